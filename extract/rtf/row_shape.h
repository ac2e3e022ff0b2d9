// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What \trowd … \cellx define of a table's row (RTF 1.9.1, "Table Definitions"): the extents of its cells,
// their merges, whether it is a heading.
#pragma once

#include <vector>

#include "extract/office/open_table.h"
#include "extract/rtf/words.h"

namespace prikaz::extract::rtf {

class RowShape {
 public:
  /// Whether the word belongs to a row's definition; what it says is noted then.
  bool apply(Word word, int number);
  const std::vector<office::CellShape>& cells() const { return cells_; }
  bool heading() const { return heading_; }

 private:
  int left_ = 0;
  office::CellShape next_;  // what is said of a cell before its \cellx
  std::vector<office::CellShape> cells_;
  bool heading_ = false;
};

}  // namespace prikaz::extract::rtf
