// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Tables whose lines are letters: «│», «├──┼──┤» of a text that was printed as it stands,
// and such a text's lines of dashes.
#pragma once

#include <cstddef>

#include "extract/placed/page.h"

namespace prikaz::extract::placed {

/// Turns box-drawing letters (Unicode, block Box Drawing, U+2500–U+257F) into rulings through their middles,
/// where enough of them stand for a table, and lines of «-----» or «=====» alone. Gives the number of letters
/// taken off the page.
std::size_t rule_by_glyphs(Page& page);

}  // namespace prikaz::extract::placed
