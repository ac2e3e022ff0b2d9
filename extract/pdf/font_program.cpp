// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/pdf/font_program.h"

#include <GfxFont.h>
#include <GlobalParams.h>
#include <Object.h>
#include <Stream.h>
#include <XRef.h>
#include <fofi/FoFiTrueType.h>
#include <fofi/FoFiType1C.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <string>
#include <vector>

namespace prikaz::extract::pdf {
namespace {

constexpr std::size_t kMostFontBytes = 16 << 20;  // whole fonts with all of Unicode's letters have 1 to 15 MB

// The scripts of Russian papers with their signs.
constexpr std::array<std::pair<char32_t, char32_t>, 6> kRanges = {
    {{0x20, 0x7E}, {0xA0, 0x17F}, {0x370, 0x52F}, {0x2010, 0x2044}, {0x20BD, 0x20BD}, {0x2100, 0x22FF}}};

std::vector<unsigned char> font_bytes(GfxFont& font, XRef& xref) {
  std::vector<unsigned char> bytes;
  Ref id;
  if (!font.getEmbeddedFontID(&id)) return bytes;
  Object object = xref.fetch(id);
  if (!object.isStream()) return bytes;
  Stream* stream = object.getStream();
  stream->reset();
  for (int byte = stream->getChar(); byte != EOF; byte = stream->getChar()) {
    if (bytes.size() >= kMostFontBytes) {
      bytes.clear();
      break;
    }
    bytes.push_back(static_cast<unsigned char>(byte));
  }
  stream->close();
  return bytes;
}

// Names of Russian letters in fonts that know no Unicode (Adobe Glyph List: afii10017…).
std::string afii_name(char32_t letter) {
  int number = 0;
  if (letter == 0x401) number = 10023;
  if (letter == 0x451) number = 10071;
  if (letter >= 0x410 && letter <= 0x415) number = 10017 + static_cast<int>(letter - 0x410);
  if (letter >= 0x416 && letter <= 0x42F) number = 10024 + static_cast<int>(letter - 0x416);
  if (letter >= 0x430 && letter <= 0x435) number = 10065 + static_cast<int>(letter - 0x430);
  if (letter >= 0x436 && letter <= 0x44F) number = 10072 + static_cast<int>(letter - 0x436);
  return number ? "afii" + std::to_string(number) : std::string();
}

using GlyphLetters = std::unordered_map<int, char32_t>;

void add_glyph(GlyphLetters& letters, int glyph, char32_t letter) {
  if (glyph > 0) letters.emplace(glyph, letter);  // glyph 0 stands for what the font lacks
}

GlyphLetters glyph_letters(const FoFiTrueType& program) {
  GlyphLetters letters;
  for (const auto& [platform, encoding] :
       {std::pair(3, 10), std::pair(3, 1), std::pair(0, 4), std::pair(0, 3)}) {
    const int map = program.findCmap(platform, encoding);
    if (map < 0) continue;
    for (const auto& [first, last] : kRanges)
      for (char32_t c = first; c <= last; ++c) add_glyph(letters, program.mapCodeToGID(map, c), c);
  }
  for (const auto& [first, last] : kRanges)
    for (char32_t c = first; c <= last; ++c) {
      char name[16];
      std::snprintf(name, sizeof name, "uni%04X", static_cast<unsigned>(c));
      add_glyph(letters, program.mapNameToGID(name), c);
      if (const std::string afii = afii_name(c); !afii.empty())
        add_glyph(letters, program.mapNameToGID(afii.c_str()), c);
    }
  return letters;
}

struct Release {
  void operator()(void* memory) const { std::free(memory); }
};

// A letter by the name of its glyph: uni0410, u0410, or one of the Adobe Glyph List; 0 for no letter.
char32_t letter_of_name(const std::string& name) {
  for (const std::string_view prefix : {"uni", "u"}) {
    if (name.compare(0, prefix.size(), prefix) != 0 || name.size() < prefix.size() + 4) continue;
    char* end = nullptr;
    const unsigned long value = std::strtoul(name.c_str() + prefix.size(), &end, 16);
    if (*end == '\0' && value >= 0x20 && value <= 0x10FFFF) return static_cast<char32_t>(value);
  }
  return globalParams->mapNameToUnicodeText(name.c_str());
}

// A font in the Compact Font Format names its glyphs, where it does not number them; its codes are their
// places then.
std::unordered_map<std::uint32_t, char32_t> letters_by_names(const std::vector<unsigned char>& bytes) {
  std::unordered_map<std::uint32_t, char32_t> result;
  const std::unique_ptr<FoFiType1C> program(FoFiType1C::make(bytes.data(), static_cast<int>(bytes.size())));
  if (!program) return result;
  int numbered = 0;
  const std::unique_ptr<int, Release> numbers(program->getCIDToGIDMap(&numbered));
  if (numbered > 0) return result;
  for (int glyph = 1; glyph < program->getNumGlyphs(); ++glyph) {
    const std::unique_ptr<GooString> name(program->getGlyphName(glyph));
    if (!name) continue;
    if (const char32_t letter = letter_of_name(name->toStr()); letter != 0)
      result.emplace(static_cast<std::uint32_t>(glyph), letter);
  }
  return result;
}

}  // namespace

std::unordered_map<std::uint32_t, char32_t> letters_of_program(GfxFont& font, XRef& xref) {
  std::unordered_map<std::uint32_t, char32_t> result;
  const GfxFontType type = font.getType();
  const bool by_number = type == fontCIDType2 || type == fontCIDType2OT;
  if (type == fontCIDType0C) return letters_by_names(font_bytes(font, xref));
  if (!by_number && type != fontTrueType && type != fontTrueTypeOT) return result;
  const std::vector<unsigned char> bytes = font_bytes(font, xref);
  if (bytes.empty()) return result;
  const auto program = FoFiTrueType::make(bytes.data(), static_cast<int>(bytes.size()));
  if (!program) return result;
  const GlyphLetters letters = glyph_letters(*program);
  if (letters.empty()) return result;
  const auto add = [&](std::uint32_t code, int glyph) {
    if (const auto found = letters.find(glyph); found != letters.end()) result.emplace(code, found->second);
  };
  if (by_number) {
    const auto& numbered = static_cast<const GfxCIDFont&>(font);
    const int* map = numbered.getCIDToGID();
    const auto length = static_cast<std::uint32_t>(numbered.getCIDToGIDLen());
    for (std::uint32_t code = 0; map && code < length; ++code) add(code, map[code]);
    if (!map)
      for (const auto& [glyph, letter] : letters) result.emplace(static_cast<std::uint32_t>(glyph), letter);
    return result;
  }
  const std::unique_ptr<int, Release> map(static_cast<Gfx8BitFont&>(font).getCodeToGIDMap(program.get()));
  for (std::uint32_t code = 0; map && code < 256; ++code) add(code, map.get()[code]);
  return result;
}

}  // namespace prikaz::extract::pdf
