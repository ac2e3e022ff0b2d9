// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Rows of a table whose columns are known, where rulings or grounds part some of them.
#pragma once

#include <cstddef>
#include <vector>

#include "extract/placed/columns.h"
#include "extract/placed/rows.h"
#include "extract/placed/stream.h"

namespace prikaz::extract::placed {

/// Lines [first, end), the pieces of each, and where rulings stand among them.
struct LinesWithRules {
  const std::vector<TextLine>& lines;
  std::size_t first, end;
  const std::vector<float>& rules;
  const std::vector<std::vector<Piece>>& pieces;
  const Columns& columns;
};

/// The row of each piece of each line, and whether something told the rows.
RowPlan plan_rows(const LinesWithRules& lines);

/// Puts the words of the lines from `first` into the table's cells.
void fill_rows(StreamTable& table, const RowPlan& plan, const std::vector<TextLine>& lines, std::size_t first,
               const std::vector<std::vector<Piece>>& pieces);

}  // namespace prikaz::extract::placed
