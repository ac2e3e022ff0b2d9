// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Names of municipalities that are adjectives: «Ленинского муниципального района», «Брянская городская
// администрация», «муниципальное образование Алапаевское».
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "normalize/place/kinds.h"

namespace prikaz::normalize::places {

/// The nominative of the adjective that stands before the kind and agrees with it; std::nullopt where none
/// does.
std::optional<std::string> adjective_before(const std::vector<Item>& items, const KindMatch& match);

/// The town whose adjective stands at item `at` before «городская администрация»; empty where none does.
std::string town_of_adjective(const std::vector<Item>& items, std::size_t at);

/// «Алапаевское», in the nominative.
bool is_neuter_adjective(std::string_view word);

/// «Ленинского района» behind a settlement's name: the word is the adjective of the district that follows it.
bool belongs_to_district(const std::vector<Item>& items, std::size_t at);

/// «Нижнего Новгорода»: an adjective and a noun that agree.
bool agreeing_pair(const std::vector<Item>& items, std::size_t at);

/// An adjective and a noun that agree in the nominative («Филевский парк»).
bool nominative_pair(const std::vector<Item>& items, std::size_t at);
/// Whether the word behind goes on with a name: a common noun in the genitive («Остров Декабристов»), an
/// adjective that agrees («Озеро Долгое»); no person's name.
bool belongs_behind(const std::vector<Item>& items, std::size_t at);
/// True where the word is some form of a town's name.
bool town_among(std::string_view word);

}  // namespace prikaz::normalize::places
