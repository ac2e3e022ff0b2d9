// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/placed/unruled_rows.h"

#include <algorithm>
#include <string>

#include "extract/layout/row_number.h"
#include "extract/placed/columns.h"
#include "extract/placed/cut_numbers.h"
#include "extract/placed/rows.h"

namespace prikaz::extract::placed {
namespace {

constexpr std::size_t kLeastLines = 3;
constexpr std::size_t kWordsPerCrossing = 20;  // so many for each that goes over an edge
constexpr float kLeastHeight = 2.2f;           // of the font size: a lower row holds one line

// The cells of one row of the grid, where each stands in one column and this row alone.
class RowOfCells {
 public:
  RowOfCells(const Lattice& lattice, const std::vector<std::vector<Word>>& words, std::size_t first,
             std::size_t end)
      : lattice_(lattice), words_(words), first_(first), end_(end) {}

  // Cheap, as almost all rows are one.
  bool can_be_several() const {
    std::size_t tall = 0;
    for (std::size_t k = first_; k < end_; ++k) {
      if (words_[k].empty()) continue;
      const auto height = static_cast<float>(lattice_.cells[k].box.y1 - lattice_.cells[k].box.y0);
      if (height < kLeastHeight * words_[k].front().size) return false;
      const auto [top, bottom] = std::minmax_element(
          words_[k].begin(), words_[k].end(), [](const Word& a, const Word& b) { return a.y0 < b.y0; });
      tall += bottom->y0 - top->y0 > 0.8f * words_[k].front().size &&
              words_[k].front().direction == Direction::Right;
    }
    return tall * 2 > end_ - first_ && end_ - first_ > 1;
  }

  std::vector<float> boundaries() const {
    std::vector<Word> all;
    Columns columns;
    columns.edges = lattice_.xs;
    for (std::size_t k = first_; k < end_; ++k) {
      float left = 1e6f, right = -1e6f;
      for (const Word& word : words_[k]) {
        if (word.direction != Direction::Right) return {};
        left = std::min(left, word.x0);
        right = std::max(right, word.x1);
        all.push_back(word);
      }
      const Box& box = lattice_.cells[k].box;
      columns.left.push_back(words_[k].empty() ? static_cast<float>(box.x0) : left);
      columns.right.push_back(words_[k].empty() ? static_cast<float>(box.x1) : right);
    }
    const std::vector<TextLine> lines = make_lines(std::move(all));
    if (lines.size() < 2) return {};
    std::vector<std::vector<Piece>> pieces;
    for (const TextLine& line : lines) pieces.push_back(pieces_of(line, columns));
    if (!are_figures(lines, pieces) && !are_numbered(lines, pieces)) return {};
    const RowStarts rows = find_rows(lines, 0, lines.size(), pieces, columns,
                                     find_cut_numbers(lines, 0, lines.size(), pieces), 0);
    std::vector<float> ys;
    for (const std::size_t start : rows.starts)
      if (start > 0) ys.push_back(static_cast<float>(lines[start - 1].box.y1 + lines[start].box.y0) / 2);
    return ys;
  }

 private:
  bool are_figures(const std::vector<TextLine>& lines, const std::vector<std::vector<Piece>>& pieces) const {
    std::size_t of_figures = 0;
    for (std::size_t k = 0; k < lines.size(); ++k) {
      std::size_t figures = 0, others = 0;
      for (const Piece& piece : pieces[k])
        if (piece.column > 0) ++(is_figure(lines[k], piece) ? figures : others);
      of_figures += pieces[k].front().column == 0 && figures > others;
    }
    return of_figures >= kLeastLines && of_figures * 10 >= lines.size() * 6;
  }

  // «2.3» behind «2.2», «7» behind «6». «1.» and «1» below it are «1.1» in a column too narrow for it.
  static bool may_follow(std::string_view before, std::string_view number) {
    if (before.ends_with('.') != number.ends_with('.')) return false;
    const auto next = [](std::string_view& rest) {
      const std::size_t dot = std::min(rest.find('.'), rest.size());
      const long part = layout::plain_number(rest.substr(0, dot));
      rest.remove_prefix(std::min(dot + 1, rest.size()));
      return part;
    };
    while (!before.empty() && !number.empty()) {
      const long a = next(before), b = next(number);
      if (a < 0 || b < 0) return true;  // «а)», «IV»
      if (a != b) return a < b;
    }
    return before.empty() && !number.empty();
  }

