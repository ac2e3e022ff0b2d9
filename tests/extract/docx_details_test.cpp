// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The rarer things of WordprocessingML: numbers of unusual lists, all kinds of tracked changes, text that is
// hidden by a style, fields of every shape, wrappers around rows and cells.
#include "tests/extract/docx_pieces.h"

using namespace prikaz::extract;

namespace {

std::string run(const std::string& text) {
  return "<w:r><w:t xml:space=\"preserve\">" + text + "</w:t></w:r>";
}
std::string paragraph(const std::string& inside, const std::string& properties = "") {
  return "<w:p><w:pPr>" + properties + "</w:pPr>" + inside + "</w:p>";
}
std::string mark(const std::string& inside) { return "<w:rPr>" + inside + "</w:rPr>"; }
std::string number(int list, int level = 0) {
  return "<w:numPr><w:ilvl w:val=\"" + std::to_string(level) + "\"/><w:numId w:val=\"" +
         std::to_string(list) + "\"/></w:numPr>";
}
std::string styled(const std::string& style) { return "<w:pStyle w:val=\"" + style + "\"/>"; }
std::string level(int depth, const std::string& format, const std::string& text,
                  const std::string& more = "") {
  return "<w:lvl w:ilvl=\"" + std::to_string(depth) + "\"><w:start w:val=\"1\"/><w:numFmt w:val=\"" + format +
         "\"/><w:lvlText w:val=\"" + text + "\"/>" + more + "</w:lvl>";
}
std::string list(int id, const std::string& levels) {
  return "<w:abstractNum w:abstractNumId=\"" + std::to_string(id) + "\">" + levels + "</w:abstractNum>";
}
std::string instance(int id, int abstract, const std::string& overrides = "") {
  return "<w:num w:numId=\"" + std::to_string(id) + "\"><w:abstractNumId w:val=\"" +
         std::to_string(abstract) + "\"/>" + overrides + "</w:num>";
}
std::string field(const std::string& instruction, const std::string& result) {
  return "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>" + instruction +
         "</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>" + run(result) +
         "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>";
}

const std::string kOverride = "<w:lvlOverride w:ilvl=\"1\"><w:startOverride w:val=\"5\"/></w:lvlOverride>";

// Two levels in decimals; Roman with legal numbers below; Russian letters; a list of a style.
const Parts kLists = {
    {"word/numbering.xml",
     wordprocessing_part(
         "w:numbering",
         list(0,
              level(0, "decimal", "%1.") + level(1, "decimal", "%1.%2.") + level(2, "russianLower", "%3)")) +
             list(1, level(0, "upperRoman", "%1.") + level(1, "decimal", "%1.%2.", "<w:isLgl/>")) +
             list(2, level(0, "russianUpper", "%1.") +
                         level(1, "decimal", "%2)", "<w:lvlRestart w:val=\"0\"/>")) +
             list(3,
                  level(0, "decimal", "Раздел %1.", "<w:pStyle w:val=\"Part\"/>") +
                      level(1, "decimal", "%1.%2", "<w:pStyle w:val=\"Item\"/><w:suff w:val=\"nothing\"/>")) +
             list(4, "<w:numStyleLink w:val=\"Linked\"/>") + instance(1, 0) + instance(2, 1) +
             instance(3, 2) + instance(4, 3) + instance(5, 4) + instance(6, 0) + instance(7, 0, kOverride) +
             instance(8, 0,
                      "<w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"3\"/>" +
                          level(0, "lowerLetter", "(%1)") + "</w:lvlOverride>"))},
    {"word/styles.xml",
     wordprocessing_part(
         "w:styles",
         "<w:style w:type=\"paragraph\" w:styleId=\"Part\"><w:pPr><w:numPr><w:numId w:val=\"4\"/></w:numPr>"
         "</w:pPr></w:style>"
         "<w:style w:type=\"paragraph\" w:styleId=\"Item\"><w:basedOn w:val=\"Part\"/></w:style>"
         "<w:style w:type=\"numbering\" w:styleId=\"Linked\"><w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr>"
         "</w:pPr></w:style>"
         "<w:style w:type=\"paragraph\" w:styleId=\"Ghost\"><w:rPr><w:vanish/></w:rPr></w:style>"
         "<w:style w:type=\"paragraph\" w:styleId=\"Child\"><w:basedOn w:val=\"Ghost\"/></w:style>"
         "<w:style w:type=\"character\" w:styleId=\"Secret\"><w:rPr><w:vanish/></w:rPr></w:style>")}};

}  // namespace

