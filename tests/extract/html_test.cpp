// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <libxml/HTMLparser.h>

#include "base/utf8.h"
#include "text_support.h"

using namespace prikaz;
using namespace prikaz::test;
using extract::Paragraph;
using extract::Table;

namespace {

extract::Document page(const std::string& body) {
  return read("<html><body>" + body + "</body></html>", "a.html");
}

using Strings = std::vector<std::string>;
using Rows = std::vector<Strings>;

// Visible characters below `node` by libxml2's own tree, without what no browser shows.
std::size_t visible_below(const xmlNode* node) {
  std::size_t count = 0;
  for (; node; node = node->next) {
    const std::string name = node->name ? reinterpret_cast<const char*>(node->name) : "";
    if (node->type == XML_TEXT_NODE)
      count += utf8::count_visible(reinterpret_cast<const char*>(node->content));
    if (node->type == XML_ELEMENT_NODE && name != "script" && name != "style" && name != "title" &&
        name != "head")
      count += visible_below(node->children);
  }
  return count;
}

}  // namespace

TEST_CASE("blocks and breaks of HTML") {
  CHECK(paragraphs_of(page("<p>Приказ</p>вне<div>в <b>бло</b>ке<div>вложен</div>хвост</div>")) ==
        Strings{"Приказ", "вне", "в блоке", "вложен", "хвост"});
  CHECK(paragraphs_of(page("<p>одна<br>две<br><br>три")) == Strings{"одна\nдве", "три"});
  CHECK(paragraphs_of(page("  много \n\t пробелов&nbsp;&nbsp;тут ")) ==
        Strings{"много пробелов\u00A0\u00A0тут"});
  CHECK(paragraphs_of(page("&laquo;А&raquo; &#1055;&#x440; &lt;b&gt; &amp;")) == Strings{"«А» Пр <b> &"});
  CHECK(paragraphs_of(page("<title>нет</title><script>нет</script><style>нет</style><!-- нет --><p>да")) ==
        Strings{"да"});
  CHECK(paragraphs_of(page("<![if !supportLists]>1.<![endif]> пункт")) == Strings{"1. пункт"});
}

TEST_CASE("lists show their numbers") {
  CHECK(paragraphs_of(page("<ol start=3><li>а<li>б<ol type=a><li>в</ol><li value=9>г</ol>")) ==
        Strings{"3. а", "4. б", "a. в", "9. г"});
  CHECK(paragraphs_of(page("<ol type=I><li>а<li>б</ol><ul><li>в</ul>")) == Strings{"I. а", "II. б", "в"});
  CHECK(paragraphs_of(page("<ol style='list-style: none'><li>1.1. а</ol>")) == Strings{"1.1. а"});
}

TEST_CASE("links and hidden text") {
  const auto document = page(
      "<p>на <a href='http://a.ru/?x=1&amp;y'>сайте</a><a href='#top'>вверх</a>"
      "<p hidden>тайна<p style='display: none'>тайна<p>явно<span style='mso-hide:all'>нет</span>");
  CHECK(paragraphs_of(document) == Strings{"на сайтевверх", "явно"});
  CHECK(std::get<Paragraph>(document.blocks[0]).links == Strings{"http://a.ru/?x=1&y"});
  REQUIRE(document.diagnostics.size() == 1);
  CHECK(document.diagnostics[0].code == "hidden-text-dropped");
}

TEST_CASE("tables of HTML") {
  const auto document = page(
      "<table><thead><tr><th>№<th>Дело<th colspan=2>Срок</thead>"
      "<tr><td rowspan=2>1<td>Осмотр<td>май<td>июнь<tr><td>Ремонт<td colspan=2><p>июль<p>август</table>");
  const Table* table = first_table(document);
  REQUIRE(table);
  CHECK(broken_grid(*table) == "");
  CHECK(table->kind == "html");
  CHECK(table->columns == 4);
  CHECK(table->rows[0].heading);
  CHECK_FALSE(table->rows[1].heading);
  CHECK(rows_of(*table) ==
        Rows{{"№", "Дело", "Срок"}, {"1", "Осмотр", "май", "июнь"}, {"Ремонт", "июль август"}});
  CHECK(table->cells.back().text == "июль\nавгуст");
  CHECK(table->cells[3].row_span == 2);
}

TEST_CASE("damaged tables of HTML") {
  for (const char* body : {"<table><tr><td rowspan=9>а<td>б<tr><td>в</table>", "<table><td>а<td>б<tr><td>в",
                           "<table><tr><td colspan=0>а<td rowspan=0>б<tr><td>в</tr></table>",
                           "<tr><td>а<td>б</table><td>", "<table>текст<tr><td>а<td>б</table>",
                           "<table><tr><td colspan=3>а<tr><td rowspan=3>б<td>в<tr><td>г<td>д<td>е</table>"}) {
    const auto document = page(body);
    INFO(body);
    for (const auto& block : document.blocks)
      if (const auto* table = std::get_if<Table>(&block)) CHECK(broken_grid(*table) == "");
  }
}

