// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalize/place/spaced.h"

#include "base/utf8.h"

namespace prikaz::normalize::places {
namespace {

constexpr int kShortestRun = 4;

// The end of a run «X X X X» that begins at `at`, or `at` where there is none.
std::size_t run_end(std::string_view text, std::size_t at) {
  std::size_t end = at, i = at;
  int letters = 0;
  bool upper = false;
  while (i < text.size()) {
    std::size_t after = i;
    const char32_t letter = utf8::next(text, after);
    if (!utf8::is_letter(letter)) break;
    if (letters == 0) upper = utf8::is_upper(letter);
    if (utf8::is_upper(letter) != upper) break;  // «и Г О Р О Д А»
    std::size_t behind = after;
    const char32_t separator = behind < text.size() ? utf8::next(text, behind) : ' ';
    if (utf8::is_letter(separator) || utf8::is_digit(separator)) break;  // a word of two letters
    ++letters;
    end = after;
    if (separator != ' ' && separator != 0xA0) break;
    i = behind;
  }
  return letters >= kShortestRun ? end : at;
}

}  // namespace

UnspacedText unspace(std::string_view text) {
  UnspacedText result;
  bool changed = false, inside = false;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t end = inside ? i : run_end(text, i);
    if (end > i) {
      changed = true;
      for (std::size_t k = i; k < end;) {
        const std::size_t begin = k;
        if (!utf8::is_letter(utf8::next(text, k))) continue;
        for (std::size_t byte = begin; byte < k; ++byte) {
          result.text += text[byte];
          result.origin.push_back(byte);
        }
      }
      i = end;
      continue;
    }
    const std::size_t begin = i;
    inside = utf8::is_letter(utf8::next(text, i));
    for (std::size_t byte = begin; byte < i; ++byte) {
      result.text += text[byte];
      result.origin.push_back(byte);
    }
  }
  if (!changed) result.origin.clear();
  return result;
}

}  // namespace prikaz::normalize::places
