// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Grids whose columns are drawn and whose rows are not, or not all: figures below figures and row numbers
// show the rows that a drawn one holds.
#pragma once

#include <vector>

#include "extract/placed/lattice.h"
#include "extract/placed/words.h"

namespace prikaz::extract::placed {

/// `words[k]`: those of cell k. The same grid with more rows; nothing where all rows are drawn.
std::vector<float> find_unruled_rows(const Lattice& lattice, const std::vector<std::vector<Word>>& words);

/// The same grid with the columns of its heading drawn on where nothing parts what stands below it; without
/// cells where it has no such place.
Lattice split_open_body(const Lattice& lattice, const std::vector<std::vector<Word>>& words);

/// `ys`: ascending, each inside a row whose cells all stand in that row alone.
Lattice split_rows(const Lattice& lattice, const std::vector<float>& ys);

}  // namespace prikaz::extract::placed
