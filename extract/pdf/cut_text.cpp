// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/pdf/cut_text.h"

#include <algorithm>
#include <cmath>

#include "base/utf8.h"

namespace prikaz::extract::pdf {
namespace {

using placed::Direction;
using placed::Fill;
using placed::Glyph;

constexpr float kLeastShown = 0.3f;      // of a letter's width and height
constexpr float kLineDrift = 0.16f;      // of the font size, from one letter's baseline to the next one's
constexpr float kWidestSpace = 1;        // of the font size, within a line
constexpr float kOverlapInLine = 0.35f;  // likewise back
constexpr float kLeastLeading = 0.7f, kMostLeading = 1.8f;  // of the font size, to a text's next line
constexpr float kIndent = 4;          // of the font size, by which a line may begin before the others
constexpr float kStepAtEdge = 0.01f;  // points: letters keep their order
constexpr float kRoomAtEdge = 1;      // points, for them
constexpr std::size_t kMostWaiting = 4'096;

bool shows_between(float begin, float end, float clip_begin, float clip_end) {
  return std::min(end, clip_end) - std::max(begin, clip_begin) >= kLeastShown * (end - begin);
}

bool shows(const Glyph& glyph, const Fill& clip) {
  return shows_between(glyph.x0, glyph.x1, clip.x0, clip.x1) &&
         shows_between(glyph.y0, glyph.y1, clip.y0, clip.y1);
}

// Where a glyph begins and ends along its line, and its line among the lines.
struct Along {
  float begin, end, line;
};
Along along(const Glyph& glyph) {
  switch (glyph.direction) {
    case Direction::Right:
      return {glyph.x0, glyph.x1, glyph.baseline};
    case Direction::Down:
      return {glyph.y0, glyph.y1, -glyph.baseline};
    case Direction::Left:
      return {-glyph.x1, -glyph.x0, -glyph.baseline};
    case Direction::Up:
      return {-glyph.y1, -glyph.y0, glyph.baseline};
  }
  return {};
}

std::size_t letters(const std::vector<Glyph>& glyphs) {
  return static_cast<std::size_t>(std::count_if(
      glyphs.begin(), glyphs.end(), [](const Glyph& glyph) { return !utf8::is_space(glyph.code); }));
}

Glyph space_like(Glyph glyph) {
  glyph.code = ' ';
  return glyph;
}

}  // namespace

bool CutText::goes_on(const Glyph& glyph, const Fill& clip) {
  if (!open_ || beyond_ != Beyond::None || !waiting_.empty() || glyph.direction != Direction::Right ||
      last_.direction != Direction::Right)
    return false;
  const float gap = glyph.x0 - last_.x1, size = glyph.size;
  const bool along_line = std::fabs(glyph.baseline - last_.baseline) < kLineDrift * size &&
                          gap < kWidestSpace * size && gap > -kOverlapInLine * size;
  if (!along_line || glyph.x0 < std::max(0.0f, clip.x0) || glyph.x1 > std::min(width_, clip.x1) ||
      glyph.y0 < std::max(0.0f, clip.y0) || glyph.y1 > std::min(height_, clip.y1))
    return false;
  left_ = std::min(left_, glyph.x0);
  right_ = std::max(right_, glyph.x1);
  last_ = seen_ = glyph;
  room_ = clip;
  moved_ = 0;
  return true;
}

const std::vector<Glyph>& CutText::take(const Glyph& glyph, const Fill& clip) {
  taken_.clear();
  const Step step = step_to(glyph);
  if (step == Step::Away) {
    left_ = along(glyph).begin;
    right_ = along(glyph).end;
    open_ = false;
  }
  if (step != Step::Along) {
    unseen_ += letters(waiting_);
    waiting_.clear();
  }
  const Beyond before = step == Step::Away ? Beyond::None : beyond_;
  beyond_ = edge_before(glyph);
  if (begun_ && step != Step::Away && before != beyond_)
    crossed_[static_cast<std::size_t>(before)] = crossed_[static_cast<std::size_t>(beyond_)] = true;
  begun_ = true;
  left_ = std::min(left_, along(glyph).begin);
  right_ = std::max(right_, along(glyph).end);
  last_ = glyph;
  if (beyond_ != Beyond::None) {
    taken_.push_back(glyph);
  } else if (shows(glyph, clip)) {
    seen_ = glyph;
    room_ = clip;
    if (!waiting_.empty() && glyph.direction == Direction::Right)
      seen_.x0 = std::max(seen_.x0, std::min(clip.x0 + kRoomAtEdge, seen_.x1));
    for (std::size_t k = 0; k < waiting_.size(); ++k)
      taken_.push_back(moved(waiting_[k], -static_cast<float>(waiting_.size() - k)));
    waiting_.clear();
    taken_.push_back(seen_);
    open_ = true;
    moved_ = 0;
  } else if (open_) {
    if (step == Step::NextLine) taken_.push_back(moved(space_like(glyph), static_cast<float>(++moved_)));
    taken_.push_back(moved(glyph, static_cast<float>(++moved_)));
  } else if (waiting_.size() < kMostWaiting) {
    waiting_.push_back(glyph);
  } else {
    unseen_ += !utf8::is_space(glyph.code);
  }
  return taken_;
}

Beyond CutText::edge_before(const Glyph& glyph) const {
  if (!shows_between(glyph.x0, glyph.x1, 0, width_)) return glyph.x0 < 0 ? Beyond::Left : Beyond::Right;
  if (!shows_between(glyph.y0, glyph.y1, 0, height_)) return glyph.y0 < 0 ? Beyond::Top : Beyond::Bottom;
  return Beyond::None;
}

std::size_t CutText::unseen() const { return unseen_ + letters(waiting_); }

CutText::Step CutText::step_to(const Glyph& glyph) const {
  if (!begun_ || glyph.direction != last_.direction) return Step::Away;
  const Along from = along(last_), to = along(glyph);
  const float gap = to.begin - from.end, leading = to.line - from.line, size = glyph.size;
  if (std::fabs(leading) < kLineDrift * size)
    return gap < kWidestSpace * size && gap > -kOverlapInLine * size ? Step::Along : Step::Away;
  const bool below = leading > kLeastLeading * size && leading < kMostLeading * size &&
                     std::fabs(size - last_.size) < kLineDrift * size;
  const bool beneath = to.begin > left_ - kIndent * size && to.begin < right_;
  return below && beneath ? Step::NextLine : Step::Away;
}

Glyph CutText::moved(const Glyph& from, float step) const {
  const float by = step * kStepAtEdge;
  const bool back = step < 0;
  Glyph glyph = seen_;
  glyph.code = from.code;
  switch (glyph.direction) {
    case Direction::Right:
      // Within the clip: what follows is to stay in its cell.
      glyph.x0 = glyph.x1 =
          (back ? seen_.x0 : std::max(seen_.x0, std::min(seen_.x1, room_.x1 - kRoomAtEdge))) + by;
      break;
    case Direction::Down:
      glyph.y0 = glyph.y1 = (back ? seen_.y0 : seen_.y1) + by;
      break;
    case Direction::Left:
      glyph.x0 = glyph.x1 = (back ? seen_.x1 : seen_.x0) - by;
      break;
    case Direction::Up:
      glyph.y0 = glyph.y1 = (back ? seen_.y1 : seen_.y0) - by;
      break;
  }
  return glyph;
}

}  // namespace prikaz::extract::pdf
