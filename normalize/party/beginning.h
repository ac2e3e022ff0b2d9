// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The two sides of a place where a party may end: what begins on the right, and what the phrase on the left
// lacks.
#pragma once

#include <string>

#include "normalize/party/reading.h"

namespace prikaz::normalize::party {

/// What begins at a token: «[все] муниципальные кураторы», «МБОУ», «ЦРБ», «школьные …», any word.
struct Beginning {
  WordClass word_class = WordClass::Other;
  const Noun* noun = nullptr;
  Grammemes grammemes = 0;  ///< readings on which the adjectives and the head agree
  std::size_t head = 0;     ///< token of the head
  bool adjectives = false;
  bool before_unknown = false;  ///< adjectives, then an abbreviation or a word that the lexicon does not know
  Grammemes unlisted = 0;    ///< a noun of the dictionary that the lexicon does not know, with its adjectives
  bool substantive = false;  ///< adjectives that stand for a noun: none follows («квартальные»)
  PartyKind body_kind = PartyKind::Group;  ///< of a known body's abbreviation
  bool governs = false;  ///< «ответственный за», «подведомственные отделу»: a complement follows the head
  bool heads_units = false;  ///< an abbreviation of a body with departments of its own («УЖКХ»)
  bool oblique_place = false;  ///< a capital word that cannot be a nominative («Гусь-Хрустальному»)

  /// A known beginning of a party in the case: a noun, a legal form, a known short form.
  bool starts_party(Case which) const;
};
Beginning beginning_at(const Sentence& sentence, std::size_t i);

/// The phrase so far, token by token.
struct LeftPhrase {
  std::size_t head = static_cast<std::size_t>(-1);
  std::size_t last = static_cast<std::size_t>(-1);  ///< one behind its last token
  WordClass head_class = WordClass::Other;
  const Noun* head_noun = nullptr;
  Grammemes head_grammemes = 0;  ///< before there is a head, of its last adjective
  WordClass last_class = WordClass::Other;
  bool adjectives = false;  ///< stood before the head
  bool has_complement = false;
  bool complement_is_body = false;  ///< «руководители ШНОР», «главы поселений»
  bool complement_by_preposition = false;  ///< «заместитель директора по ВР»
  bool dangling = false;   ///< ends in a preposition, an adjective, «№», a legal form without a name
  bool wants = false;      ///< the head says nothing without its complement, and has none yet
  bool closed = false;     ///< ends in a quoted name, a number, «(по согласованию)»
  bool in_clause = false;  ///< behind «…, осуществляющие»
  bool last_is_head = false, last_is_area = false;
  bool governed_last = false;       ///< a preposition stands right before the last token
  const Noun* last_noun = nullptr;  ///< where the last token is a known noun
  Grammemes last_grammemes = 0;
  std::uint8_t tail = 0;                   ///< the cases in which its complement may go on, a bit each
  PartyKind body_kind = PartyKind::Group;  ///< of a head that is a known body's abbreviation
  bool numbered = false;                   ///< ends in «№ 5»
  bool only_person = false, has_person = false;
  bool agreed = false, all_agreed = false;

  /// Tokens [i, next) join the phrase; `right` is what begins at i.
  void advance(const Sentence& sentence, std::size_t i, std::size_t next, const Beginning& right);
  bool plural_leader() const;  ///< «руководители», «директора»
  bool names_class() const;    ///< no single body or post: its head is a plural or a class
  bool governs_persons() const;  ///< «заместитель директора», «член комиссии»
  bool agrees_with(const Beginning& attribute) const;
  /// Whether a noun of these readings may go on with the complement («услуг» behind «отдел рынка,»).
  bool goes_on_with(Grammemes noun) const;
  bool last_is_acronym() const;
  std::string describe() const;

 private:
  void add_tail(Grammemes noun);
  void add_noun(const Sentence& sentence, std::size_t i, const Noun* noun, Grammemes grammemes,
                WordClass word_class);
  bool governs_accusative_ = false;
};

bool may_be_nominative(
    std::string_view folded);  ///< of an unknown noun: no ending that only oblique cases have
bool plural_of_persons(std::string_view folded);  ///< «волонтёры», «наблюдатели»
bool ends_in_consonant(std::string_view folded);

}  // namespace prikaz::normalize::party
