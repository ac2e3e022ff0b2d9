// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What an embedded TrueType font itself says of its glyphs (tables "cmap" and "post" of the OpenType
// specification), or a font of numbered glyphs in the Compact Font Format by the glyphs' names (Adobe
// Technical Note 5176), for files whose fonts come without ToUnicode. Private to the Poppler source.
#pragma once

#include <cstdint>
#include <unordered_map>

class GfxFont;
class XRef;

namespace prikaz::extract::pdf {

/// Character code → letter, as far as the font's program tells; empty where it tells nothing, is of another
/// kind or has more than `kMostFontBytes`.
std::unordered_map<std::uint32_t, char32_t> letters_of_program(GfxFont& font, XRef& xref);

}  // namespace prikaz::extract::pdf
