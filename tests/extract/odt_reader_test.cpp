// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/odt_reader.h"

#include "tests/extract/office_package.h"

using namespace prikaz::extract;

namespace {

struct Case {
  const char* name;
  std::string text;
  std::string expected;
};

std::string p(const std::string& text) { return "<text:p>" + text + "</text:p>"; }
std::string cell(const std::string& text, const std::string& attributes = "") {
  return "<table:table-cell" + attributes + ">" + p(text) + "</table:table-cell>";
}
std::string row(const std::string& cells, const std::string& attributes = "") {
  return "<table:table-row" + attributes + ">" + cells + "</table:table-row>";
}
std::string table(const std::string& rows) { return "<table:table>" + rows + "</table:table>"; }

const std::string kCovered = "<table:covered-table-cell/>";

const std::string kStyles =
    "<style:style style:name=\"H\" style:family=\"text\"><style:text-properties "
    "text:display=\"none\"/></style:style>"
    "<style:style style:name=\"Item\" style:family=\"paragraph\" style:list-style-name=\"L\"/>"
    "<text:list-style style:name=\"L\">"
    "<text:list-level-style-number text:level=\"1\" style:num-format=\"1\" style:num-suffix=\".\"/>"
    "<text:list-level-style-number text:level=\"2\" style:num-format=\"1\" style:num-suffix=\".\" "
    "text:display-levels=\"2\"/>"
    "<text:list-level-style-number text:level=\"3\" style:num-format=\"а, б, .., аа, аб, ... (ru)\" "
    "style:num-suffix=\")\"/>"
    "</text:list-style>"
    "<text:list-style style:name=\"B\"><text:list-level-style-bullet text:level=\"1\" "
    "text:bullet-char=\"–\"/></text:list-style>";

void check(const std::vector<Case>& cases) {
  for (const Case& one : cases) {
    INFO(one.name);
    CHECK(read_dump(make_odt(one.text, kStyles), "order.odt") == one.expected);
  }
}

}  // namespace

TEST_CASE("ODT: white space, spans, frames") {
  check({
      {"white space folds, text:s does not",
       p("  до \n 30.09<text:s text:c=\"3\"/>в<text:tab/>г<text:line-break/>д "), "P до 30.09   в\\tг\\nд\n"},
      {"spans", p("При<text:span>каз</text:span>"), "P Приказ\n"},
      {"hidden", p("а<text:span text:style-name=\"H\">нет</text:span>"), "P а\n! hidden-text-dropped\n"},
      {"links",
       p("<text:a xlink:href=\"https://example.ru/\">сайт</text:a> и <text:a xlink:href=\"#x\">там</text:a>"),
       "P[->https://example.ru/] сайт и там\n"},
      {"comments", p("а<office:annotation><text:p>нет</text:p></office:annotation>"),
       "P а\n! comments-dropped\n"},
      {"a frame follows its paragraph",
       p("а<draw:frame><draw:text-box><text:p>ПОДПИСАНО</text:p></draw:text-box></draw:frame>б") + p("в"),
       "P аб\nP ПОДПИСАНО\nP в\n"},
      {"deleted text stands apart",
       "<text:tracked-changes><text:changed-region><text:deletion><text:p>нет</text:p></text:deletion></"
       "text:changed-region>"
       "</text:tracked-changes>" +
           p("да<text:change text:change-id=\"c\"/>"),
       "P да\n! changes-accepted\n"},
      {"notes",
       p("Срок<text:note "
         "text:note-class=\"footnote\"><text:note-citation>1</text:note-citation><text:note-body>"
         "<text:p>кроме школ</text:p></text:note-body></text:note>") +
           p("Лица<text:note text:note-class=\"footnote\"><text:note-citation "
             "text:label=\"*\">*</text:note-citation>"
             "<text:note-body><text:p>по согласованию</text:p></text:note-body></text:note>"),
       "P Срок¹\nP Лица*\nP[note] ¹ кроме школ\nP[note] * по согласованию\n"},
      {"a picture alone", p("<draw:frame><draw:image xlink:href=\"Pictures/1.png\"/></draw:frame>"),
       "! needs-ocr\n"},
  });
}

