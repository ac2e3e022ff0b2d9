// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Numbers as HTML lists show them (HTML Living Standard, "ol type"; CSS Counter Styles 3).
#pragma once

#include <string>

namespace prikaz::extract::html {

/// `type`: '1' decimal, 'a'/'A' Latin letters, 'i'/'I' Roman. Beyond what the type can write: decimal.
std::string list_number(long value, char type);

}  // namespace prikaz::extract::html
