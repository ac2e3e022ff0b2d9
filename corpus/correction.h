// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Corrections by people: decisions about a field of an order, kept apart from the reading and applied over
// it. A correction is anchored to what the document says (the text of the activity, the wording that was
// read), never to a position, so that it survives re-reading, renumbered rows and renamed files. None is ever
// dropped: one that no longer finds its text is stale, one that the program reads right by now is redundant.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "schema/order_document.h"

namespace prikaz::corpus {

enum class CorrectionState {
  Active,     ///< applied
  Redundant,  ///< the reading says the same by itself
  Stale,      ///< its anchor is gone: for a person to look at
  Revoked     ///< taken back; kept
};
std::string_view state_name(CorrectionState state);
std::optional<CorrectionState> correction_state_by_name(std::string_view name);

struct Correction {
  std::string id;      ///< "c-" and 12 hexadecimal digits; made by correction_id() where empty
  std::string order;   ///< `key` or `id` of the order
  std::string sha256;  ///< of a content it was made on: finds the order again where its id has changed
  /// "order/number", "roadmap/period/end", "activity/timing", "activity/timing/items/0/end": the thing and
  /// the path below it.
  std::string field;
  std::string quote;  ///< the activity's title or the plan's, as read; empty for fields of the order
  std::string
      context;  ///< the section's title and the cell's text: told apart by it where a title is there twice
  int occurrence = 1;     ///< which of several activities that agree in quote and context
  std::string old_value;  ///< JSON of what was read when the correction was made
  std::string new_value;  ///< JSON, or plain text: a phrase for timing and parties, a word for strings
  std::string author, made, note;   ///< `made`: UTC time
  std::string revoked_by, revoked;  ///< UTC time; empty while it holds
  CorrectionState state = CorrectionState::Active;
  bool operator==(const Correction&) const = default;
};

/// From order, field, quote, context, occurrence and new value: the same decision twice is one.
std::string correction_id(const Correction& correction);

/// Applies all that concern `document` in the order of `made`, then id; sets each one's state. Each applied
/// one leaves the diagnostic `corrected`. A value that does not fit its field makes the correction stale.
void apply_corrections(schema::OrderDocument& document, std::vector<Correction>& corrections);

/// Fills quote, context, old value and id of a correction from the order as it stands. `activity` is an
/// activity's id ("a3"), its number or its title; empty for fields of the order or of the only roadmap.
/// Throws Error(Usage) where nothing or several things fit, or the new value does not fit the field.
void anchor_correction(const schema::OrderDocument& document, std::string_view activity,
                       Correction& correction);

/// The TSV of corrections: a heading, one row each, by id; "\t", "\n", "\\" escaped as in TSV by IANA.
std::string write_corrections(const std::vector<Correction>& corrections);
/// Throws Error(InvalidDocument) with the line. Columns are found by their heading; `state` is ignored but
/// for "revoked".
std::vector<Correction> read_corrections(std::string_view table);

}  // namespace prikaz::corpus
