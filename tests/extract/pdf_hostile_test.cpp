// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// PDF files that lie, loop, want too much or want things done: an error or a document that says what is lost.
#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "base/error.h"
#include "extract/read.h"
#include "pdf_builder.h"

using namespace prikaz;
using namespace prikaz::extract;
using test::PdfBuilder;

namespace {

std::string texts(const Document& document) {
  std::string all;
  for (const Block& block : document.blocks)
    if (const auto* paragraph = std::get_if<Paragraph>(&block)) all += paragraph->text + "\n";
  return all;
}

const Diagnostic* find(const Document& document, std::string_view code) {
  for (const Diagnostic& diagnostic : document.diagnostics)
    if (diagnostic.code == code) return &diagnostic;
  return nullptr;
}

Document read(const PdfBuilder& pdf) { return read_document(pdf.bytes(), "hostile.pdf"); }

// Object 7 is the first one behind those of one page.
constexpr const char* kObject7 = "/XObject << /X 7 0 R >>";

}  // namespace

TEST_CASE("forms that draw themselves end") {
  PdfBuilder pdf;
  pdf.page("", kObject7).text(60, 700, "До").draw("/X Do\n").text(60, 600, "После");
  int form = 0;
  pdf.object(PdfBuilder::stream(
                 "/X Do ", std::string("/Type /XObject /Subtype /Form /BBox [0 0 500 500] /Resources << ") +
                               kObject7 + " >>"),
             form);
  REQUIRE(form == 7);
  const Document document = read(pdf);
  CHECK(texts(document).find("До") != std::string::npos);
  CHECK(texts(document).find("После") != std::string::npos);
}

TEST_CASE("letters larger than any page end, and the page says that it is damaged") {
  for (const std::string size : {"100000", "5555555555", "55555555555555555555555556", "-5555555555555555"}) {
    PdfBuilder pdf;
    pdf.page().text(60, 700, "Стоит").draw("BT /F " + size + " Tf 1 0 0 1 50 280 Tm <0001> Tj ET\n");
    const Document document = read(pdf);
    CHECK(texts(document).find("Стоит") != std::string::npos);
    CHECK((find(document, "page-damaged") != nullptr) == (size != "100000"));
  }
}

TEST_CASE("a picture of many gigabytes is never decoded") {
  PdfBuilder pdf;
  pdf.page("", kObject7).draw("q 595 0 0 842 0 0 cm /X Do Q\n");
  int picture = 0;
  pdf.object(
      PdfBuilder::stream("00>",
                         "/Type /XObject /Subtype /Image /Width 100000 /Height 100000 /BitsPerComponent 8 "
                         "/ColorSpace /DeviceRGB /Filter /ASCIIHexDecode"),
      picture);
  const Document document = read(pdf);
  CHECK(document.blocks.empty());
  REQUIRE(find(document, "needs-ocr"));
  CHECK(find(document, "needs-ocr")->at.page == 1);
}

TEST_CASE("a scan with a stamp is a scan, a letterhead with text is not") {
  const auto page = [](int lines) {
    PdfBuilder pdf;
    pdf.page("", kObject7).draw("q 500 0 0 800 0 0 cm /X Do Q\n");
    for (int k = 0; k < lines; ++k)
      pdf.text(60, 780 - 14 * k, "Документ подписан, сертификат 00А1, срок до 2024 года");
    int picture = 0;
    pdf.object(PdfBuilder::stream("00>",
                                  "/Type /XObject /Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8 "
                                  "/ColorSpace /DeviceGray /Filter /ASCIIHexDecode"),
               picture);
    return read(pdf);
  };
  CHECK(find(page(2), "needs-ocr"));
  CHECK_FALSE(find(page(20), "needs-ocr"));
}

TEST_CASE("letters drawn as shapes want text recognition, a drawing beside text does not") {
  PdfBuilder shapes;
  shapes.page();
  for (int k = 0; k < 150; ++k)
    shapes.draw(std::to_string(40 + 3 * k) + " 700 m " + std::to_string(42 + 3 * k) + " 707 l " +
                std::to_string(44 + 3 * k) + " 700 l f\n");
  CHECK(find(read(shapes), "needs-ocr"));
  shapes.text(60, 600, "Рисунок к плану");
  CHECK_FALSE(find(read(shapes), "needs-ocr"));
}

TEST_CASE("a picture within the content may hold any bytes; one that lies of its size is told") {
  PdfBuilder pdf;
  pdf.page().draw("BI /W 4 /H 2 /BPC 8 /CS /G ID abEI EQ EI\n").text(60, 700, "Текст за рисунком");
  const Document document = read(pdf);
  CHECK(texts(document) == "Текст за рисунком\n");
  CHECK(document.diagnostics.empty());
  PdfBuilder lie;
  lie.page()
      .text(60, 700, "Текст")
      .draw("BI /W 100000 /H 100000 /BPC 8 /CS /RGB ID ab EI\n")
      .text(60, 600, "Ещё");
  CHECK(texts(read(lie)).find("Текст") == 0);
  CHECK(find(read(lie), "page-damaged"));
}

