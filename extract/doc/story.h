// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The texts of a Word 97 file walked paragraph by paragraph into a Flow.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "extract/doc/lists.h"
#include "extract/doc/word_file.h"
#include "extract/office/field.h"
#include "extract/office/flow.h"
#include "extract/office/table_levels.h"

namespace prikaz::extract::doc {

class Story {
 public:
  Story(const WordFile& file, office::Flow& flow);
  /// Main text with its text boxes, then notes, then headers.
  void read_all();

 private:
  struct Note {
    bool endnote = false;
    std::size_t index = 0;
    std::string mark;
  };
  struct Box {
    Range text;
    bool placed = false;
  };

  void read_range(Range range);
  void read_paragraph(Range paragraph, char16_t mark);
  void read_characters(Range range);
  bool character(char16_t c, std::size_t position, const CharacterProperties& properties);
  void put(char32_t character, const CharacterProperties& properties);
  void note_reference(std::size_t position, const CharacterProperties& properties);
  void shape(std::size_t position);
  void field_mark(char16_t c);
  bool silent() const { return fields_.silent(); }
  void read_notes();
  void read_headers();
  void find_notes(Section references, bool endnote);
  void find_boxes();
  void read_box(Box& box);

  const WordFile& file_;
  office::Flow& flow_;
  office::TableLevels tables_;
  Lists lists_;
  std::map<std::size_t, Note> notes_;  // by the position of the reference
  std::vector<Note> used_notes_;
  std::map<std::size_t, bool> cells_deleted_;  // by level of nesting: whether all cells of the open row are
  std::map<std::uint32_t, Box> boxes_;         // by the shape's number
  std::map<std::size_t, std::uint32_t> anchors_;  // position → shape
  std::set<std::size_t> section_ends_;
  office::OpenFields fields_;
  std::string note_mark_;
  char16_t high_surrogate_ = 0;
  bool page_field_ = false;
  int footnotes_ = 0, endnotes_ = 0;
  int box_depth_ = 0;
};

}  // namespace prikaz::extract::doc
