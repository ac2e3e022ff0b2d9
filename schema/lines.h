// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The text of a Document as the recognizer walks it: one sequence of lines and tables in reading order. A
// paragraph gives one Line for each of its lines; a table that only lays out a signature, a heading or an
// agreement gives the lines of its cells; every other table is one item.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

#include "base/place.h"
#include "extract/document.h"
#include "schema/coverage.h"

namespace prikaz::schema {

struct Line {
  std::string_view text;   ///< as in the source, ends trimmed; never empty
  int unit = 0;            ///< of the CoverageMap
  std::size_t offset = 0;  ///< of `text` in the unit's text, in bytes
  Place at;
  bool gap_before = false;                ///< blank space stands above it
  bool note = false;                      ///< a footnote's text
  bool from_table = false;                ///< it came out of a layout table
  const extract::Table* table = nullptr;  ///< not null: this item is a table, `text` is empty
  std::size_t block = 0;                  ///< index into Document::blocks
};

using Lines = std::vector<Line>;
using LineRange = std::span<const Line>;

/// Marks bytes [begin, end) of the line's text as placed.
inline void place(CoverageMap& coverage, const Line& line, std::size_t begin, std::size_t end) {
  coverage.place(line.unit, line.offset + begin, line.offset + end);
}
inline void place(CoverageMap& coverage, const Line& line) { place(coverage, line, 0, line.text.size()); }

/// Furniture paragraphs are left out.
Lines flatten(const extract::Document& document, const CoverageMap& coverage);

/// True for a table that only lays out text: signature lines, «СОГЛАСОВАНО | УТВЕРЖДАЮ», a heading with place
/// and date.
bool is_layout_table(const extract::Table& table);

}  // namespace prikaz::schema
