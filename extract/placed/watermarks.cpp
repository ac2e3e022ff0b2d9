// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/placed/watermarks.h"

#include <algorithm>
#include <cmath>

#include "base/utf8.h"

namespace prikaz::extract::placed {
namespace {

constexpr std::size_t kMostStraight = 3;  // letters of a round seal that happen to stand upright in a row
constexpr float kStep = 1.6f;             // of the font size, from one letter's middle to the next one's
constexpr float kGap = 4;                 // likewise between words of one mark
constexpr float kGiant = 2.5f;            // of the usual font size
constexpr float kCore = 0.2f;             // of a giant's height, above and below its letters
constexpr std::size_t kWordsBelow = 2;    // words that a giant lies across
constexpr std::size_t kMostGiants = 64;   // of a page: a poster has no watermark

float distance(const Glyph& a, const Glyph& b) {
  return std::hypot((a.x0 + a.x1 - b.x0 - b.x1) / 2, (a.y0 + a.y1 - b.y0 - b.y1) / 2);
}

bool are_neighbours(const Glyph& a, const Glyph& b) {
  return std::fabs(a.size - b.size) < 0.1f * a.size && distance(a, b) < kStep * a.size;
}

// Which glyphs are a tilted text's: the tilted ones, and few straight ones beside them in the stream.
std::vector<bool> tilted_texts(const std::vector<Glyph>& glyphs) {
  std::vector<bool> taken(glyphs.size());
  const auto spread = [&](std::size_t from, int step) {
    std::size_t last = from;
    for (std::size_t count = 0; count < kMostStraight; ++count) {
      const std::size_t next =
          last + static_cast<std::size_t>(step);  // before the first one: beyond the last
      if (next >= glyphs.size() || glyphs[next].tilted || !are_neighbours(glyphs[last], glyphs[next])) return;
      taken[next] = true;
      last = next;
    }
  };
  for (std::size_t k = 0; k < glyphs.size(); ++k) {
    if (!glyphs[k].tilted) continue;
    taken[k] = true;
    if (k > 0 && !glyphs[k - 1].tilted) spread(k, -1);
    if (k + 1 < glyphs.size() && !glyphs[k + 1].tilted) spread(k, 1);
  }
  return taken;
}

Stamp stamp_of(Word word) {
  Stamp stamp;
  stamp.box = word.box();
  TextLine line;
  line.box = stamp.box;
  line.size = word.size;
  line.direction = word.direction;
  line.words.push_back(std::move(word));
  stamp.lines.push_back(std::move(line));
  return stamp;
}

}  // namespace

std::vector<Stamp> take_tilted(Page& page) {
  std::vector<Stamp> stamps;
  const auto tilted = static_cast<std::size_t>(
      std::count_if(page.glyphs.begin(), page.glyphs.end(), [](const Glyph& glyph) { return glyph.tilted; }));
  if (tilted == 0 || 2 * tilted > page.glyphs.size()) return stamps;
  const std::vector<bool> taken = tilted_texts(page.glyphs);
  Word text;
  const Glyph* last = nullptr;
  const auto finish = [&] {
    text.text = utf8::squeeze(text.text);
    if (!text.text.empty()) stamps.push_back(stamp_of(std::move(text)));
    text = {};
    last = nullptr;
  };
  std::vector<Glyph> rest;
  for (std::size_t k = 0; k < page.glyphs.size(); ++k) {
    const Glyph& glyph = page.glyphs[k];
    if (!taken[k]) {
      if (last) finish();
      rest.push_back(glyph);
      continue;
    }
    if (last && distance(*last, glyph) > kGap * glyph.size) finish();
    if (!last)
      begin_word(text, glyph);
    else if (distance(*last, glyph) > kStep * glyph.size)
      text.text += ' ';
    utf8::append(text.text, glyph.code);
    widen(text, glyph);
    last = &glyph;
  }
  finish();
  page.glyphs = std::move(rest);
  return stamps;
}

std::vector<Stamp> take_watermarks(std::vector<Word>& words) {
  std::vector<Stamp> stamps;
  if (words.empty()) return stamps;
  std::vector<float> sizes;
  sizes.reserve(words.size());
  for (const Word& word : words) sizes.push_back(word.size);
  const auto middle = sizes.begin() + static_cast<std::ptrdiff_t>(sizes.size() / 2);
  std::nth_element(sizes.begin(), middle, sizes.end());
  const float giant = kGiant * *middle;
  std::vector<std::size_t> giants;
  for (std::size_t k = 0; k < words.size(); ++k)
    if (words[k].size >= giant) giants.push_back(k);
  if (giants.empty() || giants.size() > kMostGiants) return stamps;
  const auto lies_across = [&](const Word& mark) {
    const float h = kCore * (mark.y1 - mark.y0);
    std::size_t below = 0;
    for (const Word& word : words)
      below += word.size < giant && word.center_x() > mark.x0 && word.center_x() < mark.x1 &&
               word.center_y() > mark.y0 + h && word.center_y() < mark.y1 - h;
    return below >= kWordsBelow;
  };
  std::vector<Word> marks;
  for (const std::size_t k : giants)
    if (lies_across(words[k])) marks.push_back(words[k]);
  // Letters of the same line that happen to lie beside the text.
  const auto is_mark = [&](const Word& word) {
    return word.size >= giant && std::any_of(marks.begin(), marks.end(), [&](const Word& mark) {
             return mark.direction == word.direction && mark.size == word.size &&
                    std::fabs(mark.baseline - word.baseline) < 1;
           });
  };
  if (marks.empty()) return stamps;
  std::vector<Word> rest;
  for (Word& word : words) {
    if (is_mark(word))
      stamps.push_back(stamp_of(std::move(word)));
    else
      rest.push_back(std::move(word));
  }
  words = std::move(rest);
  return stamps;
}

}  // namespace prikaz::extract::placed
