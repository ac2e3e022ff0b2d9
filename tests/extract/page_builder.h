// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Pages drawn by hand for tests: texts and lines at places, every letter half its size wide.
#pragma once

#include <string_view>

#include "base/utf8.h"
#include "extract/placed/page.h"

namespace prikaz::test {

class PageBuilder {
 public:
  explicit PageBuilder(int number = 1) {
    page.number = number;
    page.width = 595;
    page.height = 842;
  }

  /// `y` is the baseline.
  PageBuilder& text(float x, float y, std::string_view text, float size = 10) {
    for (std::size_t i = 0; i < text.size(); x += size / 2) {
      extract::placed::Glyph glyph;
      glyph.code = utf8::next(text, i);
      glyph.x0 = x;
      glyph.x1 = x + size / 2;
      glyph.y0 = y - 0.75f * size;
      glyph.y1 = y + 0.2f * size;
      glyph.size = size;
      glyph.baseline = y;
      page.glyphs.push_back(glyph);
    }
    return *this;
  }

  /// Read from bottom to top; `x` is the baseline, `y` where it begins.
  PageBuilder& text_up(float x, float y, std::string_view text, float size = 10) {
    for (std::size_t i = 0; i < text.size(); y -= size / 2) {
      extract::placed::Glyph glyph;
      glyph.code = utf8::next(text, i);
      glyph.x0 = x - 0.75f * size;
      glyph.x1 = x + 0.2f * size;
      glyph.y0 = y - size / 2;
      glyph.y1 = y;
      glyph.size = size;
      glyph.baseline = x;
      glyph.direction = extract::placed::Direction::Up;
      page.glyphs.push_back(glyph);
    }
    return *this;
  }

  PageBuilder& horizontal(float y, float x0, float x1) {
    page.rulings.push_back({true, y, x0, x1});
    return *this;
  }
  PageBuilder& vertical(float x, float y0, float y1) {
    page.rulings.push_back({false, x, y0, y1});
    return *this;
  }
  /// All lines of a grid with these edges.
  PageBuilder& grid(const std::vector<float>& xs, const std::vector<float>& ys) {
    for (const float y : ys) horizontal(y, xs.front(), xs.back());
    for (const float x : xs) vertical(x, ys.front(), ys.back());
    return *this;
  }

  extract::placed::Page page;
};

}  // namespace prikaz::test
