// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What an embedded TrueType font itself says of its glyphs (tables "cmap" and "post" of the OpenType
// specification), for files whose fonts come without ToUnicode. Private to the Poppler source.
#pragma once

#include <cstdint>
#include <unordered_map>

class GfxFont;
class XRef;

namespace prikaz::extract::pdf {

/// Character code → letter, as far as the font's program tells; empty where it tells nothing, is no TrueType
/// or has more than `kMostFontBytes`.
std::unordered_map<std::uint32_t, char32_t> letters_of_program(GfxFont& font, XRef& xref);

}  // namespace prikaz::extract::pdf