TEST_CASE("DOCX: numbers of unusual lists") {
  const auto item = [](int list, int depth) { return paragraph(run("п"), number(list, depth)); };
  check(
      {
          {"an override of the start holds for every restart of its level",
           item(7, 0) + item(7, 1) + item(7, 1) + item(7, 0) + item(7, 1),
           "P 1. п\nP 1.5. п\nP 1.6. п\nP 2. п\nP 2.5. п\n"},
          {"an override of the level and its start", item(8, 0) + item(8, 0), "P (c) п\nP (d) п\n"},
          {"two instances of a list count on", item(1, 0) + item(6, 0) + item(1, 0),
           "P 1. п\nP 2. п\nP 3. п\n"},
          {"legal numbers", item(2, 0) + item(2, 0) + item(2, 1), "P I. п\nP II. п\nP 2.1. п\n"},
          {"a level that never restarts", item(3, 0) + item(3, 1) + item(3, 0) + item(3, 1),
           "P А. п\nP 1) п\nP Б. п\nP 2) п\n"},
          {"the level that a style chooses; nothing between number and text",
           paragraph(run("п"), styled("Part")) + paragraph(run("п"), styled("Item")) +
               paragraph(run("п"), styled("Item")) + paragraph(run("п"), styled("Part")) +
               paragraph(run("п"), styled("Item")),
           "P Раздел 1. п\nP 1.1п\nP 1.2п\nP Раздел 2. п\nP 2.1п\n"},
          {"a list that is only a link to a style's", item(5, 0) + item(5, 2), "P 1. п\nP а) п\n"},
          {"Russian letters behind the last one",
           [&] {
             std::string body = item(1, 0);
             for (int i = 0; i < 31; ++i) body += "<w:tbl/>" + item(1, 2);
             return body;
           }(),
           "P 1. п\nP а) п\nP б) п\nP в) п\nP г) п\nP д) п\nP е) п\nP ж) п\nP з) п\nP и) п\nP к) п\nP л) "
           "п\nP м) п\n"
           "P н) п\nP о) п\nP п) п\nP р) п\nP с) п\nP т) п\nP у) п\nP ф) п\nP х) п\nP ц) п\nP ч) п\nP ш) "
           "п\nP щ) п\n"
           "P ы) п\nP э) п\nP ю) п\nP я) п\nP аа) п\nP аб) п\n"},
          {"an unknown list has no numbers", item(99, 0), "P п\n"},
          {"what is deleted, moved away or hidden does not count",
           item(1, 0) + paragraph("<w:del>" + run("н") + "</w:del>", number(1) + mark("<w:del/>")) +
               paragraph("<w:moveFrom>" + run("н") + "</w:moveFrom>", number(1) + mark("<w:moveFrom/>")) +
               paragraph("<w:r><w:rPr><w:vanish/></w:rPr><w:t>н</w:t></w:r>",
                         number(1) + mark("<w:vanish/>")) +
               item(1, 0),
           "P 1. п\nP 2. п\n! changes-accepted\n! hidden-text-dropped\n"},
          {"numbers in a deleted row do not count either",
           tbl(tr("<w:tc>" + item(1, 0) + "</w:tc>" + tc("а")) +
               tr("<w:tc>" + item(1, 0) + "</w:tc>" + tc("н"), "<w:del/>") +
               tr("<w:tc>" + item(1, 0) + "</w:tc>" + tc("б"))),
           "T 2 columns\n| 1. п | а |\n| 2. п | б |\n! changes-accepted\n"},
      },
      kLists);
}

