// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Layouts "garant" (a cell's text, then " |" at its end, or "| " before the next one; "||||" closes a merged
// cell) and "bar-lines" ("|" alone on a line between cells). In: lines. Out: tables. Rows are delimited where
// a bar closes the last cell and, behind a blank line, another opens the first; elsewhere the number of
// columns is the usual distance between number cells, checked against the heading; where too few rows come
// out even there is no table.
#include <algorithm>
#include <map>
#include <span>
#include <utility>
#include <vector>

#include "base/utf8.h"
#include "extract/layout/bar_cells.h"
#include "extract/layout/detect.h"
#include "extract/layout/grid.h"
#include "extract/layout/row_number.h"
#include "extract/layout/words.h"

namespace prikaz::extract::layout {
namespace {

class Bars {
 public:
  Bars(const Context& context, LineRange range, Findings& findings)
      : run_(context, range), lines_(run_.lines), context_(context), findings_(findings) {}

  void find() {
    for (std::size_t i = run_.range().begin; i < run_.range().end;) {
      if (!run_.begins(i)) {
        ++i;
        continue;
      }
      i = std::max(run_.collect(i), i + 1);
      if (run_.cells.size() >= 6) read();
    }
  }

 private:
  void found(std::size_t begin, std::size_t end, extract::Table table) {
    if (const auto lines = run_.in_text(begin, end))
      findings_.tables.push_back({lines->begin, lines->end, std::move(table), markup_});
  }

  struct Slot {
    std::size_t begin = 0, end = 0;  // lines; none for an empty cell
    int line = 0;
    int extra = 0;  // bars more than one: the cell was merged over so many columns
  };

  std::string_view text_of(const Slot& slot) const {
    return slot.end - slot.begin == 1 ? without_bars(lines_[slot.begin].text) : std::string_view();
  }

  bool numbered(std::size_t k) const {
    const std::string_view text = text_of(slots_[k]);
    return is_row_number(text) && utf8::count_visible(text) <= 8;
  }

  // The cell that holds the end of one row and the number of the next, where no bar parts rows.
  void split_numbers(const BarCell& cell) {
    const std::size_t last = cell.end - 1;
    if (cell.end - cell.begin >= 2 && is_row_number(without_bars(lines_[last].text)) &&
        lines_[last].text.find_first_of("0123456789") != std::string_view::npos) {
      slots_.push_back({cell.begin, last, lines_[cell.begin].number, 0});
      slots_.push_back({last, cell.end, lines_[last].number, 0});
    } else {
      slots_.push_back(
          {cell.begin, cell.end, lines_[std::min(cell.begin, lines_.size() - 1)].number, cell.bars - 1});
    }
  }

  // A bar on a line of its own with nothing but blank lines between it and the bar above.
  bool is_row_break(const BarCell& cell) const {
    return cell.begin == cell.end && cell.bars == 1 && lines_[cell.begin].blanks > 0;
  }

  // Rows within bars of their own. False where the breaks leave no even rows: they are empty cells.
  bool read_delimited(bool blank_between) {
    std::vector<std::vector<BarCell>> rows(1);
    for (const BarCell& cell : run_.cells) {
      const bool opens = &cell == &run_.cells.front() && cell.begin == cell.end;  // the table's first bar
      const bool breaks = blank_between ? is_row_break(cell) : cell.begin == cell.end && cell.bars == 1;
      if (!breaks && !opens)
        rows.back().push_back(cell);
      else if (!rows.back().empty())
        rows.emplace_back();
    }
    if (rows.back().empty()) rows.pop_back();
    drop_line_above(rows);
    std::size_t columns = 0;
    for (const auto& row : rows) columns = std::max(columns, row.size());
    if (rows.size() < 3 || columns < 3 || columns > context_.limits.table_columns) return false;
    if (blank_between) join_empty_cells(rows, columns);
    if (!blank_between && rows.front().size() != columns) return false;
    std::size_t even = 0;
    for (const auto& row : rows) even += row.size() == columns || row.size() == 1;
    if (even * 5 < rows.size() * 4) return false;
    GridBuilder grid(context_.limits);
    slots_.clear();
    markup_ = 0;
    for (const auto& row : rows) {
      const std::size_t begin = slots_.size();
      for (const BarCell& cell : row) slots_.push_back(slot_of(cell));
      grid.guessed_rows += row.size() != columns && row.size() != 1;
      add(begin, slots_.size(), columns, grid);
    }
    for (std::size_t i = run_.begin; i < run_.end; ++i) markup_ += static_cast<std::size_t>(lines_[i].pipes);
    found(run_.begin, run_.end, grid.finish("bar-lines"));
    return true;
  }

  // The bar that opens the first row stands right below a line that is none of its cells.
  void drop_line_above(std::vector<std::vector<BarCell>>& rows) {
    std::size_t columns = 0;
    for (std::size_t r = 1; r < rows.size(); ++r) columns = std::max(columns, rows[r].size());
    if (rows.front().size() != columns + 1 || heading_phrase(first_text(rows.front())) > 0) return;
    run_.begin = rows[0].front().end;
    rows[0].erase(rows[0].begin());
  }

