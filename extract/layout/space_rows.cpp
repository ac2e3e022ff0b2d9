// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/layout/space_rows.h"

#include <algorithm>
#include <limits>
#include <utility>

#include "base/utf8.h"
#include "extract/layout/words.h"

namespace prikaz::extract::layout {
namespace {

constexpr std::size_t kTallestRow = 60;  // lines
constexpr std::size_t kMostHeadingRest = 3;
constexpr std::size_t kNoPath = std::numeric_limits<std::size_t>::max() / 4;

class RowFinder {
 public:
  RowFinder(const std::vector<SpaceLine>& lines, std::size_t first, const RowHints& hints)
      : lines_(lines), hints_(hints), first_(first) {}

  std::optional<std::vector<SpaceRow>> find() const {
    if (auto rows = between_blanks()) return rows;
    auto below = below_numbers();
    const std::size_t broken = below ? broken_rows(*below) : 0;
    if (below && broken * 10 <= below->size()) return below;
    if (auto around = around_numbers()) return around;
    if (below && broken * 5 <= below->size()) return below;
    return std::nullopt;
  }

 private:
  std::size_t size() const { return lines_.size(); }

  // Every block between blank lines holds one number, or is a section or what a page break cut.
  std::optional<std::vector<SpaceRow>> between_blanks() const {
    std::vector<SpaceRow> rows;
    std::size_t numbered = 0;
    for (std::size_t i = first_; i < size();) {
      std::size_t end = i + 1, numbers = lines_[i].numbered, sections = hints_.section[i] != 0;
      for (; end < size() && !lines_[end].apart; ++end) {
        numbers += lines_[end].numbered;
        sections += hints_.section[end] != 0;
      }
      const bool last = end == size();
      if (numbers == 1 && sections == 0) {
        rows.push_back({i, end});
        ++numbered;
      } else if (numbers == 0 && sections == end - i) {
        rows.push_back({i, end, true});
      } else if (numbers == 0 && !rows.empty() && (hints_.page[i] || last)) {
        rows.back().end = end;
      } else {
        return std::nullopt;
      }
      i = end;
    }
    while (!rows.empty() && rows.back().section) rows.pop_back();
    return numbered >= 2 ? std::optional(std::move(rows)) : std::nullopt;
  }

  // A number begins each row.
  std::optional<std::vector<SpaceRow>> below_numbers() const {
    std::vector<SpaceRow> rows;
    for (std::size_t i = first_; i < size(); ++i) {
      if (hints_.section[i]) {
        if (!rows.empty() && rows.back().section)
          rows.back().end = i + 1;
        else
          rows.push_back({i, i + 1, true});
      } else if (lines_[i].numbered) {
        rows.push_back({i, i + 1});
      } else if (rows.empty()) {
        if (i - first_ >= kMostHeadingRest) return std::nullopt;
      } else if (rows.back().section) {
        break;  // what stands below the table goes over the columns too
      } else {
        rows.back().end = i + 1;
      }
    }
    while (!rows.empty() && rows.back().section) rows.pop_back();
    return rows.empty() ? std::nullopt : std::optional(std::move(rows));
  }

  // Rows in which a text begins below the first line, or the beginning of whose text seems to stand above it:
  // then the first line is not where the cells begin.
  std::size_t broken_rows(const std::vector<SpaceRow>& rows) const {
    std::size_t broken = 0;
    for (const SpaceRow& row : rows) {
      if (row.section || &row == &rows.back()) continue;
      std::vector<Piece> seen = lines_[row.begin].pieces;
      bool fits = true;
      for (std::size_t i = row.begin + 1; i < row.end && fits; ++i) {
        for (const Piece& piece : lines_[i].pieces)
          fits = fits && std::any_of(seen.begin(), seen.end(), [&](const Piece& above) {
                   return piece.begin < above.end + 2 && above.begin < piece.end + 2;
                 });
        seen.insert(seen.end(), lines_[i].pieces.begin(), lines_[i].pieces.end());
      }
      const bool begun_above =
          &row != rows.data() && !(&row - 1)->section && begins_small(row.begin) && begins_large(*(&row - 1));
      broken += !fits || begun_above;
    }
    return broken;
  }

  // Lines between sections and page breaks.
  struct Stretch {
    std::size_t begin = 0, end = 0;
    bool begins_page = false, last = false;
  };

  // A number stands in the middle of each row: as many lines above it as below, or where lines have no half
  // steps, one more below.
  std::optional<std::vector<SpaceRow>> around_numbers() const {
    std::optional<Middle> even = around_numbers(0), odd = around_numbers(1);
    if (even && (!odd || even->cost <= odd->cost + even->numbered / 6)) return std::move(even->rows);
    if (odd && odd->cost * 4 <= odd->numbered) return std::move(odd->rows);
    return std::nullopt;
  }

  struct Middle {
    std::vector<SpaceRow> rows;
    std::size_t cost = 0, numbered = 0;
  };

