// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Towns of Russia: our own list (lexicon/towns.tsv), and GeoNames where `scripts/fetch-data` has installed
// it.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace prikaz::normalize::places {

/// ISO codes of the regions that have a town of this name in our list. Letters fold, «ё» is «е».
const std::vector<std::string>& regions_of_town(std::string_view nominative);

/// The name as our list spells it («Орёл» for «ОРЕЛ»); empty where it is not there.
std::string_view town_name(std::string_view nominative);

/// The only town whose name differs from `written` in the last letters of its words at most: for use without
/// the dictionary («Торжка» → Торжок). Empty where there is none or more than one.
std::string_view town_by_beginning(std::string_view written);

/// True where GeoNames, matched by transliteration, has a settlement of this name (in `iso`, where given).
bool is_settlement(std::string_view nominative, std::string_view iso = {});

/// The region of the town that is meant where none is named; std::nullopt where two could be.
std::optional<std::string> dominant_region(std::string_view nominative);

}  // namespace prikaz::normalize::places
