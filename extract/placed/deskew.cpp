// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/placed/deskew.h"

#include <algorithm>
#include <cmath>
#include <utility>
#include <variant>
#include <vector>

namespace prikaz::extract::placed {
namespace {

constexpr float kLeastSkew = 0.0025f;  // 0.15 degrees: less leaves lines and words whole
constexpr float kMostSkew = 0.2f;      // 11 degrees
constexpr float kShortestRun = 60;     // points of one line of text
constexpr std::size_t kLeastRuns = 4;
constexpr float kWidestGap = 4;       // of the font size, within a run
constexpr float kLargestStep = 0.5f;  // of the font size across the line, within a run
constexpr float kAgree = 0.003f;      // how far the slopes of lines may differ
constexpr float kAgreeShare = 0.7f;   // of the text that must agree
constexpr float kStraight = 1.5f;     // points a line may lean when turned

// A page's middle and the turn that makes a skew straight.
class Turn {
 public:
  Turn(float width, float height, float skew)
      : x_(width / 2), y_(height / 2), cosine_(1 / std::hypot(1.0f, skew)), sine_(skew * cosine_) {}

  std::pair<float, float> straight(float x, float y) const {
    const float dx = x - x_, dy = y - y_;
    return {x_ + dx * cosine_ + dy * sine_, y_ - dx * sine_ + dy * cosine_};
  }

 private:
  float x_, y_, cosine_, sine_;
};

void turn(Glyph& glyph, const Turn& by) {
  const bool across = glyph.direction == Direction::Right || glyph.direction == Direction::Left;
  // The letter's middle on its baseline goes to its new place; its box keeps its form.
  const float x = across ? (glyph.x0 + glyph.x1) / 2 : glyph.baseline;
  const float y = across ? glyph.baseline : (glyph.y0 + glyph.y1) / 2;
  const auto [to_x, to_y] = by.straight(x, y);
  glyph.x0 += to_x - x;
  glyph.x1 += to_x - x;
  glyph.y0 += to_y - y;
  glyph.y1 += to_y - y;
  glyph.baseline = across ? to_y : to_x;
}

void add_straight(std::vector<Ruling>& rulings, const Turn& by, const Slant& line) {
  const auto [ax, ay] = by.straight(line.x0, line.y0);
  const auto [bx, by_] = by.straight(line.x1, line.y1);
  if (std::fabs(ay - by_) <= kStraight)
    rulings.push_back({true, (ay + by_) / 2, std::min(ax, bx), std::max(ax, bx)});
  else if (std::fabs(ax - bx) <= kStraight)
    rulings.push_back({false, (ax + bx) / 2, std::min(ay, by_), std::max(ay, by_)});
}

}  // namespace

float find_skew(const Page& page) {
  std::vector<std::pair<float, float>> runs;  // slope, length
  float length = 0, agreeing = 0;
  const Glyph *first = nullptr, *last = nullptr;
  const auto finish = [&] {
    if (first && last->x1 - first->x0 >= kShortestRun) {
      const float run = last->x0 - first->x0;
      runs.emplace_back((last->baseline - first->baseline) / run, run);
      length += run;
    }
    first = nullptr;
  };
  for (const Glyph& glyph : page.glyphs) {
    const bool goes_on = first && glyph.direction == Direction::Right && glyph.x0 > last->x0 &&
                         glyph.x0 - last->x1 < kWidestGap * glyph.size &&
                         std::fabs(glyph.baseline - last->baseline) < kLargestStep * glyph.size;
    if (!goes_on) {
      finish();
      if (glyph.direction != Direction::Right) continue;
      first = &glyph;
    }
    last = &glyph;
  }
  finish();
  if (runs.size() < kLeastRuns) return 0;
  std::sort(runs.begin(), runs.end());
  float half = 0, skew = 0;
  for (const auto& [slope, run] : runs) {
    skew = slope;
    if ((half += run) * 2 >= length) break;
  }
  if (std::fabs(skew) < kLeastSkew || std::fabs(skew) > kMostSkew) return 0;
  for (const auto& [slope, run] : runs)
    if (std::fabs(slope - skew) <= kAgree) agreeing += run;
  return agreeing >= kAgreeShare * length ? skew : 0;
}

void deskew(Page& page, float skew) {
  const Turn by(page.width, page.height, skew);
  for (Glyph& glyph : page.glyphs) turn(glyph, by);
  // Short lines lean too little to be told from straight ones: they lay tilted like the others.
  for (Ruling& line : page.rulings) {
    const float middle = (line.begin + line.end) / 2, half = (line.end - line.begin) / 2;
    const auto [x, y] =
        line.horizontal ? by.straight(middle, line.position) : by.straight(line.position, middle);
    line = line.horizontal ? Ruling{true, y, x - half, x + half} : Ruling{false, x, y - half, y + half};
  }
  for (const Slant& line : page.slants) add_straight(page.rulings, by, line);
  page.slants.clear();
  page.fills.clear();
}

namespace {

Box turned(const Box& box, const Turn& back) {
  Box result{1e6, 1e6, -1e6, -1e6};
  for (const double x : {box.x0, box.x1})
    for (const double y : {box.y0, box.y1}) {
      const auto [px, py] = back.straight(static_cast<float>(x), static_cast<float>(y));
      result = hull(result, {px, py, px, py});
    }
  return result;
}

}  // namespace

void turn_back(DraftPage& draft, float skew) {
  const Turn back(draft.width, draft.height, -skew);
  for (DraftBlock& block : draft.blocks) {
    if (auto* paragraph = std::get_if<DraftParagraph>(&block)) {
      paragraph->box = turned(paragraph->box, back);
      continue;
    }
    auto& table = std::get<DraftTable>(block);
    table.box = turned(table.box, back);
    for (Cell& cell : table.table.cells)
      if (cell.at.box) cell.at.box = turned(*cell.at.box, back);
  }
}

}  // namespace prikaz::extract::placed
