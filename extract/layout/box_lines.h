// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Characters of tables drawn with text: the box-drawing block (Unicode U+2500–257F) and what dumps put in its
// place
// ("+", "-", "=", "|", "¦", "¬", "—", "_"; "T" and "L" of an old code page only inside rulings).
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace prikaz::extract::layout {

bool is_vertical(char32_t c);    ///< │ | ¦ ║
bool is_horizontal(char32_t c);  ///< ─ - = — _
bool is_junction(char32_t c);    ///< ┼ ├ ┐ + ¬ …; inside a ruling

/// A line of the drawing as code points, so that positions are columns of the screen.
struct DrawnLine {
  std::u32string text;
  int number = 0;
  bool gap = false;          ///< blank lines above: a page break inside the drawing
  bool page_number = false;  ///< a lone number between the pages
  bool ruling = false;       ///< nothing but ruling characters and spaces, with a stretch of three or more
};

DrawnLine draw(std::string_view text);

std::string to_utf8(std::u32string_view text);

/// Characters that are no white space.
std::size_t count_visible(std::u32string_view text);

/// "├───┼───┤", "+---+", "|———|———|", "-------¬".
bool is_ruling(const std::u32string& line);

}  // namespace prikaz::extract::layout
