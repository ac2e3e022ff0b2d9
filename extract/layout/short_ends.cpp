// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/layout/short_ends.h"

#include <algorithm>
#include <string>
#include <vector>

#include "base/data_file.h"
#include "base/utf8.h"
#include "extract/layout/word_edges.h"
#include "extract/layout/words.h"

extern "C" const char prikaz_data_short_ends[], prikaz_data_short_ends_end[];

namespace prikaz::extract::layout {
namespace {

constexpr int kPartsEnd = -6;  // weight of the end of what is a part of a word
constexpr std::u32string_view kVowels = U"аеёиоуыэюя", kVowelsBehindOb = U"аиоуэ", kMuteEnds = U"ьй",
                              kPredicateEnds = U"нт";

struct ShortEnds {
  std::vector<std::string> first, behind_comma, prepositional, other_case;
  ShortEnds() {
    const std::string_view table(prikaz_data_short_ends, static_cast<std::size_t>(prikaz_data_short_ends_end -
                                                                                  prikaz_data_short_ends));
    each_tsv_row(table, [this](const std::vector<std::string_view>& row) {
      if (row.size() < 2) return;
      if (row[0] == "first") first.emplace_back(row[1]);
      if (row[0] == "behind-comma") behind_comma.emplace_back(row[1]);
      if (row[0] == "prepositional") prepositional.emplace_back(row[1]);
      if (row[0] == "other-case") other_case.emplace_back(row[1]);
    });
  }
};

const ShortEnds& short_ends() {
  static const ShortEnds loaded;
  return loaded;
}

bool ends_with_any(std::string_view word, const std::vector<std::string>& endings) {
  return std::any_of(endings.begin(), endings.end(),
                     [&](const std::string& ending) { return word.ends_with(ending); });
}

bool is_one_of(char32_t letter, std::u32string_view letters) {
  return letters.find(utf8::to_lower(letter)) != std::u32string_view::npos;
}

bool holds_any(std::string_view text, std::u32string_view letters) {
  for (std::size_t i = 0; i < text.size();)
    if (is_one_of(utf8::next(text, i), letters)) return true;
  return false;
}

char32_t first_letter(std::string_view text) {
  std::size_t i = 0;
  return text.empty() ? 0 : utf8::next(text, i);
}

char32_t last_letter(std::string_view text) {
  std::size_t end = text.size();
  return text.empty() ? 0 : utf8::previous(text, end);
}

// «. Орел», «. 5»: the letters before it were a short form.
bool follows_short_form(std::string_view behind) {
  if (!behind.starts_with('.')) return false;
  behind = utf8::trim(behind.substr(1));
  const char32_t next = first_letter(behind);
  return utf8::is_upper(next) || utf8::is_digit(next);
}

// «ГТО», «ЗОЖ» have no cases, of Latin words we do not know.
bool has_no_case(std::string_view word) {
  std::size_t i = 0;
  const char32_t first = utf8::next(word, i);
  return !utf8::is_russian_letter(first) ||
         (utf8::is_upper(first) && i < word.size() && utf8::is_upper(utf8::next(word, i)));
}

bool may_stand_behind_o(std::string_view word) {
  if (has_no_case(word)) return true;
  const std::string folded = utf8::fold(word);
  return ends_with_any(folded, short_ends().prepositional) && !ends_with_any(folded, short_ends().other_case);
}

// By the text behind «о»: the preposition is «об» before vowels, stands before no figure and no other
// preposition, and the next word is in the prepositional.
bool may_be_preposition_o(std::string_view left, std::string_view behind) {
  if (is_one_of(last_letter(left), kVowels) || is_one_of(last_letter(left), kMuteEnds)) return true;
  while (!behind.empty() && static_cast<unsigned char>(behind.front()) <= ' ') behind.remove_prefix(1);
  if (behind.empty()) return false;
  const char32_t next = first_letter(behind);
  if (utf8::is_digit(next) || is_one_of(next, kVowelsBehindOb)) return false;
  const std::string_view word = first_letters(behind);
  if (word.empty()) return true;
  return !is_short_word(word) && may_stand_behind_o(word);
}

}  // namespace

bool begins_no_word(std::string_view letters) {
  const std::string folded = utf8::fold(letters);
  return std::any_of(short_ends().first.begin(), short_ends().first.end(),
                     [&](const std::string& first) { return folded.starts_with(first); });
}

bool is_no_word(std::string_view letters, std::string_view behind) {
  if (begins_no_word(letters)) return true;
  // «км», «кв» are words without vowels.
  return utf8::length(letters) <= kShortEnd && !is_short_word(letters) && !follows_short_form(behind) &&
         (holds_any(letters, kVowels) || holds_any(letters, kMuteEnds) || utf8::length(letters) == 1);
}

bool is_short_end(std::string_view left, bool known, std::string_view end, std::string_view behind) {
  if (is_no_word(end, behind)) return true;
  const std::string folded = utf8::fold(end);
  const std::vector<std::string>& behind_comma = short_ends().behind_comma;
  if (std::find(behind_comma.begin(), behind_comma.end(), folded) != behind_comma.end()) return true;
  const char32_t last = utf8::to_lower(last_letter(left));
  if (folded == "о") {
    if (!may_be_preposition_o(left, behind)) return true;
    // «осведомлен о порядке», «просит о помощи»
    if (is_one_of(last, kPredicateEnds)) return false;
  }
  // «инструменто» + «в», «резер» + «в»; «проведен в школах»
  if (folded == "в" && !is_one_of(last, kVowels) && last != U'р') return false;
  return !known && end_weight(left) <= kPartsEnd;
}

}  // namespace prikaz::extract::layout
