// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Glyphs to words, words to lines. Spaces are found by the gaps between glyphs and not trusted where the file
// has them: justified text may have too many, others none.
#pragma once

#include <string>
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

  float center_x() const { return (x0 + x1) / 2; }
  float center_y() const { return (y0 + y1) / 2; }
  Box box() const { return {x0, y0, x1, y1}; }
};

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

/// The line's text: one space between words, four where the gap is wider than `wide` times the font size.
std::string line_text(const TextLine& line, float wide = 2.5f);

}  // namespace prikaz::extract::placed
