// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/office/grid.h"

#include <algorithm>
#include <limits>
#include <utility>

#include "base/error.h"

namespace prikaz::extract::office {
namespace {

// 1.2 mm: columns narrower than this hold no text; they come from rows dragged by hand.
constexpr int kTremor = 70;
constexpr int kUnknownWidth = 1000;

// The position of each grid line in twips, as far as `last`. Where the widths are nonsense all columns are
// alike.
std::vector<int> grid_lines(const std::vector<int>& widths, int last) {
  std::vector<int> lines{0};
  lines.reserve(static_cast<std::size_t>(last) + 1);
  for (int i = 0; i < last; ++i) {
    const bool told = static_cast<std::size_t>(i) < widths.size();
    const int width = told && widths[static_cast<std::size_t>(i)] > 0
                          ? std::min(widths[static_cast<std::size_t>(i)], 100'000)
                          : kUnknownWidth;
    lines.push_back(lines.back() + width);
  }
  return lines;
}

template <typename AnyCell>
int right_of(const AnyCell& cell) {
  return cell.column + cell.column_span;
}

void grid_to_twips(RawTable& raw, const Limits& limits) {
  int last = 0;
  for (const RawCell& cell : raw.cells) last = std::max(last, right_of(cell));
  for (const auto& [left, right] : raw.deleted) last = std::max(last, right);
  // Spans are only claims: beyond every edge that a cell really has they make no columns.
  constexpr int kMaxClaim = 1 << 20;
  if (last > kMaxClaim)
    throw Error(ErrorCode::LimitExceeded, "a table of " + std::to_string(last) +
                                              " grid columns, the limit is " +
                                              std::to_string(limits.table_columns));
  const std::vector<int> lines = grid_lines(raw.widths, last);
  for (RawCell& cell : raw.cells) {
    const int left = lines[static_cast<std::size_t>(cell.column)];
    cell.column_span = lines[static_cast<std::size_t>(right_of(cell))] - left;
    cell.column = left;
  }
  for (auto& [left, right] : raw.deleted) {
    left = lines[static_cast<std::size_t>(std::max(left, 0))];
    right = lines[static_cast<std::size_t>(std::max(right, 0))];
  }
}

std::vector<int> sorted_edges(const std::vector<RawCell>& cells) {
  std::vector<int> edges;
  for (const RawCell& cell : cells) {
    for (const int edge : {cell.column, right_of(cell)})
      if (edges.empty() || edges.back() != edge) edges.push_back(edge);
    if (edges.size() > (1u << 16)) {
      std::sort(edges.begin(), edges.end());
      edges.erase(std::unique(edges.begin(), edges.end()), edges.end());
    }
  }
  std::sort(edges.begin(), edges.end());
  edges.erase(std::unique(edges.begin(), edges.end()), edges.end());
  return edges;
}

// Edges closer than kTremor to the one before become one with it, save where a cell lies between them.
std::vector<int> snapped_edges(const std::vector<RawCell>& cells, const std::vector<int>& edges) {
  std::vector<int> thin;  // left edges of cells narrower than the tremor
  for (const RawCell& cell : cells)
    if (cell.column_span <= kTremor) thin.push_back(cell.column);
  std::sort(thin.begin(), thin.end());
  std::vector<int> kept;
  for (const int edge : edges) {
    const bool near = !kept.empty() && edge - kept.back() <= kTremor;
    const bool needed = near && std::lower_bound(thin.begin(), thin.end(), kept.back()) !=
                                    std::lower_bound(thin.begin(), thin.end(), edge);
    if (!near || needed) kept.push_back(edge);
  }
  return kept;
}

int column_at(const std::vector<int>& kept, int edge) {
  const auto after = std::upper_bound(kept.begin(), kept.end(), edge);
  return static_cast<int>(after - kept.begin()) - 1;
}

// A column of which tracked changes left no cell is none: its right edge goes.
void close_deleted(const RawTable& raw, std::vector<int>& kept) {
  if (raw.deleted.empty()) return;
  std::vector<bool> held(kept.size()), gone(kept.size());
  for (const RawCell& cell : raw.cells) {
    const int left = column_at(kept, cell.column);
    if (column_at(kept, right_of(cell)) == left + 1) held[static_cast<std::size_t>(left)] = true;
  }
  for (const auto& [begin, end] : raw.deleted) {
    const int left = column_at(kept, begin);
    if (left >= 0 && column_at(kept, end) == left + 1) gone[static_cast<std::size_t>(left)] = true;
  }
  for (std::size_t i = kept.size() - 1; i > 0; --i)
    if (gone[i - 1] && !held[i - 1]) kept.erase(kept.begin() + static_cast<std::ptrdiff_t>(i));
}

void twips_to_columns(std::vector<RawCell>& cells, const std::vector<int>& kept) {
  const int columns = static_cast<int>(kept.size()) - 1;
  int row = -1;
  int next = 0;
  for (RawCell& cell : cells) {
    if (cell.row != row) next = 0;
    row = cell.row;
    const int left = std::min(std::max(column_at(kept, cell.column), next), columns - 1);
    const int right = std::clamp(column_at(kept, right_of(cell)), left + 1, columns);
    cell.column = left;
    cell.column_span = right - left;
    next = right;
  }
}

// Puts the cells one by one into the grid and keeps, column by column, which cell covers it and how far down.
class Layout {
 public:
  Layout(RawTable& raw, Grid& grid, const Limits& limits, int columns)
      : raw_(raw), grid_(grid), limits_(limits), cover_(static_cast<std::size_t>(columns), kNobody) {
    grid.table.columns = columns;
    grid.table.cells.reserve(raw.cells.size());
  }

  void run() {
    std::size_t i = 0;
    const int rows = static_cast<int>(raw_.rows.size());
    for (int row = 0; row < rows; ++row) {
      int column = 0;
      for (; i < raw_.cells.size() && raw_.cells[i].row == row; ++i) {
        fill(row, column, raw_.cells[i].column);
        column = std::max(column, right_of(raw_.cells[i]));
        place(raw_.cells[i], raw_.merges[i], rows);
      }
      fill(row, column, grid_.table.columns);
    }
  }

 private:
  static constexpr std::ptrdiff_t kNobody = -1;

  bool covered(int row, int column) const {
    const std::ptrdiff_t owner = cover_[static_cast<std::size_t>(column)];
    if (owner == kNobody) return false;
    const Cell& cell = grid_.table.cells[static_cast<std::size_t>(owner)];
    return cell.row + cell.row_span > row;
  }

  void own(const Cell& cell, std::ptrdiff_t owner) {
    for (int c = cell.column; c < right_of(cell); ++c) cover_[static_cast<std::size_t>(c)] = owner;
  }

  void fill(int row, int begin, int end) {
    for (int column = begin; column < end; ++column) {
      if (covered(row, column)) continue;
      Cell cell;
      cell.row = row;
      cell.column = column;
      add(std::move(cell));
    }
  }

  void add(Cell cell) {
    if (grid_.table.cells.size() >= limits_.cells)
      throw Error(ErrorCode::LimitExceeded,
                  "a table of more than " + std::to_string(limits_.cells) + " cells");
    own(cell, static_cast<std::ptrdiff_t>(grid_.table.cells.size()));
    grid_.table.cells.push_back(std::move(cell));
  }

  // The cell above that a continuing cell extends, or null where the claim does not fit the grid.
  Cell* above(const RawCell& cell) {
    const std::ptrdiff_t owner = cover_[static_cast<std::size_t>(cell.column)];
    if (owner == kNobody) return nullptr;
    Cell& upper = grid_.table.cells[static_cast<std::size_t>(owner)];
    const bool fits = upper.column == cell.column && upper.column_span == cell.column_span &&
                      upper.row + upper.row_span == cell.row;
    return fits ? &upper : nullptr;
  }

  void place(RawCell& raw, Merge merge, int rows) {
    const int row = raw.row;
    if (merge == Merge::Continue) {
      if (Cell* upper = above(raw)) {
        ++upper->row_span;
        if (!raw.text.empty()) ++grid_.dropped_texts;
        return;
      }
      ++grid_.broken_merges;
    }
    Cell cell;
    cell.row = row;
    cell.column = raw.column;
    cell.row_span = std::clamp(raw.row_span, 1, rows - row);
    cell.column_span = raw.column_span;
    cell.text = std::move(raw.text);
    cell.links = std::move(raw.links);
    // A cell that stands where another one's span reaches cuts that span off.
    for (int c = cell.column; c < right_of(cell); ++c) {
      if (!covered(row, c)) continue;
      Cell& upper = grid_.table.cells[static_cast<std::size_t>(cover_[static_cast<std::size_t>(c)])];
      upper.row_span = std::max(1, row - upper.row);
      refill_.push_back({upper.column, right_of(upper)});
    }
    const int left = cell.column;
    add(std::move(cell));
    // Positions left of it lost their cover with that span.
    for (const auto& [begin, end] : std::exchange(refill_, {})) fill(row, begin, std::min(end, left));
  }

  RawTable& raw_;
  Grid& grid_;
  const Limits& limits_;
  std::vector<std::ptrdiff_t> cover_;
  std::vector<std::pair<int, int>> refill_;
};

void sort_rows(Grid& grid) {
  std::vector<Cell>& cells = grid.table.cells;
  const auto before = [](const Cell& a, const Cell& b) {
    return std::pair(a.row, a.column) < std::pair(b.row, b.column);
  };
  if (std::is_sorted(cells.begin(), cells.end(), before)) return;
  std::sort(cells.begin(), cells.end(), before);
}

}  // namespace

Grid finish_grid(RawTable raw, const Limits& limits) {
  if (raw.rows.size() > limits.table_rows)
    throw Error(ErrorCode::LimitExceeded, "a table of " + std::to_string(raw.rows.size()) + " rows");
  if (!raw.edges_in_twips) grid_to_twips(raw, limits);
  Grid grid;
  std::vector<int> kept = snapped_edges(raw.cells, sorted_edges(raw.cells));
  close_deleted(raw, kept);
  const std::size_t columns = kept.size() > 1 ? kept.size() - 1 : 0;
  if (columns > limits.table_columns)
    throw Error(ErrorCode::LimitExceeded, "a table of " + std::to_string(columns) +
                                              " columns, the limit is " +
                                              std::to_string(limits.table_columns));
  twips_to_columns(raw.cells, kept);
  grid.edges = kept;
  Layout(raw, grid, limits, static_cast<int>(columns)).run();
  grid.table.rows = std::move(raw.rows);
  sort_rows(grid);
  return grid;
}

}  // namespace prikaz::extract::office
