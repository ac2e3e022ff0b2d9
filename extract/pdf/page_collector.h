// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Poppler's output device that keeps what a page shows: glyphs, rulings, grounds and how much of it is
// pictures. Private to the Poppler source.
#pragma once

#include <GfxFont.h>
#include <GfxState.h>
#include <OutputDev.h>
#include <Stream.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdint>
#include <limits>
#include <optional>

#include "base/limits.h"
#include "extract/pdf/cut_text.h"
#include "extract/pdf/drawn_lines.h"
#include "extract/pdf/font_uses.h"
#include "extract/pdf/seen_glyphs.h"
#include "extract/placed/page.h"

namespace prikaz::extract::pdf {

/// Everything else of a page passes by. Its text is what a reader sees, and the invisible text that a scan
/// brings along (SeenGlyphs); of what the clip cuts off, the rest of lines that show (CutText).
class PageCollector : public OutputDev {
 public:
  /// All of them must outlive the object.
  PageCollector(FontUses& fonts, XRef& xref, const Limits& limits)
      : fonts_(fonts), xref_(xref), limits_(limits) {}

  /// What is drawn from now on goes to `page`, which is truncated where a limit is reached.
  void begin(placed::Page& page);
  /// Annotations follow: they may lie over the text and hide none of it.
  void end_content() { content_ = false; }
  /// The page is drawn.
  void finish();
  bool stopped() const { return page_->truncated; }

  bool upsideDown() override { return true; }
  bool useDrawChar() override { return true; }
  bool interpretType3Chars() override { return false; }
  bool useTilingPatternFill() override { return true; }
  bool useShadedFills(int) override { return true; }
  bool tilingPatternFill(GfxState* state, Gfx*, Catalog*, GfxTilingPattern*, const double*, int, int, int,
                         int, double, double) override {
    return add_clip_ground(state);
  }
  bool functionShadedFill(GfxState* state, GfxFunctionShading*) override { return add_clip_ground(state); }
  bool axialShadedFill(GfxState* state, GfxAxialShading*, double, double) override {
    return add_clip_ground(state);
  }
  bool radialShadedFill(GfxState* state, GfxRadialShading*, double, double) override {
    return add_clip_ground(state);
  }
  bool gouraudTriangleShadedFill(GfxState* state, GfxGouraudTriangleShading*) override {
    return add_clip_ground(state);
  }
  bool patchMeshShadedFill(GfxState* state, GfxPatchMeshShading*) override { return add_clip_ground(state); }

  void saveState(GfxState*) override { ++depth_; }
  void restoreState(GfxState*) override {
    ink_known_ = false;
    if (--depth_ < rough_depth_) rough_depth_ = kNever;
  }
  void updateFillColorSpace(GfxState*) override { ink_known_ = false; }
  void updateFillColor(GfxState*) override { ink_known_ = false; }
  void updateFillOpacity(GfxState*) override { ink_known_ = false; }
  void updateStrokeColorSpace(GfxState*) override { ink_known_ = false; }
  void updateStrokeColor(GfxState*) override { ink_known_ = false; }
  void updateStrokeOpacity(GfxState*) override { ink_known_ = false; }
  void updateRender(GfxState*) override { ink_known_ = false; }
  void clip(GfxState* state) override {
    if (!is_upright_rectangle(state)) clip_roughly();
  }
  void eoClip(GfxState* state) override { clip(state); }
  void clipToStrokePath(GfxState*) override { clip_roughly(); }
  void setSoftMask(GfxState*, const double*, bool, Function*, GfxColor*) override { clip_roughly(); }
  void beginTransparencyGroup(GfxState*, const double*, GfxColorSpace*, bool, bool, bool) override {
    ++groups_;
  }
  void endTransparencyGroup(GfxState*) override { --groups_; }

  void drawImage(GfxState* state, Object*, Stream* stream, int width, int height, GfxImageColorMap* colours,
                 bool, const int*, bool in_content) override;
  void drawImageMask(GfxState* state, Object*, Stream* stream, int width, int height, bool, bool,
                     bool in_content) override;
  void drawMaskedImage(GfxState* state, Object*, Stream*, int, int, GfxImageColorMap*, bool, Stream*, int,
                       int, bool, bool) override {
    add_image(state);
  }
  void drawSoftMaskedImage(GfxState* state, Object*, Stream*, int, int, GfxImageColorMap*, bool, Stream*, int,
                           int, GfxImageColorMap*, bool) override {
    add_image(state);
  }
  void drawChar(GfxState* state, double x, double y, double dx, double dy, double origin_x, double origin_y,
                CharCode code, int, const Unicode* unicode, int length) override;
  void stroke(GfxState* state) override {
    if (!stopped()) lines_->stroke(state);
  }
  void fill(GfxState* state) override {
    if (!stopped()) lines_->fill(state, FillRule::NonZero, paints_all(state));
  }
  void eoFill(GfxState* state) override {
    if (!stopped()) lines_->fill(state, FillRule::EvenOdd, paints_all(state));
  }

 private:
  void use_font(const GfxFont& font);
  void turn(double m11, double m12, double m21, double m22);
  /// Without its letter: where it stands, of the last size and turn.
  placed::Glyph placed_at(float x, float y, float width_x, float width_y) const;
  void add(const placed::Glyph& glyph);
  void put(const placed::Glyph& glyph);
  static placed::Fill clip_of(GfxState* state);
  /// A ligature's letters share its box, each its part of the width.
  void add_ligature(placed::Glyph glyph, const Unicode* letters, int length);
  void add_image(GfxState* state);
  bool add_clip_ground(GfxState* state);
  static Ink ink_of(GfxState* state);
  /// Whether what is filled now hides what lies below it.
  bool paints_all(GfxState* state) const;
  /// The clip is smaller than its bounding box from now on.
  void clip_roughly() { rough_depth_ = std::min(rough_depth_, depth_); }
  void skip(Stream* stream, int width, int height, int bits);

  FontUses& fonts_;
  XRef& xref_;
  const Limits& limits_;
  placed::Page* page_ = nullptr;
  std::optional<LetterReader> letters_;
  CutText cut_;
  placed::Fill clip_;  // of the last glyph
  std::optional<SeenGlyphs> seen_;
  std::optional<DrawnLines> lines_;
  const GfxFont* font_ = nullptr;   // of the last glyph
  float ascent_ = 0, descent_ = 0;  // of its size
  std::array<double, 4> turn_{};
  bool turned_ = false;  // turn_ holds something
  placed::Direction direction_ = placed::Direction::Right;
  float size_ = 0;
  bool tilted_ = false;
  Ink ink_ = Ink::Shown;
  bool ink_known_ = false;  // ink_ is that of the state's colours
  bool content_ = true;     // and not annotations
  static constexpr int kNever = std::numeric_limits<int>::max();
  int depth_ = 0;             // of saved states
  int rough_depth_ = kNever;  // from which on the clip is no rectangle
  int groups_ = 0;            // open transparency groups (11.4): how they are painted shows later
};

/// Ends a page that takes too long or has reached a limit.
struct Watch {
  const PageCollector* collector = nullptr;
  std::chrono::steady_clock::time_point end{};
  unsigned calls = 0;
  static constexpr unsigned kCallsBetweenLooks =
      16;  // Poppler asks every few operators; a look costs some time
  static bool stop(void* data) {
    auto* watch = static_cast<Watch*>(data);
    if (watch->collector->stopped()) return true;
    return ++watch->calls % kCallsBetweenLooks == 0 && std::chrono::steady_clock::now() > watch->end;
  }
};

}  // namespace prikaz::extract::pdf
