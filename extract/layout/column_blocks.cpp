// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Layout "columns": the table column by column, a heading and then all its cells. In: lines. Out: guessed
// tables. Made only where three columns or more have one and the same number of cells, three at least;
// otherwise the lines stay paragraphs.
#include <algorithm>
#include <utility>

#include "base/utf8.h"
#include "extract/layout/detect.h"
#include "extract/layout/grid.h"
#include "extract/layout/words.h"

namespace prikaz::extract::layout {
namespace {

constexpr std::size_t kLongestHeading = 80;

class ColumnBlocks {
 public:
  ColumnBlocks(const Context& context, Findings& findings)
      : lines_(context.lines), context_(context), findings_(findings) {}

  void find(LineRange range) {
    std::size_t i = range.begin;
    while (i < range.end) {
      if (!is_heading(i)) {
        ++i;
        continue;
      }
      collect(i, range.end);
      i = read();
    }
  }

 private:
  bool is_heading(std::size_t i) const {
    const std::string_view text = utf8::trim(lines_[i].text);
    if (text.size() > kLongestHeading || heading_phrase(text) == 0) return false;
    bool only = false;
    return count_heading_words(text, &only) >= 1 && only;
  }

  struct Column {
    std::size_t heading, end;  // lines
    std::size_t size() const { return end - heading - 1; }
  };

  // Headings with the lines below them, as long as one follows the other.
  void collect(std::size_t begin, std::size_t limit) {
    columns_.clear();
    for (std::size_t i = begin; i < limit;) {
      std::size_t end = i + 1;
      const bool spaced = end < limit && lines_[end].blanks > 0;
      const bool paragraphs = end + 1 < limit && lines_[end + 1].blanks > 0;  // each cell is a paragraph
      while (end < limit && !is_heading(end)) {
        const bool first = end == i + 1;
        if (!first && lines_[end].blanks > 0 && !paragraphs) break;
        if (first && lines_[end].blanks > 1 && !spaced) break;
        ++end;
      }
      columns_.push_back({i, end});
      if (end >= limit || !is_heading(end)) break;
      i = end;
    }
  }

  std::size_t read() {
    const std::size_t cells = columns_.front().size();
    const std::size_t end = columns_.back().end;
    const bool equal =
        std::all_of(columns_.begin(), columns_.end(), [&](const Column& c) { return c.size() == cells; });
    if (columns_.size() < 3 || cells < 3 || !equal || columns_.size() > context_.limits.table_columns)
      return end;
    GridBuilder grid(context_.limits);
    std::size_t markup = 0;
    for (std::size_t row = 0; row <= cells; ++row) {
      std::vector<GridCell> texts;
      for (const Column& column : columns_) {
        const Line& line = lines_[column.heading + row];
        texts.push_back({clean_inline(line.text, context_.dialect, markup).text, line.number, 1, 1, {}});
      }
      grid.add_row(std::move(texts), false);
    }
    grid.guessed_rows = 1;
    findings_.tables.push_back({columns_.front().heading, end, grid.finish("columns"), markup});
    return end;
  }

  const std::vector<Line>& lines_;
  const Context& context_;
  Findings& findings_;
  std::vector<Column> columns_;
};

}  // namespace

void find_column_blocks(const Context& context, LineRange range, Findings& findings) {
  ColumnBlocks(context, findings).find(range);
}

}  // namespace prikaz::extract::layout