  // An empty cell looks like the break between two rows: what a row lacks tells them apart.
  void join_empty_cells(std::vector<std::vector<BarCell>>& rows, std::size_t columns) const {
    std::vector<std::vector<BarCell>> joined;
    for (std::vector<BarCell>& row : rows) {
      const std::size_t have = joined.empty() ? columns : joined.back().size();
      const bool numbered = is_row_number(first_text(row));
      const std::size_t joined_size = have + 1 + row.size();
      if (!numbered && (have > 1 ? joined_size <= columns : joined_size == columns)) {
        const std::size_t at = row.front().begin;
        joined.back().push_back({at, at, 1});
        joined.back().insert(joined.back().end(), row.begin(), row.end());
      } else {
        joined.push_back(std::move(row));
      }
    }
    for (std::vector<BarCell>& row : joined)
      if (row.size() > 1 && row.size() + 1 == columns && is_row_number(first_text(row)))
        row.push_back({row.back().end, row.back().end, 1});
    rows = std::move(joined);
  }

  std::string_view first_text(const std::vector<BarCell>& row) const {
    return row.front().end - row.front().begin == 1 ? without_bars(lines_[row.front().begin].text)
                                                    : std::string_view();
  }

  Slot slot_of(const BarCell& cell) const {
    return {cell.begin, cell.end, lines_[std::min(cell.begin, lines_.size() - 1)].number, cell.bars - 1};
  }

  void read() {
    slots_.clear();
    const bool garant = run_.lone * 2 <= run_.cells.size();
    if (!garant && (read_delimited(true) || read_delimited(false))) return;
    // A bar that opens the first row closes no cell.
    if (!garant && run_.cells.front().begin == run_.cells.front().end && run_.cells.front().bars == 1)
      run_.cells.erase(run_.cells.begin());
    for (const BarCell& cell : run_.cells) {
      if (cell.end == cell.begin)
        slots_.push_back({0, 0, lines_[cell.begin].number, cell.bars - 1});
      else if (garant)
        slots_.push_back({cell.begin, cell.end, lines_[cell.begin].number, cell.bars - 1});
      else
        split_numbers(cell);
    }
    const std::size_t columns = likely_columns();
    if (garant) join_merged(columns);
    if (columns < 2 || columns > context_.limits.table_columns) return;
    std::size_t end = run_.end;
    if (run_.tail.end > run_.tail.begin && rest_of_last_row(columns) == 1) {
      slots_.push_back({run_.tail.begin, run_.tail.end, lines_[run_.tail.begin].number, 0});
      end = run_.tail.end;
    }
    build(columns, garant ? "garant" : "bar-lines", end);
  }

  // How many cells the last row lacks.
  std::size_t rest_of_last_row(std::size_t columns) const {
    std::size_t k = slots_.size();
    while (k > 0 && slots_.size() - k < columns && !numbered(k - 1)) --k;
    const std::size_t size = slots_.size() - k + 1;
    return size < columns ? columns - size : 0;
  }

  struct Distance {
    std::size_t columns = 0, count = 0, first = 0;
  };

  // The commonest distance between number cells, and how many cells stand before the first of them. Merged
  // cells are rows of their own, or take as many columns as they have bars (`merged_count`).
  Distance number_distance(bool merged_count) const {
    constexpr std::size_t kNone = static_cast<std::size_t>(-1);
    std::map<std::size_t, std::size_t> distances;
    std::size_t last = kNone, at = 0;
    Distance result;
    for (std::size_t k = 0; k < slots_.size(); ++k) {
      if (slots_[k].extra > 0 && !merged_count) continue;
      if (numbered(k)) {
        if (result.first == 0 && at >= 2) result.first = at;
        if (last != kNone && at - last >= 2) ++distances[at - last];
        last = at;
      }
      at += width_of(k);
    }
    for (const auto& [distance, count] : distances)
      if (count > result.count) {
        result.count = count;
        result.columns = distance;
      }
    return result;
  }

  std::size_t likely_columns() const {
    const Distance apart = number_distance(false), counted = number_distance(true);
    const Distance& best = counted.count > apart.count ? counted : apart;
    if (const std::size_t at = column_numbers_at(); at < slots_.size()) return column_numbers(at);
    std::size_t heading = 0;
    while (heading < slots_.size() && run_.is_heading(slots_[heading].begin, slots_[heading].end)) ++heading;
    if (heading >= 3 && apart.first == heading && counted.first == heading) return heading;
    // A table without numbers, or with few: what its heading and the number of its cells say.
    if (heading >= 3 && best.count < 2 && (slots_.size() - merged_sections(heading)) % heading == 0)
      return heading;
    return best.count >= 2 || (best.count == 1 && heading == best.columns) ? best.columns : 0;
  }

  // «1 | 2 | 3 | 4 |» from slot `k` on: as many columns.
  std::size_t column_numbers(std::size_t k) const {
    std::size_t count = 0;
    while (k + count < slots_.size() &&
           plain_number(text_of(slots_[k + count])) == static_cast<long>(count) + 1)
      ++count;
    return count;
  }

