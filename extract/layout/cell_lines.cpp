// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Layout "cell-lines": a tab, one cell, its further lines without a tab; a blank line ends the row, but blank
// lines also stand inside cells whose last paragraph is empty. In: lines. Out: tables. The number of columns
// is the commonest size of a group of cells between blank lines; groups are then put together to rows of that
// size, a lone cell is a section.
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

constexpr int kMaxBlanksBetweenCells = 6;
constexpr std::size_t kMaxTextInside = 4;  ///< lines that go on with a cell behind a blank line
constexpr std::size_t kLongCell = 60;      ///< lines without a tab that a cell may have at most

// A cell: lines [begin, end), the first of which begins with the tab.
struct TabCell {
  std::size_t begin, end;
};

// Cells [begin, end) that no blank line parts.
struct Group {
  std::size_t begin, end;
  std::size_t size() const { return end - begin; }
};

bool is_cell_line(const Line& line) { return line.leading_tabs == 1 && inner_tabs(line) == 0; }

class CellLines {
 public:
  CellLines(const Context& context, Findings& findings)
      : lines_(context.lines), context_(context), findings_(findings) {}

  void find(LineRange range) {
    for (std::size_t i = range.begin; i < range.end;) {
      if (!is_cell_line(lines_[i])) {
        ++i;
        continue;
      }
      const std::size_t end = collect(i, range.end);
      if (cells_.size() >= 4) read_run();
      i = end;
    }
  }

 private:
  // Gathers the cells of a run into cells_ and groups_; gives the line behind the run.
  std::size_t collect(std::size_t begin, std::size_t limit) {
    cells_.clear();
    groups_.clear();
    std::size_t i = begin;
    while (i < limit && is_cell_line(lines_[i])) {
      if (i > begin && lines_[i].blanks > kMaxBlanksBetweenCells) break;
      std::size_t end = i + 1;
      std::size_t behind_blank = 0;
      while (end < limit && lines_[end].tabs == 0 && end - i < kLongCell &&
             !ends_run(end, limit, behind_blank))
        ++end;
      const bool new_group = groups_.empty() || lines_[i].blanks > 0;
      cells_.push_back({i, end});
      if (new_group) groups_.push_back({cells_.size() - 1, cells_.size() - 1});
      groups_.back().end = cells_.size();
      i = end;
    }
    return i;
  }

  // Text behind a blank line belongs to the cell only where another cell follows soon.
  bool ends_run(std::size_t at, std::size_t limit, std::size_t& behind_blank) const {
    if (lines_[at].blanks == 0 && behind_blank == 0) return false;
    if (lines_[at].blanks > 1) return true;
    if (++behind_blank > kMaxTextInside) return true;
    for (std::size_t k = at; k < limit && k - at < kMaxTextInside; ++k) {
      if (is_cell_line(lines_[k])) return false;
      if (k > at && lines_[k].blanks > 1) return true;
    }
    return true;
  }

  // The commonest group size of two and more; every whole row counts, so that a few broken rows do not
  // matter.
  std::size_t likely_columns() const {
    std::map<std::size_t, std::size_t> counts;
    for (const Group& group : groups_)
      if (group.size() > 1) ++counts[group.size()];
    std::size_t best = 0, most = 0;
    for (const auto& [size, count] : counts)
      if (count * size >= most) {
        most = count * size;
        best = size;
      }
    // A dump without blank lines between rows is one group; the numbers in it tell where rows begin.
    return counts.size() == 1 && most == best ? columns_by_numbers() : best;
  }

  std::size_t columns_by_numbers() const {
    std::map<std::size_t, std::size_t> distances;
    std::size_t last = cells_.size();
    for (std::size_t i = 0; i < cells_.size(); ++i) {
      if (!numbered(i)) continue;
      if (last != cells_.size()) ++distances[i - last];
      last = i;
    }
    std::size_t best = 0, most = 1;
    for (const auto& [distance, count] : distances)
      if (count > most) {
        most = count;
        best = distance;
      }
    return best;
  }

  std::string_view first_line(std::size_t cell) const {
    std::size_t i = cells_[cell].begin;
    while (i + 1 < cells_[cell].end && lines_[i].text.empty()) ++i;
    std::string_view text = utf8::trim(lines_[i].text);
    if (const std::size_t length = placeholder_length(text)) text = utf8::trim(text.substr(length));
    return text;
  }

  bool numbered(std::size_t cell) const {
    return cells_[cell].end - cells_[cell].begin == 1 && is_row_number(first_line(cell));
  }

  GridCell cell(std::size_t index) {
    GridCell result;
    const TabCell& from = cells_[index];
    result.line = lines_[from.begin].number;
    for (std::size_t i = from.begin; i < from.end; ++i)
      append_line(result, clean_inline(lines_[i].text, context_.dialect, markup_), lines_[i].number);
    return result;
  }

