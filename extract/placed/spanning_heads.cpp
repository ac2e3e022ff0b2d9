// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/placed/spanning_heads.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "extract/layout/row_number.h"
#include "extract/placed/rows.h"
#include "extract/placed/table_signs.h"

namespace prikaz::extract::placed {
namespace {

constexpr float kAtColumnEdge = 3;  // points
constexpr std::size_t kMostHeadingLines = 6;
constexpr float kOffMiddle = 0.7f;  // of the font size by which a text may be off the middle of what it heads
constexpr long kMostColumnNumber = 100;
constexpr float kSameEdge = 2;       // points
constexpr float kOffEdge = 3;        // points by which a text may be off the edge of what it heads
constexpr float kWiderSpace = 0.5f;  // points by which spaces between headings are wider than within them

class HeadSpreader {
 public:
  HeadSpreader(const std::vector<TextLine>& lines, const std::vector<Ruling>& open, const Columns& columns)
      : lines_(lines), open_(open), columns_(columns) {}

  void run(std::size_t first, std::size_t end, std::vector<std::vector<Piece>>& pieces) const {
    for (std::size_t k = first; k < end && k < first + kMostHeadingLines; ++k) {
      if (is_body(lines_[k], pieces[k - first])) break;
      const bool lowest = (k + 1 < end && is_body(lines_[k + 1], pieces[k + 1 - first])) ||
                          heads_each_column(lines_[k], columns_);
      split_heads(lines_[k], pieces[k - first], lowest);
    }
    for (std::size_t k = first; k + 1 < end && k < first + kMostHeadingLines; ++k) {
      auto& line = pieces[k - first];
      if (is_body(lines_[k], line)) return;
      join_over_rules(lines_[k], line);
      // The heading of the labels may stand between, in the middle of its rows.
      std::size_t under = k + 1;
      while (under + 1 < end && pieces[under - first].size() == 1 && pieces[under - first][0].column == 0 &&
             stand_side_by_side(lines_[under - 1], lines_[under]))
        ++under;
      const auto& next = pieces[under - first];
      if (heads_in(line) >= heads_in(next) || line.size() >= columns_.count()) continue;
      if (spread_evenly(line, lines_[under], next)) continue;
      std::vector<char> below(columns_.count(), 0);
      for (const Piece& piece : next)
        if (piece.span == 1) below[piece.column] = 1;
      for (std::size_t p = 0; p < line.size(); ++p) {
        if (line[p].column == 0) continue;
        const std::size_t low = p > 0 ? line[p - 1].column + line[p - 1].span : 1;
        const std::size_t high = p + 1 < line.size() ? line[p + 1].column : columns_.count();
        if (is_figure(lines_[k], line[p]) || spread_to_rule(line[p], low, high, lines_[k])) continue;
        if (heads_in(line) == 1 && spread_to_all(line[p], next, k == first, lines_[k].size)) continue;
        if (line[p].span > 1 || !is_at_edge(line[p]))
          spread_to_middle(line[p], low, high, below, lines_[k].size);
      }
    }
  }

 private:
  static std::size_t heads_in(const std::vector<Piece>& line) {
    return line.size() - (!line.empty() && line[0].column == 0 ? 1 : 0);
  }

  // A label and figures, none of which is a year.
  static bool is_body(const TextLine& line, const std::vector<Piece>& pieces) {
    if (pieces.size() < 2 || pieces[0].column > 0 || is_figure(line, pieces[0])) return false;
    std::size_t figures = 0;
    for (const Piece& piece : pieces) {
      const std::string& text = line.words[piece.first].text;
      figures += is_figure(line, piece) && !is_year(text);
    }
    return figures * 2 >= pieces.size() - 1;
  }

  // Headings of neighbours that stand closely: white space between them is wider than within them, or each
  // stands in the middle of its column, in the lowest line of the heading.
  void split_heads(const TextLine& line, std::vector<Piece>& pieces, bool lowest) const {
    for (std::size_t p = 0; p < pieces.size(); ++p) {
      if (pieces[p].span < 2) continue;
      const std::vector<Piece> parts = parts_of(line, pieces[p], lowest);
      if (parts.size() != pieces[p].span) continue;
      pieces.erase(pieces.begin() + static_cast<std::ptrdiff_t>(p));
      pieces.insert(pieces.begin() + static_cast<std::ptrdiff_t>(p), parts.begin(), parts.end());
      p += parts.size() - 1;
    }
  }

