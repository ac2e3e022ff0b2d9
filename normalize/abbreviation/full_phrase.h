// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Where the noun phrase begins that a short form behind it stands for: by initials (УОиДО = Управление общего
// и дополнительного образования), by the words it repeats («департамент» = Департамент образования …), else
// by the clause.
#pragma once

#include <cstddef>

#include "normalize/party/token.h"

namespace prikaz::normalize::abbreviation {

inline constexpr std::size_t kNoPhrase = static_cast<std::size_t>(-1);
inline constexpr std::size_t kLongestPhrase = 90;  ///< tokens that a full form may have

/// First token of the phrase that ends before token `end` and that the short form, tokens [first, last) of
/// `short_form`, stands for; kNoPhrase where nothing stands before. An alias may be unlike its phrase: then
/// the clause's phrase is it.
std::size_t phrase_of_alias(const party::Tokens& tokens, std::size_t end, const party::Tokens& short_form);

/// The same for capitals in brackets without «далее»: only where every letter is spelled in order and, up to
/// the last of them, every word of weight is used.
std::size_t phrase_of_capitals(const party::Tokens& tokens, std::size_t end, const party::Tokens& short_form);

/// True where the words [first, last) spell the capitals, from the first word on.
bool spells(const party::Tokens& tokens, std::size_t first, std::size_t last,
            const party::Tokens& short_form);

/// «далее», also glued («далее-ШНОР»), «именуемое»: what opens the bracket of a short form.
bool introduces_short_form(std::string_view folded);

/// Words between «далее» and the short form («по тексту», «именуется»).
bool is_marker(std::string_view folded);

}  // namespace prikaz::normalize::abbreviation
