// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// An OpenDocument part (styles.xml, content.xml, or a flat document that holds both) walked into a Flow.
// Deleted text stands apart in ODF (text:tracked-changes) and is left out; where a writer keeps it in place,
// between marks that name the deletion, it is left out too. Inserted text stands in place.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "extract/odt/styles.h"
#include "extract/office/flow.h"

namespace prikaz::extract::odt {

/// What the two parts share. `styles` must have read content.xml's styles before the headers of styles.xml
/// are wanted.
struct Context {
  office::Flow& flow;
  Styles styles;
  int notes = 0, endnotes = 0;
  bool has_headers = false;
};

class Story : public office::XmlHandler {
 public:
  enum class Want { Styles, Text, Headers };
  Story(Context& context, Want want)
      : context_(context), flow_(context.flow), styles_(context.styles), want_(want) {}

  void start(int name, const office::XmlAttributes& attributes) override;
  void end(int name) override;
  void text(std::string_view text) override;
  bool saw_text() const { return saw_text_; }

 private:
  struct List {
    std::string style;
    std::string id;             // whose counters it uses
    bool numbers_next = false;  // the next paragraph of the open item gets the number
  };
  struct TableState {
    std::vector<int> widths;
    bool grid_done = false, heading = false;
    int column = 0;
    int cell_repeat = 1, row_repeat = 1;
  };
  struct Link {
    std::string target;
    std::size_t begin;
  };
  struct Element {
    int name;
    bool hides = false;    // a hidden span or section
    bool active = true;    // of a box or header: whether the flow entered it
    bool dropped = false;  // a paragraph that a field in it hides
  };

  void skip() { skipping_ = 1; }
  bool in_styles() const { return in_styles_ > 0; }
  void put(std::string_view text);
  void put_space();
  void start_text_part(int name, const office::XmlAttributes& attributes);
  void start_table_part(int name, const office::XmlAttributes& attributes);
  void start_list(const office::XmlAttributes& attributes);
  void start_item(const office::XmlAttributes& attributes, bool numbered);
  void begin_paragraph(bool heading, const office::XmlAttributes& attributes);
  void start_note(const office::XmlAttributes& attributes);
  void start_side_text(const office::XmlAttributes& attributes);
  void write_number(std::string_view style);
  void write_number(office::ListCounter& counter, const office::ListCounter::Levels& levels, int level);
  void count_hidden();
  void skip_hidden();
  void hide_paragraph();
  void end_table_part(int name);
  void change_mark(bool begin, const office::XmlAttributes& attributes);
  bool deleted() const { return !in_deletions_.empty(); }
  bool has_paragraph() const { return paragraphs_ > 0; }

  Context& context_;
  office::Flow& flow_;
  Styles& styles_;
  Want want_;
  std::vector<Element> open_;
  int skipping_ = 0;
  int in_styles_ = 0;
  int hidden_ = 0;
  std::string region_;                  // the changed region that is open
  std::set<std::string> deletions_;     // ids of regions that are deletions
  std::set<std::string> in_deletions_;  // of those the ones whose marks are open
  int paragraphs_ = 0;
  bool saw_text_ = false;
  bool space_ = true;  // white space was just written or a paragraph begins
  bool page_field_ = false;
  bool master_used_ = false;
  std::vector<TableState> tables_;
  std::vector<List> lists_;
  std::vector<Link> links_;
  std::map<std::string, office::ListCounter> counters_;  // by list id
  std::map<std::string, std::string> list_of_id_;        // xml:id → counter's id
  std::map<std::string, std::string> last_of_style_;     // list style → counter's id
  int list_number_ = 0;
  bool note_label_ = false, endnote_ = false, in_citation_ = false;
  std::string note_mark_, pending_mark_;
  std::vector<bool> outer_spaces_;
};

}  // namespace prikaz::extract::odt
