// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/placed/box_glyphs.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "base/utf8.h"

namespace prikaz::extract::placed {
namespace {

constexpr std::size_t kLeastGlyphs = 12;   // of a page
constexpr std::size_t kLeastDashes = 10;   // of a line
constexpr std::size_t kLeastUprights = 4;  // among them: a row of dashes is no table
constexpr float kMostPitch = 2.5F;         // of two lines of one table, in font sizes

struct Arms {
  bool left = false, right = false, up = false, down = false;
};

// The Unicode chart U2500: light, heavy and double forms of one joint follow each other.
Arms arms_of(char32_t c) {
  const auto within = [c](char32_t first, char32_t last) { return c >= first && c <= last; };
  if (c == U'\u2500' || c == U'\u2501' || within(0x2504, 0x2505) || within(0x2508, 0x2509) ||
      within(0x254C, 0x254D) || c == 0x2550)
    return {true, true, false, false};
  if (c == 0x2502 || c == 0x2503 || within(0x2506, 0x2507) || within(0x250A, 0x250B) ||
      within(0x254E, 0x254F) || c == 0x2551)
    return {false, false, true, true};
  if (within(0x250C, 0x250F) || within(0x2552, 0x2554) || c == 0x256D) return {false, true, false, true};
  if (within(0x2510, 0x2513) || within(0x2555, 0x2557) || c == 0x256E) return {true, false, false, true};
  if (within(0x2514, 0x2517) || within(0x2558, 0x255A) || c == 0x2570) return {false, true, true, false};
  if (within(0x2518, 0x251B) || within(0x255B, 0x255D) || c == 0x256F) return {true, false, true, false};
  if (within(0x251C, 0x2523) || within(0x255E, 0x2560)) return {false, true, true, true};
  if (within(0x2524, 0x252B) || within(0x2561, 0x2563)) return {true, false, true, true};
  if (within(0x252C, 0x2533) || within(0x2564, 0x2566)) return {true, true, false, true};
  if (within(0x2534, 0x253B) || within(0x2567, 0x2569)) return {true, true, true, false};
  if (within(0x253C, 0x254B) || within(0x256A, 0x256C)) return {true, true, true, true};
  return {};
}

bool draws(const Glyph& glyph) {
  if (glyph.code < 0x2500 || glyph.code > 0x257F || glyph.direction != Direction::Right) return false;
  const Arms arms = arms_of(glyph.code);
  return arms.left || arms.right || arms.up || arms.down;
}

// The usual distance of two lines of text with such letters, so that uprights of neighbours meet.
float pitch_of(const std::vector<Glyph>& glyphs) {
  std::vector<float> lines, gaps;
  for (const Glyph& glyph : glyphs) lines.push_back(glyph.baseline);
  std::sort(lines.begin(), lines.end());
  const float size = glyphs.front().size;
  for (std::size_t k = 1; k < lines.size(); ++k)
    if (const float gap = lines[k] - lines[k - 1]; gap > size / 2 && gap < size * kMostPitch)
      gaps.push_back(gap);
  if (gaps.empty()) return size;
  std::nth_element(gaps.begin(), gaps.begin() + static_cast<std::ptrdiff_t>(gaps.size() / 2), gaps.end());
  return gaps[gaps.size() / 2];
}

bool is_dash(const Glyph& glyph) {
  return (glyph.code == '-' || glyph.code == '=') && glyph.direction == Direction::Right;
}

bool on_one_line(const Glyph& a, const Glyph& b) {
  return a.direction == b.direction && std::fabs(a.baseline - b.baseline) < a.size / 4;
}

// Lines of nothing but «-----» or «=====», whole or with a piece below each heading.
std::size_t rule_by_dashes(Page& page) {
  std::vector<Glyph>& glyphs = page.glyphs;
  std::size_t taken = 0;
  for (std::size_t first = 0; first < glyphs.size(); ++first) {
    if (!is_dash(glyphs[first]) || (first > 0 && on_one_line(glyphs[first - 1], glyphs[first]))) continue;
    std::size_t end = first, dashes = 0;
    for (; end < glyphs.size() && on_one_line(glyphs[first], glyphs[end]); ++end) {
      if (!is_dash(glyphs[end]) && !utf8::is_space(glyphs[end].code)) break;
      dashes += is_dash(glyphs[end]);
    }
    const bool alone = end == glyphs.size() || !on_one_line(glyphs[first], glyphs[end]);
    if (!alone || dashes < kLeastDashes) continue;
    for (std::size_t k = first; k < end; ++k) {
      Glyph& dash = glyphs[k];
      if (!is_dash(dash)) continue;
      page.rulings.push_back({true, (dash.y0 + dash.y1) / 2, dash.x0, dash.x1});
      dash.code = ' ';
    }
    taken += dashes;
    first = end - 1;
  }
  return taken;
}

std::size_t rule_by_boxes(Page& page) {
  std::vector<Glyph> drawing;
  std::size_t uprights = 0;
  for (const Glyph& glyph : page.glyphs) {
    if (!draws(glyph)) continue;
    drawing.push_back(glyph);
    const Arms arms = arms_of(glyph.code);
    uprights += arms.up || arms.down;
  }
  if (drawing.size() < kLeastGlyphs || uprights < kLeastUprights) return 0;
  const float half = pitch_of(drawing) / 2;
  for (const Glyph& glyph : drawing) {
    const Arms arms = arms_of(glyph.code);
    const float x = (glyph.x0 + glyph.x1) / 2, y = (glyph.y0 + glyph.y1) / 2;
    if (arms.left || arms.right)
      page.rulings.push_back({true, y, arms.left ? glyph.x0 : x, arms.right ? glyph.x1 : x});
    if (arms.up || arms.down)
      page.rulings.push_back({false, x, arms.up ? y - half : y, arms.down ? y + half : y});
  }
  std::erase_if(page.glyphs, draws);
  return drawing.size();
}

}  // namespace

std::size_t rule_by_glyphs(Page& page) { return rule_by_boxes(page) + rule_by_dashes(page); }

}  // namespace prikaz::extract::placed
