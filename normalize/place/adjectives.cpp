// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalize/place/adjectives.h"

#include <algorithm>

#include "normalize/name/lexicon.h"
#include "normalize/name/readings.h"
#include "normalize/place/proper_case.h"
#include "normalize/place/towns.h"

namespace prikaz::normalize::places {
namespace {

bool looks_adjectival(std::string_view nominative) {
  static constexpr std::string_view kEndings[] = {"ий", "ый", "ой", "ая", "яя", "ое", "ее"};
  return std::any_of(std::begin(kEndings), std::end(kEndings),
                     [&](auto e) { return nominative.ends_with(e); });
}

bool contains(const std::vector<Case>& cases, Case wanted) {
  return std::find(cases.begin(), cases.end(), wanted) != cases.end();
}

// «Липицкого» behind which no dictionary stands.
std::optional<std::string> adjective_by_ending(const Item& item, const KindMatch& match) {
  if (contains(match.cases, Case::Nominative) && match.kind->gender == Gender::Masculine &&
      item.folded.ends_with("ой"))
    return proper_case(item.text);  // «Полевской район»
  for (const Reading& reading : read_as_adjective(item.text))
    if (!reading.tag.plural && reading.tag.gender == match.kind->gender &&
        contains(match.cases, reading.tag.word_case))
      return proper_case(restore_letters(item.text, reading.nominative));
  return std::nullopt;
}

}  // namespace

std::optional<std::string> adjective_before(const std::vector<Item>& items, const KindMatch& match) {
  if (match.begin == 0) return std::nullopt;
  const Item& item = items[match.begin - 1];
  if (item.kind != ItemKind::Word || !item.capital || item.quoted != items[match.begin].quoted)
    return std::nullopt;
  const Reading* best = nullptr;
  double score = 0;
  const std::vector<Reading> readings = read_word(item.text);
  for (const Reading& reading : readings) {
    if (names::is_kind_adjective(reading.lemma) || names::is_kind_adjective(reading.nominative))
      return std::nullopt;
    const bool noun = reading.tag.part == PartOfSpeech::Noun;
    const bool proper = reading.tag.surname || reading.tag.place;
    const bool adjective = reading.tag.part == PartOfSpeech::Adjective ||
                           reading.tag.part == PartOfSpeech::Participle || (noun && proper);
    if (noun && !proper && reading.source == WordSource::Dictionary && names::kind_of_noun(reading.lemma))
      return std::nullopt;
    if (!adjective || reading.tag.plural || reading.tag.gender != match.kind->gender) continue;
    if (!contains(match.cases, reading.tag.word_case) || reading.weight <= score) continue;
    score = reading.weight;
    best = &reading;
  }
  if (best && looks_adjectival(best->nominative))
    return proper_case(restore_letters(item.text, best->nominative));
  return adjective_by_ending(item, match);
}

std::string town_of_adjective(const std::vector<Item>& items, std::size_t at) {
  constexpr std::size_t kEnding = 4;  // bytes of two letters
  if (at + 2 >= items.size() || !items[at + 1].folded.starts_with("городск")) return {};
  if (!is_body(items, at + 2) || match_kind(items, at + 1)) return {};
  for (const Reading& reading : read_word(items[at].text)) {
    if (reading.tag.part != PartOfSpeech::Adjective || reading.nominative.size() <= kEnding) continue;
    const std::string stem = reading.nominative.substr(0, reading.nominative.size() - kEnding);
    if (const std::string_view town = town_name(stem); !town.empty()) return std::string(town);
  }
  return {};
}

bool is_neuter_adjective(std::string_view word) {
  const auto& readings = read_word(word);
  return std::any_of(readings.begin(), readings.end(), [](const Reading& reading) {
    return reading.tag.part == PartOfSpeech::Adjective && reading.tag.gender == Gender::Neuter &&
           !reading.tag.plural && reading.tag.word_case == Case::Nominative;
  });
}

bool belongs_to_district(const std::vector<Item>& items, std::size_t at) {
  if (at + 1 >= items.size() || items[at + 1].new_line) return false;
  const auto kind = match_kind(items, at + 1);
  return kind && kind->kind->type && !kind->kind->type->ends_with("поселение") &&
         adjective_before(items, *kind).has_value();
}

bool agreeing_pair(const std::vector<Item>& items, std::size_t at) {
  if (at + 1 >= items.size()) return false;
  const auto first = read_word(items[at].text), second = read_word(items[at + 1].text);
  for (const Reading& a : first) {
    if (a.tag.part != PartOfSpeech::Adjective) continue;
    for (const Reading& b : second)
      if (b.tag.part == PartOfSpeech::Noun && a.tag.word_case == b.tag.word_case &&
          a.tag.plural == b.tag.plural && (a.tag.plural || a.tag.gender == b.tag.gender))
        return true;
  }
  return false;
}

bool nominative_pair(const std::vector<Item>& items, std::size_t at) {
  if (at + 1 >= items.size()) return false;
  const auto first = read_word(items[at].text);
  const auto& second = read_word(items[at + 1].text);
  const auto agrees_with = [&](const WordTag& noun) {
    return std::any_of(first.begin(), first.end(), [&](const Reading& reading) {
      const WordTag& tag = reading.tag;
      return tag.part == PartOfSpeech::Adjective && tag.word_case == Case::Nominative &&
             tag.plural == noun.plural && (tag.plural || tag.gender == noun.gender);
    });
  };
  return std::any_of(second.begin(), second.end(), [&](const Reading& reading) {
    return reading.tag.part == PartOfSpeech::Noun && reading.tag.word_case == Case::Nominative &&
           agrees_with(reading.tag);
  });
}

bool belongs_behind(const std::vector<Item>& items, std::size_t at) {
  if (at + 1 >= items.size() || items[at + 1].kind != ItemKind::Word) return false;
  const auto first = read_word(items[at].text);
  const auto& second = read_word(items[at + 1].text);
  const auto noun_agrees = [&](const WordTag& adjective) {
    return std::any_of(first.begin(), first.end(), [&](const Reading& noun) {
      return noun.tag.part == PartOfSpeech::Noun && noun.source == WordSource::Dictionary &&
             !noun.tag.plural && noun.tag.gender == adjective.gender &&
             noun.tag.word_case == Case::Nominative;
    });
  };
  if (std::any_of(second.begin(), second.end(), [&](const Reading& reading) {
        return reading.tag.part == PartOfSpeech::Adjective && reading.tag.word_case == Case::Nominative &&
               !reading.tag.plural && noun_agrees(reading.tag);
      }))
    return true;
  return !second.empty() && std::all_of(second.begin(), second.end(), [](const Reading& reading) {
    const WordTag& tag = reading.tag;
    return tag.part == PartOfSpeech::Noun && reading.source == WordSource::Dictionary && !tag.surname &&
           (tag.word_case == Case::Genitive || tag.word_case == Case::Accusative);
  });
}

bool town_among(std::string_view word) {
  if (is_known_town(word)) return true;
  for (const Reading& reading : read_word(word))
    if (is_known_town(reading.nominative)) return true;
  return false;
}

}  // namespace prikaz::normalize::places
