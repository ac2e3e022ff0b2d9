// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/roadmap/rows.h"

#include <catch2/catch.hpp>

#include "table_builder.h"

using namespace prikaz;
using namespace prikaz::schema;
using test::make_table;

namespace {

const std::vector<std::string> kHeading = {"№", "Мероприятие", "Срок", "Ответственный", "Результат"};

// One letter a typed row: T title, H heading, R repeated, S section, I item, + behind an item that was
// continued, N note, = total.
std::string kinds(std::vector<std::vector<std::string>> rows, const std::vector<int>& continues = {}) {
  rows.insert(rows.begin(), kHeading);
  extract::Table table = make_table(rows);
  for (const int row : continues) table.rows[static_cast<std::size_t>(row)].continues = true;
  const Grid grid(table);
  std::string text;
  for (const TypedRow& row : type_rows(grid, find_columns(grid))) {
    switch (row.kind) {
      case RowKind::Title:
        text += 'T';
        break;
      case RowKind::Heading:
        text += 'H';
        break;
      case RowKind::Repeated:
        text += 'R';
        break;
      case RowKind::Section:
        text += 'S';
        break;
      case RowKind::Item:
        text += 'I';
        break;
      case RowKind::Note:
        text += 'N';
        break;
      case RowKind::Total:
        text += '=';
        break;
    }
    if (row.continued) text += '+';
  }
  return text;
}

}  // namespace

TEST_CASE("sections are lone cells") {
  const std::vector<std::string> item = {"1", "Смотр дружин", "май", "Штаб", "Отчет"};
  CHECK(kinds({{"1. Кадры", "", "", "", ""}, item}) == "HSI");
  CHECK(kinds({{"", "Районный уровень", "", "", ""}, item}) == "HSI");
  CHECK(kinds({{"Раздел I. Кадры", "<", "<", "<", "<"}, item}) == "HSI");
  CHECK(kinds({{"II", "Кадры", "", "", ""}, item}) == "HSI");
  CHECK(kinds({{"3.", "Кадры", "", "", ""}, {"3.1.", "Смотр", "май", "Штаб", "Отчет"}}) == "HSI");
  CHECK(kinds({{"ИЮНЬ", "<", "<", "<", "<"}, item}) == "HSI");
}

TEST_CASE("a numbered row with a title alone stays an activity where numbering goes on") {
  CHECK(kinds({{"1", "Смотр", "май", "Штаб", "Отчет"},
               {"2", "Парад", "", "", ""},
               {"3", "Салют", "май", "Штаб", ""}}) == "HIII");
}

TEST_CASE("rows that continue the row above") {
  CHECK(kinds({{"1", "Смотр", "май", "Штаб", "Повышение"}, {"", "", "", "", "готовности"}}) == "HI+");
  CHECK(kinds({{"1", "Смотр дружин и", "май", "Штаб", "Отчет"}, {"", "команд", "", "отряда", ""}}, {2}) ==
        "HI+");
  CHECK(kinds({{"1", "Смотр", "май", "Штаб", "Отчет"}, {"", "Парад", "июнь", "Совет", ""}}) == "HII");
}

TEST_CASE("sums plan nothing") {
  const std::vector<std::string> item = {"1", "Смотр дружин", "май", "Штаб", "Отчет"};
  CHECK(kinds({item, {"", "ИТОГО:", "", "", "850,0"}}) == "HI=");
  CHECK(kinds({item, {"", "Всего по разделу 1", "", "", "850,0"}}) == "HI=");
  CHECK(kinds({item, {"2", "Всероссийский субботник", "апрель", "Штаб", ""}}) == "HII");
  CHECK(kinds({item, {"2", "Итоговое совещание", "", "", "Протокол"}}) == "HII");
}

TEST_CASE("a row with its own time and responsible is no rest of the row above") {
  const std::vector<std::string> item = {"1", "Смотр дружин", "май", "Штаб", "Отчет"};
  CHECK(kinds({item, {"", "", "июнь", "Совет", "Справка"}}) == "HII");
  CHECK(kinds({item, {"", "", "", "обороны", "о смотре"}}) == "HI+");
}

TEST_CASE("furniture and notes") {
  CHECK(kinds({{"1", "2", "3", "4", "5"},
               {"1", "Смотр", "май", "Штаб", "Отчет"},
               kHeading,
               {"2", "Парад", "май", "Штаб", ""},
               {"* – при финансировании", "", "", "", ""}}) == "HRIRIN");
  CHECK(kinds({{"", "", "", "", ""}, {"1", "Смотр", "май", "Штаб", "Отчет"}}) == "HRI");
}

TEST_CASE("continued texts join, a layout hyphen goes") {
  std::vector<std::vector<std::string>> rows = {
      kHeading, {"1", "Смотр образова-", "май", "Штаб", "Рост"}, {"", "тельных центров", "", "", "числа"}};
  extract::Table table = make_table(rows);
  table.rows[2].continues = true;
  const Grid grid(table);
  const auto typed = type_rows(grid, find_columns(grid));
  REQUIRE(typed.size() == 2);
  CHECK(row_text(grid, typed[1], 1) == "Смотр образовательных центров");
  CHECK(row_text(grid, typed[1], 4) == "Рост числа");
}

TEST_CASE("a list goes on over a page break item by item") {
  const auto joined = [](const std::string& above, const std::string& below) {
    extract::Table table = make_table({{"№", "Мероприятие", "Срок"}, {"1", above, "май"}, {"", below, ""}});
    table.rows[2].continues = true;
    const Grid grid(table);
    const auto rows = type_rows(grid, find_columns(grid));
    REQUIRE(rows.size() == 2);
    return row_text(grid, rows[1], 1);
  };
  CHECK(joined("Смотр:\n- заявки", "- финал") == "Смотр:\n- заявки\n- финал");
  CHECK(joined("Провести:", "1) смотр;\n2) отбор") == "Провести:\n1) смотр;\n2) отбор");
  CHECK(joined("Смотр лучших подворий", "– итог года") == "Смотр лучших подворий – итог года");
  CHECK(joined("Смотр:\n- заявки и", "их отбор") == "Смотр:\n- заявки и их отбор");
}

TEST_CASE("items of a list stay on lines of their own where a page break cut it") {
  const auto join = [](std::string_view above, std::string_view below) {
    extract::Table table = make_table(
        {kHeading, {"1", std::string(above), "май", "Штаб", ""}, {"", std::string(below), "", "", ""}});
    table.rows[2].continues = true;
    const Grid grid(table);
    return row_text(grid, type_rows(grid, find_columns(grid)).back(), 1);
  };
  CHECK(join("Провести:", "- сбор") == "Провести:\n- сбор");
  CHECK(join("Провести:\n- сбор", "- финал") == "Провести:\n- сбор\n- финал");
  CHECK(join("1) сбор;", "2) финал") == "1) сбор;\n2) финал");
  CHECK(join("Смотр сил", "- и средств") == "Смотр сил - и средств");
  CHECK(join("Сбор", "и финал") == "Сбор и финал");
}
