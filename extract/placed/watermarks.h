// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Text that lies over a page and belongs to none of its lines: watermarks («ПРОЕКТ», tilted or in huge
// letters across the text), what runs around a round seal.
#pragma once

#include <vector>

#include "extract/placed/page.h"
#include "extract/placed/stamps.h"
#include "extract/placed/words.h"

namespace prikaz::extract::placed {

/// Takes tilted glyphs off a page that is not itself of tilted text.
std::vector<Stamp> take_tilted(Page& page);

/// Takes words out of `words` that are far larger than the others and lie across them.
std::vector<Stamp> take_watermarks(std::vector<Word>& words);

}  // namespace prikaz::extract::placed
