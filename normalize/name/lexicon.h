// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Words that the rules for names need to know: lexicon/name_words.tsv, by class.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "normalize/morphology.h"
#include "normalize/name.h"

namespace prikaz::normalize::names {

/// «организация», «отдел»: what sort of name a head noun (nominative singular, lower case) makes.
std::optional<NameKind> kind_of_noun(std::string_view lemma);

/// «город», «станица»: the name behind it stands in the same case.
bool takes_place_name(std::string_view lemma);

/// «школа», «центр»: the noun behind «МБОУ» that declines with it.
bool is_institution(std::string_view lemma);

/// «учреждение», «организация»: what stands behind it may be its kind in the same case («учреждению школе №
/// 4»).
bool is_legal_noun(std::string_view lemma);

/// «МБОУ», «МКУ», «ФГБОУ»: a legal form, by its letters.
bool is_legal_form(std::string_view token);

/// «СОШ» is feminine: the gender of an institution's abbreviation.
std::optional<Gender> abbreviation_gender(std::string_view token);

/// Known abbreviations that keep their capitals in a text of capitals.
bool keeps_capitals(std::string_view token);

/// «полевский» → «полевской», for adjectives whose ending is stressed.
std::optional<std::string> stressed_adjective(std::string_view nominative);

/// «усть», «верх»: a first part that never declines.
bool is_fixed_prefix(std::string_view part);

/// Adjectives that are part of a kind («муниципальный», «городской»), not of a name. Nominative of any
/// gender.
bool is_kind_adjective(std::string_view nominative);

/// Kinds of territory that follow their name: «район», «область», «поселение».
bool follows_place_name(std::string_view lemma);

/// «на», «под», «де»: a part between hyphens that never declines.
bool is_linking_part(std::string_view part);

/// The capitals of an abbreviation with the ending of a case («ВЦИОМ» of «ВЦИОМа»); empty where it is none.
std::string_view inflected_acronym(std::string_view word);

/// «в», «на», «для»: a preposition.
bool is_preposition(std::string_view word);

/// «исполняющий», «исполняющая»: a participle that stands for a person and has an object.
bool is_governing_participle(std::string_view nominative);

/// «имени», «ул»: the person behind is honoured, not meant.
bool is_dedication(std::string_view word);
/// «Стратегия-2030»: a name whose year is far ahead.
bool is_horizon(std::string_view word);

/// «бен», «фон», «оглы»: a small word inside a person's name.
bool is_name_particle(std::string_view word);

/// A title or post that may stand beside initials: «начальник», «глава».
bool is_post(std::string_view lemma);

}  // namespace prikaz::normalize::names
