// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The lines of an order cut where one line holds several parts of it: «… края» ПРИКАЗЫВАЮ: 1. Утвердить …».
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "schema/coverage.h"
#include "schema/lines.h"

namespace prikaz::schema::requisites {

struct Row {
  const Line* line = nullptr;
  std::size_t index = 0;               ///< of the line
  Span span;                           ///< in the line's text
  bool gap = false;                    ///< blank space stands above it
  std::string key;                     ///< key_of its text
  std::optional<std::string> command;  ///< it is a resolving word; the kind that the word implies

  std::string_view text() const { return span.of(line->text); }
  const Place& at() const { return line->at; }
};
using Rows = std::vector<Row>;

/// The lines before `limit` as rows; the first resolving word becomes a row of its own.
Rows make_rows(LineRange lines, std::size_t limit);

/// Rows that begin with clause n and hold clause n + 1 too are cut there.
void split_clauses(Rows& rows, std::size_t from);

/// A heading in two languages side by side: of rows with a wide gap only the Russian half stays, the other is
/// placed. Looks at the rows above the first resolving word.
void keep_russian_half(Rows& rows, CoverageMap& coverage);

/// Letters of the other languages of Russia's republics.
bool has_other_cyrillic(std::string_view text);

inline void place(CoverageMap& coverage, const Row& row) {
  schema::place(coverage, *row.line, row.span.begin, row.span.end);
}

}  // namespace prikaz::schema::requisites
