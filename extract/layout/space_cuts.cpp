// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/layout/space_cuts.h"

#include <algorithm>
#include <limits>

#include "base/utf8.h"

namespace prikaz::extract::layout {
namespace {

constexpr std::size_t kLeastReach = 3, kMostReach = 10;  // positions a gutter may stand off its place
constexpr std::size_t kFar = std::numeric_limits<std::size_t>::max() / 4;

bool is_blank(const SpaceLine& line, std::size_t x) {
  return x >= line.text.size() || x < line.number.end || utf8::is_space(line.text[x]);
}

class Cutter {
 public:
  Cutter(const std::vector<SpaceLine>& lines, std::size_t begin, std::size_t end,
         const std::vector<std::size_t>& starts)
      : lines_(lines), begin_(begin), end_(end), starts_(starts) {}

  std::optional<RowCuts> cut() {
    find_runs();
    const std::size_t cuts = starts_.size() - 1;
    // cost[k][r]: least cost of the first k + 1 cuts with the last in run r; a run taken twice is an empty
    // cell.
    std::vector<std::vector<std::size_t>> cost(cuts, std::vector<std::size_t>(runs_.size(), kFar));
    std::vector<std::vector<std::size_t>> from(cuts, std::vector<std::size_t>(runs_.size(), 0));
    for (std::size_t k = 0; k < cuts; ++k)
      for (std::size_t r = 0; r < runs_.size(); ++r) {
        const std::size_t own = cost_of(k + 1, runs_[r]);
        if (own >= kFar) continue;
        if (k == 0) cost[k][r] = own + gaps(0, runs_[r].begin);
        for (std::size_t before = 0; k > 0 && before <= r; ++before) {
          if (cost[k - 1][before] >= kFar) continue;
          const std::size_t sum =
              cost[k - 1][before] + own + (before < r ? gaps(runs_[before].end, runs_[r].begin) : 0);
          if (sum < cost[k][r]) {
            cost[k][r] = sum;
            from[k][r] = before;
          }
        }
        if (k + 1 == cuts && cost[k][r] < kFar) cost[k][r] += gaps(runs_[r].end, kFar);
      }
    return gutters(cost, from);
  }

 private:
  std::optional<RowCuts> gutters(const std::vector<std::vector<std::size_t>>& cost,
                                 const std::vector<std::vector<std::size_t>>& from) const {
    std::vector<Gutter> result(cost.size());
    if (cost.empty()) return RowCuts(std::move(result));
    std::size_t run = static_cast<std::size_t>(std::min_element(cost.back().begin(), cost.back().end()) -
                                               cost.back().begin());
    if (cost.back()[run] >= kFar) return std::nullopt;
    for (std::size_t k = cost.size(); k-- > 0;) {
      if (is_ambiguous(k + 1, run)) return std::nullopt;
      result[k] = runs_[run];
      run = from[k][run];
    }
    return RowCuts(std::move(result));
  }

  void find_runs() {
    std::size_t width = starts_.back() + 1;
    for (std::size_t i = begin_; i < end_; ++i) width = std::max(width, lines_[i].text.size());
    std::vector<char> used(width, 0);
    for (std::size_t i = begin_; i < end_; ++i)
      for (std::size_t x = lines_[i].number.end; x < lines_[i].text.size(); ++x)
        if (!utf8::is_space(lines_[i].text[x])) used[x] = 1;
    for (std::size_t x = 0; x < width; ++x) {
      if (used[x]) {
        if (is_loose(x, used)) runs_.push_back({x, x + 1, true});
      } else if (runs_.empty() || runs_.back().end != x || runs_.back().loose) {
        runs_.push_back({x, x + 1});
      } else {
        runs_.back().end = x + 1;
      }
    }
    // What lies right of all texts.
    if (!runs_.empty() && runs_.back().end == width)
      runs_.back().end = width + kMostReach;
    else
      runs_.push_back({width, width + kMostReach});
  }

  // All lines part here or a position beside.
  bool is_loose(std::size_t x, const std::vector<char>& used) const {
    if (end_ - begin_ < 2 || x == 0 || !used[x - 1] || (x + 1 < used.size() && !used[x + 1])) return false;
    return std::all_of(lines_.begin() + static_cast<std::ptrdiff_t>(begin_),
                       lines_.begin() + static_cast<std::ptrdiff_t>(end_), [&](const SpaceLine& line) {
                         return is_blank(line, x) || is_blank(line, x - 1) || is_blank(line, x + 1);
                       });
  }

