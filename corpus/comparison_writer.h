// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A comparison for machines, for spreadsheets and for terminals.
#pragma once

#include <string>

#include "corpus/comparison.h"
#include "corpus/similarity.h"

namespace prikaz::corpus {

/// "prikaz-comparison/1", see docs/format.md. `pretty` indents.
std::string write_comparison_json(const Comparison& comparison, bool pretty = false);

/// RFC 4180, a row for each group and municipality; cells that a spreadsheet would run are guarded.
std::string write_comparison_csv(const Comparison& comparison);

/// "приказ № 5 от 2021-06-11 «О плане», Министерство образования края": what is known of it.
std::string describe_act(const ParentAct& act);

/// A workbook (ECMA-376) with the matrix, all activities, gaps, plans, parent acts and their rows, in
/// constant memory. Written beside `path` and renamed. Throws Error(Unreadable, DiskFull).
void write_comparison_xlsx(const Comparison& comparison, const std::string& path);

struct TerminalStyle {
  std::size_t columns = 100;  ///< characters a line may have
  bool colour = false;
  std::size_t groups = 40;  ///< at most so many rows
};
std::string write_comparison_table(const Comparison& comparison, const TerminalStyle& style);

/// Where an activity has come to, and where else it might have.
struct Placement {
  std::string group, label;
  std::size_t members = 0;
  bool judged = false;    ///< a person put it there
  std::string runner_up;  ///< label of the other group whose leader it is most like
  double runner_up_score = 0;
};
std::string write_placements(const Placement& a, const Placement& b);

std::string write_explanation(const Explanation& explanation, std::string_view title_a,
                              std::string_view title_b);

}  // namespace prikaz::corpus
