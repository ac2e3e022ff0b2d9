// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Tables of formats that are streams of paragraphs (RTF, Word 97): each paragraph says on which level of
// nesting it stands, marks end cells and rows, and only the row's end tells the cells' extents.
#pragma once

#include <vector>

#include "extract/office/flow.h"

namespace prikaz::extract::office {

class TableLevels {
 public:
  explicit TableLevels(Flow& flow) : flow_(flow) {}

  /// Opens and closes tables until the next paragraph stands on `level`; on level 1 and deeper also its row
  /// and cell.
  void go_to(std::size_t level);
  void end_cell();
  /// Ends the row on `level` (and what is still open inside).
  void end_row(std::size_t level, const std::vector<CellShape>& shapes, bool heading);
  /// Ends that row too, but a tracked change took it away.
  void drop_row(std::size_t level);
  std::size_t level() const { return levels_.size(); }

  /// A side text has tables of its own.
  void begin_side_text() { outer_.push_back(std::move(levels_)), levels_.clear(); }
  void end_side_text();

 private:
  struct Level {
    bool row_open = false, cell_open = false;
  };
  void open_cell();
  bool close_to_row(std::size_t level);
  Flow& flow_;
  std::vector<Level> levels_;
  std::vector<std::vector<Level>> outer_;
};

}  // namespace prikaz::extract::office
