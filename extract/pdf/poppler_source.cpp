// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/pdf/poppler_source.h"

#include <Catalog.h>
#include <Error.h>
#include <ErrorCodes.h>
#include <FileSpec.h>
#include <Gfx.h>
#include <GfxFont.h>
#include <GfxState.h>
#include <GlobalParams.h>
#include <OutputDev.h>
#include <PDFDoc.h>
#include <Page.h>
#include <Stream.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <mutex>

#include "base/error.h"
#include "base/utf8.h"
#include "extract/pdf/drawn_lines.h"
#include "extract/pdf/font_letters.h"
#include "extract/pdf/font_uses.h"
#include "extract/pdf/form_values.h"

namespace prikaz::extract::pdf {
namespace {

using placed::Direction;
using placed::Glyph;
using placed::Ruling;

constexpr std::uint64_t kMostInlineBytes = 16 << 20;  // of a picture within the content (ISO 32000-1: 4 kB)
constexpr double kFarthest = 2e6;  // points from the page's corner; what is beyond is nonsense

// No letter, and never drawn: a map that says so knows nothing.
bool is_control(char32_t c) { return c < 0x20 ? !utf8::is_space(c) : c >= 0x7F && c < 0xA0; }

std::string text_of(const GooString* name) {
  if (!name) return "?";
  std::string text(name->c_str(), static_cast<std::size_t>(name->getLength()));
  return utf8::is_valid(text) ? utf8::squeeze(text) : std::string("?");
}

// Collects glyphs and rulings; everything else of a page passes by.
class Collector : public OutputDev {
 public:
  Collector(placed::Page& page, FontUses& fonts, XRef& xref, const Limits& limits)
      : page_(page), letters_(fonts, xref), lines_(page, limits), limits_(limits) {}

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
                 bool, const int*, bool in_content) override {
    add_image(state);
    if (in_content)
      skip(stream, width, height, colours ? colours->getNumPixelComps() * colours->getBits() : 1);
  }
  void drawImageMask(GfxState* state, Object*, Stream* stream, int width, int height, bool, bool,
                     bool in_content) override {
    add_image(state);
    if (in_content) skip(stream, width, height, 1);
  }
  void drawMaskedImage(GfxState* state, Object*, Stream*, int, int, GfxImageColorMap*, bool, Stream*, int,
                       int, bool, bool) override {
    add_image(state);
  }
  void drawSoftMaskedImage(GfxState* state, Object*, Stream*, int, int, GfxImageColorMap*, bool, Stream*, int,
                           int, GfxImageColorMap*, bool) override {
    add_image(state);
  }

  void drawChar(GfxState* state, double x, double y, double dx, double dy, double origin_x, double origin_y,
                CharCode code, int, const Unicode* unicode, int length) override {
    // Text that is only a clip path or invisible on a scan's own layer still is the page's text (modes 3 and
    // 7).
    const std::shared_ptr<GfxFont>& font = state->getFont();
    if (!font || stopped()) return;
    double m11, m12, m21, m22;
    state->getFontTransMat(&m11, &m12, &m21, &m22);
    if (font.get() != font_) use_font(*font);
    if (m11 != turn_[0] || m12 != turn_[1] || m21 != turn_[2] || m22 != turn_[3] || !turned_)
      turn(m11, m12, m21, m22);
    if (!(size_ > 0.1f)) return;
    Glyph glyph;
    glyph.direction = direction_;
    glyph.size = size_;
    double space = state->getCharSpace();
    if (length == 1 && unicode[0] == ' ') space += state->getWordSpace();
    double space_x, space_y, px, py, width_x, width_y;
    if (space != 0) {
      state->textTransformDelta(space * state->getHorizScaling(), 0, &space_x, &space_y);
      dx -= space_x;
      dy -= space_y;
    }
    state->transformDelta(dx, dy, &width_x, &width_y);
    state->transform(x - origin_x, y - origin_y, &px, &py);
    // What is no number compares with nothing.
    if (!(std::fabs(px) < kFarthest && std::fabs(py) < kFarthest && size_ < kFarthest &&
          std::fabs(width_x) < kFarthest && std::fabs(width_y) < kFarthest)) {
      page_.damaged = true;
      return;
    }
    place(glyph, px, py, width_x, width_y);
    Unicode letter = length > 0 && unicode[0] != 0 ? unicode[0] : kNoLetter;
    if (length <= 1) {
      letter = letters_.letter(*font, glyph, code, letter);
      unicode = &letter;
      length = 1;
    }
    add_codes(glyph, letter == kNoLetter ? nullptr : unicode, length);
  }

