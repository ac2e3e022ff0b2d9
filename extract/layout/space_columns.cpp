// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Layout "interleaved": the lines of a row's cells stand beside each other, parted by wide space, as a page
// prints them. In: lines. Out: guessed tables. Columns are what blank positions part in all lines under a
// heading of known words; rows begin at numbers that count up in the first column. Where the lines run on
// with single spaces nothing can be told and they stay paragraphs.
#include <algorithm>
#include <utility>

#include "base/utf8.h"
#include "extract/layout/box_lines.h"
#include "extract/layout/detect.h"
#include "extract/layout/grid.h"
#include "extract/layout/loose.h"
#include "extract/layout/row_number.h"
#include "extract/layout/words.h"
#include "extract/layout/wrapped_text.h"

namespace prikaz::extract::layout {
namespace {

constexpr std::size_t kMostLines = 20'000;
constexpr std::size_t kWidest = 400;

struct Piece {
  std::size_t begin, end;  // positions
};

// What two spaces or more part.
std::vector<Piece> pieces_of(const std::u32string& line) {
  std::vector<Piece> pieces;
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (utf8::is_space(line[i])) continue;
    if (!pieces.empty() && i - pieces.back().end < 2)
      pieces.back().end = i + 1;
    else
      pieces.push_back({i, i + 1});
  }
  return pieces;
}

class SpaceColumns {
 public:
  SpaceColumns(const Context& context, Findings& findings)
      : lines_(context.lines), context_(context), findings_(findings) {}

  void find(LineRange range) {
    for (std::size_t i = range.begin; i < range.end;) {
      if (!is_heading(i)) {
        ++i;
        continue;
      }
      i = std::max(read(i, range.end), i + 1);
    }
  }

 private:
  bool is_heading(std::size_t i) const {
    const std::string_view text = utf8::trim(lines_[i].text);
    if (text.size() > 500 || text.find("  ") == std::string_view::npos || heading_phrase(text) == 0)
      return false;
    const std::u32string line = draw(text).text;
    const auto pieces = pieces_of(line);
    std::size_t headings = 0;
    for (const Piece& piece : pieces)
      headings +=
          heading_phrase(to_utf8(std::u32string_view(line).substr(piece.begin, piece.end - piece.begin))) > 0;
    return pieces.size() >= 3 && headings + 1 >= pieces.size();
  }

  struct DrawnRow {
    std::u32string text;
    std::vector<Piece> pieces;
    std::size_t line;
  };

  struct OpenCell {
    WrappedText text;
    int line = 0;
  };

  std::size_t read(std::size_t begin, std::size_t limit) {
    rows_.clear();
    std::size_t i = begin;
    for (; i < limit && i - begin < kMostLines; ++i) {
      if (i > begin && lines_[i].blanks > 1) break;
      std::u32string text = draw(lines_[i].text).text;
      if (text.size() > kWidest) break;
      auto pieces = pieces_of(text);
      rows_.push_back({std::move(text), std::move(pieces), i});
    }
    const std::size_t columns = rows_.front().pieces.size();
    if (rows_.size() < 3 || !find_columns(columns)) return behind_failure(begin);
    return build(begin, columns);
  }

  // Half of what was looked through, so that headings in every line cost no more than twice the lines.
  std::size_t behind_failure(std::size_t begin) const {
    return begin + std::max<std::size_t>(1, rows_.size() / 2);
  }

  // Positions that no line with several pieces uses, between the first and the last piece.
  bool find_columns(std::size_t columns) {
    std::vector<char> used(kWidest + 1, 0);
    for (const DrawnRow& row : rows_)
      if (row.pieces.size() > 1)
        for (const Piece& piece : row.pieces)
          std::fill(used.begin() + static_cast<std::ptrdiff_t>(piece.begin),
                    used.begin() + static_cast<std::ptrdiff_t>(std::min(piece.end, kWidest)), char{1});
    columns_.clear();
    for (std::size_t x = 0; x < used.size(); ++x) {
      if (!used[x]) continue;
      if (!columns_.empty() && x - columns_.back().end < 1)
        columns_.back().end = x + 1;
      else
        columns_.push_back({x, x + 1});
    }
    merge_narrow_gaps(columns);
    return columns_.size() == columns;
  }

