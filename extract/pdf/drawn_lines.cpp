// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/pdf/drawn_lines.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace prikaz::extract::pdf {
namespace {

using placed::Ruling;

constexpr float kThickestRuling = 2.6f;  // points; Word exports rules as filled rectangles up to 2 pt
constexpr float kStraight = 0.7f;        // how far a line may lean over its length
constexpr float kBar = 4;                // points of a stroke that text can stand upon
constexpr double kUpright = 0.05;        // points by which a rectangle's side may lean
constexpr double kWhite = 0.97;          // a line as bright as this shows nothing on paper
constexpr float kShortestSlant = 4;      // points
constexpr float kSteepest = 0.2f;        // points a line of a tilted page leans for each along its edge

// Its corners are at most six points: closed, and the beginning told twice.
bool may_be_rectangle(const GfxSubpath& part) {
  const int points = part.getNumPoints();
  if (points < 4 || points > 6) return false;
  for (int i = 0; i < points; ++i)
    if (part.getCurve(i)) return false;
  return true;
}

placed::Fill box_of(GfxState* state, const GfxSubpath& part) {
  double x0 = part.getX(0), y0 = part.getY(0), x1 = x0, y1 = y0;
  for (int i = 1; i < part.getNumPoints(); ++i) {
    x0 = std::min(x0, part.getX(i));
    x1 = std::max(x1, part.getX(i));
    y0 = std::min(y0, part.getY(i));
    y1 = std::max(y1, part.getY(i));
  }
  return pdf::box_of(state, x0, y0, x1, y1);
}

// Doubled; its sign tells which way round the points go.
double signed_area(const GfxSubpath& part) {
  double area = 0;
  for (int i = 0, points = part.getNumPoints(); i < points; ++i) {
    const int next = (i + 1) % points;
    area += part.getX(i) * part.getY(next) - part.getX(next) * part.getY(i);
  }
  return area;
}

}  // namespace

bool is_white(GfxState* state, bool stroke) {
  const GfxColorSpace* space = stroke ? state->getStrokeColorSpace() : state->getFillColorSpace();
  if (space && const_cast<GfxColorSpace*>(space)->getMode() == csPattern) return false;
  GfxRGB colour;
  if (stroke)
    state->getStrokeRGB(&colour);
  else
    state->getFillRGB(&colour);
  return colToDbl(colour.r) > kWhite && colToDbl(colour.g) > kWhite && colToDbl(colour.b) > kWhite;
}

placed::Fill box_of(GfxState* state, double x0, double y0, double x1, double y1) {
  placed::Fill box{1e9f, 1e9f, -1e9f, -1e9f};
  for (const double x : {x0, x1})
    for (const double y : {y0, y1}) {
      double px, py;
      state->transform(x, y, &px, &py);
      box.x0 = std::min(box.x0, static_cast<float>(px));
      box.x1 = std::max(box.x1, static_cast<float>(px));
      box.y0 = std::min(box.y0, static_cast<float>(py));
      box.y1 = std::max(box.y1, static_cast<float>(py));
    }
  return box;
}

bool is_upright_rectangle(GfxState* state) {
  const GfxPath* path = state->getPath();
  if (path->getNumSubpaths() != 1 || !may_be_rectangle(*path->getSubpath(0))) return false;
  const GfxSubpath& part = *path->getSubpath(0);
  for (int i = 1; i < part.getNumPoints(); ++i) {
    double ax, ay, bx, by;
    state->transform(part.getX(i - 1), part.getY(i - 1), &ax, &ay);
    state->transform(part.getX(i), part.getY(i), &bx, &by);
    if (std::fabs(ax - bx) > kUpright && std::fabs(ay - by) > kUpright) return false;
  }
  return true;
}

