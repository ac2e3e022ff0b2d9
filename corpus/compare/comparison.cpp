// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/comparison.h"

#include <algorithm>
#include <set>
#include <tuple>

#include "base/utf8.h"

namespace prikaz::corpus {
namespace {

constexpr double kCompleteCoverage =
    0.98;  // share of characters placed from which a reading counts as complete

// "ru-per/perm" of "ru-per/perm/prikaz/2021-08-09/1".
std::string municipality_id(std::string_view order_id) {
  const std::size_t first = order_id.find('/');
  const std::size_t second = first == std::string_view::npos ? first : order_id.find('/', first + 1);
  return std::string(order_id.substr(0, second));
}

bool wanted_region(const CompareOptions& options, const schema::OrderDocument& order) {
  if (options.regions.empty()) return true;
  if (!order.order.municipality || !order.order.municipality->region) return false;
  const normalize::Region& region = *order.order.municipality->region;
  return std::any_of(options.regions.begin(), options.regions.end(), [&](const std::string& wanted) {
    return (region.iso && utf8::fold(*region.iso) == utf8::fold(wanted)) ||
           utf8::fold(region.name) == utf8::fold(wanted);
  });
}

bool meets(const std::optional<normalize::DateRange>& period, const schema::Activity& activity) {
  if (!period) return true;
  if (!activity.timing || (!activity.timing->start && !activity.timing->end)) return false;
  const auto& timing = *activity.timing;
  if (period->start && timing.end && *timing.end < *period->start) return false;
  if (period->end && timing.start && *timing.start > *period->end) return false;
  return true;
}

bool has_errors(const schema::OrderDocument& order, std::string& reason) {
  for (const Diagnostic& diagnostic : order.diagnostics)
    if (diagnostic.severity == Severity::Error || diagnostic.code == "columns-guessed" ||
        diagnostic.code == "text-undecodable" || diagnostic.code == "needs-ocr") {
      reason = diagnostic.code + ": " + diagnostic.message;
      return true;
    }
  const auto& coverage = order.coverage;
  if (static_cast<double>(coverage.placed) < kCompleteCoverage * static_cast<double>(coverage.characters)) {
    reason = std::to_string(coverage.characters - coverage.placed) + " of " +
             std::to_string(coverage.characters) + " characters were not understood";
    return true;
  }
  return false;
}

void widen(std::optional<normalize::Date>& low, std::optional<normalize::Date>& high,
           const std::optional<normalize::Date>& value) {
  if (!value) return;
  if (!low || *value < *low) low = value;
  if (!high || *value > *high) high = value;
}

}  // namespace

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

std::string activity_identity(std::string_view order_key, std::size_t roadmap, std::string_view activity) {
  return std::string(order_key) + '#' + std::to_string(roadmap) + '/' + std::string(activity);
}

struct ComparisonBuilder::Work {
  CompareOptions options;
  Grouping grouping;
  std::vector<ComparedMunicipality> municipalities;
  std::map<std::string, std::uint32_t> municipality_of;
  std::vector<ComparedActivity> activities;  // by item of the grouping
  std::uint32_t plans = 0;

  std::uint32_t municipality(const schema::OrderDocument& order) {
    std::string id = municipality_id(order.id);
    const auto [known, fresh] =
        municipality_of.try_emplace(id, static_cast<std::uint32_t>(municipalities.size()));
    if (fresh) {
      ComparedMunicipality entry;
      entry.id = std::move(id);
      if (order.order.municipality) {
        entry.name = order.order.municipality->name;
        entry.region = order.order.municipality->region;
      } else {
        entry.name = order.order.issuer ? order.order.issuer->name : std::string("?");
      }
      municipalities.push_back(std::move(entry));
    }
    return known->second;
  }

  // The best document of a municipality decides what silence means.
  void set_otherwise(ComparedMunicipality& municipality, const schema::OrderDocument& order) const {
    State state = State::NoDocument;
    std::string reason = "none of its orders in the corpus holds a plan";
    if (!order.roadmaps.empty()) {
      std::string error;
      state = has_errors(order, error) ? State::Unknown : State::Absent;
      reason = state == State::Unknown ? error : "its plan was read completely and has no such activity";
    }
    // Absent is the surest knowledge, but one doubtful plan leaves room for the activity.
    if (municipality.reason.empty() || municipality.otherwise == State::NoDocument ||
        (municipality.otherwise == State::Absent && state == State::Unknown)) {
      municipality.otherwise = state;
      municipality.reason = std::move(reason);
    }
  }

  void fill(ComparedGroup& group) const {
    std::map<std::string, std::size_t> categories;
    for (const ComparedActivity& member : group.members) {
      ++categories[member.category];
      widen(group.start, group.end, member.start);
      widen(group.start, group.end, member.end);
      widen(group.earliest, group.latest, member.end);
      if (member.state == State::Near) group.band = Band::Review;
    }
    std::size_t most = 0;
    for (const auto& [category, count] : categories)
      if (count > most) {
        most = count;
        group.category = category;
      }
  }

