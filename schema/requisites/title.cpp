// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/requisites/title.h"

#include <algorithm>

#include "base/utf8.h"
#include "schema/requisites/words.h"

namespace prikaz::schema::requisites {

bool has_no_small_letters(std::string_view text) {
  for (std::size_t i = 0; i < text.size();)
    if (const char32_t c = utf8::next(text, i); utf8::is_letter(c) && !utf8::is_upper(c)) return false;
  return true;
}

bool is_capitals(std::string_view text) {
  constexpr std::size_t kFewestLetters = 8;
  std::size_t letters = 0;
  for (std::size_t i = 0; i < text.size();) letters += utf8::is_letter(utf8::next(text, i));
  return letters >= kFewestLetters && has_no_small_letters(text);
}

bool names_act(std::string_view title) {
  const std::size_t space = title.find_last_of(' ');
  if (space == std::string_view::npos) return false;
  const std::string last = utf8::fold(title.substr(space + 1));
  return last == "от" || lexicon().stamp_kinds.count(last) > 0;
}

bool is_quotation(std::string_view title) {
  if (!title.starts_with("«") && !title.starts_with("\"")) return false;
  if (title.starts_with("\"")) return title.size() > 1 && title.ends_with('"');
  int depth = 0;
  for (std::size_t i = 0; i < title.size();) {
    const char32_t c = utf8::next(title, i);
    depth += c == U'«' ? 1 : c == U'»' ? -1 : 0;
    if (depth == 0) return i >= title.size();
  }
  return false;
}

std::string unquoted_title(std::string_view title) {
  std::size_t mark = 0;
  for (const std::string_view quote : {"«", "\""})
    if (title.starts_with(quote)) mark = quote.size();
  const std::string_view inner = title.substr(mark);
  if (is_quotation(title) && open_quotes(inner.substr(0, inner.size() - mark)) == 0)
    return std::string(utf8::trim(inner.substr(0, inner.size() - mark)));
  const bool shared = title.ends_with('"') || title.ends_with("»");
  return std::string(shared ? utf8::trim(inner) : title);
}

int open_quotes(std::string_view text) {
  int depth = 0;
  std::size_t straight = 0;
  for (std::size_t i = 0; i < text.size();) {
    const char32_t c = utf8::next(text, i);
    depth += c == U'«' ? 1 : c == U'»' ? -1 : 0;
    straight += c == U'"';
  }
  return depth + static_cast<int>(straight % 2);
}

}  // namespace prikaz::schema::requisites
