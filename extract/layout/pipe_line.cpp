// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/layout/pipe_line.h"

#include "base/utf8.h"

namespace prikaz::extract::layout {

bool is_delimiter_row(std::string_view line) {
  int pipes = 0, dashes = 0;
  for (const char c : line) {
    pipes += c == '|';
    dashes += c == '-';
    if (c != '|' && c != '-' && c != ':' && c != ' ' && c != '\t') return false;
  }
  return pipes >= 1 && dashes >= 2;
}

std::vector<std::string_view> pipe_cells(std::string_view line, bool escapes) {
  line = utf8::trim(line);
  std::vector<std::string_view> cells;
  std::size_t begin = line.starts_with('|') ? 1 : 0;
  bool code = false;
  for (std::size_t i = begin; i < line.size(); ++i) {
    if (escapes && line[i] == '\\') {
      ++i;
    } else if (escapes && line[i] == '`') {
      code = !code && line.find('`', i + 1) != std::string_view::npos;
    } else if (line[i] == '|' && !code) {
      cells.push_back(utf8::trim(line.substr(begin, i - begin)));
      begin = i + 1;
    }
  }
  if (begin < line.size()) cells.push_back(utf8::trim(line.substr(begin)));
  return cells;
}

}  // namespace prikaz::extract::layout
