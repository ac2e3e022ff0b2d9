// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/layout/compose.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/error.h"
#include "base/utf8.h"
#include "extract/layout/detect.h"
#include "extract/layout/page_furniture.h"
#include "extract/layout/paragraphs.h"

namespace prikaz::extract::layout {
namespace {

constexpr std::array kDetectors = {
    find_boxes,         find_pipes,         find_bars,      find_tab_rows,        find_cell_lines,
    find_dash_columns,  find_space_columns, find_flat_rows, find_paragraph_cells, find_timed_paragraphs,
    find_column_blocks, find_reading_order, find_lone_lines};

// What the found tables leave of [0, lines).
std::vector<LineRange> free_ranges(const std::vector<Found>& tables, std::size_t lines) {
  std::vector<LineRange> ranges;
  std::size_t begin = 0;
  for (const Found& found : tables) {
    if (found.begin > begin) ranges.push_back({begin, found.begin});
    begin = found.end;
  }
  if (begin < lines) ranges.push_back({begin, lines});
  return ranges;
}

Findings detect(const Context& context) {
  Findings all;
  for (const Detector detector : kDetectors) {
    const auto ranges = free_ranges(all.tables, context.lines.size());
    for (const LineRange range : ranges) detector(context, range, all);
    std::sort(all.tables.begin(), all.tables.end(),
              [](const Found& a, const Found& b) { return a.begin < b.begin; });
  }
  return all;
}

void place_table(Table& table, int number) {
  table.at.table = number;
  for (Cell& cell : table.cells) cell.at.table = number;
}

}  // namespace

void note_too_wide(const Context& context, std::size_t line, std::size_t columns, Findings& findings) {
  if (!findings.diagnostics.empty() && findings.diagnostics.back().code == "table-too-wide") return;
  findings.diagnostics.push_back({"table-too-wide", Severity::Warning,
                                  std::to_string(columns) + " columns, the limit is " +
                                      std::to_string(context.limits.table_columns) + ": left as paragraphs",
                                  at_line(context.lines[line].number)});
}

void compose(std::string_view text, Dialect dialect, const Limits& limits, Document& document) {
  const std::vector<Line> lines = split_lines(text, limits);
  const Context context{lines, dialect, limits};
  Findings findings = detect(context);
  ParagraphMaker paragraphs(context, document);
  std::size_t next = 0;
  int number = 0;
  for (Found& found : findings.tables) {
    paragraphs.add({next, found.begin});
    place_table(found.table, ++number);
    if (found.table.guessed)
      document.diagnostics.push_back({"columns-guessed", Severity::Warning,
                                      "the columns of this table were guessed (" + found.table.kind + ")",
                                      found.table.at});
    document.markup_characters += found.markup;
    document.blocks.emplace_back(std::move(found.table));
    next = found.end;
  }
  paragraphs.add({next, lines.size()});
  mark_page_furniture(document);
  for (Diagnostic& diagnostic : findings.diagnostics) document.diagnostics.push_back(std::move(diagnostic));
}

}  // namespace prikaz::extract::layout
