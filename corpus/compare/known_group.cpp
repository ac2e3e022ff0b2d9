// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/known_group.h"

#include <algorithm>

#include "corpus/comparison.h"

namespace prikaz::corpus {

std::vector<KnownGroup> changed_groups(const std::vector<KnownGroup>& known, std::vector<GroupLeader> leaders,
                                       std::string_view now) {
  std::sort(leaders.begin(), leaders.end(), [](const auto& a, const auto& b) { return a.id < b.id; });
  std::vector<KnownGroup> changed;
  auto old = known.begin();
  const auto retire = [&] {
    if (old->retired.empty()) {
      changed.push_back(*old);
      changed.back().retired = now;
    }
    ++old;
  };
  for (GroupLeader& leader : leaders) {
    while (old != known.end() && old->leader.id < leader.id) retire();
    if (old == known.end() || old->leader.id != leader.id) {
      changed.push_back({std::move(leader), std::string(now), {}});
      continue;
    }
    if (!old->retired.empty() || old->leader != leader)
      changed.push_back({std::move(leader), old->first_seen, {}});
    ++old;
  }
  while (old != known.end()) retire();
  return changed;
}

std::optional<std::size_t> find_successor(const Comparison& comparison, const GroupLeader& leader) {
  std::optional<std::size_t> found;
  int best = 0;
  for (std::size_t g = 0; g < comparison.groups.size(); ++g)
    for (const ComparedActivity& member : comparison.groups[g].members) {
      if (member.title != leader.title) continue;
      const bool same_order = member.order == leader.place.order;
      const bool itself =
          same_order && member.roadmap == leader.place.roadmap && member.activity == leader.place.activity;
      const int likeness = itself ? 3 : same_order ? 2 : 1;
      if (likeness <= best) continue;
      best = likeness;
      found = g;
    }
  return found;
}

}  // namespace prikaz::corpus
