// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalize/repair/passes.h"

#include "base/utf8.h"

namespace prikaz::normalize::repair {

void Rewriter::copy_until(std::size_t end) {
  result_.chars.append(text_.chars, done_, end - done_);
  result_.origin.insert(result_.origin.end(), text_.origin.begin() + static_cast<std::ptrdiff_t>(done_),
                        text_.origin.begin() + static_cast<std::ptrdiff_t>(end));
  done_ = end;
}

void Rewriter::replace(std::size_t begin, std::size_t end, std::u32string_view to, std::string_view why) {
  const std::u32string_view from = std::u32string_view(text_.chars).substr(begin, end - begin);
  const std::uint32_t origin = begin < text_.origin.size() ? text_.origin[begin] : 0;
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
  std::string result;
  result.reserve(text.size() * 2);
  for (const char32_t c : text) utf8::append(result, c);
  return result;
}

std::u32string widen(std::string_view text) {
  std::u32string result;
  result.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) result.push_back(utf8::next(text, i));
  return result;
}

std::size_t letters_end(std::u32string_view text, std::size_t begin) {
  while (begin < text.size() && utf8::is_letter(text[begin])) ++begin;
  return begin;
}

std::u32string fold(std::u32string_view text) {
  std::u32string result(text);
  for (char32_t& c : result) {
    c = utf8::to_lower(c);
    if (c == U'ё') c = U'е';
  }
  return result;
}

bool is_cyrillic(char32_t c) { return c >= 0x400 && c <= 0x52F; }

bool is_latin(char32_t c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
         (c >= 0xC0 && c <= 0x24F && c != 0xD7 && c != 0xF7);
}

std::vector<bool> protected_characters(std::u32string_view text) {
  // A token without white space that holds one of these is a link or an address as a whole.
  constexpr std::u32string_view kMarks[] = {U"://", U"www.", U"@", U".ru", U".рф", U".com", U".org", U".net"};
  std::vector<bool> result;
  for (std::size_t begin = 0; begin < text.size();) {
    if (utf8::is_space(text[begin])) {
      ++begin;
      continue;
    }
    std::size_t end = begin;
    while (end < text.size() && !utf8::is_space(text[end])) ++end;
    const std::u32string_view token = text.substr(begin, end - begin);
    bool link = false;
    for (const std::u32string_view mark : kMarks) {
      const std::size_t found = token.find(mark);
      if (found == std::u32string_view::npos) continue;
      const std::size_t after = found + mark.size();
      // A domain ends with its suffix; «школы.ру» inside a word does not.
      link |= mark[0] != U'.' || (found > 0 && (after == token.size() || !utf8::is_letter(token[after])));
    }
    if (link) {
      result.resize(text.size());
      for (std::size_t i = begin; i < end; ++i) result[i] = true;
    }
    begin = end;
  }
  return result;
}

}  // namespace prikaz::normalize::repair
