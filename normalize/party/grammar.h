// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Gender, number and case as sets of bits, what an ending says of an adjective, and noun phrases put into a
// case. Declensions after A. A. Zaliznyak, Grammatical Dictionary of Russian; only those that heads of
// parties need.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace prikaz::normalize::party {

enum Case : std::uint8_t { Nominative, Genitive, Dative, Accusative, Instrumental, Prepositional };
enum Gender : std::uint8_t { Masculine, Feminine, Neuter, Plural };

/// A set of readings: bit gender * 6 + case.
using Grammemes = std::uint32_t;

constexpr Grammemes grammeme(Gender gender, Case which) { return 1u << (gender * 6 + which); }
constexpr Grammemes in_case(Case which) {
  return grammeme(Masculine, which) | grammeme(Feminine, which) | grammeme(Neuter, which) |
         grammeme(Plural, which);
}
inline constexpr Grammemes kPlural = 0x3Fu << 18;
inline constexpr Grammemes kSingular = 0x3FFFFu;

/// All readings of a folded word as a full adjective or participle by its ending; 0 where it cannot be one.
Grammemes adjective_grammemes(std::string_view folded);

/// True for the endings of active participles («осуществляющие», «показавшими», «обучающихся»).
bool is_participle(std::string_view folded);

enum class EndingTable : std::uint8_t {
  Oblique,
  Persons,
  NoPersons,
  Open,
  Verb,
  NoVerb,
  Compound,
  Deputy,
  Head
};
/// True where the folded word ends in one of the table's endings.
bool has_ending(EndingTable table, std::string_view folded);
/// Length of the longest part of the table that the word begins with, 0 for none: Compound («сельхоз» of
/// «сельхозотдел»), Deputy («зам» of «замначальника»), Head («зав» of «завотделом»).
std::size_t first_part(EndingTable table, std::string_view folded);

/// The adjective, given in the nominative of any gender, in another case; std::nullopt where it has no such
/// ending.
std::optional<std::string> inflect_adjective(std::string_view nominative, Gender gender, Case which);

/// The twelve forms of a noun of a declension: [plural][case]. Empty where there are none.
using NounForms = std::array<std::array<std::string, 6>, 2>;
NounForms decline(std::string_view lemma, std::string_view declension, std::string_view genitive_plural,
                  bool animate);
Gender gender_of(std::string_view declension, std::string_view lemma);

}  // namespace prikaz::normalize::party
