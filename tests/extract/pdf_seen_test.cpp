// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a reader of a PDF's page sees is its text, and nothing else: cut off, covered, white, invisible and
// repeated glyphs; what lies across the text.
#include <algorithm>
#include <catch2/catch.hpp>

#include "extract/read.h"
#include "pdf_builder.h"

using namespace prikaz;
using namespace prikaz::extract;
using test::PdfBuilder;

namespace {

// Paragraphs and cells, in reading order; stamps in braces.
std::string text_of(const Document& document) {
  std::string text;
  const auto add = [&](const std::string& piece) { text += (text.empty() ? "" : " | ") + piece; };
  for (const Block& block : document.blocks) {
    if (const auto* paragraph = std::get_if<Paragraph>(&block))
      add(paragraph->furniture == Furniture::Stamp ? "{" + paragraph->text + "}" : paragraph->text);
    else
      for (const Cell& cell : std::get<Table>(block).cells) add(cell.text);
  }
  return text;
}

Document read(const PdfBuilder& pdf) { return read_document(pdf.bytes(), "seen.pdf"); }
std::string text_of(const PdfBuilder& pdf) { return text_of(read(pdf)); }

bool says(const Document& document, std::string_view code) {
  return std::any_of(document.diagnostics.begin(), document.diagnostics.end(),
                     [&](const Diagnostic& diagnostic) { return diagnostic.code == code; });
}

PdfBuilder page_with(std::string_view resources = "") {
  PdfBuilder pdf;
  pdf.page("", resources).text(60, 780, "Провести субботник").text(60, 700, "Начальник отдела");
  return pdf;
}

constexpr const char* kPicture = "q 300 0 0 120 50 650 cm BI /W 1 /H 1 /BPC 8 /CS /G ID x EI Q\n";

// Two cells of one row, 100 and 200 wide.
PdfBuilder& draw_row(PdfBuilder& pdf, double y) {
  for (const double at : {y, y + 30}) pdf.line(50, at, 350, at);
  for (const double x : {50.0, 150.0, 350.0}) pdf.line(x, y, x, y + 30);
  return pdf;
}

}  // namespace

TEST_CASE("white text on white paper is not read, on a ground or a picture it is") {
  const char* seen = "Провести субботник | Заголовок | Начальник отдела";
  const char* unseen = "Провести субботник | Начальник отдела";
  const struct {
    const char *before, *after, *text;
  } table[] = {
      {"1 g", "", unseen},
      {"0.99 0.98 1 rg", "", unseen},
      {"0.9 g", "", seen},
      {"0 g 40 730 300 30 re f 1 g", "", seen},
      {"1 g", "0 g 40 600 300 30 re f", unseen},
      {kPicture, "", seen},
      {"1 g", kPicture, seen},
      {"20 w 40 745 m 340 745 l S 1 g", "", seen},
      {"0 g 60 740 m 70 760 l 200 760 l 190 740 l 150 720 l 120 720 l 100 720 l f 1 g", "", seen},
  };
  for (const auto& [before, after, text] : table) {
    INFO(before << " … " << after);
    PdfBuilder pdf = page_with();
    pdf.draw(std::string("q ") + before + "\n").text(60, 740, "Заголовок").draw(std::string(after) + " Q\n");
    const Document document = read(pdf);
    CHECK(text_of(document) == text);
    CHECK(says(document, "hidden-text-dropped") == (text == unseen));
  }
}

TEST_CASE("invisible text is a picture's recognized text, or nobody's") {
  PdfBuilder scan;
  scan.page().draw("q 595 0 0 842 0 0 cm BI /W 1 /H 1 /BPC 8 /CS /G ID x EI Q 3 Tr\n");
  scan.text(60, 780, "Провести субботник").text(60, 700, "Начальник отдела");
  const Document document = read(scan);
  CHECK(text_of(document) == "Провести субботник | Начальник отдела");
  CHECK(says(document, "ocr-layer"));
  CHECK(document.source.ocr);
  CHECK_FALSE(says(document, "needs-ocr"));

  PdfBuilder seen = page_with();
  seen.draw("3 Tr\n").text(60, 740, "Черновик");
  CHECK(text_of(seen) == "Провести субботник | Начальник отдела");
  CHECK(says(read(seen), "hidden-text-dropped"));
  CHECK_FALSE(read(seen).source.ocr);

  // A text layer whose picture was taken away is better than nothing.
  PdfBuilder alone;
  alone.page().draw("3 Tr\n").text(60, 780, "Провести субботник");
  CHECK(text_of(alone) == "Провести субботник");
}

TEST_CASE("what lies beyond the page is not read, unless the page is too small for its text") {
  PdfBuilder notes = page_with();
  notes.text(620, 780, "Заметка").text(60, -40, "Оттиск").text(60, 900, "Файл");
  CHECK(text_of(notes) == "Провести субботник | Начальник отдела");
  CHECK(says(read(notes), "hidden-text-dropped"));

  PdfBuilder cropped;
  cropped.page("/CropBox [40 500 400 842]").text(60, 780, "Видно").text(60, 300, "Под краем");
  CHECK(text_of(cropped) == "Видно");

  PdfBuilder wide = page_with();
  wide.text(560, 740, "Ответственный").text(610, 700, "Отдел");
  CHECK(text_of(wide).find("Ответственный") != std::string::npos);
  CHECK(text_of(wide).find("Отдел") != std::string::npos);
}

