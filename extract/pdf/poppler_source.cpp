// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/pdf/poppler_source.h"

#include <Catalog.h>
#include <Error.h>
#include <ErrorCodes.h>
#include <FileSpec.h>
#include <GlobalParams.h>
#include <PDFDoc.h>
#include <Page.h>
#include <Stream.h>

#include <algorithm>
#include <chrono>
#include <mutex>

#include "base/error.h"
#include "base/utf8.h"
#include "extract/pdf/font_letters.h"
#include "extract/pdf/font_uses.h"
#include "extract/pdf/form_values.h"
#include "extract/pdf/page_collector.h"
#include "extract/pdf/page_interpreter.h"

namespace prikaz::extract::pdf {
namespace {

using placed::Glyph;
using placed::Ruling;

std::string name_of(const GooString* name) {
  if (!name) return "?";
  std::string text(name->c_str(), static_cast<std::size_t>(name->getLength()));
  return utf8::is_valid(text) ? utf8::squeeze(text) : std::string("?");
}

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
  std::optional<PageCollector> collector;
  Watch watch;
  std::optional<PageInterpreter> interpreter;  // last: its fonts go before the document
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
  work_->collector.emplace(work_->fonts, *work_->document->getXRef(), work_->limits);
  work_->watch = {&*work_->collector, work_->end};
  work_->interpreter.emplace(*work_->document, *work_->collector, Watch::stop, &work_->watch);
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
  work_->collector->begin(page);
  const FormValues values = FormValues::of(*work_->document, *source);
  struct Annotations {
    const FormValues& values;
    PageCollector& collector;
  } annotations{values, *work_->collector};
  const auto is_drawn = [](Annot* annotation, void* data) {
    const auto& [held, collector] = *static_cast<Annotations*>(data);
    collector.end_content();
    return !held.holds(annotation->getRef());
  };
  work_->interpreter->run(*source, is_drawn, &annotations);
  work_->collector->finish();
  if (std::chrono::steady_clock::now() > work_->end) page.truncated = true;
  if (page.truncated) work_->interpreter->forget();
  values.add_glyphs(page, work_->limits.page_glyphs);
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
    names.push_back(file ? name_of(file->getFileName()) : "?");
  }
  return names;
}

}  // namespace prikaz::extract::pdf
