// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/doc/word_file.h"

#include <algorithm>

#include "base/error.h"
#include "base/utf8.h"
#include "extract/office/code_page.h"

namespace prikaz::extract::doc {
namespace {

constexpr std::size_t kFormattedPage = 512;  // of formatted disk pages
constexpr std::size_t kOffsets = 0x9A;
constexpr int kMaxStyleChain = 16;

// [MS-DOC] 2.9.73: bytes 0x80–0x9F of eight-bit pieces are those of code page 1252.
std::vector<char16_t> make_ansi() {
  std::vector<char16_t> table;
  for (int byte = 0; byte < 256; ++byte) {
    std::string text;
    const char c = static_cast<char>(byte);
    if (byte >= 0x80) office::append_code_page(text, {&c, 1}, 1252);
    std::size_t i = 0;
    table.push_back(text.empty() ? static_cast<char16_t>(byte) : static_cast<char16_t>(utf8::next(text, i)));
  }
  return table;
}

}  // namespace

WordFile::WordFile(const CompoundFile& file) {
  main_stream_ = file.read("WordDocument").value_or(std::string());
  if (main_stream_.size() < kOffsets + 8)
    throw Error(ErrorCode::Damaged, "the stream WordDocument is cut off");
  const int version = word_at(main_stream_, 2);
  const int flags = word_at(main_stream_, 10);
  if (flags & 0x0100) throw Error(ErrorCode::Encrypted, "the document is encrypted with a password");
  constexpr int kWord97 = 0x00C1;
  if (word_at(main_stream_, 0) != 0xA5EC || version < kWord97 - 1)
    throw Error(ErrorCode::UnknownFormat,
                "a file of Word 6 or 95, which is older than the format that is known");
  table_stream_ = file.read(flags & 0x0200 ? "1Table" : "0Table").value_or(std::string());
  if (table_stream_.empty()) throw Error(ErrorCode::Damaged, "the table stream is missing");
  data_stream_ = file.read("Data").value_or(std::string());
  read_pieces();
  read_text();
  read_runs(Section::CharacterRuns, false, character_runs_);
  read_runs(Section::ParagraphRuns, true, paragraph_runs_);
  read_styles();
}

std::string_view WordFile::structure(Section section, bool open_ended) const {
  const std::size_t at = kOffsets + static_cast<std::size_t>(section) * 8;
  const std::size_t known = word_at(main_stream_, kOffsets - 2);
  if (static_cast<std::size_t>(section) >= known) return {};
  const std::size_t offset = long_at(main_stream_, at), size = long_at(main_stream_, at + 4);
  if (size == 0) return {};
  return slice(table_stream_, offset, open_ended ? std::string_view::npos : size);
}

std::vector<std::size_t> WordFile::positions(Section section, std::size_t item) const {
  const std::string_view bytes = structure(section);
  std::vector<std::size_t> result;
  if (bytes.size() < 4) return result;
  const std::size_t count = (bytes.size() - 4) / (4 + item);
  for (std::size_t i = 0; i <= count; ++i) result.push_back(long_at(bytes, i * 4));
  return result;
}

std::string_view WordFile::item(Section section, std::size_t item, std::size_t index) const {
  const std::string_view bytes = structure(section);
  if (bytes.size() < 4) return {};
  const std::size_t count = (bytes.size() - 4) / (4 + item);
  return index < count ? slice(bytes, (count + 1) * 4 + index * item, item) : std::string_view{};
}

// [MS-DOC] 2.9.38: property lists, then the table of pieces.
void WordFile::read_pieces() {
  std::string_view text = structure(Section::Text);
  std::vector<std::string_view> lists;
  while (byte_at(text, 0) == 1 && text.size() > 3) {
    lists.push_back(slice(text, 3, word_at(text, 1)));

    text = slice(text, 3 + std::size_t{word_at(text, 1)}, std::string_view::npos);
  }
  if (byte_at(text, 0) != 2) throw Error(ErrorCode::Damaged, "the table of pieces is missing");
  text = slice(text, 5, long_at(text, 1));
  if (text.size() < 4) throw Error(ErrorCode::Damaged, "the table of pieces is cut off");
  const std::size_t count = (text.size() - 4) / 12;
  std::size_t last = 0, total = 0;
  for (std::size_t i = 0; i < count; ++i) {
    const std::uint32_t place = long_at(text, (count + 1) * 4 + i * 8 + 2);
    Piece piece;
    piece.begin = long_at(text, i * 4);
    piece.end = long_at(text, i * 4 + 4);
    piece.wide = !(place & 0x40000000);
    piece.offset = piece.wide ? place & 0x3FFFFFFF : (place & 0x3FFFFFFF) / 2;
    // [MS-DOC] 2.9.188: a fast save leaves a piece's changes as the number of a list.
    const std::uint16_t change = word_at(text, (count + 1) * 4 + i * 8 + 6);
    if ((change & 1) && change / 2u < lists.size()) piece.modifiers = lists[change / 2u];
    if (piece.begin != last || piece.end < piece.begin)
      throw Error(ErrorCode::Damaged, "the pieces of the text overlap");
    last = piece.end;
    total += piece.end - piece.begin;
    pieces_.push_back(piece);
  }
  // Every character takes a byte of the file at least: more are only claimed.
  if (total > main_stream_.size())
    throw Error(ErrorCode::Damaged, "the pieces claim more text than the file holds");
}

void WordFile::read_text() {
  static const std::vector<char16_t> ansi = make_ansi();
  for (const Piece& piece : pieces_) {
    for (std::size_t i = 0; i < piece.end - piece.begin; ++i)
      text_.push_back(piece.wide ? static_cast<char16_t>(word_at(main_stream_, piece.offset + i * 2))
                                 : ansi[byte_at(main_stream_, piece.offset + i)]);
  }
  std::size_t at = 0;
  const auto next = [&](std::size_t field) {
    const std::size_t size = std::min<std::size_t>(long_at(main_stream_, field), text_.size() - at);
    const Range range{at, at + size};
    at += size;
    return range;
  };
  main_ = next(0x4C);
  footnotes_ = next(0x50);
  headers_ = next(0x54);
  next(0x58);  // macros
  next(0x5C);  // comments
  endnotes_ = next(0x60);
  text_boxes_ = next(0x64);
}

// [MS-DOC] 2.9.174, 2.9.33: pages of runs, each with the place of its property list.
void WordFile::read_runs(Section section, bool paragraphs, std::vector<Run>& runs) {
  const std::string_view table = structure(section);
  if (table.size() < 4) return;
  const std::size_t count = (table.size() - 4) / 8;
  const std::size_t entry = paragraphs ? 13 : 1;
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t start =
        std::size_t{long_at(table, (count + 1) * 4 + i * 4) & 0x3FFFFF} * kFormattedPage;
    const std::string_view page = slice(main_stream_, start, kFormattedPage);
    if (page.size() < kFormattedPage) continue;
    const std::size_t rows = byte_at(page, kFormattedPage - 1);
    for (std::size_t row = 0; row < rows; ++row) {
      Run run;
      run.begin = long_at(page, row * 4);
      run.end = long_at(page, row * 4 + 4);
      std::size_t at = std::size_t{byte_at(page, (rows + 1) * 4 + row * entry)} * 2;
      if (at > 0) {
        std::size_t size = byte_at(page, at++);
        if (paragraphs) size = size == 0 ? std::size_t{byte_at(page, at++)} * 2 : size * 2 - 1;
        if (paragraphs && size >= 2) {
          run.style = word_at(page, at);
          at += 2;
          size -= 2;
        }
        run.modifiers = static_cast<std::uint32_t>(start + at);
        run.size = static_cast<std::uint32_t>(std::min(size, kFormattedPage - std::min(at, kFormattedPage)));
      }
      if (run.end > run.begin) runs.push_back(run);
    }
    constexpr std::size_t kMaxRuns = 4'000'000;
    if (runs.size() > kMaxRuns) throw Error(ErrorCode::LimitExceeded, "too many runs of formatting");
  }
  std::stable_sort(runs.begin(), runs.end(), [](const Run& a, const Run& b) { return a.begin < b.begin; });
}