  std::optional<Middle> around_numbers(std::size_t slack) const {
    std::vector<SpaceRow> rows;
    std::size_t cost = 0, numbered = 0;
    bool begins_page = true;
    for (std::size_t i = first_; i < size();) {
      if (hints_.section[i]) {
        if (!rows.empty() && rows.back().section && rows.back().end == i)
          rows.back().end = i + 1;
        else
          rows.push_back({i, i + 1, true});
        ++i;
        begins_page = false;
        continue;
      }
      Stretch stretch{i, i + 1, begins_page, false};
      while (stretch.end < size() && !hints_.section[stretch.end] && !hints_.page[stretch.end]) ++stretch.end;
      stretch.last = stretch.end == size();
      const std::size_t before = rows.size();
      const auto own = split(stretch, slack, rows);
      if (!own && !rows.empty() && rows.back().section) break;
      if (!own) return std::nullopt;
      cost += *own;
      numbered += rows.size() - before;
      i = stretch.end;
      begins_page = true;
    }
    while (!rows.empty() && rows.back().section) rows.pop_back();
    if (numbered < 2 || cost * 2 > numbered) return std::nullopt;
    return Middle{std::move(rows), cost, numbered};
  }

  struct Path {
    std::size_t cost = kNoPath, begin = 0;
  };
  static std::size_t cost_at(const std::vector<Path>& paths, std::size_t below) {
    return below < paths.size() ? paths[below].cost : kNoPath;
  }

  // The boundaries between the numbers of a stretch that leave least unevenness; gives that.
  std::optional<std::size_t> split(const Stretch& stretch, std::size_t slack,
                                   std::vector<SpaceRow>& rows) const {
    std::vector<std::size_t> numbers;
    for (std::size_t i = stretch.begin; i < stretch.end; ++i)
      if (lines_[i].numbered) numbers.push_back(i);
    if (numbers.empty()) {
      if (rows.empty() || rows.back().section) return std::nullopt;
      rows.back().end = stretch.end;
      return 0;
    }
    // paths[k][x]: rows of the first k + 1 numbers, the last of which ends x lines behind its number's line.
    std::vector<std::vector<Path>> paths(numbers.size());
    for (std::size_t k = 0; k < numbers.size(); ++k) {
      const std::size_t number = numbers[k];
      const std::size_t least = k == 0 ? stretch.begin : numbers[k - 1] + 1;
      const std::size_t limit = k + 1 < numbers.size() ? numbers[k + 1] : stretch.end;
      paths[k].resize(std::min(limit - number, kTallestRow));
      for (std::size_t begin = std::max(least, number - std::min(number, kTallestRow)); begin <= number;
           ++begin) {
        const std::size_t before = k == 0 ? first_cost(stretch, begin - stretch.begin)
                                          : cost_at(paths[k - 1], begin - numbers[k - 1] - 1);
        if (before >= kNoPath) continue;
        for (std::size_t below = 0; below < paths[k].size(); ++below) {
          const std::size_t own = before + unevenness(number - begin, below, slack) + begins_small(begin);
          if (own < paths[k][below].cost) paths[k][below] = {own, begin};
        }
      }
    }
    // The last row ends with the stretch; at the end of the table it may end before.
    std::size_t below = stretch.end - numbers.back() - 1;
    if (stretch.last)
      for (std::size_t x = paths.back().size(); x-- > 0;)
        if (cost_at(paths.back(), x) < cost_at(paths.back(), below)) below = x;
    const std::size_t total = cost_at(paths.back(), below);
    if (total >= kNoPath) return std::nullopt;
    std::vector<SpaceRow> found;
    std::size_t end = numbers.back() + below + 1;
    for (std::size_t k = numbers.size(); k-- > 0;) {
      found.push_back({paths[k][end - numbers[k] - 1].begin, end});
      end = found.back().begin;
    }
    std::reverse(found.begin(), found.end());
    if (found.front().begin > stretch.begin && !rows.empty() && !rows.back().section)
      rows.back().end = found.front().begin;  // what the page break cut off
    rows.insert(rows.end(), found.begin(), found.end());
    return total;
  }

  static std::size_t unevenness(std::size_t above, std::size_t below, std::size_t slack) {
    if (below >= above) return 2 * (below - above - std::min(slack, below - above));
    return 2 * (above - below);
  }

  // Rows rarely begin with a small letter; lines that go on do.
  std::size_t begins_small(std::size_t line) const {
    const SpaceLine& row = lines_[line];
    return !row.pieces.empty() && starts_lower(row.part(row.pieces.front()));
  }

  // A line below the first of a row begins with a capital.
  bool begins_large(const SpaceRow& row) const {
    for (std::size_t i = row.begin + 1; i < row.end; ++i)
      if (!lines_[i].pieces.empty() && utf8::starts_with_upper(lines_[i].part(lines_[i].pieces.front())))
        return true;
    return false;
  }

  // Lines above the first row: of the heading, or what goes on from the page before.
  std::size_t first_cost(const Stretch& stretch, std::size_t skipped) const {
    if (skipped == 0) return 0;
    if (!stretch.begins_page) return kNoPath;
    return stretch.begin == first_ ? 0 : skipped;
  }

  const std::vector<SpaceLine>& lines_;
  const RowHints& hints_;
  std::size_t first_;
};

}  // namespace

std::optional<std::vector<SpaceRow>> find_space_rows(const std::vector<SpaceLine>& lines, std::size_t first,
                                                     const RowHints& hints) {
  return RowFinder(lines, first, hints).find();
}

}  // namespace prikaz::extract::layout
