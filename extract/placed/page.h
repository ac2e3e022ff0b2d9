// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A page as things with places: what a PDF page and a scanned page have in common. From here on one and the
// same code makes lines, tables and paragraphs. Coordinates are PDF points (1/72 inch) from the page's top
// left, y downwards.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/place.h"

namespace prikaz::extract::placed {

/// Which way a text runs.
enum class Direction : std::uint8_t {
  Right,  ///< ordinary
  Down,   ///< turned clockwise: read with the head to the right
  Left,   ///< upside down
  Up      ///< turned counter-clockwise: the usual narrow heading
};

struct Glyph {
  char32_t code = 0;  ///< 0xFFFD where the file does not say which letter it is
  float x0 = 0, y0 = 0, x1 = 0, y1 = 0;
  float size = 0;      ///< font size in points
  float baseline = 0;  ///< y of the baseline (x for Up and Down)
  Direction direction = Direction::Right;
  bool tilted = false;  ///< its line is far from parallel to any edge of the page; `direction` is the nearest
};

/// A straight line parallel to an edge of the page, drawn or filled.
struct Ruling {
  bool horizontal = true;
  float position = 0;        ///< y of a horizontal, x of a vertical one
  float begin = 0, end = 0;  ///< along it, begin < end
};

/// A filled rectangle too thick for a line: the ground of a cell, a row or a box.
struct Fill {
  float x0 = 0, y0 = 0, x1 = 0, y1 = 0;
};

/// A straight line that is parallel to no edge: of a page that lies tilted, or of a drawing.
struct Slant {
  float x0 = 0, y0 = 0, x1 = 0, y1 = 0;
};

struct Page {
  int number = 0;  ///< one-based
  float width = 0, height = 0;
  std::vector<Glyph> glyphs;  ///< in the order of the content stream
  std::vector<Ruling> rulings;
  std::vector<Fill> fills;
  std::vector<Slant> slants;
  bool missing = false;       ///< the file promises it and does not hold it
  bool truncated = false;     ///< a limit ended it early
  bool damaged = false;       ///< parts of it could not be read
  std::size_t images = 0;     ///< pictures on the page, never decoded here
  float image_area = 0;       ///< share of the page that the pictures cover
  std::size_t shapes = 0;     ///< filled shapes: letters may be drawn so
  std::size_t unmapped = 0;   ///< glyphs without a letter
  std::size_t unseen = 0;     ///< letters left out, since the page does not show them
  std::size_t invisible = 0;  ///< glyphs that are a picture's recognized text
};

}  // namespace prikaz::extract::placed
