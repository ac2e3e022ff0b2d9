// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A text as the list of its lines that show something or hold tabs (empty cells), with what the layout
// detectors ask of every line counted once.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "base/limits.h"
#include "base/place.h"

namespace prikaz::extract::layout {

struct Line {
  std::string_view
      text;  ///< without its line end; white space at the end cut, at the beginning kept; empty: only tabs
  int number =
      0;  ///< of the source, one-based; a form feed or vertical tab splits a line in two of one number
  int blanks = 0;  ///< empty lines right above (at most 255 are counted)
  int tabs = 0;    ///< tab characters, those cut at the end included
  int leading_tabs = 0;
  int pipes = 0;            ///< '|', U+2502, U+2503, U+2551, U+00A6
  bool page_break = false;  ///< a form feed stands above
  bool hard_break = false;  ///< two or more spaces stood at the end
  bool box = false;         ///< holds a box-drawing character of a ruling (─ ┌ ┼ …)
};

/// Lines end with LF, CRLF, CR; form feed, vertical tab, U+0085, U+2028, U+2029 end one too without a new
/// number. Throws Error(LimitExceeded) where there are more than limits.cells lines.
std::vector<Line> split_lines(std::string_view text, const Limits& limits);

inline Place at_line(int number) {
  Place place;
  place.line = number;
  return place;
}

/// Fields of a tab-separated line, counted with the tabs at its end.
inline int field_count(const Line& line) { return line.tabs + 1; }

/// Tabs behind the first visible character.
inline int inner_tabs(const Line& line) { return line.tabs - line.leading_tabs; }

}  // namespace prikaz::extract::layout
