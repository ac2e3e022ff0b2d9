// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/pdf/font_uses.h"

#include <cmath>
#include <string>

#include "base/utf8.h"
#include "extract/pdf/font_program.h"

namespace prikaz::extract::pdf {
namespace {

using placed::Direction;
using placed::Glyph;

constexpr std::size_t kMostFonts = 256;
constexpr std::size_t kMostSampled = 1'000;  // glyphs of one font, enough to tell a language
constexpr float kSampleGap = 0.25f;          // of the font size: where words part in the samples

// A font of numbered glyphs without a map to letters.
bool has_only_numbers(const GfxFont& font) {
  if (!font.isCIDFont() || font.hasToUnicodeCMap()) return false;
  const GooString* collection = static_cast<const GfxCIDFont&>(font).getCollection();
  return collection && collection->toStr() == "Adobe-Identity";
}

// pdfTeX and dvips name the glyphs of bitmap fonts by their codes: «a192».
bool is_of_tex(const GfxFont& font) {
  if (font.getType() != fontType3) return false;
  bool named = false;
  for (int code = 0; code < 256; ++code) {
    const char* name = static_cast<const Gfx8BitFont&>(font).getCharName(code);
    if (!name || std::string_view(name) == ".notdef") continue;
    if (name != "a" + std::to_string(code)) return false;
    named = true;
  }
  return named;
}

bool part_words(const Glyph& last, const Glyph& glyph) {
  if (last.direction != glyph.direction) return true;
  float gap = 0;
  switch (glyph.direction) {
    case Direction::Right:
      gap = glyph.x0 - last.x1;
      break;
    case Direction::Left:
      gap = last.x0 - glyph.x1;
      break;
    case Direction::Down:
      gap = glyph.y0 - last.y1;
      break;
    case Direction::Up:
      gap = last.y0 - glyph.y1;
      break;
  }
  return std::fabs(gap) > kSampleGap * glyph.size ||
         std::fabs(glyph.baseline - last.baseline) > kSampleGap * glyph.size;
}

}  // namespace

FontUse* FontUses::of(const GfxFont& font) {
  const Ref id = *font.getID();
  const std::uint64_t key = static_cast<std::uint64_t>(static_cast<std::uint32_t>(id.num)) << 32 |
                            static_cast<std::uint32_t>(id.gen);
  const auto found = places_.find(key);
  if (found != places_.end()) return &uses_[found->second];
  if (uses_.size() >= kMostFonts) return nullptr;
  places_.emplace(key, uses_.size());
  FontUse& use = uses_.emplace_back();
  const std::string name = font.getName().value_or("");
  use.text.name = utf8::is_valid(name) ? utf8::squeeze(name) : "?";
  use.text.single_byte = !font.isCIDFont();
  use.text.tex = is_of_tex(font);
  return &use;
}

void LetterReader::use_font(const GfxFont& font) {
  use_ = fonts_.of(font);
  numbers_only_ = has_only_numbers(font);
  parted_ = true;
}

char32_t LetterReader::letter(GfxFont& font, const Glyph& glyph, std::uint32_t code, char32_t shown) {
  if (!use_) return shown;
  if (shown == kNoLetter || numbers_only_) {
    if (!use_->program) use_->program = letters_of_program(font, xref_);
    if (const auto found = use_->program->find(code); found != use_->program->end())
      shown = found->second;
    else if (!use_->program->empty())
      shown = kNoLetter;
  }
  if (use_->repair) return use_->repair->letter(code, shown);
  std::vector<ShownGlyph>& seen = use_->text.glyphs;
  if (seen.size() < kMostSampled) {
    if (parted_ || part_words(last_, glyph)) seen.push_back({ShownGlyph::kGap, U' '});
    seen.push_back({code, shown});
    last_ = glyph;
    parted_ = false;
  }
  return shown;
}

}  // namespace prikaz::extract::pdf
