// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalize/party/cell.h"

#include <algorithm>

#include "base/utf8.h"
#include "normalize/name.h"
#include "normalize/party/lexicon.h"
#include "normalize/party/token.h"
#include "normalize/repair/passes.h"

namespace prikaz::normalize::party {
namespace {

// Whether a pass of the repair may find something to do. Cells come by the ten thousand and nearly all of
// them are plain Russian: a walk over the bytes is much cheaper than the passes.
bool may_be_damaged(std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const unsigned char byte = static_cast<unsigned char>(text[i]);
    if (byte == ' ' || (byte >= 0x80 && byte < 0xC2) || byte == 0xD0 || byte == 0xD1)
      continue;  // most are these
    const bool latin = (byte >= 'A' && byte <= 'Z') || (byte >= 'a' && byte <= 'z');
    if (latin || byte == '<' || byte == '>' || byte == '*' || byte == '&' || byte == '_') return true;
    if (byte == '-' && i > 0 && text[i - 1] != ' ' && text[i - 1] != '\n')
      return true;  // «образо- вания», «пожи-лых»
    if (byte < 0xC2) continue;
    const unsigned char next = i + 1 < text.size() ? static_cast<unsigned char>(text[i + 1]) : 0;
    if (byte == 0xC2 && (next == 0xAB || next == 0xBB || next == 0xA0)) continue;  // « » and a fixed space
    if (byte == 0xE2 && (next == 0x80 || next == 0x84) && i + 2 < text.size()) {   // dashes, quotes, №
      const unsigned char last = static_cast<unsigned char>(text[i + 2]);
      const bool invisible = next == 0x80 && last >= 0x8B && last <= 0x8F;
      const bool low_quote = next == 0x80 && last == 0x9E;  // «в„–»
      if (!invisible && !low_quote) continue;
    }
    return true;
  }
  return false;
}

// No small letter, and a word that names a party is among the capitals: abbreviations alone are none.
bool is_shouted(std::string_view text) {
  constexpr std::size_t kShortestWord = 10;  // bytes
  constexpr std::size_t kLongestCell = 4000;
  if (text.size() > kLongestCell) return false;
  for (std::size_t i = 0; i < text.size();) {
    const char32_t c = utf8::next(text, i);
    if (utf8::is_letter(c) && !utf8::is_upper(c)) return false;
  }
  const Tokens tokens = tokenize(text);
  for (std::size_t i = 0; i < tokens.size(); ++i)
    if (tokens[i].kind == TokenKind::Word && tokens.word(i).size() >= kShortestWord &&
        find_noun(tokens.word(i)).noun != nullptr)
      return true;
  return false;
}

bool is_small_letter(std::string_view text, std::size_t at) {
  if (at >= text.size()) return false;
  const char32_t c = utf8::next(text, at);
  return utf8::is_letter(c) && !utf8::is_upper(c);
}

}  // namespace

CleanCell::CleanCell(std::string_view written) : written_(written) {
  if (may_be_damaged(written) && repair()) {
    join_compounds();
    sound_ = text_ == written_;
  }
  lower_capitals();
}

// «РУКОВОДИТЕЛИ ШКОЛ И ДЕТСКИХ САДОВ»: words that are no abbreviations.
void CleanCell::lower_capitals() {
  if (!is_shouted(text())) return;
  std::string calm = to_sentence_case(text());
  if (calm.size() != text().size() || calm == text()) return;
  recased_ = true;
  text_ = std::move(calm);
}

// False where there is nothing to undo, and no compound to join either.
bool CleanCell::repair() {
  repair::Repairs repairs;
  const repair::Text repaired = repair::run_passes(written_, repairs);
  if (repairs.empty() && utf8::is_valid(written_) && written_.find("-\n") == std::string_view::npos)
    return false;
  std::vector<Span> characters;
  for (std::size_t i = 0; i < written_.size();) {
    const std::size_t begin = i;
    utf8::next(written_, i);
    characters.push_back({begin, i});
  }
  for (std::size_t k = 0; k < repaired.chars.size(); ++k) {
    utf8::append(text_, repaired.chars[k]);
    const std::size_t origin = std::min<std::size_t>(repaired.origin_of(k), characters.size() - 1);
    origins_.resize(text_.size(), characters[origin]);
  }
  return true;
}

// «социально-» / «педагогическая»: the repair keeps the hyphen of a compound and the line end behind it.
void CleanCell::join_compounds() {
  std::string joined;
  std::vector<Span> origins;
  for (std::size_t i = 0; i < text_.size(); ++i) {
    joined += text_[i];
    origins.push_back(origins_[i]);
    if (text_[i] != '-' || i == 0 || i + 2 >= text_.size() || text_[i + 1] != '\n') continue;
    std::size_t before = i;
    const char32_t last = utf8::previous(text_, before);
    if (utf8::is_letter(last) && !utf8::is_upper(last) && is_small_letter(text_, i + 2)) ++i;
  }
  text_ = std::move(joined);
  origins_ = std::move(origins);
}

std::string_view CleanCell::written(Span span) const {
  if (sound_) return span.of(written_);
  if (span.begin >= span.end || span.end > origins_.size()) return {};
  // What was replaced as a whole has the origin of its first character: it ends where the next one begins.
  const std::size_t begin = origins_[span.begin].begin;
  const std::size_t next = span.end < origins_.size() ? origins_[span.end].begin : written_.size();
  const std::size_t end = std::max(origins_[span.end - 1].end, next);
  return utf8::trim(written_.substr(begin, end - begin));
}

}  // namespace prikaz::normalize::party
