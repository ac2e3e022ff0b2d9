// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Automatic numbers of paragraphs as they are shown: "1.", "2.1.", "а)". ECMA-376 part 1, 17.9 and 17.18.59;
// [MS-DOC] 2.9.150 has the same model; ODF 1.2 16.30 is a subset of it.
#pragma once

#include <array>
#include <map>
#include <string>
#include <string_view>

namespace prikaz::extract::office {

enum class NumberFormat {
  Decimal,
  DecimalZero,
  UpperRoman,
  LowerRoman,
  UpperLetter,
  LowerLetter,
  UpperRussian,
  LowerRussian,
  Ordinal,
  Bullet,
  None
};

/// `value` >= 0. Russian letters go without ё й ъ ь; after "я" comes "аа", "аб"; after "z" comes "aa", "bb".
std::string format_number(int value, NumberFormat format);

inline constexpr int kListLevels = 9;

struct ListLevel {
  int start = 1;
  NumberFormat format = NumberFormat::Decimal;
  std::string text;      ///< "%1.%2." with 1-based levels; of a bullet the bullet itself
  int restart = -1;      ///< after which level it restarts, 1-based; -1: after any higher one; 0: never
  bool legal = false;    ///< all numbers in it are shown as decimals
  bool adjoins = false;  ///< the text follows without a space or tab
};

/// The running counters of one list.
class ListCounter {
 public:
  using Levels = std::array<ListLevel, kListLevels>;
  /// The text of the next number on `level` (0-based), without a space behind; empty where it shows nothing.
  std::string next(const Levels& levels, int level);
  /// The next number on `level` will be `value`.
  void set_next(int level, int value);

 private:
  std::array<int, kListLevels> value_{};
  std::array<bool, kListLevels> running_{};
};

/// A character of a symbol font as Unicode, "•" for 0xB7 of Symbol: code points U+F000…U+F0FF and bytes of
/// fonts that are named like Symbol or Wingdings. 0 where nothing is known.
char32_t symbol_character(std::string_view font, char32_t code);

/// `text` with private-use characters of symbol fonts (U+F020…U+F0FF) replaced.
std::string map_symbols(std::string_view font, std::string_view text);

/// U+00AD shows nothing: it only says where a word might be broken.
std::string without_soft_hyphens(std::string text);

/// 12 → "¹²": the mark of an automatic note.
std::string superscript(int number);

}  // namespace prikaz::extract::office