  // Municipalities by id, so that nothing depends on the order in which orders were added.
  std::vector<std::uint32_t> sort_municipalities() {
    std::vector<std::uint32_t> by_id(municipalities.size());
    for (const auto& [id, index] : municipality_of) by_id[index] = 0;
    std::vector<ComparedMunicipality> sorted;
    for (const auto& [id, index] : municipality_of) {
      by_id[index] = static_cast<std::uint32_t>(sorted.size());
      std::sort(municipalities[index].orders.begin(), municipalities[index].orders.end());
      sorted.push_back(std::move(municipalities[index]));
    }
    municipalities = std::move(sorted);
    return by_id;
  }
};

ComparisonBuilder::ComparisonBuilder(CompareOptions options) : work_(std::make_unique<Work>()) {
  work_->options = std::move(options);
}
ComparisonBuilder::~ComparisonBuilder() = default;

void ComparisonBuilder::add(const schema::OrderDocument& order, std::string_view key) {
  Work& work = *work_;
  if (!wanted_region(work.options, order)) return;
  const std::uint32_t municipality = work.municipality(order);
  work.municipalities[municipality].orders.emplace_back(key);
  work.set_otherwise(work.municipalities[municipality], order);
  const ShortForms forms = short_forms(order);
  const std::vector<std::string> place = place_stems(order.order);
  for (std::size_t r = 0; r < order.roadmaps.size(); ++r, ++work.plans) {
    for (const schema::Activity& activity : order.roadmaps[r].activities) {
      const auto& categories = work.options.categories;
      if (!categories.empty() &&
          std::find(categories.begin(), categories.end(), activity.category) == categories.end())
        continue;
      if (!meets(work.options.period, activity)) continue;
      work.grouping.add(describe_activity(activity, forms, place), activity_identity(key, r, activity.id),
                        municipality, work.plans);
      ComparedActivity compared;
      compared.order = key;
      compared.roadmap = static_cast<std::uint32_t>(r);
      compared.activity = activity.id;
      compared.municipality = municipality;
      compared.title = activity.title;
      compared.category = activity.category;
      if (activity.timing) {
        compared.start = activity.timing->start;
        compared.end = activity.timing->end;
        compared.timing = activity.timing->raw;
      }
      for (const normalize::Party& party : activity.responsible) compared.responsible.push_back(party.name);
      work.activities.push_back(std::move(compared));
      ++work.municipalities[municipality].activities;
    }
  }
}

void ComparisonBuilder::judge(const PairJudgement& judgement) { work_->grouping.judge(judgement); }

Comparison ComparisonBuilder::finish() {
  Work& work = *work_;
  Comparison comparison;
  const std::vector<std::uint32_t> by_id = work.sort_municipalities();
  for (const ActivityGroup& found : work.grouping.run(work.options.threads)) {
    ComparedGroup group;
    group.id = found.id;
    group.label = work.activities[found.leader].title;
    for (const GroupMember& member : found.members) {
      ComparedActivity& activity = work.activities[member.item];
      activity.state = member.band == Band::Review ? State::Near : State::Present;
      activity.score = member.score;
      activity.municipality = by_id[activity.municipality];
      group.members.push_back(std::move(activity));
    }
    std::sort(group.members.begin(), group.members.end(), [](const auto& a, const auto& b) {
      // "a2" before "a10"
      const auto key = [](const ComparedActivity& x) {
        return std::tuple(x.municipality, std::string_view(x.order), x.roadmap, x.activity.size(),
                          std::string_view(x.activity));
      };
      return key(a) < key(b);
    });
    work.fill(group);
    comparison.groups.push_back(std::move(group));
  }
  comparison.municipalities = std::move(work.municipalities);
  const auto reach = [](const ComparedGroup& group) {
    std::set<std::uint32_t> found;
    for (const ComparedActivity& member : group.members) found.insert(member.municipality);
    return found.size();
  };
  std::vector<std::pair<std::size_t, std::size_t>> order;
  for (std::size_t k = 0; k < comparison.groups.size(); ++k)
    order.emplace_back(reach(comparison.groups[k]), k);
  std::stable_sort(order.begin(), order.end(),
                   [](const auto& a, const auto& b) { return a.first > b.first; });
  std::vector<ComparedGroup> groups;
  for (const auto& [size, k] : order) groups.push_back(std::move(comparison.groups[k]));
  comparison.groups = std::move(groups);
  return comparison;
}

std::vector<State> Comparison::states(const ComparedGroup& group) const {
  std::vector<State> states;
  for (const ComparedMunicipality& municipality : municipalities) states.push_back(municipality.otherwise);
  std::vector<bool> found(municipalities.size(), false);
  for (const ComparedActivity& member : group.members) {
    State& state = states[member.municipality];
    if (!found[member.municipality] || member.state == State::Present) state = member.state;
    found[member.municipality] = true;
  }
  return states;
}

}  // namespace prikaz::corpus
