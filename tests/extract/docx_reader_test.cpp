// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What Word shows for pieces of WordprocessingML, as dumps (document_dump.h).
#include "extract/docx_reader.h"
#include "tests/extract/docx_pieces.h"

using namespace prikaz::extract;

namespace {

const std::string kDown = "<w:vMerge/>", kStart = "<w:vMerge w:val=\"restart\"/>";

}  // namespace

TEST_CASE("DOCX: runs, breaks and special characters") {
  check({
      {"runs join", "<w:p><w:r><w:t>При</w:t></w:r><w:r><w:t>каз</w:t></w:r></w:p>", "P Приказ\n"},
      {"spaces without preserve are Word's", "<w:p><w:r><w:t> а </w:t></w:r><w:r><w:t>б</w:t></w:r></w:p>",
       "P аб\n"},
      {"spaces with preserve", p("до  30.09 ") + p("в"), "P до  30.09\nP в\n"},
      {"empty paragraph is a gap", p("а") + "<w:p/>" + p("б"), "P а\nP[gap] б\n"},
      {"tabs, not tab stops",
       "<w:p><w:pPr><w:tabs><w:tab "
       "w:pos=\"9\"/></w:tabs></w:pPr><w:r><w:t>а</w:t><w:tab/><w:t>б</w:t></w:r></w:p>",
       "P а\\tб\n"},
      {"line and page breaks", "<w:p><w:r><w:t>а</w:t><w:br/><w:t>б</w:t><w:cr/><w:t>в</w:t></w:r></w:p>",
       "P а\\nб\\nв\n"},
      {"soft hyphen is nothing, the other one a character",
       "<w:p><w:r><w:t>меро</w:t><w:softHyphen/><w:t>при\xC2\xADятие</w:t><w:noBreakHyphen/><w:t>1</w:t></"
       "w:r></w:p>",
       "P мероприятие\u20111\n"},
      {"symbols",
       "<w:p><w:r><w:sym w:font=\"Wingdings\" w:char=\"F0FC\"/><w:sym w:font=\"Symbol\" "
       "w:char=\"F0B3\"/></w:r></w:p>",
       "P ✓≥\n"},
      {"denormal letters", p("и\xCC\x86од"), "P йод\n"},
      {"line feeds in the XML are spaces", "<w:p><w:r><w:t>до\n1 мая</w:t></w:r></w:p>", "P до 1 мая\n"},
      {"unknown wrappers are looked through",
       "<x:any><w:p><w:smartTag><w:r><w:t>а</w:t></w:r></w:smartTag><w:customXml><w:customXmlPr/"
       "><w:r><w:t>б</w:t></w:r>"
       "</w:customXml></w:p></x:any>",
       "P аб\n"},
      {"content controls",
       "<w:sdt><w:sdtPr><w:rPr><w:vanish/></w:rPr><w:alias w:val=\"нет\"/></w:sdtPr><w:sdtContent>" +
           p("да") + "</w:sdtContent></w:sdt>",
       "P да\n"},
  });
}

