// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/comparison.h"

#include <algorithm>

namespace prikaz::corpus {

std::string_view state_name(State state) {
  switch (state) {
    case State::Present:
      return "present";
    case State::Near:
      return "near";
    case State::Absent:
      return "absent";
    case State::Unknown:
      return "unknown";
    case State::NoDocument:
      return "no-document";
  }
  return "unknown";
}

std::string municipality_id(std::string_view order_id) {
  const std::size_t first = order_id.find('/');
  const std::size_t second = first == std::string_view::npos ? first : order_id.find('/', first + 1);
  return std::string(order_id.substr(0, second));
}

std::string activity_identity(std::string_view order_key, std::size_t roadmap, std::string_view activity) {
  return std::string(order_key) + '#' + std::to_string(roadmap) + '/' + std::string(activity);
}

std::vector<State> Comparison::states(const ComparedGroup& group) const {
  std::vector<State> states;
  for (const ComparedMunicipality& municipality : municipalities) states.push_back(municipality.otherwise);
  for (const Gap& gap : group.exceptions) states[gap.municipality] = gap.state;
  std::vector<bool> found(municipalities.size(), false);
  for (const ComparedActivity& member : group.members) {
    State& state = states[member.municipality];
    if (!found[member.municipality] || member.state == State::Present) state = member.state;
    found[member.municipality] = true;
  }
  return states;
}

bool Comparison::keep_only(std::string_view group_id) {
  const auto wanted = std::find_if(groups.begin(), groups.end(),
                                   [&](const ComparedGroup& group) { return group.id == group_id; });
  if (wanted == groups.end()) return false;
  const auto number = static_cast<std::uint32_t>(wanted - groups.begin());
  std::vector<ComparedGroup> only;
  only.push_back(std::move(*wanted));
  groups = std::move(only);
  std::vector<std::uint32_t> numbers(parents.size(), UINT32_MAX);
  std::vector<ParentAct> demanding;
  for (std::size_t k = 0; k < parents.size(); ++k) {
    ParentAct& act = parents[k];
    if (std::find(act.rows.begin(), act.rows.end(), number) == act.rows.end()) continue;
    act.rows = {0};
    act.followers.clear();  // they are counted over all rows
    numbers[k] = static_cast<std::uint32_t>(demanding.size());
    demanding.push_back(std::move(act));
  }
  parents = std::move(demanding);
  for (ComparedPlan& plan : plans) {
    std::vector<std::uint32_t> left;
    for (const std::uint32_t parent : plan.parents)
      if (numbers[parent] != UINT32_MAX) left.push_back(numbers[parent]);
    plan.parents = std::move(left);
  }
  pairs.clear();
  return true;
}

std::vector<Gap> Comparison::gaps(const ComparedGroup& group) const {
  std::vector<bool> found(municipalities.size(), false);
  for (const ComparedActivity& member : group.members) found[member.municipality] = true;
  std::vector<Gap> gaps;
  auto exception = group.exceptions.begin();
  for (std::uint32_t k = 0; k < municipalities.size(); ++k) {
    while (exception != group.exceptions.end() && exception->municipality < k) ++exception;
    if (found[k]) continue;
    if (exception != group.exceptions.end() && exception->municipality == k)
      gaps.push_back(*exception);
    else
      gaps.push_back({k, municipalities[k].otherwise, municipalities[k].reason});
  }
  return gaps;
}

}  // namespace prikaz::corpus
