// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A proper name in capitals as it is usually written: «РОСТОВА-НА-ДОНУ» → «Ростова-на-Дону».
#pragma once

#include <string>
#include <string_view>

namespace prikaz::normalize::places {

/// Words that are not all capitals come back unchanged.
std::string proper_case(std::string_view name);

/// The word with a capital first letter.
std::string upper_first(std::string_view word);

}  // namespace prikaz::normalize::places
