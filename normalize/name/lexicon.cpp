// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalize/name/lexicon.h"

#include <unordered_map>
#include <unordered_set>

#include "base/data_file.h"
#include "base/utf8.h"

extern "C" const char prikaz_data_name_words[], prikaz_data_name_words_end[];

namespace prikaz::normalize::names {
namespace {

using Words = std::unordered_set<std::string>;

const std::unordered_map<std::string, Words>& classes() {
  static const auto instance = [] {
    std::unordered_map<std::string, Words> table;
    each_tsv_row({prikaz_data_name_words, prikaz_data_name_words_end}, [&](const auto& fields) {
      if (fields.size() < 2) return;
      Words& words = table[std::string(fields[0])];
      std::string_view list = fields[1];
      while (!list.empty()) {
        const std::size_t space = list.find(' ');
        if (space != 0) words.insert(utf8::fold(list.substr(0, space)));
        list.remove_prefix(space == std::string_view::npos ? list.size() : space + 1);
      }
    });
    return table;
  }();
  return instance;
}

bool has(const char* name, std::string_view word) {
  const auto words = classes().find(name);
  return words != classes().end() && words->second.contains(utf8::fold(word));
}

// The last part of a compound tells its kind: «школа-интернат», «горисполком» is listed whole.
std::string_view last_part(std::string_view lemma) {
  const std::size_t hyphen = lemma.rfind('-');
  return hyphen == std::string_view::npos ? lemma : lemma.substr(hyphen + 1);
}

// Eats one of the letters from the front, if it is there.
bool take(std::string_view& rest, std::initializer_list<std::string_view> pieces) {
  for (const std::string_view piece : pieces)
    if (rest.starts_with(piece)) {
      rest.remove_prefix(piece.size());
      return true;
    }
  return false;
}

}  // namespace

std::optional<NameKind> kind_of_noun(std::string_view lemma) {
  for (const std::string_view word : {lemma, lemma.substr(0, lemma.find('-')), last_part(lemma)}) {
    if (has("position", word)) return NameKind::Position;
    if (has("organization", word) || has("institution", word)) return NameKind::Organization;
    if (has("place", word) || has("place-before-name", word) || has("place-after-name", word))
      return NameKind::Place;
  }
  return std::nullopt;
}

bool takes_place_name(std::string_view lemma) {
  return has("place-before-name", lemma) || has("place-before-name", lemma.substr(0, lemma.find('-')));
}
bool is_legal_noun(std::string_view lemma) { return has("legal-noun", lemma); }
bool is_institution(std::string_view lemma) {
  return has("institution", lemma) || has("institution", last_part(lemma));
}

// Level (Ф О К Р Г М Ч Н), kind (Б А К), sphere (О ДО ПО ОО), У; or one of the list.
bool is_legal_form(std::string_view token) {
  if (has("legal-form", token)) return true;
  const auto parses = parse_word(token);
  if (!parses.empty() && parses.front().source == WordSource::Dictionary) return false;  // «ГОДУ»
  std::string_view rest = token;
  if (!take(rest, {"ФГ", "ОГ", "КГ", "РГ", "ГО", "МО", "Ф", "О", "К", "Р", "Г", "М", "Ч", "Н"})) return false;
  take(rest, {"Б", "А", "К"});
  take(rest, {"ДО", "ПО", "ОО", "О", "Д", "Н", "В"});
  take(rest, {"О", "В"});
  return rest == "У" && utf8::length(token) >= 2;
}

std::optional<Gender> abbreviation_gender(std::string_view token) {
  if (has("abbreviation-feminine", token)) return Gender::Feminine;
  if (has("abbreviation-masculine", token)) return Gender::Masculine;
  if (has("abbreviation-neuter", token)) return Gender::Neuter;
  return std::nullopt;
}

bool keeps_capitals(std::string_view token) {
  return has("capitals", token) || abbreviation_gender(token).has_value() || is_legal_form(token);
}

std::optional<std::string> stressed_adjective(std::string_view nominative) {
  const std::string_view last = nominative;
  constexpr std::size_t kEnding = 4;  // bytes of two letters
  if (last.size() <= kEnding || !(last.ends_with("ий") || last.ends_with("ый"))) return std::nullopt;
  if (!has("stressed-adjective", std::string(last.substr(0, last.size() - kEnding)) + "ой"))
    return std::nullopt;
  return std::string(nominative.substr(0, nominative.size() - kEnding)) + "ой";
}

bool is_linking_part(std::string_view part) { return has("linking-part", part); }

std::string_view inflected_acronym(std::string_view word) {
  constexpr std::size_t kLongestEnding = 6;  // bytes
  std::size_t end = 0, capitals = 0;
  while (end < word.size()) {
    std::size_t next = end;
    if (!utf8::is_upper(utf8::next(word, next))) break;
    end = next;
    ++capitals;
  }
  const bool inflected = capitals >= 2 && end < word.size() && word.size() - end <= kLongestEnding &&
                         has("acronym-ending", word.substr(end));
  return inflected ? word.substr(0, end) : std::string_view();
}

bool is_fixed_prefix(std::string_view part) { return has("fixed-prefix", part); }
bool is_kind_adjective(std::string_view nominative) {
  constexpr std::size_t kEnding = 4;  // bytes of two letters
  if (nominative.size() <= kEnding) return false;
  const std::string stem(nominative.substr(0, nominative.size() - kEnding));
  return has("kind-adjective", stem + "ый") || has("kind-adjective", stem + "ий") ||
         has("kind-adjective", stem + "ой");
}
bool follows_place_name(std::string_view lemma) { return has("place-after-name", lemma); }
bool is_preposition(std::string_view word) { return has("preposition", word); }
bool is_governing_participle(std::string_view nominative) { return has("governing-participle", nominative); }
bool is_name_particle(std::string_view word) { return has("name-particle", word); }
bool is_dedication(std::string_view word) { return has("dedication", word); }
bool is_horizon(std::string_view word) { return has("horizon", word); }
bool is_post(std::string_view lemma) { return has("position", lemma); }

}  // namespace prikaz::normalize::names
