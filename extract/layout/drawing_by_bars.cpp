// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <map>
#include <utility>

#include "base/utf8.h"
#include "extract/layout/drawing.h"
#include "extract/layout/grid.h"
#include "extract/layout/row_number.h"
#include "extract/layout/wrapped_text.h"

namespace prikaz::extract::layout {
namespace {

using Pieces = std::vector<std::string>;

// The texts between the bars; a bar at the beginning and at the end bounds the row.
Pieces pieces_of(const std::u32string& line, std::size_t& bars) {
  Pieces pieces;
  std::u32string piece;
  bool first = true;
  for (const char32_t c : line) {
    if (!is_vertical(c)) {
      piece += c;
      continue;
    }
    ++bars;
    std::string text(utf8::trim(to_utf8(piece)));
    if (!first || !text.empty()) pieces.push_back(std::move(text));
    first = false;
    piece.clear();
  }
  std::string text(utf8::trim(to_utf8(piece)));
  if (!text.empty()) pieces.push_back(std::move(text));
  return pieces;
}

class BarTable {
 public:
  BarTable(const std::vector<DrawnLine>& lines, Dialect dialect, const Limits& limits)
      : lines_(lines), dialect_(dialect), limits_(limits), grid_(limits) {}

  std::optional<DrawnTable> read() {
    columns_ = likely_columns();
    if (columns_ < 2 || columns_ > limits_.table_columns) return std::nullopt;
    open_.resize(columns_);
    for (const DrawnLine& line : lines_) {
      gap_ |= line.gap;
      if (line.ruling) {
        markup_ += count_visible(line.text);
        flush();
      } else {
        add(line);
      }
    }
    flush();
    if (grid_.rows() < 2) return std::nullopt;
    DrawnTable result{grid_.finish("box"), markup_};
    return result;
  }

 private:
  struct OpenCell {
    WrappedText text;
    int line = 0;
  };

  std::size_t likely_columns() const {
    std::map<std::size_t, std::size_t> counts;
    for (const DrawnLine& line : lines_) {
      std::size_t bars = 0;
      if (!line.ruling) ++counts[pieces_of(line.text, bars).size()];
    }
    std::size_t best = 0, most = 0;
    for (const auto& [size, count] : counts)
      if (count >= most) {
        most = count;
        best = size;
      }
    return best;
  }

  void add(const DrawnLine& line) {
    std::size_t bars = 0;
    Pieces pieces = pieces_of(line.text, bars);
    if (pieces.size() != columns_) {  // a merged row, or bars that were lost
      flush();
      markup_ += bars;
      if (pieces.empty()) return;
      add_lone(std::move(pieces), line.number);
      return;
    }
    markup_ += bars;
    if (!pieces.front().empty() && is_row_number(pieces.front())) flush();
    if (line_ == 0) line_ = line.number;
    for (std::size_t k = 0; k < columns_; ++k)
      if (open_[k].text.add(pieces[k]) && open_[k].line == 0) open_[k].line = line.number;
  }

  void add_lone(const Pieces& pieces, int number) {
    std::vector<GridCell> row;
    for (const std::string& piece : pieces) row.push_back({clean(piece), number, 1, 1, {}});
    if (row.size() == 1) {
      row.front().column_span = static_cast<int>(columns_);
    } else {
      ++grid_.guessed_rows;
      while (row.size() > columns_) {
        const std::string extra = std::move(row.back().text);
        row.pop_back();
        if (!extra.empty()) row.back().text += " " + extra;
      }
    }
    grid_.add_row(std::move(row), std::exchange(gap_, false));
  }

  std::string clean(std::string_view text) { return clean_inline(text, dialect_, markup_).text; }

  void flush() {
    if (line_ == 0) return;
    std::vector<GridCell> row;
    for (OpenCell& cell : open_) {
      markup_ += cell.text.dropped();
      row.push_back({clean(cell.text.text()), cell.line ? cell.line : line_, 1, 1, {}});
      cell = {};
    }
    grid_.add_row(std::move(row), std::exchange(gap_, false));
    line_ = 0;
  }

  const std::vector<DrawnLine>& lines_;
  Dialect dialect_;
  const Limits& limits_;
  std::size_t columns_ = 0, markup_ = 0;
  GridBuilder grid_;
  std::vector<OpenCell> open_;
  int line_ = 0;
  bool gap_ = false;
};

}  // namespace

std::optional<DrawnTable> read_drawing_by_bars(const std::vector<DrawnLine>& lines, Dialect dialect,
                                               const Limits& limits) {
  return BarTable(lines, dialect, limits).read();
}

}  // namespace prikaz::extract::layout
