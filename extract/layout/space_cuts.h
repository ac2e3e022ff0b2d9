// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The columns of one row of a table whose cells only blank positions part. A dump sets every row by itself,
// so that its columns stand a few positions left or right of those above: the gutters of a row are the runs
// of positions that all of its lines leave free, those nearest to where the columns usually begin.
#pragma once

#include <cstddef>
#include <optional>
#include <utility>
#include <vector>

#include "extract/layout/space_lines.h"

namespace prikaz::extract::layout {

/// What parts two columns: positions that all lines of a row leave free, or where lines stand a position off
/// each other, one that all leave free there or right beside it.
struct Gutter {
  std::size_t begin = 0, end = 0;
  bool loose = false;
};

class RowCuts {
 public:
  explicit RowCuts(std::vector<Gutter> gutters) : gutters_(std::move(gutters)) {}
  /// Positions of a column in a line of that row; an empty range for an empty cell.
  Piece place(const SpaceLine& line, std::size_t column) const;
  std::size_t columns() const { return gutters_.size() + 1; }

 private:
  Gutter gutter(const SpaceLine& line, std::size_t k) const;

  std::vector<Gutter> gutters_;
};

/// `starts`: where the texts of each column usually begin, ascending. Nothing where a gutter is too far from
/// its place or a text stands across it. Time: lines × positions.
std::optional<RowCuts> cut_columns(const std::vector<SpaceLine>& lines, std::size_t begin, std::size_t end,
                                   const std::vector<std::size_t>& starts);

}  // namespace prikaz::extract::layout