TEST_CASE("DOCX: what is not shown") {
  check({
      {"hidden run", "<w:p><w:r><w:t>а</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>нет</w:t></w:r></w:p>",
       "P а\n! hidden-text-dropped\n"},
      {"vanish off", "<w:p><w:r><w:rPr><w:vanish w:val=\"0\"/></w:rPr><w:t>да</w:t></w:r></w:p>", "P да\n"},
      {"insertions and deletions",
       "<w:p><w:r><w:t>до "
       "</w:t></w:r><w:del><w:r><w:delText>1</w:delText><w:t>1</w:t></w:r></w:del><w:ins><w:r><w:t>2</w:t></"
       "w:r></w:ins>"
       "</w:p>",
       "P до2\n! changes-accepted\n"},
      {"moves once",
       "<w:p><w:moveFrom><w:r><w:t>а</w:t></w:r></w:moveFrom></w:p><w:p><w:moveTo><w:r><w:t>а</w:t></w:r></"
       "w:moveTo></w:p>",
       "P а\n! changes-accepted\n"},
      {"a deleted paragraph mark joins",
       "<w:p><w:pPr><w:rPr><w:del w:id=\"1\"/></w:rPr></w:pPr><w:r><w:t xml:space=\"preserve\">а "
       "</w:t></w:r></w:p>" +
           p("б"),
       "P а б\n! changes-accepted\n"},
      {"a deleted row", tbl(tr(tc("1") + tc("2")) + tr(tc("3") + tc("4"), "<w:del w:id=\"1\"/>")),
       "T 2 columns\n| 1 | 2 |\n! changes-accepted\n"},
      {"former properties",
       "<w:p><w:pPr><w:pPrChange><w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr></w:pPrChange>"
       "</w:pPr><w:r><w:t>а</w:t></w:r></w:p>",
       "P а\n"},
      {"comments", "<w:p><w:r><w:t>а</w:t></w:r><w:r><w:commentReference w:id=\"0\"/></w:r></w:p>",
       "P а\n! comments-dropped\n"},
      {"pictures alone want OCR", "<w:p><w:r><w:drawing><a:blip r:embed=\"r9\"/></w:drawing></w:r></w:p>",
       "! needs-ocr\n"},
      {"a coat of arms above a text does not",
       "<w:p><w:r><w:drawing><a:blip r:embed=\"r9\"/></w:drawing></w:r></w:p>" +
           p("Об утверждении плана мероприятий по подготовке к отопительному периоду на 2023 год в городском "
             "округе"),
       "P Об утверждении плана мероприятий по подготовке к отопительному периоду на 2023 год в городском "
       "округе\n"},
  });
}

TEST_CASE("DOCX: fields and links") {
  const std::string field =
      "<w:p><w:r><w:t>с </w:t></w:r><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>"
      "<w:r><w:instrText>HYPERLINK \"https://example.ru/\"</w:instrText></w:r>"
      "<w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>сайт</w:t></w:r>"
      "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r><w:r><w:t>.</w:t></w:r></w:p>";
  check({
      {"a field is its result", field, "P[->https://example.ru/] ссайт.\n"},
      {"a simple field", "<w:p><w:fldSimple w:instr=\"DATE\"><w:r><w:t>1 мая</w:t></w:r></w:fldSimple></w:p>",
       "P 1 мая\n"},
      {"a check box without result",
       "<w:p><w:r><w:fldChar w:fldCharType=\"begin\"><w:ffData><w:checkBox><w:default "
       "w:val=\"0\"/><w:checked/></w:checkBox>"
       "</w:ffData></w:fldChar></w:r><w:r><w:instrText>FORMCHECKBOX</w:instrText></w:r>"
       "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:p>",
       "P ☒\n"},
  });
  const std::string link = "<w:p><w:hyperlink r:id=\"r1\"><w:r><w:t>сайт</w:t></w:r></w:hyperlink></w:p>";
  const Parts parts = {
      {"word/_rels/document.xml.rels", relationships_part({{"hyperlink", "https://example.ru/a"}})}};
  CHECK(read_dump(make_docx(link, parts), "a.docx") == "P[->https://example.ru/a] сайт\n");
}

