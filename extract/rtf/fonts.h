// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The font table of an RTF file (RTF 1.9.1, "Font Table") and what bytes mean in each font: its character
// set, else the document's code page.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "extract/rtf/words.h"

namespace prikaz::extract::rtf {

class Fonts {
 public:
  static constexpr int kNone = -1;

  /// Whether the word is about fonts or code pages; what it says is noted then. `entry`: the font whose entry
  /// of the table is open, kNone outside of the table.
  bool apply(Word word, int number, int entry);
  /// "Times New Roman;": a font's name ends its entry.
  void add_name(int font, std::string_view text);

  std::string decode(std::string_view bytes, int font) const;
  /// \uN of a symbol font, U+F020…U+F0FF, as the character it shows.
  char32_t character(char32_t unit, int font) const;

 private:
  struct Font {
    int page = 0;
    bool symbol = false;
    std::string name;
  };
  const Font* find(int font) const;
  std::map<int, Font> fonts_;
  int document_page_ = 1252;
  int default_ = kNone;  // of text that names none
};

}  // namespace prikaz::extract::rtf
