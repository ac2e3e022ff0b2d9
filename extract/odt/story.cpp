// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/odt/story.h"

#include <algorithm>

#include "base/utf8.h"

namespace prikaz::extract::odt {
namespace {

// Repeated empty cells fill a sheet's grid to its end; in a text they mean nothing beyond this.
constexpr int kMaxEmptyRepeat = 100;
constexpr int kMaxSpaces = 1000;

}  // namespace

void Story::start(int name, const office::XmlAttributes& attributes) {
  if (skipping_) {
    ++skipping_;
    return;
  }
  open_.push_back({name});
  if (name == kAutomaticStyles || name == kMasterStyles) in_styles_ += name == kAutomaticStyles;
  switch (name) {
    case kSkipped:
      return skip();
    case kDocument:
      return;
    case kText:
      saw_text_ = true;
      if (want_ != Want::Text) skip();
      return;
    case kMasterStyles:
      return;
    case kTrackedChanges:
      return;
    case kChangedRegion:
      flow_.count("changes-accepted", Severity::Warning, "tracked changes were read as accepted: % places");
      region_ = attributes["id"];
      return;
    case kDeletion:
      deletions_.insert(region_);
      return skip();
    default:
      break;
  }
  if (want_ != Want::Headers &&
      (name == kHeader || name == kFooter || name == kHeaderFirst || name == kFooterFirst))
    context_.has_headers = true;
  const bool text = saw_text_ || (want_ == Want::Headers && !in_styles());
  if (!text) {
    if (want_ != Want::Headers) styles_.start(name, attributes);
    return;
  }
  start_text_part(name, attributes);
}

void Story::start_text_part(int name, const office::XmlAttributes& attributes) {
  switch (name) {
    case kP:
      return begin_paragraph(false, attributes);
    case kH:
      return begin_paragraph(true, attributes);
    case kSpan:
      if (styles_.hidden("text", attributes["style-name"])) {
        open_.back().hides = true;
        ++hidden_;
      }
      return;
    case kSection:
      if (attributes["display"] == "none" || attributes["is-hidden"] == "true") skip_hidden();
      return;
    case kHiddenText:
      if (attributes["is-hidden"] != "false") skip_hidden();
      return;
    case kChangeStart:
    case kChangeEnd:
      return change_mark(name == kChangeStart, attributes);
    case kHiddenParagraph:
      if (attributes["is-hidden"] == "true") hide_paragraph();
      return;
    case kS: {
      const int count = std::clamp(attributes.number("c", 1), 1, kMaxSpaces);
      put(std::string(static_cast<std::size_t>(count), ' '));
      return;
    }
    case kTab:
      return put("\t");
    case kLineBreak:
      return put("\n");
    case kA:
      links_.push_back({std::string(attributes["href"]), flow_.text().size()});
      return;
    case kAnnotation:
      flow_.count("comments-dropped", Severity::Info, "comments left out: %");
      return skip();
    case kImage:
    case kObject:
      ++flow_.pictures;
      return skip();
    case kShape:
    case kTextBox:
      flow_.begin_box();
      outer_spaces_.push_back(space_);
      return;
    case kPageNumber:
      page_field_ = true;
      return;
    case kNote:
      return start_note(attributes);
    case kNoteCitation:
      note_label_ = attributes.find("label").has_value();
      note_mark_.clear();
      in_citation_ = true;
      return;
    case kNoteBody:
      flow_.begin_note();
      outer_spaces_.push_back(space_);
      pending_mark_ = note_mark_;
      return;
    case kList:
      return start_list(attributes);
    case kListItem:
      return start_item(attributes, true);
    case kListHeader:
      return start_item(attributes, false);
    case kMasterPage:
      master_used_ = styles_.uses_master(attributes["name"]);
      return;
    case kHeader:
    case kFooter:
    case kHeaderFirst:
    case kFooterFirst:
      return start_side_text(attributes);
    default:
      start_table_part(name, attributes);
  }
}

void Story::change_mark(bool begin, const office::XmlAttributes& attributes) {
  const std::string id(attributes["change-id"]);
  if (!begin) {
    in_deletions_.erase(id);
  } else if (deletions_.count(id)) {
    in_deletions_.insert(id);
  }
}

void Story::count_hidden() {
  flow_.count("hidden-text-dropped", Severity::Warning, "hidden text left out: % places");
}

void Story::skip_hidden() {
  count_hidden();
  skip();
}

// The field that hides its paragraph may stand anywhere in it.
void Story::hide_paragraph() {
  for (auto element = open_.rbegin(); element != open_.rend(); ++element) {
    if (element->name != kP && element->name != kH) continue;
    element->dropped = true;
    return;
  }
}

void Story::start_side_text(const office::XmlAttributes& attributes) {
  if (!master_used_ || attributes["display"] == "false") {
    open_.back().active = false;
    return skip();
  }
  flow_.begin_header();
}

void Story::start_table_part(int name, const office::XmlAttributes& attributes) {
  if (name == kTable) {
    flow_.begin_table();
    tables_.emplace_back();
    return;
  }
  if (tables_.empty()) return;
  TableState& table = tables_.back();
  switch (name) {
    case kTableColumn: {
      const int repeat = std::clamp(attributes.number("number-columns-repeated", 1), 1, 1000);
      table.widths.insert(table.widths.end(), static_cast<std::size_t>(repeat),
                          styles_.width(attributes["style-name"]));
      return;
    }
    case kHeaderRows:
      table.heading = true;
      return;
    case kRow:
      if (!table.grid_done) flow_.table_widths(table.widths);
      table.grid_done = true;
      table.column = 0;
      table.row_repeat = std::max(attributes.number("number-rows-repeated", 1), 1);
      flow_.begin_row(table.heading);
      return;
    case kCell: {
      const int span = std::clamp(attributes.number("number-columns-spanned", 1), 1, 1000);
      const int rows = std::clamp(attributes.number("number-rows-spanned", 1), 1, 1'000'000);
      table.cell_repeat = std::max(attributes.number("number-columns-repeated", 1), 1);
      flow_.begin_cell(table.column, span, office::Merge::None, rows);
      // The covered cells that follow step over the rest of the span.
      ++table.column;
      return;
    }
    case kCoveredCell:
      table.column = std::min(
          table.column + std::clamp(attributes.number("number-columns-repeated", 1), 1, 1000), 1 << 19);
      return skip();
    default:
      return;
  }
}

void Story::end(int name) {
  if (skipping_) {
    if (--skipping_ == 0) open_.pop_back();
    return;
  }
  const Element element = open_.back();
  open_.pop_back();
  if (element.hides) --hidden_;
  if (name == kAutomaticStyles) --in_styles_;
  if (!saw_text_ && want_ != Want::Headers) return styles_.end(name);
  switch (name) {
    case kP:
    case kH:
      if (paragraphs_ > 0) --paragraphs_;
      if (element.dropped) {
        count_hidden();
        flow_.text().clear();
      }
      // A deletion that takes the paragraph's end joins it to the next.
      if (!deleted()) flow_.end_paragraph(page_field_);
      page_field_ = false;
      space_ = true;
      for (Link& link : links_) link.begin = 0;
      return;
    case kA:
      if (links_.empty()) return;
      flow_.link(std::move(links_.back().target), links_.back().begin);
      links_.pop_back();
      return;
    case kShape:
    case kTextBox:
      flow_.end_box();
      if (!outer_spaces_.empty()) {
        space_ = outer_spaces_.back();
        outer_spaces_.pop_back();
      }
      return;
    case kNoteCitation:
      in_citation_ = false;
      if (!note_label_) note_mark_ = office::superscript(endnote_ ? ++context_.endnotes : ++context_.notes);
      put(note_mark_);
      return;
    case kNoteBody:
      flow_.end_note(endnote_);
      if (!outer_spaces_.empty()) {
        space_ = outer_spaces_.back();
        outer_spaces_.pop_back();
      }
      pending_mark_.clear();
      return;
    case kList:
      if (!lists_.empty()) lists_.pop_back();
      return;
    case kListItem:
    case kListHeader:
      if (!lists_.empty()) lists_.back().numbers_next = false;
      return;
    case kHeader:
      return flow_.end_header();
    case kFooter:
    case kFooterFirst:
      return flow_.end_footer();
    case kHeaderFirst:
      return flow_.end_letterhead(0);
    default:
      end_table_part(name);
  }
}

void Story::end_table_part(int name) {
  if (tables_.empty()) return;
  TableState& table = tables_.back();
  switch (name) {
    case kCell:
      flow_.end_cell();
      if (table.cell_repeat > 1) table.column += flow_.repeat_cell(table.cell_repeat - 1, kMaxEmptyRepeat);
      return;
    case kRow:
      flow_.end_row();
      if (table.row_repeat > 1) flow_.repeat_row(table.row_repeat - 1, kMaxEmptyRepeat);
      return;
    case kHeaderRows:
      table.heading = false;
      return;
    case kTable:
      tables_.pop_back();
      flow_.end_table();
      return;
    default:
      return;
  }
}

void Story::begin_paragraph(bool heading, const office::XmlAttributes& attributes) {
  const std::string_view style = attributes["style-name"];
  ++paragraphs_;
  space_ = true;
  if (flow_.depth() == 0 && styles_.page_break(style)) flow_.gap();
  if (!pending_mark_.empty()) {
    flow_.text() += pending_mark_ + " ";
    pending_mark_.clear();
  }
  if (styles_.hidden("paragraph", style)) {
    open_.back().hides = true;
    ++hidden_;
    return;
  }
  if (deleted()) return;
  if (!lists_.empty()) {
    write_number(style);
    return;
  }
  if (!heading) return;
  const office::ListCounter::Levels* outline = styles_.levels("");
  if (!outline || attributes["is-list-header"] == "true") return;
  const int level = attributes.number("outline-level", 1) - 1;
  write_number(counters_["outline"], *outline, level);
}

void Story::write_number(std::string_view style) {
  List& list = lists_.back();
  if (!list.numbers_next) return;
  list.numbers_next = false;
  const std::string_view name = list.style.empty() ? styles_.list_of(style) : std::string_view(list.style);
  const office::ListCounter::Levels* levels = styles_.levels(name);
  if (!levels || name.empty()) return;
  write_number(counters_[list.id], *levels, static_cast<int>(lists_.size()) - 1);
}

void Story::write_number(office::ListCounter& counter, const office::ListCounter::Levels& levels, int level) {
  level = std::clamp(level, 0, office::kListLevels - 1);
  const std::string number = counter.next(levels, level);
  if (number.empty()) return;
  flow_.text() += number;
  if (!levels[static_cast<std::size_t>(level)].adjoins) flow_.text() += ' ';
}

void Story::start_list(const office::XmlAttributes& attributes) {
  List list;
  const std::string style(attributes["style-name"]);
  if (!lists_.empty()) {
    list.style = style.empty() ? lists_.back().style : style;
    list.id = lists_.back().id;
  } else {
    list.style = style;
    const std::string own(attributes["id"]), other(attributes["continue-list"]);
    const auto continued = list_of_id_.find(other);
    const auto same_style = last_of_style_.find(style);
    if (!other.empty() && continued != list_of_id_.end()) {
      list.id = continued->second;
    } else if (attributes["continue-numbering"] == "true" && same_style != last_of_style_.end()) {
      list.id = same_style->second;
    } else {
      list.id = "list" + std::to_string(++list_number_);
    }
    if (!own.empty()) list_of_id_[own] = list.id;
    last_of_style_[style] = list.id;
  }
  lists_.push_back(std::move(list));
}

void Story::start_item(const office::XmlAttributes& attributes, bool numbered) {
  if (lists_.empty()) return;
  lists_.back().numbers_next = numbered;
  if (const auto start = attributes.find("start-value"))
    counters_[lists_.back().id].set_next(static_cast<int>(lists_.size()) - 1,
                                         office::parse_int(*start).value_or(1));
}

void Story::start_note(const office::XmlAttributes& attributes) {
  endnote_ = attributes["note-class"] == "endnote";
}

void Story::put(std::string_view text) {
  if (!has_paragraph() || deleted()) return;
  if (hidden_) {
    if (!utf8::trim(text).empty()) count_hidden();
    return;
  }
  flow_.text() += text;
  space_ = false;
}

// White space in ODF folds to one space (6.1.2); what shall show more is text:s.
void Story::text(std::string_view text) {
  if (skipping_) return;
  if (in_citation_) {
    if (note_mark_.size() < 64) note_mark_ += text;
    return;
  }
  if (!has_paragraph()) return;
  const bool soft = text.find("\xC2\xAD") != std::string_view::npos;
  const bool symbols = text.find('\xEF') != std::string_view::npos;
  std::string mapped;
  if (soft || symbols) {
    mapped = office::without_soft_hyphens(office::map_symbols("", text));
    text = mapped;
  }
  const auto is_white = [](char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; };
  std::size_t begin = 0;  // of what is not yet written
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (!is_white(text[i])) continue;
    const bool alone = text[i] == ' ' && i > begin && i + 1 < text.size() && !is_white(text[i + 1]);
    if (alone) continue;
    if (i > begin) put(text.substr(begin, i - begin));
    if (!space_ && !hidden_) put(" ");
    space_ = true;
    begin = i + 1;
  }
  if (begin < text.size()) put(text.substr(begin));
}

}  // namespace prikaz::extract::odt
