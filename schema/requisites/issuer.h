// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Who issued the order, out of the lines of its head: «АДМИНИСТРАЦИЯ ГОРОДА КУНГУРА ПЕРМСКОГО КРАЯ /
// УПРАВЛЕНИЕ ОБРАЗОВАНИЯ» is the party «Управление образования администрации города Кунгура».
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "schema/order_document.h"
#include "schema/requisites/heading.h"

namespace prikaz::schema::requisites {

/// The line begins with a body, an area or a legal form, adjectives before it: it may head an issuer's name.
bool begins_issuer(std::string_view line);

std::optional<PlacedParty> compose_issuer(const std::vector<IssuerLine>& lines);

/// The subject of the resolving word, at the end of a preamble: «… в целях подготовки к зиме администрация
/// Унинского района» (постановляет:).
std::optional<PlacedParty> issuer_of_preamble(std::string_view preamble);

/// The lines name a municipality and no body of it.
bool names_area_only(const std::vector<IssuerLine>& lines);

/// The body or institution that a post heads: «Директор МБОУ СОШ № 7» → МБОУ СОШ № 7; nothing for posts of
/// another sort.
std::optional<PlacedParty> issuer_of_post(const std::string& post);

}  // namespace prikaz::schema::requisites
