// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/roadmap/sections.h"

#include <algorithm>

#include "base/utf8.h"
#include "schema/roadmap/columns.h"
#include "schema/roadmap/numbering.h"

namespace prikaz::schema {
namespace {

struct NumberedTitle {
  std::string number;  // "1", "II", empty
  std::string title;
  std::string style;
};

std::string style_of(const std::string& number) {
  if (number.empty()) return {};
  if (!utf8::is_digit(static_cast<unsigned char>(number[0]))) return "I";
  return std::string(static_cast<std::size_t>(std::count(number.begin(), number.end(), '.')) + 1, '1');
}

// «Раздел 1. Кадры», «Задача 2. …», «Модуль «…»»: a word and its number; the title keeps both.
NumberedTitle split_title(const std::string& number, std::string text) {
  NumberedTitle result;
  if (!number.empty()) {
    result.number = bare_number(number);
    result.title = std::move(text);
    result.style = style_of(result.number);
    return result;
  }
  if (const auto leading = split_leading_number(text)) {
    result.number = bare_number(leading->raw);
    result.style = style_of(result.number);
    result.title = std::string(leading->rest);
    return result;
  }
  const std::size_t space = text.find(' ');
  if (space != std::string::npos) {
    std::string_view rest = utf8::trim(std::string_view(text).substr(space));
    const std::size_t end = rest.find_first_of(". :");
    const std::string_view word = rest.substr(0, end == std::string_view::npos ? rest.size() : end);
    const std::string first = utf8::fold(std::string_view(text).substr(0, space));
    std::size_t i = 0;
    const bool number_like =
        is_row_number(word) && !word.empty() && !utf8::is_russian_letter(utf8::next(word, i));
    if (number_like && first.find_first_of("0123456789.,") == std::string::npos &&
        utf8::starts_with_upper(text)) {
      result.number = bare_number(word);
      result.style = first;
    }
  }
  result.title = std::move(text);
  return result;
}

}  // namespace

void SectionTree::open(const std::string& number, CellText title, const Place& at) {
  NumberedTitle split = split_title(number, std::move(title.text));
  while (split.title.ends_with('.') && !split.title.ends_with("..")) split.title.pop_back();
  std::optional<int> parent;
  const auto same =
      std::find_if(open_.begin(), open_.end(), [&](const Level& l) { return l.style == split.style; });
  const std::size_t dot = split.number.rfind('.');
  const auto prefix = std::find_if(open_.begin(), open_.end(), [&](const Level& l) {
    return dot != std::string::npos && l.number == split.number.substr(0, dot);
  });
  if (prefix != open_.end()) {
    parent = prefix->index;
    open_.erase(prefix + 1, open_.end());
  } else if (same != open_.end()) {
    if (same != open_.begin()) parent = (same - 1)->index;
    open_.erase(same, open_.end());
  } else if (bare_ && !open_.empty()) {
    parent = open_.back().index;
  } else {
    open_.clear();
  }
  Section section;
  if (!split.number.empty()) section.number = split.number;
  section.title = std::move(split.title);
  section.parent = parent;
  section.at = at;
  if (title.raw) section.raw["title"] = *title.raw;
  roadmap_.sections.push_back(std::move(section));
  open_.push_back({split.style, split.number, static_cast<int>(roadmap_.sections.size()) - 1});
  bare_ = true;
}

}  // namespace prikaz::schema