TEST_CASE("ODT: grids") {
  check({
      {"spans and covered cells",
       table(row(cell("всё", " table:number-columns-spanned=\"2\"") + kCovered + cell("1")) +
             row(cell("2") + cell("3") + cell("4"))),
       "T 3 columns\n| всё >2 | 1 |\n| 2 | 3 | 4 |\n"},
      {"rows spanned",
       table(row(cell("а", " table:number-rows-spanned=\"2\"") + cell("1")) + row(kCovered + cell("2"))),
       "T 2 columns\n| а v2 | 1 |\n| 2 |\n"},
      {"both ways",
       table(row(cell("а", " table:number-rows-spanned=\"2\" table:number-columns-spanned=\"2\"") + kCovered +
                 cell("1")) +
             row("<table:covered-table-cell table:number-columns-repeated=\"2\"/>" + cell("2")) +
             row(cell("3") + cell("4") + cell("5"))),
       "T 3 columns\n| а >2 v2 | 1 |\n| 2 |\n| 3 | 4 | 5 |\n"},
      {"repeats",
       table(row(cell("+", " table:number-columns-repeated=\"3\""), " table:number-rows-repeated=\"2\"")),
       "T 3 columns\n| + | + | + |\n| + | + | + |\n"},
      {"a sheet's endless empty rows",
       table(row(cell("1") + cell("2")) +
             row(cell("") + cell(""), " table:number-rows-repeated=\"1048576\"")),
       "T 2 columns\n| 1 | 2 |\n|  |  |\n"},
      {"heading rows",
       table("<table:table-header-rows>" + row(cell("№") + cell("Срок")) + "</table:table-header-rows>" +
             row(cell("1") + cell("май"))),
       "T 2 columns\nh| № | Срок |\n| 1 | май |\n"},
      {"a span over a real cell is cut",
       table(row(cell("а", " table:number-rows-spanned=\"3\"") + cell("1")) + row(cell("б") + cell("2")) +
             row(cell("в") + cell("3"))),
       "T 2 columns\n| а | 1 |\n| б | 2 |\n| в | 3 |\n"},
      {"nested",
       table(row(cell("1") + cell("2") + "<table:table-cell>" + p("до") +
                 table(row(cell("а") + cell("б")) + row(cell("в") + cell("г"))) + "</table:table-cell>") +
             row(cell("3") + cell("4") + cell("5"))),
       "T 3 columns\n| 1 | 2 | до\\nа\\nб\\nв\\nг |\n| 3 | 4 | 5 |\n"},
  });
}

TEST_CASE("ODT: lists") {
  const auto list = [](const std::string& items, const std::string& attributes) {
    return "<text:list" + attributes + ">" + items + "</text:list>";
  };
  const auto item = [](const std::string& inside) {
    return "<text:list-item>" + inside + "</text:list-item>";
  };
  const std::string l = " text:style-name=\"L\"";
  check({
      {"levels",
       list(item(p("а") + list(item(p("б")) + item(p("в") + list(item(p("г")), "")), "")) + item(p("д")), l),
       "P 1. а\nP 1.1. б\nP 1.2. в\nP а) г\nP 2. д\n"},
      {"one number an item", list(item(p("а") + p("ещё")) + item(p("б")), l), "P 1. а\nP ещё\nP 2. б\n"},
      {"a new list restarts, a continued one does not",
       list(item(p("а")), l) + list(item(p("б")), l) +
           list(item(p("в")), l + " text:continue-numbering=\"true\""),
       "P 1. а\nP 1. б\nP 2. в\n"},
      {"a start of its own",
       list("<text:list-item text:start-value=\"7\">" + p("а") + "</text:list-item>", l), "P 7. а\n"},
      {"bullets", list(item(p("а")), " text:style-name=\"B\""), "P – а\n"},
      {"the list of the paragraph's style", list(item("<text:p text:style-name=\"Item\">а</text:p>"), ""),
       "P 1. а\n"},
      {"a number alone in a cell",
       table(row("<table:table-cell>" + list(item(p("")), l) + "</table:table-cell>" + cell("а"))),
       "T 2 columns\n| 1. | а |\n"},
  });
}

