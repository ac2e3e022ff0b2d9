// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/roadmap/columns.h"

#include <catch2/catch.hpp>

#include "table_builder.h"

using namespace prikaz;
using namespace prikaz::schema;
using test::make_table;

namespace {

std::string roles(const std::vector<std::vector<std::string>>& rows) {
  const extract::Table table = make_table(rows);
  const ColumnPlan plan = find_columns(Grid(table));
  std::string text;
  for (const Column& column : plan.columns) {
    if (!text.empty()) text += ' ';
    text += role_name(column.role);
  }
  return (plan.roadmap ? "" : "not a plan: ") + text + (plan.guessed ? " (guessed)" : "");
}

}  // namespace

TEST_CASE("a table called a plan needs no word for activities") {
  const std::vector<std::vector<std::string>> rows = {{"№", "Наименование", "Дата"},
                                                      {"1", "Конкурс юных мастеров села", "март"},
                                                      {"2", "Вечер отдыха для ветеранов", "июль"}};
  CHECK(roles(rows) == "not a plan: number other timing");
  const extract::Table table = make_table(rows);
  CHECK(find_columns(Grid(table), true).roadmap);
  const extract::Table prices =
      make_table({{"№", "Наименование", "Цена"}, {"1", "Ремонт кровли школы села", "12"}});
  CHECK_FALSE(find_columns(Grid(prices), true).roadmap);
}

TEST_CASE("headings give roles") {
  const std::vector<std::pair<std::string, std::string>> cases = {
      {"№ п/п", "number"},
      {"N\nп/п", "number"},
      {"NN пп", "number"},
      {"Мероприятие", "activity"},
      {"Наименование мероприятий", "activity"},
      {"Мероприятие (содержание деятельности)", "activity"},
      {"Номер и наименование основного мероприятия", "activity"},
      {"Срок исполнения", "timing"},
      {"Сроки проведения мероприятия", "timing"},
      {"Дата и время проведения", "timing"},
      {"Место и дата проведения", "timing"},
      {"Место проведения", "place"},
      {"Контрольные точки", "timing"},
      {"Сроки в 2013 году", "timing"},
      {"I квартал", "timing"},
      {"2022 год", "timing"},
      {"Ответствен-\nный", "responsible"},
      {"Ответственный за исполнение", "responsible"},
      {"Организатор мероприятия", "responsible"},
      {"Исполнители, соисполнители, участники", "responsible"},
      {"Координатор программы, координатор подпрограммы, участники", "responsible"},
      {"Ожидаемый результат", "result"},
      {"Результаты исполнения", "result"},
      {"Результат. Вид документа", "result"},
      {"Показатель реализации", "indicator"},
      {"Индикаторы (количественные или качественные для контроля исполнения мероприятия)", "indicator"},
      {"Документы, подтверждающие исполнение мероприятия", "document"},
      {"Основание для проведения мероприятия", "document"},
      {"Затраты и источники финансирования (тыс. руб.)", "funding"},
      {"Объем финансирования", "funding"},
      {"Отметка об исполнении", "note"},
      {"Примечание", "note"},
      {"Классы", "participants"},
      {"Участники мероприятия", "participants"},
      {"Последствия нереализации", "other"},
      {"Связь с показателями программы", "other"},
  };
  for (const auto& [heading, role] : cases) {
    INFO(heading);
    const auto found = role_of_heading(heading);
    REQUIRE(found);
    CHECK(role_name(found->role) == role);
  }
  for (const std::string_view heading : {"", "Школа", "Фамилия, имя, отчество", "Оклад"}) {
    INFO(heading);
    CHECK_FALSE(role_of_heading(heading));
  }
}

TEST_CASE("headings that a page break parted are whole again; levels stay apart") {
  extract::Table table = make_table({{"N", "Наименование", "Срок", "Ответственные"},
                                     {"п/п", "мероприятий", "", "исполнители"},
                                     {"1", "Ремонт школы", "май", "Отдел образования"}});
  const auto heading = [&] { return find_columns(Grid(table)).columns[1].heading; };
  table.rows[1].heading = true;
  CHECK(heading() == "Наименование / мероприятий");
  table.rows[1].continues = true;
  CHECK(heading() == "Наименование мероприятий");
}

TEST_CASE("tables of activities are told from others") {
  CHECK(roles({{"№", "Мероприятие", "Срок", "Ответственный"},
               {"1", "Провести сход граждан", "май", "Староста"}}) == "number activity timing responsible");
  CHECK(roles({{"№", "Этап", "Мероприятие", "Содержание работы", "Сроки", "Ответственные"},
               {"1", "Начало", "Сбор заявок", "Опрос", "май", "Совет"}}) ==
        "number other activity other timing responsible");
  CHECK(roles({{"№", "Направление", "Сроки", "Исполнители"}, {"1", "Сбор заявок", "май", "Совет"}}) ==
        "number activity timing responsible");
  CHECK(roles({{"Мероприятие", "Срок реализации", "<", "Исполнитель"},
               {"^", "начало", "окончание", "^"},
               {"Ремонт моста", "май", "август", "Дорожный отдел"}}) == "activity timing timing responsible");
  CHECK(
      roles(
          {{"№", "Школа", "Директор"}, {"1", "Школа № 3", "Иванова А.П."}, {"2", "Школа № 5", "Петров И.И."}})
          .starts_with("not a plan"));
  CHECK(roles({{"№", "Показатель", "Ед. изм.", "2021 год", "2022 год"}, {"1", "Доля дорог", "%", "60", "65"}})
            .starts_with("not a plan"));
  CHECK(roles({{"Иванов И.И.", "начальник отдела, председатель"}, {"Петрова О.О.", "секретарь комиссии"}})
            .starts_with("not a plan"));
}

TEST_CASE("row numbers") {
  for (const std::string_view text : {"1", "1.", "2.1.", ".11", "3)", "а)", "IV.", "IV", "1.2.3", "10а"}) {
    INFO(text);
    CHECK(is_row_number(text));
  }
  for (const std::string_view text : {"", "май", "2021 год", "01.09.2021", "№", "1. Кадры", "до 1"}) {
    INFO(text);
    CHECK_FALSE(is_row_number(text));
  }
}
