// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/layout/loose.h"

#include "base/utf8.h"
#include "extract/layout/words.h"

namespace prikaz::extract::layout {

std::vector<std::string_view> split_headings(std::string_view line) {
  line = utf8::trim(line);
  std::vector<std::size_t> starts;
  bool at_word = true;
  for (std::size_t i = 0; i < line.size();) {
    if (at_word) {
      if (const std::size_t length = heading_phrase(line.substr(i))) {
        // "Ответственные за проведение" is one heading: a heading begins with a capital or a sign.
        std::size_t k = i;
        const char32_t first = utf8::next(line, k);
        if (starts.empty() || utf8::is_upper(first) || !utf8::is_letter(first)) starts.push_back(i);
        i += length;
        at_word = false;
        continue;
      }
    }
    const char32_t c = utf8::next(line, i);
    at_word = utf8::is_space(c) || c == '|' || c == '/';
  }
  std::vector<std::string_view> headings;
  for (std::size_t k = 0; k < starts.size(); ++k) {
    const std::size_t end = k + 1 < starts.size() ? starts[k + 1] : line.size();
    headings.push_back(utf8::trim(line.substr(starts[k], end - starts[k])));
  }
  return headings;
}

bool is_number_heading(std::string_view heading) {
  return heading.size() <= 16 && (heading.starts_with("№") || heading.starts_with("N") ||
                                  heading.starts_with("в„–") || heading.starts_with("п/п"));
}

bool RowCounter::accepts(std::string_view number) {
  std::vector<int> parts;
  int value = -1;
  for (const char c : number) {
    if (c >= '0' && c <= '9') {
      value = (value < 0 ? 0 : value) * 10 + (c - '0');
      if (value > 99'999) return false;
    } else {
      if (value >= 0) parts.push_back(value);
      value = -1;
      if (c != '.' && c != ')') return false;
    }
  }
  if (value >= 0) parts.push_back(value);
  if (parts.empty()) return false;
  bool follows = parts.back() == 1;
  if (!last_.empty()) {
    // The number after the last one at any of its levels: 2.3 → 2.4, 3, 3.1; a repeated number happens.
    for (std::size_t level = 0; level < parts.size() && level < last_.size() && !follows; ++level) {
      bool same = true;
      for (std::size_t k = 0; k < level; ++k) same = same && parts[k] == last_[k];
      follows = same && level + 1 == parts.size() &&
                (parts[level] == last_[level] + 1 || parts[level] == last_[level]);
    }
  }
  if (follows) last_ = std::move(parts);
  return follows;
}

std::vector<Block> blocks_of(const std::vector<Line>& lines, LineRange range) {
  std::vector<Block> blocks;
  for (std::size_t i = range.begin; i < range.end; ++i) {
    if (lines[i].text.empty()) continue;
    if (blocks.empty() || lines[i].blanks > 0 || lines[i].page_break || blocks.back().end != i)
      blocks.push_back({i, i + 1});
    else
      blocks.back().end = i + 1;
  }
  return blocks;
}

}  // namespace prikaz::extract::layout
