// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// RTF (specification 1.9.1) read token by token into a Flow. RTF is a stream of commands, not a tree: a row's
// cells are known only at its end, a paragraph's table only when its text begins.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/limits.h"
#include "extract/office/field.h"
#include "extract/office/flow.h"
#include "extract/office/table_levels.h"
#include "extract/rtf/fonts.h"
#include "extract/rtf/row_shape.h"
#include "extract/rtf/tokens.h"
#include "extract/rtf/words.h"

namespace prikaz::extract::rtf {

class Interpreter {
 public:
  Interpreter(std::string_view bytes, office::Flow& flow) : tokens_(bytes), flow_(flow), tables_(flow) {}
  /// Throws Error: Damaged (nothing but an opening), LimitExceeded (groups nested too deep).
  void run();

 private:
  enum class Destination {
    Text,
    Skip,
    FontTable,
    Header,
    LetterHead,
    Footer,
    Note,
    Endnote,
    Field,
    FieldInstruction,
    ListText,
    Box,
    Comment,
    Twofold  // the same text in bytes, which are passed over, and behind \ud in Unicode
  };
  struct Group {
    Destination destination = Destination::Text;
    bool opened = false;   // this group began the destination, its end ends it
    bool starred = false;  // \* was just read
    int font = Fonts::kNone;
    bool hidden = false, deleted = false;
    int unicode_skip = 1;
    bool in_table = false;
    bool nested_row = false;  // inside \nesttableprops: rows are defined for nested tables
    int level = 0;            // \itap; 0: not told
  };

  Group& group() { return groups_.back(); }
  void control_symbol(char symbol);
  void word(const Token& token);
  void apply(const WordEntry& entry, bool has_number, int number);
  bool apply_row(Word word, int number);
  bool apply_destination(Word word);
  void open_group();
  void close_group();
  void enter(Destination destination);
  void leave(Destination destination);
  void bytes(std::string_view raw);
  void flush_bytes();
  void put(std::string_view text);
  void put_character(char32_t character);
  void unicode(int number);
  int wanted_level() const;
  void sync_level();
  void end_field();
  void end_cell(int level);
  void end_row(int level);
  void end_paragraph();
  void note_mark();
  void count_change();
  void unicode_twin();
  bool readable() const;

  Tokens tokens_;
  office::Flow& flow_;
  std::vector<Group> groups_;
  office::TableLevels tables_;
  office::OpenFields fields_;
  RowShape row_, nested_row_;
  Fonts fonts_;
  std::string pending_;  // bytes not yet decoded
  char32_t high_surrogate_ = 0;
  int footnotes_ = 0, endnotes_ = 0;
  bool page_field_ = false;
  bool title_page_ = false;
  int skip_characters_ = 0;
  std::string list_text_;  // the number of the paragraph whose text comes next
};

}  // namespace prikaz::extract::rtf