  void stroke(GfxState* state) override {
    if (!stopped()) lines_.stroke(state);
  }
  void fill(GfxState* state) override {
    if (!stopped()) lines_.fill(state);
  }
  void eoFill(GfxState* state) override { fill(state); }

  bool stopped() const { return page_.truncated; }

 private:
  void use_font(const GfxFont& font) {
    font_ = &font;
    letters_.use_font(font);
    // Fonts lie about their heights; letters of orders reach from 0.25 below to 0.95 above the baseline.
    ascent_ = static_cast<float>(std::clamp(font.getAscent(), 0.5, 1.0));
    descent_ = static_cast<float>(std::clamp(font.getDescent(), -0.35, -0.1));
  }

  // The text's own matrix changes seldom.
  void turn(double m11, double m12, double m21, double m22) {
    turn_ = {m11, m12, m21, m22};
    turned_ = true;
    const bool upright = std::fabs(m11) >= std::fabs(m12);
    direction_ = upright ? (m11 >= 0 ? Direction::Right : Direction::Left)
                         : (m12 >= 0 ? Direction::Down : Direction::Up);
    size_ = static_cast<float>(std::hypot(m21, m22));
  }

  void place(Glyph& glyph, double px, double py, double wx, double wy) const {
    const float ascent = ascent_ * glyph.size, descent = descent_ * glyph.size;
    const auto x = static_cast<float>(px), y = static_cast<float>(py);
    const auto w = static_cast<float>(wx), h = static_cast<float>(wy);
    switch (glyph.direction) {
      case Direction::Right:
        glyph = with_box(glyph, std::min(x, x + w), y - ascent, std::max(x, x + w), y - descent, y);
        break;
      case Direction::Left:
        glyph = with_box(glyph, std::min(x, x + w), y + descent, std::max(x, x + w), y + ascent, y);
        break;
      case Direction::Up:
        glyph = with_box(glyph, x - ascent, std::min(y, y + h), x - descent, std::max(y, y + h), x);
        break;
      case Direction::Down:
        glyph = with_box(glyph, x + descent, std::min(y, y + h), x + ascent, std::max(y, y + h), x);
        break;
    }
  }

  static Glyph with_box(Glyph glyph, float x0, float y0, float x1, float y1, float baseline) {
    glyph.x0 = x0;
    glyph.y0 = y0;
    glyph.x1 = x1;
    glyph.y1 = y1;
    glyph.baseline = baseline;
    return glyph;
  }

  void add_codes(Glyph glyph, const Unicode* unicode, int length) {
    if (page_.glyphs.size() >= limits_.page_glyphs) {
      page_.truncated = true;
      return;
    }
    if (!unicode) {
      ++page_.unmapped;
      glyph.code = 0xFFFD;
      page_.glyphs.push_back(glyph);
      return;
    }
    // A ligature's letters share its box, each its part of the width.
    const bool across = glyph.direction == Direction::Right || glyph.direction == Direction::Left;
    const float x = glyph.x0, y = glyph.y0;
    const float w = (glyph.x1 - glyph.x0) / static_cast<float>(length),
                h = (glyph.y1 - glyph.y0) / static_cast<float>(length);
    for (int k = 0; k < length; ++k) {
      glyph.code = unicode[k];
      page_.unmapped += is_control(glyph.code);
      if (length > 1 && across) {
        glyph.x0 = x + w * static_cast<float>(k);
        glyph.x1 = glyph.x0 + w;
      } else if (length > 1) {
        glyph.y0 = y + h * static_cast<float>(k);
        glyph.y1 = glyph.y0 + h;
      }
      page_.glyphs.push_back(glyph);
    }
  }

