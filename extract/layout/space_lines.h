// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Lines of a page of text whose cells stand beside each other, as `pdftotext -layout` prints them: what wide
// space parts, and the row number at the left, which often has but one space behind it.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "extract/layout/detect.h"

namespace prikaz::extract::layout {

/// Positions [begin, end) of a line.
struct Piece {
  std::size_t begin = 0, end = 0;
};

struct SpaceLine {
  std::u32string text;        ///< one code point a position, tabs spread
  std::vector<Piece> pieces;  ///< what two spaces or more part, the number not among them
  Piece number;               ///< the row number at the left, or its heading; empty where there is none
  bool numbered = false;      ///< the number is one: a row begins, stands or ends here
  std::size_t line = 0;       ///< index into the lines of the text
  bool apart = false;         ///< blank lines or a page break stand above

  std::string part(Piece piece) const;
  std::string number_text() const { return part(number); }
};

/// What two spaces or more part.
std::vector<Piece> pieces_of(const std::u32string& line);

/// The line as drawn, without a number.
SpaceLine space_line(const std::vector<Line>& lines, std::size_t line);

/// Takes the row numbers, and what heads them, off the lines. They stand left of where most texts beside a
/// number begin; a figure with which a wrapped text goes on does not. Returns that position, or 0 where rows
/// bear no numbers.
std::size_t part_numbers(std::vector<SpaceLine>& lines);

}  // namespace prikaz::extract::layout
