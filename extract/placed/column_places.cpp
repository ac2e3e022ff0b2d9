// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What known columns say: where their texts begin, how much room their lines have, whether two pages share
// them.
#include <algorithm>
#include <cmath>
#include <map>

#include "extract/placed/columns.h"

namespace prikaz::extract::placed {
namespace {

constexpr float kNoStart = -1e6f;
constexpr float kSameLeft = 3;           // points
constexpr std::size_t kLeastStarts = 3;  // texts that begin at one place
constexpr float kWidestPadding = 22;     // points that cells keep free between their texts at the most

}  // namespace

bool Columns::has_start(std::size_t column) const {
  return column < starts.size() && starts[column] > kNoStart;
}

bool Columns::same_places(const Columns& other) const {
  if (count() != other.count()) return false;
  // Where the last column's texts end says nothing.
  for (std::size_t k = 0; k + 1 < edges.size(); ++k) {
    // Where few rows tell it, a gutter is broad and its middle anywhere; the texts behind it begin at one
    // place.
    const bool begins = k > 0 && k < left.size() && std::fabs(left[k] - other.left[k]) < kSameLeft;
    if (std::fabs(edges[k] - other.edges[k]) > kSameGutter && !begins) return false;
  }
  return true;
}

std::optional<float> Columns::room(std::size_t column) const {
  if (!has_start(column) || !has_start(column + 1)) return std::nullopt;
  // All cells keep the same space free, and the fullest line of all shows how little.
  float padding = 1e6f;
  for (std::size_t c = 0; c + 1 < count(); ++c)
    if (has_start(c + 1)) padding = std::min(padding, starts[c + 1] - right[c]);
  if (padding > kWidestPadding) return std::nullopt;
  return std::max(starts[column + 1] - starts[column] - std::max(padding, 0.0f),
                  right[column] - left[column]);
}

void add_starts(const std::vector<TextLine>& lines, std::size_t first, std::size_t end, Columns& columns) {
  std::vector<std::map<int, std::size_t>> counts(columns.count());
  std::vector<std::size_t> texts(columns.count(), 0);
  for (std::size_t k = first; k < end; ++k)
    for (const Segment& segment : segments_of(lines[k], kColumnGap)) {
      const std::size_t column = columns.at(segment.x0);
      ++texts[column];
      ++counts[column][static_cast<int>(std::lround(segment.x0))];
    }
  columns.starts.assign(columns.count(), kNoStart);
  for (std::size_t c = 0; c < columns.count(); ++c)
    for (const auto& [x, count] : counts[c]) {
      const auto next = counts[c].find(x + 1);
      const std::size_t both = count + (next == counts[c].end() ? 0 : next->second);
      if (both >= kLeastStarts && both * 2 > texts[c])
        columns.starts[c] = static_cast<float>(x) + (next == counts[c].end() ? 0.0f : 0.5f);
    }
}

}  // namespace prikaz::extract::placed
