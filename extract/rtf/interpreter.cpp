// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/rtf/interpreter.h"

#include <algorithm>
#include <utility>

#include "base/error.h"
#include "base/utf8.h"
#include "extract/office/list_numbers.h"

namespace prikaz::extract::rtf {
namespace {

// Word itself opens some tens of groups inside each other.
constexpr std::size_t kMaxGroups = 2000;
// "\footnote\ftnalt": an endnote's text follows its mark.
bool endnote_follows(std::string_view rest) {
  constexpr std::size_t kNear = 256;
  rest = rest.substr(0, kNear);
  const std::size_t note = rest.find("\\footnote");
  return note != std::string_view::npos && rest.substr(note).starts_with("\\footnote\\ftnalt");
}

}  // namespace

void Interpreter::run() {
  groups_.emplace_back();
  for (Token token = tokens_.next(); token.kind != Token::Kind::End; token = tokens_.next()) {
    switch (token.kind) {
      case Token::Kind::Open:
        open_group();
        break;
      case Token::Kind::Close:
        close_group();
        break;
      case Token::Kind::Word:
        word(token);
        break;
      case Token::Kind::Symbol:
        control_symbol(token.symbol);
        break;
      default:
        bytes(token.text);
    }
  }
  flush_bytes();
  if (groups_.size() > 1)
    flow_.count("file-truncated", Severity::Warning,
                "the file ends inside an open group: its end is missing");
  while (groups_.size() > 1) close_group();
}

void Interpreter::control_symbol(char symbol) {
  switch (symbol) {
    case '*':
      group().starred = true;
      return;
    case '~':
      return put_character(0xA0);
    case '_':
      return put_character(0x2011);
    default:
      return;
  }
}

void Interpreter::open_group() {
  flush_bytes();
  skip_characters_ = 0;
  if (groups_.size() >= kMaxGroups) throw Error(ErrorCode::LimitExceeded, "groups are nested too deep");
  Group next = group();
  next.opened = false;
  next.starred = false;
  groups_.push_back(next);
}

void Interpreter::close_group() {
  flush_bytes();
  skip_characters_ = 0;
  if (groups_.size() <= 1) return;
  const Group closed = group();
  groups_.pop_back();
  if (closed.opened) leave(closed.destination);
}

bool Interpreter::readable() const {
  switch (groups_.back().destination) {
    case Destination::Skip:
    case Destination::FontTable:
    case Destination::FieldInstruction:
    case Destination::Comment:
    case Destination::Twofold:
      return false;
    default:
      return true;
  }
}

// Raw bytes wait until the font or the group changes: in some code pages two make a character.
void Interpreter::bytes(std::string_view raw) {
  if (skip_characters_ > 0) {
    const std::size_t skipped = std::min(raw.size(), static_cast<std::size_t>(skip_characters_));
    skip_characters_ -= static_cast<int>(skipped);
    raw.remove_prefix(skipped);
  }
  if (raw.empty() || group().destination == Destination::Skip) return;
  pending_ += raw;
}

void Interpreter::flush_bytes() {
  if (pending_.empty()) return;
  if (group().destination == Destination::FontTable)
    return fonts_.add_name(group().font, std::exchange(pending_, {}));
  put(fonts_.decode(std::exchange(pending_, {}), group().font));
}

void Interpreter::put(std::string_view text) {
  switch (group().destination) {
    case Destination::FieldInstruction:
      return fields_.add_instruction(text);
    case Destination::ListText:
      if (list_text_.size() < 256 && !group().deleted && !group().hidden) list_text_ += text;
      return;
    default:
      break;
  }
  if (!readable() || text.empty() || group().deleted) return;
  if (group().hidden) {
    if (!utf8::trim(text).empty())
      flow_.count("hidden-text-dropped", Severity::Warning, "hidden text left out: % places");
    return;
  }
  sync_level();
  flow_.text() += std::exchange(list_text_, {});
  flow_.text() += text;
}

void Interpreter::put_character(char32_t character) {
  flush_bytes();
  if (skip_characters_ > 0) {
    --skip_characters_;
    return;
  }
  std::string text;
  utf8::append(text, character);
  put(text);
}

void Interpreter::unicode(int number) {
  flush_bytes();
  skip_characters_ = 0;
  const char32_t unit = static_cast<char32_t>(number < 0 ? number + 0x10000 : number);
  if (unit >= 0xD800 && unit < 0xDC00) {
    high_surrogate_ = unit;
  } else if (unit >= 0xDC00 && unit < 0xE000) {
    if (high_surrogate_) put_character(0x10000 + ((high_surrogate_ - 0xD800) << 10) + (unit - 0xDC00));
    high_surrogate_ = 0;
  } else if (unit != 0xAD && unit >= 0x20 && unit <= 0x10FFFF) {
    put_character(fonts_.character(unit, group().font));
  }
  skip_characters_ = group().unicode_skip;
}

void Interpreter::word(const Token& token) {
  const WordEntry entry = find_word(token.text);
  if (skip_characters_ > 0 && entry.word == Word::Character) {
    --skip_characters_;
    return;
  }
  if (entry.word == Word::Unknown) {
    if (group().starred) enter(Destination::Skip);
    group().starred = false;
    return;
  }
  if (group().destination == Destination::Skip) return;
  flush_bytes();
  apply(entry, token.has_number, token.number);
  group().starred = false;
}

// {\upr{ANSI text}{\*\ud{the same in Unicode}}}: the second stands for both.
void Interpreter::unicode_twin() {
  if (groups_.size() < 3 || groups_[groups_.size() - 2].destination != Destination::Twofold) return;
  group().destination = groups_[groups_.size() - 3].destination;
}

void Interpreter::count_change() {
  flow_.count("changes-accepted", Severity::Warning, "tracked changes were read as accepted: % places");
}

void Interpreter::apply(const WordEntry& entry, bool has_number, int number) {
  const bool on = !has_number || number != 0;
  const bool font_entry = group().destination == Destination::FontTable;
  if (apply_row(entry.word, number) || apply_destination(entry.word) ||
      fonts_.apply(entry.word, number, font_entry ? group().font : Fonts::kNone))
    return;
  switch (entry.word) {
    case Word::Par:
    case Word::Sect:
    case Word::Page:
      if (!readable()) return;
      // A page break inside a line of text ends that line.
      if (entry.word == Word::Page) {
        if (tables_.level() == 0) flow_.gap();
        if (!flow_.text().empty()) put("\n");
        return;
      }
      // A mark that was deleted or is hidden parts nothing.
      if (entry.word == Word::Par && (group().deleted || group().hidden)) {
        list_text_.clear();
        return;
      }
      end_paragraph();
      if (entry.word == Word::Sect && tables_.level() == 0) flow_.gap();
      return;
    case Word::Line:
      return put("\n");
    case Word::Tab:
      return put("\t");
    case Word::Character:
      return put_character(entry.character);
    case Word::Unicode:
      return unicode(number);
    case Word::UnicodeSkip:
      group().unicode_skip = std::clamp(number, 0, 16);
      return;
    case Word::NoteMark:
      return note_mark();
    case Word::PageNumber:
      page_field_ = true;
      return;
    case Word::Pard:
      group().in_table = false;
      group().level = 0;
      return;
    case Word::Plain:
      group().hidden = group().deleted = false;
      group().font = Fonts::kNone;
      return;
    case Word::Font:
      group().font = number;
      return;
    case Word::InTable:
      group().in_table = on;
      return;
    case Word::TableLevel:
      group().level = std::clamp(number, 0, static_cast<int>(kMaxDepth));
      group().in_table = group().level > 0;
      return;
    case Word::Hidden:
      group().hidden = on;
      return;
    case Word::Deleted:
    case Word::Revised:
      if (entry.word == Word::Deleted) group().deleted = on;
      if (on) count_change();
      return;
    case Word::TitlePage:
      title_page_ = on;
      return;
    default:
      return;
  }
}

bool Interpreter::apply_row(Word word, int number) {
  if ((group().nested_row ? nested_row_ : row_).apply(word, number)) {
    if (word == Word::CellDeleted) count_change();
    return true;
  }
  switch (word) {
    case Word::Cell:
      end_cell(1);
      return true;
    case Word::NestCell:
      end_cell(std::max(group().level, 2));
      return true;
    case Word::Row:
      end_row(1);
      return true;
    case Word::NestRow:
      end_row(static_cast<int>(tables_.level()));
      return true;
    default:
      return false;
  }
}

bool Interpreter::apply_destination(Word word) {
  switch (word) {
    case Word::FontTable:
      enter(Destination::FontTable);
      return true;
    case Word::SkippedDestination:
      enter(Destination::Skip);
      return true;
    case Word::TransparentDestination:
      return true;
    case Word::Picture:
      if (readable()) ++flow_.pictures;
      enter(Destination::Skip);
      return true;
    case Word::Header:
      enter(Destination::Header);
      return true;
    case Word::HeaderFirst:
      enter(title_page_ ? Destination::LetterHead : Destination::Header);
      return true;
    case Word::Footer:
      enter(Destination::Footer);
      return true;
    case Word::Footnote:
      enter(Destination::Note);
      return true;
    case Word::Endnote:
      if (group().destination == Destination::Note) group().destination = Destination::Endnote;
      return true;
    case Word::Field:
      enter(Destination::Field);
      return true;
    case Word::FieldInstruction:
      enter(Destination::FieldInstruction);
      return true;
    case Word::FieldResult:
      if (readable()) fields_.begin_result(flow_.text().size());
      return true;
    case Word::ListText:
      enter(Destination::ListText);
      return true;
    case Word::ShapeText:
      enter(Destination::Box);
      return true;
    case Word::Annotation:
      flow_.count("comments-dropped", Severity::Info, "comments left out: %");
      enter(Destination::Comment);
      return true;
    // Readers that know nested tables leave this out (1.9.1, "Nested Tables").
    case Word::NoNestTables:
      enter(Destination::Skip);
      return true;
    case Word::NestTableProperties:
      group().nested_row = true;
      return true;
    case Word::Upr:
      enter(Destination::Twofold);
      return true;
    case Word::Ud:
      unicode_twin();
      return true;
    default:
      return false;
  }
}

void Interpreter::enter(Destination destination) {
  if (!readable() && destination != Destination::Skip) return;
  if (group().destination == Destination::Skip || groups_.size() <= 1) return;
  group().destination = destination;
  group().opened = true;
  switch (destination) {
    case Destination::Header:
    case Destination::LetterHead:
    case Destination::Footer:
      flow_.begin_header();
      break;
    case Destination::Note:
      flow_.begin_note();
      break;
    case Destination::Box:
      flow_.begin_box();
      break;
    case Destination::Field:
      return fields_.begin(flow_.text().size());
    case Destination::ListText:
      list_text_.clear();
      return;
    default:
      return;
  }
  tables_.begin_side_text();
  group().in_table = false;
  group().level = 0;
}

void Interpreter::leave(Destination destination) {
  switch (destination) {
    case Destination::Header:
      flow_.end_header();
      break;
    case Destination::LetterHead:
      flow_.end_letterhead(flow_.main_size());
      break;
    case Destination::Footer:
      flow_.end_footer();
      break;
    case Destination::Note:
    case Destination::Endnote:
      flow_.end_note(destination == Destination::Endnote);
      break;
    case Destination::Box:
      flow_.end_box();
      break;
    case Destination::Field:
      return end_field();
    case Destination::ListText: {
      // "1.\tab": what parts a number from its text is one space.
      const std::string_view number = utf8::trim(list_text_);
      list_text_ = number.empty() ? std::string() : std::string(number) + " ";
      return;
    }
    default:
      return;
  }
  page_field_ = false;
  tables_.end_side_text();
}

void Interpreter::end_field() {
  const auto field = fields_.end();
  if (!field) return;
  if (office::is_page_field(field->instruction)) page_field_ = true;
  flow_.link(office::hyperlink_target(field->instruction), field->begin);
}

int Interpreter::wanted_level() const {
  const Group& now = groups_.back();
  if (!now.in_table) return 0;
  return std::max(now.level, 1);
}

void Interpreter::sync_level() {
  const auto wanted = static_cast<std::size_t>(wanted_level());
  // Text that already stands in an open paragraph keeps it where it began.
  if (wanted < tables_.level() && !flow_.text().empty()) return;
  tables_.go_to(wanted);
}

void Interpreter::end_paragraph() {
  sync_level();
  flow_.text() += std::exchange(list_text_, {});
  flow_.end_paragraph(std::exchange(page_field_, false));
  fields_.end_paragraph();
}

void Interpreter::end_cell(int level) {
  if (!readable()) return;
  // A cell whose paragraphs forgot to say that they stand in a table.
  Group& now = group();
  const bool told = wanted_level() >= level;
  std::string text;
  if (!told) {
    text = std::exchange(flow_.text(), {});
    now.in_table = true;
    if (level > 1) now.level = level;
  }
  const int before = now.level;
  if (level == 1) now.level = 0;
  sync_level();
  if (!told) flow_.text() = std::move(text);
  flow_.text() += std::exchange(list_text_, {});
  flow_.end_paragraph(std::exchange(page_field_, false));
  now.level = before;
  tables_.end_cell();
}

void Interpreter::end_row(int level) {
  if (!readable() || level < 1) return;
  const RowShape& shape = level > 1 ? nested_row_ : row_;
  tables_.end_row(static_cast<std::size_t>(level), shape.cells(), shape.heading());
}

void Interpreter::note_mark() {
  const auto note = std::find_if(groups_.begin(), groups_.end(), [](const Group& one) {
    return one.destination == Destination::Note || one.destination == Destination::Endnote;
  });
  if (note != groups_.end()) {
    const bool endnote = note->destination == Destination::Endnote;
    put(office::superscript(endnote ? endnotes_ : footnotes_) + " ");
  } else {
    put(office::superscript(endnote_follows(tokens_.rest()) ? ++endnotes_ : ++footnotes_));
  }
}

}  // namespace prikaz::extract::rtf
