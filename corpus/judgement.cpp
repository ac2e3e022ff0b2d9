// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/judgement.h"

#include <algorithm>
#include <array>
#include <tuple>

#include "base/error.h"
#include "base/sha256.h"
#include "corpus/decision/activity.h"
#include "corpus/decision/table.h"
#include "schema/json.h"

namespace prikaz::corpus {

using decision::FoundActivity;

namespace {

constexpr std::array<std::pair<Verdict, std::string_view>, 3> kVerdicts{
    {{Verdict::Same, "same"}, {Verdict::Different, "different"}, {Verdict::Unsure, "unsure"}}};

std::string anchor_text(const JudgedActivity& activity) {
  std::string text;
  for (const std::string* part : {&activity.order, &activity.plan, &activity.section, &activity.quote})
    text += *part + '\n';
  return text + std::to_string(activity.occurrence) + '\n';
}

/// Those that only their order in the document tells apart: the candidates with this section and plan.
std::vector<FoundActivity> narrow(const std::vector<FoundActivity>& titled, const JudgedActivity& activity) {
  const std::vector<FoundActivity> same_section = decision::preferably(titled, [&](const FoundActivity& one) {
    return decision::folded(one.section) == decision::folded(activity.section);
  });
  return decision::preferably(same_section, [&](const FoundActivity& one) {
    return decision::folded(one.plan) == decision::folded(activity.plan);
  });
}

ActivityPlace place_of(const FoundActivity& found, std::string_view order) {
  return {std::string(order), found.roadmap, found.id()};
}

const decision::Headings& judgement_headings() {
  static const decision::Headings headings{
      "judgement",    "verdict", "order_a",  "sha256_a",   "plan_a",    "section_a", "quote_a",
      "occurrence_a", "order_b", "sha256_b", "plan_b",     "section_b", "quote_b",   "occurrence_b",
      "author",       "made",    "note",     "revoked_by", "revoked",   "state"};
  return headings;
}

}  // namespace

std::string_view verdict_name(Verdict verdict) { return kVerdicts[static_cast<std::size_t>(verdict)].second; }

std::optional<Verdict> verdict_by_name(std::string_view name) {
  for (const auto& [verdict, known] : kVerdicts)
    if (known == name) return verdict;
  return std::nullopt;
}

std::string_view state_name(JudgementState state) {
  static constexpr std::array<std::string_view, 3> kNames{"active", "stale", "revoked"};
  return kNames[static_cast<std::size_t>(state)];
}

JudgementState state_of(const Judgement& judgement) {
  if (!judgement.revoked.empty()) return JudgementState::Revoked;
  return judgement.a.found && judgement.b.found ? JudgementState::Active : JudgementState::Stale;
}

std::string judgement_id(const Judgement& judgement) {
  std::string first = anchor_text(judgement.a), second = anchor_text(judgement.b);
  if (second < first) std::swap(first, second);
  return "j-" + sha256_hex(first + second + std::string(verdict_name(judgement.verdict))).substr(0, 12);
}

bool judgement_is_newer(const Judgement& left, const Judgement& right) {
  return std::tie(left.made, left.id) > std::tie(right.made, right.id);
}

JudgedActivity anchor_activity(const schema::OrderDocument& document, std::string_view order,
                               std::string_view activity) {
  const auto json = decision::Json::parse(schema::write_order(document));
  const std::vector<FoundActivity> all = decision::all_activities(json);
  const FoundActivity chosen = decision::choose_activity(all, activity);
  JudgedActivity anchor;
  anchor.order = order;
  anchor.sha256 = document.source.sha256;
  anchor.plan = chosen.plan;
  anchor.section = chosen.section;
  anchor.quote = chosen.title();
  anchor.found = place_of(chosen, order);
  for (const FoundActivity& equal : narrow(decision::find_titled(all, anchor.quote), anchor)) {
    if (equal.pointer == chosen.pointer) break;
    ++anchor.occurrence;
  }
  return anchor;
}

std::optional<ActivityPlace> find_activity(const schema::OrderDocument& document, std::string_view order,
                                           const JudgedActivity& activity) {
  const auto json = decision::Json::parse(schema::write_order(document));
  const std::vector<FoundActivity> all = decision::all_activities(json);
  const std::vector<FoundActivity> found = narrow(decision::find_titled(all, activity.quote), activity);
  const auto nth = static_cast<std::size_t>(std::max(activity.occurrence, 1)) - 1;
  if (nth >= found.size()) return std::nullopt;
  return place_of(found[nth], order);
}

std::string write_judgements(std::vector<Judgement> judgements) {
  std::sort(judgements.begin(), judgements.end(),
            [](const Judgement& left, const Judgement& right) { return left.id < right.id; });
  std::vector<decision::Fields> rows;
  for (const Judgement& judgement : judgements) {
    decision::Fields& row = rows.emplace_back();
    row = {judgement.id, std::string(verdict_name(judgement.verdict))};
    for (const JudgedActivity* side : {&judgement.a, &judgement.b})
      row.insert(row.end(), {side->order, side->sha256, side->plan, side->section, side->quote,
                             std::to_string(side->occurrence)});
    row.insert(row.end(), {judgement.author, judgement.made, judgement.note, judgement.revoked_by,
                           judgement.revoked, std::string(state_name(state_of(judgement)))});
  }
  return decision::write_table(judgement_headings(), rows);
}

std::vector<Judgement> read_judgements(std::string_view table) {
  std::vector<Judgement> judgements;
  const auto read_row = [&](std::size_t line, const decision::Fields& fields) {
    const auto verdict = verdict_by_name(fields[1]);
    if (!verdict)
      throw decision::line_error(line, "\"" + fields[1] + "\" is no verdict: same, different or unsure");
    Judgement judgement;
    judgement.id = fields[0];
    judgement.verdict = *verdict;
    const auto read_side = [&](std::size_t first) {
      return JudgedActivity{fields[first],     fields[first + 1],
                            fields[first + 2], fields[first + 3],
                            fields[first + 4], decision::read_occurrence(line, fields[first + 5]),
                            std::nullopt};
    };
    judgement.a = read_side(2);
    judgement.b = read_side(8);
    for (const JudgedActivity* side : {&judgement.a, &judgement.b})
      if (side->order.empty() || side->quote.empty())
        throw decision::line_error(line, "order and quote must not be empty on either side");
    if (anchor_text(judgement.a) == anchor_text(judgement.b))
      throw decision::line_error(line, "both sides are one activity");
    judgement.author = fields[14];
    judgement.made = fields[15];
    judgement.note = fields[16];
    judgement.revoked_by = fields[17];
    judgement.revoked = fields[18];
    judgements.push_back(std::move(judgement));
  };
  decision::read_table(table, judgement_headings(), {"verdict", "order_a", "quote_a", "order_b", "quote_b"},
                       read_row);
  return judgements;
}

}  // namespace prikaz::corpus
