// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/rtf/interpreter.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/error.h"
#include "base/utf8.h"
#include "extract/office/code_page.h"
#include "extract/office/field.h"
#include "extract/office/list_numbers.h"

namespace prikaz::extract::rtf {
namespace {

// Word itself opens some tens of groups inside each other.
constexpr std::size_t kMaxGroups = 2000;
constexpr int kMaxNumber = 1'000'000;

// Bytes that are not text by themselves.
constexpr std::array<bool, 256> kSyntax = [] {
  std::array<bool, 256> syntax{};
  for (const char c : {'{', '}', '\\', '\r', '\n', '\t', '\0'}) syntax[static_cast<unsigned char>(c)] = true;
  return syntax;
}();

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

}  // namespace

void Interpreter::run() {
  groups_.emplace_back();
  while (at_ < bytes_.size()) {
    const char c = bytes_[at_];
    switch (c) {
      case '{':
        ++at_;
        open_group();
        break;
      case '}':
        ++at_;
        close_group();
        break;
      case '\\':
        control();
        break;
      case '\r':
      case '\n':
      case '\0':
        ++at_;
        break;
      case '\t':
        ++at_;
        flush_bytes();
        put("\t");
        break;
      default: {
        std::size_t end = at_ + 1;
        while (end < bytes_.size() && !kSyntax[static_cast<unsigned char>(bytes_[end])]) ++end;
        bytes(bytes_.substr(at_, end - at_));
        at_ = end;
      }
    }
  }
  flush_bytes();
  if (groups_.size() > 1)
    flow_.count("file-truncated", Severity::Warning,
                "the file ends inside an open group: its end is missing");
  while (groups_.size() > 1) close_group();
}

void Interpreter::control() {
  ++at_;
  if (at_ >= bytes_.size()) return;
  const char first = bytes_[at_];
  if (!is_letter(first)) {
    ++at_;
    return control_symbol(first);
  }
  const std::size_t begin = at_;
  while (at_ < bytes_.size() && is_letter(bytes_[at_])) ++at_;
  const std::string_view name = bytes_.substr(begin, at_ - begin);
  bool has_number = false, negative = false;
  long long number = 0;
  if (at_ + 1 < bytes_.size() && bytes_[at_] == '-' && is_digit(bytes_[at_ + 1])) {
    negative = true;
    ++at_;
  }
  while (at_ < bytes_.size() && is_digit(bytes_[at_])) {
    has_number = true;
    number = std::min<long long>(number * 10 + (bytes_[at_] - '0'), 1LL << 40);
    ++at_;
  }
  if (at_ < bytes_.size() && bytes_[at_] == ' ') ++at_;
  if (name == "bin") {
    // Bytes that are not RTF.
    at_ += static_cast<std::size_t>(
        std::clamp<long long>(number, 0, static_cast<long long>(bytes_.size() - at_)));
    return;
  }
  if (negative) number = -number;
  word(name, has_number, static_cast<int>(std::clamp<long long>(number, -kMaxNumber, kMaxNumber)));
}

void Interpreter::control_symbol(char symbol) {
  switch (symbol) {
    case '\'': {
      const int high = at_ < bytes_.size() ? hex_digit(bytes_[at_]) : -1;
      const int low = at_ + 1 < bytes_.size() ? hex_digit(bytes_[at_ + 1]) : -1;
      if (high < 0 || low < 0) return;
      at_ += 2;
      const char byte = static_cast<char>(high << 4 | low);
      return bytes({&byte, 1});
    }
    case '*':
      group().starred = true;
      return;
    case '~':
      return put_character(0xA0);
    case '_':
      return put_character(0x2011);
    case '-':
      return;
    case '\\':
    case '{':
    case '}':
      return bytes({&symbol, 1});
    case '\r':
    case '\n':
      return word("par", false, 0);
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
  const std::string raw = std::exchange(pending_, {});
  const Group& now = group();
  if (now.symbol) {
    std::string text;
    const auto font = fonts_.find(now.font);
    for (const char c : raw) {
      const char32_t known = office::symbol_character(font == fonts_.end() ? "symbol" : font->second.name,
                                                      static_cast<unsigned char>(c));
      utf8::append(text, known ? known : static_cast<unsigned char>(c));
    }
    return put(text);
  }
  std::string text;
  office::append_code_page(text, raw, now.page ? now.page : document_page_);
  put(text);
}

void Interpreter::put(std::string_view text) {
  switch (group().destination) {
    case Destination::FieldInstruction: {
      constexpr std::size_t kMaxInstruction = 4096;
      if (!fields_.empty() && fields_.back().instruction.size() < kMaxInstruction)
        fields_.back().instruction += text;
      return;
    }
    case Destination::FontTable:
      return font_name(text);
    case Destination::ListText:
      if (list_text_.size() < 256) list_text_ += text;
      return;
    default:
      break;
  }
  if (!readable() || text.empty()) return;
  if (group().deleted) return;
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
    char32_t known = 0;
    if (unit >= 0xF020 && unit <= 0xF0FF) {
      const auto font = fonts_.find(group().font);
      if (font != fonts_.end()) known = office::symbol_character(font->second.name, unit);
      if (!known) known = office::symbol_character("", unit);
    }
    put_character(known ? known : unit);
  }
  skip_characters_ = group().unicode_skip;
}

// "Times New Roman;": a font's name ends its entry.
void Interpreter::font_name(std::string_view text) {
  Font& font = fonts_[group().font];
  for (const char c : text)
    if (c != ';' && font.name.size() < 64) font.name += c;
}

void Interpreter::word(std::string_view name, bool has_number, int number) {
  const WordEntry entry = find_word(name);
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
  apply(entry, has_number, number);
  group().starred = false;
}

void Interpreter::apply(const WordEntry& entry, bool has_number, int number) {
  const bool on = !has_number || number != 0;
  if (apply_row(entry.word, number) || apply_destination(entry.word) ||
      apply_font(entry.word, has_number, number))
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
      if (on)
        flow_.count("changes-accepted", Severity::Warning, "tracked changes were read as accepted: % places");
      return;
    case Word::TitlePage:
      title_page_ = on;
      return;
    default:
      return;
  }
}

