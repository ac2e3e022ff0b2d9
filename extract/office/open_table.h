// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A table while its file is read: rows and cells come one by one, formats that tell a cell's extent only at
// the row's end correct it there, and cells that hold more than text keep their blocks until the table is
// known to be a grid or a mere layout of the page.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "base/limits.h"
#include "extract/document.h"
#include "extract/office/grid.h"

namespace prikaz::extract::office {

/// The extent of one cell of a row, in twips, where a format tells it only at the row's end.
struct CellShape {
  int left = 0;
  int width = 0;
  Merge merge = Merge::None;
  bool joins_left = false;  ///< \clmrg: its text belongs to its left neighbour
  bool deleted = false;     ///< a tracked change took it away
};

/// The texts and links of `blocks` as lines of one text.
void flatten(std::vector<Block>& blocks, std::string& text, std::vector<std::string>& links);

class OpenTable {
 public:
  /// `cells` counts those of the whole document. What it refers to must outlive the object.
  OpenTable(const Limits& limits, std::size_t& cells, bool edges_in_twips) : limits_(limits), count_(cells) {
    raw_.edges_in_twips = edges_in_twips;
  }

  bool in_cell() const { return in_cell_; }
  bool empty() const { return raw_.cells.empty(); }
  bool has_rows() const { return !raw_.rows.empty(); }

  void set_widths(std::vector<int> widths) { raw_.widths = std::move(widths); }
  void begin_row(bool heading);
  /// `left` and `width` as in RawTable. Throws Error LimitExceeded.
  void begin_cell(int left, int width, Merge merge, int row_span);
  void widen_cell(int width);
  void reopen_cell() { in_cell_ = !raw_.cells.empty(); }
  void close_cell() { in_cell_ = false; }
  /// A tracked change took the last cell away.
  void drop_cell();
  void shape_row(const std::vector<CellShape>& shapes, bool heading);
  void drop_row();
  int repeat_cell(int times, int empty_limit);
  int repeat_row(int times, int empty_limit);
  int next_left() const;

  /// A paragraph of the open cell with the boxes that hang on it.
  void add_paragraph(std::string text, std::vector<std::string> links, std::vector<Block> boxes);
  /// The open cell as blocks: from now on it holds more than text.
  std::vector<Block>& rich_cell();

  /// Whether the table only lays out a page: one column, or hardly any text, around a real table.
  bool is_layout() const;
  std::vector<Block> unfold();  ///< the blocks of a layout
  Grid grid();                  ///< Throws Error LimitExceeded.

 private:
  void drop_last_cell();
  const Limits& limits_;
  std::size_t& count_;
  RawTable raw_;
  std::map<std::size_t, std::vector<Block>> rich_;  // by cell
  bool in_cell_ = false;
};

}  // namespace prikaz::extract::office
