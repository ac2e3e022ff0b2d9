// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The proper name of a place to the nominative: «Пятигорска», «Великих Лук», «Клетской», «Ростове-на-Дону».
// What is known as a town in the nominative («Ливны», «Апатиты») stays.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "normalize/morphology.h"
#include "normalize/name/tokens.h"

namespace prikaz::normalize::names {

/// Tokens [begin, end) are the name's words. `cases`: those in which the word before («города») can stand;
/// empty: any. `gender`: of that word, for names that are adjectives.
std::string restore_place_name(std::string_view text, const std::vector<Token>& tokens, std::size_t begin,
                               std::size_t end, const std::vector<Case>& cases, Gender gender);

}  // namespace prikaz::normalize::names
