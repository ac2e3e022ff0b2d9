// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/rtf_reader.h"

#include "tests/extract/office_package.h"

using namespace prikaz::extract;

namespace {

struct Case {
  const char* name;
  std::string inside;
  std::string expected;
};

const std::string kHead =
    "{\\rtf1\\ansi\\ansicpg1251\\deff0{\\fonttbl{\\f0\\fcharset204 Times;}{\\f1\\fcharset2 "
    "Symbol;}{\\f2\\fcharset238 Arial CE;}}";

void check(const std::vector<Case>& cases) {
  for (const Case& one : cases) {
    INFO(one.name);
    CHECK(read_dump(kHead + one.inside + "}", "order.rtf") == one.expected);
  }
}

}  // namespace

TEST_CASE("RTF: characters") {
  check({
      {"code page of the document", "\\'cf\\'f0\\'e8\\'ea\\'e0\\'e7\\par", "P Приказ\n"},
      {"raw bytes", "\xCF\xF0\xE8\xEA\xE0\xE7\\par", "P Приказ\n"},
      {"code page of the font", "{\\f2\\'e8}\\'e8\\par", "P čи\n"},
      {"Unicode and its fallback", "\\uc1\\u1055?\\u1088 \\'f0\\u1080?\\par", "P При\n"},
      {"negative Unicode and pairs", "\\u-10179?\\u-8704?\\u8470N\\par", "P 😀№\n"},
      {"a fallback of two bytes", "{\\uc2\\u1055 ab}\\u1088?\\par", "P Пр\n"},
      {"a fallback ends with its group", "{\\uc1\\u1055}x\\par", "P Пx\n"},
      {"symbol fonts", "{\\f1\\'b7}\\par", "P •\n"},
      {"named characters", "\\ldblquote a\\rdblquote\\~\\emdash\\_\\-1\\bullet\\par",
       "P “a”\u00A0—\u20111•\n"},
      {"escapes", "\\\\\\{\\}\\par", "P \\{}\n"},
      {"a soft hyphen is nothing", "\\'cf\\'ad\\'f0\\-\\'e8\\u173?\\'ea\\par", "P Прик\n"},
      {"the same text in bytes and in Unicode", "{\\upr{\\'cf?}{\\*\\ud{\\u1055?\\u1088?}}}\\'e8\\par",
       "P При\n"},
      {"plain text has the default font", "{\\f2\\plain\\'e8}\\par", "P и\n"},
      {"line ends mean nothing", "a\r\nb\\line c\\tab d\\par", "P ab\\nc\\td\n"},
  });
}

TEST_CASE("RTF: groups") {
  check({
      {"unknown destinations", "a{\\*\\unknown b{c}}d\\par", "P ad\n"},
      {"known ones without a star", "{\\stylesheet{\\s1 b;}}{\\info{\\title b}}a\\par", "P a\n"},
      {"pictures", "{\\pict\\pngblip 89504e470d0a1a0a}\\par", "! needs-ocr\n"},
      {"binary data", "a{\\pict\\bin5 }{}\\x}b\\par", "P ab\n! needs-ocr\n"},
      {"hidden, deleted, revised", "a{\\v b}{\\deleted c}{\\revised d}\\par",
       "P ad\n! changes-accepted\n! hidden-text-dropped\n"},
      {"fields", "{\\field{\\*\\fldinst HYPERLINK \"https://example.ru/\"}{\\fldrslt site}}.\\par",
       "P[->https://example.ru/] site.\n"},
      {"list numbers", "{\\listtext\\pard 1.\\tab}a\\par{\\pntext 2)\\tab}b\\par", "P 1. a\nP 2) b\n"},
      {"notes", "a{\\super\\chftn}{\\*\\footnote\\pard\\chftn note}\\par b{\\footnote * other}*\\par",
       "P a¹\nP b*\nP[note] ¹ note\nP[note] * other\n"},
      {"headers", "{\\header head\\par}{\\footer {\\field{\\*\\fldinst PAGE}{\\fldrslt 2}}\\par}a\\par",
       "P[RunningHead] head\nP a\nP[PageNumber] 2\n"},
      {"text boxes",
       "a{\\shp{\\*\\shpinst{\\sp{\\sn x}{\\sv y}}{\\shptxt box\\par}}{\\shprslt{\\*\\do{\\dptxbxtext "
       "box}}}}\\par b\\par",
       "P a\nP box\nP b\n"},
      {"comments", "a{\\*\\atnid x}{\\*\\annotation b}\\par", "P a\n! comments-dropped\n"},
      {"a deleted or hidden paragraph leaves nothing",
       "a\\par{\\deleted{\\listtext 1.\\tab}b\\par}{\\v c\\par}d\\par",
       "P a\nP d\n! changes-accepted\n! hidden-text-dropped\n"},
      {"a deleted mark joins", "a{\\deleted\\par}b\\par", "P ab\n! changes-accepted\n"},
      {"footnotes and endnotes",
       "a{\\super\\chftn{\\footnote\\ftnalt\\chftn end}} b{\\super\\chftn{\\footnote\\chftn foot}}\\par",
       "P a¹ b¹\nP[note] ¹ foot\nP[note] ¹ end\n"},
      {"a field without a result, then one with",
       "{\\field{\\*\\fldinst DATE}}{\\field{\\*\\fldinst{HYPERLINK "
       "\"https://example.ru/\"}}{\\fldrslt{site}}}\\par",
       "P[->https://example.ru/] site\n"},
      {"too many ends", "a\\par}}} b\\par", "P a\nP b\n"},
      {"a gap", "a\\par\\par b\\par", "P a\nP[gap] b\n"},
  });
  CHECK(read_dump(kHead + "a\\par b", "a.rtf") == "P a\nP b\n! file-truncated\n");
}

