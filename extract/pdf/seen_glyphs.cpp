// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/pdf/seen_glyphs.h"

#include <algorithm>

#include "base/utf8.h"
#include "extract/pdf/font_letters.h"

namespace prikaz::extract::pdf {
namespace {

using placed::Fill;
using placed::Glyph;

constexpr std::size_t kMostGrounds = 2'000;    // of a page; with more nothing is taken for unseen
constexpr std::size_t kMostLooks = 4'000'000;  // at glyphs of a page below covers; the rest is seen
constexpr float kLeastGround = 3;              // points in either direction
constexpr float kMostPeeping = 0.15f;          // of a covered letter's box that may stick out at a side

float middle_x(const Glyph& glyph) { return (glyph.x0 + glyph.x1) / 2; }
float middle_y(const Glyph& glyph) { return (glyph.y0 + glyph.y1) / 2; }

bool holds(const Fill& box, float x, float y) {
  return x >= box.x0 && x <= box.x1 && y >= box.y0 && y <= box.y1;
}

bool covers(const Fill& box, const Glyph& glyph) {
  const float w = kMostPeeping * (glyph.x1 - glyph.x0), h = kMostPeeping * (glyph.y1 - glyph.y0);
  return box.x0 <= glyph.x0 + w && box.x1 >= glyph.x1 - w && box.y0 <= glyph.y0 + h && box.y1 >= glyph.y1 - h;
}

}  // namespace

SeenGlyphs::SeenGlyphs(placed::Page& page) : page_(page) {}

// Also for what lies far off the page or is no number.
int SeenGlyphs::part(float at, float length, int parts) {
  const float part = at * static_cast<float>(parts) / length;
  return part > 0 ? static_cast<int>(std::min(part, static_cast<float>(parts - 1))) : 0;
}

void SeenGlyphs::add_last(Ink ink, Beyond beyond) {
  if (ink == Ink::Shown && beyond == Beyond::None) return;
  const auto place = static_cast<std::uint32_t>(page_.glyphs.size() - 1);
  if (beyond != Beyond::None) beyond_.emplace_back(place, beyond);
  if (ink == Ink::White) white_.push_back(place);
  if (ink == Ink::Invisible) invisible_.push_back(place);
}

void SeenGlyphs::mark_taken() {
  for (; marked_ < page_.glyphs.size(); ++marked_) {
    const Glyph& glyph = page_.glyphs[marked_];
    const auto row = static_cast<std::size_t>(part(middle_y(glyph), page_.height, kRows));
    taken_[row].set(static_cast<std::size_t>(part(middle_x(glyph), page_.width, kColumns)));
  }
}

void SeenGlyphs::add_ground(const Fill& box) {
  if (box.x1 - box.x0 < kLeastGround || box.y1 - box.y0 < kLeastGround) return;
  if (grounds_.size() < kMostGrounds)
    grounds_.push_back(box);
  else
    grounds_told_ = false;
}

void SeenGlyphs::add_cover(const Fill& box) {
  if (page_.glyphs.empty() || box.x1 - box.x0 < kLeastGround || box.y1 - box.y0 < kLeastGround) return;
  mark_taken();
  const int left = part(box.x0, page_.width, kColumns), right = part(box.x1, page_.width, kColumns);
  std::bitset<kColumns> below;
  for (int row = part(box.y0, page_.height, kRows); row <= part(box.y1, page_.height, kRows); ++row)
    below |= taken_[static_cast<std::size_t>(row)];
  const auto columns = ~std::bitset<kColumns>() >> static_cast<std::size_t>(kColumns - 1 - (right - left));
  if ((below >> static_cast<std::size_t>(left) & columns).none() || looks_ > kMostLooks) return;
  looks_ += page_.glyphs.size();
  for (std::size_t k = 0; k < page_.glyphs.size(); ++k)
    if (covers(box, page_.glyphs[k])) covered_.push_back(static_cast<std::uint32_t>(k));
}

void SeenGlyphs::finish(const CutText& cut) {
  const std::size_t all = page_.glyphs.size();
  std::vector<bool> unseen;
  std::size_t count = 0;
  const auto hide = [&](std::uint32_t place) {
    if (unseen.empty()) unseen.resize(all);
    count += !unseen[place];
    unseen[place] = true;
  };
  const Fill* last = nullptr;
  const auto on_ground = [&](std::uint32_t place) {
    const float x = middle_x(page_.glyphs[place]), y = middle_y(page_.glyphs[place]);
    if (last && holds(*last, x, y)) return true;
    last = nullptr;
    for (const Fill& ground : grounds_)
      if (holds(ground, x, y)) {
        last = &ground;
        return true;
      }
    return false;
  };
  // The text of a scan may be drawn before its picture.
  for (const std::uint32_t place : covered_) hide(place);
  for (const std::uint32_t place : invisible_)
    if (!unseen.empty() && unseen[place]) {
      unseen[place] = false;
      --count;
    }
  if (grounds_told_)
    for (const auto* faint : {&white_, &invisible_})
      for (const std::uint32_t place : *faint)
        if (!on_ground(place)) hide(place);
  if (2 * count > all) {
    count = 0;
    unseen.clear();
  }
  for (const auto& [place, edge] : beyond_)
    if (!cut.is_crossed(edge)) hide(place);
  for (const std::uint32_t place : invisible_) page_.invisible += unseen.empty() || !unseen[place];
  if (count > 0) remove(unseen, count);
}

void SeenGlyphs::remove(const std::vector<bool>& unseen, std::size_t count) {
  std::vector<Glyph>& glyphs = page_.glyphs;
  std::size_t kept = 0;
  for (std::size_t k = 0; k < glyphs.size(); ++k) {
    if (!unseen[k]) {
      glyphs[kept++] = glyphs[k];
      continue;
    }
    page_.unmapped -= is_unmapped(glyphs[k].code);
    page_.unseen += !utf8::is_space(glyphs[k].code);
  }
  glyphs.resize(glyphs.size() - count);
}

}  // namespace prikaz::extract::pdf
