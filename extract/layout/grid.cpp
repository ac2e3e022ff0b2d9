// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/layout/grid.h"

#include <algorithm>
#include <utility>

#include "base/error.h"
#include "base/utf8.h"
#include "extract/layout/row_number.h"
#include "extract/layout/words.h"

namespace prikaz::extract::layout {
namespace {

// The cells of each row: cells are in row order, so a row is a range.
std::vector<std::size_t> row_starts(const Table& table) {
  std::vector<std::size_t> starts(table.rows.size() + 1, table.cells.size());
  for (std::size_t i = table.cells.size(); i-- > 0;) starts[static_cast<std::size_t>(table.cells[i].row)] = i;
  for (std::size_t r = table.rows.size(); r-- > 0;) starts[r] = std::min(starts[r], starts[r + 1]);
  return starts;
}

class RowMarker {
 public:
  RowMarker(Table& table, const std::vector<RowBreak>& breaks)
      : table_(table), breaks_(breaks), starts_(row_starts(table)) {}

  void mark() {
    mark_simple();
    mark_repeated_headings();
    mark_continuations();
  }

 private:
  std::size_t rows() const { return table_.rows.size(); }

  std::vector<std::string_view> texts(std::size_t row) const {
    std::vector<std::string_view> result;
    for (std::size_t i = starts_[row]; i < starts_[row + 1]; ++i) result.push_back(table_.cells[i].text);
    return result;
  }

  // A row without a cell of its own (all covered from above) is no empty row.
  bool is_empty(std::size_t row) const {
    if (starts_[row] == starts_[row + 1]) return false;
    for (std::size_t i = starts_[row]; i < starts_[row + 1]; ++i)
      if (!table_.cells[i].text.empty() || table_.cells[i].row_span > 1) return false;
    return !covered_from_above(row);
  }

  bool covered_from_above(std::size_t row) const {
    int width = 0;
    for (std::size_t i = starts_[row]; i < starts_[row + 1]; ++i) width += table_.cells[i].column_span;
    return width < table_.columns;
  }

  void mark_simple() {
    for (std::size_t r = 0; r < rows(); ++r) {
      if (table_.rows[r].furniture != Furniture::None) continue;
      if (is_empty(r))
        table_.rows[r].furniture = Furniture::Empty;
      else if (is_column_numbers(texts(r), table_.columns) && (table_.columns > 2 || restarts_after(r)))
        table_.rows[r].furniture = Furniture::ColumnNumbers;
    }
  }

  // "1 2" may be a row of data in a table of two columns; below a heading it is followed by a row 1 or by no
  // number.
  bool restarts_after(std::size_t row) const {
    if (row == 0 || row + 1 >= rows()) return false;
    const auto above = texts(row - 1), below = texts(row + 1);
    return !above.empty() && !below.empty() && plain_number(above.front()) < 0 &&
           plain_number(below.front()) != 2;
  }

  bool same_row(std::size_t a, std::size_t b) const {
    if (starts_[a + 1] - starts_[a] != starts_[b + 1] - starts_[b]) return false;
    for (std::size_t i = starts_[a], k = starts_[b]; i < starts_[a + 1]; ++i, ++k) {
      const Cell &x = table_.cells[i], &y = table_.cells[k];
      if (x.column != y.column) return false;
      if (x.text != y.text && utf8::squeeze(x.text) != utf8::squeeze(y.text)) return false;
    }
    return true;
  }

  void mark_repeated_headings() {
    std::size_t first = 0;
    while (first < rows() && table_.rows[first].furniture != Furniture::None) ++first;
    if (first >= rows()) return;
    const auto heading = texts(first);
    const auto filled =
        std::count_if(heading.begin(), heading.end(), [](auto text) { return !text.empty(); });
    if (filled < 2 || is_row_number(heading.front())) return;
    for (std::size_t r = first + 1; r < rows(); ++r) {
      if (table_.rows[r].furniture != Furniture::None || !same_row(first, r)) continue;
      // A heading of several rows comes back as a whole.
      for (std::size_t k = 0; r + k < rows() && first + k < r && same_row(first + k, r + k); ++k)
        if (table_.rows[r + k].furniture == Furniture::None)
          table_.rows[r + k].furniture = Furniture::RepeatedHeading;
    }
  }

