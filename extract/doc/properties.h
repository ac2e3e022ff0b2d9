// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Word 97's formatting as lists of single property modifiers ([MS-DOC] 2.6) applied to the few properties
// that change what is read.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "extract/office/flow.h"

namespace prikaz::extract::doc {

struct ParagraphProperties {
  int style = 0;
  bool in_table = false;
  bool row_end = false;         ///< this mark ends a row of the outermost table
  bool inner_cell_end = false;  ///< this paragraph mark ends a cell of a nested table
  bool inner_row_end = false;
  int table_level = 0;
  int list = 0;  ///< 1-based index of the list override; 0: none
  int list_level = 0;
  bool list_told = false;
  bool page_break = false;
  bool heading_row = false;
  std::vector<office::CellShape> cells;  ///< of a row's end

  /// 0 outside of tables.
  int level() const { return in_table ? (table_level > 0 ? table_level : 1) : table_level; }
};

struct CharacterProperties {
  int style = -1;
  bool hidden = false;
  bool deleted = false;
  bool inserted = false;
  bool special = false;
  bool data = false;  ///< the picture character holds a form field's data, not a picture
  bool picture = false;
  int symbol_font = -1;
  std::uint16_t symbol = 0;
};

/// `base_hidden`: of the style, which some operands refer to.
/// `data`: the stream Data, where lists that do not fit stand.
void apply(std::string_view modifiers, ParagraphProperties& to, std::string_view data = {});
void apply(std::string_view modifiers, CharacterProperties& to, bool base_hidden);

}  // namespace prikaz::extract::doc
