// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Who issued the order, out of the lines of its head: «АДМИНИСТРАЦИЯ ГОРОДА КУНГУРА ПЕРМСКОГО КРАЯ /
// УПРАВЛЕНИЕ ОБРАЗОВАНИЯ» is the party «Управление образования администрации города Кунгура».
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "schema/order_document.h"
#include "schema/requisites/heading.h"

namespace prikaz::schema::requisites {

std::optional<PlacedParty> compose_issuer(const std::vector<IssuerLine>& lines);

}  // namespace prikaz::schema::requisites
