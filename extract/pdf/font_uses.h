// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The fonts of a document while its pages are read: which letters their glyphs mean, and samples of what is
// shown in them, by which wrong ones are found (font_letters.h). Private to the Poppler source.
#pragma once

#include <GfxFont.h>

#include <cstdint>
#include <deque>
#include <optional>
#include <unordered_map>

#include "extract/pdf/font_letters.h"
#include "extract/placed/page.h"

class XRef;

namespace prikaz::extract::pdf {

/// What is known of one font of the document.
struct FontUse {
  FontText text;  ///< the beginning of what is shown in it
  std::optional<LetterRepair> repair;
  std::optional<std::unordered_map<std::uint32_t, char32_t>> program;  ///< read when it is first needed
};

/// All fonts of a document, by their place in the file: pages may make their font objects anew.
class FontUses {
 public:
  /// Null for what is beyond a document's usual number of fonts: they are read, but not judged.
  FontUse* of(const GfxFont& font);
  std::deque<FontUse>& all() { return uses_; }

 private:
  std::unordered_map<std::uint64_t, std::size_t> places_;
  std::deque<FontUse> uses_;
};

/// The letters of one page's glyphs, in the order of its content.
class LetterReader {
 public:
  LetterReader(FontUses& fonts, XRef& xref) : fonts_(fonts), xref_(xref) {}
  /// To be called where the font changes.
  void use_font(const GfxFont& font);
  /// What a glyph means after what the file says (`shown`, kNoLetter for nothing), what its font says and
  /// what was found out of that.
  char32_t letter(GfxFont& font, const placed::Glyph& glyph, std::uint32_t code, char32_t shown);

 private:
  FontUses& fonts_;
  XRef& xref_;
  FontUse* use_ = nullptr;
  bool numbers_only_ = false;  ///< of this font Poppler shows the glyphs' numbers
  placed::Glyph last_;         ///< of the sample
  bool parted_ = true;
};

}  // namespace prikaz::extract::pdf
