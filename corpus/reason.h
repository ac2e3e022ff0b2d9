// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Why an activity is not found in a municipality, or a plan not complete: a code and what it needs to be
// told. Sentences are made where they are shown: write_reason() for terminals and tables,
// web/src/text/reason.js for the page.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/place.h"

namespace prikaz::corpus {

enum class ReasonCode {
  None,
  NoPlan,         ///< `count` orders, none holds a plan
  NothingLikeIt,  ///< `plans` (and `more`) were read completely
  Diagnostic,     ///< `order` has the diagnostic `text` at `at`; `detail` is its message
  NotUnderstood,  ///< `count` of `of` characters of `order` found no place
  Undated,        ///< planned, with the timing `text` that no period can judge
  OutsidePeriod   ///< planned, with the timing `text` outside the period
};
/// "no-plan", "nothing-like-it", "diagnostic", "not-understood", "undated", "outside-period"; empty for None.
std::string_view reason_name(ReasonCode code);

struct Reason {
  ReasonCode code = ReasonCode::None;
  std::string order;  ///< key
  std::string text, detail;
  std::vector<std::string> plans;  ///< titles
  std::size_t count = 0, of = 0, more = 0;
  Place at;
  bool operator==(const Reason&) const = default;
};

enum class Language { English, Russian };
/// A sentence without a full stop; empty for None.
std::string write_reason(const Reason& reason, Language language);

/// Why a judgement does not hold.
enum class ConflictCode {
  DifferentFromItself,  ///< an activity is not different from itself
  KeptApart             ///< others keep the two apart; «different» holds before «same»
};
std::string_view conflict_name(ConflictCode code);  ///< "different-from-itself", "kept-apart"
std::string write_conflict(ConflictCode code, Language language);

}  // namespace prikaz::corpus
