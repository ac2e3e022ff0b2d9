// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// From cells as a word processor stores them (an extent from edge to edge, merges as flags) to a true grid.
// The edges of all rows together make the columns: edges that differ by less than a hand's tremor are one,
// unless a cell would vanish. Every position of the finished grid is covered by exactly one cell: holes
// (gridBefore, short rows) get empty cells.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "base/limits.h"
#include "extract/document.h"

namespace prikaz::extract::office {

enum class Merge : std::uint8_t {
  None,
  Begin,    ///< w:vMerge="restart", \clvmgf
  Continue  ///< w:vMerge, \clvmrg: goes on with the cell above
};

/// A cell while its table is read: small, for there may be millions. `column` is the left edge and
/// `column_span` the width, in grid columns or twips (RawTable).
struct RawCell {
  int row = 0;
  int column = 0;
  int row_span = 1;
  int column_span = 1;
  std::string text;
  std::vector<std::string> links;
};

/// A table while it is read. `cells` hold `row`, `text` and, until finish_grid, in `column` the left edge and
/// in `column_span` the width: in grid columns where `widths` or nothing tells how wide these are, else in
/// twips.
struct RawTable {
  std::vector<RawCell> cells;
  std::vector<Merge> merges;                 ///< one for each cell
  std::vector<std::pair<int, int>> deleted;  ///< extents of cells that tracked changes took away
  std::vector<RowMark> rows;
  std::vector<int> widths;  ///< of the grid columns, in twips; may be empty, too short or nonsense
  bool edges_in_twips = false;
};

struct Grid {
  Table table;
  std::vector<int> edges;  ///< columns + 1, in twips where known: for comparing two tables' grids
  int broken_merges = 0;   ///< cells that claim to continue nothing: they became cells of their own
  int dropped_texts = 0;   ///< texts in continuing cells, which no word processor shows
};

/// Throws Error LimitExceeded where the grid has too many columns or cells.
Grid finish_grid(RawTable raw, const Limits& limits);

}  // namespace prikaz::extract::office