TEST_CASE("ODT: numbers that prefix and suffix cannot say") {
  const auto level = [](int depth, const std::string& attributes, const std::string& follow = "") {
    return "<text:list-level-style-number text:level=\"" + std::to_string(depth) + "\" " + attributes +
           "><style:list-level-properties><style:list-level-label-alignment" + follow +
           "/></style:list-level-properties></text:list-level-style-number>";
  };
  const std::string styles =
      "<text:list-style style:name=\"A\">" +
      level(1, "style:num-format=\"1\" loext:num-list-format=\"Раздел %1%.\"") +
      level(2, "style:num-format=\"1\" text:display-levels=\"2\" loext:num-list-format=\"%1%-%2%)\"",
            " text:label-followed-by=\"nothing\"") +
      "</text:list-style><text:list-style style:name=\"N\">" + level(1, "style:num-format=\"\"") +
      level(
          2,
          "style:num-format=\"I\" style:num-suffix=\".\" text:display-levels=\"2\" text:start-value=\"4\"") +
      level(3, "style:num-format=\"1\" text:display-levels=\"3\"") + "</text:list-style>";
  const auto item = [](const std::string& inside) {
    return "<text:list-item>" + inside + "</text:list-item>";
  };
  const auto list = [](const std::string& inside, const std::string& style = "") {
    return "<text:list" + (style.empty() ? "" : " text:style-name=\"" + style + "\"") + ">" + inside +
           "</text:list>";
  };
  const std::string text = list(item(p("а") + list(item(p("б")) + item(p("в")))), "A") +
                           list(item(p("г") + list(item(p("д") + list(item(p("е")))))), "N");
  CHECK(read_dump(make_odt(text, styles), "a.odt") ==
        "P Раздел 1. а\nP 1-1)б\nP 1-2)в\nP г\nP IV. д\nP IV.1 е\n");
}

TEST_CASE("ODT: what is hidden, and what is not") {
  const std::string styles =
      "<style:style style:name=\"G\" style:family=\"paragraph\"><style:text-properties "
      "text:display=\"none\"/></style:style>"
      "<style:style style:name=\"K\" style:family=\"paragraph\" style:parent-style-name=\"G\"/>";
  const std::string hidden = "! hidden-text-dropped\n";
  const std::vector<Case> cases = {
      {"a paragraph's style", "<text:p text:style-name=\"G\">н</text:p>" + p("а"), "P а\n" + hidden},
      {"its child", "<text:p text:style-name=\"K\">н</text:p>" + p("а"), "P а\n" + hidden},
      {"a section with a table",
       p("а") + "<text:section text:display=\"none\">" + table(row(cell("н") + cell("н"))) +
           "</text:section>" + p("б"),
       "P а\nP б\n" + hidden},
      {"a section hidden by its condition",
       "<text:section text:display=\"condition\" text:condition=\"ooow:1\" text:is-hidden=\"true\">" +
           p("н") + "</text:section>" + p("а"),
       "P а\n" + hidden},
      {"a section that its condition shows",
       "<text:section text:display=\"condition\" text:condition=\"ooow:0\">" + p("а") + "</text:section>",
       "P а\n"},
      {"a field that hides its paragraph",
       p("н<text:hidden-paragraph text:condition=\"ooow:1\" text:is-hidden=\"true\"/>н") + p("а"),
       "P а\n" + hidden},
      {"one that does not", p("а<text:hidden-paragraph text:condition=\"ooow:0\" text:is-hidden=\"false\"/>"),
       "P а\n"},
      {"hidden text and text that its condition shows",
       p("а<text:hidden-text text:is-hidden=\"true\">н</text:hidden-text>"
         "<text:hidden-text text:is-hidden=\"false\">б</text:hidden-text>"),
       "P аб\n" + hidden},
  };
  for (const Case& one : cases) {
    INFO(one.name);
    CHECK(read_dump(make_odt(one.text, styles), "order.odt") == one.expected);
  }
}

