// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Rows of a table whose columns are known and whose rows nothing parts: a line goes on with the row above
// where its texts go on with the texts above them, in every column.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "extract/placed/columns.h"

namespace prikaz::extract::placed {

struct RowStarts {
  std::vector<std::size_t> starts;  ///< lines at which rows begin, the first of all lines among them
  bool told = false;                ///< by the numbers of the first column or the order of writing
  /// The row of each line's pieces; empty where all of a line are of one row.
  std::vector<std::vector<std::size_t>> row_of;
};

/// The row of each piece of several bands of lines, one after the other.
struct RowPlan {
  std::vector<std::vector<std::size_t>> row_of;  ///< by line
  std::size_t rows = 0;
  bool told = false;

  /// Appends the rows of lines [first, end).
  void add(const RowStarts& found, std::size_t first, std::size_t end,
           const std::vector<std::vector<Piece>>& pieces);
};

/// Rows of the lines [first, end). `pieces[k]`: those of line first + k. `cut_numbers`: what cut_numbers.h
/// finds of these lines or of more. `heading_end`: lines before it belong to the heading.
RowStarts find_rows(const std::vector<TextLine>& lines, std::size_t first, std::size_t end,
                    const std::vector<std::vector<Piece>>& pieces, const Columns& columns,
                    std::vector<bool> cut_numbers, std::size_t heading_end);

/// A section's title, be it so short that it stays in one column: alone in the middle of the table and not
/// where the column's texts begin.
bool is_centred_title(const TextLine& line, const std::vector<Piece>& pieces, const Columns& columns);

/// «1994», «2004».
bool is_year(std::string_view text);

/// "1,234", "(5.6)", "–", "12%", "н.д.": what stands in a column of figures.
bool is_figure(const TextLine& line, const Piece& piece);

}  // namespace prikaz::extract::placed