void DrawnLines::stroke(GfxState* state) {
  if (is_white(state, true)) return;
  const GfxPath* path = state->getPath();
  const auto width = static_cast<float>(state->getTransformedLineWidth());
  for (int k = 0; k < path->getNumSubpaths(); ++k) {
    const GfxSubpath* part = path->getSubpath(k);
    const int points = part->getNumPoints();
    if (width >= kBar && points > 0) {
      const placed::Fill box = box_of(state, *part);
      seen_.add_ground({box.x0 - width / 2, box.y0 - width / 2, box.x1 + width / 2, box.y1 + width / 2});
    }
    for (int i = 1; i < points; ++i) {
      if (part->getCurve(i) || part->getCurve(i - 1)) continue;
      add_segment(state, part->getX(i - 1), part->getY(i - 1), part->getX(i), part->getY(i));
    }
  }
}

// In user space.
void DrawnLines::add_segment(GfxState* state, double x0, double y0, double x1, double y1) {
  double ax, ay, bx, by;
  state->transform(x0, y0, &ax, &ay);
  state->transform(x1, y1, &bx, &by);
  add_line(state, static_cast<float>(ax), static_cast<float>(ay), static_cast<float>(bx),
           static_cast<float>(by));
}

// Kept where it is straight along an edge of the page, cut to the clip.
void DrawnLines::add_line(GfxState* state, float ax, float ay, float bx, float by) {
  if (!std::isfinite(ax) || !std::isfinite(ay) || !std::isfinite(bx) || !std::isfinite(by)) return;
  const bool horizontal = std::fabs(ay - by) <= kStraight && std::fabs(ax - bx) > std::fabs(ay - by);
  const bool vertical = !horizontal && std::fabs(ax - bx) <= kStraight;
  if (!horizontal && !vertical) return add_slant(ax, ay, bx, by);
  double cx0, cy0, cx1, cy1;
  state->getClipBBox(&cx0, &cy0, &cx1, &cy1);
  Ruling ruling;
  ruling.horizontal = horizontal;
  ruling.position = horizontal ? (ay + by) / 2 : (ax + bx) / 2;
  ruling.begin = horizontal ? std::min(ax, bx) : std::min(ay, by);
  ruling.end = horizontal ? std::max(ax, bx) : std::max(ay, by);
  const auto low = static_cast<float>(horizontal ? cy0 : cx0) - 1,
             high = static_cast<float>(horizontal ? cy1 : cx1) + 1;
  if (ruling.position < low || ruling.position > high) return;
  ruling.begin = std::max(ruling.begin, static_cast<float>(horizontal ? cx0 : cy0));
  ruling.end = std::min(ruling.end, static_cast<float>(horizontal ? cx1 : cy1));
  // Dashes of a dashed line are short but many; they are put together later.
  if (ruling.end - ruling.begin < 0.5f) return;
  if (page_.rulings.size() >= limits_.page_rulings) {
    page_.truncated = true;
    return;
  }
  page_.rulings.push_back(ruling);
}

// On a page that lies tilted. Beyond the limit they are passed over: on other pages they are drawings.
void DrawnLines::add_slant(float ax, float ay, float bx, float by) {
  const float w = std::fabs(ax - bx), h = std::fabs(ay - by);
  if (std::max(w, h) < kShortestSlant || std::min(w, h) > kSteepest * std::max(w, h) ||
      page_.slants.size() >= limits_.page_rulings)
    return;
  page_.slants.push_back({ax, ay, bx, by});
}

void DrawnLines::fill(GfxState* state, FillRule rule, bool paints_all) {
  const bool white = is_white(state, false);
  if (paints_all && is_upright_rectangle(state)) {
    double x0, y0, x1, y1;
    state->getClipBBox(&x0, &y0, &x1, &y1);
    const placed::Fill box = box_of(state, *state->getPath()->getSubpath(0));
    seen_.add_cover({std::max(box.x0, static_cast<float>(x0)), std::max(box.y0, static_cast<float>(y0)),
                     std::min(box.x1, static_cast<float>(x1)), std::min(box.y1, static_cast<float>(y1))});
  }
  if (white) return;
  const GfxPath* path = state->getPath();
  ++page_.shapes;
  for (int k = 0; k < path->getNumSubpaths(); ++k) {
    if (path->getSubpath(k)->getNumPoints() == 0) continue;
    if (add_frame(state, rule, k))
      ++k;
    else
      fill_part(state, *path->getSubpath(k));
  }
}

