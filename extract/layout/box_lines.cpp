// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/layout/box_lines.h"

#include <algorithm>

#include "base/utf8.h"

namespace prikaz::extract::layout {

bool is_vertical(char32_t c) { return c == '|' || c == 0xA6 || c == 0x2502 || c == 0x2503 || c == 0x2551; }

bool is_horizontal(char32_t c) {
  return c == '-' || c == '=' || c == '_' || c == 0x2014 || c == 0x2013 || c == 0x2500 || c == 0x2501 ||
         c == 0x2550 || c == 0x2015 || c == 0x2212;
}

bool is_junction(char32_t c) {
  if (c == '+' || c == 0xAC || c == '*') return true;
  return c >= 0x250C && c <= 0x257F && !is_vertical(c) && !is_horizontal(c);
}

DrawnLine draw(std::string_view text) {
  DrawnLine line;
  line.text.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) {
    const char32_t c = utf8::next(text, i);
    if (c == '\t') {
      do line.text += U' ';
      while (line.text.size() % 8 != 0);
    } else if (c != 0x200B && c != 0xFEFF) {
      line.text += c;
    }
  }
  while (!line.text.empty() && utf8::is_space(line.text.back())) line.text.pop_back();
  line.ruling = is_ruling(line.text);
  return line;
}

std::string to_utf8(std::u32string_view text) {
  std::string result;
  for (const char32_t c : text) utf8::append(result, c);
  return result;
}

std::size_t count_visible(std::u32string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char32_t c) { return !utf8::is_space(c); }));
}

bool is_ruling(const std::u32string& line) {
  std::size_t horizontal = 0, run = 0, longest = 0, joints = 0;
  for (const char32_t c : line) {
    if (is_horizontal(c)) {
      ++horizontal;
      longest = std::max(longest, ++run);
      continue;
    }
    run = 0;
    const bool joint = is_vertical(c) || is_junction(c);
    const bool old_corner = c == 'T' || c == 'L' || c == 0x413;  // "T", "L", "Г" of a code page without boxes
    joints += joint;
    if (!joint && !old_corner && !utf8::is_space(c)) return false;
  }
  return longest >= 3 && (joints > 0 || horizontal >= 20);
}

}  // namespace prikaz::extract::layout
