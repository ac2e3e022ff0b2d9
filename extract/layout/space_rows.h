// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Rows of a table whose cells stand beside each other, told by where the row numbers stand: in the first line
// of each row, in the middle of each row (cells set in the middle), or in blocks between blank lines.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "extract/layout/space_lines.h"

namespace prikaz::extract::layout {

struct SpaceRow {
  std::size_t begin = 0, end = 0;  ///< lines
  bool section = false;            ///< one text over all columns, or furniture
};

/// What is known of the lines of such a table.
struct RowHints {
  std::vector<char> section;  ///< of each line: no part of a row
  std::vector<char> page;     ///< of each line: the first of a page
};

/// Rows from line `first` on, which follow each other without a gap; the first may begin behind `first`,
/// where first row may begin behind `first` (further lines of the heading). Nothing where the numbers stand
/// nowhere in particular. The last row goes on to the last line or to where a
/// title over all columns is followed by no row; the caller cuts off what is no row.
std::optional<std::vector<SpaceRow>> find_space_rows(const std::vector<SpaceLine>& lines, std::size_t first,
                                                     const RowHints& hints);

}  // namespace prikaz::extract::layout
