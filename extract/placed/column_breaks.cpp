// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/placed/column_breaks.h"

#include <algorithm>
#include <cmath>
#include <iterator>

namespace prikaz::extract::placed {
namespace {

constexpr float kSameDrawnEdge = 8;  // points

bool has_digit(const std::string& text) {
  return std::any_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// A heading has no figures but years, and stands over figures; a further row has figures or one text.
bool begins_with_heading(const Table& table) {
  std::size_t texts = 0, figures = 0, figures_below = 0;
  for (const Cell& cell : table.cells) {
    if (cell.row == 0) {
      texts += !cell.text.empty();
      figures += has_digit(cell.text);
    }
    figures_below += cell.row == 1 && has_digit(cell.text);
  }
  return texts > 1 && figures == 0 && figures_below > 0;
}

}  // namespace

bool go_on_in_next_column(DraftTable& above, DraftTable& below, float shift) {
  if (above.table.columns != below.table.columns || above.edges.size() != below.edges.size() ||
      begins_with_heading(below.table))
    return false;
  const bool drawn = above.places.count() == 0 && below.places.count() == 0;
  for (std::size_t k = 0; k < above.edges.size(); ++k)
    if (std::fabs(below.edges[k] - above.edges[k] - shift) > (drawn ? kSameDrawnEdge : kSameGutter))
      return false;
  const int offset = static_cast<int>(above.table.rows.size());
  for (Cell& cell : below.table.cells) {
    cell.row += offset;
    above.table.cells.push_back(std::move(cell));
  }
  above.table.rows.insert(above.table.rows.end(), below.table.rows.begin(), below.table.rows.end());
  above.table.guessed |= below.table.guessed;
  return true;
}

}  // namespace prikaz::extract::placed