  void mark_continuations() {
    bool broken = false;
    std::size_t last = rows();  // the last row that is no furniture
    for (std::size_t r = 0; r < rows(); ++r) {
      broken |= r > 0 && break_above(r) != RowBreak::None;
      if (table_.rows[r].furniture != Furniture::None) {
        broken |= r > 0 && last != rows();
        continue;
      }
      if (broken && last != rows() && !table_.rows[last].heading && goes_on(last, r))
        table_.rows[r].continues = true;
      broken = false;
      last = r;
    }
  }

  std::string_view text_at(std::size_t row, int column) const {
    for (std::size_t i = starts_[row]; i < starts_[row + 1]; ++i)
      if (table_.cells[i].column == column) return table_.cells[i].text;
    return {};
  }

  // «№ | Наименование | Ответственные» and, on the next page, «п/п | мероприятий | исполнители»: all that
  // stands in the row begins small, below a text.
  bool heading_goes_on(std::size_t above, std::size_t row) const {
    int heads = 0, filled = 0;
    for (const std::string_view text : texts(above)) heads += heading_phrase(text) > 0;
    if (heads < 2) return false;
    for (std::size_t i = starts_[row]; i < starts_[row + 1]; ++i) {
      const Cell& cell = table_.cells[i];
      if (cell.text.empty()) continue;
      ++filled;
      if (!starts_lower(cell.text) || text_at(above, cell.column).empty()) return false;
    }
    return filled > 0;
  }

  RowBreak break_above(std::size_t row) const { return row < breaks_.size() ? breaks_[row] : RowBreak::None; }

  // The first cell is empty and what stands in the others reads on, or more than one column goes on at once.
  bool goes_on(std::size_t above, std::size_t row) const {
    if (starts_[row] == starts_[row + 1]) return false;
    if (heading_goes_on(above, row)) return true;
    const Cell& first = table_.cells[starts_[row]];
    if (first.column != 0 || !first.text.empty() || first.column_span > 1) return false;
    const bool section_above = !table_.rows[above].continues &&
                               (starts_[above + 1] - starts_[above] < 2 || text_at(above, 0).empty());
    int filled = 0;
    bool reads_on = false, behind_second = false, begins = false;
    // «3.4 |  | до 25.12.2023» and, on the next page, « | Отчет о выполнении плана | »
    bool fills_gaps = is_row_number(text_at(above, 0));
    for (std::size_t i = starts_[row] + 1; i < starts_[row + 1]; ++i) {
      const Cell& cell = table_.cells[i];
      if (cell.text.empty()) continue;
      ++filled;
      std::size_t at = 0;
      const char32_t begin = utf8::next(cell.text, at);
      const bool lower = utf8::is_letter(begin) && !utf8::is_upper(begin);
      const std::string_view before = text_at(above, cell.column);
      begins |= begins_section(cell.text) || row_number_length(cell.text) > 0;
      fills_gaps &= before.empty();
      reads_on |= (lower || std::u32string_view(U"),(«–-").find(begin) != std::u32string_view::npos) &&
                  !before.empty();
      // A section's title stands in the first or the second column.
      behind_second |= cell.column > 1 && !before.empty();
      reads_on |= !before.empty() && (before.back() == '-' || before.back() == ',' || before.back() == '(' ||
                                      ends_with_short_word(before));
    }
    if (filled == 0) return false;
    if (reads_on || fills_gaps || ((filled > 1 || behind_second) && !section_above)) return true;
    return break_above(row) == RowBreak::NoRoom && !section_above && !begins;
  }

  // «в», «на»: nothing ends so.
  static bool ends_with_short_word(std::string_view text) {
    const std::string_view word = text.substr(text.find_last_of(" \n") + 1);  // npos + 1 is the beginning
    return starts_lower(word) && last_letters(word) == word && is_short_word(word);
  }

