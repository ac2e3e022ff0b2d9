// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The texts of one line: by white space (segments), by the columns they stand in (pieces).
#include <algorithm>
#include <cmath>
#include <string_view>

#include "extract/layout/words.h"
#include "extract/placed/columns.h"

namespace prikaz::extract::placed {
namespace {

constexpr float kLeastSpace = 0.12f;  // of the font size: what parts words
constexpr float kFigureGap = 0.55f;   // of the font size: white space between two figures
constexpr std::size_t kLeastWordsOfALine = 5;
constexpr float kEvenShare = 0.75f;  // of the widest space of a justified line that its narrowest takes
constexpr float kEvenSlack = 0.7f;   // points by which these may differ anyway

// A space apart and yet of another cell.
bool is_apart(const TextLine& line, std::size_t k) {
  const Word &before = line.words[k - 1], &word = line.words[k];
  return succession(before, word) == Succession::Apart && word.x0 - before.x1 > kLeastSpace * line.size;
}

// Columns set closely have no more than a plain space between them.
bool at_narrow_gutter(const Columns& columns, std::size_t column, float end, float begin, float size) {
  if (column + 1 >= columns.count()) return false;
  const float width = columns.left[column + 1] - columns.right[column];
  return width < 1.3f * kPlainSpace * size && end <= columns.right[column] + 1.5f &&
         begin >= columns.left[column + 1] - 1.5f;
}

// `visit(segment)` for each of the line; it says whether to go on.
template <typename Visit>
void each_segment(const TextLine& line, float gap, Visit visit) {
  Segment open;
  for (std::size_t k = 0; k < line.words.size(); ++k) {
    const Word& word = line.words[k];
    const float space = word.x0 - open.x1;
    const bool parts =
        k > 0 && (space >= gap * line.size || is_apart(line, k) ||
                  (space >= kFigureGap * line.size && are_figures(line.words[k - 1].text, word.text)));
    if (parts && !visit(open)) return;
    if (parts || k == 0) open = {k, k + 1, word.x0, word.x1};
    open.end = k + 1;
    open.x1 = std::max(open.x1, word.x1);
  }
  if (open.end > open.first) visit(open);
}

}  // namespace

bool are_figures(std::string_view before, std::string_view text) {
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  for (const std::string_view word : {before, text})
    for (const char c : word)
      if (!is_digit(c) && std::string_view(".,%()-$").find(c) == std::string_view::npos) return false;
  return std::any_of(before.begin(), before.end(), is_digit) &&
         std::any_of(text.begin(), text.end(), is_digit);
}

bool is_evenly_spaced(const TextLine& line) {
  if (line.words.size() < kLeastWordsOfALine) return false;
  float least = 1e6f, most = 0;
  std::size_t lower = 0;
  for (std::size_t k = 0; k < line.words.size(); ++k) {
    lower += layout::starts_lower(line.words[k].text);
    if (k == 0) continue;
    const float space = line.words[k].x0 - line.words[k - 1].x1;
    least = std::min(least, space);
    most = std::max(most, space);
    if ((least < kEvenShare * most && most - least > kEvenSlack) || is_apart(line, k)) return false;
  }
  return lower * 2 > line.words.size();
}

std::vector<Segment> segments_of(const TextLine& line, float gap) {
  std::vector<Segment> segments;
  each_segment(line, gap, [&](const Segment& segment) {
    segments.push_back(segment);
    return true;
  });
  return segments;
}

std::size_t count_segments(const TextLine& line, float gap, std::size_t most) {
  std::size_t count = 0;
  each_segment(line, gap, [&](const Segment&) { return ++count < most; });
  return count;
}

std::vector<Piece> pieces_of(const TextLine& line, const Columns& columns) {
  std::vector<Piece> pieces;
  // Where something parts the line, a text that begins where its column's texts begin is of that column,
  // however near the one before it stands.
  const bool parted = !columns.starts.empty() && count_segments(line, kPlainSpace, 2) > 1;
  pieces.reserve(std::min(line.words.size(), columns.count()));
  for (std::size_t k = 0; k < line.words.size(); ++k) {
    const Word& word = line.words[k];
    const std::size_t column = columns.at(word.center_x());
    // A word that itself stands in two columns goes over both.
    std::size_t from = column, to = column;
    while (from > 0 && word.x0 < columns.right[from - 1] - 2) --from;
    while (to + 1 < columns.count() && word.x1 > columns.left[to + 1] + 2) ++to;
    if (!pieces.empty()) {
      Piece& last = pieces.back();
      const std::size_t last_column = last.column + last.span - 1;
      // What a plain space parts and what ends within the gutter has not reached the next column.
      if (from == last_column + 1 && to == from && word.x1 < columns.left[from] - 1 &&
          word.x0 - last.x1 < kPlainSpace * line.size && !is_apart(line, k))
        from = to = last_column;
      const bool same = from <= last_column;
      const bool begins = parted && from > last_column &&
                          std::fabs(word.x0 - columns.starts[from]) < kSameStart &&
                          word.x0 - last.x1 > kLeastSpace * line.size;
      const bool plain = word.x0 - last.x1 < kPlainSpace * line.size && !is_apart(line, k) && !begins;
      if (same || (plain && !at_narrow_gutter(columns, last_column, last.x1, word.x0, line.size))) {
        last.span = std::max(last.span, to - last.column + 1);
        last.end = k + 1;
        last.x1 = std::max(last.x1, word.x1);
        continue;
      }
    }
    pieces.push_back({from, to - from + 1, k, k + 1, word.x0, word.x1});
  }
  return pieces;
}

float usual_space(const std::vector<TextLine>& lines, std::size_t first, std::size_t end) {
  std::vector<float> spaces;
  for (std::size_t k = first; k < end; ++k) {
    const std::vector<Word>& words = lines[k].words;
    for (std::size_t w = 1; w < words.size(); ++w) {
      const float space = (words[w].x0 - words[w - 1].x1) / lines[k].size;
      if (space > 0 && space < kPlainSpace) spaces.push_back(space);
    }
  }
  if (spaces.empty()) return 0;
  const auto middle = spaces.begin() + static_cast<std::ptrdiff_t>(spaces.size() / 2);
  std::nth_element(spaces.begin(), middle, spaces.end());
  return *middle;
}

}  // namespace prikaz::extract::placed