// [MS-DOC] 2.9.271 (STSH) and 2.9.260 (STD).
void WordFile::read_styles() {
  const std::string_view sheet = structure(Section::StyleSheet);
  const std::size_t header = word_at(sheet, 0), count = word_at(sheet, 2), base = word_at(sheet, 4);
  std::size_t at = 2 + header;
  for (std::size_t i = 0; i < count && at < sheet.size(); ++i) {
    const std::size_t size = word_at(sheet, at);
    const std::string_view style = slice(sheet, at + 2, size);
    at += 2 + size;
    Style& made = styles_.emplace_back();
    if (size < base + 2) continue;
    made.paragraph = (word_at(style, 2) & 0xF) == 1;
    made.base = word_at(style, 2) >> 4;
    const std::size_t lists = word_at(style, 4) & 0xF;
    std::size_t place = base + 2 + (std::size_t{word_at(style, base)} + 1) * 2;
    for (std::size_t list = 0; list < lists && place + 2 <= style.size(); ++list) {
      const std::size_t length = word_at(style, place);
      std::string_view modifiers = slice(style, place + 2, length);
      place += 2 + length + length % 2;
      if (made.paragraph && list == 0) {
        made.paragraph_modifiers = slice(modifiers, 2, std::string_view::npos);
      } else if (list == (made.paragraph ? 1u : 0u)) {
        made.character_modifiers = modifiers;
      }
    }
  }
}

