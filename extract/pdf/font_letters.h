// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Fonts that say wrong letters or none: what they show, over a whole document, to what they mean, where that
// can be told safely. Three kinds of damage leave the letters in order and are undone: Cyrillic bytes read in
// another charset («Ïðèêàç» for «Приказ») or in none, as those of TeX's fonts; the alphabet moved as a whole
// («IJBD:A»: glyph numbers of the font taken for letters); and letters of which the map holds less than both
// bytes (the lower one, or both in one: Ghostscript 10.00 does so to the ranges of a ToUnicode map). What is
// Russian, Latin or anything else that makes sense is left alone: a repair must make likely Russian of what
// was none, by the letter pairs of encoding/letter_pairs.tsv.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace prikaz::extract::pdf {

constexpr char32_t kNoLetter = 0xFFFD;

/// No letter, or a control, which is never drawn: a map that says so knows nothing.
bool is_unmapped(char32_t c);

/// A glyph as it stands in the file. Where words part, also without a space's glyph, `letter` is a space and
/// `code` is kGap.
struct ShownGlyph {
  static constexpr std::uint32_t kGap = 0xFFFFFFFF;
  std::uint32_t code = 0;       ///< the character code in the content stream
  char32_t letter = kNoLetter;  ///< what the font's maps say, kNoLetter where they say nothing
};

/// What a document shows in one font, or the beginning of it.
struct FontText {
  std::string name;
  bool single_byte = true;  ///< codes are bytes of an encoding, not numbers of glyphs
  bool tex = false;         ///< its glyphs are named as TeX's programs name those of their bitmap fonts
  std::vector<ShownGlyph> glyphs;
};

/// What stands for what.
struct LetterMap {
  std::unordered_map<char32_t, char32_t> by_code;    ///< goes first
  std::unordered_map<char32_t, char32_t> by_letter;  ///< by what is shown; goes last
  /// Letters that are so far behind their codes are what they are shown as.
  std::optional<std::int64_t> sound_distance;
  bool codes_alone = false;  ///< a letter beyond ASCII that is its code says nothing
};

class LetterRepair {
 public:
  LetterRepair(std::string what, LetterMap map) : what_(std::move(what)), map_(std::move(map)) {}

  char32_t letter(std::uint32_t code, char32_t shown) const;
  /// "windows-1251 shown as windows-1252", for messages.
  const std::string& what() const { return what_; }

 private:
  std::string what_;
  LetterMap map_;
};

/// For each font its repair, where one is needed and safe. A font with little text is repaired the way
/// another one of the document is; of TeX's fonts one that is Russian tells the encoding of all.
std::vector<std::optional<LetterRepair>> find_repairs(const std::vector<FontText>& fonts);

}  // namespace prikaz::extract::pdf
