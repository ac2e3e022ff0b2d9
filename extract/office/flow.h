// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What every word processor's file is, whatever its syntax: paragraphs and tables in a main text, with side
// texts (headers, notes, text boxes). The four office readers tell a Flow what they meet, in the order of the
// file; it makes the Document: empty paragraphs become gaps, cells become a grid, tables that only lay out a
// page are unfolded, nested ones kept inside their cell, notes go to the end, headers become furniture.
#pragma once

#include <map>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/limits.h"
#include "extract/document.h"
#include "extract/office/open_table.h"

namespace prikaz::extract::office {

class Flow {
 public:
  /// `kind`: Table::kind. The limits must outlive the object.
  Flow(std::string_view kind, const Limits& limits) : kind_(kind), limits_(limits) { frames_.emplace_back(); }

  // The open paragraph. Appending to text() begins one.
  std::string& text() { return open_.text; }
  /// The text from byte `begin` of text() on is a link to `target`.
  void link(std::string target, std::size_t begin);
  /// `page_number`: holds a page number field, so in a header it may be nothing else.
  void end_paragraph(bool page_number = false);
  /// A page or section begins: white space before the next paragraph.
  void gap() { frames_.back().gap = true; }

  void begin_table(bool edges_in_twips = false);
  void table_widths(std::vector<int> widths);
  void begin_row(bool heading = false);
  /// `left` and `width` as in RawTable.
  void begin_cell(int left, int width, Merge merge = Merge::None, int row_span = 1);
  /// The open or last cell of the row takes in its right neighbour (w:hMerge, \clmrg).
  void widen_cell(int width);
  void reopen_cell();
  void end_cell();
  void drop_cell();  ///< the open or last cell, with what is in it
  /// Repeats the closed cell or row `times` more; an empty one only up to `empty_limit` in all. Gives how
  /// often it did.
  int repeat_cell(int times, int empty_limit);
  int repeat_row(int times, int empty_limit);
  void end_row();
  /// Gives the cells of the open row, begun with any extent, their true ones.
  void shape_row(const std::vector<CellShape>& shapes, bool heading);
  void drop_row();  ///< the open row, with all its cells
  void end_table();
  bool in_cell() const { return in_table() && frames_.back().table->in_cell(); }
  bool in_table() const { return frames_.back().table != nullptr; }
  /// Where the next cell of the open row can begin.
  int next_left() const;
  std::size_t depth() const { return frames_.size() - 1; }

  /// A text box inside the open paragraph: what it holds follows that paragraph.
  void begin_box();
  void end_box();

  /// Side texts. A header or footer that is the same as an earlier one is not repeated. `position`:
  /// main_size() where a text printed once (a letterhead) belongs; it is no furniture then.
  void begin_header();
  void end_header();
  void end_letterhead(std::size_t position);
  void begin_footer() { begin_header(); }
  void end_footer();
  void begin_note();
  /// Endnotes stand behind all footnotes.
  void end_note(bool endnote = false);
  std::size_t main_size() const { return frames_.front().blocks.size(); }

  /// Counts a fact; finish() makes one diagnostic of each code with the number in place of "%".
  void count(std::string_view code, Severity severity, std::string_view message, int times = 1);
  int pictures = 0;  ///< pictures met; with next to no text they mean `needs-ocr`

  /// Ends tables, boxes and the paragraph that the file left open.
  void close();
  bool empty() const { return frames_.size() == 1 && frames_.front().blocks.empty() && open_.text.empty(); }
  /// Closes what is open and gives the document, places and diagnostics included.
  Document finish();

 private:
  struct Open {  // a paragraph
    std::string text;
    std::vector<std::string> links;
    std::vector<Block> boxes;
  };
  struct Frame {
    std::vector<Block> blocks;
    bool gap = false;
    std::unique_ptr<OpenTable> table;
    Open outer;  // the paragraph around a table, box or side text
  };
  struct Fact {
    Severity severity;
    std::string message;
    int times;
  };

  void add_block(Block block);
  void add_blocks(std::vector<Block> blocks);
  std::vector<Block> finish_table(OpenTable& table);
  bool joined_to_previous(Grid& grid);
  void enter();
  std::vector<Block> leave();
  void furnish(std::vector<Block>& to);
  void add_running(std::vector<Block>& to, Paragraph line);

  std::string kind_;
  const Limits& limits_;
  std::vector<Frame> frames_;
  Open open_;
  std::vector<Block> heads_, feet_, notes_, endnotes_;
  std::set<std::string> running_;  // texts of headers and footers so far
  std::vector<std::pair<std::size_t, std::vector<Block>>> letterheads_;
  std::map<std::string, Fact, std::less<>> facts_;
  std::size_t cells_ = 0;
  std::vector<int> last_edges_;  // of the table that ends the main text
};

}  // namespace prikaz::extract::office
