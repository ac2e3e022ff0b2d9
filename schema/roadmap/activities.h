// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Typed rows of a plan's table to sections and activities.
#pragma once

#include <vector>

#include "normalize/abbreviation.h"
#include "normalize/timing.h"
#include "schema/coverage.h"
#include "schema/order_document.h"
#include "schema/roadmap/columns.h"
#include "schema/roadmap/grid.h"
#include "schema/roadmap/rows.h"

namespace prikaz::schema {

/// What the rows of one table need to know of the document around them.
struct TableContext {
  const Grid& grid;
  const ColumnPlan& plan;
  std::size_t block = 0;  ///< of the table, for coverage
  CoverageMap& coverage;
  std::vector<Diagnostic>& diagnostics;
  normalize::TimingContext timing;
  const std::vector<normalize::Abbreviation>& abbreviations;
};

/// Appends the table's sections, activities and footnotes to the roadmap. `ids` go on from what is there.
void add_rows(Roadmap& roadmap, const TableContext& context);

/// Repairs the numbers of all activities of a finished roadmap and reports what it repaired, doubled and
/// missed.
void finish_numbers(Roadmap& roadmap, std::vector<Diagnostic>& diagnostics);

}  // namespace prikaz::schema