  // The slot that begins such a row below the heading, else none.
  std::size_t column_numbers_at() const {
    constexpr std::size_t kMostSlotsAbove = 40;  // a heading on several levels
    for (std::size_t k = 0; k < slots_.size() && k < kMostSlotsAbove; ++k)
      if (column_numbers(k) >= 3) return k;
    return slots_.size();
  }

  // «Раздел 1 |» and, on a line of its own, «||||»: one merged row of two slots.
  bool is_merged_section(std::size_t k, std::size_t columns) const {
    return k + 1 < slots_.size() && slots_[k].extra == 0 && slots_[k].end > slots_[k].begin && !numbered(k) &&
           slots_[k + 1].begin == slots_[k + 1].end && slots_[k + 1].extra + 2 == static_cast<int>(columns) &&
           columns > 2;
  }

  std::size_t merged_sections(std::size_t columns) const {
    std::size_t slots = 0;
    for (std::size_t k = 0; k < slots_.size(); ++k) slots += is_merged_section(k, columns) ? 2 : 0;
    return slots;
  }

  void join_merged(std::size_t columns) {
    for (std::size_t k = 0; k < slots_.size(); ++k)
      if (is_merged_section(k, columns)) {
        slots_[k].extra = static_cast<int>(columns) - 1;
        slots_.erase(slots_.begin() + static_cast<std::ptrdiff_t>(k) + 1);
      }
  }

  // Columns that a cell takes: bars more than one close merged or empty ones.
  std::size_t width_of(std::size_t k) const { return 1 + static_cast<std::size_t>(slots_[k].extra); }

  // As many slots as columns, of one bar each, and then a row number or the end.
  bool is_whole_row(std::size_t k, std::size_t columns) const {
    const std::size_t end = k + columns;
    if (end > slots_.size() || !numbered(k)) return false;
    for (std::size_t i = k; i < end; ++i)
      if (slots_[i].extra > 0) return false;
    return end == slots_.size() || numbered(end);
  }

  void build(std::size_t columns, std::string_view kind, std::size_t end) {
    GridBuilder grid(context_.limits);
    markup_ = 0;
    std::size_t even = 0, uneven = 0;
    for (std::size_t k = 0; k < slots_.size();) {
      std::size_t next = k + 1;
      if (slots_[k].extra > 0 && slots_[k].extra + 1 >= static_cast<int>(columns)) {  // "Раздел 2 ||||"
        add(k, next, columns, grid);
        k = next;
        continue;
      }
      if (column_numbers(k) == columns) {
        add(k, k + columns, columns, grid);
        k += columns;
        continue;
      }
      std::size_t width = width_of(k);
      const bool whole = is_whole_row(k, columns);  // figures may stand in its cells
      while (next < slots_.size() && width < columns && (whole || !numbered(next) || width < 2) &&
             width_of(next) < columns)
        width += width_of(next++);
      const std::size_t size = width;
      // A lone cell before a number is a section.
      const bool section =
          size > 1 && !numbered(k) && next < slots_.size() && numbered(k + 1) && grid.rows() > 0;
      if (section) next = k + 1;
      (section || size == columns || size == 1 ? even : uneven)++;
      grid.guessed_rows += !section && size != columns && size != 1;
      add(k, next, columns, grid);
      k = next;
    }
    if (even < 2 || uneven * 5 > even) return;
    for (std::size_t i = run_.begin; i < end; ++i) markup_ += static_cast<std::size_t>(lines_[i].pipes);
    found(run_.begin, end, grid.finish(kind));
  }

  void add(std::size_t begin, std::size_t end, std::size_t columns, GridBuilder& grid) {
    std::vector<GridCell> row;
    for (std::size_t k = begin; k < end; ++k) {
      GridCell cell;
      cell.line = slots_[k].line;
      for (std::size_t i = slots_[k].begin; i < slots_[k].end; ++i)
        append_line(cell, clean_inline(without_bars(lines_[i].text), context_.dialect, markup_),
                    lines_[i].number);
      const std::size_t extra = std::min(width_of(k), columns) - 1;
      if (grid.rows() == 0) cell.column_span += static_cast<int>(extra);  // a heading over several columns
      const int line = cell.line;
      row.push_back(std::move(cell));
      if (grid.rows() > 0 && end - begin > 1)
        for (std::size_t n = 0; n < extra; ++n) row.push_back({{}, line, 1, 1, {}});
    }
    if (row.size() == 1) row.front().column_span = static_cast<int>(columns);
    grid.add_row(std::move(row), lines_[std::max(slots_[begin].begin, run_.begin)].blanks > 0);
  }

  BarCells run_;
  std::span<const Line> lines_;
  const Context& context_;
  Findings& findings_;
  std::vector<Slot> slots_;
  std::size_t markup_ = 0;
};

}  // namespace

void find_bars(const Context& context, LineRange range, Findings& findings) {
  Bars(context, range, findings).find();
}

}  // namespace prikaz::extract::layout
