// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Glyphs to words, words to lines. Spaces are found by the gaps between glyphs and not trusted where the file
// has them: justified text may have too many, others none.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/place.h"
#include "extract/placed/page.h"

namespace prikaz::extract::placed {

struct Word {
  std::string text;
  float x0 = 0, y0 = 0, x1 = 0, y1 = 0;
  float size = 0;
  float baseline = 0;
  Direction direction = Direction::Right;
  /// Its place among all words of the content stream, from 1; a range where words were put together. 0 where
  /// the stream's order says nothing.
  std::uint32_t first_order = 0, last_order = 0;

  float center_x() const { return (x0 + x1) / 2; }
  float center_y() const { return (y0 + y1) / 2; }
  Box box() const { return {x0, y0, x1, y1}; }
};

/// How two texts stand in the content stream. Almost all makers write a cell's text to its end before they
/// write the next one's: what does not follow directly is of another cell.
enum class Succession { Unknown, Direct, Apart };
inline Succession succession(const Word& before, const Word& behind) {
  if (before.last_order == 0 || behind.first_order == 0) return Succession::Unknown;
  return before.last_order + 1 == behind.first_order ? Succession::Direct : Succession::Apart;
}

/// Ends a word that was hyphenated where its line ends; no text has it.
constexpr std::string_view kSoftHyphen = "\u00AD";

/// Place, size and direction of the glyph; the text stays as it is.
void begin_word(Word& word, const Glyph& glyph);
/// The word's box holds the glyph's, too.
void widen(Word& word, const Glyph& glyph);

/// In the order of the content stream. Letters drawn twice to look bold come once; letters spaced out for
/// emphasis («П Р И К А З») stay as they are drawn.
std::vector<Word> make_words(const Page& page);

/// Words on one baseline, from their beginning to their end in reading direction.
struct TextLine {
  std::vector<Word> words;
  Box box;
  float size = 0;  ///< of most of its letters
  Direction direction = Direction::Right;

  float height() const { return static_cast<float>(box.y1 - box.y0); }
};

/// Lines of the words, top to bottom as they are read. Superscript digits and stars are put to the word
/// before them as «¹».
std::vector<TextLine> make_lines(std::vector<Word> words);

/// Two lines of which each stands partly beside the other: of cells set in the middle of their row.
bool stand_side_by_side(const TextLine& above, const TextLine& line);

/// The words of a line on one side of `x`, by their middles, as a line of their own; std::nullopt where there
/// are none.
std::optional<TextLine> part_beside(const TextLine& line, float x, bool left);

/// Takes the order from words of lines in which it is no order of reading: words were written as it came.
void distrust_scattered_order(std::vector<TextLine>& lines);

/// The line's text: one space between words, four where the gap is wider than `wide` times the font size.
std::string line_text(const TextLine& line, float wide = 2.5f);

}  // namespace prikaz::extract::placed
