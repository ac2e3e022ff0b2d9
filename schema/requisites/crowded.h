// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A whole order on one line, as newspapers and some portals have it: where its lines would begin.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace prikaz::schema::requisites {

/// Byte offsets, ascending, at which the parts of the order in `text` begin: kind word in capitals before its
/// date or number, title, preamble, signature, «Приложение», the plan's title, the table's heading. Empty
/// where the text holds no resolving word.
std::vector<std::size_t> crowded_breaks(std::string_view text);

}  // namespace prikaz::schema::requisites
