// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Tables written by hand for tests: one inner list a row, one text a cell; "^" continues the cell above, "<"
// the one to the left.
#pragma once

#include <string>
#include <vector>

#include "extract/document.h"

namespace prikaz::test {

inline extract::Table make_table(const std::vector<std::vector<std::string>>& rows) {
  extract::Table table;
  table.kind = "test";
  for (const auto& row : rows) table.columns = std::max(table.columns, static_cast<int>(row.size()));
  table.rows.resize(rows.size());
  std::vector<std::vector<int>> owner(rows.size(),
                                      std::vector<int>(static_cast<std::size_t>(table.columns), -1));
  for (std::size_t r = 0; r < rows.size(); ++r)
    for (std::size_t c = 0; c < rows[r].size(); ++c) {
      if (rows[r][c] == "^" && r > 0) {
        owner[r][c] = owner[r - 1][c];
        extract::Cell& cell = table.cells[static_cast<std::size_t>(owner[r][c])];
        cell.row_span = static_cast<int>(r) - cell.row + 1;
      } else if (rows[r][c] == "<" && c > 0) {
        owner[r][c] = owner[r][c - 1];
        extract::Cell& cell = table.cells[static_cast<std::size_t>(owner[r][c])];
        cell.column_span = static_cast<int>(c) - cell.column + 1;
      } else {
        owner[r][c] = static_cast<int>(table.cells.size());
        Place at;
        at.table = 1;
        at.row = static_cast<int>(r) + 1;
        at.column = static_cast<int>(c) + 1;
        table.cells.push_back({static_cast<int>(r), static_cast<int>(c), 1, 1, rows[r][c], at, {}});
      }
    }
  table.at.table = 1;
  return table;
}

}  // namespace prikaz::test