  // The bytes of a picture that stands within the content; operators go on behind them. Sizes lie: what is
  // missing ends it, and nothing is kept.
  void skip(Stream* stream, int width, int height, int bits) {
    if (width <= 0 || height <= 0 || bits <= 0) return;
    const std::uint64_t row = (static_cast<std::uint64_t>(width) * static_cast<std::uint64_t>(bits) + 7) / 8;
    std::uint64_t left = std::min(row * static_cast<std::uint64_t>(height), kMostInlineBytes);
    stream->reset();
    while (left > 0 && stream->getChar() != EOF) --left;
    stream->close();
    if (left > 0) page_.damaged = true;  // it lied, and what followed may be gone
  }

  void add_image(GfxState* state) {
    ++page_.images;
    double w, h, u, v;
    state->transformDelta(1, 0, &w, &u);
    state->transformDelta(0, 1, &v, &h);
    const double area = std::fabs(w * h - u * v);
    const float page_area = page_.width * page_.height;
    if (page_area > 0)
      page_.image_area = static_cast<float>(
          std::min(1.0, static_cast<double>(page_.image_area) + area / static_cast<double>(page_area)));
  }

  placed::Page& page_;
  LetterReader letters_;
  DrawnLines lines_;
  const Limits& limits_;
  const GfxFont* font_ = nullptr;   // of the last glyph
  float ascent_ = 0, descent_ = 0;  // of its size
  std::array<double, 4> turn_{};
  bool turned_ = false;  // turn_ holds something
  Direction direction_ = Direction::Right;
  float size_ = 0;
};

// Ends a page that takes too long or has reached a limit.
struct Watch {
  const Collector* collector;
  std::chrono::steady_clock::time_point end;
  unsigned calls = 0;
  static constexpr unsigned kCallsBetweenLooks =
      16;  // Poppler asks every few operators; a look costs some time
  static bool stop(void* data) {
    auto* watch = static_cast<Watch*>(data);
    if (watch->collector->stopped()) return true;
    return ++watch->calls % kCallsBetweenLooks == 0 && std::chrono::steady_clock::now() > watch->end;
  }
};

// Of the many things that Poppler says of a file, those after which something of it was not read.
bool tells_loss(std::string_view message) {
  for (const std::string_view loss : {"nd of file", "flate stream", "Unexpected end", "rror reading"})
    if (message.find(loss) != std::string_view::npos) return true;
  return false;
}

thread_local std::size_t losses = 0;  // since the thread began; Poppler tells them to the whole program

void start_poppler() {
  static std::once_flag once;
  std::call_once(once, [] {
    globalParams = std::make_unique<GlobalParams>();
    setErrorCallback([](ErrorCategory category, Goffset, const char* message) {
      if (category == errSyntaxError && tells_loss(message)) ++losses;
    });
  });
}

}  // namespace

struct PopplerSource::Work {
  Limits limits;
  std::unique_ptr<PDFDoc> document;
  FontUses fonts;
  std::chrono::steady_clock::time_point end;
};

PopplerSource::PopplerSource(std::string_view bytes, const std::string& password, const Limits& limits)
    : work_(std::make_unique<Work>()) {
  start_poppler();
  work_->limits = limits;
  work_->end = std::chrono::steady_clock::now() + std::chrono::seconds(limits.seconds);
  const auto open = [&](const std::optional<GooString>& secret) {
    // Poppler takes ownership of the stream and only reads the buffer.
    auto* stream = new MemStream(const_cast<char*>(bytes.data()), 0, static_cast<Goffset>(bytes.size()),
                                 Object(objNull));
    return std::make_unique<PDFDoc>(stream, secret, secret);
  };
  work_->document = open(std::nullopt);
  if (!work_->document->isOk() && work_->document->getErrorCode() == errEncrypted && !password.empty())
    work_->document = open(GooString(password));
  if (!work_->document->isOk()) {
    if (work_->document->getErrorCode() == errEncrypted)
      throw Error(ErrorCode::Encrypted, password.empty()
                                            ? "the PDF is encrypted; --password opens it"
                                            : "the PDF is encrypted and the password does not open it");
    throw Error(ErrorCode::Damaged, "the PDF's structure is broken (Poppler's error " +
                                        std::to_string(work_->document->getErrorCode()) + ")");
  }
  if (work_->document->getNumPages() < 1) throw Error(ErrorCode::Damaged, "the PDF has no pages");
  if (static_cast<std::size_t>(work_->document->getNumPages()) > limits.pages)
    throw Error(ErrorCode::LimitExceeded, std::to_string(work_->document->getNumPages()) +
                                              " pages, the limit is " + std::to_string(limits.pages) +
                                              " (--max-pages)");
}