  // A part for each column the piece goes over; none where it is one text.
  std::vector<Piece> parts_of(const TextLine& line, const Piece& whole, bool lowest) const {
    std::vector<float> spaces;
    for (std::size_t w = whole.first + 1; w < whole.end; ++w)
      spaces.push_back(line.words[w].x0 - line.words[w - 1].x1);
    if (spaces.size() + 1 < whole.span) return {};
    std::sort(spaces.rbegin(), spaces.rend());
    const float least = spaces[whole.span - 2];  // of those that part
    if (whole.span - 1 < spaces.size() && least < spaces[whole.span - 1] + kWiderSpace) return {};
    std::vector<Piece> parts;
    for (std::size_t w = whole.first; w < whole.end; ++w) {
      const Word& word = line.words[w];
      if (w == whole.first || word.x0 - line.words[w - 1].x1 >= least)
        parts.push_back({whole.column + parts.size(), 1, w, w, word.x0, word.x1});
      parts.back().end = w + 1;
      parts.back().x1 = word.x1;
    }
    const bool clear = least > kPlainSpace * line.size;
    if (!clear && !lowest) return {};
    for (const Piece& part : parts) {
      const float middle = (part.x0 + part.x1) / 2;
      const float off = middle - (columns_.left[part.column] + columns_.right[part.column]) / 2;
      const bool set = std::fabs(off) < kOffMiddle * line.size || is_at_edge(part);
      if (clear ? columns_.at(middle) != part.column : !set) return {};
    }
    return parts;
  }

  // Two or more headings over as many columns each, all of which have headings of their own.
  bool spread_evenly(std::vector<Piece>& line, const TextLine& under, const std::vector<Piece>& next) const {
    const std::size_t first = line[0].column == 0 ? 1 : 0, heads = line.size() - first;
    const std::size_t below = next.size() - (next[0].column == 0);
    if (heads < 2 || below + 1 != columns_.count() || below % heads != 0 || crosses(next)) return false;
    const std::size_t each = below / heads, skipped = next.size() - below;
    // Numbers of columns head nothing.
    const long number = layout::plain_number(under.words[next.back().first].text);
    if (number >= 0 && number < kMostColumnNumber) return false;
    const bool same = repeat(under, next, skipped, each);
    for (std::size_t h = 0; h < heads; ++h) {
      const Piece& piece = line[first + h];
      const std::size_t from = 1 + h * each, to = from + each - 1;
      if (piece.column < from || piece.column + piece.span - 1 > to) return false;
      if (piece.span > 1 || same) continue;
      // It stands nearer to the middle of all it heads than to that of one.
      const Piece &one = next[skipped + piece.column - 1], &left = next[skipped + from - 1],
                  &right = next[skipped + to - 1];
      const float middle = piece.x0 + piece.x1;
      if (std::fabs(middle - left.x0 - right.x1) >= std::fabs(middle - one.x0 - one.x1)) return false;
    }
    for (std::size_t h = 0; h < heads; ++h) {
      line[first + h].column = 1 + h * each;
      line[first + h].span = each;
    }
    return true;
  }

  // «total | per head | total | per head»: the texts from `first` come again after each `period`.
  static bool repeat(const TextLine& line, const std::vector<Piece>& pieces, std::size_t first,
                     std::size_t period) {
    for (std::size_t p = first + period; p < pieces.size(); ++p) {
      const Piece &one = pieces[p - period], &two = pieces[p];
      if (one.end - one.first != two.end - two.first) return false;
      for (std::size_t w = 0; w < one.end - one.first; ++w)
        if (line.words[one.first + w].text != line.words[two.first + w].text) return false;
    }
    return true;
  }

  // «Exports to» whose words stand in two columns, over one ruling.
  void join_over_rules(const TextLine& line, std::vector<Piece>& pieces) const {
    for (std::size_t p = 1; p < pieces.size(); ++p) {
      Piece &before = pieces[p - 1], &piece = pieces[p];
      if (before.column == 0 || piece.x0 - before.x1 > kPlainSpace * line.size ||
          !has_rule_below(line, before.x0, piece.x1))
        continue;
      before.span = piece.column + piece.span - before.column;
      before.end = piece.end;
      before.x1 = piece.x1;
      pieces.erase(pieces.begin() + static_cast<std::ptrdiff_t>(p--));
    }
  }

