// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Fonts that do not say their letters, as whole PDF files.
#include <algorithm>
#include <catch2/catch.hpp>

#include "extract/encoding/cyrillic.h"
#include "extract/encoding/glyph_codes.h"
#include "extract/page_pictures.h"
#include "extract/read.h"
#include "pdf_builder.h"

using namespace prikaz;
using namespace prikaz::extract;
using test::PdfBuilder;

namespace {

constexpr const char* kTitle = "План подготовки учреждений культуры к зиме";
constexpr const char* kLine = "Проверить кровли и подвалы, составить акты";

bool has(const Document& document, std::string_view code) {
  return std::any_of(document.diagnostics.begin(), document.diagnostics.end(),
                     [&](const Diagnostic& diagnostic) { return diagnostic.code == code; });
}

std::string texts(const Document& document) {
  std::string all;
  for (const Block& block : document.blocks)
    if (const auto* paragraph = std::get_if<Paragraph>(&block)) all += paragraph->text + "\n";
  return all;
}

std::string bytes_in(const char* charset, std::string_view text) {
  const ByteTable table = *byte_table(charset);
  std::string result;
  for (std::size_t i = 0; i < text.size();) {
    const char32_t c = utf8::next(text, i);
    const auto found = std::find(table.begin(), table.end(), c);
    result += static_cast<char>(found - table.begin());
  }
  return result;
}

// Both texts by their codes, in a simple font with this encoding and no ToUnicode.
Document read_with_encoding(const std::string& encoding,
                            const std::function<std::string(std::string_view)>& codes) {
  PdfBuilder pdf;
  pdf.page().bytes_text(60, 780, codes(kTitle)).bytes_text(60, 700, codes(kLine), 12);
  pdf.font("<< /Type /Font /Subtype /Type1 /BaseFont /Test " + PdfBuilder::widths() + " " + encoding +
           " /FontDescriptor << " + PdfBuilder::descriptor(32) + " >> >>");
  return read_document(pdf.bytes(), "letters.pdf");
}

Document read_with_encoding_of(std::string_view text, const std::string& encoding, const char* charset) {
  PdfBuilder pdf;
  pdf.page().bytes_text(60, 780, bytes_in(charset, text));
  pdf.font("<< /Type /Font /Subtype /Type1 /BaseFont /Test " + PdfBuilder::widths() + " " + encoding +
           " /FontDescriptor << " + PdfBuilder::descriptor(32) + " >> >>");
  return read_document(pdf.bytes(), "letters.pdf");
}

// «/Differences» that name each letter of the texts.
Document read_with_names(const std::function<std::string(char32_t)>& name) {
  std::map<char32_t, int> codes;
  std::string differences;
  for (const std::string_view text : {std::string_view(kTitle), std::string_view(kLine)})
    for (std::size_t i = 0; i < text.size();) {
      const char32_t c = utf8::next(text, i);
      if (codes.try_emplace(c, 33 + static_cast<int>(codes.size())).second)
        differences += std::to_string(codes[c]) + " /" + name(c) + " ";
    }
  return read_with_encoding("/Encoding << /Differences [" + differences + "] >>", [&](std::string_view text) {
    std::string result;
    for (std::size_t i = 0; i < text.size();) result += static_cast<char>(codes[utf8::next(text, i)]);
    return result;
  });
}

std::string hex4(char32_t c) {
  char text[16];
  std::snprintf(text, sizeof text, "%04X", static_cast<unsigned>(c));
  return text;
}

std::string sign_name(char32_t c) { return c == ' ' ? "space" : "comma"; }

std::string big_endian(unsigned value, int bytes) {
  std::string result;
  while (bytes-- > 0) result += static_cast<char>(value >> (8 * bytes) & 0xFF);
  return result;
}

// The least TrueType program that names А…я: glyph 1 is А (tables "cmap" of format 6 and what must stand
// beside it).
std::string true_type() {
  std::string map = big_endian(0, 2) + big_endian(1, 2) + big_endian(3, 2) + big_endian(1, 2) +
                    big_endian(12, 4) + big_endian(6, 2) + big_endian(10 + 2 * 64, 2) + big_endian(0, 2) +
                    big_endian(0x410, 2) + big_endian(64, 2);
  for (unsigned glyph = 1; glyph <= 64; ++glyph) map += big_endian(glyph, 2);
  const std::vector<std::pair<std::string, std::string>> tables = {
      {"cmap", map},
      {"glyf", std::string(4, '\0')},
      {"head", std::string(54, '\0')},
      {"hhea", std::string(34, '\0') + big_endian(1, 2)},
      {"hmtx", std::string(4, '\0')},
      {"loca", std::string(132, '\0')},
      {"maxp", big_endian(0x10000, 4) + big_endian(65, 2) + std::string(26, '\0')}};
  std::string header = big_endian(0x10000, 4) + big_endian(7, 2) + std::string(6, '\0'), body;
  for (const auto& [name, content] : tables) {
    header += name + big_endian(0, 4) + big_endian(static_cast<unsigned>(12 + 16 * 7 + body.size()), 4) +
              big_endian(static_cast<unsigned>(content.size()), 4);
    body += content + std::string((4 - content.size() % 4) % 4, '\0');
  }
  return header + body;
}

// An index of the Compact Font Format (Adobe Technical Note 5176, 5), each offset two bytes.
std::string compact_index(const std::vector<std::string>& items) {
  std::string offsets = big_endian(1, 2), data;
  for (const std::string& item : items) {
    data += item;
    offsets += big_endian(static_cast<unsigned>(data.size()) + 1, 2);
  }
  return items.empty() ? big_endian(0, 2)
                       : big_endian(static_cast<unsigned>(items.size()), 2) + "\x02" + offsets + data;
}

// The least font in that format whose glyphs, from 1 on, have these names.
std::string compact_font(const std::vector<std::string>& names) {
  constexpr unsigned kOwnStrings = 391;  // behind the standard ones
  std::string charset(1, '\0');
  for (unsigned k = 0; k < names.size(); ++k) charset += big_endian(kOwnStrings + k, 2);
  const std::vector<std::string> empty_glyphs(names.size() + 1, "\x0E");
  const auto number = [](std::size_t value) { return "\x1D" + big_endian(static_cast<unsigned>(value), 4); };
  const auto whole = [&](std::size_t charset_at, std::size_t glyphs_at) {
    const std::string top = number(charset_at) + "\x0F" + number(glyphs_at) + "\x11";
    return std::string("\x01\x00\x04\x02", 4) + compact_index({"Test"}) + compact_index({top}) +
           compact_index(names) + compact_index({});
  };
  const std::size_t head = whole(0, 0).size();
  return whole(head, head + charset.size()) + charset + compact_index(empty_glyphs);
}

}  // namespace

