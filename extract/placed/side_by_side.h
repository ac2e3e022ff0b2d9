// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Two blocks side by side that are no table («СОГЛАСОВАНО | УТВЕРЖДАЮ»): read one after the other.
#pragma once

#include <vector>

#include "extract/placed/words.h"

namespace prikaz::extract::placed {

/// The same words; lines of two such blocks come as the left one's lines, then the right one's.
std::vector<TextLine> read_side_by_side(std::vector<TextLine> lines);

}  // namespace prikaz::extract::placed