  std::size_t cost_of(std::size_t column, const Gutter& run) const {
    const std::size_t start = starts_[column];
    std::size_t cost = 0;
    if (start > run.end)
      cost = start - run.end;
    else if (start <= run.begin)
      cost = run.begin + 1 - start;
    std::size_t room = start - starts_[column - 1];
    if (column + 1 < starts_.size()) room = std::min(room, starts_[column + 1] - start);
    if (cost > std::clamp(room / 2, kLeastReach, kMostReach)) return kFar;
    if (run.loose) cost += 2;
    cost += split_texts(run);
    if (run.end - run.begin == 1) cost += (end_ - begin_ == 1 ? 3 : 1) + (goes_on_behind(run.end) ? 6 : 0);
    return cost;
  }

  // In a lone line one blank between two words is as good as the next: another would nearly do as well.
  bool is_ambiguous(std::size_t column, std::size_t run) const {
    if (end_ - begin_ > 1 || runs_[run].end - runs_[run].begin > 1) return false;
    const std::size_t limit = cost_of(column, runs_[run]) + 1;
    for (std::size_t r = 0; r < runs_.size(); ++r)
      if (r != run && cost_of(column, runs_[r]) <= limit) return true;
    return false;
  }

  // Wide space inside of [begin, end): in one cell's line there is none.
  std::size_t gaps(std::size_t begin, std::size_t end) const {
    constexpr std::size_t kCost = 6;
    std::size_t count = 0;
    for (std::size_t i = begin_; i < end_; ++i)
      for (std::size_t k = 1; k < lines_[i].pieces.size(); ++k)
        count += lines_[i].pieces[k - 1].end > begin && lines_[i].pieces[k].begin < end &&
                 lines_[i].pieces[k].begin - lines_[i].pieces[k - 1].end > 2;
    return count * kCost;
  }

  // Lines in which no more than one blank stands here: what is parted may be one text.
  std::size_t split_texts(const Gutter& run) const {
    constexpr std::size_t kMost = 2;
    if (run.end - run.begin > 1) return 0;
    std::size_t count = 0;
    for (std::size_t i = begin_; i < end_ && count < kMost; ++i) {
      const SpaceLine& line = lines_[i];
      count += run.begin > line.number.end && run.end < line.text.size() && !is_blank(line, run.begin - 1) &&
               !is_blank(line, run.end);
    }
    return count;
  }

  // Between two words of one text: what stands behind the blank begins small in the first line that has it.
  bool goes_on_behind(std::size_t x) const {
    for (std::size_t i = begin_; i < end_; ++i) {
      const std::u32string& text = lines_[i].text;
      if (x < text.size() && x > lines_[i].number.end && !utf8::is_space(text[x]) &&
          utf8::is_space(text[x - 1]))
        return utf8::is_letter(text[x]) && !utf8::is_upper(text[x]);
    }
    return false;
  }

  const std::vector<SpaceLine>& lines_;
  std::size_t begin_, end_;
  const std::vector<std::size_t>& starts_;
  std::vector<Gutter> runs_;
};

}  // namespace

Gutter RowCuts::gutter(const SpaceLine& line, std::size_t k) const {
  Gutter gutter = gutters_[k];
  if (!gutter.loose || is_blank(line, gutter.begin)) return gutter;
  const std::size_t x = is_blank(line, gutter.begin - 1) ? gutter.begin - 1 : gutter.begin + 1;
  return {x, x + 1, true};
}

Piece RowCuts::place(const SpaceLine& line, std::size_t column) const {
  Piece place{line.number.end, line.text.size()};
  if (column > 0) place.begin = std::max(place.begin, gutter(line, column - 1).end);
  if (column < gutters_.size()) place.end = std::min(place.end, gutter(line, column).begin);
  place.begin = std::min(place.begin, line.text.size());
  place.end = std::max(place.begin, place.end);
  return place;
}

std::optional<RowCuts> cut_columns(const std::vector<SpaceLine>& lines, std::size_t begin, std::size_t end,
                                   const std::vector<std::size_t>& starts) {
  return Cutter(lines, begin, end, starts).cut();
}

}  // namespace prikaz::extract::layout
