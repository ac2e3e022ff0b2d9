// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Text that the clip (ISO 32000-1, 8.5.4) or the page's edge cuts off. A text of which something shows is
// read whole, as where it is wider or higher than its cell: letters cut off by the clip stand where the seen
// ones end, so that they stay in their cell. Beyond a page's edge that texts cross all is read where it
// stands: the page was too small. What else does not show is no text of the page.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "extract/placed/page.h"

namespace prikaz::extract::pdf {

/// An edge of the page that a glyph lies beyond.
enum class Beyond : std::uint8_t { None, Left, Right, Top, Bottom };

class CutText {
 public:
  CutText() = default;
  CutText(float page_width, float page_height) : width_(page_width), height_(page_height) {}

  /// True for what most glyphs are: the text's next letter, wholly seen. It is put on the page as it is and
  /// is not to be taken then.
  bool goes_on(const placed::Glyph& glyph, const placed::Fill& clip);
  /// The glyphs that are to be put on the page now that `glyph` is drawn within `clip`, in their order: none,
  /// it alone, or what stood before it, too. Valid until the next call.
  const std::vector<placed::Glyph>& take(const placed::Glyph& glyph, const placed::Fill& clip);
  /// Where the glyph lies that was taken last, and whether a text crosses that edge, when all is drawn.
  Beyond beyond() const { return beyond_; }
  bool is_crossed(Beyond edge) const { return crossed_[static_cast<std::size_t>(edge)]; }
  /// Letters that were not put on the page, when all is drawn.
  std::size_t unseen() const;

 private:
  enum class Step { Along, NextLine, Away };  ///< from one glyph to the next
  Step step_to(const placed::Glyph& glyph) const;
  Beyond edge_before(const placed::Glyph& glyph) const;
  /// Before or behind the text's last seen glyph.
  placed::Glyph moved(const placed::Glyph& glyph, float step) const;

  float width_ = 0, height_ = 0;
  placed::Glyph last_;                  // as drawn
  placed::Glyph seen_;                  // the last one of the text that shows
  placed::Fill room_;                   // the clip of it
  float left_ = 0, right_ = 0;          // of the text so far, in reading direction
  bool begun_ = false;                  // there is a text
  bool open_ = false;                   // something of it shows
  std::size_t moved_ = 0;               // glyphs behind seen_
  std::vector<placed::Glyph> waiting_;  // of a line of which nothing shows yet
  std::vector<placed::Glyph> taken_;
  Beyond beyond_ = Beyond::None;
  std::array<bool, 5> crossed_{};
  std::size_t unseen_ = 0;
};

}  // namespace prikaz::extract::pdf
