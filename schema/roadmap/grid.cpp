// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/roadmap/grid.h"

#include <algorithm>

#include "base/utf8.h"

namespace prikaz::schema {

Grid::Grid(const extract::Table& table)
    : table_(&table), index_(table.rows.size() * static_cast<std::size_t>(table.columns), -1) {
  for (std::size_t c = 0; c < table.cells.size(); ++c) {
    const extract::Cell& cell = table.cells[c];
    const int last_row = std::min(cell.row + cell.row_span, rows());
    const int last_column = std::min(cell.column + cell.column_span, columns());
    for (int row = cell.row; row < last_row; ++row)
      for (int column = cell.column; column < last_column; ++column)
        index_[static_cast<std::size_t>(row) * static_cast<std::size_t>(columns()) +
               static_cast<std::size_t>(column)] = static_cast<int>(c);
  }
}

const extract::Cell* Grid::at(int row, int column) const {
  const int found = index(row, column);
  return found < 0 ? nullptr : &table_->cells[static_cast<std::size_t>(found)];
}

std::string_view Grid::text(int row, int column) const {
  const extract::Cell* cell = at(row, column);
  return cell ? utf8::trim(cell->text) : std::string_view{};
}

bool Grid::spanned_from_above(int row, int column) const {
  const extract::Cell* cell = at(row, column);
  return cell && cell->row < row;
}

std::vector<int> Grid::own_cells(int row) const {
  std::vector<int> cells;
  for (int column = 0; column < columns(); ++column) {
    const int found = index(row, column);
    if (found < 0) continue;
    const extract::Cell& cell = table_->cells[static_cast<std::size_t>(found)];
    if (cell.row == row && cell.column == column) cells.push_back(found);
  }
  return cells;
}

}  // namespace prikaz::schema
