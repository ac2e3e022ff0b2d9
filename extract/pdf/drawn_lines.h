// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Paths of a page's content to rulings and grounds: strokes along the page's edges, thin filled rectangles
// that act as lines, thick ones that stand behind cells.
#pragma once

#include <GfxState.h>

#include "base/limits.h"
#include "extract/pdf/seen_glyphs.h"
#include "extract/placed/page.h"

namespace prikaz::extract::pdf {

enum class FillRule { NonZero, EvenOdd };

/// Whether the state's fill or stroke colour shows nothing on paper. A pattern may show anything.
bool is_white(GfxState* state, bool stroke);
/// A rectangle of user space on the page.
placed::Fill box_of(GfxState* state, double x0, double y0, double x1, double y1);
/// Whether the state's path is one rectangle along the page's edges.
bool is_upright_rectangle(GfxState* state);

class DrawnLines {
 public:
  DrawnLines(placed::Page& page, SeenGlyphs& seen, const Limits& limits)
      : page_(page), seen_(seen), limits_(limits) {}
  /// The state's path, in its stroke colour; white shows nothing.
  void stroke(GfxState* state);
  /// Likewise filled: a thin rectangle is a line, a thick one a ground, a thin frame four lines.
  /// `paints_all`: what lies below is hidden, also by white.
  void fill(GfxState* state, FillRule rule, bool paints_all);

 private:
  void add_segment(GfxState* state, double x0, double y0, double x1, double y1);
  void add_line(GfxState* state, float ax, float ay, float bx, float by);
  void add_slant(float ax, float ay, float bx, float by);
  void add_fill(GfxState* state, float x0, float y0, float x1, float y1);
  bool add_tilted(GfxState* state, const GfxSubpath& part);
  bool add_frame(GfxState* state, FillRule rule, int k);
  void fill_part(GfxState* state, const GfxSubpath& part);

  placed::Page& page_;
  SeenGlyphs& seen_;
  const Limits& limits_;
};

}  // namespace prikaz::extract::pdf
