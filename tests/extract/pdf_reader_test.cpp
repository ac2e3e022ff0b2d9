// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
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

PdfBuilder plan() {
  PdfBuilder pdf;
  pdf.page().text(60, 780, "План работ клуба");
  for (const double y : {740.0, 720.0, 700.0}) pdf.line(60, y, 400, y);
  for (const double x : {60.0, 100.0, 400.0}) pdf.line(x, 740, x, 700);
  pdf.text(65, 726, "№").text(105, 726, "Мероприятие").text(65, 706, "1").text(105, 706, "Субботник");
  return pdf;
}

const Table* table_of(const Document& document) {
  for (const Block& block : document.blocks)
    if (const auto* table = std::get_if<Table>(&block)) return table;
  return nullptr;
}

bool has(const Document& document, std::string_view code) {
  return std::any_of(document.diagnostics.begin(), document.diagnostics.end(),
                     [&](const Diagnostic& diagnostic) { return diagnostic.code == code; });
}

}  // namespace

TEST_CASE("a PDF's text and table come with page and box") {
  const Document document = read_document(plan().bytes(), "plan.pdf");
  CHECK(document.source.reader == "pdf");
  CHECK(document.source.pages == 1);
  const auto& title = std::get<Paragraph>(document.blocks.at(0));
  CHECK(title.text == "План работ клуба");
  CHECK(title.at.page == 1);
  REQUIRE(title.at.box);
  CHECK(title.at.box->x0 == Approx(60));
  CHECK(title.at.box->y1 > 842 - 780);
  const Table* table = table_of(document);
  REQUIRE(table);
  REQUIRE(table->cells.size() == 4);
  CHECK(table->kind == "lattice");
  CHECK(table->cells[3].text == "Субботник");
  CHECK(table->cells[3].at.row == 2);
}

TEST_CASE("thin filled rectangles are rulings, a turned page reads upright") {
  PdfBuilder filled;
  filled.page("/Rotate 90");
  // On a page turned by 90 degrees what is drawn upwards reads from left to right.
  filled.draw("q 0 1 -1 0 595 0 cm\n");
  for (const double y : {500.0, 480.0, 460.0}) filled.rectangle(60, y, 200, 0.8);
  for (const double x : {60.0, 100.0, 259.2}) filled.rectangle(x, 460, 0.8, 40);
  filled.text(65, 486, "А").text(105, 486, "Б").text(65, 466, "В").text(105, 466, "Г").draw("Q\n");
  const Document document = read_document(filled.bytes(), "turned.pdf");
  const Table* table = table_of(document);
  REQUIRE(table);
  REQUIRE(table->cells.size() == 4);
  CHECK(table->cells[0].text == "А");
  CHECK(table->cells[1].text == "Б");
  CHECK(table->cells[2].text == "В");
}

TEST_CASE("a font without letters is named") {
  PdfBuilder pdf = plan().without_letters();
  CHECK(has(read_document(pdf.bytes(), "plan.pdf"), "text-undecodable"));
  CHECK_FALSE(has(read_document(plan().bytes(), "plan.pdf"), "text-undecodable"));
}

TEST_CASE("limits of pages and glyphs") {
  PdfBuilder many;
  for (int k = 0; k < 5; ++k) many.page().text(60, 700, "Лист");
  ReadOptions options;
  options.limits.pages = 4;
  try {
    read_document(many.bytes(), "many.pdf", options);
    FAIL("no error");
  } catch (const Error& error) {
    CHECK(error.code() == ErrorCode::LimitExceeded);
  }
  options.limits.pages = 100;
  options.limits.page_glyphs = 2;
  CHECK(has(read_document(many.bytes(), "many.pdf", options), "page-truncated"));
}

TEST_CASE("a PDF cut off or with a byte changed gives an error or a document") {
  const std::string whole = plan().bytes();
  const auto survives = [](const std::string& bytes) {
    try {
      read_document(bytes, "damaged.pdf");
    } catch (const Error&) {
    }
    SUCCEED();
  };
  for (std::size_t end = 16; end < whole.size(); end += 97) survives(whole.substr(0, end));
  for (std::size_t at = 0; at < whole.size(); at += 41) {
    std::string changed = whole;
    changed[at] = static_cast<char>(changed[at] ^ 0x15);
    survives(changed);
  }
}

TEST_CASE("reading twice gives the same") {
  const Document a = read_document(plan().bytes(), "plan.pdf"), b = read_document(plan().bytes(), "plan.pdf");
  REQUIRE(a.blocks.size() == b.blocks.size());
  CHECK(std::get<Paragraph>(a.blocks[0]).text == std::get<Paragraph>(b.blocks[0]).text);
}

TEST_CASE("reference documents of others keep their tables over pages") {
  const std::filesystem::path folder = PRIKAZ_SOURCE_DIR "/../shared/data/real";
  if (!std::filesystem::is_directory(folder)) {
    WARN("skipped: no reference documents beside the project");
    return;
  }
  const auto read = [&](const char* name) {
    std::ifstream in(folder / name, std::ios::binary);
    const std::string bytes((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
    return read_document(bytes, name);
  };
  const Document pages = read("01_multipage_table.pdf");
  REQUIRE(table_of(pages));
  CHECK(table_of(pages)->columns == 3);
  CHECK(table_of(pages)->rows.size() == 20);
  const Document merged = read("07_merged_vertical.pdf");
  REQUIRE(table_of(merged));
  CHECK(table_of(merged)->cells[0].row_span == 3);
}
