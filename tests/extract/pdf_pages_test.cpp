// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Neighbouring pages of a PDF are read by one interpreter: nothing of one may reach the next.
#include <algorithm>
#include <catch2/catch.hpp>

#include "extract/read.h"
#include "pdf_builder.h"

using namespace prikaz;
using namespace prikaz::extract;
using test::PdfBuilder;

namespace {

std::vector<Paragraph> paragraphs(const PdfBuilder& pdf) {
  std::vector<Paragraph> found;
  for (const Block& block : read_document(pdf.bytes(), "pages.pdf").blocks)
    if (const auto* paragraph = std::get_if<Paragraph>(&block)) found.push_back(*paragraph);
  return found;
}

bool damaged(const PdfBuilder& pdf) {
  const Document document = read_document(pdf.bytes(), "pages.pdf");
  return std::any_of(document.diagnostics.begin(), document.diagnostics.end(),
                     [](const Diagnostic& diagnostic) { return diagnostic.code == "page-damaged"; });
}

}  // namespace

TEST_CASE("a font of another object under the same name is another font") {
  PdfBuilder pdf;
  int map = 0, other = 0;
  pdf.page().text(60, 700, "абв где").page("", "", "10 0 R").text(60, 700, "абв где");
  pdf.object(PdfBuilder::stream("begincmap 1 begincodespacerange <00> <FF> endcodespacerange "
                                "1 beginbfrange <21> <30> <043A> endbfrange endcmap"),
             map);
  pdf.object("<< /Type /Font /Subtype /TrueType /BaseFont /Other " + PdfBuilder::widths() + " /ToUnicode " +
                 std::to_string(map) + " 0 R /FontDescriptor << " + PdfBuilder::descriptor(4) + " >> >>",
             other);
  REQUIRE(other == 10);
  const auto found = paragraphs(pdf);
  REQUIRE(found.size() == 2);
  CHECK(found[0].text == "абв где");
  CHECK(found[1].text == "клмнопр");
}

TEST_CASE("what a font calls its file stays what it is where it is used for something else") {
  // The page's content, the font's own dictionary, the page, nothing, itself over a descendant.
  for (const char* file : {"6 0 R", "3 0 R", "5 0 R", "99 0 R", "6 1 R"}) {
    PdfBuilder pdf;
    pdf.font("<< /Type /Font /Subtype /TrueType /BaseFont /Test " + PdfBuilder::widths() +
             " /ToUnicode 4 0 R /FontDescriptor << " + PdfBuilder::descriptor(4) + " /FontFile2 " + file +
             " >> >>");
    pdf.page().text(60, 700, "Первая").page().text(60, 700, "Вторая");
    const auto found = paragraphs(pdf);
    CAPTURE(file);
    REQUIRE(found.size() == 2);
    CHECK(found[0].text == "Первая");
    CHECK(found[1].text == "Вторая");
  }
}

TEST_CASE("what a page leaves turned, moved or cut off ends with it") {
  PdfBuilder pdf;
  pdf.page().text(60, 700, "Первая").draw("q 2 0 0 2 0 0 cm 0 0 1 1 re W n 3 Tr\n");
  pdf.page().text(60, 700, "Вторая").draw("0.5 0 0 0.5 100 100 cm /Nothing Do Q Q Q\n");
  pdf.page().text(60, 700, "Третья");
  const auto found = paragraphs(pdf);
  REQUIRE(found.size() == 3);
  for (const Paragraph& paragraph : found) {
    REQUIRE(paragraph.at.box);
    CHECK(paragraph.at.box->x0 == Approx(60));
    CHECK(paragraph.at.box->y0 == Approx(found[0].at.box->y0));
  }
}

TEST_CASE("pages of several sizes and turns, each with its own corner") {
  PdfBuilder pdf;
  pdf.page().text(60, 800, "Стоит");
  pdf.page("/MediaBox [0 0 842 595]").text(60, 553, "Лежит");
  pdf.page("/MediaBox [100 100 695 942]").text(160, 900, "Сдвинут");
  pdf.page("/Rotate 180").draw("q -1 0 0 -1 595 842 cm\n").text(60, 800, "Повёрнут").draw("Q\n");
  const auto found = paragraphs(pdf);
  REQUIRE(found.size() == 4);
  for (const Paragraph& paragraph : found) {
    INFO(paragraph.text);
    CHECK(paragraph.at.box->x0 == Approx(60).margin(0.1));
    CHECK(paragraph.at.box->y0 == Approx(found[0].at.box->y0).margin(0.1));
  }
}

TEST_CASE("packed content says the same as plain; a broken one keeps what can be read") {
  const auto page = [](PdfBuilder& pdf) -> PdfBuilder& {
    pdf.page();
    for (int k = 0; k < 60; ++k) pdf.text(60, 800 - 12 * k, "Строка " + std::to_string(k * 7919));
    return pdf;
  };
  PdfBuilder plain, packed, broken;
  page(plain);
  page(packed).packed();
  page(broken).packed(0.6);
  page(broken).packed();
  const auto wanted = paragraphs(plain), found = paragraphs(packed), rest = paragraphs(broken);
  REQUIRE(found.size() == wanted.size());
  for (std::size_t k = 0; k < found.size(); ++k) CHECK(found[k].text == wanted[k].text);
  CHECK_FALSE(damaged(packed));
  CHECK(damaged(broken));
  REQUIRE(rest.size() == 2);
  CHECK(rest[0].text.size() > 100);
  CHECK(wanted[0].text.starts_with(rest[0].text.substr(0, 100)));
  CHECK(rest[1].text == wanted[0].text);
}

TEST_CASE("a layer that a page switches off and never ends hides nothing of the next page") {
  PdfBuilder pdf;
  const std::string layer = "/Properties << /L 9 0 R >>";
  pdf.page("", layer).text(60, 700, "Видно").draw("/OC /L BDC\n").text(60, 600, "Скрыто");
  pdf.page("", layer).text(60, 700, "Тоже видно");
  int number = 0;
  pdf.object("<< /Type /OCG /Name (Layer) >>", number);
  REQUIRE(number == 9);
  pdf.catalog("/OCProperties << /OCGs [9 0 R] /D << /OFF [9 0 R] /Order [] >> >>");
  const auto found = paragraphs(pdf);
  REQUIRE(found.size() == 2);
  CHECK(found[0].text == "Видно");
  CHECK(found[1].text == "Тоже видно");
}