  // A single blank position may lie between two words by chance: the narrowest gaps go first.
  void merge_narrow_gaps(std::size_t columns) {
    while (columns_.size() > columns) {
      std::size_t narrowest = 1;
      for (std::size_t k = 1; k < columns_.size(); ++k)
        if (columns_[k].begin - columns_[k - 1].end < columns_[narrowest].begin - columns_[narrowest - 1].end)
          narrowest = k;
      if (columns_[narrowest].begin - columns_[narrowest - 1].end > 1) return;
      columns_[narrowest - 1].end = columns_[narrowest].end;
      columns_.erase(columns_.begin() + static_cast<std::ptrdiff_t>(narrowest));
    }
  }

  std::size_t column_of(const Piece& piece) const {
    for (std::size_t k = 0; k < columns_.size(); ++k)
      if (piece.begin >= columns_[k].begin && piece.end <= columns_[k].end) return k;
    return columns_.size();
  }

  std::string text_of(const DrawnRow& row, const Piece& piece) const {
    return to_utf8(std::u32string_view(row.text).substr(piece.begin, piece.end - piece.begin));
  }

  std::string first_cell(const DrawnRow& row) const {
    if (row.pieces.empty() || column_of(row.pieces.front()) != 0) return {};
    return text_of(row, row.pieces.front());
  }

  bool is_section(std::size_t k) const {
    if (rows_[k].pieces.size() != 1 || k + 1 >= rows_.size()) return false;
    const std::string text = text_of(rows_[k], rows_[k].pieces.front());
    return (row_number_length(text) > 0 || begins_section(text)) && is_row_number(first_cell(rows_[k + 1]));
  }

  std::size_t build(std::size_t begin, std::size_t columns) {
    GridBuilder grid(context_.limits);
    std::size_t markup = 0, numbered = 0, k = 0;
    RowCounter counter;
    std::vector<OpenCell> open;
    const auto flush = [&] {
      if (open.empty()) return;
      std::vector<GridCell> cells;
      for (const OpenCell& cell : open) {
        markup += cell.text.dropped();
        cells.push_back({clean_inline(cell.text.text(), context_.dialect, markup).text, cell.line, 1, 1, {}});
      }
      grid.add_row(std::move(cells), false);
      open.clear();
    };
    for (; k < rows_.size(); ++k) {
      const DrawnRow& row = rows_[k];
      if (grid.rows() > 0 && is_section(k)) {
        flush();
        Cleaned cleaned = clean_inline(lines_[row.line].text, context_.dialect, markup);
        grid.add_row({{std::move(cleaned.text), lines_[row.line].number, static_cast<int>(columns), 1, {}}},
                     false);
        continue;
      }
      const bool fits = std::all_of(row.pieces.begin(), row.pieces.end(),
                                    [&](const Piece& piece) { return column_of(piece) < columns; });
      if (!fits) break;
      const std::string first = first_cell(row);
      if (is_row_number(first) && counter.accepts(first)) {
        flush();
        ++numbered;
      }
      if (open.empty()) {
        open.resize(columns);
        for (OpenCell& cell : open) cell.line = lines_[row.line].number;
      }
      for (const Piece& piece : row.pieces) {
        OpenCell& cell = open[column_of(piece)];
        if (cell.text.text().empty()) cell.line = lines_[row.line].number;
        cell.text.add(text_of(row, piece));
      }
    }
    flush();
    if (numbered < 2) return behind_failure(begin);
    grid.guessed_rows = 1;
    const std::size_t end = rows_[k - 1].line + 1;
    findings_.tables.push_back({begin, end, grid.finish("interleaved"), markup});
    return end;
  }

  const std::vector<Line>& lines_;
  const Context& context_;
  Findings& findings_;
  std::vector<DrawnRow> rows_;
  std::vector<Piece> columns_;
};

}  // namespace

void find_space_columns(const Context& context, LineRange range, Findings& findings) {
  SpaceColumns(context, findings).find(range);
}

}  // namespace prikaz::extract::layout
