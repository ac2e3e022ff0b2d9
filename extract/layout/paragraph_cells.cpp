// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Layouts "paragraph-cells" (each cell a paragraph between blank lines), "blank-padded" (each cell padded
// with blank lines to the height of its row) and "lone-lines" (each cell a line). In: lines. Out: guessed
// tables. The headings, one a block, give the number of columns; rows begin at numbers that count up. Made
// only where four rows of five have exactly their cells; otherwise the lines stay paragraphs.
#include <algorithm>
#include <utility>

#include "base/utf8.h"
#include "extract/layout/align.h"
#include "extract/layout/detect.h"
#include "extract/layout/grid.h"
#include "extract/layout/loose.h"
#include "extract/layout/parted_lines.h"
#include "extract/layout/row_number.h"
#include "extract/layout/words.h"

namespace prikaz::extract::layout {
namespace {

constexpr std::size_t kMostHeadingLines = 4;
constexpr std::size_t kMostColumns = 12;
// Of ten rows so many must have exactly their cells; more where lines of neighbouring cells may be mixed up.
constexpr std::size_t kShare = 8, kSureShare = 9;

class ParagraphCells {
 public:
  ParagraphCells(const Context& context, Findings& findings, std::size_t share = kShare)
      : lines_(context.lines), context_(context), findings_(findings), share_(share) {}

  void find(LineRange range) {
    limit_ = range.end;
    find_in(blocks_of(lines_, range));
  }

  // Each cell a line, an empty one a blank line or nothing.
  void find_lines(LineRange range) {
    limit_ = range.end;
    std::vector<Block> lines;
    for (std::size_t i = range.begin; i < range.end; ++i)
      if (!lines_[i].text.empty()) lines.push_back({i, i + 1});
    by_line_ = true;
    find_in(std::move(lines));
  }

 private:
  void find_in(std::vector<Block> blocks) {
    blocks_ = std::move(blocks);
    for (std::size_t b = 0; b < blocks_.size();) {
      const std::size_t columns = headings_at(b);
      if (columns < 3) {
        ++b;
        continue;
      }
      b = std::max(read(b, columns), b + columns);
    }
  }

  std::string_view text(std::size_t line) const { return utf8::trim(lines_[line].text); }

  bool is_heading(std::size_t b) const {
    const Block& block = blocks_[b];
    if (block.end - block.begin > kMostHeadingLines || text(block.begin).size() > 160) return false;
    return heading_phrase(text(block.begin)) > 0;
  }

  std::size_t headings_at(std::size_t b) const {
    if (!is_number_heading(text(blocks_[b].begin))) return 0;
    std::size_t count = 0;
    while (b + count < blocks_.size() && count < kMostColumns && is_heading(b + count)) ++count;
    return count;
  }

  bool is_number(std::size_t b) const {
    return blocks_[b].end - blocks_[b].begin == 1 && is_row_number(text(blocks_[b].begin)) &&
           text(blocks_[b].begin).size() <= 10;
  }

  struct Chunk {
    std::size_t begin, end;  // blocks
    bool section = false;
    bool column_numbers = false;
  };

  // "1", "2", "3": a row of column numbers, at the heading or at the top of a page.
  bool counts_columns(std::size_t b, std::size_t columns) const {
    std::vector<std::string_view> texts;
    for (std::size_t k = b; k < blocks_.size() && k - b < columns && is_number(k); ++k)
      texts.push_back(text(blocks_[k].begin));
    return texts.size() == columns && is_column_numbers(texts, static_cast<int>(columns));
  }

  // Blocks from the first row on, cut where numbers count up; sections are chunks of their own.
  std::vector<Chunk> chunks_from(std::size_t first, std::size_t columns) const {
    std::vector<Chunk> chunks;
    RowCounter counter;
    std::size_t b = first;
    while (b < blocks_.size()) {
      if (counts_columns(b, columns)) {
        chunks.push_back({b, b + columns, false, true});
        b += columns;
        continue;
      }
      if (!is_number(b) || !counter.accepts(text(blocks_[b].begin))) {
        const bool section = b + 1 < blocks_.size() && is_number(b + 1) && is_section(b);
        if (!section) break;
        chunks.push_back({b, b + 1, true});
        ++b;
        continue;
      }
      std::size_t end = b + 1;
      while (end < blocks_.size() && end - b < columns * 3) {
        if (end - b >= 2 && counts_columns(end, columns)) break;
        if (end - b >= 2 && is_number(end)) {
          RowCounter ahead = counter;
          if (ahead.accepts(text(blocks_[end].begin))) break;
        }
        ++end;
      }
      const bool next_row = end < blocks_.size() && end - b < columns * 3;
      if (!next_row) end = std::min(b + columns, blocks_.size());  // the last row
      if (next_row && end - b == columns + 1 && is_section(end - 1)) {
        chunks.push_back({b, end - 1});
        chunks.push_back({end - 1, end, true});
      } else {
        chunks.push_back({b, end});
      }
      b = end;
    }
    return chunks;
  }

