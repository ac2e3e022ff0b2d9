// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// name.h as the party files use it.
#pragma once

#include "normalize/name.h"

// Linked where they are defined; without them a name stays as it is written.
namespace prikaz::normalize {
extern NominativeName to_nominative(std::string_view phrase, Government government) __attribute__((weak));
extern std::string person_to_nominative(std::string_view person, Government government,
                                        std::string_view position) __attribute__((weak));
extern std::string to_sentence_case(std::string_view text) __attribute__((weak));
}  // namespace prikaz::normalize

namespace prikaz::normalize::party {

inline std::string nominative(std::string_view phrase, Government government = Government::Unknown) {
  return to_nominative != nullptr ? to_nominative(phrase, government).name : std::string(phrase);
}
inline std::string nominative_person(std::string_view person, Government government) {
  return person_to_nominative != nullptr ? person_to_nominative(person, government, {}) : std::string(person);
}
inline std::string sentence_case(std::string_view text) {
  return to_sentence_case != nullptr ? to_sentence_case(text) : std::string(text);
}

}  // namespace prikaz::normalize::party
