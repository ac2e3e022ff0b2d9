// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A comparison for machines and for terminals.
#pragma once

#include <string>

#include "corpus/comparison.h"
#include "corpus/similarity.h"

namespace prikaz::corpus {

/// "prikaz-comparison/1", see docs/format.md. `pretty` indents.
std::string write_comparison_json(const Comparison& comparison, bool pretty = false);

/// RFC 4180, a row for each group and municipality; cells that a spreadsheet would run are guarded.
std::string write_comparison_csv(const Comparison& comparison);

struct TerminalStyle {
  std::size_t columns = 100;  ///< characters a line may have
  bool colour = false;
  std::size_t groups = 40;  ///< at most so many rows
};
std::string write_comparison_table(const Comparison& comparison, const TerminalStyle& style);

std::string write_explanation(const Explanation& explanation, std::string_view title_a,
                              std::string_view title_b);

}  // namespace prikaz::corpus
