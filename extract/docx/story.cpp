// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/docx/story.h"

#include <algorithm>
#include <charconv>

#include "base/error.h"
#include "base/utf8.h"

namespace prikaz::extract::docx {
namespace {

constexpr std::size_t kMaxChoices = 100;  // Word offers 25

// Extensions of Word's drawings that we walk like Word does (17.17.3, mc:Requires).
bool understood(std::string_view requires_prefixes) {
  static constexpr std::string_view kKnown[] = {"wps", "wpg", "wpc",   "wpi", "wp14", "w14",
                                                "w15", "w16", "w16se", "a14", "v",    "cx"};
  while (!requires_prefixes.empty()) {
    const std::size_t end = std::min(requires_prefixes.find(' '), requires_prefixes.size());
    const std::string_view one = requires_prefixes.substr(0, end);
    if (!one.empty() && std::find(std::begin(kKnown), std::end(kKnown), one) == std::end(kKnown))
      return false;
    requires_prefixes.remove_prefix(std::min(end + 1, requires_prefixes.size()));
  }
  return true;
}

}  // namespace

void Story::start(int name, const office::XmlAttributes& attributes) {
  if (skipping_) {
    ++skipping_;
    return;
  }
  open_.push_back(name);
  if (name == kSkipped) return skip();
  if (open_.size() == 1) {
    saw_root_ = name == kDocument || kind_ != Kind::Main;
    preserve_ = attributes["space"] == "preserve";
  }
  if (start_structure(name, attributes) || tables_.start(name, attributes) ||
      start_run_part(name, attributes) || start_form_field(name, attributes))
    return;
  start_paragraph_part(name, attributes);
}

bool Story::start_structure(int name, const office::XmlAttributes& attributes) {
  switch (name) {
    case kAlternateContent:
      branches_.emplace_back();
      return true;
    case kChoice:
    case kFallback: {
      const bool suits = name == kFallback || understood(attributes["Requires"]);
      if (branches_.empty() || branches_.back().taken || !suits) {
        skip();
      } else {
        branches_.back().taken = true;
      }
      return true;
    }
    case kDel:
    case kMoveFrom:
      if (parent() == kRPr) {
        if (parent(2) == kPPr && !paragraphs_.empty()) paragraphs_.back().mark_deleted = true;
      } else if (parent() == kTrPr) {
        tables_.delete_row();
      } else {
        skip();
      }
      return count_change(), true;
    case kIns:
    case kMoveTo:
      return count_change(), true;
    case kTxbxContent:
      flow_.begin_box();
      return true;
    case kFootnote:
    case kEndnote:
      if (kind_ == Kind::Main) return start_inline_note(name == kEndnote), true;
      begin_note(attributes, name == kEndnote);
      return true;
    case kInlineHeader:
    case kInlineFooter:
      if (open_.size() > 1) flow_.begin_header();
      return true;
    case kAnnotation: {
      const std::string_view type = attributes["type"];
      if (type == "Word.Comment") {
        flow_.count("comments-dropped", Severity::Info, "comments left out: %");
        skip();
      } else if (type == "Word.Deletion" || type == "Word.Insertion") {
        count_change();
        if (type == "Word.Deletion") skip();
      }
      return true;
    }
    case kHeaderReference:
      side_text(false, attributes);
      return true;
    case kFooterReference:
      side_text(true, attributes);
      return true;
    case kTitlePg:
      if (is_on(attributes))
        for (const std::size_t index : section_side_texts_) context_.side_texts[index].titled = true;
      // A section may also show the first page of the one before.
      return true;
    case kAltChunk:
    case kDiagram:
    case kChart:
      flow_.count("part-skipped", Severity::Warning, "% embedded documents, diagrams or charts are left out");
      return true;
    case kBlip:
    case kImageData:
      ++flow_.pictures;
      return true;
    default:
      return false;
  }
}

void Story::count_change() {
  flow_.count("changes-accepted", Severity::Warning, "tracked changes were read as accepted: % places");
}

bool Story::start_run_part(int name, const office::XmlAttributes& attributes) {
  switch (name) {
    case kR:
      run_ = {};
      if (!paragraphs_.empty()) {
        write_number();
        run_.hidden = paragraphs_.back().hidden;
      }
      return true;
    case kVanish:
      if (parent(2) == kR) {
        run_.hidden = is_on(attributes);
        run_.decided = true;
      } else if (parent(2) == kPPr && !paragraphs_.empty()) {
        paragraphs_.back().mark_hidden = is_on(attributes);
      }
      return true;
    case kRStyle:
      if (parent(2) == kR && !run_.decided)
        run_.hidden = context_.styles.hidden(attributes["val"]).value_or(run_.hidden);
      return true;
    case kRFonts:
      if (parent(2) == kR) run_.font = attributes["ascii"];
      return true;
    case kT:
    case kMathText:
      in_text_ = true;
      keep_spaces_ = preserve_ || attributes["space"] == "preserve";
      raw_text_.clear();
      return true;
    case kTab:
      if (parent() == kR) put("\t");
      return true;
    case kPtab:
      put("\t");
      return true;
    case kBr:
    case kCr:
      if (attributes["type"] == "page" && flow_.text().empty() && flow_.depth() == 0) flow_.gap();
      put("\n");
      return true;
    case kNoBreakHyphen:
      put("\u2011");
      return true;
    case kSym:
      symbol(attributes);
      return true;
    case kFootnoteReference:
      note_reference(false, attributes);
      return true;
    case kEndnoteReference:
      note_reference(true, attributes);
      return true;
    case kCommentReference:
      flow_.count("comments-dropped", Severity::Info, "comments left out: %");
      return true;
    case kFldChar:
      field_character(attributes["fldCharType"]);
      return true;
    case kInstrText:
      in_instruction_ = true;
      return true;
    default:
      return false;
  }
}

void Story::start_paragraph_part(int name, const office::XmlAttributes& attributes) {
  switch (name) {
    case kP:
      begin_paragraph();
      return;
    case kFldSimple:
      fields_.begin(flow_.text().size());
      fields_.add_instruction(attributes["instr"]);
      fields_.begin_result(flow_.text().size());
      return;
    case kHyperlink: {
      const auto at = relationships_.find(attributes["id"]);
      const bool known = at != relationships_.end() && at->second.external;
      const std::string_view own = attributes["dest"];
      if (!paragraphs_.empty()) write_number();
      links_.push_back({known ? at->second.target : std::string(own), flow_.text().size()});
      return;
    }
    default:
      break;
  }
  if (paragraphs_.empty()) return;
  ParagraphState& paragraph = paragraphs_.back();
  switch (name) {
    case kPStyle:
      paragraph.style = attributes["val"];
      break;
    case kNumId:
      paragraph.list = attributes.number("val");
      break;
    case kIlvl:
      paragraph.level = attributes.number("val");
      break;
    case kShownNumber:
      if (parent() == kListPr) paragraph.shown_number = attributes["val"];
      break;
    case kPageBreakBefore:
      if (is_on(attributes) && flow_.depth() == 0) flow_.gap();
      break;
    default:
      break;
  }
}

bool Story::start_form_field(int name, const office::XmlAttributes& attributes) {
  office::OpenFields::Field* field = fields_.innermost();
  switch (name) {
    case kChecked:
    case kDefault:
      if (field && parent() == kCheckBox && (name == kChecked || !field->checked))
        field->checked = is_on(attributes);
      return true;
    case kListEntry:
      if (field && field->choices.size() < kMaxChoices) field->choices.emplace_back(attributes["val"]);
      return true;
    case kResult:
      if (field) field->choice = static_cast<std::size_t>(std::max(attributes.number("val"), 0));
      return true;
    default:
      return false;
  }
}

void Story::end(int name) {
  if (skipping_) {
    if (--skipping_ == 0) open_.pop_back();
    return;
  }
  open_.pop_back();
  switch (name) {
    case kP:
      end_paragraph();
      break;
    case kPPr:
      if (!open_.empty() && open_.back() == kP && !paragraphs_.empty()) write_number();
      break;
    case kT:
    case kMathText:
      end_text();
      break;
    case kInstrText:
      in_instruction_ = false;
      break;
    case kFldSimple:
      end_field();
      break;
    case kHyperlink:
      if (!links_.empty()) {
        flow_.link(std::move(links_.back().target), links_.back().begin);
        links_.pop_back();
      }
      break;
    case kAlternateContent:
      if (!branches_.empty()) branches_.pop_back();
      break;
    case kTxbxContent:
      flow_.end_box();
      break;
    case kInlineHeader:
      if (!open_.empty()) flow_.end_header();
      break;
    case kInlineFooter:
      if (!open_.empty()) flow_.end_footer();
      break;
    case kFootnote:
    case kEndnote:
      if (note_open_) flow_.end_note(name == kEndnote);
      note_open_ = false;
      break;
    case kTc:
    case kTr:
    case kTbl:
      tables_.end(name);
      break;
    case kSectPr:
      section_begin_ = flow_.main_size() + (paragraphs_.empty() ? 0 : 1);
      section_side_texts_.clear();
      if (flow_.depth() == 0) new_section_ = true;
      break;
    default:
      break;
  }
}

void Story::begin_paragraph() {
  tables_.begin_paragraph();
  if (new_section_ && flow_.depth() == 0) flow_.gap();
  new_section_ = false;
  ParagraphState state;
  state.begin = flow_.text().size();
  paragraphs_.push_back(std::move(state));
}

void Story::write_number() {
  ParagraphState& paragraph = paragraphs_.back();
  if (paragraph.numbered) return;
  paragraph.numbered = true;
  const std::string& style = paragraph.style.empty() ? context_.styles.default_paragraph() : paragraph.style;
  paragraph.hidden = context_.styles.hidden(style).value_or(false);
  // What is not shown does not count.
  if (paragraph.mark_deleted || paragraph.mark_hidden || tables_.in_deleted_row()) return;
  std::optional<int> list = paragraph.list, level = paragraph.level;
  if (!list) {
    list = context_.styles.list(style);
    if (!level) level = context_.styles.level(style);
  }
  if (!paragraph.shown_number.empty()) {
    flow_.text().insert(0, office::map_symbols("", paragraph.shown_number) + " ");
  } else if (list && *list > 0) {
    const std::string number = context_.numbering.next(*list, level, style, context_.styles);
    flow_.text().insert(0, number);
  }
  if (!note_mark_.empty()) {
    flow_.text().insert(0, note_mark_ + " ");
    note_mark_.clear();
  }
}

void Story::end_paragraph() {
  if (paragraphs_.empty()) return;
  write_number();
  const ParagraphState paragraph = std::move(paragraphs_.back());
  paragraphs_.pop_back();
  fields_.end_paragraph();
  if (paragraph.mark_deleted || paragraph.mark_hidden) return;
  flow_.end_paragraph(paragraph.page_field);
}

void Story::put(std::string_view text) {
  if (silent()) return;
  if (run_.hidden) {
    if (!utf8::trim(text).empty())
      flow_.count("hidden-text-dropped", Severity::Warning, "hidden text left out: % places");
    return;
  }
  flow_.text() += text;
}

void Story::text(std::string_view text) {
  if (skipping_) return;
  if (in_text_) {
    raw_text_ += text;
  } else if (in_instruction_) {
    fields_.add_instruction(text);
  }
}

void Story::end_text() {
  in_text_ = false;
  std::string_view text = raw_text_;
  if (!keep_spaces_) {
    while (!text.empty() && (text.front() == ' ' || text.front() == '\n' || text.front() == '\t'))
      text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\n' || text.back() == '\t'))
      text.remove_suffix(1);
  }
  std::replace(raw_text_.begin(), raw_text_.end(), '\n', ' ');
  if (raw_text_.find("\xC2\xAD") == std::string::npos && raw_text_.find("\xEF\x80") == std::string::npos &&
      raw_text_.find("\xEF\x81") == std::string::npos && raw_text_.find("\xEF\x82") == std::string::npos &&
      raw_text_.find("\xEF\x83") == std::string::npos)
    return put(text);
  put(office::without_soft_hyphens(office::map_symbols(run_.font, text)));
}

void Story::symbol(const office::XmlAttributes& attributes) {
  const std::string_view code = attributes["char"];
  unsigned value = 0;
  std::from_chars(code.data(), code.data() + code.size(), value, 16);
  if (value < 0x20 || value > 0xFFFF) return;
  char32_t known = office::symbol_character(attributes["font"], value);
  if (!known) known = value;
  std::string text;
  utf8::append(text, known);
  put(text);
}

std::string Notes::refer(bool endnote, const std::string& id, bool own_mark) {
  const std::string mark = own_mark ? std::string() : office::superscript(++shown_[endnote]);
  marks_[endnote].emplace(id, mark);
  return mark;
}

std::optional<std::string> Notes::mark(bool endnote, const std::string& id) const {
  const auto at = marks_[endnote].find(id);
  return at == marks_[endnote].end() ? std::nullopt : std::optional(at->second);
}

void Story::note_reference(bool endnote, const office::XmlAttributes& attributes) {
  if (kind_ != Kind::Main || silent() || run_.hidden) return;
  const auto own = attributes.find("customMarkFollows");
  const bool own_mark = own && *own != "0" && *own != "false";
  put(context_.notes.refer(endnote, std::string(attributes["id"]), own_mark));
}

void Story::begin_note(const office::XmlAttributes& attributes, bool endnote) {
  const auto mark = context_.notes.mark(endnote, std::string(attributes["id"]));
  if (!mark) return skip();
  note_open_ = true;
  note_mark_ = *mark;
  flow_.begin_note();
}

// Word 2003 XML keeps a note's text where its mark stands.
void Story::start_inline_note(bool endnote) {
  if (silent() || run_.hidden || note_open_) return skip();
  note_mark_ = context_.notes.refer(endnote, {}, false);
  put(note_mark_);
  note_open_ = true;
  flow_.begin_note();
}

void Story::field_character(std::string_view type) {
  if (type == "begin") {
    fields_.begin(flow_.text().size());
  } else if (type == "separate") {
    fields_.begin_result(flow_.text().size());
  } else if (type == "end") {
    end_field();
  }
}

void Story::end_field() {
  const auto field = fields_.end();
  if (!field) return;
  if (office::is_page_field(field->instruction) && !paragraphs_.empty()) paragraphs_.back().page_field = true;
  put(office::form_result(*field));
  if (!silent()) flow_.link(office::hyperlink_target(field->instruction), field->begin);
}

void Story::side_text(bool footer, const office::XmlAttributes& attributes) {
  SideText side;
  side.footer = footer;
  side.kind = attributes["type"];
  side.relation = attributes["id"];
  side.section_begin = section_begin_;
  section_side_texts_.push_back(context_.side_texts.size());
  context_.side_texts.push_back(std::move(side));
}

}  // namespace prikaz::extract::docx
