// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Layout "dash-columns": a line of dashes below the heading shows where each column stands, as in the simple
// and multiline tables of Pandoc's manual and in reStructuredText. In: lines. Out: tables. Rows are single
// lines, or blocks where blank lines stand between them. A text across a column's edge: no table.
#include <algorithm>
#include <optional>
#include <utility>

#include "base/utf8.h"
#include "extract/layout/box_lines.h"
#include "extract/layout/detect.h"
#include "extract/layout/grid.h"
#include "extract/layout/space_lines.h"
#include "extract/layout/wrapped_text.h"

namespace prikaz::extract::layout {
namespace {

constexpr std::size_t kMostLinesAboveDashes = 8;

class DashColumns {
 public:
  DashColumns(const Context& context, Findings& findings)
      : lines_(context.lines), context_(context), findings_(findings) {}

  void find(LineRange range) {
    least_ = range.begin;
    for (std::size_t i = range.begin; i < range.end;) {
      std::size_t end = 0;
      if (groups_of(i).size() > 1) end = read(i, range);
      i = std::max(end, i + 1);
    }
  }

 private:
  // "---- ------- ---": the groups of a line that holds nothing else; one group is a whole rule.
  std::vector<Piece> groups_of(std::size_t i) const {
    const std::string_view text = utf8::trim(lines_[i].text);
    if (text.size() < 5 || (text.front() != '-' && text.front() != '=')) return {};
    if (text.find_first_not_of("-= ") != std::string_view::npos) return {};
    std::vector<Piece> groups;
    const std::u32string line = draw(lines_[i].text).text;
    for (std::size_t x = 0; x < line.size(); ++x) {
      if (line[x] == ' ') continue;
      if (!groups.empty() && groups.back().end == x)
        groups.back().end = x + 1;
      else
        groups.push_back({x, x + 1});
    }
    return groups;
  }

  bool is_rule(std::size_t i) const { return !groups_of(i).empty(); }

  std::size_t read(std::size_t rule, LineRange range) {
    columns_ = groups_of(rule);
    const std::size_t heading = heading_begin(rule, range.begin);
    std::size_t end = rule + 1;
    bool closed = false, blanks = false;
    for (; end < range.end && !closed; ++end) {
      closed = is_rule(end);
      if (!closed && (lines_[end].blanks > 1 || !fits(end))) break;
      blanks |= !closed && end > rule + 1 && lines_[end].blanks > 0;
    }
    // Without a closing rule rows stand without blank lines.
    if (!closed && blanks) {
      blanks = false;
      for (end = rule + 1; end < range.end && fits(end) && (end == rule + 1 || lines_[end].blanks == 0);)
        ++end;
    }
    const std::size_t last = closed ? end - 1 : end;
    if (heading == rule || last <= rule + 1 || columns_.size() > context_.limits.table_columns)
      return rule + 1;
    return build(heading, rule, last, end, blanks);
  }

  // Lines of the heading above the rule; a whole rule above them belongs to the table.
  std::size_t heading_begin(std::size_t rule, std::size_t least) const {
    std::size_t i = rule;
    while (i > least && rule - i < kMostLinesAboveDashes && lines_[i].blanks == 0 && !is_rule(i - 1) &&
           fits(i - 1))
      --i;
    return i;
  }

  // No text stands across a column's left edge.
  bool fits(std::size_t i) const {
    const std::u32string line = draw(lines_[i].text).text;
    return std::all_of(columns_.begin() + 1, columns_.end(), [&](const Piece& column) {
      return column.begin >= line.size() || utf8::is_space(line[column.begin - 1]);
    });
  }

  std::size_t build(std::size_t heading, std::size_t rule, std::size_t last, std::size_t end, bool blanks) {
    GridBuilder grid(context_.limits);
    markup_ = utf8::count_visible(lines_[rule].text);
    std::size_t begin = heading;
    if (begin > least_ && lines_[begin].blanks == 0 && groups_of(begin - 1).size() == 1) {
      --begin;
      markup_ += utf8::count_visible(lines_[begin].text);
    }
    add_row(heading, rule, grid, true);
    for (std::size_t i = rule + 1; i < last;) {
      std::size_t next = i + 1;
      while (blanks && next < last && lines_[next].blanks == 0) ++next;
      add_row(i, next, grid, false);
      i = next;
    }
    if (last < end) markup_ += utf8::count_visible(lines_[last].text);
    findings_.tables.push_back({begin, end, grid.finish("dash-columns"), markup_});
    return end;
  }

  void add_row(std::size_t begin, std::size_t end, GridBuilder& grid, bool heading) {
    std::vector<GridCell> row;
    for (std::size_t k = 0; k < columns_.size(); ++k) {
      WrappedText text;
      int number = 0;
      for (std::size_t i = begin; i < end; ++i) {
        const std::u32string line = draw(lines_[i].text).text;
        const std::size_t from = k == 0 ? 0 : columns_[k].begin;
        const std::size_t to = k + 1 < columns_.size() ? columns_[k + 1].begin : line.size();
        if (from < line.size() && text.add(to_utf8(line.substr(from, to - from))) && number == 0)
          number = lines_[i].number;
      }
      markup_ += text.dropped();
      row.push_back({clean_inline(text.text(), context_.dialect, markup_).text,
                     number ? number : lines_[begin].number,
                     1,
                     1,
                     {}});
    }
    grid.add_row(std::move(row), false, Furniture::None, heading);
  }

  const std::vector<Line>& lines_;
  const Context& context_;
  Findings& findings_;
  std::vector<Piece> columns_;
  std::size_t markup_ = 0, least_ = 0;
};

}  // namespace

void find_dash_columns(const Context& context, LineRange range, Findings& findings) {
  DashColumns(context, findings).find(range);
}

}  // namespace prikaz::extract::layout
