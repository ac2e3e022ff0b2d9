// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <chrono>
#include <optional>

#include "base/utf8.h"
#include "normalize/repair/lexicon.h"
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

// «3О сентября», «2О21 год», «20|4 г.», «2O22-2023 годы»: a day before its month, a year before its word.
std::optional<DateToken> read_part(std::u32string_view text, std::size_t begin) {
  constexpr std::size_t kYearDigits = 4;
  DateToken token{begin, {}};
  std::size_t digits = 0;
  while (token.end < text.size() && token.text.size() <= kYearDigits) {
    const char32_t digit = text[token.end] == U'б' ? 0 : digit_of(text[token.end]);
    if (!digit) break;
    digits += digit == text[token.end];
    token.text.push_back(digit);
    ++token.end;
  }
  const std::size_t size = token.text.size();
  if (digits == 0 || digits == size || digits * 2 < size || (size != 2 && size != kYearDigits))
    return std::nullopt;
  const int value = std::stoi(narrow(token.text));
  std::size_t next = token.end;
  if (size == kYearDigits && next < text.size() && (text[next] == U'-' || text[next] == U'–')) {
    const std::size_t second = next + 1;  // the second year of a pair stands before the word
    while (next < text.size() && (next < second || utf8::is_digit(text[next]))) ++next;
    if (next == second) return std::nullopt;
  }
  while (next < text.size() && utf8::is_space(text[next])) ++next;
  const std::u32string word = fold(text.substr(next, letters_end(text, next) - next));
  const bool of_year = word.starts_with(U"год") || word.starts_with(U"уч") || word == U"г" || word == U"гг";
  if (size == kYearDigits)
    return value >= 1990 && value <= 2089 && of_year ? std::optional(token) : std::nullopt;
  const auto& stems = spacing_lexicon().after_number;
  const bool month = !of_year && std::any_of(stems.begin(), stems.end(), [&](const std::u32string& stem) {
    return word.starts_with(stem);
  });
  return month && value >= 1 && value <= 31 && next > token.end ? std::optional(token) : std::nullopt;
}

// «раб0та», «ра6ота», «0бразование»: a digit in a word of small Russian letters; 0 where there is none.
// «СО2», «10б», «6месячный» are none.
char32_t letter_of(std::u32string_view text, std::size_t at) {
  constexpr std::size_t kShortestWord = 5;
  const char32_t letter = text[at] == U'0' ? U'о' : text[at] == U'3' ? U'з' : text[at] == U'6' ? U'б' : 0;
  const auto is_small = [&](std::size_t i) {
    return i < text.size() && (text[i] == U'ё' || (text[i] >= U'а' && text[i] <= U'я'));
  };
  if (!letter || !is_small(at + 1)) return 0;
  std::size_t end = at + 1;
  while (is_small(end)) ++end;
  if (end < text.size() && (utf8::is_letter(text[end]) || utf8::is_digit(text[end]))) return 0;
  std::size_t begin = at;
  while (begin > 0 && is_small(begin - 1)) --begin;
  if (begin > 0 && utf8::is_upper(text[begin - 1])) --begin;
  if (begin > 0 && (utf8::is_letter(text[begin - 1]) || utf8::is_digit(text[begin - 1]))) return 0;
  if (end - begin < kShortestWord || end - begin > 64 || end - at < 3) return 0;
  if (begin < at) return begin + 2 <= at ? letter : 0;  // «п6оле» is too little
  const bool free =
      begin == 0 || utf8::is_space(text[begin - 1]) || text[begin - 1] == U'«' || text[begin - 1] == U'(';
  return text[at] == U'0' && free ? letter : 0;
}

}  // namespace

void repair_digits(Text& text, Repairs& repairs) {
  const std::u32string_view chars = text.chars;
  const Findings& found = findings(text);
  if (!found.digit) return;
  Rewriter rewriter(text, repairs);
  for (std::size_t i = 0; i < chars.size(); ++i) {
    if (!digit_of(chars[i]) || found.is_link(i)) continue;
    if (const char32_t letter = letter_of(chars, i)) {
      const bool first = i == 0 || !utf8::is_letter(chars[i - 1]);
      const bool capital = first && i == 0;  // a text begins with a capital
      rewriter.replace(i, i + 1, std::u32string(1, capital ? utf8::to_upper(letter) : letter), "ocr-digit");
      continue;
    }
    const bool inside =
        i > 0 && (utf8::is_letter(chars[i - 1]) || utf8::is_digit(chars[i - 1]) || chars[i - 1] == U'.');
    if (inside) continue;
    auto token = read_date(chars, i);
    if (!token) token = read_part(chars, i);
    if (token) {
      rewriter.replace(i, token->end, token->text, "ocr-digit");
      i = token->end - 1;
    }
  }
  rewriter.finish();
}

}  // namespace prikaz::normalize::repair
