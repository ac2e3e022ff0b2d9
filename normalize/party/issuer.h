// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The lines of an order's heading, joined, to the one body that issues it: «АДМИНИСТРАЦИЯ ГОРОДА КУНГУРА
// ПЕРМСКОГО КРАЯ УПРАВЛЕНИЕ ОБРАЗОВАНИЯ» → «Управление образования администрации города Кунгура»; «…
// НАЧАЛЬНИК ДЕПАРТАМЕНТА ОБРАЗОВАНИЯ» → «Департамент образования администрации …». Also an addressee in any
// case. The result is one phrase in the nominative.
#pragma once

#include <string>
#include <string_view>

namespace prikaz::normalize::party {

std::string issuer_name(std::string_view text);

}  // namespace prikaz::normalize::party