TEST_CASE("glyph names say the letters: afii10017, uni0410") {
  const Document afii = read_with_names([](char32_t c) {
    if (c < 0x400) return sign_name(c);
    const int offset = static_cast<int>(c) - (c < 0x430 ? 0x410 : 0x430);
    return "afii" + std::to_string((c < 0x430 ? 10017 : 10065) + offset + (offset > 5 ? 1 : 0));
  });
  CHECK(texts(afii) == std::string(kTitle) + "\n" + kLine + "\n");
  CHECK(afii.diagnostics.empty());
  const Document uni = read_with_names([](char32_t c) { return c < 0x400 ? sign_name(c) : "uni" + hex4(c); });
  CHECK(texts(uni) == std::string(kTitle) + "\n" + kLine + "\n");
  CHECK(uni.diagnostics.empty());
}

TEST_CASE("Cyrillic bytes under a Latin encoding are read as what they are") {
  for (const auto& [encoding, charset] : {std::pair("/Encoding /WinAnsiEncoding", "windows-1251"),
                                          std::pair("/Encoding /WinAnsiEncoding", "KOI8-R"),
                                          std::pair("/Encoding /MacRomanEncoding", "x-mac-cyrillic"),
                                          std::pair("/Encoding /MacRomanEncoding", "windows-1251")}) {
    INFO(encoding << " " << charset);
    const Document document =
        read_with_encoding(encoding, [&, to = charset](std::string_view text) { return bytes_in(to, text); });
    CHECK(texts(document) == std::string(kTitle) + "\n" + kLine + "\n");
    CHECK(has(document, "encoding-guessed"));
    CHECK_FALSE(has(document, "text-undecodable"));
  }
}

