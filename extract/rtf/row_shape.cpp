// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/rtf/row_shape.h"

#include <algorithm>
#include <utility>

namespace prikaz::extract::rtf {

bool RowShape::apply(Word word, int number) {
  constexpr std::size_t kMaxCells = 4096;
  switch (word) {
    case Word::RowDefaults:
      *this = {};
      return true;
    case Word::RowLeft:
      if (cells_.empty()) left_ = number;
      return true;
    case Word::MergeFirst:
      return true;
    case Word::MergeNext:
      next_.joins_left = true;
      return true;
    case Word::VerticalFirst:
      next_.merge = office::Merge::Begin;
      return true;
    case Word::VerticalNext:
      next_.merge = office::Merge::Continue;
      return true;
    case Word::CellDeleted:
      next_.deleted = true;
      return true;
    case Word::RowHeading:
      heading_ = true;
      return true;
    case Word::CellRight: {
      office::CellShape cell = std::exchange(next_, {});
      cell.left = cells_.empty() ? left_ : cells_.back().left + cells_.back().width;
      cell.width = std::max(number - cell.left, 0);
      if (cells_.size() < kMaxCells) cells_.push_back(cell);
      return true;
    }
    default:
      return false;
  }
}

}  // namespace prikaz::extract::rtf
