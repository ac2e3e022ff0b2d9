// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/placed/spanning_heads.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "extract/placed/rows.h"

namespace prikaz::extract::placed {
namespace {

constexpr std::size_t kMostHeadingLines = 6;
constexpr float kOffMiddle = 0.7f;  // of the font size by which a text may be off the middle of what it heads
constexpr float kSameEdge = 2;      // points

class HeadSpreader {
 public:
  HeadSpreader(const std::vector<TextLine>& lines, const std::vector<Ruling>& open, const Columns& columns)
      : lines_(lines), open_(open), columns_(columns) {}

  void run(std::size_t first, std::size_t end, std::vector<std::vector<Piece>>& pieces) const {
    for (std::size_t k = first; k + 1 < end && k < first + kMostHeadingLines; ++k) {
      auto& line = pieces[k - first];
      if (is_body(lines_[k], line)) return;
      const auto& next = pieces[k + 1 - first];
      if (line.size() >= next.size() || line.size() >= columns_.count()) continue;
      std::vector<char> below(columns_.count(), 0);
      for (const Piece& piece : next)
        if (piece.span == 1) below[piece.column] = 1;
      for (std::size_t p = 0; p < line.size(); ++p) {
        if (line[p].column == 0) continue;
        const std::size_t low = p > 0 ? line[p - 1].column + line[p - 1].span : 1;
        const std::size_t high = p + 1 < line.size() ? line[p + 1].column : columns_.count();
        if (is_figure(lines_[k], line[p]) || spread_to_rule(line[p], low, high, lines_[k])) continue;
        if (line[p].span > 1 || !is_at_edge(line[p]))
          spread_to_middle(line[p], low, high, below, lines_[k].size);
      }
    }
  }

 private:
  // A label and figures, none of which is a year.
  static bool is_body(const TextLine& line, const std::vector<Piece>& pieces) {
    if (pieces.size() < 2 || pieces[0].column > 0 || is_figure(line, pieces[0])) return false;
    std::size_t figures = 0;
    for (const Piece& piece : pieces) {
      const std::string& text = line.words[piece.first].text;
      const bool year = text.size() == 4 && (text.starts_with("19") || text.starts_with("20"));
      figures += is_figure(line, piece) && !year;
    }
    return figures * 2 >= pieces.size() - 1;
  }

  // A ruling below the heading tells what it is the heading of.
  bool spread_to_rule(Piece& piece, std::size_t low, std::size_t high, const TextLine& line) const {
    const auto bottom = static_cast<float>(line.box.y1);
    auto rule = std::lower_bound(open_.begin(), open_.end(), bottom - 2,
                                 [](const Ruling& a, float y) { return a.position < y; });
    for (; rule != open_.end() && rule->position < bottom + line.size; ++rule) {
      if (rule->begin > piece.x0 + 2 || rule->end < piece.x1 - 2 || rule->begin < columns_.right[0] - 2)
        continue;
      std::size_t from = low, to = high - 1;
      while (from < piece.column && columns_.right[from] < rule->begin + 2) ++from;
      while (to > piece.column && columns_.left[to] > rule->end - 2) --to;
      if (from == 1 && to + 1 == columns_.count() && rule->end > columns_.edges.back() + 20) continue;
      piece.column = from;
      piece.span = to - from + 1;
      return true;
    }
    return false;
  }

  // What begins or ends where its column does is set at that edge, not in the middle of several.
  bool is_at_edge(const Piece& piece) const {
    return std::fabs(piece.x0 - columns_.left[piece.column]) < kSameEdge ||
           std::fabs(piece.x1 - columns_.right[piece.column]) < kSameEdge;
  }

  void spread_to_middle(Piece& piece, std::size_t low, std::size_t high, const std::vector<char>& below,
                        float size) const {
    const float middle = (piece.x0 + piece.x1) / 2;
    const auto off = [&](std::size_t from, std::size_t to) {
      return std::fabs((columns_.left[from] + columns_.right[to]) / 2 - middle);
    };
    const std::size_t own_from = piece.column, own_to = piece.column + piece.span - 1;
    if (off(own_from, own_to) < kOffMiddle * size) return;
    float best = kOffMiddle * size;
    for (std::size_t from = own_from; from >= std::max<std::size_t>(low, 1) && below[from]; --from)
      for (std::size_t to = own_to; to < high && below[to]; ++to)
        if (to > from && off(from, to) < best) {
          best = off(from, to);
          piece.column = from;
          piece.span = to - from + 1;
        }
  }

  const std::vector<TextLine>& lines_;
  const std::vector<Ruling>& open_;
  const Columns& columns_;
};

}  // namespace

void spread_heads(const std::vector<TextLine>& lines, const std::vector<Ruling>& open, std::size_t first,
                  std::size_t end, const Columns& columns, std::vector<std::vector<Piece>>& pieces) {
  HeadSpreader(lines, open, columns).run(first, end, pieces);
}

}  // namespace prikaz::extract::placed
