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
#include <utility>

#include "base/utf8.h"
#include "extract/layout/detect.h"
#include "extract/layout/grid.h"
#include "extract/layout/row_number.h"
#include "extract/layout/words.h"

namespace prikaz::extract::layout {
namespace {

constexpr std::size_t kMostTextLines = 40;  ///< lines of one cell
constexpr int kMaxBlanksInside = 2;
constexpr std::size_t kMostHeadingCellLines = 8;
constexpr std::size_t kMostHeadingLines = 3;  ///< of the first heading, above its bar

struct BarCell {
  std::size_t begin = 0, end = 0;  ///< lines of its text
  int bars = 0;                    ///< bars that close it
};

// "text |", "text ||||", "|": how many bars end the line, and that no bar stands before its text's end.
int bars_at_end(const Line& line) {
  if (line.pipes == 0) return 0;
  int bars = 0;
  std::string_view text = line.text;
  while (!text.empty() && (text.back() == '|' || text.back() == ' ' || text.back() == '\t')) {
    bars += text.back() == '|';
    text.remove_suffix(1);
  }
  return bars == line.pipes ? bars : -1;
}

// "| text": the bar that closes the cell above stands before the next one.
bool bar_before(const Line& line) {
  if (line.pipes != 1) return false;
  const std::string_view text = utf8::trim(line.text);
  return text.size() > 1 && text.front() == '|';
}

std::string_view without_bars(std::string_view text) {
  if (text = utf8::trim(text); text.starts_with("| ")) text.remove_prefix(2);
  while (!text.empty() && (text.back() == '|' || text.back() == ' ' || text.back() == '\t'))
    text.remove_suffix(1);
  return utf8::trim(text);
}

class Bars {
 public:
  Bars(const Context& context, Findings& findings)
      : lines_(context.lines), context_(context), findings_(findings) {}

  void find(LineRange range) {
    for (std::size_t i = range.begin; i < range.end;) {
      if (bars_at_end(lines_[i]) < 1 && !bar_before(lines_[i])) {
        ++i;
        continue;
      }
      i = std::max(collect(i, range), i + 1);
      drop_before_heading();
      if (cells_.size() >= 6) read();
    }
  }

 private:
  // Cells of the run whose first bar is at `first`; gives the line behind it.
  std::size_t collect(std::size_t first, LineRange range) {
    cells_.clear();
    lone_ = 0;
    std::size_t begin = first;
    if (lines_[first].text.find_first_not_of("| \t") == std::string_view::npos) {
      ++lone_;
      if (first > range.begin && lines_[first].blanks == 0) begin = first - 1;
    }
    begin = heading_begin(begin, range.begin);
    begin_ = begin;
    std::size_t i = first;
    while (i < range.end) {
      if (bar_before(lines_[i]) && (i == first || lines_[i].blanks <= kMaxBlanksInside)) {
        cells_.push_back({begin, i, 1});
        begin = i++;
        continue;
      }
      const int bars = bars_at_end(lines_[i]);
      if (bars < 0 || (i > first && lines_[i].blanks > kMaxBlanksInside)) break;
      if (bars == 0) {
        if (i - begin >= kMostTextLines || !bar_follows(i, range.end)) break;
        ++i;
        continue;
      }
      const bool alone = without_bars(lines_[i].text).empty();
      lone_ += alone && i > begin;
      cells_.push_back({begin, alone ? i : i + 1, bars});
      begin = ++i;
    }
    end_ = begin;
    // Without a bar behind the last cell, its text is what stands right below.
    if (lone_ * 2 > cells_.size() && begin < range.end && lines_[begin].blanks == 0 &&
        lines_[begin].pipes == 0) {
      std::size_t end = begin + 1;
      while (end < range.end && lines_[end].blanks == 0 && lines_[end].pipes == 0 && end - begin < 4) ++end;
      tail_ = {begin, end, 0};
    } else {
      tail_ = {};
    }
    return std::max(begin, i);
  }

  // «N» / «п/п |»: the first heading may begin on lines above its bar.
  std::size_t heading_begin(std::size_t begin, std::size_t limit) const {
    std::size_t result = begin;
    for (std::size_t above = 1; above <= kMostHeadingLines && above <= begin - limit; ++above) {
      if (lines_[begin - above + 1].blanks > 0 || lines_[begin - above].pipes > 0) break;
      if (is_whole_heading(begin - above, bar_before(lines_[begin]) ? begin : begin + 1))
        result = begin - above;
    }
    return result;
  }

  bool is_whole_heading(std::size_t begin, std::size_t end) const {
    const std::string text = joined(begin, end);
    return !text.empty() && (heading_phrase(text) == text.size() || is_lone_heading(text));
  }

  // The text of lines [begin, end) without bars, in one line.
  std::string joined(std::size_t begin, std::size_t end) const {
    std::string text;
    for (std::size_t i = begin; i < end && i - begin < kMostHeadingCellLines; ++i)
      if (const std::string_view line = without_bars(lines_[i].text); !line.empty()) {
        if (text.ends_with('-'))
          text.pop_back();
        else if (!text.empty())
          text += ' ';
        text += line;
      }
    return text;
  }