TEST_CASE("DOCX: grids") {
  const std::string span2 = "<w:gridSpan w:val=\"2\"/>";
  check({
      {"plain", tbl(tr(tc("1") + tc("а")) + tr(tc("2") + tc("б"))), "T 2 columns\n| 1 | а |\n| 2 | б |\n"},
      {"paragraphs and breaks in a cell",
       tbl(tr("<w:tc>" + p("а") + "<w:p/>" + p("б") + "</w:tc>" + tc("в"))), "T 2 columns\n| а\\nб | в |\n"},
      {"spans", tbl(tr(tc("всё", span2)) + tr(tc("1") + tc("2"))), "T 2 columns\n| всё >2 |\n| 1 | 2 |\n"},
      {"vertical merge",
       tbl(tr(tc("а", kStart) + tc("1")) + tr(tc("", kDown) + tc("2")) + tr(tc("б") + tc("3"))),
       "T 2 columns\n| а v2 | 1 |\n| 2 |\n| б | 3 |\n"},
      {"a merge of merges", tbl(tr(tc("а", span2 + kStart) + tc("1")) + tr(tc("", span2 + kDown) + tc("2"))),
       "T 2 columns\n| а v2 | 1 |\n| 2 |\n"},
      {"a continuation of another width is a cell of its own",
       tbl(tr(tc("а", span2 + kStart) + tc("1")) + tr(tc("б", kDown) + tc("2") + tc("3"))),
       "T 3 columns\n| а >2 | 1 |\n| б | 2 | 3 |\n! merge-broken\n"},
      {"gridBefore and gridAfter",
       tbl(tr(tc("1") + tc("2") + tc("3")) +
           tr(tc("б"), "<w:gridBefore w:val=\"1\"/><w:gridAfter w:val=\"1\"/>")),
       "T 3 columns\n| 1 | 2 | 3 |\n|  | б |  |\n"},
      {"short rows", tbl(tr(tc("1")) + tr(tc("2") + tc("3"))), "T 2 columns\n| 1 |  |\n| 2 | 3 |\n"},
      {"headings are an unbroken run from the top",
       tbl(tr(tc("№") + tc("Срок"), "<w:tblHeader/>") + tr(tc("1") + tc("май")) +
           tr(tc("2") + tc("июнь"), "<w:tblHeader/>")),
       "T 2 columns\nh| № | Срок |\n| 1 | май |\n| 2 | июнь |\n"},
      {"old horizontal merge",
       tbl(tr(tc("а", "<w:hMerge w:val=\"restart\"/>") + tc("", "<w:hMerge/>")) + tr(tc("1") + tc("2"))),
       "T 2 columns\n| а >2 |\n| 1 | 2 |\n"},
      {"edges a tremor apart are one",
       tbl(tr(tc("1") + tc("2", span2)) + tr(tc("3", span2) + tc("4")),
           "<w:gridCol w:w=\"3000\"/><w:gridCol w:w=\"20\"/><w:gridCol w:w=\"3000\"/>"),
       "T 2 columns\n| 1 | 2 |\n| 3 | 4 |\n"},
      {"a narrow column that has cells stays",
       tbl(tr(tc("1") + tc("") + tc("2")),
           "<w:gridCol w:w=\"3000\"/><w:gridCol w:w=\"20\"/><w:gridCol w:w=\"3000\"/>"),
       "T 3 columns\n| 1 |  | 2 |\n"},
      {"claimed spans make no columns", tbl(tr(tc("1", "<w:gridSpan w:val=\"900000\"/>") + tc("2"))),
       "T 2 columns\n| 1 | 2 |\n"},
  });
}

TEST_CASE("DOCX: tables beside and inside tables") {
  const std::string inner = tbl(tr(tc("1") + tc("2")) + tr(tc("3") + tc("4")));
  const auto cell = [](const std::string& inside) { return "<w:tc>" + inside + "</w:tc>"; };
  check({
      {"nested text stays in its cell",
       tbl(tr(tc("а") + tc("б") + cell(p("до") + inner + p("после"))) + tr(tc("в") + tc("г") + tc("д"))),
       "T 3 columns\n| а | б | до\\n1\\n2\\n3\\n4\\nпосле |\n| в | г | д |\n"},
      {"a page laid out by a table is unfolded", tbl(tr(cell(p("План") + inner + "<w:p/>"))),
       "P План\nT 2 columns\n| 1 | 2 |\n| 3 | 4 |\n"},
      {"two tables with a heading each stay two",
       tbl(tr(tc("№") + tc("Срок")) + tr(tc("1") + tc("май"))) +
           tbl(tr(tc("ФИО") + tc("Должность")) + tr(tc("а") + tc("б"))),
       "T 2 columns\n| № | Срок |\n| 1 | май |\nT 2 columns\n| ФИО | Должность |\n| а | б |\n"},
      {"a table that goes on in a second one is one",
       tbl(tr(tc("№") + tc("Срок")) + tr(tc("1") + tc("май"))) + tbl(tr(tc("2") + tc("июнь"))),
       "T 2 columns\n| № | Срок |\n| 1 | май |\n| 2 | июнь |\n"},
      {"an empty paragraph parts them",
       tbl(tr(tc("1") + tc("май"))) + "<w:p/>" + tbl(tr(tc("2") + tc("июнь"))),
       "T 2 columns\n| 1 | май |\nT 2 columns\n| 2 | июнь |\n"},
  });
}

