// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/placed/recognized_words.h"

#include <algorithm>
#include <cmath>
#include <string_view>

#include "base/utf8.h"

namespace prikaz::extract::placed {
namespace {

constexpr float kSameWidth = 0.02f;       // by which a stretched space may differ from the letters before it
constexpr float kSpaceOfText = 0.25f;     // of the font size
constexpr float kWidestLetter = 1.5f;     // times the usual width: the space goes over to another column
constexpr std::size_t kLeastSpaces = 12;  // that tell how the page's words were stretched

bool is_bar(std::string_view text) { return text == "|" || text == "¦"; }

// Bars at a word's edge are of the line beside it.
void strip_bars(std::string& text) {
  while (text.size() > 1 && text.front() == '|') text.erase(0, 1);
  while (text.size() > 1 && text.back() == '|') text.pop_back();
}

float letter_width(const Word& word) {
  return (word.x1 - word.x0) / static_cast<float>(utf8::length(word.text));
}

// The next word stands behind this one, on its baseline.
bool goes_on(const Word& word, const Word& next) {
  return next.direction == Direction::Right && next.x0 > word.x1 &&
         std::fabs(word.baseline - next.baseline) < kSpaceOfText * word.size;
}

// Almost all spaces within lines are as wide as the letters before them and end before the next word: words
// were stretched together with theirs. Where they stand over the next word only the letters fill the word's
// place.
bool are_stretched(const std::vector<Glyph>& glyphs) {
  std::size_t spaces = 0, stretched = 0;
  for (std::size_t k = 2; k + 1 < glyphs.size(); ++k) {
    const Glyph &first = glyphs[k - 2], &last = glyphs[k - 1], &space = glyphs[k], &next = glyphs[k + 1];
    if (space.code != ' ' || utf8::is_space(last.code) || utf8::is_space(first.code)) continue;
    if (next.x0 < last.x1 || std::fabs(next.baseline - last.baseline) > kSpaceOfText * last.size) continue;
    const float width = last.x1 - last.x0, same = kSameWidth * width;
    ++spaces;
    stretched += std::fabs(space.x1 - space.x0 - width) < same &&
                 std::fabs(first.x1 - first.x0 - width) < same && next.x0 > space.x1 - same;
  }
  return spaces >= kLeastSpaces && stretched * 10 > spaces * 9;
}

void put_ends(std::vector<Word>& words) {
  std::vector<float> widths;  // of letters, of the font size
  for (const Word& word : words)
    if (word.direction == Direction::Right) widths.push_back(letter_width(word) / word.size);
  if (widths.empty()) return;
  const auto middle = widths.begin() + static_cast<std::ptrdiff_t>(widths.size() / 2);
  std::nth_element(widths.begin(), middle, widths.end());
  for (std::size_t k = 0; k < words.size(); ++k) {
    Word& word = words[k];
    const float width = letter_width(word);
    if (word.direction != Direction::Right || width > kWidestLetter * *middle * word.size) continue;
    float end = word.x1 + width;
    if (k + 1 < words.size() && goes_on(word, words[k + 1]))
      end = std::min(end, words[k + 1].x0 - kSpaceOfText * word.size);
    word.x1 = std::max(word.x1, end);
  }
}

}  // namespace

bool is_recognized(const Page& page) { return 2 * page.invisible > page.glyphs.size(); }

void mend_recognized(std::vector<Word>& words, const Page& page) {
  if (are_stretched(page.glyphs)) put_ends(words);
  for (Word& word : words) {
    strip_bars(word.text);
    word.first_order = word.last_order = 0;
  }
  std::erase_if(words, [](const Word& word) { return is_bar(word.text); });
}

}  // namespace prikaz::extract::placed
