// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/placed/column_lines.h"

#include <algorithm>
#include <utility>

#include "extract/placed/rows.h"
#include "extract/placed/spanning_heads.h"
#include "extract/placed/stream_rows.h"

namespace prikaz::extract::placed {
namespace {

constexpr int kMostDrawnRows = 2;
constexpr int kLeastColumnsDrawn = 3;
constexpr std::size_t kLeastLinesInside = 4;
constexpr std::size_t kLeastRowsInside = 3;  // of figures, or clearly apart
constexpr double kClearlyApart = 1.5;        // points by which rows are farther apart than lines of one row

// What the texts of each column take between its lines; the lines themselves where nothing stands.
Columns columns_between(const Lattice& lattice, const std::vector<TextLine>& lines) {
  Columns columns;
  columns.edges = lattice.xs;
  const auto count = static_cast<std::size_t>(lattice.columns());
  columns.left.assign(lattice.xs.begin() + 1, lattice.xs.end());
  columns.right.assign(lattice.xs.begin(), lattice.xs.end() - 1);
  for (const TextLine& line : lines)
    for (const Word& word : line.words) {
      const auto after = std::upper_bound(lattice.xs.begin() + 1, lattice.xs.end() - 1, word.center_x());
      const auto c = static_cast<std::size_t>(after - lattice.xs.begin()) - 1;
      if (word.x0 < lattice.xs[c] || word.x1 > lattice.xs[c + 1]) continue;
      columns.left[c] = std::min(columns.left[c], word.x0);
      columns.right[c] = std::max(columns.right[c], word.x1);
    }
  for (std::size_t c = 0; c < count; ++c)
    if (columns.left[c] > columns.right[c]) std::swap(columns.left[c], columns.right[c]);
  return columns;
}

bool tell_by_figures(const std::vector<TextLine>& lines, const std::vector<std::vector<Piece>>& pieces) {
  std::size_t figures = 0, texts = 0, rows = 0;
  for (std::size_t k = 0; k < lines.size(); ++k) {
    std::size_t of_line = 0, behind = 0;
    for (const Piece& piece : pieces[k])
      if (piece.column > 0) {
        ++behind;
        of_line += is_figure(lines[k], piece);
      }
    figures += of_line;
    texts += behind;
    rows += of_line * 2 > behind;
  }
  return rows >= kLeastRowsInside && figures * 10 >= texts * 6;
}

// White space is wider between the rows than within any of them, and each row below a heading has a text at
// the left and others beside it.
bool are_apart(const std::vector<TextLine>& lines, const RowPlan& plan, const StreamTable& table) {
  if (table.rows.size() < kLeastRowsInside + 1) return false;
  double within = 0, between = 1e6, bottom = lines[0].box.y1;
  for (std::size_t k = 1; k < lines.size(); ++k) {
    const double gap = lines[k].box.y0 - bottom;
    if (plan.row_of[k].front() == plan.row_of[k - 1].front())
      within = std::max(within, gap);
    else
      between = std::min(between, gap);
    bottom = std::max(bottom, lines[k].box.y1);
  }
  if (between < within + kClearlyApart) return false;
  for (std::size_t r = 1; r < table.rows.size(); ++r) {
    const std::vector<StreamTable::Cell>& cells = table.rows[r].cells;
    if (cells.empty() || cells.front().column > 0 ||
        cells.size() + 1 < static_cast<std::size_t>(table.columns))
      return false;
  }
  return true;
}

}  // namespace

std::optional<StreamTable> read_column_lines(const Lattice& lattice,
                                             const std::vector<std::vector<Word>>& words) {
  if (lattice.rows() > kMostDrawnRows || lattice.columns() < kLeastColumnsDrawn) return std::nullopt;
  std::vector<Word> all;
  for (const std::vector<Word>& cell : words)
    for (const Word& word : cell) {
      if (word.direction != Direction::Right) return std::nullopt;
      all.push_back(word);
    }
  const std::vector<TextLine> lines = make_lines(std::move(all));
  if (lines.size() < kLeastLinesInside) return std::nullopt;
  Columns columns = columns_between(lattice, lines);
  std::vector<std::vector<Piece>> pieces;
  for (const TextLine& line : lines) pieces.push_back(pieces_of(line, columns));
  spread_heads(lines, {}, 0, lines.size(), columns, pieces);
  const std::vector<float> rules(lattice.ys.begin() + 1, lattice.ys.end() - 1);
  const RowPlan plan = plan_rows({lines, 0, lines.size(), rules, pieces, columns});
  StreamTable table;
  table.columns = lattice.columns();
  table.kind = "lattice";
  table.guessed = !plan.told;
  table.box = lattice.box;
  fill_rows(table, plan, lines, 0, pieces);
  if (static_cast<int>(table.rows.size()) <= lattice.rows()) return std::nullopt;
  if (!tell_by_figures(lines, pieces) && !are_apart(lines, plan, table)) return std::nullopt;
  table.places = std::move(columns);
  return table;
}

}  // namespace prikaz::extract::placed
