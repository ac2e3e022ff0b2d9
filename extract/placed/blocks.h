// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// One page to paragraphs and tables in reading order; then the pages of a document to its blocks: running
// heads and page numbers marked, tables and paragraphs that a page cut put together.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "base/limits.h"
#include "extract/document.h"
#include "extract/layout/grid.h"
#include "extract/placed/columns.h"
#include "extract/placed/cuts.h"
#include "extract/placed/flow.h"
#include "extract/placed/hyphens.h"
#include "extract/placed/line_numbers.h"
#include "extract/placed/page.h"
#include "extract/placed/stamps.h"

namespace prikaz::extract::placed {

struct DraftParagraph {
  std::string text;
  Box box;
  float size = 0;
  bool gap_before = false;
  bool full = false;                      ///< its last line fills the column: it may go on
  Furniture furniture = Furniture::None;  ///< Stamp or LineNumbers; what else there is, many pages show
};

/// A table of one page; rows and columns are those of the page's own grid.
struct DraftTable {
  Table table;                 ///< places hold page and box
  std::vector<TextEnds> ends;  ///< of each cell's text
  std::vector<float> edges;    ///< of the columns
  Columns places;              ///< of columns that white space told; else none
  Box box;
};

using DraftBlock = std::variant<DraftParagraph, DraftTable>;

struct DraftPage {
  int number = 0;
  float width = 0, height = 0;
  std::vector<DraftBlock> blocks;
  HyphenSigns hyphens;
};

/// `before`: columns of the table with which the page before ended (open_columns); null where it did not.
/// `numbers`: of the document's lines, as far as they are known; null where they need not be looked for.
DraftPage make_blocks(const Page& page, const Columns* before = nullptr, LineNumbers* numbers = nullptr);

/// Puts text that lies over the page among its blocks, by its top.
void add_stamp(DraftPage& draft, const Stamp& stamp);

/// Columns of the table without a full grid with which a page ends, or null.
const Columns* open_columns(const DraftPage& page);

/// Gathers pages one by one, in order, and appends to a document; memory is bounded by the text, not by the
/// pages' graphics.
class PageJoiner {
 public:
  PageJoiner(Document& document, const Limits& limits) : document_(document), limits_(limits) {}
  void add(DraftPage page);
  void finish();

 private:
  void add_paragraph(const DraftParagraph& draft, int page, Furniture furniture);
  void add_table(DraftTable& draft, int page, bool first_on_page);
  bool goes_on(const DraftTable& draft) const;
  bool same_places(const DraftTable& draft) const;
  bool repeats_heading(const Table& table) const;
  std::size_t count_repeated_rows(const Table& table) const;
  void append_rows(DraftTable& draft);
  bool bring_down_row(DraftTable& draft, int row);
  layout::RowBreak join_row(DraftTable& draft, int row);
  void finish_table();

  Document& document_;
  const Limits& limits_;
  std::vector<DraftPage> pages_;

  Table open_;  ///< the table that may go on, not yet in the document
  std::vector<float> open_edges_;
  Columns open_places_;
  std::vector<layout::RowBreak> open_breaks_;
  std::vector<std::vector<layout::RowBreak>> breaks_;  ///< of each finished table: rows that begin a page
  std::vector<TextEnds> open_ends_;                    ///< of the cells of the open table's last page
  std::vector<PageCut> cuts_;
  int open_page_ = 0;
  bool has_open_ = false;
  int tables_ = 0;
  std::size_t cells_ = 0;
  HyphenSigns hyphens_;     ///< of the pages before
  bool last_full_ = false;  ///< the last paragraph's last line fills its column
};

}  // namespace prikaz::extract::placed