TEST_CASE("nested tables: text of the cell, or the table itself where the outer one is layout") {
  const std::string inner = "<table><tr><td>1<td>Осмотр зданий<tr><td>2<td>Ремонт кровли</table>";
  const auto layout = page("<table><tr><td>меню<td>" + inner + "</table>");
  REQUIRE(first_table(layout));
  CHECK(rows_of(*first_table(layout)) == Rows{{"1", "Осмотр зданий"}, {"2", "Ремонт кровли"}});
  CHECK(paragraphs_of(layout) == Strings{"меню"});
  const auto data = page(
      "<table><tr><td>Большая ячейка с длинным текстом мероприятия<td>Ещё один длинный текст "
      "ответственного лица<tr><td>второе дело<td><table><tr><td>а<td>б<tr><td>в<td>г</table></table>");
  REQUIRE(first_table(data));
  CHECK(first_table(data)->cells.back().text == "а\nб\nв\nг");
  CHECK(paragraphs_of(page("<table><tr><td>УТВЕРЖДЕН<tr><td>приказом</table>")) ==
        Strings{"УТВЕРЖДЕН", "приказом"});
}

TEST_CASE("preformatted text is read as plain text, with its tables") {
  const auto document = page("<p>а</p>\n<pre>\n№\tДело\tСрок\n1\tОсмотр\tмай\n2\tРемонт\tиюнь\n</pre>");
  REQUIRE(first_table(document));
  CHECK(first_table(document)->kind == "tsv");
  CHECK(first_table(document)->at.line == 3);
}

TEST_CASE("charsets of HTML") {
  // «Да» in Windows-1251.
  const std::string bytes = "\xC4\xE0";
  for (const char* head :
       {"<meta charset=windows-1251>", "<meta charset='cp1251'/>",
        "<META HTTP-EQUIV=\"Content-Type\" CONTENT=\"text/html; charset=windows-1251\">"}) {
    const auto document = read(std::string("<html><head>") + head + "</head><body>" + bytes, "a.html");
    CHECK(paragraphs_of(document) == Strings{"Да"});
    CHECK(document.source.encoding == std::string("windows-1251"));
  }
  const auto lying = read("<html><head><meta charset=windows-1251></head><body>Приказ № 1 о мерах", "a.html");
  CHECK(paragraphs_of(lying) == Strings{"Приказ № 1 о мерах"});
  CHECK(lying.source.encoding == std::string("UTF-8"));
}

TEST_CASE("HTML is told by content, also as .doc; web archives are opened") {
  CHECK(read("<!DOCTYPE html><p>а", "order.doc").source.reader == "html");
  CHECK(read("Срок <br> и <b>дело</b>", "order.txt").source.reader == "text");
  const std::string head =
      "MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\tboundary=\"--x\"\r\n\r\n";
  const std::string part =
      "----x\r\nContent-Type: text/html; charset=\"windows-1251\"\r\nContent-Transfer-Encoding: ";
  const auto quoted =
      read(head + part + "quoted-printable\r\n\r\n<p>=C4=E0, =\r\n=C4=E0</p>\r\n----x--\r\n", "a.doc");
  CHECK(paragraphs_of(quoted) == Strings{"Да, Да"});
  const auto base = read(head + part + "base64\r\n\r\nPHA+xOA8L3A+\r\n----x--\r\n", "a.doc");
  CHECK(paragraphs_of(base) == Strings{"Да"});
  CHECK_THROWS(read(head + "----x\r\nContent-Type: image/png\r\n\r\n\r\n----x--", "a.doc"));
}

TEST_CASE("nothing of a page is lost") {
  auto files = files_in(PRIKAZ_SOURCE_DIR "/samples", {".html"});
  const auto shared = files_in(PRIKAZ_SOURCE_DIR "/../shared/data/real", {".html"});
  if (shared.empty()) WARN("no ../shared/data/real: only own pages are read");
  files.insert(files.end(), shared.begin(), shared.end());
  REQUIRE_FALSE(files.empty());
  for (const std::string& path : files) {
    const std::string bytes = load(path);
    const auto document = read(bytes, path);
    htmlDocPtr tree =
        htmlReadMemory(bytes.data(), static_cast<int>(bytes.size()), nullptr,
                       document.source.encoding->c_str(), HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING);
    REQUIRE(tree);
    INFO(path);
    const std::size_t written = visible_below(xmlDocGetRootElement(tree));
    CHECK(visible_in(document) >= written);  // numbers of lists are shown, but not written
    if (path.find("/samples/") != std::string::npos) CHECK(visible_in(document) == written);
    xmlFreeDoc(tree);
  }
}