TEST_CASE("DOCX: tracked changes of every kind are accepted") {
  const std::string gone = "<w:cellDel w:id=\"1\"/>";
  const std::string inserted = "<w:cellIns w:id=\"1\"/>";
  check({
      {"a paragraph that was moved away leaves no gap",
       p("а") + paragraph("<w:moveFrom>" + run("б") + "</w:moveFrom>", mark("<w:moveFrom/>")) + p("в") +
           paragraph("<w:moveTo>" + run("б") + "</w:moveTo>", mark("<w:moveTo/>")),
       "P а\nP в\nP б\n! changes-accepted\n"},
      {"an inserted paragraph mark parts", paragraph(run("а"), mark("<w:ins/>")) + p("б"),
       "P а\nP б\n! changes-accepted\n"},
      {"a deleted mark inside a cell joins its lines",
       tbl(tr("<w:tc>" + paragraph(run("а "), mark("<w:del/>")) + p("б") + "</w:tc>" + tc("1"))),
       "T 2 columns\n| а б | 1 |\n! changes-accepted\n"},
      {"a deleted mark before the cell's end",
       tbl(tr("<w:tc>" + paragraph(run("а"), mark("<w:del/>")) + "</w:tc>" + tc("1"))),
       "T 2 columns\n| а | 1 |\n! changes-accepted\n"},
      {"rows inserted and deleted",
       tbl(tr(tc("1") + tc("а")) + tr(tc("2") + tc("н"), "<w:del/>") + tr(tc("2") + tc("б"), "<w:ins/>")),
       "T 2 columns\n| 1 | а |\n| 2 | б |\n! changes-accepted\n"},
      {"a deleted column", tbl(tr(tc("1") + tc("н", gone) + tc("а")) + tr(tc("2") + tc("н", gone) + tc("б"))),
       "T 2 columns\n| 1 | а |\n| 2 | б |\n! changes-accepted\n"},
      {"a deleted column under a heading that spans it",
       tbl(tr(tc("План", "<w:gridSpan w:val=\"3\"/>")) + tr(tc("1") + tc("н", gone) + tc("а"))),
       "T 2 columns\n| План >2 |\n| 1 | а |\n! changes-accepted\n"},
      {"one deleted cell leaves a hole",
       tbl(tr(tc("1") + tc("н", gone) + tc("а")) + tr(tc("2") + tc("б") + tc("в"))),
       "T 3 columns\n| 1 |  | а |\n| 2 | б | в |\n! changes-accepted\n"},
      {"a row of deleted cells is no row", tbl(tr(tc("н", gone) + tc("н", gone)) + tr(tc("2") + tc("б"))),
       "T 2 columns\n| 2 | б |\n! changes-accepted\n"},
      {"inserted cells", tbl(tr(tc("1") + tc("да", inserted))), "T 2 columns\n| 1 | да |\n"},
      {"a deletion inside an insertion",
       "<w:p><w:ins>" + run("а") + "<w:del>" + run("н") + "</w:del></w:ins></w:p>",
       "P а\n! changes-accepted\n"},
      {"the former grid and row",
       tbl(tr(tc("1", "<w:tcPrChange><w:tcPr><w:gridSpan w:val=\"2\"/></w:tcPr></w:tcPrChange>") + tc("2"),
              "<w:trPrChange><w:trPr><w:gridBefore w:val=\"1\"/></w:trPr></w:trPrChange>")),
       "T 2 columns\n| 1 | 2 |\n"},
  });
}

