// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/placed/columns.h"

#include <algorithm>
#include <cmath>

namespace prikaz::extract::placed {
namespace {

constexpr float kTextSpace = 0.3f;        // of the font size: what plain spaces take at the most
constexpr float kNarrowestGutter = 2.0f;  // points
constexpr double kWidestRegion = 4000;    // points; pages are narrower
constexpr float kIndent = 6;              // points
constexpr std::size_t kHeadingLines = 3;
constexpr std::size_t kMostColumns = 60;
constexpr std::size_t kLinesPerCrossing = 6;  // so many lines for each that may go over a strip

struct Strip {
  float begin, end;
  float width() const { return end - begin; }
};

class ColumnFinder {
 public:
  ColumnFinder(const std::vector<TextLine>& lines, std::size_t first, std::size_t end)
      : lines_(lines), first_(first), end_(end) {
    for (std::size_t k = first; k < end; ++k) {
      left_ = std::min(left_, static_cast<float>(lines[k].box.x0));
      right_ = std::max(right_, static_cast<float>(lines[k].box.x1));
    }
  }

  Columns find() {
    Columns columns;
    if (end_ <= first_ || static_cast<double>(right_ - left_) > kWidestRegion) return columns;
    std::vector<Strip> strips = free_strips();
    std::erase_if(strips, [&](const Strip& strip) { return inner(strip) && !parts_columns(strip); });
    strips = with_sparse_columns(strips);
    std::erase_if(strips, [&](const Strip& strip) { return !inner(strip); });
    if (strips.empty() || strips.size() >= kMostColumns) return columns;
    columns.edges.push_back(left_ - 1);
    for (const Strip& strip : strips) columns.edges.push_back((strip.begin + strip.end) / 2);
    columns.edges.push_back(right_ + 1);
    columns.left.push_back(left_);
    for (const Strip& strip : strips) {
      columns.right.push_back(strip.begin);
      columns.left.push_back(strip.end);
    }
    columns.right.push_back(right_);
    return columns;
  }

 private:
  bool inner(const Strip& strip) const { return strip.begin > left_ + 1 && strip.end < right_ - 1; }

  // Lines of one text say nothing of columns: sections and titles go over all of them. Neither do headings
  // over several columns, which stand above a line of more texts.
  bool tells(std::size_t k, std::size_t texts) const {
    const TextLine& line = lines_[k];
    if (texts == 1)
      return static_cast<float>(line.box.x1 - line.box.x0) < 0.4f * (right_ - left_) &&
             static_cast<float>(line.box.x0) > left_ + kIndent;
    return k >= first_ + kHeadingLines || k + 1 >= end_ ||
           texts >= segments_of(lines_[k + 1], kColumnGap).size();
  }

  std::vector<Strip> free_strips() const {
    const auto bins = static_cast<std::size_t>(std::max(right_ - left_, 1.0f)) + 1;
    std::vector<int> covered(bins + 2, 0);
    const auto bin_of = [&](float x) {
      return static_cast<std::size_t>(std::clamp(x - left_, 0.0f, static_cast<float>(bins)));
    };
    std::size_t telling = 0;
    for (std::size_t k = first_; k < end_; ++k) {
      const std::size_t texts = segments_of(lines_[k], kColumnGap).size();
      if (!tells(k, texts)) continue;
      telling += texts > 1;
      // Plain spaces belong to the text: two lines of prose do not make a strip.
      for (const Segment& segment : segments_of(lines_[k], kTextSpace)) {
        ++covered[bin_of(segment.x0)];
        --covered[bin_of(segment.x1) + 1];
      }
    }
    const auto tolerance = static_cast<int>(telling / kLinesPerCrossing);
    std::vector<Strip> strips;
    int count = 0;
    std::size_t start = bins;
    for (std::size_t bin = 0; bin <= bins; ++bin) {
      if (bin < bins) count += covered[bin];
      const bool free = bin < bins && count <= tolerance;
      if (free && start == bins) start = bin;
      if (!free && start != bins) {
        if (static_cast<float>(bin - start) >= kNarrowestGutter)
          strips.push_back({left_ + static_cast<float>(start), left_ + static_cast<float>(bin)});
        start = bins;
      }
    }
    return strips;
  }

  // Where words on both sides of a strip are mostly a plain space apart, the strip is chance and not a
  // gutter.
  bool parts_columns(const Strip& strip) const {
    const float middle = (strip.begin + strip.end) / 2;
    std::size_t straddling = 0, wide = 0;
    for (std::size_t k = first_; k < end_; ++k)
      for (std::size_t w = 1; w < lines_[k].words.size(); ++w) {
        const Word &left = lines_[k].words[w - 1], &right = lines_[k].words[w];
        // Only words that begin directly behind the strip speak for it.
        if (left.x1 > middle || right.x0 < middle || right.x0 > strip.end + 2 * lines_[k].size) continue;
        ++straddling;
        wide += right.x0 - left.x1 > kPlainSpace * lines_[k].size;
      }
    // A column with nothing but a heading has one such line.
    const bool enough = straddling >= (end_ - first_ > 2 ? 2u : 1u) ||
                        (straddling == 1 && strip.width() > 2 * lines_[first_].size);
    return enough && wide * 2 >= straddling;
  }

