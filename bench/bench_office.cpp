// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// How long DOCX and ODT take to read, compared in one run with the least that any reader must do: inflating
// the package and walking its XML with libxml2's reader.
//   bench_office [FILE…]     without files: an order with a table of 300 rows, made here, as DOCX and ODT
#include <libxml/xmlreader.h>
#include <zip.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <fstream>
#include <functional>
#include <iterator>
#include <string>
#include <utility>
#include <vector>

#include "extract/read.h"
#include "extract/zip_package.h"

namespace {

using namespace prikaz;

using Parts = std::vector<std::pair<std::string, std::string>>;

std::string make_zip(const Parts& parts) {
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* target = zip_source_buffer_create(nullptr, 0, 0, &error);
  zip_source_keep(target);
  zip_t* archive = zip_open_from_source(target, ZIP_TRUNCATE, &error);
  for (const auto& [name, text] : parts) {
    const zip_int64_t index =
        zip_file_add(archive, name.c_str(), zip_source_buffer(archive, text.data(), text.size(), 0), 0);
    if (name == "mimetype")
      zip_set_file_compression(archive, static_cast<zip_uint64_t>(index), ZIP_CM_STORE, 0);
  }
  zip_close(archive);
  zip_source_open(target);
  zip_source_seek(target, 0, SEEK_END);
  std::string bytes(static_cast<std::size_t>(zip_source_tell(target)), '\0');
  zip_source_seek(target, 0, SEEK_SET);
  zip_source_read(target, bytes.data(), bytes.size());
  zip_source_close(target);
  zip_source_free(target);
  return bytes;
}

constexpr int kRows = 300;
const std::vector<std::string> kCells = {
    "Провести совещание с руководителями организаций по вопросам подготовки", "до 15 сентября 2024 года",
    "Управление образования, руководители школ", "Протокол совещания, не менее 90% участников"};

// With the properties that Word writes around every run.
std::string docx_paragraph(const std::string& text) {
  const std::string run =
      R"(<w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:cs="Times New Roman"/>)"
      R"(<w:sz w:val="24"/><w:szCs w:val="24"/></w:rPr>)";
  const std::size_t half = std::min(text.find(' ', text.size() / 2), text.size());
  return R"(<w:p w:rsidR="00A77427" w:rsidRDefault="00A77427" w:rsidP="00B02A0B"><w:pPr><w:spacing w:after="0" )"
         R"(w:line="240" w:lineRule="auto"/><w:jc w:val="both"/>)" +
         run + "</w:pPr><w:r>" + run + "<w:t>" + text.substr(0, half) + "</w:t></w:r><w:r>" + run + "<w:t>" +
         text.substr(half) + "</w:t></w:r></w:p>";
}

std::string docx_document() {
  std::string body;
  for (int i = 0; i < 30; ++i) body += docx_paragraph(kCells[0]);
  body += "<w:tbl><w:tblGrid/>";
  for (int row = 0; row < kRows; ++row) {
    body += "<w:tr w:rsidR=\"00A77427\"><w:tc><w:tcPr><w:tcW w:w=\"500\" w:type=\"dxa\"/></w:tcPr>" +
            docx_paragraph(std::to_string(row + 1) + "  ") + "</w:tc>";
    for (const std::string& cell : kCells)
      body += R"(<w:tc><w:tcPr><w:tcW w:w="2392" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>)" +
              docx_paragraph(cell) + "</w:tc>";
    body += "</w:tr>";
  }
  return R"(<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>)" +
         body + "</w:tbl></w:body></w:document>";
}

std::string odt_document() {
  std::string body;
  const auto paragraph = [](const std::string& text) {
    return R"(<text:p text:style-name="P12"><text:span text:style-name="T3">)" + text +
           "</text:span></text:p>";
  };
  for (int i = 0; i < 30; ++i) body += paragraph(kCells[0]);
  body += "<table:table table:name=\"T\">";
  for (int row = 0; row < kRows; ++row) {
    body += "<table:table-row table:style-name=\"T.1\">";
    for (const std::string& cell : kCells)
      body += R"(<table:table-cell table:style-name="T.A1" office:value-type="string">)" + paragraph(cell) +
              "</table:table-cell>";
    body += "</table:table-row>";
  }
  return R"(<?xml version="1.0"?><office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" )"
         R"(xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0">)"
         "<office:body><office:text>" +
         body + "</table:table></office:text></office:body></office:document-content>";
}

// Inflates every part and walks those that are XML: the yardstick.
void walk_only(const std::string& bytes) {
  extract::ZipPackage package(bytes, Limits{});
  for (const std::string& name : package.names()) {
    const std::string part = package.read(name);
    if (!name.ends_with(".xml") && !name.ends_with(".rels")) continue;
    xmlTextReaderPtr reader = xmlReaderForMemory(part.data(), static_cast<int>(part.size()), nullptr, nullptr,
                                                 XML_PARSE_NONET | XML_PARSE_NOERROR);
    while (xmlTextReaderRead(reader) == 1) {
    }
    xmlFreeTextReader(reader);
  }
}

double milliseconds(const std::function<void()>& work) {
  using Clock = std::chrono::steady_clock;
  work();
  double best = 1e9, total = 0;
  for (int i = 0; i < 200 && total < 2000; ++i) {
    const auto begin = Clock::now();
    work();
    const double took = std::chrono::duration<double, std::milli>(Clock::now() - begin).count();
    best = std::min(best, took);
    total += took;
  }
  return best;
}

}  // namespace

int main(int count, char** arguments) {
  std::vector<std::pair<std::string, std::string>> files;
  for (int i = 1; i < count; ++i) {
    std::ifstream file(arguments[i], std::ios::binary);
    files.emplace_back(arguments[i], std::string{std::istreambuf_iterator<char>(file), {}});
  }
  if (files.empty()) {
    files.emplace_back(
        "made.docx", make_zip({{"[Content_Types].xml", "<Types/>"}, {"word/document.xml", docx_document()}}));
    files.emplace_back("made.odt", make_zip({{"mimetype", "application/vnd.oasis.opendocument.text"},
                                             {"content.xml", odt_document()}}));
  }
  std::printf("%-40s %10s %10s %10s %8s\n", "file", "bytes", "walk, ms", "read, ms", "ratio");
  for (const auto& [name, bytes] : files) {
    const bool package = extract::is_zip(bytes);
    const double walk = package ? milliseconds([&bytes = bytes] { walk_only(bytes); }) : 0;
    const double read = milliseconds([&name = name, &bytes = bytes] { extract::read_document(bytes, name); });
    std::printf("%-40s %10zu %10.3f %10.3f %8.2f\n", name.substr(name.rfind('/') + 1).c_str(), bytes.size(),
                walk, read, package ? read / walk : 0.0);
  }
}
