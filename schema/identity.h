// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The `id` of an order document: region/municipality/kind/date/number, each part a slug (docs/format.md).
#pragma once

#include <string>
#include <string_view>

#include "schema/order_document.h"

namespace prikaz::schema {

/// ICU `Russian-Latin/BGN; Latin-ASCII; Lower`; apostrophes and quotes dropped, every other run outside
/// [a-z0-9] one
/// "-", none at the ends.
std::string slug(std::string_view text);

/// `content_sha256` stands in where the order has neither date nor number.
std::string order_id(const Order& order, std::string_view content_sha256);

}  // namespace prikaz::schema
