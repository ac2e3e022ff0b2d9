// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// One text of a WordprocessingML package (main text, notes, header) walked into a Flow. What a reader of the
// printed page sees is kept: insertions, results of fields, one branch of alternate content; deletions,
// hidden text, instructions of fields and comments are left out and counted.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extract/docx/names.h"
#include "extract/docx/relationships.h"
#include "extract/docx/styles.h"
#include "extract/docx/table_rows.h"
#include "extract/office/field.h"
#include "extract/office/flow.h"

namespace prikaz::extract::docx {

/// The notes that the main text refers to, each with its mark; that is empty where the note's own text bears
/// it.
class Notes {
 public:
  /// The mark to show at the reference; only the first one to a note counts.
  std::string refer(bool endnote, const std::string& id, bool own_mark);
  /// std::nullopt where nothing refers to the note.
  std::optional<std::string> mark(bool endnote, const std::string& id) const;
  bool any(bool endnote) const { return !marks_[endnote].empty(); }

 private:
  std::map<std::string, std::string> marks_[2];  // by id, of footnotes and endnotes
  int shown_[2] = {0, 0};
};

struct SideText {
  bool footer = false;
  std::string kind;      ///< "default", "first", "even"
  std::string relation;  ///< r:id
  bool titled = false;   ///< its section has a first page of its own
  std::size_t section_begin = 0;
};

/// What the texts of one package share.
struct Context {
  office::Flow& flow;
  Styles styles;
  Numbering numbering;
  Notes notes;
  std::vector<SideText> side_texts;
};

class Story : public office::XmlHandler {
 public:
  enum class Kind { Main, Notes, Endnotes, Header };
  Story(Context& context, const Relationships& relationships, Kind kind)
      : context_(context), flow_(context.flow), relationships_(relationships), kind_(kind), tables_(flow_) {}

  void start(int name, const office::XmlAttributes& attributes) override;
  void end(int name) override;
  void text(std::string_view text) override;
  bool saw_root() const { return saw_root_; }

 private:
  struct ParagraphState {
    std::string style;
    std::optional<int> list, level;
    std::string shown_number;   // as Word 2003 XML keeps it
    bool numbered = false;      // its number was written
    bool mark_deleted = false;  // a tracked change joins it to the next
    bool mark_hidden = false;   // so does a hidden mark, but its own number stays
    bool hidden = false;        // by its style
    bool page_field = false;
    std::size_t begin = 0;  // where it begins in the flow's text: > 0 behind a joined one
  };
  struct Run {
    bool hidden = false;
    bool decided = false;  // direct formatting beats the style
    std::string font;
  };
  struct Branch {
    bool taken = false;
  };
  struct Link {
    std::string target;
    std::size_t begin = 0;
  };

  int parent(std::size_t up = 1) const { return open_.size() > up ? open_[open_.size() - 1 - up] : 0; }
  void skip() { skipping_ = 1; }
  bool silent() const { return fields_.silent(); }
  void start_paragraph_part(int name, const office::XmlAttributes& attributes);
  bool start_run_part(int name, const office::XmlAttributes& attributes);
  bool start_form_field(int name, const office::XmlAttributes& attributes);
  bool start_structure(int name, const office::XmlAttributes& attributes);
  void begin_paragraph();
  void end_paragraph();
  void write_number();
  void count_change();
  void put(std::string_view text);
  void symbol(const office::XmlAttributes& attributes);
  void note_reference(bool endnote, const office::XmlAttributes& attributes);
  void start_inline_note(bool endnote);
  void field_character(std::string_view type);
  void end_field();
  void end_text();
  void begin_note(const office::XmlAttributes& attributes, bool endnote);
  void side_text(bool footer, const office::XmlAttributes& attributes);

  Context& context_;
  office::Flow& flow_;
  const Relationships& relationships_;
  Kind kind_;
  bool saw_root_ = false;
  std::vector<int> open_;
  int skipping_ = 0;
  bool preserve_ = false;
  std::vector<ParagraphState> paragraphs_;
  TableRows tables_;
  office::OpenFields fields_;
  std::vector<Branch> branches_;
  std::vector<Link> links_;
  Run run_;
  std::string raw_text_;
  bool in_text_ = false, keep_spaces_ = false;
  bool in_instruction_ = false;
  bool note_open_ = false;
  std::string note_mark_;
  std::size_t section_begin_ = 0;
  bool new_section_ = false;
  std::vector<std::size_t> section_side_texts_;
};

}  // namespace prikaz::extract::docx
