// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What each row of a plan's grid is: a section, an activity, the rest of the row above, a note, or furniture.
#pragma once

#include <string>
#include <vector>

#include "schema/roadmap/columns.h"
#include "schema/roadmap/grid.h"

namespace prikaz::schema {

enum class RowKind {
  Title,     ///< above the heading: the table's own title
  Heading,   ///< the heading, all levels of it
  Repeated,  ///< the heading or a row of column numbers printed again, an empty row
  Section,
  Item,
  Note,   ///< «* – …» in a lone cell
  Total,  ///< «Итого: | 850,0 | …»
};

struct TypedRow {
  RowKind kind = RowKind::Item;
  std::vector<int> rows;     ///< grid rows: the first and those that continue it
  bool continued = false;    ///< joined over a page break: `row-continued`
  bool titled_only = false;  ///< an item with a number and a title and nothing else
};

std::vector<TypedRow> type_rows(const Grid& grid, const ColumnPlan& plan);

/// The text of one column of a typed row: of all its grid rows, joined. '\n' where the cell has it.
std::string row_text(const Grid& grid, const TypedRow& row, int column);

/// The text of a section, note or total row: its filled cells in order, joined by spaces.
std::string lone_text(const Grid& grid, const TypedRow& row);

}  // namespace prikaz::schema
