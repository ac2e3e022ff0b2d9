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
