// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Rulings to grids: lines drawn in pieces, twice or as dashes become one; what crosses belongs together; a
// cell reaches as far as no wall stands between. A wall counts where a good part of it is drawn, so gaps at
// joints and partly missing borders do no harm.
#pragma once

#include <vector>

#include "base/place.h"
#include "extract/placed/page.h"

namespace prikaz::extract::placed {

struct LatticeCell {
  int row = 0, column = 0, row_span = 1, column_span = 1;
  Box box;
};

struct Lattice {
  std::vector<float> xs, ys;       ///< edges of columns and rows, ascending
  std::vector<LatticeCell> cells;  ///< by row, then column; every position is covered once
  Box box;
  int rows() const { return static_cast<int>(ys.size()) - 1; }
  int columns() const { return static_cast<int>(xs.size()) - 1; }
};

/// Rulings put together: collinear pieces joined, doubles merged; sorted by position, then begin.
std::vector<Ruling> merge_rulings(std::vector<Ruling> rulings);

struct Rulings {
  std::vector<Lattice> lattices;  ///< grids of at least two cells, top to bottom
  std::vector<Ruling> open;  ///< horizontal lines that nothing crosses, top to bottom: of half-ruled tables
};
/// `width`, `height`: of the page; a frame around all of it is no table.
Rulings find_lattices(std::vector<Ruling> rulings, float width, float height);

}  // namespace prikaz::extract::placed
