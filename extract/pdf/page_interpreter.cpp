// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/pdf/page_interpreter.h"

#include <Annot.h>
#include <Catalog.h>
#include <Dict.h>
#include <OutputDev.h>
#include <Stream.h>
#include <libdeflate.h>

#include <algorithm>
#include <tuple>

#include "extract/pdf/font_stand_ins.h"

namespace prikaz::extract::pdf {
namespace {

constexpr std::size_t kMostContent = 32u << 20;  // bytes of one page; what is larger is read as it comes
constexpr std::size_t kUsualRatio = 8;           // of contents to what is packed
constexpr std::size_t kFirstRoom = 64u << 10;
constexpr double kPointsPerInch = 72;

std::tuple<double, double, double, double> sides(const PDFRectangle& box) {
  return {box.x1, box.y1, box.x2, box.y2};
}

// Fonts by their names in the page's resources; none where one is written out there without an object of its
// own.
std::optional<std::map<std::string, Ref>> fonts_in(Dict* resources) {
  std::map<std::string, Ref> fonts;
  if (!resources) return fonts;
  const Object list = resources->lookup("Font");
  if (!list.isDict()) return fonts;
  for (int k = 0; k < list.getDict()->getLength(); ++k) {
    const Object& font = list.getDict()->getValNF(k);
    if (!font.isRef()) return std::nullopt;
    fonts.emplace(list.getDict()->getKey(k), font.getRef());
  }
  return fonts;
}

// Without any filter, or packed by deflate alone (7.4.4) and not predicted.
enum class Packing { None, Deflate, Other };
Packing packing_of(Stream& stream) {
  Dict* dict = stream.getDict();
  if (!dict) return Packing::Other;
  const auto entry = [&](const char* name, const char* short_name) {
    Object object = dict->lookup(name);
    if (object.isNull()) object = dict->lookup(short_name);
    return object;
  };
  Object filter = entry("Filter", "F");
  if (filter.isNull()) return Packing::None;
  if (!entry("DecodeParms", "DP").isNull()) return Packing::Other;
  if (filter.isArray() && filter.arrayGetLength() == 1) filter = filter.arrayGet(0);
  return filter.isName("FlateDecode") || filter.isName("Fl") ? Packing::Deflate : Packing::Other;
}

}  // namespace

bool PageInterpreter::Frame::operator==(const Frame& other) const {
  return rotation == other.rotation && crop == other.crop && sides(box) == sides(other.box) &&
         sides(crop_box) == sides(other.crop_box);
}

PageInterpreter::PageInterpreter(PDFDoc& document, OutputDev& device, Stop stop, void* stop_data)
    : document_(document),
      device_(device),
      stop_(stop),
      stop_data_(stop_data),
      inflater_(nullptr, libdeflate_free_decompressor) {
  Catalog* catalog = document_.getCatalog();
  layers_ = catalog && catalog->getOptContentConfig();
}

PageInterpreter::~PageInterpreter() = default;

PageInterpreter::Frame PageInterpreter::frame_of(Page& page) const {
  Frame frame;
  frame.rotation = page.getRotate() % 360;
  if (frame.rotation < 0) frame.rotation += 360;
  frame.crop = true;
  page.makeBox(kPointsPerInch, kPointsPerInch, frame.rotation, false, device_.upsideDown(), -1, -1, -1, -1,
               &frame.box, &frame.crop);
  frame.crop_box = *page.getCropBox();
  return frame;
}

void PageInterpreter::prepare(Page& page) {
  Frame frame = frame_of(page);
  std::optional<Fonts> fonts = fonts_in(page.getResourceDict());
  const auto is_made = [this](const auto& font) {
    const auto made = run_.fonts->find(font.first);
    return made != run_.fonts->end() && made->second == font.second;
  };
  if (run_.gfx && !layers_ && fonts && run_.fonts && frame == run_.frame &&
      std::all_of(fonts->begin(), fonts->end(), is_made))
    return;
  run_ = {};
  auto* resources = new Dict(document_.getXRef());
  run_.resources = Object(resources);
  if (Dict* all = page.getResourceDict()) {
    const Object& list = all->lookupNF("Font");
    if (!list.isNull()) resources->add("Font", list.copy());
  }
  run_.frame = frame;
  run_.fonts = std::move(fonts);
  const FontStandIns stand_ins(*document_.getXRef(), run_.fonts.value_or(Fonts()));
  run_.gfx = std::make_unique<Gfx>(
      &document_, &device_, page.getNum(), resources, kPointsPerInch, kPointsPerInch, &run_.frame.box,
      frame.crop ? &run_.frame.crop_box : nullptr, frame.rotation, stop_, stop_data_);
}

void PageInterpreter::run(Page& page, Draws draws, void* draws_data) {
  prepare(page);
  Gfx& gfx = *run_.gfx;
  auto* resources = new Dict(document_.getXRef());
  const Object held(resources);
  if (Dict* all = page.getResourceDict())
    for (int k = 0; k < all->getLength(); ++k)
      if (std::string_view(all->getKey(k)) != "Font") resources->add(all->getKey(k), all->getValNF(k).copy());
  gfx.pushResources(resources);
  const Object contents = page.getContents();
  Object content = inflated(contents);
  if (content.isNull()) content = contents.copy();
  if (!content.isNull()) {
    gfx.saveState();
    gfx.display(&content);
    gfx.restoreState();
  }
  if (Annots* annots = page.getAnnots())
    for (Annot* annot : annots->getAnnots())
      if (draws(annot, draws_data)) annot->draw(&gfx, false);
  gfx.popResources();
}

Object PageInterpreter::inflated(const Object& contents) {
  content_size_ = 0;
  if (document_.isEncrypted()) return Object(objNull);
  if (contents.isStream()) {
    if (!add_stream(*contents.getStream())) return Object(objNull);
  } else if (contents.isArray()) {
    for (int k = 0; k < contents.arrayGetLength(); ++k) {
      const Object part = contents.arrayGet(k);
      if (!part.isStream() || !add_stream(*part.getStream())) return Object(objNull);
    }
  } else {
    return Object(objNull);
  }
  Stream* stream = new MemStream(content_.data(), 0, static_cast<Goffset>(content_size_), Object(objNull));
  return Object(stream);
}

bool PageInterpreter::add_stream(Stream& stream) {
  const Packing packing = packing_of(stream);
  BaseStream* base = stream.getBaseStream();
  if (packing == Packing::Other || !base) return false;
  const Goffset length = base->getLength();
  if (length <= 0 || static_cast<std::uint64_t>(length) > kMostContent) return false;
  if (packed_.size() < static_cast<std::size_t>(length)) packed_.resize(static_cast<std::size_t>(length));
  base->reset();
  const int count = base->doGetChars(static_cast<int>(length), packed_.data());
  base->close();
  if (count <= 0) return false;
  const auto size = static_cast<std::size_t>(count);
  if (packing == Packing::Deflate) {
    if (!inflate_packed(size)) return false;
  } else {
    if (content_size_ + size > kMostContent) return false;
    make_room(size);
    std::copy_n(packed_.begin(), size, content_.begin() + static_cast<std::ptrdiff_t>(content_size_));
    content_size_ += size;
  }
  make_room(1);
  content_[content_size_++] = '\n';  // tokens end with their stream
  return true;
}

void PageInterpreter::make_room(std::size_t more) {
  if (content_.size() < content_size_ + more)
    content_.resize(std::max(2 * content_.size(), content_size_ + std::max(more, kFirstRoom)));
}

// The first bytes of `packed_` to the end of the content. What is damaged or cut off is left to Poppler,
// which says so and reads what can be read.
bool PageInterpreter::inflate_packed(std::size_t size) {
  if (!inflater_) inflater_.reset(libdeflate_alloc_decompressor());
  if (!inflater_) return false;
  make_room(std::min(kUsualRatio * size, kMostContent));
  while (content_.size() <= 2 * kMostContent) {
    std::size_t filled = 0;
    const libdeflate_result result =
        libdeflate_zlib_decompress_ex(inflater_.get(), packed_.data(), size, content_.data() + content_size_,
                                      content_.size() - content_size_, nullptr, &filled);
    if (result == LIBDEFLATE_SUCCESS) {
      content_size_ += filled;
      return true;
    }
    if (result != LIBDEFLATE_INSUFFICIENT_SPACE) return false;
    make_room(content_.size() - content_size_ + 1);
  }
  return false;
}

}  // namespace prikaz::extract::pdf
