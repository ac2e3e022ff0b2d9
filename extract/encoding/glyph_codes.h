// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What codes of fonts mean that no charset of ICU has: those of LaTeX's T2A (tex_t2a.tsv) and glyph numbers
// in the order of the Macintosh (glyph_order.tsv).
#pragma once

#include <unordered_map>

#include "extract/encoding/cyrillic.h"

namespace prikaz::extract {

/// T2A, the encoding of Cyrillic fonts in LaTeX; U+FFFD where it has nothing.
const ByteTable& tex_table();

/// Signs beyond ASCII by their glyph numbers.
const std::unordered_map<char32_t, char32_t>& macintosh_glyph_signs();

}  // namespace prikaz::extract
