// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/office/open_table.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "base/error.h"

namespace prikaz::extract::office {
namespace {

void append_line(std::string& to, std::string&& line) {
  if (line.empty()) return;
  if (to.empty()) {
    to = std::move(line);
    return;
  }
  to += '\n';
  to += line;
}

void move_links(std::vector<std::string>& from, std::vector<std::string>& to) {
  std::move(from.begin(), from.end(), std::back_inserter(to));
}

bool holds_real_table(const std::vector<Block>& blocks) {
  return std::any_of(blocks.begin(), blocks.end(), [](const Block& block) {
    const auto* table = std::get_if<Table>(&block);
    return table && table->columns >= 2 && table->rows.size() >= 2;
  });
}

// A cell's text as paragraphs again.
void unfold_text(RawCell& cell, std::vector<Block>& to) {
  std::string_view rest = cell.text;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    Paragraph paragraph;
    paragraph.text = rest.substr(0, end);
    if (end == rest.size()) paragraph.links = std::move(cell.links);
    if (!paragraph.text.empty()) to.emplace_back(std::move(paragraph));
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
}

}  // namespace

void flatten(std::vector<Block>& blocks, std::string& text, std::vector<std::string>& links) {
  for (Block& block : blocks) {
    if (auto* paragraph = std::get_if<Paragraph>(&block)) {
      append_line(text, std::move(paragraph->text));
      move_links(paragraph->links, links);
      continue;
    }
    for (Cell& cell : std::get<Table>(block).cells) {
      append_line(text, std::move(cell.text));
      move_links(cell.links, links);
    }
  }
}

void OpenTable::begin_row(bool heading) {
  if (raw_.rows.size() >= limits_.table_rows)
    throw Error(ErrorCode::LimitExceeded,
                "a table of more than " + std::to_string(limits_.table_rows) + " rows");
  RowMark mark;
  // Only an unbroken run of rows from the top is a heading.
  mark.heading = heading && (raw_.rows.empty() || raw_.rows.back().heading);
  raw_.rows.push_back(mark);
}

void OpenTable::begin_cell(int left, int width, Merge merge, int row_span) {
  if (++count_ > limits_.cells)
    throw Error(ErrorCode::LimitExceeded, "more than " + std::to_string(limits_.cells) + " cells");
  if (raw_.rows.empty()) begin_row(false);
  RawCell cell;
  cell.row = static_cast<int>(raw_.rows.size()) - 1;
  cell.column = std::clamp(left, -1'000'000, 1'000'000);
  cell.column_span = std::clamp(width, 1, 1'000'000);
  cell.row_span = std::max(row_span, 1);
  if (!raw_.cells.empty() && raw_.cells.back().row == cell.row) {
    const RawCell& previous = raw_.cells.back();
    const int shift = previous.column + previous.column_span - cell.column;
    if (shift > 0) {
      cell.column += shift;
      if (raw_.edges_in_twips) cell.column_span = std::max(1, cell.column_span - shift);
    }
  }
  raw_.cells.push_back(std::move(cell));
  raw_.merges.push_back(merge);
  in_cell_ = true;
}

int OpenTable::next_left() const {
  if (raw_.cells.empty()) return 0;
  const RawCell& last = raw_.cells.back();
  return last.row + 1 == static_cast<int>(raw_.rows.size()) ? last.column + last.column_span : 0;
}

void OpenTable::widen_cell(int width) {
  if (raw_.cells.empty()) return;
  int& span = raw_.cells.back().column_span;
  span = std::min(span + std::max(width, 0), 2'000'000);
}

void OpenTable::shape_row(const std::vector<CellShape>& shapes, bool heading) {
  if (raw_.rows.empty()) return;
  const int row = static_cast<int>(raw_.rows.size()) - 1;
  raw_.rows.back().heading = heading && (row == 0 || raw_.rows[static_cast<std::size_t>(row) - 1].heading);
  std::size_t first = raw_.cells.size();
  while (first > 0 && raw_.cells[first - 1].row == row) --first;
  std::size_t kept = first;
  int right = shapes.empty() ? 0 : shapes.front().left;
  for (std::size_t i = first; i < raw_.cells.size(); ++i) {
    // More cells than the row defines stand behind it; writers leave empty ones there by mistake.
    if (!shapes.empty() && i - first >= shapes.size() && raw_.cells[i].text.empty() && !rich_.count(i))
      continue;
    constexpr int kAnyWidth = 1000;
    CellShape shape;
    shape.left = right;
    shape.width = kAnyWidth;
    if (i - first < shapes.size()) shape = shapes[i - first];
    RawCell& cell = raw_.cells[i];
    const int left = std::max(shape.left, right);
    const int width = std::max(1, shape.left + shape.width - left);
    right = left + width;
    if (shape.deleted) {
      raw_.deleted.emplace_back(left, right);
      rich_.erase(i);
      continue;
    }
    if (shape.joins_left && kept > first) {
      RawCell& owner = raw_.cells[kept - 1];
      owner.column_span = right - owner.column;
      if (const auto rich = rich_.find(i); rich != rich_.end()) {
        flatten(rich->second, owner.text, owner.links);
        rich_.erase(rich);
      }
      append_line(owner.text, std::move(cell.text));
      move_links(cell.links, owner.links);
      continue;
    }
    cell.column = left;
    cell.column_span = width;
    raw_.merges[i] = shape.merge;
    if (kept != i) {
      raw_.cells[kept] = std::move(cell);
      raw_.merges[kept] = raw_.merges[i];
      if (auto rich = rich_.extract(i); !rich.empty()) {
        rich.key() = kept;
        rich_.insert(std::move(rich));
      }
    }
    ++kept;
  }
  // A row that has lost all its cells is no row.
  if (kept == first && raw_.cells.size() > first) return drop_row();
  while (raw_.cells.size() > kept) drop_last_cell();
}

void OpenTable::drop_last_cell() {
  rich_.erase(raw_.cells.size() - 1);
  raw_.cells.pop_back();
  raw_.merges.pop_back();
}

void OpenTable::drop_cell() {
  in_cell_ = false;
  if (raw_.cells.empty()) return;
  const RawCell& cell = raw_.cells.back();
  raw_.deleted.emplace_back(cell.column, cell.column + cell.column_span);
  drop_last_cell();
}

void OpenTable::drop_row() {
  in_cell_ = false;
  if (raw_.rows.empty()) return;
  const int row = static_cast<int>(raw_.rows.size()) - 1;
  while (!raw_.cells.empty() && raw_.cells.back().row == row) drop_last_cell();
  raw_.rows.pop_back();
}

int OpenTable::repeat_cell(int times, int empty_limit) {
  if (raw_.cells.empty()) return 0;
  const RawCell cell = raw_.cells.back();
  if (cell.text.empty() && times >= empty_limit) return 0;
  for (int i = 1; i <= times; ++i) {
    begin_cell(cell.column + i * cell.column_span, cell.column_span, Merge::None, cell.row_span);
    raw_.cells.back().text = cell.text;
    in_cell_ = false;
  }
  return times;
}

int OpenTable::repeat_row(int times, int empty_limit) {
  if (raw_.rows.empty()) return 0;
  std::vector<RawCell> row;
  bool empty = true;
  const int last = static_cast<int>(raw_.rows.size()) - 1;
  for (std::size_t i = raw_.cells.size(); i > 0 && raw_.cells[i - 1].row == last; --i) {
    row.push_back(raw_.cells[i - 1]);
    empty &= raw_.cells[i - 1].text.empty();
  }
  std::reverse(row.begin(), row.end());
  if (empty && times >= empty_limit) return 0;
  for (int i = 0; i < times; ++i) {
    begin_row(raw_.rows.back().heading);
    for (const RawCell& cell : row) {
      begin_cell(cell.column, cell.column_span, Merge::None, 1);
      raw_.cells.back().text = cell.text;
    }
    in_cell_ = false;
  }
  return times;
}

void OpenTable::add_paragraph(std::string text, std::vector<std::string> links, std::vector<Block> boxes) {
  if (boxes.empty() && !rich_.count(raw_.cells.size() - 1)) {
    append_line(raw_.cells.back().text, std::move(text));
    move_links(links, raw_.cells.back().links);
    return;
  }
  std::vector<Block>& blocks = rich_cell();
  if (!text.empty()) {
    Paragraph block;
    block.text = std::move(text);
    block.links = std::move(links);
    blocks.emplace_back(std::move(block));
  }
  std::move(boxes.begin(), boxes.end(), std::back_inserter(blocks));
}

std::vector<Block>& OpenTable::rich_cell() {
  const auto [at, fresh] = rich_.try_emplace(raw_.cells.size() - 1);
  if (fresh) {
    unfold_text(raw_.cells.back(), at->second);
    raw_.cells.back().text.clear();
  }
  return at->second;
}

bool OpenTable::is_layout() const {
  const bool real =
      std::any_of(rich_.begin(), rich_.end(), [](const auto& cell) { return holds_real_table(cell.second); });
  if (!real) return false;
  bool one_column = true;
  std::size_t filled = 0;
  for (std::size_t i = 0; i < raw_.cells.size(); ++i) {
    filled += !raw_.cells[i].text.empty() || rich_.count(i);
    one_column &= i == 0 || raw_.cells[i].row != raw_.cells[i - 1].row;
  }
  return one_column || filled <= 2;
}

std::vector<Block> OpenTable::unfold() {
  std::vector<Block> result;
  for (std::size_t i = 0; i < raw_.cells.size(); ++i) {
    if (const auto rich = rich_.find(i); rich != rich_.end()) {
      std::move(rich->second.begin(), rich->second.end(), std::back_inserter(result));
    } else {
      unfold_text(raw_.cells[i], result);
    }
  }
  return result;
}

Grid OpenTable::grid() {
  for (auto& [index, blocks] : rich_) flatten(blocks, raw_.cells[index].text, raw_.cells[index].links);
  return finish_grid(std::move(raw_), limits_);
}

}  // namespace prikaz::extract::office
