// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a person wrote as the new value, as JSON for the field it is meant for.
#pragma once

#include <nlohmann/json.hpp>
#include <vector>

#include "corpus/correction.h"
#include "schema/order_document.h"

namespace prikaz::corpus::correction {

/// All readings of the new value, the likeliest first; the caller takes the first that fits the field. A
/// timing and parties may be given as the phrase that should have stood in the cell.
std::vector<nlohmann::ordered_json> read_values(const Correction& correction,
                                                const schema::OrderDocument& document);

}  // namespace prikaz::corpus::correction
