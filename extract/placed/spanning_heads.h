// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Headings over several columns of a table without a full grid: a ruling below them tells how far they reach,
// or they stand in the middle of columns of which the next line has each.
#pragma once

#include <cstddef>
#include <utility>
#include <vector>

#include "extract/placed/columns.h"

namespace prikaz::extract::placed {

/// Widens `pieces` (those of lines [first, end)) that head several columns. `open`: horizontal rulings, top
/// to bottom.
void spread_heads(const std::vector<TextLine>& lines, const std::vector<Ruling>& open, std::size_t first,
                  std::size_t end, const Columns& columns, std::vector<std::vector<Piece>>& pieces);

/// Whether the words of a line stand each over a column of its own, however near each other: «Year Births
/// Deaths».
bool heads_each_column(const TextLine& line, const Columns& columns);

/// Whether a line of one text above a table can head its columns right of the first one. `extent`: of all
/// lines around, in the middle of which titles stand.
bool may_stand_over_columns(const TextLine& line, const Columns& columns, std::pair<float, float> extent);

}  // namespace prikaz::extract::placed
