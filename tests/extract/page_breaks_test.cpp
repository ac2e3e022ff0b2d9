// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Rows and words that a page break cuts.

#include <string>
#include <vector>

#include "placed_support.h"

using namespace prikaz;
using namespace prikaz::test;

namespace {

// A table of «№ | Дело | Срок» whose row 1 ends the first page with the lines `above` and, where `below`
// holds any, goes on with them at the next one's top.
std::string over_pages(const std::vector<std::string>& above, const std::vector<std::string>& below,
                       bool heading_again = false) {
  PageBuilder first(1), second(2);
  first.grid({50, 80, 180, 260}, {640, 660, 760})
      .text(55, 655, "№")
      .text(85, 655, "Дело")
      .text(185, 655, "Срок");
  first.text(55, 675, "1").text(185, 675, "май");
  float y = 663;
  for (const std::string& line : above) first.text(85, y += 12, line);
  if (heading_again) {
    second.grid({50, 80, 180, 260}, {60, 80, 160, 180});
    second.text(55, 75, "№").text(85, 75, "Дело").text(185, 75, "Срок");
  } else {
    second.grid({50, 80, 180, 260}, {80, 160, 180});
  }
  y = 83;
  for (const std::string& line : below) second.text(85, y += 12, line);
  second.text(55, 175, "2").text(85, 175, "Парад").text(185, 175, "июнь");
  const std::string text = dump(join({first.page, second.page}));
  const std::size_t from = text.find("1|"), to = text.find(" / 2|");
  return text.substr(from, to - from);
}

}  // namespace

TEST_CASE("a row whose text had no room above the page break goes on below it") {
  // 18 letters fit into a line.
  CHECK(over_pages({"Подключение к сети"}, {"Интернет"}) == "1|Подключение к сети|май / +|Интернет|");
  CHECK(over_pages({"Подключение к сети"}, {"Интернет"}, true) ==
        "1|Подключение к сети|май / {}№|Дело|Срок / +|Интернет|");
  // It would have fitted: a section's title, or another text.
  CHECK(over_pages({"Сход"}, {"Контроль"}) == "1|Сход|май / |Контроль|");
  CHECK(over_pages({"Подключение к сети"}, {"Раздел 2. Отчеты"}) ==
        "1|Подключение к сети|май / |Раздел 2. Отчеты|");
  // The whole text went to the next page.
  CHECK(over_pages({}, {"Отчет о ходе работ"}) == "1||май / +|Отчет о ходе работ|");
}

TEST_CASE("words that a page break cuts are put together above it") {
  CHECK(over_pages({"Ремонт", "общеобразовательны"}, {"х школ"}) ==
        "1|Ремонт общеобразовательных|май / +|школ|");
  CHECK(over_pages({"антитеррористическ"}, {"ой защиты"}) == "1|антитеррористической|май / +|защиты|");
  CHECK(over_pages({"Знаки", "светоотражающи"}, {"х полос"}) == "1|Знаки светоотражающи|май / +|х полос|");
  CHECK(over_pages({"Ремонт библио-"}, {"теки"}) == "1|Ремонт библиотеки|май / {}||");
  CHECK(over_pages({"Обход библиотек-"}, {"филиалов города"}) ==
        "1|Обход библиотек-филиалов|май / +|города|");
}

TEST_CASE("a row of which only some texts fit above the page break is one row below it") {
  const auto over = [](std::string_view number, std::string_view deed_above, std::string_view time_below) {
    PageBuilder first(1), second(2);
    first.grid({50, 80, 180, 260, 340}, {640, 660, 680, 760}).text(55, 655, "№").text(85, 655, "Дело");
    first.text(185, 655, "Срок").text(265, 655, "Кто");
    first.text(55, 675, "1").text(85, 675, "Сход").text(185, 675, "май").text(265, 675, "Отдел");
    first.text(85, 695, deed_above).text(185, 695, "июнь");
    second.grid({50, 80, 180, 260, 340}, {80, 160, 180});
    second.text(55, 95, number).text(85, 95, "Парад").text(185, 95, time_below).text(265, 95, "Глава");
    second.text(55, 175, "3").text(85, 175, "Смотр").text(185, 175, "июль").text(265, 175, "Штаб");
    const std::string text = dump(join({first.page, second.page}));
    const std::size_t from = text.find("Отдел") + 13, to = text.find(" / 3|");
    return text.substr(from, to - from);
  };
  CHECK(over("2", "", "") == "{}||| / 2|Парад|июнь|Глава");
  // Each row has a time of its own, or a text of its own.
  CHECK(over("2", "", "август") == "||июнь| / 2|Парад|август|Глава");
  CHECK(over("2", "Праздник", "") == "|Праздник|июнь| / 2|Парад||Глава");
  CHECK(over("", "", "").find("|Парад|") != std::string::npos);
}