  // «1.», «2.» below each other, each with a text beside it.
  static bool are_numbered(const std::vector<TextLine>& lines,
                           const std::vector<std::vector<Piece>>& pieces) {
    std::size_t numbers = 0, alone = 0, rows = 0, backwards = 0;
    std::string_view last;
    for (std::size_t k = 0; k < lines.size(); ++k) {
      const Piece& piece = pieces[k].front();
      if (piece.column > 0) continue;
      ++rows;
      const std::string_view text = lines[k].words[piece.first].text;
      const bool number = piece.end - piece.first == 1 && layout::is_row_number(text);
      backwards += number && !last.empty() && !may_follow(last, text);
      if (number) last = text;
      numbers += number;
      alone += number && pieces[k].size() < 3;
    }
    return numbers >= 2 && numbers + 1 >= rows && alone == 0 && backwards * 2 < numbers - 1;
  }

  const Lattice& lattice_;
  const std::vector<std::vector<Word>>& words_;
  std::size_t first_, end_;
};

// What the digits of a cell give, in one line or cut by a column too narrow for them; -1 where there are
// others.
long number_of(const std::vector<Word>& cell) {
  std::string digits;
  for (const Word& word : cell) digits += word.text;
  return layout::plain_number(digits);
}

}  // namespace

std::vector<float> find_unruled_rows(const Lattice& lattice, const std::vector<std::vector<Word>>& words) {
  std::vector<float> ys;
  // Cells come by row; rows that a cell goes over are passed over.
  int covered = 0;
  long last = -1;
  for (std::size_t first = 0; first < lattice.cells.size();) {
    std::size_t end = first;
    const int row = lattice.cells[first].row;
    int reach = row + 1;
    for (; end < lattice.cells.size() && lattice.cells[end].row == row; ++end)
      reach = std::max(reach, row + lattice.cells[end].row_span);
    const bool plain =
        row >= covered && reach == row + 1 && end - first == static_cast<std::size_t>(lattice.columns());
    covered = std::max(covered, reach);
    const RowOfCells cells(lattice, words, first, end);
    const long number = number_of(words[first]);
    const bool cut = words[first].size() > 1 && number > 0 && number == last + 1;
    last = number;
    if (plain && !cut && cells.can_be_several())
      for (const float y : cells.boundaries())
        if (y > lattice.ys[static_cast<std::size_t>(row)] + 1 &&
            y < lattice.ys[static_cast<std::size_t>(row) + 1] - 1)
          ys.push_back(y);
    first = end;
  }
  return ys;
}

Lattice split_open_body(const Lattice& lattice, const std::vector<std::vector<Word>>& words) {
  const std::vector<float>& xs = lattice.xs;
  if (lattice.columns() < 2 || lattice.cells.size() < 3) return {};
  // Below a heading alone: over all columns, the last row, and words that leave the columns' edges free.
  const LatticeCell& body = lattice.cells.back();
  const std::vector<Word>& inside = words.back();
  if (body.column_span != lattice.columns() || body.row_span != 1 || inside.size() < kLeastLines * 2)
    return {};
  std::size_t crossing = 0;
  for (const Word& word : inside) {
    const auto edge = std::lower_bound(xs.begin() + 1, xs.end() - 1, word.x0 + 1);
    crossing += edge != xs.end() - 1 && *edge < word.x1 - 1;
  }
  if (crossing * kWordsPerCrossing > inside.size()) return {};
  Lattice result = lattice;
  result.cells.pop_back();
  for (int column = 0; column < lattice.columns(); ++column) {
    LatticeCell part = body;
    part.column = column;
    part.column_span = 1;
    part.box.x0 = xs[static_cast<std::size_t>(column)];
    part.box.x1 = xs[static_cast<std::size_t>(column) + 1];
    result.cells.push_back(part);
  }
  return result;
}

Lattice split_rows(const Lattice& lattice, const std::vector<float>& ys) {
  Lattice result;
  result.xs = lattice.xs;
  result.box = lattice.box;
  result.ys.resize(lattice.ys.size() + ys.size());
  std::merge(lattice.ys.begin(), lattice.ys.end(), ys.begin(), ys.end(), result.ys.begin());
  const auto row_at = [&](int row) {
    const float y = lattice.ys[static_cast<std::size_t>(row)];
    return static_cast<int>(std::lower_bound(result.ys.begin(), result.ys.end(), y) - result.ys.begin());
  };
  for (const LatticeCell& cell : lattice.cells) {
    const int first = row_at(cell.row), end = row_at(cell.row + cell.row_span);
    const bool split = cell.row_span == 1 && end - first > 1;
    for (int row = first; row < (split ? end : first + 1); ++row) {
      LatticeCell part = cell;
      part.row = row;
      part.row_span = split ? 1 : end - first;
      part.box.y0 = result.ys[static_cast<std::size_t>(row)];
      part.box.y1 = result.ys[static_cast<std::size_t>(row + part.row_span)];
      result.cells.push_back(part);
    }
  }
  std::sort(result.cells.begin(), result.cells.end(), [](const LatticeCell& a, const LatticeCell& b) {
    return a.row != b.row ? a.row < b.row : a.column < b.column;
  });
  return result;
}

}  // namespace prikaz::extract::placed
