// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/pdf/page_collector.h"

#include <algorithm>
#include <cmath>

#include "base/utf8.h"

namespace prikaz::extract::pdf {
namespace {

using placed::Direction;
using placed::Glyph;

constexpr std::uint64_t kMostInlineBytes = 16 << 20;  // of a picture within the content (ISO 32000-1: 4 kB)
constexpr std::size_t kUsualGlyphs = 3000;            // of a page of text
constexpr double kLeastOpacity = 0.03;
constexpr double kFullOpacity = 0.99;
constexpr double kTilted = 0.2;    // 11 degrees: pages that lie more tilted are not turned straight
constexpr double kFarthest = 2e6;  // points from the page's corner; what is beyond is nonsense

// U+FB00 and what follows (Alphabetic Presentation Forms).
constexpr char32_t kFirstLigature = 0xFB00;
constexpr Unicode kFf[] = {'f', 'f'}, kFi[] = {'f', 'i'}, kFl[] = {'f', 'l'}, kFfi[] = {'f', 'f', 'i'},
                  kFfl[] = {'f', 'f', 'l'};
struct Ligature {
  const Unicode* letters;
  int length;
};
constexpr std::array<Ligature, 5> kLigatures = {{{kFf, 2}, {kFi, 2}, {kFl, 2}, {kFfi, 3}, {kFfl, 3}}};

// kNoLetter for what is none of the list.
char32_t ligature_of(const Unicode* letters, int length) {
  for (std::size_t k = 0; k < kLigatures.size(); ++k)
    if (std::equal(letters, letters + length, kLigatures[k].letters,
                   kLigatures[k].letters + kLigatures[k].length))
      return kFirstLigature + static_cast<char32_t>(k);
  return kNoLetter;
}

void set_box(Glyph& glyph, float x0, float y0, float x1, float y1, float baseline) {
  glyph.x0 = x0;
  glyph.y0 = y0;
  glyph.x1 = x1;
  glyph.y1 = y1;
  glyph.baseline = baseline;
}

}  // namespace

void PageCollector::begin(placed::Page& page) {
  page_ = &page;
  page.glyphs.reserve(std::min(kUsualGlyphs, limits_.page_glyphs));
  letters_.emplace(fonts_, xref_);
  seen_.emplace(page);
  lines_.emplace(page, *seen_, limits_);
  font_ = nullptr;
  turned_ = false;
  cut_ = {page.width, page.height};
  ink_known_ = false;
  content_ = true;
  depth_ = groups_ = 0;
  rough_depth_ = kNever;
}

void PageCollector::drawImage(GfxState* state, Object*, Stream* stream, int width, int height,
                              GfxImageColorMap* colours, bool, const int*, bool in_content) {
  add_image(state);
  if (in_content) skip(stream, width, height, colours ? colours->getNumPixelComps() * colours->getBits() : 1);
}

void PageCollector::drawImageMask(GfxState* state, Object*, Stream* stream, int width, int height, bool, bool,
                                  bool in_content) {
  add_image(state);
  if (in_content) skip(stream, width, height, 1);
}

void PageCollector::drawChar(GfxState* state, double x, double y, double dx, double dy, double origin_x,
                             double origin_y, CharCode code, int, const Unicode* unicode, int length) {
  const std::shared_ptr<GfxFont>& font = state->getFont();
  if (!font || stopped()) return;
  double m11, m12, m21, m22;
  state->getFontTransMat(&m11, &m12, &m21, &m22);
  if (font.get() != font_) use_font(*font);
  if (m11 != turn_[0] || m12 != turn_[1] || m21 != turn_[2] || m22 != turn_[3] || !turned_)
    turn(m11, m12, m21, m22);
  if (!(size_ > 0.1f)) return;
  double space = state->getCharSpace();
  if (length == 1 && unicode[0] == ' ') space += state->getWordSpace();
  if (space != 0) {
    double space_x, space_y;
    state->textTransformDelta(space * state->getHorizScaling(), 0, &space_x, &space_y);
    dx -= space_x;
    dy -= space_y;
  }
  double px, py, width_x, width_y;
  state->transformDelta(dx, dy, &width_x, &width_y);
  state->transform(x - origin_x, y - origin_y, &px, &py);
  // What is no number compares with nothing.
  if (!(std::fabs(px) < kFarthest && std::fabs(py) < kFarthest && size_ < kFarthest &&
        std::fabs(width_x) < kFarthest && std::fabs(width_y) < kFarthest)) {
    page_->damaged = true;
    return;
  }
  Glyph glyph = placed_at(static_cast<float>(px), static_cast<float>(py), static_cast<float>(width_x),
                          static_cast<float>(width_y));
  if (!ink_known_) {
    ink_ = ink_of(state);
    ink_known_ = true;
  }
  clip_ = clip_of(state);
  const Unicode shown = length > 0 && unicode[0] != 0 ? unicode[0] : kNoLetter;
  if (length > 1 && shown != kNoLetter) {
    // The code of «fi» is a letter where its map is wrong.
    const char32_t ligature = ligature_of(unicode, length);
    const char32_t meant = ligature == kNoLetter ? ligature : letters_->letter(*font, glyph, code, ligature);
    if (meant == ligature) return add_ligature(glyph, unicode, length);
    glyph.code = meant;
    return add(glyph);
  }
  glyph.code = length > 1 ? shown : letters_->letter(*font, glyph, code, shown);
  if (glyph.code >= kFirstLigature && glyph.code < kFirstLigature + kLigatures.size()) {
    const Ligature& ligature = kLigatures[glyph.code - kFirstLigature];
    return add_ligature(glyph, ligature.letters, ligature.length);
  }
  add(glyph);
}

void PageCollector::use_font(const GfxFont& font) {
  font_ = &font;
  ink_known_ = false;
  letters_->use_font(font);
  // Fonts lie about their heights; letters of orders reach from 0.25 below to 0.95 above the baseline.
  ascent_ = static_cast<float>(std::clamp(font.getAscent(), 0.5, 1.0));
  descent_ = static_cast<float>(std::clamp(font.getDescent(), -0.35, -0.1));
}

// The text's own matrix changes seldom.
void PageCollector::turn(double m11, double m12, double m21, double m22) {
  turn_ = {m11, m12, m21, m22};
  turned_ = true;
  const bool upright = std::fabs(m11) >= std::fabs(m12);
  direction_ = upright ? (m11 >= 0 ? Direction::Right : Direction::Left)
                       : (m12 >= 0 ? Direction::Down : Direction::Up);
  size_ = static_cast<float>(std::hypot(m21, m22));
  const auto [less, more] = std::minmax({std::fabs(m11), std::fabs(m12)});
  tilted_ = less > kTilted * more;
}

Glyph PageCollector::placed_at(float x, float y, float w, float h) const {
  const float ascent = ascent_ * size_, descent = descent_ * size_;
  Glyph glyph;
  glyph.direction = direction_;
  glyph.size = size_;
  glyph.tilted = tilted_;
  switch (direction_) {
    case Direction::Right:
      set_box(glyph, std::min(x, x + w), y - ascent, std::max(x, x + w), y - descent, y);
      break;
    case Direction::Left:
      set_box(glyph, std::min(x, x + w), y + descent, std::max(x, x + w), y + ascent, y);
      break;
    case Direction::Up:
      set_box(glyph, x - ascent, std::min(y, y + h), x - descent, std::max(y, y + h), x);
      break;
    case Direction::Down:
      set_box(glyph, x + descent, std::min(y, y + h), x + ascent, std::max(y, y + h), x);
      break;
  }
  return glyph;
}

void PageCollector::add(const Glyph& glyph) {
  if (cut_.goes_on(glyph, clip_)) return put(glyph);
  for (const Glyph& taken : cut_.take(glyph, clip_)) put(taken);
}

void PageCollector::put(const Glyph& glyph) {
  if (page_->glyphs.size() >= limits_.page_glyphs) {
    page_->truncated = true;
    return;
  }
  page_->unmapped += is_unmapped(glyph.code);
  page_->glyphs.push_back(glyph);
  seen_->add_last(ink_, cut_.beyond());
}

// What colours and rendering mode show of letters. Those of a Type 3 font may have their own colours, and no
// mode touches them.
Ink PageCollector::ink_of(GfxState* state) {
  if (state->getFont()->getType() == fontType3) return Ink::Shown;
  const int mode = state->getRender() & 3;  // 0 fills, 1 strokes, 2 does both, 3 nothing
  if (mode == 3) return Ink::Invisible;
  const bool filled = mode != 1 && state->getFillOpacity() > kLeastOpacity && !is_white(state, false);
  const bool stroked = mode != 0 && state->getStrokeOpacity() > kLeastOpacity && !is_white(state, true);
  return filled || stroked ? Ink::Shown : Ink::White;
}

bool PageCollector::paints_all(GfxState* state) const {
  return content_ && groups_ == 0 && rough_depth_ == kNever && state->getBlendMode() == gfxBlendNormal &&
         state->getFillOpacity() > kFullOpacity;
}

placed::Fill PageCollector::clip_of(GfxState* state) {
  double x0, y0, x1, y1;
  state->getClipBBox(&x0, &y0, &x1, &y1);
  return {static_cast<float>(x0), static_cast<float>(y0), static_cast<float>(x1), static_cast<float>(y1)};
}

bool PageCollector::add_clip_ground(GfxState* state) {
  seen_->add_ground(clip_of(state));
  return true;
}

void PageCollector::finish() {
  page_->unseen += cut_.unseen();
  seen_->finish(cut_);
}

void PageCollector::add_ligature(Glyph glyph, const Unicode* letters, int length) {
  const bool across = glyph.direction == Direction::Right || glyph.direction == Direction::Left;
  const float x = glyph.x0, y = glyph.y0;
  const float w = (glyph.x1 - glyph.x0) / static_cast<float>(length),
              h = (glyph.y1 - glyph.y0) / static_cast<float>(length);
  for (int k = 0; k < length; ++k) {
    glyph.code = letters[k];
    if (across) {
      glyph.x0 = x + w * static_cast<float>(k);
      glyph.x1 = glyph.x0 + w;
    } else {
      glyph.y0 = y + h * static_cast<float>(k);
      glyph.y1 = glyph.y0 + h;
    }
    add(glyph);
  }
}

void PageCollector::add_image(GfxState* state) {
  ++page_->images;
  double w, h, u, v;
  state->transformDelta(1, 0, &w, &u);
  state->transformDelta(0, 1, &v, &h);
  seen_->add_ground(box_of(state, 0, 0, 1, 1));
  const double area = std::fabs(w * h - u * v);
  const float page_area = page_->width * page_->height;
  if (page_area > 0)
    page_->image_area = static_cast<float>(
        std::min(1.0, static_cast<double>(page_->image_area) + area / static_cast<double>(page_area)));
}

// The bytes of a picture that stands within the content; operators go on behind them. Sizes lie: what is
// missing ends it, and nothing is kept.
void PageCollector::skip(Stream* stream, int width, int height, int bits) {
  if (width <= 0 || height <= 0 || bits <= 0) return;
  const std::uint64_t row = (static_cast<std::uint64_t>(width) * static_cast<std::uint64_t>(bits) + 7) / 8;
  std::uint64_t left = std::min(row * static_cast<std::uint64_t>(height), kMostInlineBytes);
  stream->reset();
  while (left > 0 && stream->getChar() != EOF) --left;
  stream->close();
  if (left > 0) page_->damaged = true;  // it lied, and what followed may be gone
}

}  // namespace prikaz::extract::pdf