void DrawnLines::fill_part(GfxState* state, const GfxSubpath& part) {
  const placed::Fill box = box_of(state, part);
  seen_.add_ground(box);
  if (!may_be_rectangle(part)) return;
  const auto [x0, y0, x1, y1] = box;
  if (y1 - y0 <= kThickestRuling && x1 - x0 > y1 - y0) {
    add_line(state, x0, (y0 + y1) / 2, x1, (y0 + y1) / 2);
  } else if (x1 - x0 <= kThickestRuling) {
    add_line(state, (x0 + x1) / 2, y0, (x0 + x1) / 2, y1);
  } else if (!add_tilted(state, part)) {
    add_fill(state, x0, y0, x1, y1);
  }
}

// A rectangle with a slightly smaller one as its hole, the parts `k` and `k` + 1.
bool DrawnLines::add_frame(GfxState* state, FillRule rule, int k) {
  const GfxPath* path = state->getPath();
  if (k + 1 >= path->getNumSubpaths()) return false;
  const GfxSubpath &first = *path->getSubpath(k), &second = *path->getSubpath(k + 1);
  if (!may_be_rectangle(first) || !may_be_rectangle(second)) return false;
  if (rule == FillRule::NonZero && (signed_area(first) > 0) == (signed_area(second) > 0)) return false;
  placed::Fill outer = box_of(state, first), inner = box_of(state, second);
  if (outer.x0 > inner.x0) std::swap(outer, inner);
  const auto is_side = [](float thickness) { return thickness > 0 && thickness <= kThickestRuling; };
  if (!is_side(inner.x0 - outer.x0) || !is_side(outer.x1 - inner.x1) || !is_side(inner.y0 - outer.y0) ||
      !is_side(outer.y1 - inner.y1) || inner.x1 - inner.x0 < kThickestRuling ||
      inner.y1 - inner.y0 < kThickestRuling)
    return false;
  for (const float y : {(outer.y0 + inner.y0) / 2, (outer.y1 + inner.y1) / 2})
    add_line(state, outer.x0, y, outer.x1, y);
  for (const float x : {(outer.x0 + inner.x0) / 2, (outer.x1 + inner.x1) / 2})
    add_line(state, x, outer.y0, x, outer.y1);
  return true;
}

// A thin rectangle that lies tilted: the line through the middles of its short sides.
bool DrawnLines::add_tilted(GfxState* state, const GfxSubpath& part) {
  std::array<double, 4> x{}, y{};
  for (int i = 0; i < 4; ++i) {
    const auto k = static_cast<std::size_t>(i);
    state->transform(part.getX(i), part.getY(i), &x[k], &y[k]);
  }
  const auto far = [&](std::size_t a, std::size_t b) { return std::hypot(x[a] - x[b], y[a] - y[b]); };
  const auto middle = [&](const std::array<double, 4>& at, std::size_t a, std::size_t b) {
    return static_cast<float>((at[a] + at[b]) / 2);
  };
  const double first = far(0, 1), second = far(1, 2);
  if (std::min(first, second) > static_cast<double>(kThickestRuling)) return false;
  const std::size_t k = first < second ? 0 : 1;  // of a short side; the other one lies opposite
  add_slant(middle(x, k, k + 1), middle(y, k, k + 1), middle(x, k + 2, (k + 3) % 4),
            middle(y, k + 2, (k + 3) % 4));
  return true;
}

// What lies within the clip. Beyond the limit grounds are passed over: nothing of the text is lost with
// them.
void DrawnLines::add_fill(GfxState* state, float x0, float y0, float x1, float y1) {
  double cx0, cy0, cx1, cy1;
  state->getClipBBox(&cx0, &cy0, &cx1, &cy1);
  const placed::Fill fill{std::max(x0, static_cast<float>(cx0)), std::max(y0, static_cast<float>(cy0)),
                          std::min(x1, static_cast<float>(cx1)), std::min(y1, static_cast<float>(cy1))};
  if (fill.x1 - fill.x0 > kThickestRuling && fill.y1 - fill.y0 > kThickestRuling &&
      page_.fills.size() < limits_.page_rulings)
    page_.fills.push_back(fill);
}

}  // namespace prikaz::extract::pdf
