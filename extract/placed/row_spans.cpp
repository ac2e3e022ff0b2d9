// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/placed/row_spans.h"

#include <algorithm>
#include <iterator>

namespace prikaz::extract::placed {
namespace {

constexpr float kSameHeight = 1.5f;    // points between the pieces of one ruling
constexpr float kCoveredShare = 0.6f;  // of a column's breadth that a ruling over it takes
constexpr float kOpenShare = 0.1f;     // that one leaving it out may take
constexpr float kOverRule = 3;         // points by which letters may reach over a ruling

StreamTable::Cell* cell_at(StreamTable::Row& row, std::size_t column) {
  const auto at = std::find_if(row.cells.begin(), row.cells.end(), [&](const StreamTable::Cell& cell) {
    return cell.column == static_cast<int>(column) && cell.span == 1;
  });
  return at == row.cells.end() ? nullptr : &*at;
}

// Whether nothing of the row goes over the column's edges there.
bool is_free(const StreamTable::Row& row, std::size_t column) {
  return std::none_of(row.cells.begin(), row.cells.end(), [&](const StreamTable::Cell& cell) {
    const auto first = static_cast<std::size_t>(cell.column);
    return first <= column && column < first + static_cast<std::size_t>(cell.span);
  });
}

// Where the lowest of a row's cells begins: a text of several rows may stand across the ruling above it.
float top_of(const StreamTable::Row& row) {
  float top = row.cells.empty() ? static_cast<float>(row.box.y0) : -1e6f;
  for (const StreamTable::Cell& cell : row.cells) {
    float first = 1e6f;
    for (const Word& word : cell.words) first = std::min(first, word.y0);
    if (!cell.words.empty()) top = std::max(top, first);
  }
  return top;
}

// The cell that reaches down to row `row` in this column, its own or one from above.
StreamTable::Cell* owner(StreamTable& table, std::size_t row, std::size_t column) {
  for (std::size_t r = row + 1; r-- > 0;)
    if (StreamTable::Cell* cell = cell_at(table.rows[r], column))
      return r + static_cast<std::size_t>(cell->rows) > row ? cell : nullptr;
  return nullptr;
}

void join(StreamTable& table, std::size_t above, std::size_t column) {
  StreamTable::Row& row = table.rows[above + 1];
  StreamTable::Cell* lower = cell_at(row, column);
  if (!lower && !is_free(row, column)) return;
  StreamTable::Cell* upper = owner(table, above, column);
  if (!upper) {
    if (!lower || !is_free(table.rows[above], column)) return;
    auto& cells = table.rows[above].cells;
    const auto at = std::find_if(cells.begin(), cells.end(),
                                 [&](const StreamTable::Cell& cell) { return cell.column > lower->column; });
    upper = &*cells.insert(at, {lower->column, 1, {}});
  }
  ++upper->rows;
  if (!lower) return;
  upper->words.insert(upper->words.end(), lower->words.begin(), lower->words.end());
  row.cells.erase(row.cells.begin() + (lower - row.cells.data()));
}

}  // namespace

void span_rows_over_gaps(StreamTable& table, const std::vector<Ruling>& rulings, const Columns& columns,
                         float body) {
  std::vector<float> tops;
  for (const StreamTable::Row& row : table.rows) tops.push_back(top_of(row));
  for (auto rule = rulings.begin(); rule != rulings.end();) {
    const auto end = std::find_if(rule, rulings.end(), [&](const Ruling& other) {
      return other.position > rule->position + kSameHeight;
    });
    const float y = rule->position;
    const auto below = std::find_if(tops.begin(), tops.end(), [&](float top) { return top > y - kOverRule; });
    if (y > body + kSameHeight && below != tops.begin() && below != tops.end()) {
      std::vector<std::size_t> open;
      std::size_t covered = 0;
      for (std::size_t c = 0; c < columns.count(); ++c) {
        const float breadth = columns.right[c] - columns.left[c];
        float common = 0;
        for (auto piece = rule; piece != end; ++piece)
          common += std::max(
              0.0f, std::min(piece->end, columns.right[c]) - std::max(piece->begin, columns.left[c]));
        covered += common > kCoveredShare * breadth;
        if (common < kOpenShare * breadth) open.push_back(c);
      }
      if (covered * 2 >= columns.count() && covered + open.size() == columns.count())
        for (const std::size_t c : open) join(table, static_cast<std::size_t>(below - tops.begin()) - 1, c);
    }
    rule = end;
  }
}

}  // namespace prikaz::extract::placed