TEST_CASE("a wrong ToUnicode map is seen through, also in pictures of the page") {
  PdfBuilder pdf;
  pdf.page().text(60, 780, kTitle).text(60, 700, kLine, 12);
  pdf.show_letters([](char32_t c) { return c < 0x400 ? c : c - 0x410 + 0x3A; });
  const std::string bytes = pdf.bytes();
  const Document document = read_document(bytes, "moved.pdf");
  CHECK(texts(document) == std::string(kTitle) + "\n" + kLine + "\n");
  CHECK(has(document, "encoding-guessed"));
  std::string picture;
  draw_pages(bytes, document, {}, [&](int, const std::string& svg) { picture = svg; });
  CHECK(picture.find(">учреждений<") != std::string::npos);
}

TEST_CASE("numbers of glyphs without any map are read where they keep the usual order") {
  PdfBuilder pdf;
  const auto numbers = [](std::string_view text) {
    std::string result;
    for (std::size_t i = 0; i < text.size();) {
      const char32_t c = utf8::next(text, i);
      const unsigned glyph = c < 0x400 ? c - 29 : 570 + (c - 0x410);
      result += {static_cast<char>(glyph >> 8), static_cast<char>(glyph & 0xFF)};
    }
    return result;
  };
  pdf.page().bytes_text(60, 780, numbers(kTitle)).bytes_text(60, 700, numbers(kLine), 12);
  pdf.font(
      "<< /Type /Font /Subtype /Type0 /BaseFont /Test /Encoding /Identity-H /DescendantFonts [<< /Type /Font "
      "/Subtype /CIDFontType2 /BaseFont /Test /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) "
      "/Supplement 0 >> /DW 500 /FontDescriptor << " +
      PdfBuilder::descriptor(4) + " >> >>] >>");
  const Document document = read_document(pdf.bytes(), "numbers.pdf");
  CHECK(texts(document) == std::string(kTitle) + "\n" + kLine + "\n");
  CHECK(has(document, "encoding-guessed"));
}

TEST_CASE("an embedded font says its letters itself") {
  const auto numbers = [](std::string_view text) {
    std::string result;
    for (std::size_t i = 0; i < text.size();)
      result += std::string{'\0', static_cast<char>(utf8::next(text, i) - 0x410 + 1)};
    return result;
  };
  PdfBuilder pdf;
  // Short words: nothing could be guessed from them.
  pdf.page().bytes_text(60, 780, numbers("Щит")).bytes_text(60, 700, numbers("Эхо"), 12);
  int program = 0;
  pdf.object(PdfBuilder::stream(true_type()), program);
  pdf.font(
      "<< /Type /Font /Subtype /Type0 /BaseFont /Test /Encoding /Identity-H /DescendantFonts [<< /Type /Font "
      "/Subtype /CIDFontType2 /BaseFont /Test /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) "
      "/Supplement 0 >> /DW 500 /CIDToGIDMap /Identity /FontDescriptor << " +
      PdfBuilder::descriptor(4) + " /FontFile2 " + std::to_string(program) + " 0 R >> >>] >>");
  const Document document = read_document(pdf.bytes(), "program.pdf");
  CHECK(texts(document) == "Щит\nЭхо\n");
  CHECK(document.diagnostics.empty());
}

TEST_CASE("a font of numbered glyphs in the Compact Font Format says their names") {
  const std::u32string letters = U"Щитэхо";
  std::vector<std::string> names;
  for (const char32_t c : letters) names.push_back(c == U'и' ? "afii10074" : "uni" + hex4(c));
  PdfBuilder pdf;
  pdf.page()
      .bytes_text(60, 780, std::string("\0\1\0\2\0\3", 6))
      .bytes_text(60, 700, std::string("\0\4\0\5\0\6", 6), 12);
  int program = 0;
  pdf.object(PdfBuilder::stream(compact_font(names), "/Subtype /CIDFontType0C"), program);
  pdf.font(
      "<< /Type /Font /Subtype /Type0 /BaseFont /Test /Encoding /Identity-H /DescendantFonts [<< /Type /Font "
      "/Subtype /CIDFontType0 /BaseFont /Test /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) "
      "/Supplement 0 >> /DW 500 /FontDescriptor << " +
      PdfBuilder::descriptor(4) + " /FontFile3 " + std::to_string(program) + " 0 R >> >>] >>");
  const Document document = read_document(pdf.bytes(), "names.pdf");
  CHECK(texts(document) == "Щит\nэхо\n");
  CHECK(document.diagnostics.empty());
}

