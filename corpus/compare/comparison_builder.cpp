// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Orders in, a comparison out: everything is grouped, then what the filters leave out is taken away and the
// rest is numbered in an order that depends on content alone.
#include <algorithm>
#include <deque>
#include <map>
#include <tuple>
#include <unordered_map>

#include "base/utf8.h"
#include "corpus/compare/completeness.h"
#include "corpus/compare/parent_acts.h"
#include "corpus/compare/plan_pairs.h"
#include "corpus/compare/wording.h"
#include "corpus/comparison.h"

namespace prikaz::corpus {
namespace {

constexpr std::uint32_t kHidden = UINT32_MAX;
constexpr std::size_t kActivitiesAtOnce = 8192;  // whose titles are read together
constexpr std::size_t kLongestListedTitle = 60;
constexpr std::size_t kMostListedTitles = 3;

bool is_wanted(const std::vector<std::string>& regions, const ComparedMunicipality& municipality) {
  if (regions.empty()) return true;
  if (!municipality.region) return false;
  return std::any_of(regions.begin(), regions.end(), [&](const std::string& wanted) {
    return (municipality.region->iso && utf8::fold(*municipality.region->iso) == utf8::fold(wanted)) ||
           utf8::fold(municipality.region->name) == utf8::fold(wanted);
  });
}

enum class Meeting { Inside, Outside, Undated };

Meeting meets(const normalize::DateRange& period, const ComparedActivity& activity) {
  if (!activity.start && !activity.end) return Meeting::Undated;
  if (period.start && activity.end && *activity.end < *period.start) return Meeting::Outside;
  if (period.end && activity.start && *activity.start > *period.end) return Meeting::Outside;
  // A deadline counts by its own day.
  if (period.end && !activity.start && *activity.end > *period.end) return Meeting::Outside;
  return Meeting::Inside;
}

void widen(std::optional<normalize::Date>& low, std::optional<normalize::Date>& high,
           const std::optional<normalize::Date>& value) {
  if (!value) return;
  if (!low || *value < *low) low = value;
  if (!high || *value > *high) high = value;
}

Spread spread_of(const std::vector<ComparedActivity>& members) {
  Spread spread;
  std::vector<normalize::Date> ends;
  for (const ComparedActivity& member : members) {
    widen(spread.start, spread.end, member.start);
    widen(spread.start, spread.end, member.end);
    widen(spread.earliest, spread.latest, member.end);
    if (member.end) ends.push_back(*member.end);
  }
  spread.dated = ends.size();
  if (ends.empty()) return spread;
  const auto middle = ends.begin() + static_cast<std::ptrdiff_t>((ends.size() - 1) / 2);
  std::nth_element(ends.begin(), middle, ends.end());
  spread.median = *middle;
  return spread;
}

void mark_copies(std::vector<ComparedActivity>& members) {
  std::unordered_map<std::uint64_t, std::pair<std::uint32_t, bool>> plans;  // wording → first plan, several
  std::vector<std::uint64_t> wordings;
  for (const ComparedActivity& member : members) {
    wordings.push_back(wording_of(member.title));
    if (!wordings.back()) continue;
    const auto [known, fresh] = plans.try_emplace(wordings.back(), member.plan, false);
    known->second.second |= known->second.first != member.plan;
  }
  for (std::size_t k = 0; k < members.size(); ++k)
    members[k].copied = wordings[k] && plans[wordings[k]].second;
}

std::string cut(std::string_view text) {
  std::string result;
  std::size_t length = 0;
  for (std::size_t i = 0; i < text.size();) {
    if (++length > kLongestListedTitle) return result + "…";
    utf8::append(result, utf8::next(text, i));
  }
  return result;
}

ComparedActivity compared(const schema::Roadmap& roadmap, const schema::Activity& activity) {
  ComparedActivity result;
  result.activity = activity.id;
  result.number = activity.number.value_or("");
  if (activity.section) result.section = roadmap.sections[static_cast<std::size_t>(*activity.section)].title;
  result.title = activity.title;
  result.category = activity.category;
  if (activity.timing) {
    result.start = activity.timing->start;
    result.end = activity.timing->end;
    result.timing = activity.timing->raw;
  }
  for (const normalize::Party& party : activity.responsible) result.responsible.push_back(party.name);
  result.result = activity.result.value_or("");
  if (activity.indicator && !activity.indicator->empty())
    result.result += (result.result.empty() ? "" : "; ") + *activity.indicator;
  result.targets = activity.targets;
  result.at = activity.at;
  return result;
}

}  // namespace

struct ComparisonBuilder::Work {
  CompareOptions options;
  Grouping grouping;
  ParentActs parents;
  std::vector<ComparedMunicipality> municipalities;
  std::map<std::string, std::uint32_t> municipality_of;
  std::vector<ComparedPlan> plans;
  std::vector<ComparedActivity> activities;  // by item of the grouping
  // Activities whose titles are not read yet are the last ones.
  struct Unread {
    Level level_by_role = Level::Unknown;
    const TitleContext* context = nullptr;
  };
  std::vector<Unread> unread;
  std::deque<TitleContext> contexts;

