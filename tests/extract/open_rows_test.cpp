// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Which lines of a table without rulings between its rows make one row.
#include <array>
#include <catch2/catch.hpp>

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
