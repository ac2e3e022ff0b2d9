// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <chrono>
#include <optional>

#include "base/utf8.h"
#include "normalize/repair/passes.h"

namespace prikaz::normalize::repair {
namespace {

// The digit that a scanner takes for this letter; 0 where it is none.
char32_t digit_of(char32_t c) {
  if (utf8::is_digit(c)) return c;
  switch (c) {
    case U'О':
    case U'о':
    case U'O':
    case U'o':
      return U'0';
    case U'З':
    case U'з':
      return U'3';
    case U'l':
    case U'I':
    case U'|':
    case U'і':
      return U'1';
    case U'б':
      return U'6';
    default:
      return 0;
  }
}

struct DateToken {
  std::size_t end;
  std::u32string text;
};

std::optional<DateToken> read_date(std::u32string_view text, std::size_t begin) {
  DateToken token{begin, {}};
  int group[3] = {0, 0, 0};
  std::size_t digits = 0, letters = 0, commas = 0, last_size = 0;
  for (int g = 0; g < 3; ++g) {
    const std::size_t limit = g < 2 ? 2 : 4, start = token.end;
    while (token.end < text.size() && token.end - start < limit) {
      const char32_t digit = digit_of(text[token.end]);
      if (!digit) break;
      ++(digit == text[token.end] ? digits : letters);
      group[g] = group[g] * 10 + static_cast<int>(digit - U'0');
      token.text.push_back(digit);
      ++token.end;
    }
    last_size = token.end - start;
    if (last_size == 0) return std::nullopt;
    if (g == 2) break;
    if (token.end >= text.size() || (text[token.end] != U'.' && text[token.end] != U',')) return std::nullopt;
    commas += text[token.end] == U',';
    token.text.push_back(U'.');
    ++token.end;
  }
  if (last_size != 2 && last_size != 4) return std::nullopt;
  if (token.end < text.size() &&
      (digit_of(text[token.end]) || (utf8::is_letter(text[token.end]) && text[token.end] != U'г')))
    return std::nullopt;
  const bool damaged = letters > 0 || commas == 1;
  if (!damaged || digits < letters || digits < 3) return std::nullopt;
  const int year = last_size == 4 ? group[2] : group[2] + (group[2] < 90 ? 2000 : 1900);
  const std::chrono::year_month_day date{std::chrono::year(year),
                                         std::chrono::month(static_cast<unsigned>(group[1])),
                                         std::chrono::day(static_cast<unsigned>(group[0]))};
  if (!date.ok() || year < 1990 || year > 2089) return std::nullopt;
  return token;
}

}  // namespace

void repair_digits(Text& text, Repairs& repairs) {
  const std::u32string_view chars = text.chars;
  if (chars.find_first_of(U".,") == std::u32string_view::npos) return;
  Rewriter rewriter(text, repairs);
  for (std::size_t i = 0; i < chars.size(); ++i) {
    if (!digit_of(chars[i])) continue;
    const bool inside =
        i > 0 && (utf8::is_letter(chars[i - 1]) || utf8::is_digit(chars[i - 1]) || chars[i - 1] == U'.');
    if (inside) continue;
    if (const auto token = read_date(chars, i)) {
      rewriter.replace(i, token->end, token->text, "ocr-digit");
      i = token->end - 1;
    }
  }
  rewriter.finish();
}

}  // namespace prikaz::normalize::repair
