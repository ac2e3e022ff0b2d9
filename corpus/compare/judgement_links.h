// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Judgements on pairs → what must be together and what must not. A set of judgements that cannot all hold
// («A is B», «B is C», «A is not C») has one answer, whatever the order in which it comes: «different» holds
// before «same», and of the «same» ones those that come first by their identities; what does not hold is
// named.
#pragma once

#include <cstdint>
#include <unordered_map>
#include <vector>

#include "corpus/grouping.h"

namespace prikaz::corpus {

struct JudgementLinks {
  /// Identities that must be together, sorted; only such of two and more.
  std::vector<std::vector<std::string>> together;
  /// Pairs that must not be together, sorted; each pair once, the smaller identity first.
  std::vector<std::pair<std::string, std::string>> apart;
  std::vector<JudgementConflict> conflicts;
};

/// Unsure judgements bind nothing. Linear but for sorting.
JudgementLinks link_judgements(std::vector<PairJudgement> judgements);

}  // namespace prikaz::corpus