TEST_CASE("a text that its cell cuts off is read whole and stays there; one that does not show is not read") {
  PdfBuilder pdf;
  pdf.page();
  draw_row(pdf, 700);
  pdf.draw("q 50 700 100 30 re W n\n").text(55, 712, "Муниципальное учреждение культуры").draw("Q\n");
  pdf.text(155, 712, "до 1 мая");
  CHECK(text_of(pdf) == "Муниципальное учреждение культуры | до 1 мая");

  PdfBuilder centred;
  centred.page();
  draw_row(centred, 700);
  centred.text(55, 712, "Отдел");
  centred.draw("q 150 700 200 30 re W n\n")
      .text(120, 712, "Ежеквартально до десятого числа месяца, следующего за ним")
      .draw("Q\n");
  CHECK(text_of(centred) == "Отдел | Ежеквартально до десятого числа месяца, следующего за ним");

  PdfBuilder hidden;
  hidden.page();
  draw_row(hidden, 700);
  hidden.text(55, 712, "Отдел").text(155, 712, "до 1 мая");
  hidden.draw("q 50 700 100 30 re W n\n").text(55, 640, "Под ячейкой").draw("Q\n");
  CHECK(text_of(hidden) == "Отдел | до 1 мая");
  CHECK(says(read(hidden), "hidden-text-dropped"));
}

TEST_CASE("a rectangle drawn over a text hides it, where it surely does") {
  const char* both = "Провести субботник | Старый срок | Начальник отдела";
  const char* hidden = "Провести субботник | Начальник отдела";
  const struct {
    const char *before, *after, *text;
  } table[] = {
      {"", "1 g 55 735 200 20 re f", hidden},
      {"", "0 g 55 735 200 20 re f", hidden},
      {"1 g 55 735 200 20 re f 0 g", "", both},
      {"", "1 g 55 743 200 20 re f", both},
      {"", "/Half gs 1 g 55 735 200 20 re f", both},
      {"", "/Multiply gs 1 1 0 rg 55 735 200 20 re f", both},
      {"", "200 735 m 260 735 l 230 700 l W n 1 g 55 735 200 20 re f", both},
      {"", "60 739 10 12 re W n 1 g 55 735 200 20 re f", "Провести субботник | арый срок | Начальник отдела"},
      {"", "1 g 55 735 m 255 745 l 255 765 l 55 755 l f", both},
  };
  for (const auto& [before, after, text] : table) {
    INFO(before << " … " << after);
    PdfBuilder pdf = page_with("/ExtGState << /Half << /ca 0.5 >> /Multiply << /BM /Multiply >> >>");
    pdf.draw(std::string("q ") + before + "\n")
        .text(60, 740, "Старый срок")
        .draw(std::string(after) + " Q\n");
    CHECK(text_of(pdf) == text);
  }
}

TEST_CASE("a text printed twice is read once") {
  const struct {
    double x, y;
    const char* text;
  } table[] = {
      {0.3, 0, "План №11: ...ссылка"},
      {1.1, -1.1, "План №11: ...ссылка"},
      {0, 0, "План №11: ...ссылка"},
      {0, -12, "План №11: ...ссылка | План №11: ...ссылка"},
  };
  for (const auto& [x, y, text] : table) {
    PdfBuilder pdf;
    pdf.page().text(60, 700, "План №11: ...ссылка").text(60 + x, 700 + y, "План №11: ...ссылка");
    CHECK(text_of(pdf) == text);
  }
  PdfBuilder narrow;
  narrow.page().draw("60 Tz\n").text(60, 700, "……..,,||11");
  CHECK(text_of(narrow) == "……..,,||11");
}

TEST_CASE("a filled frame with its hole is four lines") {
  const auto plan = [](const char* paint, bool back) {
    PdfBuilder pdf;
    pdf.page();
    const double xs[] = {60, 100, 300}, ys[] = {740, 720, 700};
    for (int row = 0; row < 2; ++row)
      for (int column = 0; column < 2; ++column) {
        const double w = xs[column + 1] - xs[column];
        char draw[160];
        std::snprintf(draw, sizeof draw,
                      back ? "%g %g %g 20 re %g %g %g -18.8 re %s\n" : "%g %g %g 20 re %g %g %g 18.8 re %s\n",
                      xs[column], ys[row + 1], w, xs[column] + 0.6, ys[row + 1] + (back ? 19.4 : 0.6),
                      w - 1.2, paint);
        pdf.draw(draw);
      }
    pdf.text(65, 726, "№").text(105, 726, "Работа").text(65, 706, "1").text(105, 706, "Субботник");
    return pdf;
  };
  const auto is_lattice = [](const PdfBuilder& pdf) {
    for (const Block& block : read(pdf).blocks)
      if (const auto* table = std::get_if<Table>(&block))
        return table->kind == "lattice" && table->cells.size() == 4;
    return false;
  };
  CHECK(is_lattice(plan("f*", false)));
  CHECK(is_lattice(plan("f", true)));
}

