// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/office/list_numbers.h"

#include <algorithm>
#include <charconv>
#include <utility>
#include <vector>

#include "base/data_file.h"
#include "base/utf8.h"

extern "C" const char prikaz_data_symbol_fonts[], prikaz_data_symbol_fonts_end[];

namespace prikaz::extract::office {
namespace {

constexpr char32_t kRussian[] = U"абвгдежзиклмнопрстуфхцчшщыэюя";
constexpr int kRussianLetters = 29;
constexpr int kLatinLetters = 26;
constexpr int kMaxRepeat = 30;  // a counter may be anything in a broken file

std::string roman(int value) {
  static constexpr std::pair<int, const char*> kDigits[] = {
      {1000, "M"}, {900, "CM"}, {500, "D"}, {400, "CD"}, {100, "C"}, {90, "XC"}, {50, "L"},
      {40, "XL"},  {10, "X"},   {9, "IX"},  {5, "V"},    {4, "IV"},  {1, "I"}};
  if (value > 5000) return std::to_string(value);
  std::string result;
  for (const auto& [weight, digits] : kDigits)
    for (; value >= weight; value -= weight) result += digits;
  return result;
}

std::string latin_letter(int value) {
  if (value <= 0) return {};
  const int repeat = std::min((value - 1) / kLatinLetters + 1, kMaxRepeat);
  return std::string(static_cast<std::size_t>(repeat), static_cast<char>('a' + (value - 1) % kLatinLetters));
}

std::string russian_letter(int value) {
  std::string result;
  for (; value > 0; value = (value - 1) / kRussianLetters) {
    std::string letter;
    utf8::append(letter, kRussian[(value - 1) % kRussianLetters]);
    result.insert(0, letter);
  }
  return result;
}

struct SymbolRow {
  std::string font;
  char32_t code;
  char32_t character;
};

std::vector<SymbolRow> load_symbols() {
  std::vector<SymbolRow> rows;
  const std::string_view table(
      prikaz_data_symbol_fonts,
      static_cast<std::size_t>(prikaz_data_symbol_fonts_end - prikaz_data_symbol_fonts));
  each_tsv_row(table, [&](const std::vector<std::string_view>& fields) {
    if (fields.size() < 3 || fields[2].empty()) return;
    unsigned code = 0;
    std::from_chars(fields[1].data(), fields[1].data() + fields[1].size(), code, 16);
    std::size_t i = 0;
    rows.push_back({utf8::to_lower(fields[0]), code, utf8::next(fields[2], i)});
  });
  return rows;
}

}  // namespace

std::string format_number(int value, NumberFormat format) {
  value = std::max(value, 0);
  switch (format) {
    case NumberFormat::Decimal:
      return std::to_string(value);
    case NumberFormat::DecimalZero:
      return (value < 10 ? "0" : "") + std::to_string(value);
    case NumberFormat::UpperRoman:
      return roman(value);
    case NumberFormat::LowerRoman:
      return utf8::to_lower(roman(value));
    case NumberFormat::UpperLetter:
      return utf8::to_upper(latin_letter(value));
    case NumberFormat::LowerLetter:
      return latin_letter(value);
    case NumberFormat::UpperRussian:
      return utf8::to_upper(russian_letter(value));
    case NumberFormat::LowerRussian:
      return russian_letter(value);
    case NumberFormat::Ordinal:
      return std::to_string(value) + ".";
    case NumberFormat::Bullet:
    case NumberFormat::None:
      break;
  }
  return {};
}

std::string ListCounter::next(const Levels& levels, int level) {
  level = std::clamp(level, 0, kListLevels - 1);
  const auto at = static_cast<std::size_t>(level);
  value_[at] = running_[at] ? value_[at] + 1 : levels[at].start;
  running_[at] = true;
  for (std::size_t deeper = at + 1; deeper < kListLevels; ++deeper) {
    const int restart = levels[deeper].restart;
    if (restart < 0 || level < restart) running_[deeper] = false;
  }
  if (levels[at].format == NumberFormat::Bullet) return levels[at].text;
  std::string result;
  const std::string& text = levels[at].text;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool place = text[i] == '%' && i + 1 < text.size() && text[i + 1] >= '1' && text[i + 1] <= '9';
    if (!place) {
      result += text[i];
      continue;
    }
    const auto shown = static_cast<std::size_t>(text[++i] - '1');
    if (!running_[shown]) {
      // A level that was skipped counts as begun.
      if (shown < at) {
        value_[shown] = levels[shown].start;
        running_[shown] = true;
      } else {
        continue;
      }
    }
    const NumberFormat format = levels[shown].format;
    const bool countable = format != NumberFormat::Bullet && format != NumberFormat::None;
    result += format_number(value_[shown], levels[at].legal && countable ? NumberFormat::Decimal : format);
  }
  return result;
}

void ListCounter::set_next(int level, int value) {
  const auto at = static_cast<std::size_t>(std::clamp(level, 0, kListLevels - 1));
  value_[at] = value - 1;
  running_[at] = true;
}

char32_t symbol_character(std::string_view font, char32_t code) {
  static const std::vector<SymbolRow> rows = load_symbols();
  const std::string name = utf8::to_lower(font);
  if (code >= 0xF000 && code <= 0xF0FF) code -= 0xF000;
  char32_t any = 0;
  for (const SymbolRow& row : rows) {
    if (row.code != code) continue;
    if (name.starts_with(row.font)) return row.character;
    if (!any) any = row.character;
  }
  return name.empty() ? any : 0;
}

std::string map_symbols(std::string_view font, std::string_view text) {
  // U+F000…U+F0FF is EF 80 80 … EF 83 BF.
  if (text.find('\xEF') == std::string_view::npos) return std::string(text);
  std::string result;
  for (std::size_t i = 0; i < text.size();) {
    char32_t c = utf8::next(text, i);
    if (c >= 0xF020 && c <= 0xF0FF) {
      char32_t known = symbol_character(font, c);
      if (!known) known = symbol_character("", c);
      if (!known && c < 0xF07F) known = c - 0xF000;
      if (known) c = known;
    }
    utf8::append(result, c);
  }
  return result;
}

std::string without_soft_hyphens(std::string text) {
  for (std::size_t at = text.find("\xC2\xAD"); at != std::string::npos; at = text.find("\xC2\xAD", at))
    text.erase(at, 2);
  return text;
}

std::string superscript(int number) {
  static constexpr const char* kDigits[] = {"⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"};
  std::string result;
  for (const char digit : std::to_string(std::max(number, 0))) result += kDigits[digit - '0'];
  return result;
}

}  // namespace prikaz::extract::office
