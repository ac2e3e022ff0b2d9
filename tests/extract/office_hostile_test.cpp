// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Files that lie, are cut off or want to cost too much: an ordinary error or a document, never more.
#include <filesystem>
#include <fstream>
#include <iterator>

#include "base/error.h"
#include "extract/read.h"
#include "extract/zip_package.h"
#include "tests/extract/office_package.h"

using namespace prikaz;
using namespace prikaz::extract;

namespace {

const std::string kParagraph = "<w:p><w:r><w:t>Приказ</w:t></w:r></w:p>";

std::string repeat(std::string_view text, std::size_t times) {
  std::string result;
  result.reserve(text.size() * times);
  for (std::size_t i = 0; i < times; ++i) result += text;
  return result;
}

std::string code_of(const std::string& bytes, const std::string& name, const Limits& limits = {}) {
  ReadOptions options;
  options.limits = limits;
  try {
    read_document(bytes, name, options);
    return "ok";
  } catch (const Error& error) {
    return std::string(code_name(error.code()));
  }
}

std::string message_of(const std::string& bytes, const std::string& name) {
  try {
    read_document(bytes, name);
    return {};
  } catch (const Error& error) {
    return error.detail();
  }
}

std::string fixture(const std::string& name) {
  std::ifstream file(PRIKAZ_SOURCE_DIR "/tests/extract/fixtures/" + name, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

// A number of the central directory of a ZIP package changed in place.
void patch(std::string& zip, std::size_t offset, std::uint32_t value) {
  const std::size_t entry = zip.rfind("PK\x01\x02");
  REQUIRE(entry != std::string::npos);
  for (int i = 0; i < 4; ++i)
    zip[entry + offset + static_cast<std::size_t>(i)] = static_cast<char>(value >> (8 * i));
}

}  // namespace

TEST_CASE("packages: bombs are stopped by what comes out, not by what they claim") {
  Limits limits;
  limits.inflated_bytes = 4 << 20;
  const std::string spaces(8 << 20, ' ');
  CHECK(code_of(make_docx(kParagraph + spaces), "a.docx", limits) == "limit-exceeded");
  CHECK(code_of(make_odt("<text:p>а</text:p>" + spaces), "a.odt", limits) == "limit-exceeded");
  // The styles alone may use up the budget.
  CHECK(code_of(make_docx(kParagraph, {{"word/styles.xml", wordprocessing_part("w:styles", spaces)}}),
                "a.docx", limits) == "limit-exceeded");
  // A part that nobody reads costs nothing, nor does a package inside.
  CHECK(
      code_of(make_docx(kParagraph, {{"word/media/big.bin", spaces}, {"word/inner.zip", make_docx(spaces)}}),
              "a.docx", limits) == "ok");
  Limits few;
  few.package_entries = 10;
  Parts many;
  for (int i = 0; i < 20; ++i) many.push_back({"word/x" + std::to_string(i), "x"});
  CHECK(code_of(make_docx(kParagraph, many), "a.docx", few) == "limit-exceeded");
}

TEST_CASE("packages: sizes that lie") {
  std::string small = make_zip(
      {{"[Content_Types].xml", "<Types/>"},
       {"word/document.xml", wordprocessing_part("w:document", "<w:body>" + kParagraph + "</w:body>")}});
  for (const std::uint32_t size : {0u, 1u, 1000u, 0x7FFFFFFFu, 0xFFFFFFFEu})
    for (const std::size_t field : {20u, 24u}) {
      std::string lying = small;
      patch(lying, field, size);
      const std::string code = code_of(lying, "a.docx");
      INFO(size << " at " << field << ": " << code);
      CHECK((code == "ok" || code == "damaged"));
    }
}

TEST_CASE("packages: cut off") {
  // Text that hardly deflates, so that a cut falls inside it.
  std::string body;
  unsigned state = 1;
  for (int i = 0; i < 600; ++i) {
    body += "<w:p><w:r><w:t>Мероприятие";
    for (int k = 0; k < 8; ++k) body += " " + std::to_string((state = state * 1664525u + 1013904223u) >> 8);
    body += "</w:t></w:r></w:p>";
  }
  const std::string whole =
      make_docx(body + "<w:p><w:r><w:t>конец</w:t></w:r></w:p>", {{"word/media/a.bin", body}});
  const std::size_t after = whole.find("word/media/a.bin");
  REQUIRE(after != std::string::npos);
  // The main text is whole, what stands behind it and the directory are not there.
  const std::string most = read_dump(whole.substr(0, after + 100), "a.docx");
  CHECK(most.starts_with("P Мероприятие "));
  CHECK(most.ends_with("P конец\n! file-truncated\n"));
  // The cut falls into the main text: what stands before it is read.
  const std::string some = read_dump(whole.substr(0, after / 2), "a.docx");
  CHECK(most.starts_with(some.substr(0, some.rfind("P "))));
  CHECK(some.size() > most.size() / 4);
  CHECK(some.ends_with("! file-truncated\n"));
  // Before the main text there is nothing.
  CHECK(read_dump(whole.substr(0, whole.find("word/document.xml") + 20), "a.docx") == "error damaged");
  CHECK(message_of(whole.substr(0, whole.find("word/document.xml") - 40), "a.docx") ==
        "the package is cut off before its main text (word/document.xml)");
  const std::string odt = make_odt("<text:p>а</text:p>");
  const std::size_t styles = odt.find("styles.xml");
  CHECK(read_dump(odt.substr(0, styles - 30), "a.odt") == "P а\n! file-truncated\n");
  CHECK(message_of(odt.substr(0, odt.find("content.xml") - 30), "a.odt") ==
        "the package is cut off before its part content.xml");
  // The budget holds here too.
  Limits limits;
  limits.inflated_bytes = 1 << 20;
  const std::string bomb = make_docx(kParagraph + std::string(8 << 20, ' '));
  CHECK(code_of(bomb.substr(0, bomb.rfind("PK\x01\x02") - 1), "a.docx", limits) == "limit-exceeded");
}

TEST_CASE("packages: missing and broken parts") {
  CHECK(code_of(make_zip({{"[Content_Types].xml", "<Types/>"}, {"word/other.xml", "<a/>"}}), "a.docx") ==
        "damaged");
  CHECK(code_of(make_docx("", {{"word/document.xml", ""}}), "a.docx") == "damaged");
  CHECK(code_of(make_docx("", {{"word/document.xml", "<w:document"}}), "a.docx") == "damaged");
  CHECK(code_of(make_docx("", {{"word/document.xml", "<html/>"}}), "a.docx") == "damaged");
  CHECK(code_of(make_zip({{"mimetype", "application/vnd.oasis.opendocument.text"}}), "a.odt") == "damaged");
  // The main text stands although its helpers do not.
  CHECK(read_dump(
            make_docx(kParagraph,
                      {{"word/styles.xml", "<broken"}, {"word/numbering.xml", "\x01"}, {"_rels/.rels", "?"}}),
            "a.docx") == "P Приказ\n! part-damaged\n");
  CHECK(read_dump(make_docx("<w:p><w:r><w:t>а</w:t><w:footnoteReference w:id=\"1\"/></w:r></w:p>"),
                  "a.docx") == "P а¹\n! part-missing\n");
  const std::string circle =
      relationships_part({{"header", "document.xml"}, {"footnotes", "../../../etc/passwd"}});
  CHECK(read_dump(
            make_docx(kParagraph + "<w:sectPr><w:headerReference w:type=\"default\" r:id=\"r1\"/></w:sectPr>",
                      {{"word/_rels/document.xml.rels", circle}}),
            "a.docx")
            .find("Приказ") != std::string::npos);
  CHECK(code_of(make_zip({{"xl/workbook.xml", "<a/>"}, {"[Content_Types].xml", "<Types/>"}}), "a.zip") ==
        "unknown-format");
}

TEST_CASE("packages: wrong content types, foreign namespaces, broken relationships") {
  const std::string types =
      "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Override "
      "PartName=\"/word/document.xml\" ContentType=\"image/png\"/></Types>";
  CHECK(read_dump(make_docx(kParagraph, {{"[Content_Types].xml", types}}), "a.docx") == "P Приказ\n");
  CHECK(read_dump(make_docx(kParagraph, {{"[Content_Types].xml", "<broken"}}), "a.docx") == "P Приказ\n");
  const std::string foreign =
      "<w:document xmlns:w=\"urn:nobody\"><w:body>" + kParagraph + "</w:body></w:document>";
  CHECK(message_of(make_docx("", {{"word/document.xml", foreign}}), "a.docx") ==
        "word/document.xml is no WordprocessingML document");
  CHECK(read_dump(make_odt("<x:p xmlns:x=\"urn:nobody\">нет</x:p><text:p>да</text:p>"), "a.odt") == "P да\n");
  // A header that is referred to and not there.
  const std::string section = "<w:sectPr><w:headerReference w:type=\"default\" r:id=\"r1\"/></w:sectPr>";
  const std::string expected = "P Приказ\n! part-missing\n";
  CHECK(read_dump(make_docx(kParagraph + section), "a.docx") == expected);
  const auto related = [&](const std::string& part) {
    return read_dump(make_docx(kParagraph + section, {{"word/_rels/document.xml.rels", part}}), "a.docx");
  };
  CHECK(related("<broken") == expected);
  CHECK(related(relationships_part({{"header", "../../../../etc/passwd"}})) == expected);
  CHECK(related(relationships_part({{"hyperlink", "http://127.0.0.1:1/header.xml"}})) == expected);
}

TEST_CASE("files that are not what their name says") {
  const std::string table = "<table><tr><td>1</td><td>a</td></tr><tr><td>2</td><td>b</td></tr></table>";
  const std::string html = "<html xmlns:o=\"urn:schemas-microsoft-com:office:office\"><body><p>Order</p>" +
                           table + "</body></html>";
  const std::string rtf = "{\\rtf1\\ansi Order\\par}";
  const std::string mhtml =
      "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=\"x\"\r\n\r\n--x\r\nContent-Type: "
      "text/html\r\n\r\n" +
      html + "\r\n--x--\r\n";
  const std::vector<std::pair<std::string, std::string>> files = {
      {"rtf", rtf},
      {"rtf", "\xEF\xBB\xBF \r\n" + rtf},
      {"html", html},
      {"html", "\r\n\r\n<!-- saved from a mail -->\r\n" + html},
      {"html", mhtml},
      {"docx", make_docx(kParagraph)},
      {"odt", make_odt("<text:p>Order</text:p>")},
      {"text", "\xCF\xD0\xC8\xCA\xC0\xC7\r\n\r\n\xEE\xF2 05.03.2024 \xB9 17\r\n"},
      {"doc", fixture("plan.doc")},
  };
  for (const auto& [reader, bytes] : files)
    for (const char* name : {"order.doc", "order.docx", "order.rtf", "order.odt", "order.pdf", "order"}) {
      INFO(reader << " as " << name);
      CHECK(read_document(bytes, name).source.reader == reader);
    }
  // Word 2 for Windows, Windows Write: no text in disguise.
  for (const std::string& head : {std::string("\xDB\xA5\x2D\0", 4), std::string("\x31\xBE\0\0\0\xAB", 6)})
    CHECK(code_of(head + std::string(400, '\0') + "text" + std::string(400, '\1'), "order.doc") ==
          "unknown-format");
}

TEST_CASE("XML: entities are refused, nothing outside is read") {
  const std::string head = "<?xml version=\"1.0\"?><!DOCTYPE d [";
  const std::string tail =
      "]><w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>"
      "<w:p><w:r><w:t>&e;</w:t></w:r></w:p></w:body></w:document>";
  const auto with = [&](const std::string& declarations) {
    return code_of(make_docx("", {{"word/document.xml", head + declarations + tail}}), "a.docx");
  };
  CHECK(with("<!ENTITY e \"x\">") == "damaged");
  CHECK(with("<!ENTITY e SYSTEM \"file:///etc/passwd\">") == "damaged");
  CHECK(with("<!ENTITY % p SYSTEM \"http://127.0.0.1:1/x.dtd\"> %p;") == "damaged");
  CHECK(
      with(
          "<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;\"><!ENTITY e \"&b;&b;&b;&b;&b;&b;\">") ==
      "damaged");
  CHECK(with("") == "damaged");
  const std::string predefined = "<w:p><w:r><w:t>&lt;&amp;&gt;&#1055;</w:t></w:r></w:p>";
  CHECK(read_dump(make_docx(predefined), "a.docx") == "P <&>П\n");
}

TEST_CASE("depth and width are bounded") {
  const std::string open = "<w:tbl><w:tr><w:tc>", close = "</w:tc></w:tr></w:tbl>";
  CHECK(code_of(make_docx(repeat(open, 10'000) + kParagraph + repeat(close, 10'000)), "a.docx") ==
        "limit-exceeded");
  CHECK(code_of(make_docx(repeat(open, 20) + kParagraph + repeat(close, 20)), "a.docx") == "ok");
  CHECK(code_of(make_odt(repeat("<table:table><table:table-row><table:table-cell>", 10'000) +
                         repeat("</table:table-cell></table:table-row></table:table>", 10'000)),
                "a.odt") == "limit-exceeded");
  CHECK(code_of("{\\rtf1" + repeat("{", 100'000) + repeat("}", 100'001), "a.rtf") == "limit-exceeded");
  CHECK(code_of("{\\rtf1\\pard\\intbl\\itap10000 a\\nestcell\\nestrow}", "a.rtf") == "ok");
  Limits limits;
  limits.cells = 1000;
  CHECK(code_of(make_docx("<w:tbl>" + repeat("<w:tr>" + repeat("<w:tc><w:p/></w:tc>", 10) + "</w:tr>", 101) +
                          "</w:tbl>"),
                "a.docx", limits) == "limit-exceeded");
  // Few cells that claim a grid of many.
  CHECK(code_of(make_docx("<w:tbl>" + repeat("<w:tr>" + repeat("<w:tc><w:p/></w:tc>", 300) + "</w:tr>", 1) +
                          "</w:tbl>"),
                "a.docx") == "limit-exceeded");
  CHECK(
      code_of(
          make_odt("<table:table><table:table-row table:number-rows-repeated=\"900000000\"><table:table-cell>"
                   "<text:p>x</text:p></table:table-cell></table:table-row></table:table>"),
          "a.odt") == "limit-exceeded");
}

TEST_CASE("crowds of notes and headers take no more than their share") {
  constexpr int kMany = 100'000;
  const std::string reference = "<w:r><w:footnoteReference w:id=\"1\"/></w:r>";
  CHECK(code_of(make_docx("<w:p>" + repeat(reference, kMany) + "</w:p>"), "a.docx") == "ok");
  std::string rtf = "{\\rtf1 ";
  for (int i = 0; i < kMany; ++i) rtf += "{\\header h" + std::to_string(i) + "\\par}a{\\footnote b}";
  CHECK(code_of(rtf + "\\par}", "a.rtf") == "ok");
}

TEST_CASE("a table of a million cells is read") {
  const std::string row = "<w:tr>" + repeat("<w:tc><w:p/></w:tc>", 10) + "</w:tr>";
  const Document document = read_document(make_docx("<w:tbl>" + repeat(row, 100'000) + "</w:tbl>"), "a.docx");
  CHECK(std::get<Table>(document.blocks.at(0)).cells.size() == 1'000'000);
}

TEST_CASE("cut off at every step, and with every byte flipped") {
  std::string numbers;
  for (int i = 0; i < 400; ++i)
    numbers += "<w:p><w:r><w:t>" + std::to_string(i * 7919) + "</w:t></w:r></w:p>";
  const std::vector<std::pair<std::string, std::string>> files = {
      {"a.docx", make_docx("<w:tbl><w:tr><w:tc>" + kParagraph + "</w:tc></w:tr></w:tbl>" + numbers)},
      {"a.odt", make_odt("<text:p>а</text:p><table:table><table:table-row><table:table-cell/></"
                         "table:table-row></table:table>")},
      {"a.rtf",
       "{\\rtf1\\ansi{\\fonttbl{\\f0\\fcharset204 "
       "T;}}\\trowd\\clvmgf\\cellx9\\cellx99\\pard\\intbl\\'e0\\cell b\\cell\\row\\pard"
       "{\\field{\\*\\fldinst PAGE}{\\fldrslt 1}}{\\footnote\\chftn x}\\u1055?\\par}"},
      {"a.doc", fixture("plan.doc")},
  };
  for (const auto& [name, bytes] : files) {
    REQUIRE(!bytes.empty());
    const std::size_t step = bytes.size() > 4096 ? 1024 : 16;
    for (std::size_t size = 1; size < bytes.size(); size += step)
      CHECK_NOTHROW(code_of(bytes.substr(0, size), name));
    const std::size_t stride = bytes.size() / 500 + 1;
    for (std::size_t at = 0; at < bytes.size(); at += stride)
      for (const int mask : {0x01, 0x80, 0xFF}) {
        std::string flipped = bytes;
        flipped[at] = static_cast<char>(flipped[at] ^ mask);
        CHECK_NOTHROW(code_of(flipped, name));
      }
  }
}

TEST_CASE("hostile and foreign files of others") {
  const std::filesystem::path folder = PRIKAZ_SOURCE_DIR "/../shared/data/hostile";
  if (!std::filesystem::exists(folder)) {
    WARN("skipped: ../shared/data/hostile is absent");
    return;
  }
  const std::vector<std::pair<std::string, std::string>> expected = {
      {"49_testWORD_protected_passtika.docx", "encrypted"},
      {"54_droste.zip", "unknown-format"},
      {"60_table_nested_malformed_itap.rtf", "ok"}};
  for (const auto& [name, code] : expected) {
    std::ifstream file(folder / name, std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(file), {}};
    INFO(name);
    CHECK(code_of(bytes, name) == code);
  }
}
