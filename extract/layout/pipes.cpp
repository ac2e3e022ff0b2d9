// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Layouts "pipes" (Markdown: a heading, a delimiter row, rows) and "ragged-pipes" (cells between pipes
// without a delimiter row, rows may lack cells). In: lines. Out: tables. A table that begins anew on each
// page, with an empty or repeated heading, is one.
#include <algorithm>
#include <map>
#include <utility>

#include "base/utf8.h"
#include "extract/layout/align.h"
#include "extract/layout/box_lines.h"
#include "extract/layout/detect.h"
#include "extract/layout/grid.h"
#include "extract/layout/pipe_line.h"
#include "extract/layout/row_number.h"
#include "extract/layout/words.h"

namespace prikaz::extract::layout {
namespace {

constexpr int kMaxBlanksInside = 12;

using Texts = std::vector<std::string_view>;

class Pipes {
 public:
  Pipes(const Context& context, Findings& findings)
      : lines_(context.lines), context_(context), findings_(findings) {}

  void find(LineRange range) {
    for (std::size_t i = range.begin; i < range.end;) {
      if (lines_[i].pipes == 0) {
        ++i;
        continue;
      }
      if (begins_page(i, range.end)) {
        const std::size_t after = read_markdown_table(i, range.end);
        i = std::max(after, i + 1);
      } else {
        const std::size_t end = ragged_end(i, range.end);
        const std::size_t after = read_ragged(i, end);
        i = std::max(after, i + 1);
      }
    }
  }

 private:
  bool begins_page(std::size_t i, std::size_t end) const {
    return i + 1 < end && lines_[i].pipes > 0 && lines_[i + 1].blanks == 0 && lines_[i + 1].pipes > 0 &&
           is_delimiter_row(lines_[i + 1].text) && !is_delimiter_row(lines_[i].text) && !cells_of(i).empty();
  }

  Texts cells_of(std::size_t i) const { return pipe_cells(lines_[i].text, true); }

  void count_pipes(std::size_t i, const Texts& cells) {
    // Cells are parts of the line, in order: what lies between them is markup.
    const std::string_view line = lines_[i].text;
    std::size_t done = 0;
    for (const std::string_view cell : cells) {
      const auto begin = static_cast<std::size_t>(cell.data() - line.data());
      markup_ += utf8::count_visible(line.substr(done, begin - done));
      done = begin + cell.size();
    }
    markup_ += utf8::count_visible(line.substr(done));
  }

  std::vector<GridCell> grid_cells(std::size_t i, const Texts& texts) {
    count_pipes(i, texts);
    std::vector<GridCell> row;
    for (const std::string_view text : texts) {
      Cleaned cleaned = clean_inline(text, context_.dialect, markup_);
      row.push_back({std::move(cleaned.text), lines_[i].number, 1, 1, std::move(cleaned.links)});
    }
    return row;
  }

  // One cell too many: a pipe inside a text; it stays visible in the last cell.
  static void fold_extra(std::vector<GridCell>& row, std::size_t columns, GridBuilder& grid,
                         std::size_t& markup) {
    while (row.size() > columns) {
      GridCell extra = std::move(row.back());
      row.pop_back();
      if (extra.text.empty()) continue;
      row.back().text += " | " + extra.text;
      --markup;
      ++grid.guessed_rows;
    }
  }

  static bool all_empty(const Texts& cells) {
    return std::all_of(cells.begin(), cells.end(), [](std::string_view text) { return text.empty(); });
  }

  enum class Page { Same, SameWithRow, Other };

  // What the heading of a further page says: the same table with an empty or repeated heading, the same table
  // whose next row the converter took for a heading, or another table.
  Page page_kind(const Texts& first, const Texts& heading) const {
    if (heading.size() != first.size()) return Page::Other;
    if (all_empty(heading)) return Page::Same;
    bool same = true;
    for (std::size_t k = 0; k < heading.size(); ++k)
      same = same && utf8::squeeze(heading[k]) == utf8::squeeze(first[k]);
    if (same) return Page::Same;
    int words = 0;
    for (const std::string_view text : heading) words += heading_phrase(text) > 0;
    if (words >= 2) return Page::Other;
    if (heading.front().empty() || row_number_length(heading.front()) > 0) return Page::SameWithRow;
    return Page::Other;
  }