TEST_CASE("cut-off content is told, what was there is read") {
  PdfBuilder pdf;
  pdf.page().text(60, 700, "Целая страница").page().text(60, 700, "Страница с обрывом").draw("[ (abc) 1 2");
  const Document document = read(pdf);
  CHECK(texts(document) == "Целая страница\nСтраница с обрывом\n");
  REQUIRE(find(document, "page-damaged"));
  CHECK(find(document, "page-damaged")->at.page == 2);
}

TEST_CASE("pages that loop or are missing are named once") {
  PdfBuilder pdf;
  pdf.page().text(60, 700, "Единственная");
  std::string bytes = pdf.bytes();
  const auto replace = [&](std::string_view from, std::string_view to) {
    const std::size_t at = bytes.find(from);
    REQUIRE(at != std::string::npos);
    bytes.replace(at, from.size(), to);
  };
  replace("/Kids [5 0 R ] /Count 1", "/Kids [5 0 R 2 0 R 2 0 R] /Count 4");
  const Document document = read_document(bytes, "loop.pdf");
  CHECK(texts(document) == "Единственная\n");
  REQUIRE(find(document, "page-lost"));
  CHECK(find(document, "page-lost")->message == "pages 2 to 4 are missing or broken");
  CHECK(find(document, "page-lost")->at.page == 2);
  CHECK(document.diagnostics.size() == 1);
}

TEST_CASE("actions and scripts are no part of the text, embedded files are named") {
  PdfBuilder pdf;
  pdf.page().text(60, 700, "План");
  int action = 0, file = 0, specification = 0;
  pdf.object(
         "<< /S /JavaScript /JS (app.launchURL\\(\"http://example.invalid\"\\)) /Next << /S /Launch /F "
         "(/bin/false) >> >>",
         action)
      .object(PdfBuilder::stream("1;2", "/Type /EmbeddedFile"), file)
      .object("<< /Type /Filespec /F (budget.csv) /UF (budget.csv) /EF << /F " + std::to_string(file) +
                  " 0 R >> >>",
              specification);
  pdf.catalog("/OpenAction " + std::to_string(action) +
              " 0 R /Names << /EmbeddedFiles << /Names [(budget.csv) " + std::to_string(specification) +
              " 0 R] >> >>");
  const Document document = read(pdf);
  CHECK(texts(document) == "План\n");
  REQUIRE(find(document, "embedded-file"));
  CHECK(find(document, "embedded-file")->message.find("budget.csv") != std::string::npos);
  CHECK(document.diagnostics.size() == 1);
}

TEST_CASE("values of form fields are text") {
  PdfBuilder pdf;
  pdf.page("/Annots [7 0 R]").text(60, 700, "Номер:");
  int field = 0, form = 0;
  pdf.object(
         "<< /Type /Annot /Subtype /Widget /FT /Tx /T (number) /V (42-p) /Rect [160 600 400 620] /DA (/H 10 "
         "Tf 0 g) "
         "/P 5 0 R /F 4 >>",
         field)
      .object(
          "<< /Fields [7 0 R] /NeedAppearances true /DA (/H 10 Tf 0 g) /DR << /Font << /H << /Type /Font "
          "/Subtype "
          "/Type1 /BaseFont /Helvetica >> >> >> >>",
          form);
  REQUIRE(field == 7);
  pdf.catalog("/AcroForm 8 0 R");
  CHECK(texts(read(pdf)).find("42-p") != std::string::npos);
}

namespace {

// UTF-16BE with its mark, as hexadecimal digits.
std::string utf16_hex(std::string_view text) {
  std::string hex = "<FEFF";
  for (std::size_t i = 0; i < text.size();) {
    char digits[8];
    std::snprintf(digits, sizeof digits, "%04X", static_cast<unsigned>(utf8::next(text, i)));
    hex += digits;
  }
  return hex + ">";
}

// One text field that nothing draws.
PdfBuilder field(std::string_view value, std::string_view form = "",
                 std::string_view rectangle = "100 700 400 720") {
  PdfBuilder pdf;
  int number = 0;
  pdf.page("/Annots [7 0 R]");
  pdf.object("<< /Type /Annot /Subtype /Widget /FT /Tx /T (a) /Rect [" + std::string(rectangle) + "] /V " +
                 std::string(value) + " >>",
             number);
  pdf.catalog("/AcroForm << /Fields [7 0 R] /DA (/Helv 0 Tf 0 g) " + std::string(form) + " >>");
  return pdf;
}

}  // namespace

