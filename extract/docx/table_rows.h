// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The tables that are open where a WordprocessingML text is walked. A row and a cell begin in the Flow only
// when something stands in them: their properties come first (ECMA-376 part 1, 17.4).
#pragma once

#include <vector>

#include "extract/docx/names.h"
#include "extract/office/flow.h"

namespace prikaz::extract::docx {

class TableRows {
 public:
  explicit TableRows(office::Flow& flow) : flow_(flow) {}

  /// Whether the element is a part of a table; what it says is noted then.
  bool start(int name, const office::XmlAttributes& attributes);
  void end(int name);
  /// A paragraph begins: opens the row and the cell that it stands in.
  void begin_paragraph();
  /// A tracked change took the open row away; its cells are dropped when it ends.
  void delete_row();
  bool in_deleted_row() const { return !tables_.empty() && tables_.back().deleted; }

 private:
  struct OpenTable {
    std::vector<int> widths;
    bool row_open = false, cell_open = false;
    bool heading = false, deleted = false, grid_done = false;
    bool cell_deleted = false;
    int kept_cells = 0, dropped_cells = 0;
    int column = 0, span = 1;
    office::Merge merge = office::Merge::None;
    bool joins_left = false;
  };
  void ensure_row();
  void ensure_cell();
  void end_cell();
  void end_row();

  office::Flow& flow_;
  std::vector<OpenTable> tables_;
};

}  // namespace prikaz::extract::docx
