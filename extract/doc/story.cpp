// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/doc/story.h"

#include <algorithm>
#include <utility>

#include "base/utf8.h"
#include "extract/office/list_numbers.h"

namespace prikaz::extract::doc {
namespace {

// Characters with a meaning of their own ([MS-DOC] 2.4.1 and 2.6.1, sprmCFSpec).
enum Mark : char16_t {
  kPicture = 0x01,
  kAutoNote = 0x02,
  kComment = 0x05,
  kCell = 0x07,
  kDrawing = 0x08,
  kTab = 0x09,
  kLine = 0x0B,
  kPageMark = 0x0C,
  kParagraph = 0x0D,
  kColumn = 0x0E,
  kFieldBegin = 0x13,
  kFieldSeparator = 0x14,
  kFieldEnd = 0x15,
  kHyphen = 0x1E,
  kSoftHyphen = 0x1F,
  kSymbolMark = 0x28
};

}  // namespace

Story::Story(const WordFile& file, office::Flow& flow)
    : file_(file), flow_(flow), tables_(flow), lists_(file) {
  find_notes(Section::FootnoteReferences, false);
  find_notes(Section::EndnoteReferences, true);
  find_boxes();
  for (const std::size_t end : file_.positions(Section::Sections, 12)) section_ends_.insert(end);
}

void Story::find_notes(Section references, bool endnote) {
  const std::vector<std::size_t> positions = file_.positions(references, 2);
  for (std::size_t i = 0; i + 1 < positions.size(); ++i) notes_[positions[i]] = {endnote, i, {}};
}

// [MS-DOC] 2.8.28: where shapes are anchored; 2.9.93: which text each has.
void Story::find_boxes() {
  constexpr std::size_t kAnchor = 26, kText = 22;
  const std::vector<std::size_t> anchors = file_.positions(Section::ShapeAnchors, kAnchor);
  for (std::size_t i = 0; i + 1 < anchors.size(); ++i)
    anchors_[anchors[i]] = long_at(file_.item(Section::ShapeAnchors, kAnchor, i), 0);
  const std::vector<std::size_t> texts = file_.positions(Section::TextBoxes, kText);
  const Range all = file_.text_boxes();
  for (std::size_t i = 0; i + 1 < texts.size(); ++i) {
    const std::uint32_t shape = long_at(file_.item(Section::TextBoxes, kText, i), 14);
    const std::size_t begin = all.begin + texts[i], end = std::min(all.begin + texts[i + 1], all.end);
    if (shape != 0 && begin < end) boxes_[shape] = {{begin, end}, false};
  }
}

void Story::read_all() {
  read_range(file_.main());
  tables_.go_to(0);
  for (auto& [shape, box] : boxes_) {
    if (box.placed) continue;
    read_box(box);
    flow_.end_paragraph();
  }
  flow_.close();
  read_notes();
  read_headers();
}

void Story::read_range(Range range) {
  const std::vector<char16_t>& text = file_.text();
  std::size_t begin = range.begin;
  range.end = std::min(range.end, text.size());
  for (std::size_t at = range.begin; at < range.end; ++at) {
    const char16_t c = text[at];
    // The mark of a section's end is the same character as a page break inside a paragraph.
    const bool section = c == kPageMark && section_ends_.count(at + 1);
    if (c != kParagraph && c != kCell && !section) continue;
    read_paragraph({begin, at}, c);
    begin = at + 1;
  }
  if (begin < range.end) {
    read_characters({begin, range.end});
    flow_.end_paragraph(std::exchange(page_field_, false));
  }
}

void Story::read_paragraph(Range range, char16_t mark) {
  const ParagraphProperties properties = file_.paragraph_at(range.end);
  const auto level = static_cast<std::size_t>(properties.level());
  std::size_t until = 0;
  const bool deleted = file_.characters_at(range.end, until).deleted;
  if ((mark == kCell && properties.row_end) || properties.inner_row_end) {
    const std::size_t row_level = std::max<std::size_t>(level, 1);
    // A row is deleted with all its marks; some writers also mark the end of the row before.
    const auto cells = cells_deleted_.extract(row_level);
    if (deleted && !cells.empty() && cells.mapped()) return tables_.drop_row(row_level);
    tables_.end_row(row_level, properties.cells, properties.heading_row);
    return;
  }
  tables_.go_to(mark == kCell ? std::max<std::size_t>(level, 1) : level);
  if (properties.page_break && flow_.depth() == 0) flow_.gap();
  const bool joined = deleted && mark == kParagraph && !properties.inner_cell_end;
  const bool number = properties.list > 0 && !joined;
  read_characters(range);
  if (number) flow_.text().insert(0, lists_.next(properties.list, properties.list_level));
  if (!note_mark_.empty()) flow_.text().insert(0, std::exchange(note_mark_, {}) + " ");
  fields_.end_paragraph();
  // A tracked change took the mark away: the text goes on in the next paragraph.
  if (joined) return;
  if (mark == kPageMark && flow_.text().empty()) {
    if (flow_.depth() == 0) flow_.gap();
    return;
  }
  flow_.end_paragraph(std::exchange(page_field_, false));
  if (mark == kPageMark && flow_.depth() == 0) flow_.gap();
  if (mark == kCell || properties.inner_cell_end) {
    cells_deleted_.try_emplace(tables_.level(), true).first->second &= deleted;
    tables_.end_cell();
  }
}

void Story::read_characters(Range range) {
  CharacterProperties properties;
  std::size_t until = 0;
  for (std::size_t at = range.begin; at < range.end; ++at) {
    if (at >= until) properties = file_.characters_at(at, until);
    const char16_t c = file_.text()[at];
    if (c < 0x20 || properties.special || notes_.count(at)) {
      if (character(c, at, properties)) continue;
    }
    if (c >= 0xD800 && c < 0xDC00) {
      high_surrogate_ = c;
      continue;
    }
    char32_t full = c;
    if (c >= 0xDC00 && c < 0xE000)
      full = high_surrogate_ ? 0x10000 + ((high_surrogate_ - 0xD800u) << 10) + (c - 0xDC00u) : 0xFFFD;
    high_surrogate_ = 0;
    if (full >= 0xF020 && full <= 0xF0FF) {
      if (const char32_t known = office::symbol_character("", full)) full = known;
    }
    if (full != 0xAD && full != 0xFFFE && full != 0xFFFF) put(full, properties);
  }
}

bool Story::character(char16_t c, std::size_t position, const CharacterProperties& properties) {
  switch (c) {
    case kFieldBegin:
    case kFieldSeparator:
    case kFieldEnd:
      field_mark(c);
      return true;
    case kTab:
      put(U'\t', properties);
      return true;
    case kLine:
    case kColumn:
    case kPageMark:
      if (c == kPageMark && flow_.text().empty() && flow_.depth() == 0) flow_.gap();
      put(U'\n', properties);
      return true;
    case kHyphen:
      put(0x2011, properties);
      return true;
    case kSoftHyphen:
      return true;
    case kAutoNote:
      if (notes_.count(position)) note_reference(position, properties);
      return true;
    case kComment:
      flow_.count("comments-dropped", Severity::Info, "comments left out: %");
      return true;
    case kPicture:
      if (properties.picture && !properties.data && !silent()) ++flow_.pictures;
      return true;
    case kDrawing:
      shape(position);
      return true;
    case kSymbolMark:
      if (!properties.special || properties.symbol_font < 0) return false;
      {
        const char32_t known =
            office::symbol_character(file_.font_name(properties.symbol_font), properties.symbol);
        put(known ? known : char32_t{properties.symbol}, properties);
      }
      return true;
    default:
      if (c >= 0x20) {
        if (notes_.count(position)) note_reference(position, properties);
        return false;
      }
      return true;
  }
}

void Story::put(char32_t character, const CharacterProperties& properties) {
  if (silent()) {
    std::string instruction;
    utf8::append(instruction, character);
    return fields_.add_instruction(instruction);
  }
  if (properties.inserted || properties.deleted)
    flow_.count("changes-accepted", Severity::Warning, "tracked changes were read as accepted: % characters");
  if (properties.deleted) return;
  if (properties.hidden) {
    if (!utf8::is_space(character))
      flow_.count("hidden-text-dropped", Severity::Warning, "hidden text left out: % characters");
    return;
  }
  utf8::append(flow_.text(), character);
}

void Story::note_reference(std::size_t position, const CharacterProperties& properties) {
  Note note = notes_[position];
  if (silent() || properties.deleted || properties.hidden) return;
  if (file_.text()[position] == kAutoNote) {
    note.mark = office::superscript(note.endnote ? ++endnotes_ : ++footnotes_);
    flow_.text() += note.mark;
  }
  used_notes_.push_back(std::move(note));
}

void Story::shape(std::size_t position) {
  const auto anchor = anchors_.find(position - file_.main().begin);
  const auto box = anchor == anchors_.end() ? boxes_.end() : boxes_.find(anchor->second);
  if (box == boxes_.end()) {
    ++flow_.pictures;
    return;
  }
  if (!silent()) read_box(box->second);
}

void Story::read_box(Box& box) {
  constexpr int kMaxBoxes = 4;  // boxes inside boxes
  if (box.placed || box_depth_ >= kMaxBoxes) return;
  box.placed = true;
  ++box_depth_;
  flow_.begin_box();
  tables_.begin_side_text();
  office::OpenFields outer = std::exchange(fields_, {});
  read_range(box.text);
  tables_.go_to(0);
  fields_ = std::move(outer);
  tables_.end_side_text();
  flow_.end_box();
  --box_depth_;
}

void Story::field_mark(char16_t c) {
  if (c == kFieldBegin) return fields_.begin(flow_.text().size());
  if (c == kFieldSeparator) return fields_.begin_result(flow_.text().size());
  const auto field = fields_.end();
  if (!field) return;
  if (office::is_page_field(field->instruction)) page_field_ = true;
  if (!silent()) flow_.link(office::hyperlink_target(field->instruction), field->begin);
}

void Story::read_notes() {
  for (const bool endnote : {false, true}) {
    const Range all = endnote ? file_.endnotes() : file_.footnotes();
    // A PLC without items: positions alone.
    const std::vector<std::size_t> texts =
        file_.positions(endnote ? Section::EndnoteTexts : Section::FootnoteTexts, 0);
    for (const Note& note : std::vector<Note>(used_notes_)) {
      if (note.endnote != endnote || note.index + 1 >= texts.size()) continue;
      const Range range{all.begin + texts[note.index], std::min(all.begin + texts[note.index + 1], all.end)};
      if (range.begin >= range.end) continue;
      flow_.begin_note();
      tables_.begin_side_text();
      note_mark_ = note.mark;
      read_range(range);
      tables_.go_to(0);
      tables_.end_side_text();
      note_mark_.clear();
      flow_.end_note(endnote);
    }
  }
}

// [MS-DOC] 2.8.21: six separators of notes, then six texts a section.
void Story::read_headers() {
  constexpr std::size_t kSeparators = 6, kPerSection = 6;
  const std::vector<std::size_t> texts = file_.positions(Section::Headers, 0);
  const Range all = file_.headers();
  for (std::size_t i = kSeparators; i + 1 < texts.size(); ++i) {
    const std::size_t kind = (i - kSeparators) % kPerSection, section = (i - kSeparators) / kPerSection;
    // A text ends with a paragraph mark that only guards it.
    const std::size_t begin = all.begin + texts[i];
    std::size_t end = std::min(all.begin + texts[i + 1], all.end);
    if (begin >= end) continue;
    if (end - begin > 1) --end;
    const bool first = kind >= 4, footer = kind == 2 || kind == 3 || kind == 5;
    if (first && !file_.has_first_page(section)) continue;
    flow_.begin_header();
    tables_.begin_side_text();
    read_range({begin, end});
    tables_.go_to(0);
    tables_.end_side_text();
    if (footer) {
      flow_.end_footer();
    } else if (first && section == 0) {
      flow_.end_letterhead(0);
    } else {
      flow_.end_header();
    }
  }
}

}  // namespace prikaz::extract::doc
