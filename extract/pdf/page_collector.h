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

#include <array>
#include <chrono>
#include <cstdint>
#include <optional>

#include "base/limits.h"
#include "extract/pdf/drawn_lines.h"
#include "extract/pdf/font_uses.h"
#include "extract/placed/page.h"

namespace prikaz::extract::pdf {

/// Everything else of a page passes by. Its text is what is drawn, also as a clip path or invisibly (text
/// rendering modes 3 and 7, ISO 32000-1, 9.3.6): a scan's own layer.
class PageCollector : public OutputDev {
 public:
  /// All of them must outlive the object.
  PageCollector(FontUses& fonts, XRef& xref, const Limits& limits)
      : fonts_(fonts), xref_(xref), limits_(limits) {}

  /// What is drawn from now on goes to `page`, which is truncated where a limit is reached.
  void begin(placed::Page& page);
  bool stopped() const { return page_->truncated; }

  bool upsideDown() override { return true; }
  bool useDrawChar() override { return true; }
  bool interpretType3Chars() override { return false; }
  bool useTilingPatternFill() override { return true; }
  bool useShadedFills(int) override { return true; }
  bool tilingPatternFill(GfxState*, Gfx*, Catalog*, GfxTilingPattern*, const double*, int, int, int, int,
                         double, double) override {
    return true;
  }
  bool functionShadedFill(GfxState*, GfxFunctionShading*) override { return true; }
  bool axialShadedFill(GfxState*, GfxAxialShading*, double, double) override { return true; }
  bool radialShadedFill(GfxState*, GfxRadialShading*, double, double) override { return true; }
  bool gouraudTriangleShadedFill(GfxState*, GfxGouraudTriangleShading*) override { return true; }
  bool patchMeshShadedFill(GfxState*, GfxPatchMeshShading*) override { return true; }

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
    if (!stopped()) lines_->fill(state);
  }
  void eoFill(GfxState* state) override { fill(state); }

 private:
  void use_font(const GfxFont& font);
  void turn(double m11, double m12, double m21, double m22);
  /// Without its letter: where it stands, of the last size and turn.
  placed::Glyph placed_at(float x, float y, float width_x, float width_y) const;
  void add(const placed::Glyph& glyph);
  /// A ligature's letters share its box, each its part of the width.
  void add_ligature(placed::Glyph glyph, const Unicode* letters, int length);
  void add_image(GfxState* state);
  void skip(Stream* stream, int width, int height, int bits);

  FontUses& fonts_;
  XRef& xref_;
  const Limits& limits_;
  placed::Page* page_ = nullptr;
  std::optional<LetterReader> letters_;
  std::optional<DrawnLines> lines_;
  const GfxFont* font_ = nullptr;   // of the last glyph
  float ascent_ = 0, descent_ = 0;  // of its size
  std::array<double, 4> turn_{};
  bool turned_ = false;  // turn_ holds something
  placed::Direction direction_ = placed::Direction::Right;
  float size_ = 0;
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
