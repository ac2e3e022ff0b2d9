// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/placed/stream_rows.h"

#include <algorithm>

#include "extract/layout/row_number.h"
#include "extract/layout/words.h"
#include "extract/placed/cut_numbers.h"

namespace prikaz::extract::placed {
namespace {

// «2004 | 2005» right below «Mar. | Feb.».
bool are_years_below_months(const std::vector<TextLine>& lines, std::size_t first, std::size_t k) {
  if (k == first) return false;
  std::size_t years = 0, months = 0;
  for (const Word& word : lines[k].words) years += is_year(word.text);
  for (const Word& word : lines[k - 1].words)
    months +=
        word.text.ends_with('.') && !layout::starts_lower(word.text) && layout::plain_number(word.text) < 0;
  return years >= 2 && months >= years;
}

// Lines before the first one with figures in most of its columns.
std::size_t heading_end(const std::vector<TextLine>& lines, std::size_t first, std::size_t end,
                        const std::vector<std::vector<Piece>>& pieces) {
  for (std::size_t k = first; k < end; ++k) {
    const auto& line = pieces[k - first];
    const auto figures = static_cast<std::size_t>(std::count_if(
        line.begin(), line.end(), [&](const Piece& piece) { return is_figure(lines[k], piece); }));
    if (line.size() >= 2 && figures * 2 >= line.size() && !are_years_below_months(lines, first, k)) return k;
  }
  return first;
}

// Below the heading most rulings part one number from the next: «1», «2.1».
bool is_numbered_by_band(const LinesWithRules& lines, const std::vector<std::size_t>& bands) {
  std::size_t numbered = 0;
  for (std::size_t b = 1; b < bands.size(); ++b) {
    std::size_t numbers = 0;
    for (std::size_t k = bands[b]; k < (b + 1 < bands.size() ? bands[b + 1] : lines.end); ++k) {
      const Piece& piece = lines.pieces[k - lines.first].front();
      numbers += piece.column == 0 && piece.end == piece.first + 1 &&
                 layout::is_row_number(lines.lines[k].words[piece.first].text);
    }
    if (numbers > 1) return false;
    numbered += numbers;
  }
  return numbered > 0 && numbered * 2 + 1 >= bands.size();
}

// Sections in one band with the row above or below: the ground of every second row ends before them.
void part_titles(const LinesWithRules& lines, std::size_t first, std::size_t end,
                 std::vector<std::size_t>& starts) {
  const auto is_title = [&](std::size_t k) {
    return is_centred_title(lines.lines[k], lines.pieces[k - lines.first], lines.columns);
  };
  for (std::size_t k = first + 1; k < end; ++k) {
    const auto place = std::lower_bound(starts.begin(), starts.end(), k);
    if (is_title(k) != is_title(k - 1) && (place == starts.end() || *place != k)) starts.insert(place, k);
  }
}

void widen(StreamTable::Cell& cell, int column, int span) {
  const int end = std::max(cell.column + cell.span, column + span);
  cell.column = std::min(cell.column, column);
  cell.span = end - cell.column;
}

// A text that went over its neighbour takes it in.
void drop_overlaps(StreamTable::Row& row) {
  for (std::size_t k = 1; k < row.cells.size();) {
    StreamTable::Cell &before = row.cells[k - 1], &cell = row.cells[k];
    if (cell.column >= before.column + before.span) {
      ++k;
      continue;
    }
    widen(before, cell.column, cell.span);
    before.words.insert(before.words.end(), cell.words.begin(), cell.words.end());
    row.cells.erase(row.cells.begin() + static_cast<std::ptrdiff_t>(k));
  }
}

}  // namespace

RowPlan plan_rows(const LinesWithRules& lines) {
  std::vector<std::size_t> bands = {lines.first};
  std::size_t rule = 0, largest = 1;
  for (std::size_t k = lines.first; k < lines.end; ++k) {
    const auto middle = static_cast<float>(lines.lines[k].box.y0 + lines.lines[k].box.y1) / 2;
    bool crossed = false;
    for (; rule < lines.rules.size() && lines.rules[rule] < middle; ++rule) crossed = true;
    if (crossed && k > bands.back()) bands.push_back(k);
    largest = std::max(largest, k + 1 - bands.back());
  }
  // Where rulings part all rows, only figures below figures show that a row was forgotten.
  const bool rows_are_ruled = (bands.size() >= 4 && largest * 5 < 2 * (lines.end - lines.first) + 5) ||
                              is_numbered_by_band(lines, bands);
  const std::vector<bool> cut_numbers = find_cut_numbers(lines.lines, lines.first, lines.end, lines.pieces);
  RowPlan plan;
  plan.told = rows_are_ruled;
  for (std::size_t b = 0; b < bands.size(); ++b) {
    const std::size_t first = bands[b], end = b + 1 < bands.size() ? bands[b + 1] : lines.end;
    const std::vector<std::vector<Piece>> of_band(
        lines.pieces.begin() + static_cast<std::ptrdiff_t>(first - lines.first),
        lines.pieces.begin() + static_cast<std::ptrdiff_t>(end - lines.first));
    std::size_t heading = heading_end(lines.lines, first, end, of_band);
    if (b == 0 && bands.size() > 1) heading = end;
    if (rows_are_ruled) heading = end;
    const std::vector<bool> cut_of_band(
        cut_numbers.begin() + static_cast<std::ptrdiff_t>(first - lines.first),
        cut_numbers.begin() + static_cast<std::ptrdiff_t>(end - lines.first));
    RowStarts rows = find_rows(lines.lines, first, end, of_band, lines.columns, cut_of_band, heading);
    plan.told |= rows.told;
    if (rows_are_ruled && b > 0 && rows.row_of.empty()) {
      std::erase_if(rows.starts, [&](std::size_t start) {
        const std::vector<Piece>& texts = lines.pieces[start - lines.first];
        return start != first && (texts.front().column != 0 || texts.size() == 1);
      });
      part_titles(lines, first, end, rows.starts);
    }
    plan.add(rows, first, end, of_band);
  }
  return plan;
}

void fill_rows(StreamTable& table, const RowPlan& plan, const std::vector<TextLine>& lines, std::size_t first,
               const std::vector<std::vector<Piece>>& pieces) {
  table.rows.resize(plan.rows);
  for (std::size_t k = first; k < first + pieces.size(); ++k)
    for (std::size_t p = 0; p < pieces[k - first].size(); ++p) {
      const Piece& piece = pieces[k - first][p];
      StreamTable::Row& row = table.rows[plan.row_of[k - first][p]];
      row.box = row.cells.empty() ? lines[k].box : hull(row.box, lines[k].box);
      const int column = static_cast<int>(piece.column), span = static_cast<int>(piece.span);
      auto home = std::find_if(row.cells.begin(), row.cells.end(), [&](const StreamTable::Cell& cell) {
        return column < cell.column + cell.span && cell.column < column + span;
      });
      if (home == row.cells.end()) {
        row.cells.push_back({column, span, {}});
        home = row.cells.end() - 1;
      }
      widen(*home, column, span);
      home->words.insert(home->words.end(), lines[k].words.begin() + static_cast<std::ptrdiff_t>(piece.first),
                         lines[k].words.begin() + static_cast<std::ptrdiff_t>(piece.end));
    }
  for (StreamTable::Row& row : table.rows) {
    std::sort(row.cells.begin(), row.cells.end(),
              [](const auto& a, const auto& b) { return a.column < b.column; });
    drop_overlaps(row);
  }
}

}  // namespace prikaz::extract::placed
