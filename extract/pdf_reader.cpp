// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/pdf_reader.h"

#include <algorithm>
#include <optional>

#include "base/error.h"
#include "base/utf8.h"
#include "extract/pdf/font_letters.h"
#include "extract/pdf/poppler_source.h"
#include "extract/placed/blocks.h"
#include "extract/placed/box_glyphs.h"
#include "extract/placed/deskew.h"
#include "extract/placed/doubles.h"
#include "extract/placed/recognized_words.h"
#include "extract/placed/watermarks.h"

namespace prikaz::extract {
namespace {

constexpr std::size_t kHeaderWithin =
    1024;  // bytes in which readers look for the header (ISO 32000-1, annex H, note 13)
constexpr float kPictureShare = 0.4f;  // of a page, from which a picture without text is a scan
constexpr float kScanShare = 0.6f;     // and a picture with a few words, such as an electronic stamp, is one
constexpr std::size_t kGlyphsOfStamp = 400;
constexpr std::size_t kShapesOfText = 100;
constexpr std::size_t kLettersToJudge = 20;
constexpr double kUnmappedShare = 0.1;
constexpr double kAccentedShare = 0.6;  // of letters with accents; French has 0.05, Vietnamese 0.3
constexpr double kStrangeShare = 0.3;   // of signs among the letters, from which a font's map is wrong
constexpr double kRaggedWeight = 2;     // of a capital behind a small letter, in signs

Place page_place(int page) {
  Place at;
  at.page = page;
  return at;
}

// Letters of a wrong map look like Latin capitals and signs in a mess, like words of nothing but accented
// letters, or have capitals within words; whole texts of orders do not.
bool is_garbled(const placed::Page& page) {
  std::size_t letters = 0, russian = 0, strange = 0, accented = 0, ragged = 0;
  char32_t before = U' ';
  for (const placed::Glyph& glyph : page.glyphs) {
    const char32_t c = glyph.code;
    ragged += c >= U'A' && c <= U'Z' && utf8::to_lower(before) == before && utf8::is_letter(before);
    before = c;
    if (utf8::is_space(c) || utf8::is_digit(c)) continue;
    ++letters;
    russian += utf8::is_russian_letter(c);
    accented += c >= 0xC0 && c <= 0xFF;
    const bool private_use = c >= 0xE000 && c <= 0xF8FF;
    const bool sign = c < 0x80 && !utf8::is_letter(c) &&
                      std::u32string_view(U".,;:-()\"/%").find(c) == std::u32string_view::npos;
    const bool number = c >= 0x180 && c <= 0x2AF;  // rare letters: numbers of glyphs taken for letters
    // Codes of a font that gives its glyphs numbers in the order in which they came.
    const bool other_sign = c >= 0x80 && !utf8::is_letter(c) &&
                            std::u32string_view(U"«»“”„’–—−…№•·°§×").find(c) == std::u32string_view::npos;
    strange += private_use || other_sign || sign || number || c == pdf::kNoLetter;
  }
  if (letters < kLettersToJudge) return false;
  const auto all = static_cast<double>(letters);
  return (static_cast<double>(strange) + kRaggedWeight * static_cast<double>(ragged) > kStrangeShare * all ||
          static_cast<double>(accented) > kAccentedShare * all) &&
         static_cast<double>(russian) < 0.3 * all;
}

// Why a page's text has to be read off its picture; empty where it need not.
std::string reason_for_ocr(const placed::Page& page) {
  if (page.glyphs.empty() && page.image_area >= kPictureShare) return "the page is a picture without text";
  if (page.glyphs.empty() && page.shapes >= kShapesOfText) return "the page's letters are drawn as shapes";
  if (!placed::is_recognized(page) && page.glyphs.size() < kGlyphsOfStamp && page.image_area >= kScanShare)
    return "the page is a picture with next to no text";
  return {};
}

// Gathers what is wrong with the pages; a run of pages that cannot be read is told once.
class PageJudge {
 public:
  explicit PageJudge(std::vector<Diagnostic>& diagnostics) : diagnostics_(diagnostics) {}

