// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Columns by white space alone: what strips most lines of a run leave free from top to bottom, and which
// words of a line stand in which column.
#pragma once

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "extract/placed/words.h"

namespace prikaz::extract::placed {

/// Words of a line that only plain spaces part: the words [first, end).
struct Segment {
  std::size_t first = 0, end = 0;
  float x0 = 0, x1 = 0;
};

/// `gap`: white space in font sizes that parts segments.
std::vector<Segment> segments_of(const TextLine& line, float gap);
/// Their number, not counted further than to `most`.
std::size_t count_segments(const TextLine& line, float gap, std::size_t most);

/// The space between most words of lines [first, end), in font sizes; 0 where there is none.
float usual_space(const std::vector<TextLine>& lines, std::size_t first, std::size_t end);

/// Words in small letters with the same white space between all of them: a line of justified prose, one text
/// however wide its spaces are.
bool is_evenly_spaced(const TextLine& line);

/// Two words that are figures: these stand closer than texts, and those of one number have only a plain space
/// between them.
bool are_figures(std::string_view before, std::string_view text);

constexpr float kColumnGap = 0.75f;   // of the font size: white space that can part columns
constexpr float kSureGap = 1.3f;      // that starts a table
constexpr float kSameGutter = 30.0f;  // points by which gutters of one table may shift from page to page
constexpr float kSameStart = 1.5f;    // points
constexpr float kPlainSpace = 0.45f;  // what a space in text takes at the most

struct Columns {
  std::vector<float> edges;        ///< one more than columns, in the middle of the white strips
  std::vector<float> left, right;  ///< what the text of each column takes
  std::vector<float> starts;       ///< where most texts of each column begin; far outside where they do not
  std::size_t count() const { return left.size(); }
  bool has_start(std::size_t column) const;
  /// As many columns, with their gutters where those of `other` are.
  bool same_places(const Columns& other) const;
  /// What the lines of a column may take, where its texts and those of the next one have their beginnings.
  std::optional<float> room(std::size_t column) const;
  std::size_t at(float x) const {
    const auto edge = std::upper_bound(edges.begin() + 1, edges.end() - 1, x);
    return static_cast<std::size_t>(edge - edges.begin()) - 1;
  }
};

/// Columns of lines [first, end); none where no strip is free.
Columns find_columns(const std::vector<TextLine>& lines, std::size_t first, std::size_t end);

/// Finds `starts` of columns whose edges are known.
void add_starts(const std::vector<TextLine>& lines, std::size_t first, std::size_t end, Columns& columns);

/// Words of a line in one column, or in several that they go over.
struct Piece {
  std::size_t column = 0, span = 1;
  std::size_t first = 0, end = 0;  ///< of the line's words
  float x0 = 0, x1 = 0;
};
std::vector<Piece> pieces_of(const TextLine& line, const Columns& columns);

}  // namespace prikaz::extract::placed
