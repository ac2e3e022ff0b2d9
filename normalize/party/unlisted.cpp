// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalize/party/unlisted.h"

#include <algorithm>
#include <functional>
#include <string>
#include <unordered_map>
#include <vector>

#include "normalize/morphology.h"
#include "normalize/name/lexicon.h"

namespace prikaz::normalize::party {
namespace {

constexpr double kLikelyPerson = 0.2;      // share of the readings of a word
constexpr double kLikelyNoun = 0.02;       // of a word of the dictionary
constexpr double kLikelyPrediction = 0.1;  // of a word that is guessed by its ending

Grammemes grammeme_of(const WordTag& tag) {
  const Gender gender = tag.plural                                  ? Plural
                        : tag.gender == normalize::Gender::Feminine ? Feminine
                        : tag.gender == normalize::Gender::Neuter   ? Neuter
                                                                    : Masculine;
  return grammeme(gender, static_cast<Case>(static_cast<int>(tag.word_case)));
}

bool is_noun(const WordTag& tag) {
  return tag.part == PartOfSpeech::Noun && tag.word_case != normalize::Case::None;
}

bool is_name(const WordTag& tag) { return tag.surname || tag.first_name || tag.patronymic; }

DictionaryNoun read_plain(std::string_view word) {
  DictionaryNoun result;
  double declinable = 0, persons = 0;
  const std::vector<WordParse> parses = parse_word(word);
  for (const WordParse& parse : parses)
    if (parse.tag.word_case != normalize::Case::None || parse.tag.part == PartOfSpeech::Adverb)
      declinable += parse.weight;
  if (declinable <= 0) return result;
  bool adjective = false;
  for (const WordParse& parse : parses) {
    const WordTag& tag = parse.tag;
    adjective |= tag.part == PartOfSpeech::Adjective || tag.part == PartOfSpeech::Participle ||
                 tag.part == PartOfSpeech::Numeral || tag.part == PartOfSpeech::Pronoun;
    if (tag.part == PartOfSpeech::Adjective && parse.source == WordSource::Dictionary &&
        tag.word_case != normalize::Case::None)
      result.adjectives |= grammeme_of(tag);
    if (!is_noun(tag)) continue;
    const bool known = parse.source == WordSource::Dictionary || parse.source == WordSource::Lexicon;
    const double share = parse.weight / declinable;
    if (tag.first_name && tag.word_case == normalize::Case::Nominative && known) result.first_name = true;
    if (is_name(tag)) continue;
    if (parse.source == WordSource::Dictionary && tag.animate) {
      persons += share;
      result.persons |= grammeme_of(tag);
    }
    if (share < (known ? kLikelyNoun : kLikelyPrediction)) continue;
    result.nouns |= grammeme_of(tag);
    result.things |= !tag.animate;
  }
  if (persons < kLikelyPerson) result.persons = 0;
  result.only_noun = result.nouns != 0 && !adjective;
  if (std::any_of(parses.begin(), parses.end(), [](const WordParse& parse) { return is_name(parse.tag); }))
    result.adjectives = 0;  // «Петров»
  return result;
}

// «психологи-консультанты»: both parts decline; «фото-студия»: the first never does.
DictionaryNoun read_hyphenated(std::string_view word, std::size_t hyphen) {
  const std::string_view first = word.substr(0, hyphen);
  DictionaryNoun last = read_plain(word.substr(hyphen + 1));
  last.first_name = false;
  if (names::is_fixed_prefix(first) || first.ends_with("о") || first.ends_with("е")) return last;
  const DictionaryNoun front = read_plain(first);
  last.persons &= front.nouns;
  if (last.nouns & front.nouns) last.nouns &= front.nouns;
  return last;
}

DictionaryNoun analyse(std::string_view folded) {
  constexpr std::size_t kLongestWord = 120;  // bytes
  if (folded.empty() || folded.size() > kLongestWord) return {};
  const std::size_t hyphen = folded.rfind('-');
  return hyphen == std::string_view::npos ? read_plain(folded) : read_hyphenated(folded, hyphen);
}

// Looked up without making a string of the key.
struct ViewHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
};

Noun stand_in(NounType type, PartyKind kind) {
  Noun made;
  made.type = type;
  made.kind = kind;
  made.role = "=";
  made.adjectival = true;
  return made;
}

}  // namespace

DictionaryNoun dictionary_noun(std::string_view folded) {
  constexpr std::size_t kRemembered = 8192;
  thread_local std::unordered_map<std::string, DictionaryNoun, ViewHash, std::equal_to<>> memory;
  thread_local unsigned state = 0;
  if (state != dictionary_state() || memory.size() >= kRemembered) {
    memory.clear();
    state = dictionary_state();
  }
  if (const auto found = memory.find(folded); found != memory.end()) return found->second;
  const DictionaryNoun noun = analyse(folded);
  memory.emplace(folded, noun);
  return noun;
}

const Noun& unlisted_person() {
  static const Noun noun = [] {
    Noun made = stand_in(NounType::Position, PartyKind::Position);
    made.specialty = true;
    return made;
  }();
  return noun;
}

const Noun& unlisted_body() {
  static const Noun noun = [] {
    Noun made = stand_in(NounType::Institution, PartyKind::Organization);
    made.generic = true;
    made.role = "other";
    return made;
  }();
  return noun;
}

}  // namespace prikaz::normalize::party
