// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What each token of a cell can be, by the lexicon and by this document's own short forms. The ground of the
// splitter.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <vector>

#include "normalize/party.h"
#include "normalize/party/lexicon.h"
#include "normalize/party/token.h"

namespace prikaz::normalize::party {

enum class WordClass : std::uint8_t {
  Mark,        ///< punctuation
  Number,      ///< «5», «№»
  Noun,        ///< a head noun of the lexicon
  Adjective,   ///< «муниципальный»
  Participle,  ///< «осуществляющие»
  Preposition,
  Conjunction,
  Determiner,   ///< «все», «их»
  Together,     ///< «совместно с»
  Label,        ///< «рекомендовать» before a colon
  Legal,        ///< «МБОУ»
  LegalSuffix,  ///< «ДПО»
  Class,        ///< «ОО», «ШНОР», an own short form of a class
  Body,         ///< «ЦРБ», an own short form of a body
  School,       ///< «СОШ»
  Field,        ///< «ЖКХ», «ВР»
  Acronym,      ///< capitals that nobody knows
  ShortWord,    ///< «зам.», «г.»
  Initial,      ///< «И.», and what a shortened word covers behind its first token
  Other,        ///< any other word
};
std::string_view class_name(WordClass word_class);

struct Reading {
  WordClass word_class = WordClass::Other;
  std::uint8_t length = 1;  ///< tokens: «КДН и ЗП» has three
  std::int16_t own = -1;    ///< index into Sentence::own
  NounReading noun;
  Grammemes adjective = 0;
  Grammemes unlisted = 0;  ///< of Other: what it can be as a noun, by the dictionary
  const GeneralAbbreviation* abbreviation = nullptr;
  const ShortWord* short_word = nullptr;
  Case governed = Genitive;  ///< of Preposition and Together: the case of what follows
};

/// A short form of the document, tokenized.
struct OwnShort {
  const Abbreviation* abbreviation;
  Tokens tokens;
  Tokens full;             ///< of its full form
  std::string nominative;  ///< its full form in the nominative
  bool acronym;            ///< all of its words are capitals or quoted; may stand inside a longer name
  bool is_class;  ///< its full form is headed by a class of bodies or people: «школ с низкими …»
};

/// All short forms of one document. Built once for as long as the same list is asked for.
struct OwnShorts {
  std::vector<Abbreviation> source;
  std::vector<OwnShort> shorts;
};

struct Sentence {
  Tokens tokens;
  std::vector<Reading> readings;
  std::shared_ptr<const OwnShorts> own_shorts;  ///< keeps `own`
  std::span<const OwnShort> own;

  std::size_t size() const { return tokens.size(); }
  /// One behind the end of the person that begins at token i, or i.
  std::size_t person_end(std::size_t i) const;
  bool stands_alone(std::size_t i) const;  ///< a word between commas or line ends, of no known kind
  /// A word of no known kind right behind a post that needs no complement, and nothing behind it.
  bool closes_post(std::size_t i) const;
  /// «Музей К. Лесновой»: one initial right behind an institution; it bears the name.
  bool named_after(std::size_t i) const;
  bool agreed_bracket(std::size_t open) const;  ///< «(по согласованию)»
  bool agreed_words(std::size_t i) const;  ///< «по согласованию» without brackets and with nobody behind «с»
  bool alias_bracket(std::size_t open) const;  ///< «(далее – …)»
};

/// True where the whole cell says that there is no party: «не требуется».
bool names_nobody(std::string_view cell);

/// «т», «д», «др»: words, with a full stop each, that end a list without naming anybody.
bool is_etcetera(std::string_view folded);

Sentence read_sentence(std::string_view text, const PartyContext& context);
/// Tokens [first, last) of a sentence as a sentence of their own, read as they were in it.
Sentence part_of(const Sentence& sentence, std::size_t first, std::size_t last);

}  // namespace prikaz::normalize::party