TEST_CASE("values of form fields that nothing draws are read from the field") {
  CHECK(texts(read(field(utf16_hex("План клуба на 2022 год")))) == "План клуба на 2022 год\n");
  CHECK(texts(read(field("(No. 5 \\204 \\2205\\220)"))) == "No. 5 — ’5’\n");  // PDFDocEncoding
  CHECK(texts(read(field("()"))).empty());
  // Several lines: as many as the value has.
  CHECK(texts(read(field(utf16_hex("Директора\nВсе учителя"), "", "100 600 400 660"))) ==
        "Директора\nВсе учителя\n");
  // A value longer than its field stays on its line.
  CHECK(texts(read(field(utf16_hex("Отдел образования администрации"), "", "100 700 140 712"))) ==
        "Отдел образования администрации\n");
}

TEST_CASE("fields that are their own parents end") {
  PdfBuilder pdf;
  int number = 0;
  pdf.page("/Annots [7 0 R]").text(60, 780, "Заявка");
  pdf.object(
         "<< /Type /Annot /Subtype /Widget /FT /Tx /T (a) /Parent 8 0 R /Kids [8 0 R] /Rect [1 1 90 20] >>",
         number)
      .object("<< /T (b) /Parent 7 0 R /Kids [7 0 R] >>", number);
  pdf.catalog("/AcroForm << /Fields [7 0 R 8 0 R] /NeedAppearances true >>");
  CHECK(texts(read(pdf)).find("Заявка") != std::string::npos);
}

TEST_CASE("a table of objects that lies is built anew") {
  PdfBuilder pdf;
  pdf.page().text(60, 780, "Приказ");
  std::string bytes = pdf.bytes();
  const std::size_t table = bytes.rfind("xref\n0");
  for (std::size_t k = bytes.find("0000", table + 30); k < bytes.size() && k < table + 120; ++k)
    if (bytes[k] >= '1' && bytes[k] <= '8') ++bytes[k];
  CHECK(texts(read_document(bytes, "xref.pdf")) == "Приказ\n");
}

TEST_CASE("huge pages and places far away") {
  PdfBuilder pdf;
  pdf.page("/MediaBox [0 0 1000000 1000000]").text(60, 700, "На листе").text(9e9, 700, "Далеко");
  const Document document = read(pdf);
  CHECK(texts(document) == "На листе\n");
  CHECK(find(document, "page-damaged"));
  PdfBuilder nothing;
  nothing.page("/MediaBox [0 0 0 0]").text(60, 700, "На листе");
  CHECK_NOTHROW(read(nothing));
}

TEST_CASE("more rulings or glyphs than the limits end the page, not the file") {
  PdfBuilder pdf;
  pdf.page().text(60, 810, "Первая");
  for (int k = 0; k < 300; ++k) pdf.line(60, 100 + k, 400, 100 + k);
  pdf.page().text(60, 700, "Вторая");
  ReadOptions options;
  options.limits.page_rulings = 200;
  const Document document = read_document(pdf.bytes(), "rulings.pdf", options);
  CHECK(texts(document) == "Первая\nВторая\n");
  REQUIRE(find(document, "page-truncated"));
  CHECK(find(document, "page-truncated")->at.page == 1);
}

TEST_CASE("pages turned by any quarter read upright") {
  for (const auto& [turn, matrix] : {std::pair("90", "0 1 -1 0 595 0"), std::pair("180", "-1 0 0 -1 595 842"),
                                     std::pair("270", "0 -1 1 0 0 842")}) {
    INFO(turn);
    PdfBuilder pdf;
    pdf.page(std::string("/Rotate ") + turn).draw(std::string("q ") + matrix + " cm\n");
    pdf.text(60, 500, "Первая строка").text(60, 440, "Вторая строка", 14).draw("Q\n");
    const Document document = read(pdf);
    CHECK(texts(document) == "Первая строка\nВторая строка\n");
    const auto& first = std::get<Paragraph>(document.blocks.at(0));
    CHECK(first.at.box->x0 == Approx(60));
  }
}

TEST_CASE("hostile files of others cost an error or a document") {
  const std::filesystem::path folder = PRIKAZ_SOURCE_DIR "/../shared/data/hostile";
  if (!std::filesystem::is_directory(folder)) {
    WARN("skipped: no hostile files beside the project");
    return;
  }
  ReadOptions options;
  options.limits.seconds = 20;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    // A bomb of pictures in place of content is stopped by the limit of the worker process that reads it.
    if (entry.path().filename() == "15_bomb_giant.pdf") continue;
    INFO(entry.path().filename());
    std::ifstream in(entry.path(), std::ios::binary);
    const std::string bytes((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
    try {
      read_document(bytes, entry.path().filename().string(), options);
    } catch (const Error& error) {
      CHECK_FALSE(error.detail().empty());
      CHECK(error.detail().find('\n') == std::string::npos);
    }
  }
  std::ifstream in(folder / "37_enc-R3,V2,U=view,O=master.pdf", std::ios::binary);
  const std::string locked((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
  options.password = "view";
  CHECK(read_document(locked, "locked.pdf", options).source.pages == 30);
}
