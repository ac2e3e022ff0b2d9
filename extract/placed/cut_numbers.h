// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Numbers of rows that a column too narrow for them cut in two lines: «1» and «0» behind the row 9, «1.» and
// «2» behind «1.» and «1».
#pragma once

#include <cstddef>
#include <vector>

#include "extract/placed/columns.h"

namespace prikaz::extract::placed {

/// Of each line of [first, end), whether its text in the first column is the rest of the number above it.
/// `pieces[k]`: those of line first + k.
std::vector<bool> find_cut_numbers(const std::vector<TextLine>& lines, std::size_t first, std::size_t end,
                                   const std::vector<std::vector<Piece>>& pieces);

}  // namespace prikaz::extract::placed
