// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/office/table_levels.h"

#include <utility>

namespace prikaz::extract::office {

void TableLevels::open_cell() {
  Level& level = levels_.back();
  if (!level.row_open) flow_.begin_row();
  if (!level.cell_open) flow_.begin_cell(flow_.next_left(), 1);
  level = {true, true};
}

void TableLevels::go_to(std::size_t wanted) {
  while (levels_.size() > wanted) {
    flow_.end_table();
    levels_.pop_back();
  }
  while (levels_.size() < wanted) {
    if (!levels_.empty()) open_cell();
    flow_.begin_table(true);
    levels_.emplace_back();
  }
  if (wanted > 0) open_cell();
}

void TableLevels::end_cell() {
  if (levels_.empty()) return;
  flow_.end_cell();
  levels_.back().cell_open = false;
}

// Whether a row is open on that level, now the innermost one.
bool TableLevels::close_to_row(std::size_t wanted) {
  if (wanted == 0 || levels_.size() < wanted) return false;
  while (levels_.size() > wanted) {
    flow_.end_table();
    levels_.pop_back();
  }
  return levels_.back().row_open;
}

void TableLevels::end_row(std::size_t wanted, const std::vector<CellShape>& shapes, bool heading) {
  if (!close_to_row(wanted)) return;
  flow_.shape_row(shapes, heading);
  flow_.end_row();
  levels_.back() = {};
}

void TableLevels::drop_row(std::size_t wanted) {
  if (!close_to_row(wanted)) return;
  flow_.drop_row();
  levels_.back() = {};
}

void TableLevels::end_side_text() {
  levels_.clear();
  if (outer_.empty()) return;
  levels_ = std::move(outer_.back());
  outer_.pop_back();
}

}  // namespace prikaz::extract::office
