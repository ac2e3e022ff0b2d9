// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Tables whose columns lines part and whose rows nothing parts: a box with column lines alone, or with one
// ruling below the heading.
#pragma once

#include <optional>
#include <vector>

#include "extract/placed/lattice.h"
#include "extract/placed/stream.h"
#include "extract/placed/words.h"

namespace prikaz::extract::placed {

/// `words[k]`: those of cell k. Nothing where the grid has more rows than a heading and a body, where it has
/// few columns, or where neither figures nor white space tell rows.
std::optional<StreamTable> read_column_lines(const Lattice& lattice,
                                             const std::vector<std::vector<Word>>& words);

}  // namespace prikaz::extract::placed