  std::size_t read_markdown_table(std::size_t begin, std::size_t end) {
    const Texts first = cells_of(begin);
    const std::size_t columns = std::max(first.size(), cells_of(begin + 1).size());
    if (columns > context_.limits.table_columns) {
      note_too_wide(context_, begin, columns, findings_);
      return begin + 2;
    }
    GridBuilder grid(context_.limits);
    markup_ = 0;
    grid.add_row(grid_cells(begin, first), false, Furniture::None, !all_empty(first));
    count_pipes(begin + 1, {});
    std::size_t i = begin + 2;
    bool after_break = false;
    while (i < end) {
      if (begins_page(i, end)) {
        const Texts heading = cells_of(i);
        const Page kind = page_kind(first, heading);
        if (kind == Page::Other || lines_[i].blanks > kMaxBlanksInside) break;
        grid.add_row(grid_cells(i, heading), true);
        count_pipes(i + 1, {});
        after_break = kind == Page::Same;
        i += 2;
      } else if (lines_[i].pipes > 0 && lines_[i].blanks == 0) {
        const Texts texts = cells_of(i);
        if (is_delimiter_row(lines_[i].text)) {
          count_pipes(i, {});
        } else {
          auto row = grid_cells(i, texts);
          fold_extra(row, columns, grid, markup_);
          grid.add_row(std::move(row), std::exchange(after_break, false));
        }
        ++i;
      } else if (const std::size_t next = page_furniture(i, end, first, grid, columns); next > i) {
        i = next;
      } else {
        break;
      }
    }
    if (columns < 2) return i;
    findings_.tables.push_back({begin, i, grid.finish("pipes"), markup_});
    return i;
  }

  // A page number or "Продолжение таблицы" between two pages of one table.
  std::size_t page_furniture(std::size_t i, std::size_t end, const Texts& first, GridBuilder& grid,
                             std::size_t columns) {
    const std::string_view text = utf8::trim(lines_[i].text);
    if (lines_[i].pipes > 0 || i + 2 >= end || !begins_page(i + 1, end)) return i;
    const bool number = plain_number(text) >= 0;
    if (!number && !is_next_page_line(text)) return i;
    if (page_kind(first, cells_of(i + 1)) == Page::Other) return i;
    std::vector<GridCell> row(1);
    row[0].text = text;
    row[0].line = lines_[i].number;
    row[0].column_span = static_cast<int>(columns);
    grid.add_row(std::move(row), true, number ? Furniture::PageNumber : Furniture::RunningHead);
    return i + 1;
  }

  bool is_rule(std::size_t i) const {
    return is_delimiter_row(lines_[i].text) || is_ruling(draw(lines_[i].text).text);
  }

  // Rows of cells between pipes follow each other, with single lines without a pipe (sections, wrapped text)
  // between.
  std::size_t ragged_end(std::size_t begin, std::size_t limit) const {
    std::size_t last = begin;
    for (std::size_t i = begin + 1; i < limit && i - last <= 2; ++i) {
      if (lines_[i].blanks > kMaxBlanksInside || begins_page(i, limit)) break;
      if (lines_[i].pipes > 0) last = i;
    }
    return last + 1;
  }

  // Garant's style and bare bars have lines that are all cell, with the bar at an end: not this layout.
  bool is_ragged_row(std::size_t i) const {
    const Texts cells = cells_of(i);
    return cells.size() >= 2 && !(cells.size() == 2 && cells[1].empty());
  }

  // Cells of a row most of which are headings, else 0: the last column may be empty, and so missing, in every
  // row below.
  std::size_t heading_width(std::size_t i) const {
    const Texts cells = cells_of(i);
    const auto headings = std::count_if(cells.begin(), cells.end(),
                                        [](std::string_view text) { return heading_phrase(text) > 0; });
    return headings >= 2 && static_cast<std::size_t>(headings) * 2 >= cells.size() ? cells.size() : 0;
  }

  // «N п/п |» / «Мероприятия | Срок |»: bars close cells, and lines are no rows.
  bool heading_over_lines(std::size_t begin, std::size_t end) const {
    std::size_t lines = 0;
    for (std::size_t i = begin; i < end; ++i, ++lines) {
      const std::string_view text = utf8::trim(lines_[i].text);
      const Texts cells = cells_of(i);
      if (!text.ends_with('|') || text.starts_with('|') ||
          !std::all_of(cells.begin(), cells.end(),
                       [](std::string_view cell) { return cell.empty() || heading_phrase(cell) > 0; }))
        break;
    }
    return lines >= 2;
  }

