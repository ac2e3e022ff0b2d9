// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What stands between and around the rows of a table without lines: titles of sections, rows of column
// numbers, names above the heading.

#include <string>
#include <vector>

#include "placed_support.h"

using namespace prikaz;
using namespace prikaz::test;

namespace {

/// Words `gap` points apart, from x on.
void words(PageBuilder& page, float x, float y, const std::vector<std::string>& texts, float gap) {
  for (const std::string& text : texts) {
    page.text(x, y, text);
    x += 5 * static_cast<float>(utf8::length(text)) + gap;
  }
}

void row(PageBuilder& page, float y, const char* number, const char* deed, const char* time,
         const char* who) {
  page.text(50, y, number).text(90, y, deed).text(250, y, time).text(330, y, who);
}

bool holds(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("rows below a section's title of some lines belong to the open table above") {
  const auto with = [](const char* number) {
    PageBuilder page;
    row(page, 60, "№", "Мероприятие", "Срок", "Исполнитель");
    row(page, 75, "1.1.", "Обход дворов", "май", "Отдел");
    row(page, 90, "1.2.", "Осмотр сетей", "июнь", "Служба");
    row(page, 105, "1.3.", "Ремонт кровель", "июль", "Трест");
    words(page, 50, 125, {"2.", "Готовность", "коммунального", "хозяйства", "города", "и", "поселений"}, 3);
    words(page, 50, 137, {"района", "к", "отопительному", "периоду", "и", "работе", "в", "морозы"}, 3);
    row(page, 155, number, "Проверка котлов", "август", "Штаб");
    return dump(join({page.page}));
  };
  CHECK(holds(with("2.1."), "морозы"));
  CHECK(with("2.1.").ends_with(" / 2.1.|Проверка котлов|август|Штаб]"));
  // Below a note stands what has no number.
  CHECK(with("Глава").find("/ Глава|") == std::string::npos);
}

TEST_CASE("a row of column numbers says how many columns an open table has") {
  const auto with = [](const std::vector<const char*>& numbers) {
    PageBuilder page;
    row(page, 60, "№", "Мероприятие", "Срок", "Исполнитель");
    row(page, 75, numbers[0], numbers[1], numbers[2], numbers[3]);
    row(page, 90, "1.", "Обход дворов", "май", "Отдел");
    words(page, 330, 90, {"Отдел", "надзора"}, 40);
    words(page, 330, 102, {"жилого", "хозяйства"}, 35);
    return dump(join({page.page}));
  };
  CHECK(holds(with({"1", "2", "3", "4"}), "№|Мероприятие|Срок|Исполнитель / "));
  CHECK(holds(with({"1", "2", "3", "4"}), "жилого"));
  CHECK_FALSE(holds(with({"1", "2", "3", "4"}), "Отдел|"));
}

TEST_CASE("a name or the end of a text above an open table is no row of its heading") {
  const auto below = [](const char* text, const char* who) {
    PageBuilder page;
    page.text(260, 46, text);
    row(page, 60, "№", "Мероприятие", "Срок", who);
    row(page, 75, "1.", "Обход дворов", "май", "Отдел");
    row(page, 90, "2.", "Осмотр сетей", "июнь", "Служба");
    row(page, 105, "3.", "Ремонт кровель", "июль", "Трест");
    return dump(join({page.page}));
  };
  CHECK(holds(below("О.П. Снегов", "Исполнитель"), "О.П. Снегов ~ [№|"));
  // Texts of the heading itself.
  CHECK(holds(below("Периоды", "Исполнитель"), "Периоды"));
}

TEST_CASE("a text set in the middle of its column begins no signatures") {
  PageBuilder first(1), second(2);
  row(first, 700, "№", "Мероприятие", "Срок", "Результат работы");
  row(first, 715, "1.", "Обход дворов", "май", "Сданы списки");
  row(first, 730, "2.", "Осмотр сетей", "июнь", "Акты осмотра");
  row(second, 60, "№", "Мероприятие", "Срок", "Результат работы");
  row(second, 75, "3.", "Ремонт кровель", "июль", "");
  second.text(360, 75, "Акты");
  second.text(347.5f, 90, "Утвержден");
  row(second, 96, "4.", "Учет жалоб", "июнь", "");
  second.text(355, 102, "список");
  row(second, 120, "5.", "Парад", "май", "Афиши");
  const std::string text = dump(join({first.page, second.page}));
  CHECK(holds(text, " / 5.|Парад|май|Афиши]"));
  CHECK(holds(text, "Утвержден список"));
}

TEST_CASE("white space in the only justified line of a page's last row is no gutter") {
  const auto with = [](const char* above) {
    PageBuilder page;
    row(page, 700, "№", "Мероприятие", "Срок", "Исполнитель");
    page.text(205, 700, above);
    page.text(50, 715, "1.").text(90, 715, "Проверка").text(205, 715, "котлов").text(250, 715, "май");
    page.text(330, 715, "Отдел");
    return dump(join({page.page}));
  };
  CHECK(holds(with(""), "№|Мероприятие|Срок|Исполнитель / 1.|Проверка"));
  // A column has a heading.
  CHECK(holds(with("Место"), "№|Мероприятие|Место|Срок|Исполнитель / 1.|Проверка|котлов|май"));
}

TEST_CASE("the last cell's further line below rows whose cells are set in the middle") {
  PageBuilder page;
  row(page, 60, "№", "Мероприятие", "Срок", "Исполнитель");
  float y = 80;
  for (const char* number : {"1.", "2.", "3."}) {
    page.text(90, y, "Обход дворов").text(330, y, "Отдел");
    page.text(50, y + 6, number).text(250, y + 6, "май");
    page.text(90, y + 12, "и подвалов").text(330, y + 12, "надзора");
    y += 32;
  }
  page.text(330, y - 8, "района");
  const std::string text = dump(join({page.page}));
  CHECK(holds(text, " / 1.|Обход дворов и подвалов|май|Отдел надзора / 2."));
  CHECK(holds(text, " / 3.|Обход дворов и подвалов|май|Отдел надзора района]"));
}