  void add(const placed::Page& page) {
    const Place at = page_place(page.number);
    if (page.missing) {
      if (first_missing_ == 0) first_missing_ = page.number;
      last_missing_ = page.number;
      return;
    }
    finish();
    if (page.truncated)
      diagnostics_.push_back({"page-truncated", Severity::Error,
                              "the page could not be read to its end: a limit was reached", at});
    else if (page.damaged)
      diagnostics_.push_back(
          {"page-damaged", Severity::Warning, "parts of the page are broken and may be missing", at});
    if (const std::string reason = reason_for_ocr(page); !reason.empty())
      diagnostics_.push_back({"needs-ocr", Severity::Warning, reason, at});
    if (placed::is_recognized(page)) {
      recognized_ = true;
      diagnostics_.push_back(
          {"ocr-layer", Severity::Info,
           "the page is a picture; its text is what the file's maker recognized in it, letters may be wrong",
           at});
    }
    if (page.unseen > 0)
      diagnostics_.push_back({"hidden-text-dropped", Severity::Warning,
                              std::to_string(page.unseen) +
                                  " letters that the page does not show were left out: cut off, white, "
                                  "invisible or covered",
                              at});
    const bool unmapped =
        static_cast<double>(page.unmapped) > kUnmappedShare * static_cast<double>(page.glyphs.size());
    if (!page.glyphs.empty() && (unmapped || is_garbled(page))) {
      diagnostics_.push_back(
          {"text-undecodable", Severity::Warning, "a font does not say which letters it shows", at});
      diagnostics_.push_back({"needs-ocr", Severity::Warning, "the page's text cannot be decoded", at});
    }
  }

  /// Whether text of any page came from its picture.
  bool recognized() const { return recognized_; }

  void finish() {
    if (first_missing_ == 0) return;
    const std::string pages = first_missing_ == last_missing_
                                  ? "the page is missing or broken"
                                  : "pages " + std::to_string(first_missing_) + " to " +
                                        std::to_string(last_missing_) + " are missing or broken";
    diagnostics_.push_back({"page-lost", Severity::Error, pages, page_place(first_missing_)});
    first_missing_ = 0;
  }

 private:
  std::vector<Diagnostic>& diagnostics_;
  int first_missing_ = 0, last_missing_ = 0;
  bool recognized_ = false;
};

}  // namespace

int recognize_pdf(std::string_view bytes, std::string_view) {
  return bytes.substr(0, kHeaderWithin).find("%PDF-") != std::string_view::npos ? 3 : 0;
}

namespace {

// Reads all pages into a document that holds none yet.
void read_pages(pdf::PopplerSource& source, Document& document, const ReadOptions& options) {
  placed::PageJoiner joiner(document, options.limits);
  PageJudge judge(document.diagnostics);
  placed::Page page;
  std::optional<placed::Columns> before;
  placed::LineNumbers numbers;
  for (int number = 1; number <= source.pages(); ++number) {
    source.read_page(number, page);
    judge.add(page);
    document.markup_characters += placed::rule_by_glyphs(page);
    placed::drop_doubles(page);
    const std::vector<placed::Stamp> marks = placed::take_tilted(page);
    const float skew = placed::find_skew(page);
    if (skew != 0) placed::deskew(page, skew);
    placed::DraftPage draft = placed::make_blocks(page, before ? &*before : nullptr, &numbers);
    if (skew != 0) placed::turn_back(draft, skew);
    const placed::Columns* open = placed::open_columns(draft);
    before = open ? std::optional(*open) : std::nullopt;
    for (const placed::Stamp& mark : marks) placed::add_stamp(draft, mark);
    joiner.add(std::move(draft));
  }
  judge.finish();
  document.source.ocr = judge.recognized();
  joiner.finish();
}

}  // namespace

Document read_pdf(std::string_view bytes, std::string_view, const ReadOptions& options) {
  Document document;
  pdf::PopplerSource source(bytes, options.password, options.limits);
  read_pages(source, document, options);
  // Which letters a font means shows in all its text: where some were wrong, all is read again.
  if (const std::vector<std::string> mended = source.mend_letters(); !mended.empty()) {
    document = {};
    for (const std::string& message : mended)
      document.diagnostics.push_back({"encoding-guessed", Severity::Warning, message, {}});
    read_pages(source, document, options);
  }
  document.source.media_type = "application/pdf";
  document.source.reader = "pdf";
  document.source.pages = source.pages();
  for (const std::string& name : source.embedded_files())
    document.diagnostics.push_back(
        {"embedded-file", Severity::Info, "an embedded file is not read: " + name, {}});
  return document;
}

}  // namespace prikaz::extract