TEST_CASE("DOCX: text boxes once, behind their paragraph") {
  const std::string box = "<w:txbxContent>" + p("ПОДПИСАНО") + "</w:txbxContent>";
  const std::string choice = "<mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing><wps:txbx>" + box +
                             "</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>" + box +
                             "</v:textbox></w:pict></mc:Fallback></mc:AlternateContent>";
  const std::string unknown =
      "<mc:AlternateContent><mc:Choice "
      "Requires=\"zzz\"><w:t>нет</w:t></mc:Choice><mc:Fallback><w:t>да</w:t></mc:Fallback>"
      "</mc:AlternateContent>";
  check({
      {"one branch",
       "<w:p><w:r><w:t>Глава</w:t></w:r><w:r>" + choice + "</w:r><w:r><w:t> округа</w:t></w:r></w:p>" +
           p("б"),
       "P Главаокруга\nP ПОДПИСАНО\nP б\n"},
      {"in a cell",
       tbl(tr(tc("1") + "<w:tc><w:p><w:r>" + choice + "</w:r><w:r><w:t>а</w:t></w:r></w:p></w:tc>")),
       "T 2 columns\n| 1 | а\\nПОДПИСАНО |\n"},
      {"the fallback where the choice is foreign", "<w:p><w:r>" + unknown + "</w:r></w:p>", "P да\n"},
  });
}

TEST_CASE("DOCX: automatic numbers") {
  const std::string numbering = wordprocessing_part(
      "w:numbering",
      "<w:abstractNum w:abstractNumId=\"0\">"
      "<w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"decimal\"/><w:lvlText "
      "w:val=\"%1.\"/></w:lvl>"
      "<w:lvl w:ilvl=\"1\"><w:start w:val=\"1\"/><w:numFmt w:val=\"decimal\"/><w:lvlText "
      "w:val=\"%1.%2.\"/></w:lvl>"
      "<w:lvl w:ilvl=\"2\"><w:start w:val=\"1\"/><w:numFmt w:val=\"russianLower\"/><w:lvlText "
      "w:val=\"%3)\"/></w:lvl>"
      "</w:abstractNum>"
      "<w:abstractNum w:abstractNumId=\"1\"><w:lvl w:ilvl=\"0\"><w:numFmt w:val=\"bullet\"/><w:lvlText "
      "w:val=\"\xEF\x82\xB7\"/>"
      "<w:rPr><w:rFonts w:ascii=\"Symbol\"/></w:rPr></w:lvl></w:abstractNum>"
      "<w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>"
      "<w:num w:numId=\"2\"><w:abstractNumId w:val=\"0\"/><w:lvlOverride w:ilvl=\"0\"><w:startOverride "
      "w:val=\"5\"/>"
      "</w:lvlOverride></w:num><w:num w:numId=\"3\"><w:abstractNumId w:val=\"1\"/></w:num>");
  const std::string styles = wordprocessing_part(
      "w:styles",
      "<w:style w:type=\"paragraph\" w:styleId=\"item\"><w:pPr><w:numPr><w:numId "
      "w:val=\"1\"/></w:numPr></w:pPr></w:style>"
      "<w:style w:type=\"paragraph\" w:styleId=\"sub\"><w:basedOn w:val=\"item\"/></w:style>"
      "<w:style w:type=\"character\" w:styleId=\"secret\"><w:rPr><w:vanish/></w:rPr></w:style>");
  const auto item = [](int num, int level, const std::string& text) {
    return "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"" + std::to_string(level) + "\"/><w:numId w:val=\"" +
           std::to_string(num) + "\"/></w:numPr></w:pPr><w:r><w:t>" + text + "</w:t></w:r></w:p>";
  };
  const auto styled = [](const std::string& style, const std::string& more = "") {
    return "<w:p><w:pPr><w:pStyle w:val=\"" + style + "\"/>" + more + "</w:pPr><w:r><w:t>с</w:t></w:r></w:p>";
  };
  const std::string off = "<w:numPr><w:numId w:val=\"0\"/></w:numPr>";
  const std::vector<DocxCase> cases = {
      {"levels restart",
       item(1, 0, "а") + item(1, 1, "б") + item(1, 1, "в") + item(1, 0, "г") + item(1, 1, "д"),
       "P 1. а\nP 1.1. б\nP 1.2. в\nP 2. г\nP 2.1. д\n"},
      {"a skipped level counts as begun", item(1, 1, "а") + item(1, 0, "б"), "P 1.1. а\nP 2. б\n"},
      {"Russian letters without ё й ъ ь",
       [&] {
         std::string body;
         for (int i = 0; i < 11; ++i) body += item(1, 2, "п");
         return body;
       }(),
       "P а) п\nP б) п\nP в) п\nP г) п\nP д) п\nP е) п\nP ж) п\nP з) п\nP и) п\nP к) п\nP л) п\n"},
      {"an override restarts", item(1, 0, "а") + item(2, 0, "б") + item(2, 0, "в"),
       "P 1. а\nP 5. б\nP 6. в\n"},
      {"bullets of symbol fonts", item(3, 0, "а"), "P • а\n"},
      {"by style, inherited, taken away", styled("item") + styled("sub") + styled("item", off),
       "P 1. с\nP 2. с\nP с\n"},
      {"a number cell without text",
       tbl(tr("<w:tc>" + item(1, 0, "") + "</w:tc>" + tc("а")) +
           tr("<w:tc>" + item(1, 0, "") + "</w:tc>" + tc("б"))),
       "T 2 columns\n| 1. | а |\n| 2. | б |\n"},
      {"hidden by a character style",
       "<w:p><w:r><w:rPr><w:rStyle w:val=\"secret\"/></w:rPr><w:t>а</w:t></w:r></w:p>",
       "! hidden-text-dropped\n"},
  };
  for (const DocxCase& one : cases) {
    INFO(one.name);
    const Parts parts = {{"word/_rels/document.xml.rels",
                          relationships_part({{"numbering", "numbering.xml"}, {"styles", "styles.xml"}})},
                         {"word/numbering.xml", numbering},
                         {"word/styles.xml", styles}};
    CHECK(read_dump(make_docx(one.body, parts), "order.docx") == one.expected);
  }
}

