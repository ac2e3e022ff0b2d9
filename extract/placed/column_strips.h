// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Strips of white space between columns, and what the texts of the lines say of them: how many there are in
// each line, and numbers of columns.
#pragma once

#include <cstddef>
#include <optional>
#include <utility>
#include <vector>

#include "extract/placed/columns.h"

namespace prikaz::extract::placed {

constexpr float kNarrowestGutter = 2.0f;  ///< points

struct Strip {
  float begin, end;
  std::optional<std::pair<float, float>> core;  ///< what the few lines that go over it leave free
  float width() const { return end - begin; }
};

/// Lines [first, first + texts.size()) of `lines` and the texts of each.
struct LineTexts {
  const std::vector<TextLine>& lines;
  std::size_t first;
  const std::vector<std::vector<Segment>>& texts;
};

/// Headings at one side of their columns and figures at the other: strips lie between them and not between
/// the columns. Where almost all lines have as many texts and none has more, the first texts of all are a
/// column, the second ones, and so on. Nothing where these go over each other or stand one by one between the
/// strips found.
std::optional<std::vector<Strip>> strips_by_rank(const LineTexts& from, const std::vector<Strip>& found);

/// A row of column numbers says how many columns there are: of several strips between two numbers the
/// broadest is the gutter, those beside all numbers are none.
void keep_between_numbers(const LineTexts& from, std::vector<Strip>& strips);

}  // namespace prikaz::extract::placed