TEST_CASE("DOCX: hidden by a style, shown by the run") {
  const std::string shown = "<w:r><w:rPr><w:vanish w:val=\"false\"/></w:rPr><w:t>да</w:t></w:r>";
  check(
      {
          {"the paragraph's style", p("а") + paragraph(run("н"), styled("Ghost")),
           "P а\n! hidden-text-dropped\n"},
          {"a style based on it", p("а") + paragraph(run("н"), styled("Child")),
           "P а\n! hidden-text-dropped\n"},
          {"the run has the last word", paragraph(run("н") + shown, styled("Ghost")),
           "P да\n! hidden-text-dropped\n"},
          {"a character style",
           "<w:p><w:r><w:rPr><w:rStyle w:val=\"Secret\"/></w:rPr><w:t>н</w:t></w:r>" + run("а") + "</w:p>",
           "P а\n! hidden-text-dropped\n"},
          {"a character style and the run",
           "<w:p><w:r><w:rPr><w:rStyle w:val=\"Secret\"/><w:vanish "
           "w:val=\"0\"/></w:rPr><w:t>а</w:t></w:r></w:p>",
           "P а\n"},
          {"a hidden mark joins what is shown",
           paragraph(run("Раздел. "), mark("<w:vanish/><w:specVanish/>")) + p("Текст"), "P Раздел. Текст\n"},
      },
      kLists);
}

TEST_CASE("DOCX: fields of every shape") {
  const std::string address = "HYPERLINK \"https://example.ru/\" \\o \"сайт\" \\t \"_blank\"";
  const std::string open = "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>",
                    part = "<w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>",
                    close = "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>";
  const auto code = [](const std::string& text) {
    return "<w:r><w:instrText xml:space=\"preserve\">" + text + "</w:instrText></w:r>";
  };
  check({
      {"switches behind the address", paragraph(field(address, "тут")), "P[->https://example.ru/] тут\n"},
      {"an instruction in pieces",
       paragraph(open + code("HYPER") + code("LINK \"https://exa") + code("mple.ru/\"") + part + run("тут") +
                 close),
       "P[->https://example.ru/] тут\n"},
      {"a place in the same document", paragraph(field("HYPERLINK \\l \"_Toc1\"", "тут")), "P тут\n"},
      {"a simple field",
       paragraph("<w:fldSimple w:instr=\" HYPERLINK &quot;https://example.ru/&quot; \">" + run("тут") +
                 "</w:fldSimple>"),
       "P[->https://example.ru/] тут\n"},
      {"a field inside an instruction",
       paragraph(open + code("IF ") + field("DATE", "н") + code(" = 1") + part + run("май") + close),
       "P май\n"},
      {"a result over two paragraphs",
       paragraph(open + code("HYPERLINK \"https://example.ru/\"") + part + run("а")) +
           paragraph(run("б") + close),
       "P а\nP[->https://example.ru/] б\n"},
      {"no result", paragraph(run("а") + open + code("SET x 1") + close + run("б")), "P аб\n"},
      {"the chosen entry of a list",
       paragraph("<w:r><w:fldChar w:fldCharType=\"begin\"><w:ffData><w:ddList><w:result w:val=\"1\"/>"
                 "<w:listEntry w:val=\"май\"/><w:listEntry "
                 "w:val=\"июнь\"/></w:ddList></w:ffData></w:fldChar></w:r>" +
                 code("FORMDROPDOWN") + close),
       "P июнь\n"},
      {"a field that never ends", paragraph(run("а") + open + code("DATE") + part + run("б")) + p("в"),
       "P аб\nP в\n"},
  });
}

