// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Lines that a layout wrapped, put together again: which line ends are the writer's own and which only the
// column's.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "extract/placed/hyphens.h"
#include "extract/placed/words.h"

namespace prikaz::extract::placed {

/// «г.», «ст.» at the end: the full stop ends no sentence.
bool ends_with_short_form(std::string_view text);

/// Why a line ends where it does.
enum class LineEnd {
  Wrap,         ///< the next word did not fit: a space stands here
  Hyphen,       ///< a word was hyphenated here: the hyphen goes
  SoftHyphen,   ///< likewise, and the line's text is without the hyphen: nothing stands here
  MaybeHyphen,  ///< the hyphen may be the word's own: kMaybeHyphen stands in its place (hyphens.h)
  MaybeCut,     ///< a word longer than the column may have been cut here: kMaybeCut stands here (cuts.h)
  KeepHyphen,   ///< the hyphen is the word's own: nothing else stands here
  Break         ///< the writer ended the line: '\n' stands here
};

/// How well the room of a column is known.
enum class Room {
  Drawn,     ///< from rulings or the page's own margins
  Measured,  ///< from where the texts of this column and of the next one begin
  Guessed    ///< from white space: only plain breaks are believed
};

/// `room`: the width in points that lines of this column may take.
LineEnd line_end(const TextLine& line, const TextLine& next, float room, Room known = Room::Drawn);

/// `text`: all that stands above `next`, with the line itself: a web address may have begun in it.
LineEnd line_end(std::string_view text, const TextLine& line, const TextLine& next, float room,
                 Room known = Room::Drawn);

/// What a line end says of the maker's hyphens; a guessed room says nothing of what would have fitted.
void count_line_end(HyphenSigns& signs, LineEnd end, const TextLine& line, const TextLine& next, float room,
                    Room known = Room::Drawn);

/// What the first and the last line of a text tell where a page break may have cut it from another.
struct TextEnds {
  float first = 0;    ///< width of the first word
  float left = 0;     ///< room behind the last line
  float size = 0;     ///< of the last line's font
  bool lone = false;  ///< the last line is one word
  bool soft = false;  ///< it ends with a soft hyphen, which is not in the text
};

/// Words of one cell or column to its text, with '\n' at the writer's own line breaks.
std::string flow_text(std::vector<Word> words, float room, Room known = Room::Drawn,
                      HyphenSigns* signs = nullptr, TextEnds* ends = nullptr);

/// Whether the first word of `below` did not fit behind the last line of `above`.
bool had_no_room(const TextEnds& above, const TextEnds& below);

/// Whether `above` may end within a word that `below` goes on with. Texts and what their ends tell.
bool may_be_cut(std::string_view above, const TextEnds& at_above, std::string_view below,
                const TextEnds& at_below);

/// Where `above` ends with a hyphen that a line's end may have put there: moves the rest of the word from the
/// beginning of `below` behind it. Whether it did. `soft`: a soft hyphen, which is not in the text.
bool move_hyphened_part(std::string& above, bool soft, std::string& below, HyphenSigns& signs);

/// Appends the next line to a text.
void append_line(std::string& text, const std::string& line, LineEnd end);

}  // namespace prikaz::extract::placed
