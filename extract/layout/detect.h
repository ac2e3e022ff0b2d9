// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The detectors of table layouts in text. Each looks through a range of lines that no surer detector has
// claimed and reports the tables it finds, as ranges of lines. All run in time linear in the lines.
//
// Layout names (Table::kind) and shapes; "⇥" is a tab:
//   tsv              one row a line: "1.⇥Разработка плана⇥До 30.09⇥Отдел"
//   cell-lines       a tab, then one cell with its further lines; a blank line ends the row
//   pipes            Markdown: "| 1 | Разработка |" with "|---|---|" below the heading
//   ragged-pipes     "1 | Разработка | До 30.09": rows may lack cells
//   box              "│ 1 │ Разработка │" between rulings "├───┼───┤", "+---+", "|———|"
//   garant           a cell's text, then "|" at its end; rows are not delimited
//   bar-lines        "|" alone on a line between cells
//   dash-columns     cells below each other in columns that a line of dashes under the heading shows
//   flat-rows        "1. Разработка плана  До 30.09  Отдел" under a heading line of known words (guessed)
//   interleaved      cells beside each other with wide space between, as `pdftotext -layout` prints them
//                    (guessed)
//   paragraph-cells  each cell a paragraph; blank-padded: padded with blank lines to the row's height
//                    (guessed)
//                    also as `pdftotext` prints them, some numbers and headings with the next cell in a line
//   lone-lines       each cell a line, rows not delimited, as word processors save text (guessed)
//   columns          a heading, then all its cells; the next heading … (guessed)
#pragma once

#include <cstddef>
#include <vector>

#include "base/diagnostic.h"
#include "base/limits.h"
#include "extract/document.h"
#include "extract/layout/inline_marks.h"
#include "extract/layout/lines.h"

namespace prikaz::extract::layout {

/// Lines [begin, end).
struct LineRange {
  std::size_t begin = 0, end = 0;
};

/// A table that stands in for the lines [begin, end).
struct Found {
  std::size_t begin = 0, end = 0;
  Table table;
  std::size_t markup = 0;  ///< visible characters of those lines that are in no cell
};

struct Findings {
  std::vector<Found> tables;
  std::vector<Diagnostic> diagnostics;
};

struct Context {
  const std::vector<Line>& lines;
  Dialect dialect;
  const Limits& limits;
};

using Detector = void (*)(const Context& context, LineRange range, Findings& findings);

void find_boxes(const Context& context, LineRange range, Findings& findings);
void find_pipes(const Context& context, LineRange range, Findings& findings);
void find_bars(const Context& context, LineRange range, Findings& findings);
void find_tab_rows(const Context& context, LineRange range, Findings& findings);
void find_cell_lines(const Context& context, LineRange range, Findings& findings);
void find_dash_columns(const Context& context, LineRange range, Findings& findings);
void find_flat_rows(const Context& context, LineRange range, Findings& findings);
void find_paragraph_cells(const Context& context, LineRange range, Findings& findings);
void find_timed_paragraphs(const Context& context, LineRange range, Findings& findings);
void find_reading_order(const Context& context, LineRange range, Findings& findings);
void find_lone_lines(const Context& context, LineRange range, Findings& findings);
void find_space_columns(const Context& context, LineRange range, Findings& findings);
void find_column_blocks(const Context& context, LineRange range, Findings& findings);

/// Notes that a row wider than limits.table_columns was left as paragraphs.
void note_too_wide(const Context& context, std::size_t line, std::size_t columns, Findings& findings);

}  // namespace prikaz::extract::layout