TEST_CASE("ODT: notes, shapes, wrappers") {
  const auto note = [](const std::string& kind, const std::string& text) {
    return "<text:note text:note-class=\"" + kind +
           "\"><text:note-citation>1</text:note-citation><text:note-body>" + p(text) +
           "</text:note-body></text:note>";
  };
  check({
      {"endnotes stand behind footnotes",
       p("а" + note("endnote", "в конце") + " б" + note("footnote", "сноска")),
       "P а¹ б¹\nP[note] ¹ сноска\nP[note] ¹ в конце\n"},
      {"a shape with text inside a group",
       p("а<draw:g><draw:custom-shape>" + p("ПОДПИСАНО") + "</draw:custom-shape></draw:g>"),
       "P а\nP ПОДПИСАНО\n"},
      {"a table in a frame",
       p("а<draw:frame><draw:text-box>" + table(row(cell("1") + cell("2")) + row(cell("3") + cell("4"))) +
         "</draw:text-box></draw:frame>"),
       "P а\nT 2 columns\n| 1 | 2 |\n| 3 | 4 |\n"},
      {"row and column groups",
       table("<table:table-columns><table:table-column/><table:table-column/></"
             "table:table-columns><table:table-rows>" +
             row(cell("1") + cell("2")) + "</table:table-rows>"),
       "T 2 columns\n| 1 | 2 |\n"},
      {"a span without its covered cells",
       table(row(cell("1", " table:number-columns-spanned=\"2\"") + cell("2")) +
             row(cell("3") + cell("4") + cell("5"))),
       "T 3 columns\n| 1 >2 | 2 |\n| 3 | 4 | 5 |\n"},
      {"a short row", table(row(cell("1") + cell("2")) + row(cell("3"))),
       "T 2 columns\n| 1 | 2 |\n| 3 |  |\n"},
      {"hyphens", p("меро\xC2\xADприятие 1\u20111"), "P мероприятие 1\u20111\n"},
      {"deleted text between marks, over paragraphs and with numbers",
       "<text:tracked-changes><text:changed-region xml:id=\"c\"><text:deletion/></text:changed-region>"
       "</text:tracked-changes>" +
           p("а<text:change-start text:change-id=\"c\"/>нет") +
           "<text:list text:style-name=\"L\"><text:list-item>" + p("нет") + "</text:list-item></text:list>" +
           p("нет<text:change-end text:change-id=\"c\"/>б") + p("в"),
       "P аб\nP в\n! changes-accepted\n"},
      {"an inserted and a moved text stand in place",
       "<text:tracked-changes><text:changed-region><text:insertion/></text:changed-region></"
       "text:tracked-changes>" +
           p("<text:change-start text:change-id=\"c\"/>да<text:change-end text:change-id=\"c\"/>"),
       "P да\n! changes-accepted\n"},
  });
}

TEST_CASE("ODT: headers of the pages in use") {
  const std::string styles =
      "<office:master-styles><style:master-page "
      "style:name=\"Standard\"><style:header><text:p><text:page-number>2</text:page-number>"
      "</text:p></style:header><style:footer "
      "style:display=\"false\"><text:p>нет</text:p></style:footer></style:master-page>"
      "<style:master-page "
      "style:name=\"Other\"><style:header><text:p>нет</text:p></style:header></style:master-page></"
      "office:master-styles>";
  CHECK(read_dump(make_odt(p("а"), "", styles), "a.odt") == "P[PageNumber] 2\nP а\n");
}

TEST_CASE("ODT: flat documents and encrypted packages") {
  const std::string flat = odf_part(
      "office:document", "<office:body><office:text>" + p("плоско") + "</office:text></office:body>");
  CHECK(read_dump(flat, "a.fodt") == "P плоско\n");
  const std::string manifest = "<manifest><encryption-data/></manifest>";
  CHECK(read_dump(make_zip({{"mimetype", "application/vnd.oasis.opendocument.text"},
                            {"META-INF/manifest.xml", manifest},
                            {"content.xml", "#"}}),
                  "a.odt") == "error encrypted");
}