  std::size_t read_ragged(std::size_t begin, std::size_t end) {
    std::map<std::size_t, std::size_t> counts;
    std::size_t rows = 0;
    for (std::size_t i = begin; i < end; ++i)
      if (lines_[i].pipes > 0 && is_ragged_row(i)) {
        ++counts[cells_of(i).size()];
        ++rows;
      }
    std::size_t columns = 0, most = 0;
    for (const auto& [size, count] : counts)
      if (count >= most || size * count > columns * most) {
        most = count;
        columns = size;
      }
    if (rows < 2 || rows * 2 < end - begin || columns < 2) return end;
    if (heading_over_lines(begin, end)) return end;
    if (const std::size_t headings = heading_width(begin); headings > columns) columns = headings;
    if (counts_more_columns(begin, end, columns)) return end;
    if (columns > context_.limits.table_columns) {
      note_too_wide(context_, begin, columns, findings_);
      return end;
    }
    return read_ragged_rows(begin, end, columns);
  }

  // «1 | 2 | 3 | 4 |» below three headings: cells run on over the lines' ends, no row ends with its line.
  bool counts_more_columns(std::size_t begin, std::size_t end, std::size_t columns) const {
    constexpr std::size_t kNearHeading = 8;
    for (std::size_t i = begin + 1; i < std::min(end, begin + kNearHeading); ++i) {
      const Texts texts = cells_of(i);
      if (texts.size() > columns && is_column_numbers(texts, static_cast<int>(texts.size()))) return true;
    }
    return false;
  }

  std::size_t read_ragged_rows(std::size_t begin, std::size_t end, std::size_t columns) {
    while (begin < end && !(lines_[begin].pipes > 0 && cells_of(begin).size() + 1 >= columns)) ++begin;
    GridBuilder grid(context_.limits);
    markup_ = 0;
    RowAligner aligner(columns);
    std::size_t numbered = 0, whole = 0, heading_words = 0;
    for (std::size_t i = begin; i < end; ++i) {
      const Texts texts = cells_of(i);
      if (texts.size() + 1 < columns) continue;
      ++whole;
      numbered += is_row_number(texts.front());
      if (i == begin)
        for (const std::string_view text : texts) heading_words += heading_phrase(text) > 0;
      else if (texts.size() == columns)
        aligner.learn(texts);
    }
    const bool enough = columns >= 3 ? whole >= 2 : whole >= 3 && (numbered >= 2 || heading_words >= 2);
    if (!enough) return end;
    for (std::size_t i = begin; i < end; ++i) add_ragged_row(i, i > begin, columns, aligner, grid);
    findings_.tables.push_back({begin, end, grid.finish("ragged-pipes"), markup_});
    return end;
  }

  void add_ragged_row(std::size_t i, bool inside, std::size_t columns, const RowAligner& aligner,
                      GridBuilder& grid) {
    const Texts texts = cells_of(i);
    const bool gap = inside && lines_[i].blanks > 0;
    if (is_rule(i)) {
      count_pipes(i, {});
      return;
    }
    auto row = grid_cells(i, texts);
    if (row.empty()) return;  // nothing but tabs or a lone pipe
    const std::string_view text = utf8::trim(lines_[i].text);
    if (lines_[i].pipes == 0 && grid.rows() > 0 && lines_[i].blanks == 0 && row_number_length(text) == 0 &&
        !utf8::starts_with_upper(text)) {
      grid.append_to_last(row.front().text, lines_[i].number);  // the last cell was wrapped
      return;
    }
    if (lines_[i].pipes == 0 && plain_number(text) >= 0 && lines_[i].blanks > 0) {
      row.front().column_span = static_cast<int>(columns);
      grid.add_row(std::move(row), true, Furniture::PageNumber);
      return;
    }
    fold_extra(row, columns, grid, markup_);
    if (row.size() == 1) {
      row.front().column_span = static_cast<int>(columns);
    } else if (row.size() < columns) {
      ++grid.guessed_rows;
      row = aligner.align(std::move(row));
    }
    grid.add_row(std::move(row), gap);
  }

  const std::vector<Line>& lines_;
  const Context& context_;
  Findings& findings_;
  std::size_t markup_ = 0;
};

}  // namespace

void find_pipes(const Context& context, LineRange range, Findings& findings) {
  Pipes(context, findings).find(range);
}

}  // namespace prikaz::extract::layout
