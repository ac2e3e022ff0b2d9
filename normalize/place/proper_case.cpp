// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalize/place/proper_case.h"

#include "base/utf8.h"
#include "normalize/name/lexicon.h"
#include "normalize/name/readings.h"

namespace prikaz::normalize::places {

std::string proper_case(std::string_view name) {
  if (!is_all_capitals(name)) return std::string(name);
  std::string out;
  bool first = true;
  while (!name.empty()) {
    const std::size_t end = name.find_first_of("- ");
    const std::string_view part = name.substr(0, end);
    const bool link = !first && names::is_preposition(part);
    std::size_t i = 0;
    if (!part.empty() && !link) utf8::append(out, utf8::next(part, i));
    out += utf8::to_lower(part.substr(i));
    if (end == std::string_view::npos) break;
    out += name[end];
    name.remove_prefix(end + 1);
    first = false;
  }
  return out;
}

std::string upper_first(std::string_view word) {
  std::string out;
  std::size_t i = 0;
  if (word.empty()) return out;
  utf8::append(out, utf8::to_upper(utf8::next(word, i)));
  return out + std::string(word.substr(i));
}

}  // namespace prikaz::normalize::places