bool Interpreter::apply_font(Word word, bool has_number, int number) {
  switch (word) {
    case Word::Font: {
      group().font = number;
      if (group().destination == Destination::FontTable) return true;
      const auto font = fonts_.find(number);
      group().page = font == fonts_.end() ? 0 : font->second.page;
      group().symbol = font != fonts_.end() && font->second.symbol;
      return true;
    }
    case Word::FontCharset:
      if (group().destination != Destination::FontTable) return true;
      fonts_[group().font].page = office::code_page_of_charset(number);
      fonts_[group().font].symbol = number == office::kSymbolCharset;
      return true;
    case Word::FontCodePage:
      if (group().destination == Destination::FontTable && has_number) fonts_[group().font].page = number;
      return true;
    case Word::AnsiCodePage:
      if (number > 0) document_page_ = number;
      return true;
    case Word::Mac:
      document_page_ = 10000;
      return true;
    case Word::Pc:
      document_page_ = 437;
      return true;
    case Word::Pca:
      document_page_ = 850;
      return true;
    case Word::DefaultFont:
      default_font_ = number;
      return true;
    default:
      return false;
  }
}

bool Interpreter::apply_row(Word word, int number) {
  RowShape& shape = group().nested_row ? nested_row_ : row_;
  switch (word) {
    case Word::RowDefaults:
      shape = {};
      return true;
    case Word::RowLeft:
      if (shape.cells.empty()) shape.left = number;
      return true;
    case Word::MergeFirst:
      return true;
    case Word::MergeNext:
      shape.next.joins_left = true;
      return true;
    case Word::VerticalFirst:
      shape.next.merge = office::Merge::Begin;
      return true;
    case Word::VerticalNext:
      shape.next.merge = office::Merge::Continue;
      return true;
    case Word::RowHeading:
      shape.heading = true;
      return true;
    case Word::CellRight: {
      office::CellShape cell = std::exchange(shape.next, {});
      cell.left = shape.cells.empty() ? shape.left : shape.cells.back().left + shape.cells.back().width;
      cell.width = std::max(number - cell.left, 0);
      if (shape.cells.size() < 4096) shape.cells.push_back(cell);
      return true;
    }
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
      return true;
    case Word::FieldInstruction:
      enter(Destination::FieldInstruction);
      return true;
    case Word::FieldResult:
      enter(Destination::FieldResult);
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
      enter(Destination::Skip);
      return true;
    case Word::Ud:
      group().destination = Destination::Text;
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
    case Destination::FieldInstruction:
      fields_.push_back({});
      return;
    case Destination::FieldResult:
      if (!fields_.empty()) fields_.back().begin = flow_.text().size();
      return;
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
      flow_.end_note();
      break;
    case Destination::Box:
      flow_.end_box();
      break;
    case Destination::FieldInstruction: {
      if (!fields_.empty() && office::is_page_field(fields_.back().instruction)) page_field_ = true;
      return;
    }
    case Destination::FieldResult:
      if (fields_.empty()) return;
      flow_.link(office::hyperlink_target(fields_.back().instruction), fields_.back().begin);
      fields_.pop_back();
      return;
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
  for (OpenField& field : fields_) field.begin = 0;
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
  tables_.end_row(static_cast<std::size_t>(level), shape.cells, shape.heading);
}

void Interpreter::note_mark() {
  const bool in_note = std::any_of(groups_.begin(), groups_.end(),
                                   [](const Group& one) { return one.destination == Destination::Note; });
  if (in_note) {
    put(office::superscript(notes_) + " ");
  } else {
    put(office::superscript(++notes_));
  }
}

}  // namespace prikaz::extract::rtf
