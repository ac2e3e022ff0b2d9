// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The table of regions (lexicon/regions.tsv) and the search for their names in a text.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "normalize/municipality.h"

namespace prikaz::normalize::places {

std::optional<Region> region_by_iso(std::string_view iso);

/// True for the three cities that are regions.
bool is_city(const Region& region);

/// The region whose municipalities' OKTMO codes begin like this one.
std::optional<Region> region_by_oktmo(std::string_view code);

/// The region of exactly this name or form («Пермского края»), nothing else in the text.
std::optional<Region> region_by_name(std::string_view text);

/// Abbreviations that several regions share («РК», «ЧР»): each mention with all regions that it may mean.
struct WeakMention {
  Span span;
  std::vector<Region> regions;
};
std::vector<WeakMention> find_weak_mentions(std::string_view text);

/// True for Moscow, Saint Petersburg and Sevastopol, given without «город»: they are regions.
bool region_by_city(std::string_view proper);

}  // namespace prikaz::normalize::places