PopplerSource::~PopplerSource() = default;

int PopplerSource::pages() const { return work_->document->getNumPages(); }

void PopplerSource::read_page(int number, placed::Page& page) {
  // The last page's memory serves this one.
  std::vector<Glyph> glyphs = std::move(page.glyphs);
  std::vector<Ruling> rulings = std::move(page.rulings);
  std::vector<placed::Fill> fills = std::move(page.fills);
  std::vector<placed::Slant> slants = std::move(page.slants);
  glyphs.clear();
  rulings.clear();
  fills.clear();
  slants.clear();
  page = {};
  page.glyphs = std::move(glyphs);
  page.rulings = std::move(rulings);
  page.fills = std::move(fills);
  page.slants = std::move(slants);
  page.number = number;
  Page* source = work_->document->getPage(number);
  if (!source || !source->isOk()) {
    page.missing = true;
    return;
  }
  const bool turned = source->getRotate() % 180 != 0;
  page.width = static_cast<float>(turned ? source->getCropHeight() : source->getCropWidth());
  page.height = static_cast<float>(turned ? source->getCropWidth() : source->getCropHeight());
  if (std::chrono::steady_clock::now() > work_->end)
    throw Error(ErrorCode::TimeExceeded, "reading took more than " + std::to_string(work_->limits.seconds) +
                                             " seconds (--max-seconds), stopped before page " +
                                             std::to_string(number));
  const std::size_t losses_before = losses;
  Collector collector(page, work_->fonts, *work_->document->getXRef(), work_->limits);
  Watch watch{&collector, work_->end};
  const FormValues values = FormValues::of(*work_->document, *source);
  const auto is_drawn = [](Annot* annotation, void* held) {
    return !static_cast<const FormValues*>(held)->holds(annotation->getRef());
  };
  work_->document->displayPage(&collector, number, 72, 72, 0, false, true, false, Watch::stop, &watch,
                               is_drawn, const_cast<FormValues*>(&values));
  values.add_glyphs(page, work_->limits.page_glyphs);
  if (std::chrono::steady_clock::now() > work_->end) page.truncated = true;
  if (losses > losses_before) page.damaged = true;
}

std::vector<std::string> PopplerSource::mend_letters() {
  std::deque<FontUse>& uses = work_->fonts.all();
  std::vector<FontText> texts;
  for (FontUse& use : uses) texts.push_back(std::move(use.text));
  std::vector<std::optional<LetterRepair>> repairs = find_repairs(texts);
  std::vector<std::string> mended;
  for (std::size_t k = 0; k < uses.size(); ++k) {
    uses[k].text = std::move(texts[k]);
    if (!repairs[k]) continue;
    mended.push_back("the font " + uses[k].text.name + " does not say its letters; read as " +
                     repairs[k]->what());
    uses[k].repair = std::move(repairs[k]);
  }
  return mended;
}

std::vector<std::string> PopplerSource::embedded_files() const {
  std::vector<std::string> names;
  Catalog* catalog = work_->document->getCatalog();
  const int count = catalog ? std::min(catalog->numEmbeddedFiles(), 1000) : 0;
  for (int k = 0; k < count; ++k) {
    const std::unique_ptr<FileSpec> file = catalog->embeddedFile(k);
    names.push_back(file ? text_of(file->getFileName()) : "?");
  }
  return names;
}

}  // namespace prikaz::extract::pdf
