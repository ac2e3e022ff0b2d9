// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The normalized values as JSON: the parts that `prikaz normalize` prints alone and order documents hold.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "normalize/municipality.h"
#include "normalize/party.h"
#include "normalize/target.h"
#include "normalize/timing.h"
#include "schema/json_writer.h"

namespace prikaz::schema::json {

void put_timing(JsonWriter& json, const std::optional<normalize::Timing>& timing);
/// `at`: written as the last key where given.
void put_party(JsonWriter& json, const normalize::Party& party, const Place* at = nullptr);
void put_parties(JsonWriter& json, const std::vector<normalize::Party>& parties);
void put_municipality(JsonWriter& json, const std::optional<normalize::Municipality>& municipality);
void put_targets(JsonWriter& json, const std::vector<normalize::Target>& targets);

}  // namespace prikaz::schema::json
