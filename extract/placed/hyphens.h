// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Hyphens at line ends: of a word that was parted there, or the word's own («библиотек-филиалов»). Word and
// browsers part no words unless they are told to, and where a maker does not, every hyphen is the word's own.
// Whether it does is seen at the lines that end with room for a part of the next word.
#pragma once

#include <cstddef>
#include <string_view>

#include "extract/document.h"

namespace prikaz::extract::placed {

/// Stands where a hyphen at a line's end may be either; no reader gives control characters.
constexpr char kMaybeHyphen = '\x1E';

/// What the line ends of a document say of its hyphens.
struct HyphenSigns {
  std::size_t wraps = 0;        ///< line ends at which the next word did not fit
  std::size_t hyphens = 0;      ///< line ends with a hyphen between letters
  std::size_t russian = 0;      ///< of these, between Russian letters
  std::size_t one_word = 0;     ///< of these, between what does not look like two words
  std::size_t passed_over = 0;  ///< wraps with room for a good part of the next word

  void add(const HyphenSigns& other);
  /// The two parts that a hyphen at a line's end stands between.
  void add_hyphen(std::string_view left, std::string_view right);
  bool words_are_parted() const;
};

/// Whether `left` + `right`, parted by a hyphen at a line's end, are surely one word.
bool is_parted_word(std::string_view left, std::string_view right);

/// Puts a hyphen or nothing in the place of each kMaybeHyphen.
void settle_hyphens(Document& document, const HyphenSigns& signs);

}  // namespace prikaz::extract::placed
