// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// RTF (specification 1.9.1) read token by token into a Flow. RTF is a stream of commands, not a tree: a row's
// cells are known only at its end, a paragraph's table only when its text begins.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/limits.h"
#include "extract/office/flow.h"
#include "extract/office/table_levels.h"
#include "extract/rtf/words.h"

namespace prikaz::extract::rtf {

class Interpreter {
 public:
  Interpreter(std::string_view bytes, office::Flow& flow) : bytes_(bytes), flow_(flow), tables_(flow) {}
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
    FieldInstruction,
    FieldResult,
    ListText,
    Box,
    Comment,
    Field
  };
  struct Group {
    Destination destination = Destination::Text;
    bool opened = false;   // this group began the destination, its end ends it
    bool starred = false;  // \* was just read
    int font = -1;
    int page = 0;  // code page of the font, 0: the document's
    bool symbol = false;
    bool hidden = false, deleted = false;
    int unicode_skip = 1;
    bool in_table = false;
    bool nested_row = false;  // inside \nesttableprops: rows are defined for nested tables
    int level = 0;            // \itap; 0: not told
  };
  struct RowShape {
    int left = 0;
    office::CellShape next;
    std::vector<office::CellShape> cells;
    bool heading = false;
  };
  struct Font {
    int page = 0;
    bool symbol = false;
    std::string name;
  };
  struct OpenField {
    std::string instruction;
    std::size_t begin = 0;
  };

  Group& group() { return groups_.back(); }
  void control();
  void control_symbol(char symbol);
  void word(std::string_view name, bool has_number, int number);
  void apply(const WordEntry& entry, bool has_number, int number);
  bool apply_row(Word word, int number);
  bool apply_destination(Word word);
  bool apply_font(Word word, bool has_number, int number);
  void open_group();
  void close_group();
  void enter(Destination destination);
  void leave(Destination destination);
  void bytes(std::string_view raw);
  void flush_bytes();
  void put(std::string_view text);
  void put_character(char32_t character);
  void unicode(int number);
  void font_name(std::string_view text);
  void skip_fallback();
  int wanted_level() const;
  void sync_level();
  void end_cell(int level);
  void end_row(int level);
  void end_paragraph();
  void note_mark();
  bool readable() const;

  std::string_view bytes_;
  std::size_t at_ = 0;
  office::Flow& flow_;
  std::vector<Group> groups_;
  office::TableLevels tables_;
  std::vector<OpenField> fields_;
  RowShape row_, nested_row_;
  std::map<int, Font> fonts_;
  int document_page_ = 1252;
  int default_font_ = -1;
  std::string pending_;  // bytes not yet decoded
  char32_t high_surrogate_ = 0;
  int notes_ = 0;
  bool page_field_ = false;
  bool title_page_ = false;
  int skip_characters_ = 0;
  std::string list_text_;  // the number of the paragraph whose text comes next
};

}  // namespace prikaz::extract::rtf