TEST_CASE("DOCX: notes, headers, letterheads") {
  const Parts parts = {
      {"word/_rels/document.xml.rels", relationships_part({{"footnotes", "footnotes.xml"},
                                                           {"header", "header1.xml"},
                                                           {"header", "header2.xml"},
                                                           {"footer", "footer1.xml"}})},
      {"word/footnotes.xml",
       wordprocessing_part("w:footnotes",
                           "<w:footnote w:type=\"separator\" w:id=\"-1\">" + p("нет") +
                               "</w:footnote><w:footnote w:id=\"2\">"
                               "<w:p><w:r><w:footnoteRef/></w:r><w:r><w:t xml:space=\"preserve\"> кроме "
                               "школ</w:t></w:r></w:p></w:footnote>")},
      {"word/header1.xml",
       wordprocessing_part(
           "w:hdr", "<w:p><w:fldSimple w:instr=\" PAGE \"><w:r><w:t>2</w:t></w:r></w:fldSimple></w:p>")},
      {"word/header2.xml", wordprocessing_part("w:hdr", p("АДМИНИСТРАЦИЯ"))},
      {"word/footer1.xml", wordprocessing_part("w:ftr", p("Исполнитель"))},
  };
  const std::string text =
      "<w:p><w:r><w:t>Срок</w:t></w:r><w:r><w:footnoteReference w:id=\"2\"/></w:r></w:p>";
  const auto section = [](const std::string& more) {
    return "<w:sectPr><w:headerReference w:type=\"default\" r:id=\"r2\"/><w:headerReference w:type=\"first\" "
           "r:id=\"r3\"/>"
           "<w:footerReference w:type=\"default\" r:id=\"r4\"/>" +
           more + "</w:sectPr>";
  };
  CHECK(read_dump(make_docx(text + section("<w:titlePg/>"), parts), "a.docx") ==
        "P[PageNumber] 2\nP АДМИНИСТРАЦИЯ\nP Срок¹\nP[RunningHead] Исполнитель\nP[note] ¹ кроме школ\n");
  CHECK(read_dump(make_docx(text + section(""), parts), "a.docx") ==
        "P[PageNumber] 2\nP Срок¹\nP[RunningHead] Исполнитель\nP[note] ¹ кроме школ\n");
}

