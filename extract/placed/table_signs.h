// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Whether what white space or rulings laid out in columns is a table: prose in columns, lists and tables of
// contents have columns too.
#pragma once

#include <algorithm>
#include <cstddef>
#include <vector>

#include "extract/placed/columns.h"
#include "extract/placed/stream.h"

namespace prikaz::extract::placed {

/// Lines [first, end) and where their words stand.
struct LinesInColumns {
  const std::vector<TextLine>& lines;
  std::size_t first, end;
  const std::vector<std::vector<Piece>>& pieces;
  const Columns& columns;
  bool ruled;  ///< rulings or grounds part its rows
  bool foot;   ///< a heading at a page's foot: its rows are on the next one
};

constexpr std::size_t kLeastUnruledRows = 3;

/// Words of headings in the first lines of [first, end): those of the tallest cell stand alone at the top.
/// One in each line is no heading.
int count_heading_words(const std::vector<TextLine>& lines, std::size_t first, std::size_t end);

bool is_table(const LinesInColumns& candidate, const StreamTable& table);

/// «Начальник отдела      А.С. Рябов» below a table: farther below than lines of a row, no row's number
/// before it, and what stands at the right begins where no cell of its column does.
bool is_signature(const TextLine& above, const TextLine& line, const Columns& columns);

/// Most texts of lines [first, end) behind the first column are figures.
bool are_mostly_figures(const std::vector<TextLine>& lines, std::size_t first, std::size_t end,
                        const Columns& columns);

/// A text goes over several columns.
inline bool crosses(const std::vector<Piece>& pieces) {
  return std::any_of(pieces.begin(), pieces.end(), [](const Piece& piece) { return piece.span > 1; });
}

}  // namespace prikaz::extract::placed
