// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalize/repair/passes.h"

#include "base/utf8.h"

namespace prikaz::normalize::repair {

namespace {

// A token without white space that holds one of these is a link or an address as a whole.
constexpr std::u32string_view kLinkMarks[] = {U"://", U"www.", U"@",    U".ru",
                                              U".рф", U".com", U".org", U".net"};

bool is_link(std::u32string_view token) {
  for (const std::u32string_view mark : kLinkMarks) {
    const std::size_t found = token.find(mark);
    if (found == std::u32string_view::npos) continue;
    const std::size_t after = found + mark.size();
    // A domain ends with its suffix; «школы.ру» inside a word does not.
    if (mark[0] != U'.' || (found > 0 && (after == token.size() || !utf8::is_letter(token[after]))))
      return true;
  }
  return false;
}

// Which characters belong to links; empty where none does.
std::vector<bool> find_links(std::u32string_view text) {
  std::vector<bool> result;
  for (std::size_t begin = 0; begin < text.size();) {
    if (utf8::is_space(text[begin])) {
      ++begin;
      continue;
    }
    std::size_t end = begin;
    while (end < text.size() && !utf8::is_space(text[end])) ++end;
    if (is_link(text.substr(begin, end - begin))) {
      result.resize(text.size());
      for (std::size_t i = begin; i < end; ++i) result[i] = true;
    }
    begin = end;
  }
  return result;
}

Findings look_for(std::u32string_view text) {
  Findings found;
  bool link = false;
  const auto at = [&](std::size_t i) { return i < text.size() ? text[i] : char32_t{0}; };
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char32_t c = text[i];
    if ((c >= U'А' && c <= U'я') || c == U' ') continue;
    if (c < 0x80) {
      found.digit |= utf8::is_digit(c);
      found.foreign_letter |= utf8::is_letter(c);
      found.markup |= c == U'<' || c == U'&';
      found.bold |= c == U'*' && at(i + 1) == U'*';
      found.angle_quotes |= (c == U'<' || c == U'>') && at(i + 1) == c;
      const char32_t next = c == U'.' ? at(i + 1) : 0;
      link |= c == U'@' || c == U'w' || (c == U':' && at(i + 1) == U'/') || next == U'r' || next == U'р' ||
              next == U'c' || next == U'o' || next == U'n';
      continue;
    }
    const char32_t before = i > 0 ? text[i - 1] : 0;
    // The lead bytes of two and three byte letters are В…Я and а…п (0xC2…0xEF).
    found.odd_neighbours |= before >= U'В' && before <= U'п';
    found.latin1 |= c >= 0xA8 && c <= 0xFF && c != U'«' && c != U'»';
    found.quotes |= c == U'«';
    found.hidden |= is_hidden(c);
    found.foreign_letter |= (c < 0x400 || c > 0x52F) && utf8::is_letter(c);
  }
  if (link) found.links = find_links(text);
  return found;
}

}  // namespace

const Findings& findings(Text& text) {
  if (!text.findings) text.findings = look_for(text.chars);
  return *text.findings;
}

void Rewriter::copy_until(std::size_t end) {
  result_.chars.append(text_.chars, done_, end - done_);
  for (std::size_t i = done_; i < end; ++i) result_.origin.push_back(text_.origin_of(i));
  done_ = end;
}

void Rewriter::replace(std::size_t begin, std::size_t end, std::u32string_view to, std::string_view why) {
  const std::u32string_view from = std::u32string_view(text_.chars).substr(begin, end - begin);
  const std::uint32_t origin = begin < text_.chars.size() ? text_.origin_of(begin) : 0;
  repairs_.push_back({origin, {narrow(from), narrow(to), std::string(why)}});
  copy_until(begin);
  result_.chars.append(to);
  result_.origin.insert(result_.origin.end(), to.size(), origin);
  done_ = end;
  changed_ = true;
}

void Rewriter::finish() {
  if (!changed_) return;
  copy_until(text_.chars.size());
  text_ = std::move(result_);
}

std::string narrow(std::u32string_view text) {
  std::size_t size = 0;
  for (const char32_t c : text) size += c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
  std::string result;
  result.reserve(size);
  for (const char32_t c : text) utf8::append(result, c);
  return result;
}

std::u32string widen(std::string_view text) {
  std::u32string result;
  result.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) result.push_back(utf8::next(text, i));
  return result;
}

std::u32string fold(std::u32string_view text) {
  std::u32string result(text);
  for (char32_t& c : result) c = fold(c);
  return result;
}

bool is_cyrillic(char32_t c) { return c >= 0x400 && c <= 0x52F; }

bool is_latin(char32_t c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
         (c >= 0xC0 && c <= 0x24F && c != 0xD7 && c != 0xF7);
}

}  // namespace prikaz::normalize::repair
