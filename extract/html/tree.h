// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Tables of HTML while they are read, and what becomes of them: a table of data becomes a Table, a table that
// only lays out a page gives its contents in reading order, a table inside a cell of data becomes text of
// that cell.
#pragma once

#include <cstddef>
#include <memory>
#include <vector>

#include "base/limits.h"
#include "extract/document.h"

namespace prikaz::extract::html {

struct Tree;

/// A paragraph, or (where `table` is set) a table.
struct Node {
  Paragraph paragraph;
  std::unique_ptr<Tree> table;
};

struct TreeCell {
  std::vector<Node> nodes;
  int row_span = 1;
  int column_span = 1;
  int line = 0;
  bool heading = false;
};

struct TreeRow {
  std::vector<TreeCell> cells;
  bool heading = false;  ///< inside <thead>
};

struct Tree {
  std::vector<TreeRow> rows;
  int line = 0;
};

/// Appends what the table shows to `document`. Throws Error(LimitExceeded).
void place_tree(Tree tree, const Limits& limits, Document& document);

}  // namespace prikaz::extract::html
