// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Which lines of a table without rulings between its rows make one row.
#include <algorithm>
#include <array>
#include <catch2/catch.hpp>
#include <utility>

#include "placed_support.h"

using namespace prikaz;
using namespace prikaz::test;

namespace {

// Lines of three columns, as close as those of prose, between two rulings.
std::string rows_of(const std::vector<std::array<std::string_view, 3>>& lines) {
  constexpr float kColumns[] = {60, 200, 330};
  PageBuilder page;
  page.horizontal(88, 58, 470).horizontal(104, 58, 470);
  float y = 100;
  for (const auto& line : lines) {
    for (std::size_t k = 0; k < line.size(); ++k)
      if (!line[k].empty()) page.text(kColumns[k], y, line[k]);
    y += 12;
  }
  page.horizontal(y - 6, 58, 470);
  return dump(join({page.page}));
}

}  // namespace

TEST_CASE("where every line has a text in every column each is a row, small letters or not") {
  CHECK(rows_of({{"Наименование", "Единица", "Где ведется учет"},
                 {"вода холодная", "куб. м", "на вводе в дом"},
                 {"вода горячая", "куб. м", "в бойлерной, по счетчику"},
                 {"тепло", "Гкал", "в узле учета"},
                 {"газ", "куб. м", "у потребителя"},
                 {"стоки", "куб. м", "расчетом, по норме"}}) ==
        "[Наименование|Единица|Где ведется учет / вода холодная|куб. м|на вводе в дом / "
        "вода горячая|куб. м|в бойлерной, по счетчику / тепло|Гкал|в узле учета / газ|куб. м|у потребителя / "
        "стоки|куб. м|расчетом, по норме]");
}

TEST_CASE("cells that wrap leave lines with empty places: those lines go on") {
  CHECK(rows_of({{"Мероприятие", "Исполнитель", "Итог"},
                 {"Проверка котельных", "Отдел хозяйства", "Акт проверки"},
                 {"и сетей", "района", ""},
                 {"Запас топлива", "Отдел хозяйства", "Справка о запасе"},
                 {"", "и снабжения", "угля"},
                 {"Обход подъездов", "Старшие по домам", "Список дефектов"}}) ==
        "[Мероприятие|Исполнитель|Итог / Проверка котельных и сетей|Отдел хозяйства района|Акт проверки / "
        "Запас топлива|Отдел хозяйства и снабжения|Справка о запасе угля / "
        "Обход подъездов|Старшие по домам|Список дефектов]");
}

TEST_CASE("a number that its column cut is no two rows; numbers that go up are") {
  const auto numbered = [](std::string_view first, std::string_view second) {
    PageBuilder page;
    page.grid({50, 64, 200, 330}, {80, 100, 132, 152});
    page.text(52, 94, "№").text(70, 94, "Мероприятие").text(206, 94, "Исполнитель");
    page.text(52, 114, first).text(70, 114, "Проверка котельных").text(206, 114, "Отдел хозяйства");
    page.text(52, 126, second).text(70, 126, "Обход подъездов").text(206, 126, "Старшие домов");
    page.text(52, 146, "8").text(70, 146, "Отчет").text(206, 146, "Отдел");
    return dump(join({page.page}));
  };
  const std::string head = "[№|Мероприятие|Исполнитель / ", end = " / 8|Отчет|Отдел]";
  CHECK(numbered("6", "7") ==
        head + "6|Проверка котельных|Отдел хозяйства / 7|Обход подъездов|Старшие домов" + end);
  for (const auto& [first, second] : {std::pair("1.", "1"), std::pair("3.", "4"), std::pair("2", "1")}) {
    CAPTURE(first, second);
    CHECK(numbered(first, second).find(" / " + std::string(second) + "|") == std::string::npos);
  }
}

TEST_CASE("numbers that a narrow column of shaded rows cut in two lines") {
  const auto numbered = [](const std::vector<std::pair<std::string_view, std::string_view>>& numbers) {
    PageBuilder page;
    page.text(52, 94, "№").text(70, 94, "Мероприятие").text(206, 94, "Исполнитель");
    float y = 114;
    for (const auto& [first, second] : numbers) {
      if ((y - 114) < 1 || static_cast<int>(y - 114) % 64 == 0)
        page.page.fills.push_back({48, y - 12, 300, y + 20});
      page.text(52, y, first).text(52, y + 12, second);
      page.text(70, y, "Проверка котельных,").text(206, y, "Отдел хозяйства,");
      page.text(70, y + 12, "обход домов").text(206, y + 12, "старшие домов");
      y += 32;
    }
    std::string text = dump(join({page.page}));
    std::replace(text.begin(), text.end(), '\n', ' ');
    return text;
  };
  const std::string head = "[№|Мероприятие|Исполнитель",
                    texts = "|Проверка котельных, обход домов|Отдел хозяйства, старшие домов";
  const auto whole = [&](const std::vector<std::string>& numbers) {
    std::string text = head;
    for (const std::string& number : numbers) text += " / " + number + texts;
    return text + "]";
  };
  CHECK(numbered({{"1.", "1"}, {"1.", "2"}, {"2.", "1"}, {"2.", "2"}}) ==
        whole({"1.1", "1.2", "2.1", "2.2"}));
  CHECK(numbered({{"9", ""}, {"1", "0"}, {"1", "1"}, {"1", "2"}}) == whole({"9", "10", "11", "12"}));
}

TEST_CASE("two numbers in a row of a grid are one where they go on with the row above") {
  const auto numbered = [](std::string_view above) {
    PageBuilder page;
    page.grid({50, 64, 200, 330}, {80, 100, 132, 164});
    page.text(52, 94, "№").text(70, 94, "Мероприятие").text(206, 94, "Исполнитель");
    page.text(52, 114, above).text(70, 114, "Отчет").text(206, 114, "Отдел");
    page.text(52, 146, "1").text(70, 146, "Проверка котельных").text(206, 146, "Отдел хозяйства,");
    page.text(52, 158, "2").text(206, 158, "отдел дорог").text(70, 158, "и сетей");
    return dump(join({page.page}));
  };
  CHECK(
      numbered("11") ==
      "[№|Мероприятие|Исполнитель / 11|Отчет|Отдел / 12|Проверка котельных\nи сетей|Отдел хозяйства,\nотдел "
      "дорог]");
  CHECK(numbered("7").find("|12|") == std::string::npos);
}
