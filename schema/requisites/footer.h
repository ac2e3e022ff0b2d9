// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Kind, number and date that a portal prints below an order's text instead of in its head.
#pragma once

#include <cstddef>

#include "schema/lines.h"
#include "schema/requisites/heading.h"
#include "schema/requisites/rows.h"

namespace prikaz::schema::requisites {

/// «… Глава района А.Б. Иванов / Постановление / 348 / 18 мая 2009 года»: where the head says neither number
/// nor date and such lines stand behind row `from`, they fill `heading` and leave `rows`, with the further
/// dates (of publication) and what follows them.
void take_footer(Rows& rows, std::size_t from, Heading& heading, CoverageMap& coverage);

}  // namespace prikaz::schema::requisites