  void read_titles();
  std::uint32_t municipality(const schema::OrderDocument& order);
  void explain_silence(Comparison& comparison) const;
  std::vector<std::uint32_t> number_municipalities(Comparison& comparison);
  std::vector<std::uint32_t> number_plans(Comparison& comparison,
                                          const std::vector<std::uint32_t>& municipality);
  bool show(ComparedGroup& group) const;
  ComparedGroup build_group(const ActivityGroup& found, const std::vector<std::uint32_t>& municipality,
                            const std::vector<std::uint32_t>& plan);
};

std::uint32_t ComparisonBuilder::Work::municipality(const schema::OrderDocument& order) {
  std::string id = municipality_id(order.id);
  const auto [known, fresh] =
      municipality_of.try_emplace(id, static_cast<std::uint32_t>(municipalities.size()));
  const auto named = [](const schema::Order& by) {
    if (by.municipality) return by.municipality->name;
    return by.issuer ? by.issuer->name : std::string("?");
  };
  if (fresh) {
    municipalities.emplace_back();
    municipalities.back().id = std::move(id);
    municipalities.back().name = named(order.order);
    if (order.order.municipality) municipalities.back().region = order.order.municipality->region;
  } else if (std::string name = named(order.order); name < municipalities[known->second].name) {
    // One of several spellings, whichever order came first.
    municipalities[known->second].name = std::move(name);
  }
  return known->second;
}

// By id, so that nothing depends on the order in which orders were added.
std::vector<std::uint32_t> ComparisonBuilder::Work::number_municipalities(Comparison& comparison) {
  std::vector<std::uint32_t> numbers(municipalities.size(), kHidden);
  for (const auto& [id, index] : municipality_of) {
    if (!is_wanted(options.regions, municipalities[index])) continue;
    numbers[index] = static_cast<std::uint32_t>(comparison.municipalities.size());
    std::sort(municipalities[index].orders.begin(), municipalities[index].orders.end());
    comparison.municipalities.push_back(std::move(municipalities[index]));
  }
  return numbers;
}

std::vector<std::uint32_t> ComparisonBuilder::Work::number_plans(
    Comparison& comparison, const std::vector<std::uint32_t>& municipality) {
  std::vector<std::uint32_t> by_order;
  for (std::uint32_t k = 0; k < plans.size(); ++k)
    if (municipality[plans[k].municipality] != kHidden) by_order.push_back(k);
  std::sort(by_order.begin(), by_order.end(), [this](std::uint32_t a, std::uint32_t b) {
    return std::tie(plans[a].order, plans[a].roadmap) < std::tie(plans[b].order, plans[b].roadmap);
  });
  std::vector<std::uint32_t> numbers(plans.size(), kHidden);
  for (const std::uint32_t k : by_order) {
    numbers[k] = static_cast<std::uint32_t>(comparison.plans.size());
    plans[k].municipality = municipality[plans[k].municipality];
    comparison.plans.push_back(std::move(plans[k]));
  }
  return numbers;
}

// What it means that an activity is not found in a municipality. One plan that was not read completely leaves
// room for it.
void ComparisonBuilder::Work::explain_silence(Comparison& comparison) const {
  for (ComparedMunicipality& municipality : comparison.municipalities) {
    municipality.reason.code = ReasonCode::NoPlan;
    municipality.reason.count = municipality.orders.size();
  }
  for (const ComparedPlan& plan : comparison.plans) {
    ComparedMunicipality& municipality = comparison.municipalities[plan.municipality];
    if (municipality.otherwise == State::Unknown) continue;
    municipality.otherwise = plan.complete ? State::Absent : State::Unknown;
    if (!plan.complete) {
      municipality.reason = plan.reason;
      continue;
    }
    Reason& reason = municipality.reason;
    if (reason.code != ReasonCode::NothingLikeIt) reason = {}, reason.code = ReasonCode::NothingLikeIt;
    if (reason.plans.size() < kMostListedTitles)
      reason.plans.push_back(cut(plan.title));
    else
      ++reason.more;
  }
}

ComparedGroup ComparisonBuilder::Work::build_group(const ActivityGroup& found,
                                                   const std::vector<std::uint32_t>& municipality,
                                                   const std::vector<std::uint32_t>& plan) {
  ComparedGroup group;
  group.id = found.id;
  std::map<std::string, std::size_t> categories;
  float best = -1;
  for (const GroupMember& member : found.members) {
    ComparedActivity& activity = activities[member.item];
    ++categories[activity.category];
    if (municipality[activity.municipality] == kHidden) continue;
    activity.state = member.band == Band::Review ? State::Near : State::Present;
    activity.score = member.score;
    activity.judged = member.judged;
    activity.leads = member.item == found.leader;
    activity.municipality = municipality[activity.municipality];
    activity.plan = plan[activity.plan];
    // The leader speaks for the group; where a filter hides it, the member most like it.
    const float weight = member.item == found.leader ? 2 : member.score;
    if (weight > best || (weight == best && activity.title < group.label)) {
      best = weight;
      group.label = activity.title;
    }
    group.members.push_back(std::move(activity));
  }
  std::size_t most = 0;
  for (const auto& [category, count] : categories)
    if (count > most) {
      most = count;
      group.category = category;
    }
  std::sort(group.members.begin(), group.members.end(), [](const auto& a, const auto& b) {
    // "a2" before "a10"
    const auto key = [](const ComparedActivity& x) {
      return std::tuple(x.municipality, std::string_view(x.order), x.roadmap, x.activity.size(),
                        std::string_view(x.activity));
    };
    return key(a) < key(b);
  });
  mark_copies(group.members);
  return group;
}

// Applies the filters to one group; false where nothing of it is left.
bool ComparisonBuilder::Work::show(ComparedGroup& group) const {
  if (!options.categories.empty() && std::find(options.categories.begin(), options.categories.end(),
                                               group.category) == options.categories.end())
    return false;
  if (options.period) {
    std::map<std::uint32_t, Gap> outside;
    std::erase_if(group.members, [&](const ComparedActivity& member) {
      const Meeting meeting = meets(*options.period, member);
      if (meeting == Meeting::Inside) return false;
      Gap& gap = outside[member.municipality];
      // An undated one may fall into the period: that is less than absent.
      if (meeting == Meeting::Undated || gap.reason.code == ReasonCode::None) {
        const bool undated = meeting == Meeting::Undated;
        gap = {member.municipality, undated ? State::Unknown : State::Absent, {}};
        gap.reason.code = undated ? ReasonCode::Undated : ReasonCode::OutsidePeriod;
        gap.reason.text = member.timing;
      }
      return true;
    });
    for (const ComparedActivity& member : group.members) outside.erase(member.municipality);
    for (auto& [municipality, gap] : outside) group.exceptions.push_back(std::move(gap));
  }
  if (group.members.empty()) return false;
  group.spread = spread_of(group.members);
  for (const ComparedActivity& member : group.members)
    if (member.state == State::Near) group.band = Band::Review;
  for (std::size_t k = 0; k < group.members.size(); ++k)
    group.reach += k == 0 || group.members[k].municipality != group.members[k - 1].municipality;
  return true;
}

void ComparisonBuilder::Work::read_titles() {
  const std::size_t first = activities.size() - unread.size();
  std::vector<TitleToDescribe> titles;
  titles.reserve(unread.size());
  for (std::size_t k = 0; k < unread.size(); ++k)
    titles.push_back({activities[first + k].title, unread[k].level_by_role, unread[k].context});
  const std::vector<ActivityText> texts = describe_titles(titles, options.threads);
  for (std::size_t k = 0; k < unread.size(); ++k) {
    const ComparedActivity& activity = activities[first + k];
    grouping.add(texts[k], activity_identity(activity.order, activity.roadmap, activity.activity),
                 activity.municipality, activity.plan);
  }
  unread.clear();
  contexts.clear();
}

ComparisonBuilder::ComparisonBuilder(CompareOptions options) : work_(std::make_unique<Work>()) {
  work_->options = std::move(options);
}
ComparisonBuilder::~ComparisonBuilder() = default;

void ComparisonBuilder::add(const schema::OrderDocument& order, std::string_view key) {
  Work& work = *work_;
  const std::uint32_t municipality = work.municipality(order);
  work.municipalities[municipality].orders.emplace_back(key);
  work.parents.add(order, key, municipality);
  work.contexts.push_back({short_forms(order), place_stems(order.order)});
  const Reason incompleteness = find_incompleteness(order, key);
  for (std::size_t r = 0; r < order.roadmaps.size(); ++r) {
    const schema::Roadmap& roadmap = order.roadmaps[r];
    const auto number = static_cast<std::uint32_t>(work.plans.size());
    ComparedPlan plan;
    plan.order = key;
    plan.roadmap = static_cast<std::uint32_t>(r);
    plan.municipality = municipality;
    plan.title = roadmap.title ? *roadmap.title : order.order.title.value_or("");
    if (roadmap.period) plan.start = roadmap.period->start, plan.end = roadmap.period->end;
    plan.activities = roadmap.activities.size();
    plan.complete = incompleteness.code == ReasonCode::None;
    plan.reason = incompleteness;
    work.plans.push_back(std::move(plan));
    work.municipalities[municipality].activities += roadmap.activities.size();
    for (const schema::Activity& activity : roadmap.activities) {
      work.unread.push_back({level_of(activity.responsible), &work.contexts.back()});
      work.activities.push_back(compared(roadmap, activity));
      work.activities.back().order = key;
      work.activities.back().roadmap = static_cast<std::uint32_t>(r);
      work.activities.back().municipality = municipality;
      work.activities.back().plan = number;
    }
  }
  if (work.unread.size() >= kActivitiesAtOnce) work.read_titles();
}

void ComparisonBuilder::judge(const PairJudgement& judgement) { work_->grouping.judge(judgement); }

Comparison ComparisonBuilder::finish() {
  Work& work = *work_;
  work.read_titles();
  Comparison comparison;
  const std::vector<std::uint32_t> municipality = work.number_municipalities(comparison);
  const std::vector<std::uint32_t> plan = work.number_plans(comparison, municipality);
  for (const ActivityGroup& found : work.grouping.run(work.options.threads)) {
    const ComparedActivity& leader = work.activities[found.leader];
    comparison.leaders.push_back({found.id, leader.title, {leader.order, leader.roadmap, leader.activity}});
    ComparedGroup group = work.build_group(found, municipality, plan);
    if (work.show(group)) comparison.groups.push_back(std::move(group));
  }
  // What run() put first among equals stays first, and that depends on content alone.
  std::stable_sort(comparison.groups.begin(), comparison.groups.end(),
                   [](const auto& a, const auto& b) { return a.reach > b.reach; });
  work.explain_silence(comparison);
  work.parents.fill(comparison, municipality);
  fill_plan_pairs(comparison);
  comparison.conflicts = work.grouping.conflicts();
  return comparison;
}

}  // namespace prikaz::corpus