  // A column of which few cells are filled (notes, what is left to be written in) lies within a strip that is
  // free but for these few. A heading over both neighbours lies there too, but in a line without them.
  std::vector<Strip> with_sparse_columns(const std::vector<Strip>& strips) const {
    std::vector<Strip> result;
    for (std::size_t s = 0; s < strips.size(); ++s) {
      const Strip& strip = strips[s];
      const Strip before{s > 0 ? strips[s - 1].end : left_ - 1, strip.begin};
      const Strip behind{strip.end, s + 1 < strips.size() ? strips[s + 1].begin : right_ + 1};
      Strip taken{1e6f, -1e6f};
      bool beside = false;
      for (std::size_t k = first_; k < end_; ++k) {
        const std::vector<Segment> segments = segments_of(lines_[k], kColumnGap);
        bool within = false;
        for (const Segment& segment : segments)
          if (segment.x0 >= strip.begin + (strip.begin <= left_ + 1 ? 0 : kNarrowestGutter) &&
              segment.x1 <= strip.end - (strip.end >= right_ - 1 ? -2 : kNarrowestGutter)) {
            taken.begin = std::min(taken.begin, segment.x0);
            taken.end = std::max(taken.end, segment.x1);
            within = true;
          }
        beside |= within && touches(segments, before) && touches(segments, behind);
      }
      if (!beside) {
        result.push_back(strip);
        continue;
      }
      if (taken.begin - strip.begin >= kNarrowestGutter) result.push_back({strip.begin, taken.begin});
      if (strip.end - taken.end >= kNarrowestGutter) result.push_back({taken.end, strip.end});
    }
    return result;
  }

  // True of the outside of the region: nothing can stand there.
  bool touches(const std::vector<Segment>& segments, const Strip& column) const {
    if (column.end <= left_ + 1 || column.begin >= right_ - 1) return true;
    return std::any_of(segments.begin(), segments.end(), [&](const Segment& segment) {
      return segment.x0 < column.end && segment.x1 > column.begin;
    });
  }

  const std::vector<TextLine>& lines_;
  std::size_t first_, end_;
  float left_ = 1e6f, right_ = -1e6f;
};

// Columns set closely have no more than a plain space between them.
bool at_narrow_gutter(const Columns& columns, std::size_t column, float end, float begin, float size) {
  if (column + 1 >= columns.count()) return false;
  const float width = columns.left[column + 1] - columns.right[column];
  return width < 1.3f * kPlainSpace * size && end <= columns.right[column] + 1.5f &&
         begin >= columns.left[column + 1] - 1.5f;
}

}  // namespace

std::vector<Segment> segments_of(const TextLine& line, float gap) {
  std::vector<Segment> segments;
  for (std::size_t k = 0; k < line.words.size(); ++k) {
    const Word& word = line.words[k];
    if (k == 0 || word.x0 - segments.back().x1 >= gap * line.size)
      segments.push_back({k, k + 1, word.x0, word.x1});
    segments.back().end = k + 1;
    segments.back().x1 = std::max(segments.back().x1, word.x1);
  }
  return segments;
}

Columns find_columns(const std::vector<TextLine>& lines, std::size_t first, std::size_t end) {
  return ColumnFinder(lines, first, end).find();
}

std::vector<Piece> pieces_of(const TextLine& line, const Columns& columns) {
  std::vector<Piece> pieces;
  const auto column_of = [&](float x) {
    const auto edge = std::upper_bound(columns.edges.begin() + 1, columns.edges.end() - 1, x);
    return static_cast<std::size_t>(edge - columns.edges.begin()) - 1;
  };
  for (std::size_t k = 0; k < line.words.size(); ++k) {
    const Word& word = line.words[k];
    const std::size_t column = column_of(word.center_x());
    // A word that itself stands in two columns goes over both.
    std::size_t from = column, to = column;
    while (from > 0 && word.x0 < columns.right[from - 1] - 2) --from;
    while (to + 1 < columns.count() && word.x1 > columns.left[to + 1] + 2) ++to;
    if (!pieces.empty()) {
      Piece& last = pieces.back();
      const std::size_t last_column = last.column + last.span - 1;
      const bool same = from <= last_column;
      const bool plain = word.x0 - last.x1 < kPlainSpace * line.size;
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

}  // namespace prikaz::extract::placed
