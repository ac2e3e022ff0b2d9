// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/layout/row_number.h"

#include "base/utf8.h"

namespace prikaz::extract::layout {
namespace {

bool digit(char c) { return c >= '0' && c <= '9'; }

// "12", "1.", "2.10.", ".3": groups of at most three digits.
std::size_t arabic_length(std::string_view text) {
  std::size_t i = 0;
  if (i < text.size() && text[i] == '.') ++i;
  int groups = 0;
  while (i < text.size() && digit(text[i])) {
    std::size_t end = i;
    while (end < text.size() && digit(text[end])) ++end;
    if (end - i > 3) return 0;
    i = end;
    ++groups;
    if (i + 1 < text.size() && text[i] == '.' && digit(text[i + 1]) && groups < 6) {
      ++i;
      continue;
    }
    if (i < text.size() && (text[i] == '.' || text[i] == ')')) ++i;
    break;
  }
  return groups ? i : 0;
}

std::size_t roman_length(std::string_view text) {
  std::size_t i = 0;
  while (i < text.size()) {
    if (text[i] == 'I' || text[i] == 'V' || text[i] == 'X') {
      ++i;
    } else if (text.substr(i, 2) == "Х" ||
               text.substr(i, 2) == "І") {  // Cyrillic letters that stand for X and I
      i += 2;
    } else {
      break;
    }
  }
  if (i == 0 || i > 10) return 0;
  if (i < text.size() && (text[i] == '.' || text[i] == ')')) return i + 1;
  return i;
}

std::size_t letter_length(std::string_view text) {
  std::size_t i = 0;
  if (text.empty() || !utf8::is_letter(utf8::next(text, i))) return 0;
  return i < text.size() && text[i] == ')' ? i + 1 : 0;
}

}  // namespace

std::size_t row_number_length(std::string_view text) {
  std::size_t length = arabic_length(text);
  if (length == 0) length = roman_length(text);
  if (length == 0) length = letter_length(text);
  if (length == 0 || length == text.size()) return length;
  // What follows must not go on with the number: a date, a range, a word that begins with a Roman letter.
  std::size_t i = length;
  const char32_t after = utf8::next(text, i);
  if (utf8::is_space(after)) return length;
  const char last = text[length - 1];
  return (last == '.' || last == ')') && !utf8::is_digit(after) && after != '.' ? length : 0;
}

bool is_row_number(std::string_view text) { return !text.empty() && row_number_length(text) == text.size(); }

long plain_number(std::string_view text) {
  if (text.empty() || text.size() > 9) return -1;
  long value = 0;
  for (const char c : text) {
    if (!digit(c)) return -1;
    value = value * 10 + (c - '0');
  }
  return value;
}

}  // namespace prikaz::extract::layout
