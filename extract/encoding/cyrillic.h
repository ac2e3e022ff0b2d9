// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Which single-byte Cyrillic encoding bytes are in, and their conversion with ICU's tables.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>

namespace prikaz::extract {

/// For each byte the code point it stands for, U+FFFD where it stands for none.
using ByteTable = std::array<char32_t, 256>;

/// ICU's table of a single-byte encoding by any of its names; std::nullopt where ICU knows no such encoding.
std::optional<ByteTable> byte_table(std::string_view charset);

/// ICU's name for a charset in IANA's spelling ("cp1251" → "windows-1251"), or the name itself.
std::string iana_name(std::string_view charset);

struct CyrillicGuess {
  std::string encoding;  ///< "windows-1251", "KOI8-R", "IBM866"
  double score = 0;      ///< mean weight of a letter pair; Russian has 30 and more
  double margin = 0;     ///< how far the next best reading is behind
  double letters = 0;    ///< share of letters among the bytes above 127
};

/// The likeliest of the three, by letter pairs and by capitals that stand where words begin. Looks at the
/// first 64 kB.
CyrillicGuess guess_cyrillic(std::string_view bytes);

/// The same score for one charset.
double cyrillic_score(std::string_view bytes, const ByteTable& table);

/// What stands between words of any text and says nothing of its language: space, digits, usual signs.
bool is_neutral(char32_t c);

/// How Russian a text is: the mean weight of its letter pairs times the share of Russian letters among its
/// letters and unusual signs. Russian prose has 50 and more, other Cyrillic or chance about 25, Latin none.
double russian_score(std::u32string_view text);

}  // namespace prikaz::extract
