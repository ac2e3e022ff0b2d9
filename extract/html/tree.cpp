// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/html/tree.h"

#include <algorithm>
#include <string>
#include <utility>

#include "base/utf8.h"
#include "extract/layout/grid.h"

namespace prikaz::extract::html {
namespace {

struct Size {
  std::size_t text = 0;    ///< visible characters
  std::size_t nested = 0;  ///< of these, in nested tables of data
};

std::size_t widest_row(const Tree& tree) {
  std::size_t widest = 0;
  for (const TreeRow& row : tree.rows) widest = std::max(widest, row.cells.size());
  return widest;
}

bool is_data(const Tree& tree) { return tree.rows.size() >= 2 && widest_row(tree) >= 2; }

Size size_of(const Tree& tree) {
  Size size;
  for (const TreeRow& row : tree.rows)
    for (const TreeCell& cell : row.cells)
      for (const Node& node : cell.nodes) {
        if (!node.table) {
          size.text += utf8::count_visible(node.paragraph.text);
          continue;
        }
        const Size inner = size_of(*node.table);
        size.text += inner.text;
        size.nested += is_data(*node.table) ? inner.text : inner.nested;
      }
  return size;
}

// One column is no table. A table most of whose text is in tables of data inside it only lays them out.
bool is_layout(const Tree& tree) {
  if (widest_row(tree) < 2) return true;
  const Size size = size_of(tree);
  return size.nested * 5 > size.text * 2;
}

void append(std::string& text, std::string_view more) {
  if (more.empty()) return;
  if (!text.empty()) text += '\n';
  text += more;
}

// All text of a nested table, cell by cell.
void flatten(Tree& tree, layout::GridCell& into) {
  for (TreeRow& row : tree.rows)
    for (TreeCell& cell : row.cells)
      for (Node& node : cell.nodes) {
        if (node.table) {
          flatten(*node.table, into);
          continue;
        }
        append(into.text, node.paragraph.text);
        std::move(node.paragraph.links.begin(), node.paragraph.links.end(), std::back_inserter(into.links));
      }
}

layout::GridCell grid_cell(TreeCell& cell) {
  layout::GridCell result;
  result.row_span = cell.row_span;
  result.column_span = cell.column_span;
  result.line = cell.line;
  for (Node& node : cell.nodes) {
    if (result.text.empty() && !node.table) result.line = node.paragraph.at.line;
    if (node.table) {
      flatten(*node.table, result);
    } else {
      append(result.text, node.paragraph.text);
      std::move(node.paragraph.links.begin(), node.paragraph.links.end(), std::back_inserter(result.links));
    }
  }
  return result;
}

int next_table_number(const Document& document) {
  for (auto block = document.blocks.rbegin(); block != document.blocks.rend(); ++block)
    if (const Table* table = std::get_if<Table>(&*block)) return table->at.table + 1;
  return 1;
}

void place_contents(Tree& tree, const Limits& limits, Document& document) {
  for (TreeRow& row : tree.rows)
    for (TreeCell& cell : row.cells)
      for (Node& node : cell.nodes) {
        if (node.table)
          place_tree(std::move(*node.table), limits, document);
        else
          document.blocks.emplace_back(std::move(node.paragraph));
      }
}

std::size_t columns_of(const Tree& tree) {
  std::size_t most = 0;
  for (const TreeRow& row : tree.rows) {
    std::size_t columns = 0;
    for (const TreeCell& cell : row.cells) columns += static_cast<std::size_t>(cell.column_span);
    most = std::max(most, columns);
  }
  return most;
}

}  // namespace

void place_tree(Tree tree, const Limits& limits, Document& document) {
  if (is_layout(tree)) {
    place_contents(tree, limits, document);
    return;
  }
  if (const std::size_t columns = columns_of(tree); columns > limits.table_columns) {
    Place at;
    at.line = tree.line;
    document.diagnostics.push_back({"table-too-wide", Severity::Warning,
                                    std::to_string(columns) + " columns, the limit is " +
                                        std::to_string(limits.table_columns) + ": left as paragraphs",
                                    at});
    place_contents(tree, limits, document);
    return;
  }
  layout::GridBuilder grid(limits);
  for (TreeRow& row : tree.rows) {
    std::vector<layout::GridCell> cells;
    bool heading = !row.cells.empty();
    for (TreeCell& cell : row.cells) {
      heading = heading && (cell.heading || row.heading);
      cells.push_back(grid_cell(cell));
    }
    grid.add_row(std::move(cells), false, Furniture::None, heading);
  }
  Table table = grid.finish("html");
  if (table.cells.empty()) return;
  table.at.line = tree.line;
  table.at.table = next_table_number(document);
  for (Cell& cell : table.cells) cell.at.table = table.at.table;
  document.blocks.emplace_back(std::move(table));
}

}  // namespace prikaz::extract::html
