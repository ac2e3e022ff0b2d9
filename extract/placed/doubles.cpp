// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/placed/doubles.h"

#include <algorithm>
#include <bitset>
#include <cmath>
#include <cstdint>
#include <memory>
#include <unordered_map>

namespace prikaz::extract::placed {
namespace {

constexpr float kShift = 0.14f;        // of the font size, between the prints of a letter
constexpr float kShiftOfWidth = 0.5f;  // of the letter's width: «..» and «ll» stand closely
constexpr float kMostShift = 4;        // points
constexpr float kSameSize = 0.1f;      // of the font size
constexpr float kCell = 2;             // points, where a glance looks for doubles
constexpr std::size_t kCells = 512;    // in either direction
constexpr std::size_t kLeastMeetings = 2;

std::uint32_t cell_of(float at, float length) {
  const float cell = at / length;
  return cell > 0 ? static_cast<std::uint32_t>(std::min(cell, 65'535.0f)) : 0;
}

// Letters of a line begin further apart than a cell is wide, those of doubles in the same one, mostly.
bool may_have_doubles(const std::vector<Glyph>& glyphs) {
  const auto taken = std::make_unique<std::bitset<kCells * kCells>>();
  std::size_t meetings = 0;
  for (const Glyph& glyph : glyphs) {
    if (glyph.code == ' ') continue;
    const std::size_t cell = cell_of(glyph.y0, kCell) % kCells * kCells + cell_of(glyph.x0, kCell) % kCells;
    meetings += taken->test(cell);
    taken->set(cell);
  }
  return meetings >= kLeastMeetings;
}

bool repeats(const Glyph& glyph, const Glyph& first) {
  const float w = glyph.x1 - glyph.x0, h = glyph.y1 - glyph.y0;
  const bool across = glyph.direction == Direction::Right || glyph.direction == Direction::Left;
  const float shift = std::min({kShift * glyph.size, kShiftOfWidth * (across ? w : h), kMostShift});
  return glyph.code == first.code && glyph.direction == first.direction &&
         std::fabs(glyph.size - first.size) < kSameSize * glyph.size &&
         std::fabs(glyph.x0 - first.x0) < shift && std::fabs(glyph.y0 - first.y0) < shift;
}

// Glyphs by their letter and place.
class Places {
 public:
  explicit Places(const std::vector<Glyph>& glyphs) : glyphs_(glyphs) { places_.reserve(glyphs.size()); }

  /// Whether an earlier glyph is this one, too; else it is kept in mind.
  bool repeats_earlier(const Glyph& glyph, std::uint32_t place) {
    const std::uint32_t x = cell_of(glyph.x0, kMostShift), y = cell_of(glyph.y0, kMostShift);
    for (std::uint32_t row = y > 0 ? y - 1 : 0; row <= y + 1; ++row)
      for (std::uint32_t column = x > 0 ? x - 1 : 0; column <= x + 1; ++column)
        if (const auto found = places_.find(key(glyph.code, column, row));
            found != places_.end() && repeats(glyph, glyphs_[found->second]))
          return true;
    places_.insert_or_assign(key(glyph.code, x, y), place);
    return false;
  }

 private:
  static std::uint64_t key(char32_t code, std::uint32_t x, std::uint32_t y) {
    return std::uint64_t{code} << 40 | std::uint64_t{x} << 20 | y;
  }

  const std::vector<Glyph>& glyphs_;
  std::unordered_map<std::uint64_t, std::uint32_t> places_;
};

}  // namespace

void drop_doubles(Page& page) {
  std::vector<Glyph>& glyphs = page.glyphs;
  if (!may_have_doubles(glyphs)) return;
  Places places(glyphs);
  std::uint32_t kept = 0;  // what is kept moves to the front: places below it stand
  for (const Glyph glyph : glyphs)
    if (!places.repeats_earlier(glyph, kept)) glyphs[kept++] = glyph;
  glyphs.resize(kept);
}

}  // namespace prikaz::extract::placed
