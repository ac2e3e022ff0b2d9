// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The text about a plan's table: its title above, goal, tasks and indicators, other paragraphs, footnotes and
// names below.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "schema/coverage.h"
#include "schema/lines.h"
#include "schema/order_document.h"

namespace prikaz::schema {

/// The plan's own word for itself in a title in any case: «план мероприятий», «дорожная карта»
/// (lexicon/plan_kinds.tsv).
struct PlanKind {
  std::string kind;
  std::size_t begin = 0;  ///< byte offset of its first word in the title
  std::size_t words_before = 0;
};
std::optional<PlanKind> find_plan_kind(std::string_view title);

/// True where a plan's title can begin with this line.
bool begins_plan_title(const Line& line);

/// Lines above the table, below the stamp: fills title, kind, goal, tasks, indicators and text.
void read_annex_text(LineRange lines, Roadmap& roadmap, CoverageMap& coverage,
                     std::vector<Diagnostic>& diagnostics);

/// Footnotes alone, out of the lines below the table: rows need their marks before they are read.
void read_footnotes(LineRange lines, Roadmap& roadmap, CoverageMap& coverage);

/// The other lines below the table: names, then text.
void read_annex_tail(LineRange lines, Roadmap& roadmap, CoverageMap& coverage);

}  // namespace prikaz::schema
