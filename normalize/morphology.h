// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A word to its grammatical readings, and a reading to another form of the word. Three sources, in this
// order: the OpenCorpora dictionary where `scripts/fetch-data` has installed it (file format: docs/data.md),
// our own nouns and declensions (lexicon/head_nouns.tsv, lexicon/declensions.tsv), endings alone.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace prikaz::normalize {

enum class PartOfSpeech : std::uint8_t {
  Noun,
  Adjective,
  Participle,
  Pronoun,
  Numeral,
  Adverb,
  Verb,
  Function,
  Other
};
enum class Case : std::uint8_t {
  Nominative,
  Genitive,
  Dative,
  Accusative,
  Instrumental,
  Prepositional,
  None
};
enum class Gender : std::uint8_t { None, Masculine, Feminine, Neuter };

struct WordTag {
  PartOfSpeech part = PartOfSpeech::Other;
  Case word_case = Case::None;
  Gender gender = Gender::None;  ///< None for plural adjectives and for nouns without singular
  bool plural = false;
  bool animate = false;
  bool indeclinable = false;
  bool superlative = false;
  bool first_name = false;
  bool patronymic = false;
  bool surname = false;
  bool place = false;         ///< a geographical name
  bool organization = false;  ///< a body's own name
  bool abbreviation = false;
  bool rare = false;  ///< archaic, colloquial, an error
  bool operator==(const WordTag&) const = default;
};

enum class WordSource : std::uint8_t { Dictionary, Lexicon, Predicted, Endings };

/// One reading of a word. What stands behind `tag` and `weight` is the analyser's own.
struct WordParse {
  WordTag tag;
  double weight = 0;  ///< share among the readings of this word; they add up to 1
  WordSource source = WordSource::Endings;
  std::string stem;  ///< in CP1251, as the dictionary's keys are
  std::uint16_t paradigm = 0;
  std::uint16_t form = 0;
};

/// All readings of one word without inner hyphens, best first; empty where it is no Russian word. Case does
/// not matter; «е» also finds «ё». Linear in the word, never throws on text.
std::vector<WordParse> parse_word(std::string_view word);

/// The form of the same word with this case and number, lower case UTF-8; empty where there is none. `gender`
/// chooses among the forms of an adjective.
std::string inflect(const WordParse& parse, Case wanted, bool plural, Gender gender = Gender::None);

/// The nominative plural of a noun of head_nouns.tsv that stands in the plural: «учителей» → «учителя».
std::optional<std::string> usual_plural(std::string_view word);

/// The word as its ending alone makes it, whatever dictionaries say.
std::vector<WordParse> parse_unknown_word(std::string_view word);

/// True where the installed dictionary is in use.
bool has_dictionary();
/// For tests: behave as if no dictionary were installed.
void use_dictionary(bool use);
/// Changes when `use_dictionary` does: what was remembered of words is void then.
unsigned dictionary_state();

std::string_view name_of(Case value);  ///< "genitive"
std::string describe(const WordParse& parse);

}  // namespace prikaz::normalize
