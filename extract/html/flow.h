// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a page shows, from the begin, end and text events of an HTML parser: white space collapsed as in
// CSS 2.1 §16.6, blocks broken as HTML's default style sheet does, lists numbered (HTML "ol start", "li
// value", "type").
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/limits.h"
#include "extract/document.h"
#include "extract/html/tree.h"

namespace prikaz::extract::html {

/// Attributes by name; both in the case of the parser (names are lower case). nullptr-terminated pairs.
class Attributes {
 public:
  explicit Attributes(const unsigned char** pairs) : pairs_(pairs) {}
  /// The value, empty where there is none.
  std::string_view operator[](std::string_view name) const;
  bool has(std::string_view name) const;

 private:
  const unsigned char** pairs_;
};

class Flow {
 public:
  Flow(const Limits& limits, Document& document) : limits_(limits), document_(document) {}

  /// `line`: of the source, where the event was read. All throw Error(LimitExceeded).
  void begin(std::string_view name, const Attributes& attributes, int line);
  void end(std::string_view name, int line);
  void text(std::string_view text, int line);
  void finish();

 private:
  enum class Kind { Inline, Block, Paragraph, Skipped, List, Item, Table, RowGroup, Row, Cell, Preformatted };

  struct Element {
    std::string name;
    Kind kind = Kind::Inline;
    bool hidden = false;
    bool preformatted = false;
    // lists
    bool ordered = false;
    char number_type = '1';  ///< '1', 'a', 'A', 'i', 'I'; '\0': no number is shown
    long next_number = 1;
    bool opens_table = false;
    bool heading_group = false;
  };

  struct OpenTable {
    Tree tree;
    bool in_row = false, in_cell = false, heading_group = false;
    std::size_t depth = 0;  ///< elements open around it
    std::vector<Node> stray;
  };

  static Kind kind_of(std::string_view name);
  void apply_style(Element& element, const Attributes& attributes) const;
  void begin_list(Element& element, const Attributes& attributes) const;
  void begin_item(const Attributes& attributes);
  void begin_table(Element& element, int line);
  void begin_row();
  void begin_cell(std::string_view name, const Attributes& attributes, int line);
  void close_cell();
  void close_row();
  void close_table();
  void end_element(const Element& element);

  void line_break();
  void break_paragraph(bool gap);
  void flush_preformatted();
  void place(Paragraph paragraph);
  void add_char_data(std::string_view text, int line);
  bool hidden() const { return !open_.empty() && open_.back().hidden; }
  bool preformatted() const { return !open_.empty() && open_.back().preformatted; }

  const Limits& limits_;
  Document& document_;
  std::vector<Element> open_;
  std::vector<OpenTable> tables_;
  Paragraph paragraph_;
  bool space_ = false;  ///< white space that shows only between words
  int breaks_ = 0;      ///< forced line breaks that show only before more text
  bool gap_ = false;
  std::string prefix_;  ///< an item's number, before its text
  std::string verbatim_;
  int verbatim_line_ = 0;
  std::size_t blocks_ = 0, cells_ = 0;
  std::size_t hidden_texts_ = 0;
};

}  // namespace prikaz::extract::html
