// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What people say of two activities: the same planned activity, or not. Kept like corrections, apart from
// what was read: each side is anchored to what its document says (plan, section, title), never to a position,
// so that a judgement survives re-reading, renumbered rows and renamed files. None is ever dropped: one that
// no longer finds both of its activities is stale, one that was taken back is revoked and kept.
//
// The store (Store::put_judgements, Store::each_judgement) keeps them and knows at any time where both sides
// are; what they do to the groups is grouping.h's. Judgements that contradict each other are all kept: who
// binds groups by them takes the newest active one of each pair (judgement_is_newer()).
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "schema/order_document.h"

namespace prikaz::corpus {

enum class Verdict { Same, Different, Unsure };
std::string_view verdict_name(Verdict verdict);  ///< "same", "different", "unsure"
std::optional<Verdict> verdict_by_name(std::string_view name);

/// Where an activity is in the corpus as it stands; see activity_identity() in comparison.h.
struct ActivityPlace {
  std::string order;        ///< key
  std::size_t roadmap = 0;  ///< index into `roadmaps`
  std::string activity;     ///< id: "a3"
  bool operator==(const ActivityPlace&) const = default;
};

/// One side of a judgement.
struct JudgedActivity {
  std::string order;                   ///< `key` or `id` of its order when it was judged
  std::string sha256;                  ///< of a content of the order: finds it again where its id has changed
  std::string plan;                    ///< the plan's title as read; may be empty
  std::string section;                 ///< the section's title as read; may be empty
  std::string quote;                   ///< the activity's title as read
  int occurrence = 1;                  ///< which of several activities that agree in plan, section and title
  std::optional<ActivityPlace> found;  ///< set by the store: where it is now; none: it is gone
  bool operator==(const JudgedActivity&) const = default;
};

enum class JudgementState {
  Active,  ///< both activities are in the corpus
  Stale,   ///< one of them is gone, or not there yet: for a person to look at
  Revoked  ///< taken back; kept
};
std::string_view state_name(JudgementState state);  ///< "active", "stale", "revoked"

struct Judgement {
  std::string id;  ///< "j-" and 12 hexadecimal digits; made by judgement_id() where empty
  Verdict verdict = Verdict::Unsure;
  JudgedActivity a, b;
  std::string author, made, note;   ///< `made`: UTC time
  std::string revoked_by, revoked;  ///< UTC time; empty while it holds
  bool operator==(const Judgement&) const = default;
};

JudgementState state_of(const Judgement& judgement);

/// From both sides, whichever is named first, and the verdict: the same judgement twice is one.
std::string judgement_id(const Judgement& judgement);

/// By `made`, then by id: of two that contradict each other the newer one holds.
bool judgement_is_newer(const Judgement& left, const Judgement& right);

/// The anchor of an activity. `document` is the order as read (Store::find_uncorrected), `order` its key;
/// `activity` an id ("a3"; "1/a3" in the second plan), a number or a title. `found` is set. Throws
/// Error(Usage) where none or several activities are named so.
JudgedActivity anchor_activity(const schema::OrderDocument& document, std::string_view order,
                               std::string_view activity);

/// Where the activity is in an order as read: by its title (else one that shares nine words of ten, if only
/// one does), among equals by section, plan and occurrence. std::nullopt where it is gone. `order`: the key
/// of `document`.
std::optional<ActivityPlace> find_activity(const schema::OrderDocument& document, std::string_view order,
                                           const JudgedActivity& activity);

/// The TSV of judgements: a heading, one row each, by id; escapes as in the table of corrections.
std::string write_judgements(std::vector<Judgement> judgements);
/// Throws Error(InvalidDocument) with the line: an unknown column or verdict, a side that is not named, two
/// sides that are one activity. Columns are found by their heading; `state` is not read. A row without `id`
/// was written by hand: its sides still need anchor_activity(), with `quote` as the name of the activity.
std::vector<Judgement> read_judgements(std::string_view table);

}  // namespace prikaz::corpus
