// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A Document as lines that a test can compare and a person can read:
//   P text                 (flags in front: "P[gap,note,RunningHead] text")
//   T 3 columns
//   | a | b >2 | c v3 |    (one line a row, spans behind the text; "h" in front of heading rows)
//   ! code
#pragma once

#include <string>

#include "extract/document.h"

namespace prikaz::extract {

inline std::string escaped(const std::string& text) {
  std::string result;
  for (const char c : text) {
    if (c == '\n') {
      result += "\\n";
    } else if (c == '\t') {
      result += "\\t";
    } else {
      result += c;
    }
  }
  return result;
}

inline std::string dump(const Paragraph& paragraph) {
  static constexpr const char* kNames[] = {
      "", "PageNumber", "RunningHead", "RepeatedHeading", "ColumnNumbers", "Empty", "Placeholder", "Stamp"};
  std::string flags;
  const auto flag = [&](const std::string& name) { flags += (flags.empty() ? "" : ",") + name; };
  if (paragraph.gap_before) flag("gap");
  if (paragraph.note) flag("note");
  if (paragraph.furniture != Furniture::None) flag(kNames[static_cast<int>(paragraph.furniture)]);
  for (const std::string& link : paragraph.links) flag("->" + link);
  return "P" + (flags.empty() ? "" : "[" + flags + "]") + " " + escaped(paragraph.text) + "\n";
}

inline std::string dump(const Table& table) {
  std::string result = "T " + std::to_string(table.columns) + " columns\n";
  std::size_t i = 0;
  for (std::size_t row = 0; row < table.rows.size(); ++row) {
    result += table.rows[row].heading ? "h|" : "|";
    for (; i < table.cells.size() && table.cells[i].row == static_cast<int>(row); ++i) {
      const Cell& cell = table.cells[i];
      result += " " + escaped(cell.text);
      if (cell.column_span > 1) result += " >" + std::to_string(cell.column_span);
      if (cell.row_span > 1) result += " v" + std::to_string(cell.row_span);
      for (const std::string& link : cell.links) result += " ->" + link;
      result += " |";
    }
    result += "\n";
  }
  return result;
}

inline std::string dump(const Document& document) {
  std::string result;
  for (const Block& block : document.blocks)
    result += std::visit([](const auto& value) { return dump(value); }, block);
  for (const Diagnostic& diagnostic : document.diagnostics) result += "! " + diagnostic.code + "\n";
  return result;
}

}  // namespace prikaz::extract
