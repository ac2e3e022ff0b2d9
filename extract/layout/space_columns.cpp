// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Layout "interleaved": the lines of a row's cells stand beside each other, parted by wide space, as a page
// prints them (`pdftotext -layout`, typewritten plans). In: lines. Out: guessed tables. A heading of known
// words says how many columns there are; rows are found by where their numbers stand (space_rows.h), and each
// row's columns by what its own lines leave free (space_cuts.h). Where more than a row of five cannot be
// parted so, nothing is told and the lines stay paragraphs.
#include <algorithm>
#include <optional>
#include <utility>

#include "base/utf8.h"
#include "extract/layout/box_lines.h"
#include "extract/layout/detect.h"
#include "extract/layout/grid.h"
#include "extract/layout/loose.h"
#include "extract/layout/row_number.h"
#include "extract/layout/space_cuts.h"
#include "extract/layout/space_heading.h"
#include "extract/layout/space_lines.h"
#include "extract/layout/space_parting.h"
#include "extract/layout/space_rows.h"
#include "extract/layout/time_words.h"
#include "extract/layout/words.h"
#include "extract/layout/wrapped_text.h"

namespace prikaz::extract::layout {
namespace {

constexpr std::size_t kMostLines = 5'000;
constexpr std::size_t kWidest = 400;
constexpr int kMostBlanks = 4;  // inside a page

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
      i = std::max(read(heading_begin(i, range.begin), range), i + 1);
    }
  }

 private:
  // Headings set lower begin in the lines above: "Срок" over "№   Мероприятие".
  std::size_t heading_begin(std::size_t i, std::size_t least) const {
    constexpr std::size_t kMostAbove = 3;
    std::size_t begin = i;
    while (begin > least && i - begin < kMostAbove && lines_[begin].blanks == 0 &&
           !lines_[begin].page_break) {
      const SpaceLine line = space_line(lines_, begin - 1);
      if (!std::all_of(line.pieces.begin(), line.pieces.end(), [&](const Piece& piece) {
            const std::string text = line.part(piece);
            const std::size_t phrase = heading_phrase(text);
            return is_number_heading(text) || (phrase > 0 && piece.end - piece.begin < 40 &&
                                               (phrase == text.size() || !begins_plan_title(text)));
          }))
        break;
      --begin;
    }
    return begin;
  }

  // A line in which headings stand beside each other.
  bool is_heading(std::size_t i) const {
    const std::string_view text = utf8::trim(lines_[i].text);
    if (text.size() > 500 || text.find("  ") == std::string_view::npos) return false;
    const SpaceLine line = space_line(lines_, i);
    std::size_t headings = 0;
    for (const Piece& piece : line.pieces) {
      const std::string part = line.part(piece);
      headings += heading_phrase(part) > 0 || is_number_heading(part);
    }
    return headings >= 2 && line.pieces.size() >= 2 && headings * 3 >= line.pieces.size() * 2;
  }

  struct PageNumber {
    std::size_t line = 0, before = 0;  // of the text; index into rows_ of the line below
  };

  // Lines of the table at the most; page numbers are set aside.
  void gather(std::size_t begin, std::size_t limit) {
    rows_.clear();
    hints_ = {};
    page_numbers_.clear();
    bool page = false;
    for (std::size_t i = begin; i < limit && i - begin < kMostLines; ++i) {
      page |= lines_[i].page_break;
      if (i > begin && lines_[i].blanks > kMostBlanks && !page && !is_page_number(i, limit)) break;
      if (i > begin && is_page_number(i, limit)) {
        page_numbers_.push_back({i, rows_.size()});
        page = true;
        continue;
      }
      SpaceLine line = space_line(lines_, i);
      if (line.text.size() > kWidest) break;
      rows_.push_back(std::move(line));
      hints_.page.push_back(page);
      page = false;
    }
    hints_.section.assign(rows_.size(), 0);
  }

  // A figure alone in its line at the top or the foot of a page.
  bool is_page_number(std::size_t i, std::size_t limit) const {
    const std::string_view text = utf8::trim(lines_[i].text);
    if (plain_number(text) < 0 || text.size() > 3) return false;
    return lines_[i].page_break || i + 1 >= limit || lines_[i + 1].page_break;
  }

  std::size_t read(std::size_t begin, LineRange range) {
    gather(begin, range.end);
    const std::size_t behind = begin + std::max<std::size_t>(1, rows_.size() / 2);
    const std::size_t left = part_numbers(rows_);
    if (rows_.size() < 3 || left == 0) return behind;
    if (!find_columns(left)) return behind;
    mark_sections();
    mark_repeated_headings();
    const auto rows = find_space_rows(rows_, heading_, hints_);
    if (!rows || rows->empty()) return behind;
    return build(begin, *rows).value_or(behind);
  }

  // The heading's lines and the places of the columns, page by page.
  bool find_columns(std::size_t left) {
    heading_ = count_heading_lines(rows_);
    columns_ = find_heading_starts(rows_, heading_);
    if (columns_.size() < 2) return false;
    heading_starts_ = columns_;
    columns_.front() = left;
    starts_from(0, rows_.size(), columns_);
    pages_.assign(1, columns_);
    for (std::size_t k = 1; k < rows_.size(); ++k)
      if (hints_.page[k]) {
        std::size_t end = k + 1;
        while (end < rows_.size() && !hints_.page[end]) ++end;
        pages_.push_back(columns_);
        starts_from(k, end, pages_.back());
      }
    if (pages_.size() > 1) {
      std::size_t end = 1;
      while (!hints_.page[end]) ++end;
      starts_from(0, end, pages_.front());
    }
    for (auto& page : pages_)
      if (!std::is_sorted(page.begin(), page.end())) page = columns_;
    return std::is_sorted(columns_.begin(), columns_.end());
  }

  // The middle one of the places where texts begin, from the lines of [begin, end) that show all columns.
  void starts_from(std::size_t begin, std::size_t end, std::vector<std::size_t>& starts) {
    std::vector<std::vector<std::size_t>> seen(starts.size());
    for (std::size_t k = std::max(begin, heading_); k < end; ++k)
      if (rows_[k].pieces.size() == starts.size())
        for (std::size_t c = 0; c < starts.size(); ++c) seen[c].push_back(rows_[k].pieces[c].begin);
    for (std::size_t c = 0; c < starts.size(); ++c)
      if (!seen[c].empty()) {
        const auto middle = seen[c].begin() + static_cast<std::ptrdiff_t>(seen[c].size() / 2);
        std::nth_element(seen[c].begin(), middle, seen[c].end());
        starts[c] = *middle;
      }
  }

  const std::vector<std::size_t>& starts_at(std::size_t row) const {
    const auto page = std::count(hints_.page.begin() + 1,
                                 hints_.page.begin() + static_cast<std::ptrdiff_t>(row) + 1, char{1});
    return pages_[static_cast<std::size_t>(page)];
  }

  static constexpr char kColumnNumbers = 2, kRepeatedHeading = 3;

  // "1  2  3  4  5"
  bool counts_columns(const SpaceLine& line) const {
    std::vector<std::string> texts;
    if (line.number.end > 0) texts.push_back(line.number_text());
    for (const Piece& piece : line.pieces) texts.push_back(line.part(piece));
    return is_column_numbers({texts.begin(), texts.end()}, static_cast<int>(columns()));
  }

  // The heading again at the top of a page.
  void mark_repeated_headings() {
    for (std::size_t k = heading_; k + heading_ < rows_.size(); ++k) {
      bool same = true;
      for (std::size_t i = 0; i < heading_ && same; ++i)
        same = utf8::squeeze(lines_[rows_[k + i].line].text) == utf8::squeeze(lines_[rows_[i].line].text);
      for (std::size_t i = 0; i < heading_ && same; ++i) hints_.section[k + i] = kRepeatedHeading;
    }
  }

  void mark_sections() {
    for (std::size_t k = heading_; k + 1 < rows_.size(); ++k)
      if (counts_columns(rows_[k]))
        hints_.section[k] = kColumnNumbers;
      else if (rows_[k].pieces.size() == 1)
        hints_.section[k] = is_section(k);
  }

  // One text over the columns. Named ones are told by where they stand, others stand well across a gutter or
  // right above a number.
  bool is_section(std::size_t k) const {
    const SpaceLine &line = rows_[k], &next = rows_[k + 1];
    const auto& starts = starts_at(k);
    const Piece piece = line.pieces.front();
    const bool above_number = next.numbered || hints_.page[k + 1];
    const std::string text = line.part(piece);
    if (line.numbered) {
      // Of one line, or of two of which the second is as lone.
      const bool above_rest = k + 2 < rows_.size() && next.pieces.size() == 1 && rows_[k + 2].numbered;
      return (above_number && crosses(piece, starts, 2) > 0) || (above_rest && crosses(piece, starts, 4) > 1);
    }
    if (crosses(piece, starts, 4) > 1) return true;
    // The first section's text, in the second cell.
    if (k == heading_ && next.numbered && utf8::starts_with_upper(text) && !next.pieces.empty() &&
        utf8::starts_with_upper(next.part(next.pieces.front())))
      return heading_phrase(text) == 0;
    if (piece.begin <= starts[0] + 3) return false;
    const bool apart = std::none_of(starts.begin(), starts.end(), [&](std::size_t start) {
      return std::max(start, piece.begin) - std::min(start, piece.begin) <= 2;
    });
    const bool named = row_number_length(text) > 0 || begins_section(text);
    if (named && (above_number || apart)) return true;
    if (hints_.section[k - 1] == 1 && !line.apart && starts_lower(text) &&
        (apart || find_time_runs(text).empty()))
      return true;
    return crosses(piece, starts, named || above_number ? 2 : 4) > 0 &&
           (named || !(holds_cells(line, piece, starts) || goes_on_above(k, piece)));
  }

  // A text of the line above begins at the same place.
  bool goes_on_above(std::size_t k, const Piece& piece) const {
    const auto& above = rows_[k - 1].pieces;
    return hints_.section[k - 1] == 0 && std::any_of(above.begin(), above.end(), [&](const Piece& other) {
             return std::max(other.begin, piece.begin) - std::min(other.begin, piece.begin) <= 1;
           });
  }

  // Cells with one blank between: a time stands there, or a capital where a column begins.
  static bool holds_cells(const SpaceLine& line, const Piece& piece, const std::vector<std::size_t>& starts) {
    constexpr std::size_t kReach = 4;
    if (!find_time_runs(line.part(piece)).empty()) return true;
    for (std::size_t x = piece.begin + 1; x < piece.end; ++x)
      if (utf8::is_space(line.text[x - 1]) && utf8::is_upper(line.text[x]) &&
          std::any_of(starts.begin() + 1, starts.end(),
                      [&](std::size_t start) { return std::max(start, x) - std::min(start, x) <= kReach; }))
        return true;
    return false;
  }

  // Gutters that a text goes over.
  static std::ptrdiff_t crosses(const Piece& piece, const std::vector<std::size_t>& starts,
                                std::size_t margin) {
    return std::count_if(starts.begin() + 1, starts.end(), [&](std::size_t start) {
      return piece.begin + margin < start && piece.end > start + margin;
    });
  }

  std::size_t columns() const { return columns_.size() + 1; }

  struct OpenCell {
    WrappedText text;
    int line = 0;
  };

  std::string clean(std::string_view text) { return clean_inline(text, context_.dialect, markup_).text; }

  // The lines of one row to its cells.
  std::vector<GridCell> cells_of(const SpaceRow& row, const Places& places) {
    std::vector<OpenCell> cells(columns());
    for (std::size_t k = row.begin; k < row.end; ++k) {
      const SpaceLine& line = rows_[k];
      const int number = lines_[line.line].number;
      const auto add = [&](std::size_t column, const Piece& piece) {
        if (cells[column].text.add(line.part(piece)) && cells[column].line == 0) cells[column].line = number;
      };
      if (line.number.end > 0) add(0, line.number);
      for (std::size_t c = 0; c < places[k - row.begin].size(); ++c) add(c + 1, places[k - row.begin][c]);
    }
    std::vector<GridCell> result;
    for (OpenCell& cell : cells) {
      markup_ += cell.text.dropped();
      const int line = cell.line ? cell.line : lines_[rows_[row.begin].line].number;
      result.push_back({clean(cell.text.text()), line, 1, 1, {}});
    }
    return result;
  }

  GridCell wide_cell(const SpaceRow& row) {
    WrappedText text;
    for (std::size_t k = row.begin; k < row.end; ++k) text.add(to_utf8(rows_[k].text));
    markup_ += text.dropped();
    return {clean(text.text()), lines_[rows_[row.begin].line].number, static_cast<int>(columns()), 1, {}};
  }

  // The end of the last row: behind its last line that fits into the columns.
  std::size_t cut_last(const SpaceRow& row) const {
    const auto& starts = starts_at(row.begin);
    std::size_t end = row.begin + 1;
    for (; end < row.end; ++end) {
      const SpaceLine& line = rows_[end];
      const bool number_alone = line.numbered && line.pieces.empty();  // of cells set in the middle
      if (lines_[line.line].blanks > 1 ||
          (!number_alone && (line.pieces.empty() || line.pieces.front().begin + 2 < starts.front())))
        break;
      if (!cut_columns(rows_, row.begin, end + 1, starts)) break;
    }
    return end;
  }

  // The line behind the table, or nothing where too many rows could not be parted.
  std::optional<std::size_t> build(std::size_t begin, std::vector<SpaceRow> rows) {
    GridBuilder grid(context_.limits);
    markup_ = 0;
    rows.back().end =
        std::max(rows.back().begin + 1, rows.back().section ? rows.back().end : cut_last(rows.back()));
    std::size_t parted = 0, numbered = 0, next_number = 0;
    if (!add_heading(rows.front().begin, grid)) return std::nullopt;
    for (const SpaceRow& row : rows) {
      for (; next_number < page_numbers_.size() && page_numbers_[next_number].before <= row.begin;
           ++next_number)
        add_page_number(page_numbers_[next_number].line, grid);
      if (row.section) {
        add_wide_rows(row, grid);
      } else {
        ++numbered;
        add_row(row, grid, parted);
      }
    }
    if (numbered < 2 || parted * 5 < numbered * 4 || timed_ * 2 < with_time_) return std::nullopt;
    grid.guessed_rows = 1;
    const std::size_t end = rows_[rows.back().end - 1].line + 1;
    for (; next_number < page_numbers_.size() && page_numbers_[next_number].line < end; ++next_number)
      add_page_number(page_numbers_[next_number].line, grid);
    findings_.tables.push_back({begin, end, grid.finish("interleaved"), markup_});
    return end;
  }

  // Sections and furniture that follow each other.
  void add_wide_rows(const SpaceRow& row, GridBuilder& grid) {
    for (std::size_t k = row.begin; k < row.end;) {
      std::size_t end = k + 1;
      const char kind = hints_.section[k];
      while (kind != kColumnNumbers && end < row.end && hints_.section[end] == kind && !rows_[end].apart)
        ++end;
      const SpaceRow part{k, end};
      if (kind == kColumnNumbers) {
        grid.add_row(numbers_of(rows_[k]), hints_.page[k]);
      } else if (kind == kRepeatedHeading) {
        if (const auto cuts = heading_cuts(k, end))
          grid.add_row(cells_of(part, parting_->places_of(part, *cuts)), hints_.page[k]);
        else
          grid.add_row({wide_cell(part)}, true, Furniture::RepeatedHeading);
      } else {
        grid.add_row({wide_cell(part)}, hints_.page[k]);
      }
      k = end;
    }
  }

  std::vector<GridCell> numbers_of(const SpaceLine& line) {
    std::vector<GridCell> cells;
    const auto add = [&](const Piece& piece) {
      cells.push_back({clean(line.part(piece)), lines_[line.line].number, 1, 1, {}});
    };
    if (line.number.end > 0) add(line.number);
    for (const Piece& piece : line.pieces) add(piece);
    return cells;
  }

  std::optional<RowCuts> heading_cuts(std::size_t begin, std::size_t end) const {
    auto cuts = cut_columns(rows_, begin, end, heading_starts_);
    return cuts ? cuts : cut_columns(rows_, begin, end, starts_at(begin));
  }

  bool add_heading(std::size_t end, GridBuilder& grid) {
    const auto cuts = heading_cuts(0, end);
    if (!cuts) return false;
    const SpaceRow row{0, end};
    auto cells = cells_of(row, RowParting(rows_, std::nullopt).places_of(row, *cuts));
    std::optional<std::size_t> times;
    for (std::size_t c = 1; c < cells.size(); ++c)
      if (heads_times(cells[c].text)) times = c - 1;
    const bool lone = std::count_if(cells.begin(), cells.end(),
                                    [](const GridCell& cell) { return heads_times(cell.text); }) == 1;
    parting_.emplace(rows_, lone ? times : std::nullopt);
    time_cell_ = times ? *times + 1 : 0;
    with_time_ = timed_ = 0;
    grid.add_row(std::move(cells), false);
    return true;
  }

  void add_row(const SpaceRow& row, GridBuilder& grid, std::size_t& parted) {
    std::optional<Places> places = parting_->part(row, starts_at(row.begin));
    parted += places.has_value();
    // What cannot be parted stays whole beside its number.
    if (!places) {
      places.emplace();
      for (std::size_t k = row.begin; k < row.end; ++k)
        places->push_back({{rows_[k].number.end, rows_[k].text.size()}});
    }
    auto cells = cells_of(row, *places);
    if (time_cell_ != 0 && !cells[time_cell_].text.empty()) {
      ++with_time_;
      timed_ += !find_time_runs(cells[time_cell_].text).empty();
    }
    grid.add_row(std::move(cells), hints_.page[row.begin]);
  }

  void add_page_number(std::size_t line, GridBuilder& grid) {
    grid.add_row({{clean(lines_[line].text), lines_[line].number, static_cast<int>(columns()), 1, {}}}, true,
                 Furniture::PageNumber);
  }

  const std::vector<Line>& lines_;
  const Context& context_;
  Findings& findings_;
  std::vector<SpaceLine> rows_;
  RowHints hints_;
  std::vector<PageNumber> page_numbers_;
  std::size_t heading_ = 0, markup_ = 0;
  std::vector<std::size_t> columns_, heading_starts_;
  std::optional<RowParting> parting_;
  // Cells in the column of times, and those that hold one: where few do, the columns are other ones.
  std::size_t time_cell_ = 0, with_time_ = 0, timed_ = 0;
  std::vector<std::vector<std::size_t>> pages_;
};

}  // namespace

void find_space_columns(const Context& context, LineRange range, Findings& findings) {
  SpaceColumns(context, findings).find(range);
}

}  // namespace prikaz::extract::layout