  Table& table_;
  const std::vector<RowBreak>& breaks_;
  std::vector<std::size_t> starts_;
};

}  // namespace

void append_line(GridCell& cell, Cleaned line, int number) {
  if (line.text.empty()) return;
  if (cell.text.empty())
    cell.line = number;
  else
    cell.text += '\n';
  cell.text += line.text;
  for (std::string& link : line.links) cell.links.push_back(std::move(link));
}

void GridBuilder::add_row(std::vector<GridCell> cells, bool after_break, Furniture furniture, bool heading) {
  const int row = static_cast<int>(marks_.size());
  marks_.push_back({furniture, heading, false});
  breaks_.push_back(after_break ? RowBreak::Break : RowBreak::None);
  int column = 0;
  for (GridCell& from : cells) {
    while (column < static_cast<int>(covered_.size()) && covered_[static_cast<std::size_t>(column)] > row)
      ++column;
    Cell cell;
    cell.row = row;
    cell.column = column;
    cell.row_span = from.row_span;
    cell.column_span = from.column_span;
    cell.text = std::move(from.text);
    cell.links = std::move(from.links);
    cell.at.row = row + 1;
    cell.at.column = column + 1;
    cell.at.line = from.line;
    column += from.column_span;
    if (static_cast<int>(covered_.size()) < column) covered_.resize(static_cast<std::size_t>(column), 0);
    for (int c = cell.column; c < column; ++c) covered_[static_cast<std::size_t>(c)] = row + from.row_span;
    cells_.push_back(std::move(cell));
  }
}

void GridBuilder::append_to_last(std::string_view text, int line) {
  Cell& cell = cells_.back();
  if (cell.text.empty())
    cell.at.line = line;
  else
    cell.text += '\n';
  cell.text += text;
}

void GridBuilder::check_limits() const {
  Place at;
  if (!cells_.empty()) at.line = cells_.front().at.line;
  if (marks_.size() > limits_.table_rows)
    throw Error(ErrorCode::LimitExceeded,
                "a table of " + std::to_string(marks_.size()) + " rows, the limit is " +
                    std::to_string(limits_.table_rows) + " (--max-table-rows)",
                at);
  if (marks_.size() * covered_.size() > limits_.cells)
    throw Error(ErrorCode::LimitExceeded,
                "a table of " + std::to_string(marks_.size()) + " by " + std::to_string(covered_.size()) +
                    " cells, the limit is " + std::to_string(limits_.cells) + " (--max-cells)",
                at);
}

Table GridBuilder::finish(std::string_view kind) {
  check_limits();
  Table table;
  table.kind = kind;
  table.columns = static_cast<int>(covered_.size());
  table.guessed = guessed_rows > 0;
  const int columns = table.columns, rows = static_cast<int>(marks_.size());
  table.cells.reserve(cells_.size());
  std::vector<int> covered(covered_.size(), 0);
  std::size_t next = 0;
  for (int row = 0; row < rows; ++row) {
    const int line = next < cells_.size() && cells_[next].row == row ? cells_[next].at.line
                     : !table.cells.empty()                          ? table.cells.back().at.line
                     : next < cells_.size()                          ? cells_[next].at.line
                                                                     : 0;
    for (int column = 0; column < columns;) {
      if (covered[static_cast<std::size_t>(column)] > row) {
        ++column;
        continue;
      }
      Cell cell;
      if (next < cells_.size() && cells_[next].row == row && cells_[next].column == column) {
        cell = std::move(cells_[next++]);
      } else {
        cell.row = row;
        cell.column = column;
        cell.at.row = row + 1;
        cell.at.column = column + 1;
        cell.at.line = line;
      }
      cell.row_span = std::min(cell.row_span, rows - row);
      for (int k = 0; k < cell.column_span; ++k)
        covered[static_cast<std::size_t>(column + k)] = row + cell.row_span;
      column += cell.column_span;
      if (const std::string_view text = utf8::trim(cell.text); text.size() != cell.text.size())
        cell.text = std::string(text);
      table.cells.push_back(std::move(cell));
    }
  }
  table.rows = std::move(marks_);
  for (const Cell& cell : table.cells)
    if (cell.at.line) {
      table.at.line = cell.at.line;
      break;
    }
  mark_rows(table, breaks_);
  return table;
}

void mark_rows(Table& table, const std::vector<RowBreak>& breaks) { RowMarker(table, breaks).mark(); }

bool is_column_numbers(const std::vector<std::string_view>& texts, int columns) {
  long first = 0, expected = 0;
  int count = 0;
  for (const std::string_view text : texts) {
    if (text.empty()) continue;
    const long value = plain_number(text);
    if (value < 0 || (count ? value != expected : value > 2)) return false;
    if (count == 0) first = value;
    expected = value + 1;
    ++count;
  }
  if (count < 2) return false;
  if (count == columns) return first == 1;
  return columns >= 4 && count + 1 == columns && (first == 1 || texts.front().empty());
}

}  // namespace prikaz::extract::layout
