// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Noun phrases and persons back in the nominative: «администрации Серафимовичского муниципального района» →
// «администрация Серафимовичского муниципального района», «Чеклецову О.Л.» → «Чеклецова О.Л.». By morphology
// (the OpenCorpora dictionary of the npm package `az`, CC BY-SA, mapped where installed) with a suffix
// fallback that works without.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"

namespace prikaz::normalize {

enum class NameKind { Organization, Place, Person, Position, Other };
std::string_view kind_name(NameKind kind);  ///< "organization", …

/// The case that the word before governs, where the caller knows it: «возложить на» accusative, «поручить»
/// dative.
enum class Government { Unknown, Nominative, Genitive, Dative, Accusative, Instrumental, Prepositional };

struct NominativeName {
  std::string name;
  NameKind kind = NameKind::Other;
};

/// A noun phrase in any case to the nominative of the same number. Capital letters, quotes, abbreviations and
/// everything that the head governs stay as they are. Text in the nominative comes back unchanged.
NominativeName to_nominative(std::string_view phrase, Government government = Government::Unknown);

/// A person's name («Чеклецову О.Л.», «О.Л. Чеклецовой», «Иванову Ивану Ивановичу») in the same order and
/// spacing. `position` (in its own case: «заместителя начальника») helps with gender. Names that do not
/// decline stay.
std::string person_to_nominative(std::string_view person, Government government = Government::Unknown,
                                 std::string_view position = {});

struct PersonMatch {
  Span span;         ///< «Чеклецову О.Л.»
  std::string text;  ///< as written
};
/// Persons in running text: a surname with initials in either order, or surname, first name and patronymic.
std::vector<PersonMatch> find_persons(std::string_view text);
bool is_person(std::string_view text);

/// «АДМИНИСТРАЦИЯ ГОРОДА РОСТОВА-НА-ДОНУ» → «Администрация города Ростова-на-Дону»: sentence case with proper
/// names capitalized, known abbreviations kept. Text that is not all capitals comes back unchanged.
std::string to_sentence_case(std::string_view text);

/// A word in the wanted number of a count: unit in the nominative singular («мероприятия» → «мероприятие»).
std::string to_singular_nominative(std::string_view noun);

std::string explain_name(std::string_view phrase);

}  // namespace prikaz::normalize