TEST_CASE("RTF: tables") {
  const std::string two = "\\trowd\\cellx1000\\cellx2000 ";
  check({
      {"plain",
       two + "\\pard\\intbl 1\\cell a\\cell\\row\\trowd\\cellx1000\\cellx2000\\pard\\intbl 2\\cell "
             "b\\cell\\row\\pard c\\par",
       "T 2 columns\n| 1 | a |\n| 2 | b |\nP c\n"},
      {"the definition behind the cells",
       "\\pard\\intbl 1\\cell a\\cell\\trowd\\cellx1000\\cellx2000\\row\\pard", "T 2 columns\n| 1 | a |\n"},
      {"paragraphs in a cell", two + "\\pard\\intbl a\\par b\\cell c\\cell\\row",
       "T 2 columns\n| a\\nb | c |\n"},
      {"edges make spans",
       "\\trowd\\cellx2000\\pard\\intbl all\\cell\\row" + two + "\\pard\\intbl 1\\cell 2\\cell\\row",
       "T 2 columns\n| all >2 |\n| 1 | 2 |\n"},
      {"merges to the right",
       "\\trowd\\clmgf\\cellx1000\\clmrg\\cellx2000\\pard\\intbl a\\cell\\cell\\row" + two +
           "\\pard\\intbl 1\\cell 2\\cell\\row",
       "T 2 columns\n| a >2 |\n| 1 | 2 |\n"},
      {"merges downwards",
       "\\trowd\\clvmgf\\cellx1000\\cellx2000\\pard\\intbl a\\cell "
       "1\\cell\\row\\trowd\\clvmrg\\cellx1000\\cellx2000\\pard\\intbl\\cell 2\\cell\\row",
       "T 2 columns\n| a v2 | 1 |\n| 2 |\n"},
      {"heading rows",
       "\\trowd\\trhdr\\cellx1000\\cellx2000\\pard\\intbl N\\cell T\\cell\\row" + two +
           "\\pard\\intbl 1\\cell 2\\cell\\row",
       "T 2 columns\nh| N | T |\n| 1 | 2 |\n"},
      {"list numbers in cells",
       two + "\\pard\\intbl{\\listtext\\pard 1.\\tab}\\cell{\\listtext\\pard 1)\\tab}a\\cell\\row",
       "T 2 columns\n| 1. | 1) a |\n"},
      {"cells that forgot to say so", two + "1\\cell a\\cell\\row\\pard b\\par",
       "T 2 columns\n| 1 | a |\nP b\n"},
      {"nested",
       "\\trowd\\cellx1000\\cellx2000\\cellx9000\\pard\\intbl x\\cell y\\cell\\pard\\intbl\\itap2 "
       "1\\nestcell 2\\nestcell"
       "{\\*\\nesttableprops\\trowd\\cellx500\\cellx900\\nestrow}{\\nonesttables\\par}\\pard\\intbl "
       "after\\cell\\row"
       "\\pard\\intbl p\\cell q\\cell r\\cell\\row",
       "T 3 columns\n| x | y | 1\\n2\\nafter |\n| p | q | r |\n"},
      {"deleted cells",
       "\\trowd\\cellx1000\\cldel\\cellx2000\\cellx3000\\pard\\intbl 1\\cell x\\cell a\\cell\\row"
       "\\trowd\\cldel\\cellx1000\\cldel\\cellx2000\\cldel\\cellx3000\\pard\\intbl x\\cell x\\cell "
       "x\\cell\\row"
       "\\trowd\\cellx1000\\cldel\\cellx2000\\cellx3000\\pard\\intbl 2\\cell x\\cell b\\cell\\row",
       "T 2 columns\n| 1 | a |\n| 2 | b |\n! changes-accepted\n"},
      {"a surplus empty cell", two + "\\pard\\intbl 1\\cell 2\\cell\\cell\\row", "T 2 columns\n| 1 | 2 |\n"},
  });
}
