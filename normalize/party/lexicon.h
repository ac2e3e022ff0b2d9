// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The words by which parties are known: head nouns with all their forms, abbreviations, legal forms, fields
// of work. Read once from normalize/lexicon/*.tsv, at first use.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "normalize/party.h"
#include "normalize/party/grammar.h"

namespace prikaz::normalize::party {

enum class NounType : std::uint8_t { Authority, Body, Institution, Business, Position, People, Area, Part };

struct Noun {
  std::string_view lemma;
  NounType type = NounType::Part;
  PartyKind kind = PartyKind::Organization;
  std::string_view role;
  Gender gender = Masculine;
  bool needs = false, leader = false, level = false, specialty = false, generic = false, admin = false,
       attributive = false, mass = false, adjectival = false, inner = false, region = false, post = false,
       label = false;
  NounForms forms;
};

/// One reading of a word form.
struct NounReading {
  const Noun* noun = nullptr;
  Grammemes grammemes = 0;
};

/// The readings of a folded word, joined («школы»: genitive singular and nominative plural); of
/// «школ-лидеров» those of its first part, of «пресс-центр» those of its last. noun == nullptr where the word
/// is unknown.
NounReading find_noun(std::string_view folded);

enum class AbbreviationType : std::uint8_t { Class, Body, Field, School, None };

struct GeneralAbbreviation {
  std::string_view short_form;
  std::string_view full;  ///< nominative singular
  bool plural = false;    ///< of a bare use
  AbbreviationType type = AbbreviationType::None;
  PartyKind kind = PartyKind::Group;
  std::string_view role;
  std::string_view genitive, dative;  ///< of fields
};
/// «ОО», «КДН и ЗП»; nullptr where unknown.
const GeneralAbbreviation* find_abbreviation(std::string_view short_form);
/// «МО», «СП» as kinds of territory: only where the words around say so.
const GeneralAbbreviation* find_area_abbreviation(std::string_view short_form);
/// Those whose full form is a class of bodies: for keys, which name a class by its abbreviation.
const std::vector<GeneralAbbreviation>& general_abbreviations();

/// A shortened word with its full stop («зам.» → «заместитель», «г.» → «города»), or one with a dash («р-н»).
struct ShortWord {
  std::string_view full;
  bool place = false;
};
const ShortWord* find_short_word(std::string_view folded_with_stop);

/// True for a word that «(далее – …)» gives to a timing, not to a name («ежегодно»).
bool is_alias_stop(std::string_view folded);

/// A legal form in the nominative: МКОУ → «муниципальное казённое общеобразовательное учреждение».
struct LegalForm {
  std::string full;
  std::string_view role;   ///< empty where the form does not tell
  bool regional = false;   ///< of a level above the municipal one
  bool is_suffix = false;  ///< ДО, ДПО, ВО: only behind a legal form; `full` is in the genitive
};
/// `suffix_follows`: ДО, ДПО … stand behind, so that «О» is «образовательное», not «общеобразовательное».
/// nullptr where the letters spell none. What it points to is kept: of what the pieces can spell there is an
/// end.
const LegalForm* parse_legal_form(std::string_view letters, bool suffix_follows = false);
/// `form.full` in a case; of a form that `parse_legal_form` gave.
const std::string& spelled_out(const LegalForm& form, Case which);
std::optional<LegalForm> parse_legal_suffix(std::string_view letters);

struct Sphere {
  std::string_view role;
  int rank = -1;
};
/// What field a folded word names; rank < 0 where none.
Sphere find_sphere(std::string_view folded, std::string_view next_folded = {});

bool is_role(std::string_view name);
const std::vector<std::string_view>& role_names();

/// A noun phrase in the nominative singular (or plural) to another case and number: «образовательная
/// организация» → «образовательных организаций». std::nullopt where its head is not in the lexicon.
std::optional<std::string> inflect_phrase(std::string_view phrase, Case which, bool plural);
/// The same of an abbreviation's full form, made once; nullptr where there is none.
const std::string* spelled_out(const GeneralAbbreviation& abbreviation, Case which, bool plural);

}  // namespace prikaz::normalize::party
