// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The string by which one party is known however it is named: lower case, ё as е, without legal form, quotes
// and the place («администрации города …») where the rest tells it; a class of bodies by its abbreviation
// («руководители ОО»).
#pragma once

#include <string>

#include "normalize/party/reading.h"

namespace prikaz::normalize::party {

/// `name`: in the nominative, its abbreviations as written. Own short forms are those of `context`.
std::string key_of(std::string_view name, const PartyContext& context);
/// The same of a name that has been read.
std::string key_of(Sentence name);

/// «администрации города Кунгура»: what key_of leaves out of a body's name because it says where, or empty.
std::string place_of(std::string_view name, const PartyContext& context);

/// «Иванов И.И.», «И. И. Иванов» → «иванов и.и.».
std::string person_key(std::string_view person);

/// True where the two phrases are the same words, of their heads and adjectives in any case.
bool same_phrase(const Tokens& a, const Tokens& b);

}  // namespace prikaz::normalize::party
