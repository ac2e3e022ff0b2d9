// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/layout/lines.h"

#include <algorithm>

#include "base/error.h"
#include "base/utf8.h"

namespace prikaz::extract::layout {
namespace {

// Length of the line end at `i`, 0 where there is none; `counts` tells whether a new source line begins
// behind it.
std::size_t line_end_at(std::string_view text, std::size_t i, bool& counts) {
  const auto byte = static_cast<unsigned char>(text[i]);
  counts = true;
  if (byte == '\n') return 1;
  if (byte == '\r') return i + 1 < text.size() && text[i + 1] == '\n' ? 2 : 1;
  counts = false;
  if (byte == '\f' || byte == '\v') return 1;
  if (byte == 0xC2 && text.substr(i, 2) == "\xC2\x85") return 2;
  if (byte == 0xE2 && (text.substr(i, 3) == "\xE2\x80\xA8" || text.substr(i, 3) == "\xE2\x80\xA9")) return 3;
  return 0;
}

void measure(Line& line) {
  const std::string_view text = line.text;
  bool seen = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if (byte == '\t') {
      ++line.tabs;
      if (!seen) ++line.leading_tabs;
      continue;
    }
    if (byte == ' ') continue;
    seen = true;
    if (byte == '|') {
      ++line.pipes;
    } else if (byte == 0xC2 && i + 1 < text.size() && text[i + 1] == '\xA6') {
      ++line.pipes;
    } else if (byte == 0xE2 && i + 2 < text.size() && (text[i + 1] == '\x94' || text[i + 1] == '\x95')) {
      const auto last = static_cast<unsigned char>(text[i + 2]);
      const bool vertical = (text[i + 1] == '\x94' && (last == 0x82 || last == 0x83)) ||
                            (text[i + 1] == '\x95' && last == 0x91);
      if (vertical) ++line.pipes;
      line.box |= !vertical;
    }
  }
}

}  // namespace

std::vector<Line> split_lines(std::string_view text, const Limits& limits) {
  std::vector<Line> lines;
  int number = 1, blanks = 0;
  bool page_break = false;
  for (std::size_t begin = 0; begin < text.size();) {
    std::size_t end = begin, length = 0;
    bool counts = true;
    while (end < text.size()) {
      const auto byte = static_cast<unsigned char>(text[end]);
      if ((byte <= '\r' && byte >= '\n') || byte == 0xC2 || byte == 0xE2) {
        length = line_end_at(text, end, counts);
        if (length) break;
      }
      ++end;
    }
    const std::string_view whole = text.substr(begin, end - begin);
    const std::string_view trimmed = utf8::trim(whole);
    const bool empty_cells = trimmed.empty() && whole.find('\t') != std::string_view::npos;
    if (trimmed.empty() && !empty_cells) {
      if (counts) blanks = std::min(blanks + 1, 255);
    } else {
      if (lines.size() >= limits.cells)
        throw Error(ErrorCode::LimitExceeded,
                    "more than " + std::to_string(limits.cells) + " lines (--max-cells)", at_line(number));
      Line line;
      const std::size_t tail =
          empty_cells
              ? whole.size()
              : static_cast<std::size_t>(whole.data() + whole.size() - (trimmed.data() + trimmed.size()));
      line.text = whole.substr(0, whole.size() - tail);
      line.number = number;
      line.blanks = blanks;
      line.page_break = page_break;
      measure(line);
      const std::string_view cut = whole.substr(whole.size() - tail);
      line.tabs += static_cast<int>(std::count(cut.begin(), cut.end(), '\t'));
      if (empty_cells) line.leading_tabs = line.tabs;
      line.hard_break = cut.size() >= 2 && cut.substr(cut.size() - 2) == "  ";
      lines.push_back(line);
      blanks = 0;
      page_break = false;
    }
    page_break |= length == 1 && text[end] == '\f';
    number += counts;
    begin = end + std::max<std::size_t>(length, 1);
  }
  return lines;
}

}  // namespace prikaz::extract::layout
