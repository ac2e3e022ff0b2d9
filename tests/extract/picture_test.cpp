// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>
#include <map>

#include "extract/page_pictures.h"
#include "pdf_builder.h"

using namespace prikaz;
using namespace prikaz::extract;

namespace {

std::size_t count(std::string_view text, std::string_view part) {
  std::size_t found = 0;
  for (std::size_t at = text.find(part); at != std::string_view::npos; at = text.find(part, at + 1)) ++found;
  return found;
}

std::map<int, std::string> pictures(const std::string& bytes, const char* name = "plan.pdf") {
  std::map<int, std::string> result;
  const Document document = read_document(bytes, name);
  const int drawn =
      draw_pages(bytes, document, {}, [&](int page, const std::string& svg) { result[page] = svg; });
  CHECK(static_cast<std::size_t>(drawn) == result.size());
  return result;
}

}  // namespace

TEST_CASE("a page's picture shows words, rulings, cells with their numbers and the reading order") {
  test::PdfBuilder pdf;
  pdf.page().text(60, 780, "План работ клуба");
  for (const double y : {740.0, 720.0, 700.0}) pdf.line(60, y, 400, y);
  for (const double x : {60.0, 100.0, 400.0}) pdf.line(x, 740, x, 700);
  pdf.text(65, 726, "№").text(105, 726, "Дело").text(65, 706, "1").text(105, 706, "Акция <А&Б>");
  pdf.page();
  const auto drawn = pictures(pdf.bytes());
  REQUIRE(drawn.size() == 2);
  const std::string& svg = drawn.at(1);
  CHECK(svg.starts_with("<?xml"));
  CHECK(svg.ends_with("</svg>\n"));
  for (const char* label : {">1.1<", ">1.2<", ">2.1<", ">2.2<", ">table 1, lattice<"}) {
    INFO(label);
    CHECK(count(svg, label) == 1);
  }
  CHECK(count(svg, ">&lt;А&amp;Б&gt;<") == 1);
  CHECK(count(svg, "#888888") == 6);              // as many rulings as were drawn
  CHECK(count(svg, "text-anchor=\"end\"") == 2);  // the heading and the table
  CHECK(count(drawn.at(2), "text-anchor") == 0);
  CHECK(count(drawn.at(2), "page 2:") == 1);
}

TEST_CASE("furniture is named on the picture, text of other formats has none") {
  test::PdfBuilder pdf;
  for (const char* number : {"2", "3", "4"})
    pdf.page().text(297, 810, number).text(60, 700, "Работа клуба по месту жительства.");
  CHECK(count(pictures(pdf.bytes()).at(2), ">page number<") == 1);
  CHECK(pictures("Приказ\n", "order.txt").empty());
}
