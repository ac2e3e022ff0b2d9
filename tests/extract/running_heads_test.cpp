// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What pages have in their margins: numbers, running heads of documents of few pages, text up the side.

#include <string>

#include "extract/layout/words.h"
#include "placed_support.h"

using namespace prikaz;
using namespace prikaz::test;

TEST_CASE("a line that tells its page and the number of all") {
  struct Case {
    const char* text;
    int number;  // 0: none
    bool alone;
  };
  for (const Case& c : {Case{"Страница 2 из 7", 2, true},
                        {"стр. 3", 3, true},
                        {"Лист 1 из 12", 1, true},
                        {"4 из 9", 4, true},
                        {"Page 2 of 3", 2, true},
                        {"2 / 7", 2, true},
                        {"№ 214-р от 14.03.2023. Страница 2 из 7. Создана 16:05", 2, false},
                        {"файл plan.odt, л. 5", 5, false},
                        {"7 из 2", 0, false},
                        {"Приложение № 1", 0, false},
                        {"стр. Садовая", 0, false},
                        {"Страница", 0, false},
                        {"2023", 0, false},
                        {"", 0, false}}) {
    INFO(c.text);
    const auto place = layout::page_of(c.text);
    CHECK((place ? place->number : 0) == c.number);
    CHECK(layout::is_page_of(c.text) == c.alone);
  }
}

namespace {

// Two pages of text with these lines in the foot of each.
std::string two_pages(const char* one, const char* two, float size, float lower = 0) {
  PageBuilder first(1), second(2);
  for (PageBuilder* page : {&first, &second})
    for (int k = 0; k < 8; ++k) {
      const std::string text = "Дело номер " + std::string(1, static_cast<char>('1' + k)) + " готово.";
      page->text(60, 200 + 30 * static_cast<float>(k), text, 12);
    }
  first.text(60, 800, one, size);
  second.text(60, 800 + lower, two, size);
  return dump(join({first.page, second.page}));
}

bool holds(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("running feet of two pages are told by their small letters or their pages") {
  CHECK(holds(two_pages("Сайт района", "Сайт района", 8), "{Сайт района}"));
  CHECK(holds(two_pages("Страница 1 из 2", "Страница 2 из 2", 12), "{Страница 1 из 2}"));
  CHECK(holds(two_pages("Создан 05.03. Страница 1 из 2.", "Создан 06.03. Страница 2 из 2.", 12),
              "{Создан 05.03. Страница 1 из 2.}"));
  // Letters of the body, other words, another place.
  CHECK_FALSE(holds(two_pages("Сайт района", "Сайт района", 12), "{"));
  CHECK_FALSE(holds(two_pages("Приложение № 1", "Приложение № 2", 12), "{"));
  CHECK_FALSE(holds(two_pages("Сайт района", "Глава района", 8), "{"));
  CHECK_FALSE(holds(two_pages("Сайт района", "Сайт района", 8, -20), "{"));
}

TEST_CASE("text up a page's side is none of its lines") {
  const auto with = [](float x, bool framed) {
    PageBuilder page;
    for (int k = 0; k < 6; ++k)
      page.text(80, 100 + 20 * static_cast<float>(k), "Подготовка служб района к работе зимой");
    page.text_up(x, 190, "Рег. 214-р", 8);
    if (framed) page.grid({10, 60, 500}, {90, 220});
    return dump(join({page.page}));
  };
  CHECK(holds(with(25, false), "{Рег. 214-р}"));
  // Between a table's lines, or where labels of columns stand.
  CHECK_FALSE(holds(with(25, true), "{"));
  CHECK_FALSE(holds(with(65, false), "{"));
}

TEST_CASE("a table tells how far the centred lines above it reach") {
  PageBuilder page;
  page.text(190, 60, "УТВЕРЖДЕН приказом отдела № 34").text(200, 73, "План мероприятий на два года");
  page.grid({60, 300, 540}, {90, 110, 130, 150});
  page.text(65, 103, "Мероприятие").text(305, 103, "Срок").text(65, 123, "Сход").text(305, 123, "май");
  page.text(65, 143, "Парад").text(305, 143, "июнь");
  CHECK(holds(dump(join({page.page})), "отдела № 34 ~ План"));
}