const WordFile::Piece* WordFile::piece_at(std::size_t position) const {
  const auto after =
      std::upper_bound(pieces_.begin(), pieces_.end(), position,
                       [](std::size_t value, const Piece& piece) { return value < piece.begin; });
  if (after == pieces_.begin()) return nullptr;
  const Piece& piece = *(after - 1);
  return position < piece.end ? &piece : nullptr;
}

const WordFile::Run* WordFile::run_at(const std::vector<Run>& runs, std::size_t offset) {
  const auto after = std::upper_bound(runs.begin(), runs.end(), offset,
                                      [](std::size_t value, const Run& run) { return value < run.begin; });
  if (after == runs.begin()) return nullptr;
  const Run& run = *(after - 1);
  return offset < run.end ? &run : nullptr;
}

void WordFile::apply_style(std::size_t style, ParagraphProperties& to, int depth) const {
  if (style >= styles_.size() || depth > kMaxStyleChain) return;
  apply_style(styles_[style].base, to, depth + 1);
  apply(styles_[style].paragraph_modifiers, to);
}

bool WordFile::hidden_by_style(std::size_t style, int depth) const {
  if (style >= styles_.size() || depth > kMaxStyleChain) return false;
  const bool base = hidden_by_style(styles_[style].base, depth + 1);
  CharacterProperties properties;
  properties.hidden = base;
  apply(styles_[style].character_modifiers, properties, base);
  return properties.hidden;
}

ParagraphProperties WordFile::paragraph_at(std::size_t position) const {
  ParagraphProperties result;
  const Piece* piece = piece_at(position);
  if (!piece) return result;
  const Run* run = run_at(paragraph_runs_, piece->offset + (position - piece->begin) * (piece->wide ? 2 : 1));
  if (!run) return result;
  apply_style(run->style, result, 0);
  result.style = run->style;
  apply(slice(main_stream_, run->modifiers, run->size), result, data_stream_);
  apply(piece->modifiers, result, data_stream_);
  return result;
}

CharacterProperties WordFile::characters_at(std::size_t position, std::size_t& until) const {
  CharacterProperties result;
  until = position + 1;
  const Piece* piece = piece_at(position);
  if (!piece) return result;
  const std::size_t width = piece->wide ? 2 : 1;
  const std::size_t offset = piece->offset + (position - piece->begin) * width;
  const Run* run = run_at(character_runs_, offset);
  const Run* paragraph = run_at(paragraph_runs_, offset);
  bool base = paragraph && hidden_by_style(paragraph->style, 0);
  if (!run) {
    result.hidden = base;
    apply(piece->modifiers, result, base);
    return result;
  }
  until = std::min(piece->end, position + std::max<std::size_t>((run->end - offset) / width, 1));
  const std::string_view modifiers = slice(main_stream_, run->modifiers, run->size);
  apply(modifiers, result, false);
  if (result.style >= 0) base |= hidden_by_style(static_cast<std::size_t>(result.style), 0);
  if (base) {
    result.hidden = true;
    apply(modifiers, result, true);
  }
  apply(piece->modifiers, result, base);
  return result;
}

// [MS-DOC] 2.9.286 (SttbfFfn), 2.9.81 (FFN).
std::string WordFile::font_name(int font) const {
  const std::string_view fonts = structure(Section::Fonts);
  std::size_t at = 4;
  for (int i = 0; i < font && at < fonts.size(); ++i) at += 1 + std::size_t{byte_at(fonts, at)};
  const std::string_view entry = slice(fonts, at + 1, byte_at(fonts, at));
  std::string name;
  for (std::size_t i = 39; i + 1 < entry.size() && word_at(entry, i) != 0; i += 2)
    utf8::append(name, word_at(entry, i));
  return name;
}

bool WordFile::has_first_page(std::size_t section) const {
  const std::string_view descriptor = item(Section::Sections, 12, section);
  const std::size_t at = long_at(descriptor, 2);
  if (descriptor.empty() || at == 0xFFFFFFFF) return false;
  const std::string_view modifiers = slice(main_stream_, at + 2, word_at(main_stream_, at));
  // sprmSFTitlePage with 1.
  for (std::size_t i = 0; i + 2 < modifiers.size(); ++i)
    if (word_at(modifiers, i) == 0x300A) return byte_at(modifiers, i + 2) != 0;
  return false;
}

}  // namespace prikaz::extract::doc
