// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A drawn table whose bars stand in line: from drawn lines to a grid. A stretch of ruling between two bar
// positions parts two rows there, a bar parts two columns; where a wall is missing the cells are one.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "base/limits.h"
#include "extract/document.h"
#include "extract/layout/box_lines.h"
#include "extract/layout/inline_marks.h"

namespace prikaz::extract::layout {

struct DrawnTable {
  Table table;
  std::size_t markup = 0;  ///< rules, bars and undone hyphens
};

/// std::nullopt where the bars do not stand in line, or some text would be in no cell.
std::optional<DrawnTable> read_aligned_drawing(const std::vector<DrawnLine>& lines, Dialect dialect,
                                               const Limits& limits);

/// The same by counting the bars of each line, for dumps that ate spaces; rows lie between rulings or begin
/// with a number.
std::optional<DrawnTable> read_drawing_by_bars(const std::vector<DrawnLine>& lines, Dialect dialect,
                                               const Limits& limits);

}  // namespace prikaz::extract::layout
