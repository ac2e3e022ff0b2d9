// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A table's cells by grid position: what stands at (row, column), spans filled in.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "extract/document.h"

namespace prikaz::schema {

class Grid {
 public:
  explicit Grid(const extract::Table& table);

  int rows() const { return static_cast<int>(table_->rows.size()); }
  int columns() const { return table_->columns; }
  const extract::Table& table() const { return *table_; }
  const extract::RowMark& mark(int row) const { return table_->rows[static_cast<std::size_t>(row)]; }

  /// Index into Table::cells of the cell that covers the position, -1 where there is none.
  int index(int row, int column) const {
    return index_[static_cast<std::size_t>(row) * static_cast<std::size_t>(columns()) +
                  static_cast<std::size_t>(column)];
  }
  const extract::Cell* at(int row, int column) const;
  /// Trimmed text of the covering cell; empty where there is none.
  std::string_view text(int row, int column) const;
  /// True where the covering cell begins in a row above.
  bool spanned_from_above(int row, int column) const;
  /// Cells that begin in the row, in column order.
  std::vector<int> own_cells(int row) const;

 private:
  const extract::Table* table_;
  std::vector<int> index_;
};

}  // namespace prikaz::schema
