// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// From rows of cell texts to a Table, and what the layout tells of its rows: repeated headings, column
// numbers, rows that a page break cut. All readers of text share it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/limits.h"
#include "extract/document.h"
#include "extract/layout/inline_marks.h"

namespace prikaz::extract::layout {

struct GridCell {
  std::string text;
  int line = 0;
  int column_span = 1;
  int row_span = 1;
  std::vector<std::string> links;
};

/// A further line of a cell that takes several lines of text; an empty one is left out. The cell's line is
/// that of its first text.
void append_line(GridCell& cell, Cleaned line, int number);

/// What stands above a row: nothing, a page break or blank lines, or a page break at which the texts of the
/// row did not fit behind those above them.
enum class RowBreak : char { None, Break, NoRoom };

class GridBuilder {
 public:
  explicit GridBuilder(const Limits& limits) : limits_(limits) {}

  /// The next row, cell by cell from the left; positions covered from above are skipped by it. `after_break`:
  /// blank lines, a page break or a new heading stand between this row and the one above.
  void add_row(std::vector<GridCell> cells, bool after_break, Furniture furniture = Furniture::None,
               bool heading = false);
  std::size_t rows() const { return marks_.size(); }
  /// A further line of the last row's last cell.
  void append_to_last(std::string_view text, int line);
  int guessed_rows = 0;  ///< rows whose cells were aligned by guess

  /// The table: as wide as its widest row, short rows filled with empty cells, rows marked (mark_rows).
  /// Throws Error(LimitExceeded) where it has more rows or cells than the limits.
  Table finish(std::string_view kind);

 private:
  void check_limits() const;

  const Limits& limits_;
  std::vector<Cell> cells_;
  std::vector<RowMark> marks_;
  std::vector<RowBreak> breaks_;
  std::vector<int> covered_;  ///< for each column, up to which row it is covered from above
};

/// Marks Furniture and `continues`.
void mark_rows(Table& table, const std::vector<RowBreak>& breaks);

/// The wholly-numbers row under a heading: "1 2 3 4 5", also one short of the columns. Empty texts are passed
/// over.
bool is_column_numbers(const std::vector<std::string_view>& texts, int columns);

}  // namespace prikaz::extract::layout
