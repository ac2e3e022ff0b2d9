// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The words of one person's name to the nominative: surnames by their endings (lexicon/surname_endings.tsv:
// how each ending of the nominative declines, read backwards), first names and patronymics by the dictionary.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "normalize/morphology.h"
#include "normalize/name.h"
#include "normalize/name/tokens.h"

namespace prikaz::normalize::names {

std::optional<Case> case_of(Government government);

/// True where `tokens` (words and initials alone) are a person's name.
bool looks_like_person(const std::vector<Token>& tokens, std::size_t begin, std::size_t end);

/// A single word that is a surname or a first name before it is anything else («Ивановым», «Димы»).
bool is_lone_person(std::string_view word);

/// True where two or three capitalized words that no dictionary knows but as names stand alone: «Найджелом
/// Фаражем». For what is no town.
bool looks_foreign(const std::vector<Token>& tokens, std::size_t begin, std::size_t end);

/// The same tokens in the nominative, what stands between them as in `text`.
std::string restore_person(std::string_view text, const std::vector<Token>& tokens, std::size_t begin,
                           std::size_t end, Government government, std::string_view position);

/// True where the word may be a surname: capitalized, and no common noun that names a post.
bool may_be_surname(std::string_view word);

/// True where the dictionary knows the capitalized word as a first name before all else.
bool is_first_name(std::string_view word);

/// True where a word alone is spelled as a surname: one of the dictionary, or with a surname's own ending.
bool has_surname_form(std::string_view word);

/// True for «Ивановна», «Петровичем», «оглы» in any case.
bool is_patronymic(std::string_view word);

}  // namespace prikaz::normalize::names