TEST_CASE("DOCX: wrappers around rows and cells") {
  const auto control = [](const std::string& inside) {
    return "<w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent>" + inside + "</w:sdtContent></w:sdt>";
  };
  const std::string custom = "<w:customXml w:element=\"x\"><w:customXmlPr/>";
  const std::string box = "<w:txbxContent>" + p("ПОДПИСАНО") +
                          tbl(tr(tc("1") + tc("2")) + tr(tc("3") + tc("4"))) + "</w:txbxContent>";
  check({
      {"a control around a cell, a row, a table",
       control(tbl(tr(control(tc("1")) + tc("а")) + control(tr(tc("2") + tc("б"))))),
       "T 2 columns\n| 1 | а |\n| 2 | б |\n"},
      {"custom XML around a row and a cell",
       tbl(custom + tr(custom + tc("1") + "</w:customXml>" + tc("а")) + "</w:customXml>"),
       "T 2 columns\n| 1 | а |\n"},
      {"a smart tag with a link inside",
       "<w:p><w:smartTag w:element=\"date\"><w:smartTagPr/>" +
           field("HYPERLINK \"https://example.ru/\"", "тут") + "</w:smartTag></w:p>",
       "P[->https://example.ru/] тут\n"},
      {"alternate content inside alternate content",
       "<w:p><w:r><mc:AlternateContent><mc:Choice Requires=\"zzz\"><w:t>н</w:t></mc:Choice><mc:Fallback>"
       "<mc:AlternateContent><mc:Choice Requires=\"w14\"><w:t>да</w:t></mc:Choice><mc:Fallback><w:t>н</w:t>"
       "</mc:Fallback></mc:AlternateContent></mc:Fallback></mc:AlternateContent></w:r></w:p>",
       "P да\n"},
      {"a table in a box",
       "<w:p><w:r><w:pict><v:shape><v:textbox>" + box + "</v:textbox></v:shape></w:pict></w:r>" + run("а") +
           "</w:p>",
       "P а\nP ПОДПИСАНО\nT 2 columns\n| 1 | 2 |\n| 3 | 4 |\n"},
      {"a vertical merge that never began",
       tbl(tr(tc("а", "<w:vMerge/>") + tc("1")) + tr(tc("", "<w:vMerge/>") + tc("2"))),
       "T 2 columns\n| а v2 | 1 |\n| 2 |\n! merge-broken\n"},
      {"measures with units",
       tbl(tr(tc("1") + tc("2", "<w:gridSpan w:val=\"2\"/>")) +
               tr(tc("3", "<w:gridSpan w:val=\"2\"/>") + tc("4")),
           "<w:gridCol w:w=\"60pt\"/><w:gridCol w:w=\"1pt\"/><w:gridCol w:w=\"2in\"/>"),
       "T 2 columns\n| 1 | 2 |\n| 3 | 4 |\n"},
      {"a diagram is no text",
       "<w:p>" + run("а") +
           "<w:r><w:drawing><dgm:relIds "
           "xmlns:dgm=\"http://schemas.openxmlformats.org/drawingml/2006/diagram\"/>"
           "</w:drawing></w:r></w:p>",
       "P а\n! part-skipped\n"},
  });
}

TEST_CASE("DOCX: endnotes stand behind footnotes") {
  const auto note = [](const char* kind, const std::string& text) {
    return wordprocessing_part(std::string("w:") + kind + "s",
                               "<w:" + std::string(kind) + " w:id=\"1\">" + p(text) + "</w:" + kind + ">");
  };
  const Parts parts = {{"word/_rels/document.xml.rels",
                        relationships_part({{"footnotes", "footnotes.xml"}, {"endnotes", "endnotes.xml"}})},
                       {"word/footnotes.xml", note("footnote", "сноска")},
                       {"word/endnotes.xml", note("endnote", "в конце")}};
  check({{"each kind counts by itself",
          paragraph(run("а") + "<w:r><w:endnoteReference w:id=\"1\"/></w:r>" + run(" б") +
                    "<w:r><w:footnoteReference w:id=\"1\"/></w:r>"),
          "P а¹ б¹\nP[note] ¹ сноска\nP[note] ¹ в конце\n"}},
        parts);
}