TEST_CASE("a page that holds nothing but the middle of a row goes on with it") {
  PageBuilder first(1), second(2), third(3);
  first.grid({50, 80, 180, 260}, {640, 660, 760})
      .text(55, 655, "№")
      .text(85, 655, "Дело")
      .text(185, 655, "Срок");
  first.text(55, 675, "1").text(85, 675, "Ремонт дорог и").text(185, 675, "май");
  for (const float x : {50.0f, 80.0f, 180.0f, 260.0f}) second.vertical(x, 60, 780);
  second.text(85, 75, "дворов, площадок").text(85, 87, "парка и");
  third.grid({50, 80, 180, 260}, {60, 160, 180}).text(85, 75, "сквера");
  third.text(55, 175, "2").text(85, 175, "Парад").text(185, 175, "июнь");
  CHECK(dump(join({first.page, second.page, third.page})) ==
        "[№|Дело|Срок / 1|Ремонт дорог и|май / +|дворов, площадок парка и| / +|сквера| / 2|Парад|июнь]");
  // Lines between columns of prose are no table.
  PageBuilder prose;
  prose.vertical(180, 60, 780).vertical(320, 60, 780).text(50, 75, "Сход").text(190, 75, "Парад");
  CHECK(dump(join({prose.text(330, 75, "Смотр").page})).find('[') == std::string::npos);
}

namespace {

// «№ | Дело | Срок | Кто» without lines, rows 1 and 2, at a page's foot.
Page open_foot() {
  PageBuilder page(1);
  page.text(50, 700, "№").text(90, 700, "Мероприятие").text(250, 700, "Срок").text(330, 700, "Исполнитель");
  float y = 715;
  for (const char* number : {"1.", "2."}) {
    page.text(50, y, number).text(90, y, "Обход дворов").text(250, y, "май").text(330, y, "Отдел");
    page.text(90, y + 12, "и подвалов").text(330, y + 12, "надзора");
    y += 30;
  }
  return page.page;
}

}  // namespace

TEST_CASE("an open table goes on below white space where the next row stands in its columns") {
  // A row's rest at the top; the next one's cells are set in the middle of a tall row.
  const auto below = [](float y, const char* number) {
    PageBuilder page(2);
    page.text(90, 60, "и чердаков");
    page.text(90, y, "Осмотр").text(330, y, "Служба");
    page.text(50, y + 6, number).text(250, y + 6, "июнь");
    page.text(90, y + 12, "сетей").text(330, y + 12, "тепла");
    return dump(join({open_foot(), page.page}));
  };
  const std::string head =
      "[№|Мероприятие|Срок|Исполнитель / 1.|Обход дворов и подвалов|май|Отдел надзора / "
      "2.|Обход дворов и подвалов|май|Отдел надзора / +|и чердаков||";
  CHECK(below(110, "3.") == head + " / 3.|Осмотр сетей|июнь|Служба тепла]");
  // No row's number, or much farther below.
  CHECK(below(110, "*").find("/ *") == std::string::npos);
  CHECK(below(210, "3.").find(head + " / 3.") == std::string::npos);
}

TEST_CASE("an open table goes on with a section whose first row has its number in the middle") {
  const auto after = [](const char* number) {
    PageBuilder page(2);
    page.text(50, 60, "3.").text(90, 60, "Ремонт").text(250, 60, "май").text(330, 60, "Отдел");
    page.text(130, 80, "Проверка")
        .text(173, 80, "готовности")
        .text(226, 80, "жилищного")
        .text(274, 80, "фонда");
    page.text(90, 95, "Осмотр").text(330, 95, "Служба");
    page.text(50, 101, number).text(250, 101, "июнь");
    page.text(90, 107, "сетей").text(330, 107, "тепла");
    return dump(join({open_foot(), page.page}));
  };
  CHECK(after("4.").find("|Проверка готовности жилищного фонда >") != std::string::npos);
  CHECK(after("4.").ends_with(" / 4.|Осмотр сетей|июнь|Служба тепла]"));
  CHECK(after("к").find("Проверка готовности жилищного фонда >") == std::string::npos);
}
