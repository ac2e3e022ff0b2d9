// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Paths of a page's content to rulings and grounds: strokes along the page's edges, thin filled rectangles
// that act as lines, thick ones that stand behind cells.
#pragma once

#include <GfxState.h>

#include "base/limits.h"
#include "extract/placed/page.h"

namespace prikaz::extract::pdf {

class DrawnLines {
 public:
  DrawnLines(placed::Page& page, const Limits& limits) : page_(page), limits_(limits) {}
  /// The state's path, in its stroke colour; white shows nothing.
  void stroke(GfxState* state);
  /// Likewise filled: a thin rectangle is a line, a thick one a ground.
  void fill(GfxState* state);

 private:
  void add_segment(GfxState* state, double x0, double y0, double x1, double y1);
  void add_line(GfxState* state, float ax, float ay, float bx, float by);
  void add_slant(float ax, float ay, float bx, float by);
  void add_fill(GfxState* state, float x0, float y0, float x1, float y1);
  bool add_tilted(GfxState* state, const GfxSubpath& part);

  placed::Page& page_;
  const Limits& limits_;
};

}  // namespace prikaz::extract::pdf
