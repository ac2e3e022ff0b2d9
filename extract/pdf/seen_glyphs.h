// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Which of a page's glyphs a reader sees: none of what is white on white, drawn invisibly where no picture
// shows it (ISO 32000-1, 9.3.6: text rendering mode 3 is how a scan carries its recognized text), or hidden
// below a rectangle drawn later. Where it is not sure, a glyph is seen.
#pragma once

#include <array>
#include <bitset>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include "extract/pdf/cut_text.h"
#include "extract/placed/page.h"

namespace prikaz::extract::pdf {

/// How a glyph is drawn.
enum class Ink : std::uint8_t {
  Shown,
  White,     ///< or transparent: seen on a ground only
  Invisible  ///< by its rendering mode: the text of what is drawn at its place, or of nothing
};

class SeenGlyphs {
 public:
  /// `page` must outlive the object.
  explicit SeenGlyphs(placed::Page& page);
  /// To be called right after a glyph was put on the page.
  void add_last(Ink ink, Beyond beyond);
  /// Something is drawn there that is not white: a shape, a picture.
  void add_ground(const placed::Fill& box);
  /// An opaque rectangle is drawn there, white or not.
  void add_cover(const placed::Fill& box);
  /// Takes off the page what nobody sees; nothing, where that would be most of it: then the doubt is ours.
  /// And what lies beyond an edge that no text crosses.
  void finish(const CutText& cut);

 private:
  static constexpr int kRows = 256,
                       kColumns = 128;  // small against a letter and its distance to a cell's edge
  static int part(float at, float length, int parts);
  /// Most pages cover nothing: glyphs are entered when something might cover them.
  void mark_taken();
  void remove(const std::vector<bool>& unseen, std::size_t count);

  placed::Page& page_;
  std::array<std::bitset<kColumns>, kRows> taken_{};  // where middles of glyphs lie,
  std::size_t marked_ = 0;                            // of so many
  std::vector<std::uint32_t> white_, invisible_;      // places in the page's glyphs
  std::vector<std::pair<std::uint32_t, Beyond>> beyond_;
  std::vector<placed::Fill> grounds_;
  bool grounds_told_ = true;  // not more of them than are kept
  std::vector<std::uint32_t> covered_;
  std::size_t looks_ = 0;  // at glyphs below covers
};

}  // namespace prikaz::extract::pdf
