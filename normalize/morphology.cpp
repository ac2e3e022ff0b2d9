// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalize/morphology.h"

#include <algorithm>
#include <atomic>
#include <cstdio>
#include <memory>

#include "normalize/morphology/cp1251.h"
#include "normalize/morphology/dictionary.h"
#include "normalize/morphology/endings.h"

namespace prikaz::normalize {
namespace {

std::atomic<bool> dictionary_wanted = true;
std::atomic<unsigned> state = 0;

const Dictionary* dictionary() {
  static const std::unique_ptr<const Dictionary> instance = Dictionary::open();
  return dictionary_wanted.load(std::memory_order_relaxed) ? instance.get() : nullptr;
}

void settle(std::vector<WordParse>& parses) {
  double sum = 0;
  for (const WordParse& parse : parses) sum += parse.weight;
  if (sum > 0)
    for (WordParse& parse : parses) parse.weight /= sum;
  std::stable_sort(parses.begin(), parses.end(),
                   [](const WordParse& a, const WordParse& b) { return a.weight > b.weight; });
}

}  // namespace

std::vector<WordParse> parse_word(std::string_view word) {
  const auto bytes = cp1251::from_utf8_lower(word);
  if (!bytes || bytes->empty()) return {};
  const Dictionary* known = dictionary();
  std::vector<WordParse> parses = known ? known->parse(*bytes) : parse_by_endings(*bytes);
  if (known && (parses.empty() || parses.front().source == WordSource::Predicted)) {
    // Our own words come before a guess of the dictionary's.
    std::vector<WordParse> own = parses.empty() ? parse_by_endings(*bytes) : parse_by_lexicon(*bytes);
    if (parses.empty() || !own.empty()) parses = std::move(own);
  }
  settle(parses);
  return parses;
}

std::string inflect(const WordParse& parse, Case wanted, bool plural, Gender gender) {
  const bool own = parse.source == WordSource::Lexicon || parse.source == WordSource::Endings;
  if (own) return cp1251::to_utf8(inflect_by_endings(parse, wanted, plural, gender));
  const Dictionary* known = dictionary();
  return known ? cp1251::to_utf8(known->inflect(parse, wanted, plural, gender)) : std::string();
}

std::optional<std::string> usual_plural(std::string_view word) {
  const auto bytes = cp1251::from_utf8_lower(word);
  if (!bytes) return std::nullopt;
  for (const WordParse& parse : parse_by_endings(*bytes))
    if (parse.source == WordSource::Lexicon && parse.tag.plural && parse.tag.part == PartOfSpeech::Noun)
      return inflect(parse, Case::Nominative, true);
  return std::nullopt;
}

std::vector<WordParse> parse_unknown_word(std::string_view word) {
  const auto bytes = cp1251::from_utf8_lower(word);
  if (!bytes || bytes->empty()) return {};
  std::vector<WordParse> parses = parse_ending_alone(*bytes);
  settle(parses);
  return parses;
}

bool has_dictionary() { return dictionary() != nullptr; }

void use_dictionary(bool use) {
  dictionary_wanted.store(use, std::memory_order_relaxed);
  state.fetch_add(1, std::memory_order_relaxed);
}

unsigned dictionary_state() { return state.load(std::memory_order_relaxed); }

std::string_view name_of(Case value) {
  static constexpr std::string_view kNames[] = {"nominative",   "genitive",      "dative", "accusative",
                                                "instrumental", "prepositional", "none"};
  return kNames[static_cast<std::size_t>(value)];
}

std::string describe(const WordParse& parse) {
  static constexpr std::string_view kParts[] = {"noun",   "adjective", "participle", "pronoun", "numeral",
                                                "adverb", "verb",      "function",   "other"};
  static constexpr std::string_view kGenders[] = {"", " masculine", " feminine", " neuter"};
  static constexpr std::string_view kSources[] = {"dictionary", "lexicon", "predicted", "endings"};
  std::string text(kParts[static_cast<std::size_t>(parse.tag.part)]);
  text += ' ';
  text += name_of(parse.tag.word_case);
  text += kGenders[static_cast<std::size_t>(parse.tag.gender)];
  text += parse.tag.plural ? " plural" : " singular";
  if (parse.tag.animate) text += " animate";
  if (parse.tag.surname) text += " surname";
  if (parse.tag.first_name) text += " first-name";
  if (parse.tag.patronymic) text += " patronymic";
  if (parse.tag.place) text += " place";
  if (parse.tag.indeclinable) text += " indeclinable";
  char weight[32];
  std::snprintf(weight, sizeof weight, " %.3f ", parse.weight);
  return text + weight + std::string(kSources[static_cast<std::size_t>(parse.source)]);
}

}  // namespace prikaz::normalize