TEST_CASE("DOCX: places are one-based positions") {
  const Document document = read_document(make_docx(p("а") + tbl(tr(tc("1") + tc("2"))) + p("б")), "a.docx");
  REQUIRE(document.blocks.size() == 3);
  CHECK(std::get<Paragraph>(document.blocks[2]).at.block == 3);
  const Table& table = std::get<Table>(document.blocks[1]);
  CHECK(table.at.table == 1);
  CHECK(table.cells[1].at.table == 1);
  CHECK(table.cells[1].at.row == 1);
  CHECK(table.cells[1].at.column == 2);
  CHECK(document.source.reader == "docx");
}

TEST_CASE("DOCX: strict namespaces and odd packages") {
  const std::string strict =
      "<w:document xmlns:w=\"http://purl.oclc.org/ooxml/wordprocessingml/main\"><w:body>" + p("строго") +
      "</w:body></w:document>";
  CHECK(read_dump(make_docx("", {{"word/document.xml", strict}}), "a.docx") == "P строго\n");
  CHECK(read_dump(make_docx(p("имя врёт")), "order.doc") == "P имя врёт\n");
  const std::string moved = relationships_part({{"officeDocument", "/word/document2.xml"}});
  CHECK(read_dump(make_zip({{"[Content_Types].xml", "<Types/>"},
                            {"_rels/.rels", moved},
                            {"word/document2.xml",
                             wordprocessing_part("w:document", "<w:body>" + p("там") + "</w:body>")}}),
                  "a.docx") == "P там\n");
}

TEST_CASE("DOCX: the XML of Word 2003") {
  const std::string head =
      "<?xml version=\"1.0\"?><?mso-application progid=\"Word.Document\"?><w:wordDocument "
      "xmlns:w=\"http://schemas.microsoft.com/office/word/2003/wordml\" "
      "xmlns:wx=\"http://schemas.microsoft.com/office/word/2003/auxHint\" "
      "xmlns:aml=\"http://schemas.microsoft.com/aml/2001/core\"><w:body><wx:sect>";
  const std::string body =
      "<w:p><w:pPr><w:listPr><w:ilvl w:val=\"0\"/><w:ilfo w:val=\"1\"/><wx:t "
      "wx:val=\"2.1.\"/></w:listPr></w:pPr><w:r><w:t>Срок"
      "</w:t></w:r><w:r><w:footnote><w:p><w:r><w:t>кроме школ</w:t></w:r></w:p></w:footnote></w:r></w:p>"
      "<w:p><aml:annotation "
      "w:type=\"Word.Deletion\"><aml:content><w:r><w:delText>нет</w:delText></w:r></aml:content></"
      "aml:annotation>"
      "<w:hlink w:dest=\"https://example.ru/\"><w:r><w:t>сайт</w:t></w:r></w:hlink></w:p>"
      "<w:tbl><w:tr><w:tc><w:tcPr><w:vmerge w:val=\"restart\"/></w:tcPr>" +
      p("а") + "</w:tc>" + tc("1") + "</w:tr><w:tr><w:tc><w:tcPr><w:vmerge/></w:tcPr><w:p/></w:tc>" +
      tc("2") +
      "</w:tr></w:tbl>"
      "<w:sectPr><w:hdr w:type=\"odd\">" +
      p("Проект") + "</w:hdr></w:sectPr>";
  CHECK(
      read_dump(head + body + "</wx:sect></w:body></w:wordDocument>", "order.doc") ==
      "P[RunningHead] Проект\nP 2.1. Срок¹\nP[->https://example.ru/] сайт\nT 2 columns\n| а v2 | 1 |\n| 2 |\n"
      "P[note] ¹ кроме школ\n! changes-accepted\n");
}
