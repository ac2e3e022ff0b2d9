// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Rows of a table whose columns are known, by the order in which its texts were written. Makers of PDF write
// a table cell by cell, row by row: lines that follow each other in the content stream below each other are
// one cell's, and a row ends where the writing goes back to a column further left. So rows are told even
// where cells are set in the middle or one stands taller than its neighbours.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <vector>

#include "extract/placed/columns.h"

namespace prikaz::extract::placed {

struct OrderedRows {
  std::vector<std::vector<std::size_t>> row_of;  ///< of each line's pieces
  std::size_t rows = 0;
};

/// `pieces[k]`: those of line first + k, up to `end`. `cut_numbers`: see cut_numbers.h. `goes_on(line,
/// above)` judges by the texts whether a line goes on with a line that holds nothing but the beginning of a
/// row. Nothing where the writing does not go cell by cell, or where no cell has two lines to show it.
std::optional<OrderedRows> find_rows_by_order(const std::vector<TextLine>& lines, std::size_t first,
                                              std::size_t end, const std::vector<std::vector<Piece>>& pieces,
                                              const std::vector<bool>& cut_numbers,
                                              const std::function<bool(std::size_t, std::size_t)>& goes_on);

}  // namespace prikaz::extract::placed
