// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Which table is a plan, where its heading ends and which column plays which role: by the words of the
// heading (lexicon/headings.tsv) and, where these are silent, by what the cells hold.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "schema/order_document.h"
#include "schema/roadmap/grid.h"

namespace prikaz::schema {

struct ColumnPlan {
  bool roadmap = false;  ///< the table is a plan of activities
  bool guessed = false;  ///< a role came from the cells, not from the heading: `columns-guessed`
  bool has_heading = false;
  int heading_row = 0;          ///< first row of the heading; rows above it are the table's own title
  int first_data_row = 0;       ///< the row below the heading
  std::vector<Column> columns;  ///< one for each grid column

  /// First column with the role, or -1.
  int first(ColumnRole role) const;
  std::vector<int> all(ColumnRole role) const;
};

/// `titled`: the lines above call the table a plan; then «№ | Наименование | Дата» is one without a column
/// for who answers.
ColumnPlan find_columns(const Grid& grid, bool titled = false);

/// The role that a heading's own words give; `strong` is false where only a weak word speaks.
struct HeadingRole {
  ColumnRole role = ColumnRole::Other;
  bool strong = false;
};
std::optional<HeadingRole> role_of_heading(std::string_view heading);

/// «1.», «2.1.», «.11», «3)», «а)», «IV.»: a text that is nothing but a row's number.
bool is_row_number(std::string_view text);

}  // namespace prikaz::schema