TEST_CASE("bitmap fonts of TeX, whose glyphs are named by their codes") {
  constexpr const char* kText = "«План подготовки учреждений № 4» — отчёт за 2022–2023 годы: Ёлкин";
  std::string codes, differences, procedures;
  for (std::size_t i = 0; i < std::string_view(kText).size();) {
    const char32_t c = utf8::next(kText, i);
    const auto code = std::find(tex_table().begin(), tex_table().end(), c) - tex_table().begin();
    codes += static_cast<char>(code);
    const std::string name = "a" + std::to_string(code);
    if (procedures.find("/" + name + " ") != std::string::npos) continue;
    differences += std::to_string(code) + " /" + name + " ";
    procedures += "/" + name + " 4 0 R ";
  }
  PdfBuilder pdf;
  pdf.page().bytes_text(60, 780, codes);
  pdf.font(
      "<< /Type /Font /Subtype /Type3 /FontBBox [0 0 1 1] /FontMatrix [0.001 0 0 0.001 0 0] /CharProcs << " +
      procedures + ">> /Encoding << /Differences [" + differences + "] >> " + PdfBuilder::widths() +
      " /Resources << >> >>");
  const Document document = read_document(pdf.bytes(), "tex.pdf");
  CHECK(texts(document) == std::string(kText) + "\n");
  CHECK(has(document, "encoding-guessed"));
}

TEST_CASE("where a wrong encoding has ligatures, letters are meant") {
  constexpr const char* kText = "Юрий Яковлевич Юшков, Яна Юрьевна Ярцева: отчет о подготовке школ";
  const Document document = read_with_encoding_of(kText, "/Encoding /MacRomanEncoding", "windows-1251");
  CHECK(texts(document) == std::string(kText) + "\n");
  // And no others: «fi» of a sound font is two letters.
  CHECK(texts(read_with_encoding_of("office", "/Encoding << /Differences [102 /f 105 /fi 99 /c 101 /e] >>",
                                    "windows-1252")) == "offfice\n");
}

TEST_CASE("letters that nothing tells are named, and the page wants text recognition") {
  PdfBuilder pdf;
  pdf.page().text(60, 780, kTitle).text(60, 700, kLine, 12);
  pdf.without_letters();
  const Document document = read_document(pdf.bytes(), "bare.pdf");
  CHECK(has(document, "text-undecodable"));
  CHECK(has(document, "needs-ocr"));
  CHECK_FALSE(has(document, "encoding-guessed"));
  // Too little to guess from, but no words of any language.
  PdfBuilder little;
  little.page().bytes_text(60, 780, bytes_in("windows-1251", "Щ ЮЪ ЫЬ ЖЦ ЩЭ ЪЫ ЮЖ ЦФ ЭЩ ЪЖ ЫЦ ЭЮ"));
  little.font("<< /Type /Font /Subtype /Type1 /BaseFont /Test " + PdfBuilder::widths() +
              " /Encoding /WinAnsiEncoding /FontDescriptor << " + PdfBuilder::descriptor(32) + " >> >>");
  CHECK(has(read_document(little.bytes(), "little.pdf"), "text-undecodable"));
}

TEST_CASE("Latin and accented text is no damage") {
  for (const char* text :
       {"Le conseil municipal a decide", "L'école élémentaire près de la forêt où l'été finit",
        "Größe der Straßen über Köln und Düsseldorf", "Programme of works, annex 2 (2023-2025)"}) {
    INFO(text);
    const Document document = [&] {
      PdfBuilder pdf;
      pdf.page().bytes_text(60, 780, bytes_in("windows-1252", text));
      pdf.font("<< /Type /Font /Subtype /Type1 /BaseFont /Test " + PdfBuilder::widths() +
               " /Encoding /WinAnsiEncoding /FontDescriptor << " + PdfBuilder::descriptor(32) + " >> >>");
      return read_document(pdf.bytes(), "latin.pdf");
    }();
    CHECK(texts(document) == std::string(text) + "\n");
    CHECK(document.diagnostics.empty());
  }
}