  // Paragraphs that begin with a tab and run on into the table: it begins at its heading.
  void drop_before_heading() {
    constexpr std::size_t kFewestHeadings = 3;
    constexpr std::size_t kLongestMark = 16;  // bytes of a heading of no known word: «N», nothing
    std::size_t heading = 0, count = 0;
    for (std::size_t i = 0; i < cells_.size() && count < kFewestHeadings; ++i) {
      count = heading_cell(i) ? count + 1 : 0;
      if (count == 1) heading = i;
      if (count == 0 && numbered(i)) return;
    }
    if (count < kFewestHeadings) return;
    while (heading > 0 && first_line(heading - 1).size() <= kLongestMark) --heading;
    if (heading == 0) return;
    while (groups_.front().end <= heading) groups_.erase(groups_.begin());
    groups_.front().begin = std::max(groups_.front().begin, heading);
  }

  void read_run() {
    drop_before_heading();
    const std::size_t columns = likely_columns();
    if (columns < 2) return;
    if (columns > context_.limits.table_columns) {
      note_too_wide(context_, cells_.front().begin, columns, findings_);
      return;
    }
    GridBuilder grid(context_.limits);
    markup_ = 0;
    whole_rows_ = 0;
    std::size_t group = first_group(columns);
    if (group >= groups_.size()) return;
    const std::size_t first_line_of_table = cells_[groups_[group].begin].begin;
    while (group < groups_.size()) group = read_row(group, columns, grid);
    if (whole_rows_ < 2) return;
    findings_.tables.push_back({first_line_of_table, cells_.back().end, grid.finish("cell-lines"), markup_});
  }

  // What stands before the first row of the right size is no part of the table: paragraphs that begin with a
  // tab. The heading row may be in several groups.
  std::size_t first_group(std::size_t columns) {
    for (std::size_t g = 0; g < groups_.size(); ++g) {
      if (joined_end(g, columns, true) > g) return g;
      if (groups_[g].size() > columns && groups_[g].size() % columns == 0) return g;
      if (groups_[g].size() > columns && g + 1 < groups_.size()) {
        groups_[g].begin = groups_[g].end - columns;
        return g;
      }
      // A section row right above the first whole row.
      if (groups_[g].size() == 1 && g + 1 < groups_.size() && groups_[g + 1].size() == columns &&
          cells_[groups_[g].begin].end - cells_[groups_[g].begin].begin == 1 &&
          looks_like_section(groups_[g].begin))
        return g;
    }
    return groups_.size();
  }

  bool looks_like_section(std::size_t cell) const {
    return row_number_length(first_line(cell)) > 0 || begins_section(first_line(cell));
  }

  // Behind which group the row that begins with `group` is whole, or `group` where it never comes out even.
  std::size_t joined_end(std::size_t group, std::size_t columns, bool heading) const {
    std::size_t size = groups_[group].size();
    if (size == columns) return group + 1;
    if (!heading && !numbered(groups_[group].begin)) return group;
    if (heading && !heading_cell(groups_[group].begin)) return group;
    for (std::size_t g = group + 1; g < groups_.size() && size < columns; ++g) {
      if (numbered(groups_[g].begin)) return group;
      size += groups_[g].size();
      if (size == columns) return g + 1;
    }
    return group;
  }

  bool heading_cell(std::size_t cell) const { return heading_phrase(first_line(cell)) > 0; }

  std::size_t read_row(std::size_t group, std::size_t columns, GridBuilder& grid) {
    const Group& from = groups_[group];
    const bool first = grid.rows() == 0;
    if (const std::size_t end = joined_end(group, columns, first); end > group) {
      add(from.begin, groups_[end - 1].end, grid, columns);
      return end;
    }
    if (from.size() == 1) {
      GridCell only = cell(from.begin);
      only.column_span = static_cast<int>(columns);
      std::vector<GridCell> row;
      row.push_back(std::move(only));
      grid.add_row(std::move(row), false);
      return group + 1;
    }
    if (from.size() > columns) {  // no blank line between rows
      std::size_t begin = from.begin;
      while (begin < from.end) {
        const std::size_t end = row_break(begin, std::min(from.end, begin + columns));
        add(begin, end, grid, columns);
        begin = end;
      }
      if (from.size() % columns != 0) ++grid.guessed_rows;
      return group + 1;
    }
    add(from.begin, from.end, grid, columns);  // cells are missing: which ones cannot be told
    ++grid.guessed_rows;
    return group + 1;
  }

  // A numbered cell inside [begin, end) begins the next row early.
  std::size_t row_break(std::size_t begin, std::size_t end) const {
    if (numbered(begin))
      for (std::size_t i = begin + 2; i < end; ++i)
        if (numbered(i)) return i;
    return end;
  }

  void add(std::size_t begin, std::size_t end, GridBuilder& grid, std::size_t columns) {
    std::vector<GridCell> row;
    int filled = 0;
    for (std::size_t i = begin; i < end; ++i) {
      row.push_back(cell(i));
      filled += !row.back().text.empty();
    }
    whole_rows_ += end - begin == columns && filled >= 2;
    while (row.size() < columns) row.push_back({{}, row.back().line, 1, 1, {}});
    grid.add_row(std::move(row), false);
  }

  const std::vector<Line>& lines_;
  const Context& context_;
  Findings& findings_;
  std::vector<TabCell> cells_;
  std::vector<Group> groups_;
  std::size_t markup_ = 0;
  std::size_t whole_rows_ = 0;  ///< with every cell present and two of them filled
};

}  // namespace

void find_cell_lines(const Context& context, LineRange range, Findings& findings) {
  CellLines(context, findings).find(range);
}

}  // namespace prikaz::extract::layout