TEST_CASE("watermarks and seals are no text of the lines they lie upon") {
  PdfBuilder tilted = page_with();
  tilted.draw("BT /F 90 Tf 0.7 0.7 -0.7 0.7 40 640 Tm <21222324> Tj ET\n");
  CHECK(text_of(tilted) == "{Пров} | Провести субботник | Начальник отдела");

  PdfBuilder giant;
  giant.page();
  for (const double y : {780.0, 760.0, 740.0, 720.0, 700.0})
    giant.text(60, y, "Утвердить план мероприятий").text(300, y, "и назначить исполнителей");
  giant.text(60, 730, "КОПИЯ", 90);
  CHECK(text_of(giant).find("{КОПИЯ}") != std::string::npos);

  // A title is large and has its own place; a page of tilted text has no other.
  PdfBuilder title;
  title.page()
      .text(60, 760, "ПЛАН", 40)
      .text(60, 720, "работы на год")
      .text(60, 706, "и на месяц")
      .text(60, 690, "и день");
  CHECK(text_of(title).starts_with("ПЛАН | работы"));
  PdfBuilder all;
  all.page()
      .draw("BT /F 12 Tf 0.7 0.7 -0.7 0.7 100 400 Tm ")
      .draw("ET\n")
      .draw("q 0.7 0.7 -0.7 0.7 100 400 cm\n");
  all.text(0, 0, "Провести субботник").draw("Q\n");
  CHECK(text_of(all).find('{') == std::string::npos);
}

TEST_CASE("the kind of an act is a line of its own in its head") {
  const auto head = [](const char* kind) {
    PdfBuilder pdf;
    pdf.page().text(
        64.5, 780,
        "АДМИНИСТРАЦИЯ НИЖНЕГО ГОРОДСКОГО ОКРУГА ДАЛЬНЕЙ ОБЛАСТИ СТРАНЫ ПОЛНОЧНОГО СОЛНЦА И ЛУНЫ НОЧЕЙ");
    return text_of(pdf.text(260, 766, kind).text(60, 700, "Провести субботник"));
  };
  CHECK(head("ПОСТАНОВЛЕНИЕ").find("| ПОСТАНОВЛЕНИЕ |") != std::string::npos);
  CHECK(head("П Р И К А З").find("| П Р И К А З |") != std::string::npos);
  CHECK(head("постановление").find("| постановление") == std::string::npos);
  CHECK(head("ПРИКАЗЫ").find("| ПРИКАЗЫ") == std::string::npos);
}

TEST_CASE("a font that gives its letters the codes of signs is undecodable") {
  PdfBuilder pdf = page_with();
  pdf.text(60, 740, "Утвердить план мероприятий, назначить исполнителей и сроки");
  CHECK_FALSE(says(read(pdf), "text-undecodable"));
  pdf.show_letters([](char32_t c) { return c == ' ' ? c : 0x2190 + c * 37 % 61; });
  CHECK(says(read(pdf), "text-undecodable"));
}

TEST_CASE("a signature's stamp in a wide frame leaves the table below it whole") {
  PdfBuilder pdf;
  pdf.page();
  for (const double y : {740.0, 720.0, 700.0, 680.0}) pdf.line(60, y, 500, y);
  for (const double x : {60.0, 100.0, 500.0}) pdf.line(x, 740, x, 680);
  pdf.text(65, 726, "№").text(105, 726, "Мероприятие").text(65, 706, "1").text(105, 706, "Субботник");
  pdf.text(65, 686, "2").text(105, 686, "Ярмарка");
  pdf.draw("200 672 200 60 re S\n")
      .text(210, 715, "ДОКУМЕНТ ПОДПИСАН", 8)
      .text(210, 703, "ЭЛЕКТРОННОЙ ПОДПИСЬЮ", 8);
  pdf.text(210, 691, "Сертификат 00A1", 8).text(210, 679, "Владелец Зайцев", 8);
  const std::string text = text_of(pdf);
  CHECK(text.find("№ | Мероприятие | 1 | Субботник | 2 | Ярмарка") != std::string::npos);
  CHECK(text.find("{Владелец Зайцев}") != std::string::npos);
}

TEST_CASE("thousands of covers, grounds and cut-off letters end") {
  PdfBuilder pdf;
  pdf.page();
  for (int k = 0; k < 400; ++k)
    pdf.text(60 + k % 20 * 5, 800 - k, "рррррррррр", 9).draw("1 g 58 300 400 520 re f 0 g\n");
  for (int k = 0; k < 3000; ++k) pdf.draw("0.5 g 60 60 9 9 re f\n");
  pdf.draw("q 0 0 1 1 re W n\n");
  for (int k = 0; k < 400; ++k) pdf.text(2000, 100, "ааааааааааааааааааааааааа");
  pdf.draw("Q\n").text(60, 100, "Видно");
  CHECK(text_of(pdf).find("Видно") != std::string::npos);
}