  // A line between the last cell of a row and the number of the next: numbered, named, or like a title.
  bool is_section(std::size_t b) const {
    constexpr std::size_t kLongestTitle = 160;  // bytes
    if (blocks_[b].end - blocks_[b].begin != 1) return false;
    const std::string_view line = text(blocks_[b].begin);
    return row_number_length(line) > 0 || begins_section(line) ||
           (line.size() <= kLongestTitle && utf8::starts_with_upper(line) && !line.ends_with('.') &&
            !line.ends_with(','));
  }

  std::size_t read(std::size_t heading, std::size_t columns) {
    const std::vector<Chunk> chunks = chunks_from(heading + columns, columns);
    GridBuilder grid(context_.limits);
    markup_ = 0;
    padded_ = false;
    add({heading, heading + columns, false}, columns, grid);
    std::size_t rows = 0, exact = 0;
    aligner_ = RowAligner(columns);
    for (const Chunk& chunk : chunks) learn(chunk, columns);
    for (std::size_t k = 0; k < chunks.size(); ++k) {
      const std::size_t next = k + 1 < chunks.size() ? blocks_[chunks[k + 1].begin].begin : limit_;
      const bool counts = !chunks[k].section && !chunks[k].column_numbers;
      rows += counts;
      exact += add(chunks[k], columns, grid, next, k + 1 == chunks.size()) && counts;
    }
    if (rows < 2 || exact * 10 < rows * share_) return heading + columns;
    grid.guessed_rows = 1;
    const std::size_t last = chunks.back().end;
    findings_.tables.push_back({blocks_[heading].begin, blocks_[last - 1].end,
                                grid.finish(by_line_  ? "lone-lines"
                                            : padded_ ? "blank-padded"
                                                      : "paragraph-cells"),
                                markup_});
    return last;
  }

  void learn(const Chunk& chunk, std::size_t columns) {
    if (chunk.section || chunk.column_numbers || chunk.end - chunk.begin != columns) return;
    std::vector<std::string_view> texts;
    for (std::size_t b = chunk.begin; b < chunk.end; ++b) texts.push_back(text(blocks_[b].begin));
    aligner_.learn(texts);
  }

  GridCell cell(std::size_t begin, std::size_t end, int line) {
    GridCell result;
    result.line = line;
    for (std::size_t i = begin; i < end; ++i) {
      Cleaned cleaned = clean_inline(lines_[i].text, context_.dialect, markup_);
      if (cleaned.text.empty()) continue;
      if (result.text.empty()) result.line = lines_[i].number;
      result.text += (result.text.empty() ? "" : "\n") + cleaned.text;
    }
    return result;
  }

  // False where the cells had to be guessed one by one.
  bool add(const Chunk& chunk, std::size_t columns, GridBuilder& grid, std::size_t next_line = 0,
           bool last = false) {
    std::vector<GridCell> row;
    const int line = lines_[blocks_[chunk.begin].begin].number;
    bool exact = true;
    if (chunk.section) {
      row.push_back(cell(blocks_[chunk.begin].begin, blocks_[chunk.begin].end, line));
      row.back().column_span = static_cast<int>(columns);
    } else if (chunk.end - chunk.begin != columns && next_line != 0 &&
               padded_row(chunk, columns, next_line, last, row)) {
      padded_ = true;
    } else {
      exact = chunk.end - chunk.begin == columns;
      for (std::size_t b = chunk.begin; b < chunk.end; ++b)
        row.push_back(cell(blocks_[b].begin, blocks_[b].end, line));
      if (row.size() < columns) row = aligner_.align(std::move(row), &exact);
      exact = exact && (share_ < kSureShare || chunk.end - chunk.begin == columns);
      // Blank lines inside a cell: the second one is where long texts stand.
      while (row.size() > columns) {
        row[1].text += "\n" + row[2].text;
        row.erase(row.begin() + 2);
      }
    }
    grid.add_row(std::move(row), false);
    return exact;
  }