  // A ruling close below, over all of that and not over the labels.
  bool has_rule_below(const TextLine& line, float x0, float x1) const {
    const auto bottom = static_cast<float>(line.box.y1);
    auto rule = std::lower_bound(open_.begin(), open_.end(), bottom - 2,
                                 [](const Ruling& a, float y) { return a.position < y; });
    for (; rule != open_.end() && rule->position < bottom + line.size; ++rule)
      if (rule->begin < x0 + 2 && rule->end > x1 - 2)
        return rule->begin > columns_.right[0] - 2 && rule->end < columns_.edges.back() + 20;
    return false;
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

  // In the middle of all columns but that of the labels. Where these have a middle one, a line below others
  // may be the end of its heading.
  bool spread_to_all(Piece& piece, const std::vector<Piece>& next, bool top, float size) const {
    const std::size_t heads = columns_.count() - 1;
    if (heads < 2 || (heads % 2 == 1 && !top)) return false;
    const auto is_off = [&](float left, float right) {
      return std::fabs(piece.x0 + piece.x1 - left - right) > 2 * kOffMiddle * size;
    };
    // Headings may be broader than what stands below them.
    const Piece& leftmost = next[next.size() > 1 && next[0].column == 0 ? 1 : 0];
    if (is_off(columns_.left[1], columns_.right.back()) &&
        (heads_in(next) < heads || is_off(leftmost.x0, next.back().x1)))
      return false;
    piece.column = 1;
    piece.span = heads;
    return true;
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

// A heading may be broader than all it stands over the middle of.
bool hangs_over(const TextLine& line, const Columns& columns) {
  const double over = line.box.x1 - static_cast<double>(columns.edges.back());
  const double off =
      (line.box.x0 + line.box.x1 - static_cast<double>(columns.left[1] + columns.right.back())) / 2;
  return over > 0 &&
         (over > static_cast<double>(2 * line.size) || std::fabs(off) > static_cast<double>(line.size));
}

// A title is set in the middle of the page and not in that of columns, nor at an edge of one.
bool is_title(const TextLine& line, const Columns& columns, std::pair<float, float> extent) {
  const auto x0 = static_cast<float>(line.box.x0), x1 = static_cast<float>(line.box.x1);
  if (std::fabs(x0 + x1 - extent.first - extent.second) > 2 * kOffEdge) return false;
  for (std::size_t from = 1; from < columns.count(); ++from) {
    if (std::fabs(columns.left[from] - x0) < kOffEdge || std::fabs(columns.right[from] - x1) < kOffEdge)
      return false;
    for (std::size_t to = from; to < columns.count(); ++to)
      if (std::fabs(columns.left[from] + columns.right[to] - x0 - x1) < 2 * line.size) return false;
  }
  return true;
}

}  // namespace

void spread_heads(const std::vector<TextLine>& lines, const std::vector<Ruling>& open, std::size_t first,
                  std::size_t end, const Columns& columns, std::vector<std::vector<Piece>>& pieces) {
  HeadSpreader(lines, open, columns).run(first, end, pieces);
}

bool heads_each_column(const TextLine& line, const Columns& columns) {
  if (line.words.size() > columns.count()) return false;
  std::vector<Piece> heads;
  for (std::size_t k = 0; k < line.words.size(); ++k) {
    const Word& word = line.words[k];
    const std::size_t column = columns.at(word.center_x());
    if ((column > 0 && word.x0 < columns.right[column - 1] - 1) ||
        (column + 1 < columns.count() && word.x1 > columns.left[column + 1] + 1))
      return false;
    if (heads.empty() || heads.back().column != column) heads.push_back({column, 1, k, k, word.x0, word.x1});
    heads.back().x1 = word.x1;
  }
  if (heads.size() + heads.front().column != columns.count() || heads.size() < 2 || heads.front().column > 1)
    return false;
  return std::all_of(heads.begin(), heads.end(), [&](const Piece& head) {
    const float left = columns.left[head.column], right = columns.right[head.column];
    return std::fabs(head.x0 - left) < kSameEdge || std::fabs(head.x1 - right) < kSameEdge ||
           std::fabs(head.x0 + head.x1 - left - right) < 2 * kOffMiddle * line.size;
  });
}

bool may_stand_over_columns(const TextLine& line, const Columns& columns, std::pair<float, float> extent) {
  return line.box.x0 >= static_cast<double>(columns.right[0]) && !hangs_over(line, columns) &&
         !is_title(line, columns, extent);
}

}  // namespace prikaz::extract::placed