  bool is_heading(std::size_t begin, std::size_t end) const {
    if (end == begin || end - begin > kMostHeadingCellLines) return false;
    const std::string text = joined(begin, end);
    return heading_phrase(text) > 0 || is_lone_heading(text);
  }

  // Bars that drew the order's own head stand in the same run as the table: what lies above three headings in
  // a row is none of its cells.
  void drop_before_heading() {
    for (std::size_t k = 0; k + 3 <= cells_.size(); ++k) {
      if (!is_heading(cells_[k + 1].begin, cells_[k + 1].end) ||
          !is_heading(cells_[k + 2].begin, cells_[k + 2].end))
        continue;
      BarCell& first = cells_[k];
      // Its own first line stands right below text that no bar closed.
      std::size_t begin = first.begin;
      if (!is_heading(first.begin, first.end))
        for (begin = first.end; begin > first.begin && first.end - begin < kMostHeadingLines &&
                                is_whole_heading(begin - 1, first.end);)
          --begin;
      if (begin == first.end) continue;
      // The bar that opens the table's first row closes no cell.
      if (k == 1 && cells_.front().begin == cells_.front().end) return;
      first.begin = begin_ = begin;
      cells_.erase(cells_.begin(), cells_.begin() + static_cast<std::ptrdiff_t>(k));
      return;
    }
  }

  bool bar_follows(std::size_t i, std::size_t limit) const {
    for (std::size_t k = i + 1; k < limit && k - i < kMostTextLines; ++k) {
      if (lines_[k].blanks > kMaxBlanksInside) return false;
      if (lines_[k].pipes > 0) return bars_at_end(lines_[k]) > 0 || bar_before(lines_[k]);
    }
    return false;
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
    for (const BarCell& cell : cells_) {
      const bool opens = &cell == &cells_.front() && cell.begin == cell.end;  // the table's first bar
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
    for (std::size_t i = begin_; i < end_; ++i) markup_ += static_cast<std::size_t>(lines_[i].pipes);
    findings_.tables.push_back({begin_, end_, grid.finish("bar-lines"), markup_});
    return true;
  }

  // The bar that opens the first row stands right below a line that is none of its cells.
  void drop_line_above(std::vector<std::vector<BarCell>>& rows) {
    std::size_t columns = 0;
    for (std::size_t r = 1; r < rows.size(); ++r) columns = std::max(columns, rows[r].size());
    if (rows.front().size() != columns + 1 || heading_phrase(first_text(rows.front())) > 0) return;
    begin_ = rows[0].front().end;
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
    const bool garant = lone_ * 2 <= cells_.size();
    if (!garant && (read_delimited(true) || read_delimited(false))) return;
    // A bar that opens the first row closes no cell.
    if (!garant && cells_.front().begin == cells_.front().end && cells_.front().bars == 1)
      cells_.erase(cells_.begin());
    for (const BarCell& cell : cells_) {
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
    std::size_t end = end_;
    if (tail_.end > tail_.begin && rest_of_last_row(columns) == 1) {
      slots_.push_back({tail_.begin, tail_.end, lines_[tail_.begin].number, 0});
      end = tail_.end;
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
    while (heading < slots_.size() && is_heading(slots_[heading].begin, slots_[heading].end)) ++heading;
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
    for (std::size_t i = begin_; i < end; ++i) markup_ += static_cast<std::size_t>(lines_[i].pipes);
    findings_.tables.push_back({begin_, end, grid.finish(kind), markup_});
  }

  void add(std::size_t begin, std::size_t end, std::size_t columns, GridBuilder& grid) {
    std::vector<GridCell> row;
    for (std::size_t k = begin; k < end; ++k) {
      GridCell cell;
      cell.line = slots_[k].line;
      for (std::size_t i = slots_[k].begin; i < slots_[k].end; ++i) {
        Cleaned cleaned = clean_inline(without_bars(lines_[i].text), context_.dialect, markup_);
        if (cleaned.text.empty()) continue;
        if (cell.text.empty()) cell.line = lines_[i].number;
        cell.text += (cell.text.empty() ? "" : "\n") + cleaned.text;
        for (std::string& link : cleaned.links) cell.links.push_back(std::move(link));
      }
      const std::size_t extra = std::min(width_of(k), columns) - 1;
      if (grid.rows() == 0) cell.column_span += static_cast<int>(extra);  // a heading over several columns
      const int line = cell.line;
      row.push_back(std::move(cell));
      if (grid.rows() > 0 && end - begin > 1)
        for (std::size_t n = 0; n < extra; ++n) row.push_back({{}, line, 1, 1, {}});
    }
    if (row.size() == 1) row.front().column_span = static_cast<int>(columns);
    grid.add_row(std::move(row), lines_[std::max(slots_[begin].begin, begin_)].blanks > 0);
  }

  const std::vector<Line>& lines_;
  const Context& context_;
  Findings& findings_;
  std::vector<BarCell> cells_;
  std::vector<Slot> slots_;
  BarCell tail_;
  std::size_t begin_ = 0, end_ = 0, lone_ = 0, markup_ = 0;
};

}  // namespace

void find_bars(const Context& context, LineRange range, Findings& findings) {
  Bars(context, findings).find(range);
}

}  // namespace prikaz::extract::layout