  // All cells of a row take the same number of lines, blank ones counted. Of the last row the number's own
  // cell shows how many.
  bool padded_row(const Chunk& chunk, std::size_t columns, std::size_t next_line, bool last,
                  std::vector<GridCell>& row) {
    if ((next_line >= lines_.size() && !last) || chunk.end - chunk.begin < 2) return false;
    const int first = lines_[blocks_[chunk.begin].begin].number;
    const int width = static_cast<int>(columns);
    const int total = last ? (lines_[blocks_[chunk.begin + 1].begin].number - first) * width
                           : lines_[next_line].number - first;
    if (total % width != 0) return false;
    const int height = total / width;
    std::size_t b = chunk.begin;
    for (int part = 0; part < width; ++part) {
      const int end = first + (part + 1) * height;
      const std::size_t begin_block = b;
      while (b < chunk.end && lines_[blocks_[b].begin].number < end) {
        if (lines_[blocks_[b].end - 1].number >= end) return false;
        ++b;
      }
      if (part <= 1 && b == begin_block) return false;  // the number and the text beside it are never empty
    }
    if (b != chunk.end) return false;
    b = chunk.begin;
    for (int part = 0; part < width; ++part) {
      const int end = first + (part + 1) * height;
      const std::size_t begin_block = b;
      while (b < chunk.end && lines_[blocks_[b].begin].number < end) ++b;
      row.push_back(b == begin_block ? GridCell{{}, first, 1, 1, {}}
                                     : cell(blocks_[begin_block].begin, blocks_[b - 1].end, first));
    }
    return true;
  }

  const std::vector<Line>& lines_;
  const Context& context_;
  Findings& findings_;
  std::vector<Block> blocks_;
  std::size_t share_ = 0, limit_ = 0, markup_ = 0;
  bool padded_ = false, by_line_ = false;
  RowAligner aligner_{0};
};

// Lines of which some hold the end of one cell and the beginning of the next, taken apart: "1.1 Создание
// группы", "Место проведения Ответственный". What is taken apart counts as parted by a blank line.
class CellParting {
 public:
  CellParting(const std::vector<Line>& lines, LineRange range) {
    for (std::size_t i = range.begin; i < range.end; ++i) add(lines[i], i);
  }

  const PartedLines& parted() const { return parted_; }

 private:
  void add(const Line& line, std::size_t origin) {
    const std::string_view text = utf8::trim(line.text);
    const std::size_t number = row_number_length(text);
    const bool alone = number > 0 && number == text.size();
    const bool beside = number > 0 && !alone && text[number] == ' ' && begins_cell(text.substr(number));
    if ((alone || beside) && counter_.accepts(text.substr(0, number))) {
      push(line, origin, text.substr(0, number), true);
      if (beside) push(line, origin, utf8::trim(text.substr(number)), true);
      behind_number_ = alone;
      return;
    }
    // A title may stand right above the heading.
    const bool heads = heading_phrase(text) > 0 && (text.starts_with("№") || text.starts_with("N "));
    bool only = false;
    const std::vector<std::string_view> headings = split_headings(text);
    if (headings.size() > 1 && headings.front().data() == text.data() &&
        count_heading_words(text, &only) > 1 && only)
      for (const std::string_view heading : headings)
        push(line, origin, heading, heads || heading != headings.front());
    else
      push(line, origin, line.text, behind_number_ || heads);
    behind_number_ = false;
  }

  static bool begins_cell(std::string_view rest) {
    rest = utf8::trim(rest);
    return utf8::starts_with_upper(rest) || rest.starts_with("«");
  }

  void push(Line line, std::size_t origin, std::string_view text, bool apart) {
    line.text = text;
    if (apart) line.blanks = std::max(line.blanks, 1);
    parted_.push(line, origin);
  }

  PartedLines parted_;
  RowCounter counter_;
  bool behind_number_ = false;
};

}  // namespace

void find_paragraph_cells(const Context& context, LineRange range, Findings& findings) {
  ParagraphCells(context, findings).find(range);
}

void find_reading_order(const Context& context, LineRange range, Findings& findings) {
  const CellParting parting(context.lines, range);
  const PartedLines& parted = parting.parted();
  Findings found;
  ParagraphCells({parted.lines(), context.dialect, context.limits}, found, kSureShare)
      .find({0, parted.lines().size()});
  for (Found& table : found.tables) {
    const auto lines = parted.in_text({table.begin, table.end});
    if (!lines) continue;
    table.begin = lines->begin;
    table.end = lines->end;
    findings.tables.push_back(std::move(table));
  }
}

void find_lone_lines(const Context& context, LineRange range, Findings& findings) {
  ParagraphCells(context, findings).find_lines(range);
}

}  // namespace prikaz::extract::layout
