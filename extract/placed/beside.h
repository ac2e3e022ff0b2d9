// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What stands beside a table and is none of it: text that flows around it, a second table with a title of its
// own. Both look like more columns; the order of writing and the titles tell.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "extract/placed/stream.h"
#include "extract/placed/words.h"

namespace prikaz::extract::placed {

/// Lines [first, end) hold two things, parted at x.
struct BesideSplit {
  std::size_t first = 0, end = 0;
  float x = 0;
};

/// The first of `tables` that is two things beside each other; std::nullopt where none is.
std::optional<BesideSplit> find_beside(const std::vector<TextLine>& lines,
                                       const std::vector<StreamTable>& tables);

/// Lines of the words on one side of the split.
std::vector<TextLine> lines_beside(const std::vector<TextLine>& lines, const BesideSplit& split, bool left);

}  // namespace prikaz::extract::placed
