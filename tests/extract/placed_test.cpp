// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <array>
#include <catch2/catch.hpp>
#include <random>

#include "extract/placed/blocks.h"
#include "extract/placed/flow.h"
#include "extract/placed/lattice.h"
#include "extract/placed/line_numbers.h"
#include "extract/placed/words.h"
#include "placed_support.h"

using namespace prikaz;
using namespace prikaz::extract;
using namespace prikaz::extract::placed;
using namespace prikaz::test;

TEST_CASE("glyphs become words and lines") {
  const Page page = PageBuilder().text(50, 100, "План").text(72, 100, "работ").text(200, 100, "2022").page;
  const auto lines = make_lines(make_words(page));
  REQUIRE(lines.size() == 1);
  CHECK(line_text(lines[0]) == "План работ    2022");
}

TEST_CASE("bold by double drawing comes once, superscripts are marks") {
  const Page bold = PageBuilder().text(50, 100, "План").text(50.3f, 100, "План").page;
  CHECK(make_words(bold).size() <= 2);
  const Page note = PageBuilder().text(50, 100, "Сроки").text(75, 96, "2", 6).page;
  CHECK(line_text(make_lines(make_words(note))[0]) == "Сроки²");
}

TEST_CASE("a grid of rulings becomes cells") {
  const Page page = PageBuilder()
                        .grid({50, 100, 250}, {100, 130, 160})
                        .text(55, 120, "№")
                        .text(105, 120, "Дело")
                        .text(55, 150, "1")
                        .text(105, 150, "Сход")
                        .page;
  CHECK(dump(join({page})) == "[№|Дело / 1|Сход]");
}

TEST_CASE("merged cells, double lines, gaps at joints, dashes") {
  PageBuilder merged;
  merged.horizontal(100, 50, 250).horizontal(130, 100, 250).horizontal(160, 50, 250);
  merged.vertical(50, 100, 160).vertical(100, 100, 160).vertical(250, 100, 160).vertical(175, 130, 160);
  merged.text(55, 120, "А").text(105, 120, "Б").text(105, 150, "В").text(180, 150, "Г");
  CHECK(dump(join({merged.page})) == "[А v2|Б >2 / В|Г]");
  PageBuilder damaged;
  for (float x = 50; x < 250; x += 6) damaged.horizontal(100, x, x + 4);
  damaged.horizontal(130, 50, 250).horizontal(131.5f, 50, 250).horizontal(160, 52, 248);
  damaged.vertical(50, 102, 158).vertical(150, 102, 129).vertical(150, 132, 158).vertical(250, 101, 160);
  damaged.text(55, 120, "А").text(155, 120, "Б").text(55, 150, "В").text(155, 150, "Г");
  CHECK(dump(join({damaged.page})) == "[А|Б / В|Г]");
}

TEST_CASE("a frame around the page is no table") {
  const Page page = PageBuilder().grid({20, 575}, {20, 822}).text(60, 100, "Приказ").page;
  CHECK(dump(join({page})) == "Приказ");
}

TEST_CASE("turned text is read in its own direction") {
  const Page page = PageBuilder()
                        .grid({50, 80, 250}, {100, 160, 190})
                        .text_up(70, 155, "Номер")
                        .text(85, 120, "Дело")
                        .text(55, 180, "1")
                        .text(85, 180, "Сход")
                        .page;
  CHECK(dump(join({page})) == "[Номер|Дело / 1|Сход]");
}

TEST_CASE("line ends of a cell: wraps, hyphens, cuts and the writer's own") {
  const auto flow = [](const std::vector<std::string>& lines, float room) {
    PageBuilder builder;
    float y = 100;
    for (const std::string& line : lines) builder.text(50, y += 12, line);
    return flow_text(make_words(builder.page), room);
  };
  CHECK(flow({"Отдел общего", "образования"}, 70) == "Отдел общего образования");
  CHECK(flow({"ОО", "МКУ"}, 100) == "ОО\nМКУ");
  CHECK(flow({"Отдел образо-", "вания"}, 70) == "Отдел образования");
  CHECK(flow({"организационно-", "методический"}, 80) == "организационно-методический");
  CHECK(flow({"Усть-", "Хоперская"}, 50) == "Усть-Хоперская");
  CHECK(flow({"горюче-", "смазочных"}, 50) == "горюче\x1Eсмазочных");  // likewise
  CHECK(flow({"согласованию", ")"}, 62) == "согласованию)");
  CHECK(flow({"октябрь 2022 г.", "– март 2023 г."}, 78) == "октябрь 2022 г. – март 2023 г.");
  CHECK(flow({"в два этапа.", "– прием заявок"}, 90) == "в два этапа.\n– прием заявок");
  CHECK(flow({"понедельн", "ик"}, 46) == "понедельн\x1Fик");  // settled with the whole document
  CHECK(flow({"№ п/", "п"}, 24) == "№ п/п");
  // Soft hyphens and those that a maker draws where it parts a word.
  CHECK(flow({"музыкально\u00AD", "го зала"}, 60) == "музыкального зала");
  CHECK(flow({"музыкально\u00AD\u2010", "го зала"}, 70) == "музыкального зала");
  CHECK(flow({"концертно\u2010", "выставочный"}, 70) == "концертно\u2010выставочный");
  CHECK(flow({"библиотек\u00ADфили\u00ADалов и клу\u00AD", "бов"}, 160) == "библиотек-фили-алов и клубов");
  CHECK(flow({"до 15", "мая"}, 40) == "до 15 мая");
}

TEST_CASE("white space shows less room than there is: what begins anew would have fitted") {
  const auto flow = [](std::string_view first, std::string_view second, Room known) {
    return flow_text(make_words(PageBuilder().text(50, 100, first).text(50, 112, second).page), 80, known);
  };
  CHECK(flow("июнь", "Август", Room::Guessed) == "июнь\nАвгуст");
  CHECK(flow("июнь", "и август", Room::Guessed) == "июнь\nи август");
  CHECK(flow("весь август", "Май", Room::Guessed) == "весь август\nМай");
  CHECK(flow("весь август", "и май", Room::Guessed) == "весь август и май");
  CHECK(flow("в июне", "в школах", Room::Drawn) == "в июне\nв школах");
  CHECK(flow("Комитет", "Заречный", Room::Guessed) == "Комитет Заречный");
}

TEST_CASE("words that a column cut are told by the document's words and by letters") {
  const auto cell = [](std::string_view first, std::string_view second, std::string_view elsewhere) {
    const float room = static_cast<float>(utf8::length(first)) * 5 + 10;
    PageBuilder page;
    page.text(50, 80, elsewhere)
        .grid({50, 50 + room, 300}, {100, 160})
        .text(55, 120, first)
        .text(55, 132, second);
    return dump(join({page.text(60 + room, 120, "Сход").page}));
  };
  CHECK(cell("ответственн", "ые", "План").find("[ответственные|") != std::string::npos);
  CHECK(cell("показател", "ь", "План").find("[показатель|") != std::string::npos);
  CHECK(cell("01.07.202", "2", "План").find("[01.07.2022|") != std::string::npos);
  CHECK(cell("повышение", "квалификации", "План").find("[повышение квалификации|") != std::string::npos);
  CHECK(cell("работают", "в школах", "План").find("[работают в школах|") != std::string::npos);
  CHECK(cell("централизованна", "я", "План").find("[централизованная|") != std::string::npos);
  CHECK(cell("квалификаци", "и работников", "План").find("[квалификации работников|") != std::string::npos);
  CHECK(cell("музыкальны", "х", "План").find("[музыкальных|") != std::string::npos);
  CHECK(cell("противопожар", "ными", "План").find("[противопожарными|") != std::string::npos);
  CHECK(cell("образова", "ния", "План").find("[образования|") != std::string::npos);
  CHECK(cell("школами", "и детьми", "План").find("[школами и детьми|") != std::string::npos);
  CHECK(cell("контроль", "за всем", "План").find("[контроль за всем|") != std::string::npos);
  CHECK(cell("хозяйства", "города", "План").find("[хозяйства города|") != std::string::npos);
  CHECK(cell("Глава", "района", "План").find("[Глава района|") != std::string::npos);
  CHECK(cell("информаци", "онных", "Отдел информационных систем").find("[информационных|") !=
        std::string::npos);
  CHECK(cell("молодежной", "политики", "Отдел политики города").find("[молодежной политики|") !=
        std::string::npos);
}

TEST_CASE("a hyphen at a line's end is the word's own where the maker parts no words") {
  const auto text = [](const std::vector<std::string>& lines) {
    PageBuilder page;
    page.grid({50, 150, 200}, {100, 260}).text(160, 112, "май");
    float y = 100;
    for (const std::string& line : lines) page.text(55, y += 12, line);
    return dump(join({page.page}));
  };
  // Lines that end with room for a part of the next word.
  CHECK(text({"Запас горюче-", "смазочных", "материалов", "и медикаментов"})
            .starts_with("[Запас горюче-смазочных материалов"));
  // Parts that are no words show the contrary.
  CHECK(text({"Запас продо-", "вольственных и", "противопо-", "жарных то-", "варов в обще-",
              "образовательных"}) ==
        "[Запас продовольственных и противопожарных товаров в общеобразовательных|май]");
  CHECK(text({"Запас продо-", "вольственных", "то-", "ва-", "ров"}).ends_with("товаров|май]"));
  // Elsewhere in the text it is written so.
  CHECK(text({"Обход школ-", "интернатов и", "школ-интернатов", "райо-", "на"})
            .starts_with("[Обход школ-интернатов и школ-интернатов района"));
  CHECK(text({"Обход лес-", "хозов и лесхозов"}).starts_with("[Обход лесхозов и лесхозов"));
}

TEST_CASE("tables go on over pages; repeated headings and column numbers are furniture") {
  PageBuilder first(1), second(2);
  first.grid({50, 100, 250}, {700, 730, 760}).text(55, 720, "№").text(105, 720, "Мероприятие");
  first.text(55, 750, "1").text(105, 750, "Сход и");
  second.text(290, 40, "2");
  second.grid({50, 100, 250}, {60, 90, 120, 150}).text(55, 80, "№").text(105, 80, "Мероприятие");
  second.text(105, 110, "уборка").text(55, 140, "2").text(105, 140, "Парад");
  const std::string text = dump(join({first.page, second.page}));
  CHECK(text.find("[№|Мероприятие / 1|Сход и / {}№|Мероприятие / +|уборка / 2|Парад]") != std::string::npos);
  CHECK(text.find("{2}") != std::string::npos);
}

TEST_CASE("a new table with other columns stays apart") {
  PageBuilder first(1), second(2);
  first.grid({50, 100, 250}, {700, 730, 760}).text(55, 720, "№").text(105, 720, "Дело").text(55, 750, "1");
  second.grid({50, 150, 200, 250}, {60, 90, 120})
      .text(55, 80, "Школа")
      .text(155, 80, "Адрес")
      .text(205, 110, "7");
  const Document document = join({first.page, second.page});
  CHECK(document.blocks.size() == 2);
}

TEST_CASE("columns by white space, rows by numbers") {
  PageBuilder page;
  page.text(50, 100, "№").text(80, 100, "Мероприятие").text(250, 100, "Срок").text(350, 100, "Исполнитель");
  page.text(50, 115, "1").text(80, 115, "Обход дворов и").text(250, 115, "до 15 мая").text(350, 115, "Отдел");
  page.text(80, 127, "площадок");
  page.text(50, 142, "2").text(80, 142, "Субботник").text(250, 142, "апрель").text(350, 142, "Жители");
  page.text(50, 157, "3").text(80, 157, "Ремонт клуба").text(250, 157, "август").text(350, 157, "Отдел");
  CHECK(dump(join({page.page})) ==
        "[№|Мероприятие|Срок|Исполнитель / 1|Обход дворов и площадок|до 15 мая|Отдел / "
        "2|Субботник|апрель|Жители / "
        "3|Ремонт клуба|август|Отдел]");
}

TEST_CASE(
    "rows by the order of writing: cells in the middle, a neighbour that stands taller, close columns") {
  // Written cell by cell: the number stands in the middle of its row, the time begins a plain space behind.
  PageBuilder page;
  page.text(50, 100, "№").text(80, 100, "Дело").text(160, 100, "Срок").text(230, 100, "Кто");
  page.text(50, 124, "1").text(80, 118, "Обход дворов и").text(80, 130, "Сквера Победы");
  page.text(156, 124, "до мая").text(230, 124, "Отдел");
  page.text(50, 154, "2").text(80, 154, "Субботник").text(156, 142, "с 1 до 5").text(156, 154, "Апреля, и");
  page.text(156, 166, "Осенью").text(230, 148, "Жители").text(230, 160, "Школы");
  page.text(50, 178, "3").text(80, 178, "Ремонт клуба").text(156, 178, "август").text(230, 178, "Отдел");
  CHECK(dump(join({page.page})) ==
        "[№|Дело|Срок|Кто / 1|Обход дворов и Сквера Победы|до мая|Отдел / "
        "2|Субботник|с 1 до 5 Апреля, и Осенью|Жители Школы / 3|Ремонт клуба|август|Отдел]");
}

TEST_CASE("a table without a grid goes on in its columns: cut cells, one row, no heading") {
  PageBuilder first(1), second(2);
  first.text(50, 700, "№").text(80, 700, "Мероприятие").text(250, 700, "Срок").text(350, 700, "Исполнитель");
  first.text(50, 715, "1").text(80, 715, "Обход дворов").text(250, 715, "до 15 мая").text(350, 715, "Отдел");
  first.text(50, 730, "2").text(80, 730, "Субботник").text(250, 730, "апрель").text(350, 730, "Жители");
  first.text(50, 745, "3").text(80, 745, "Ремонт клуба").text(250, 745, "август").text(350, 745, "Отдел,");
  second.text(290, 30, "2").text(350, 60, "школы");
  second.text(50, 75, "4").text(80, 75, "Парад").text(250, 75, "9 мая").text(350, 75, "Глава");
  second.text(50, 115, "Начальник отдела культуры и спорта          И.И. Иванов");
  CHECK(
      dump(join({first.page, second.page})) ==
      "{2} ~ [№|Мероприятие|Срок|Исполнитель / 1|Обход дворов|до 15 мая|Отдел / 2|Субботник|апрель|Жители / "
      "3|Ремонт клуба|август|Отдел, / +|||школы / 4|Парад|9 мая|Глава] ~ "
      "Начальник отдела культуры и спорта    И.И. Иванов");
  // A section's title that wraps in a narrow column, wider than the numbers below it.
  PageBuilder section(2);
  section.text(50, 60, "Контроль").text(50, 72, "за ходом").text(50, 84, "работ");
  section.text(50, 100, "4").text(80, 100, "Парад").text(250, 100, "9 мая").text(350, 100, "Глава");
  section.text(50, 115, "5").text(80, 115, "Смотр").text(250, 115, "июнь").text(350, 115, "Глава");
  CHECK(dump(join({first.page, section.page})).find("4|Парад|9 мая|Глава / 5|Смотр|июнь|Глава]") !=
        std::string::npos);
  CHECK(join({first.page, section.page}).blocks.size() == 1);
  // Prose below the page's head is no row.
  PageBuilder prose(2);
  prose.text(50, 60, "Начальникам отделов доложить об исполнении до конца месяца");
  CHECK(join({first.page, prose.page}).blocks.size() == 2);
}

TEST_CASE("figures below figures are rows, also without numbers and rulings") {
  PageBuilder page;
  page.text(250, 100, "План").text(350, 100, "Факт");
  float y = 100;
  for (const char* name : {"Школы", "Детские", "сады", "Клубы и", "библиотеки", "Всего"}) {
    page.text(50, y += 12, name);
    if (name == std::string_view("Детские") || name == std::string_view("Клубы и")) continue;
    page.text(250, y, "12").text(350, y, "15,5");
  }
  CHECK(dump(join({page.page})) ==
        "[|План|Факт / Школы|12|15,5 / Детские сады|12|15,5 / Клубы и библиотеки|12|15,5 / Всего|12|15,5]");
}

TEST_CASE("rulings above and below: headings over several columns, rows between") {
  PageBuilder page;
  page.horizontal(90, 50, 400).horizontal(118, 50, 400).horizontal(160, 50, 400).horizontal(104, 195, 400);
  page.text(270, 101, "Полугодие").text(55, 115, "Отрасль").text(200, 115, "первое").text(350, 115, "второе");
  page.text(55, 130, "Связь").text(210, 130, "1,5").text(360, 130, "2,0");
  page.text(55, 142, "Торговля").text(210, 142, "7,5").text(360, 142, "–");
  page.text(55, 154, "Итого").text(210, 154, "9,0").text(360, 154, "2,0");
  CHECK(dump(join({page.page})) ==
        "[|Полугодие >2 / Отрасль|первое|второе / Связь|1,5|2,0 / Торговля|7,5|– / Итого|9,0|2,0]");
}

TEST_CASE("a column of which only the heading is filled, sections that begin in the first column") {
  PageBuilder page;
  page.text(50, 100, "№").text(80, 100, "Мероприятие").text(250, 100, "Срок").text(350, 100, "Отметка");
  page.text(50, 118, "Порядок в городе и дворах");
  page.text(50, 136, "1").text(80, 136, "Обход дворов").text(250, 136, "до 15 мая");
  page.text(50, 154, "2").text(80, 154, "Субботник").text(250, 154, "апрель");
  page.text(50, 172, "3").text(80, 172, "Ремонт клуба").text(250, 172, "август");
  CHECK(dump(join({page.page})) ==
        "[№|Мероприятие|Срок|Отметка / Порядок в городе и дворах >2|| / 1|Обход дворов|до 15 мая| / "
        "2|Субботник|апрель| / 3|Ремонт клуба|август|]");
}

TEST_CASE("a stamp of an electronic signature across a table and between words is kept apart") {
  PageBuilder page;
  page.text(50, 100, "Начальник отдела").text(400, 100, "П.С. Ракитин");
  page.grid({50, 100, 250, 400}, {120, 140, 160, 180});
  page.text(55, 134, "№").text(105, 134, "Мероприятие").text(255, 134, "Кто");
  page.text(55, 154, "1").text(105, 154, "Обход дворов").text(255, 154, "Отдел");
  page.text(55, 174, "2").text(105, 174, "Субботник").text(255, 174, "Жители");
  page.text(180, 98, "ДОКУМЕНТ ПОДПИСАН", 8).text(180, 110, "ЭЛЕКТРОННОЙ ПОДПИСЬЮ", 8);
  page.text(180, 122, "Сертификат: 00A1B2C3D4E5F6", 8).text(180, 134, "Владелец: Ракитин", 8);
  page.text(180, 146, "Павел Сергеевич", 8)
      .text(180, 158, "Действителен: с 10.01.2022", 8)
      .text(180, 170, "по 05.04.2023", 8);
  page.grid({170, 300}, {86, 178});
  const std::string text = dump(join({page.page}));
  CAPTURE(text);
  CHECK(text.find("Начальник отдела    П.С. Ракитин") != std::string::npos);
  CHECK(text.find("[№|Мероприятие|Кто / 1|Обход дворов|Отдел / 2|Субботник|Жители]") != std::string::npos);
  CHECK(text.find("{Павел Сергеевич} ~ {Действителен: с 10.01.2022} ~ {по 05.04.2023}") != std::string::npos);
  // A sentence about it is text.
  PageBuilder prose;
  prose.text(50, 100, "Документ подписан").text(50, 115, "Участники собрания").text(50, 130, "Дворы обошли");
  CHECK(dump(join({prose.page})).find("{Участники") == std::string::npos);
}

TEST_CASE("stamps without their usual heading, and lines that only look like a stamp's") {
  struct Case {
    std::vector<const char*> lines;
    bool stamp;
  };
  for (const auto& [lines, stamp] : {
           Case{{"ПОДПИСАНО ЭП", "Лаптева Нина Юрьевна", "Сертификат 4F0C11D29A"}, true},
           Case{{"Подписано ЭП: Н.Ю. Лаптева, 14.02.2023 10:15"}, true},
           Case{{"ЭЛЕКТРОННАЯ ПОДПИСЬ", "Владелец: Лаптева Нина", "Действителен до 14.02.2023"}, true},
           Case{{"Сертификат: 4F0C11", "Владелец: Лаптева Нина", "Действителен до 14.02.2023"}, true},
           Case{{"Документ создан в электронной форме. № 4-п от 18.04.2023", "Страница создана: 17.04.2023"},
                true},
           Case{{"Электронный документ направляется в архив", "Отдел кадров ведет журнал"}, false},
           Case{{"Срок действия плана: 2023-2025 годы", "Отдел кадров ведет журнал"}, false},
           Case{{"Владелец здания обязан вывесить флаг", "Отдел кадров ведет журнал"}, false},
           Case{{"Документ создан в электронной форме и хранится", "Отдел кадров ведет журнал"}, false},
       }) {
    PageBuilder page;
    page.text(50, 100, "Начальник отдела П.С. Ракитин");
    float y = 140;
    for (const char* line : lines) page.text(60, y += 11, line, 9);
    const std::string text = dump(join({page.page}));
    CAPTURE(text);
    CHECK((text.find('{') != std::string::npos) == stamp);
  }
}

TEST_CASE("a block at the page's right ends where the title below it begins") {
  const auto paragraphs = [](const std::vector<std::pair<float, const char*>>& lines) {
    PageBuilder page;
    page.text(50, 40,
              "Порядок учета мероприятий по благоустройству дворов и улиц города определяет отдел по работе");
    float y = 100;
    for (const auto& [x, line] : lines) page.text(x, y += 12, line);
    return dump(join({page.page}));
  };
  // Set to the right margin (530), at one indent, in the middle of the right half.
  for (const std::array<float, 2>& left : {std::array{470.0f, 400.0f}, {330.0f, 330.0f}, {420.0f, 385.0f}}) {
    const std::string text = paragraphs({{left[0], "УТВЕРЖДЕН"},
                                         {left[1], "приказом отдела от 2 мая"},
                                         {150, "План ремонта клубов и библиотек района на 2023 год"}});
    CAPTURE(text);
    CHECK(text.find(" ~ План ремонта") != std::string::npos);
  }
  // One text at the right margin.
  const std::string right =
      paragraphs({{445, "приказом отдела"}, {330, "культуры и спорта администрации города"}});
  CAPTURE(right);
  CHECK(right.find("отдела культуры") != std::string::npos);
}

TEST_CASE("numbers of lines in the margin are no part of the lines") {
  struct Case {
    const char* name;
    int step;
    float x, size;
    bool taken;
  };
  const std::vector<const char*> prose = {"АДМИНИСТРАЦИЯ ГОРОДА",
                                          "ПРИКАЗ",
                                          "В целях подготовки учреждений культуры к зиме, ремонта кровель и",
                                          "подвалов, закупки топлива и обучения работников отдел культуры",
                                          "приказывает:",
                                          "1. Утвердить план ремонта клубов.",
                                          "2. Контроль оставляю за собой.",
                                          "Начальник отдела",
                                          "Согласовано",
                                          "Отдел кадров",
                                          "Юрист"};
  const std::vector<const char*> rows = {"Обход дворов и улиц города, осмотр",
                                         "Ремонт клуба",
                                         "Ярмарка",
                                         "Смотр строя",
                                         "Парад",
                                         "Выставка",
                                         "Концерт",
                                         "Субботник"};
  for (const auto& [name, step, x, size, taken] :
       {Case{"each line", 1, 30, 10, true}, Case{"each line, small", 1, 40, 7, true},
        Case{"at the right", 1, 560, 8, true}, Case{"every fifth", 5, 30, 10, true},
        Case{"rows of a table", 1, 30, 10, false}}) {
    INFO(name);
    PageBuilder page;
    const std::vector<const char*>& lines = name == std::string("rows of a table") ? rows : prose;
    for (std::size_t k = 0; k < lines.size(); ++k) {
      const auto y = static_cast<float>(100 + 14 * k);
      page.text(70, y, lines[k]);
      if (int number = static_cast<int>(k) + 1; number % step == 0)
        page.text(x, y, std::to_string(number), size);
    }
    LineNumbers numbers;
    std::vector<Word> words = make_words(page.page);
    const std::size_t before = words.size();
    const std::optional<Stamp> found = numbers.take(words);
    CHECK(found.has_value() == taken);
    CHECK(before - words.size() == (taken ? lines.size() / static_cast<std::size_t>(step) : 0));
    if (!taken) continue;
    // The page behind it goes on, be it of a table alone.
    PageBuilder next;
    next.text(70, 100, rows[0]).text(x, 100, std::to_string(step == 1 ? 12 : 15), size);
    words = make_words(next.page);
    CHECK(numbers.take(words));
  }
  // A year or a number of the text that stands alone at the left.
  PageBuilder year;
  year.text(70, 100, prose[2]).text(30, 114, "2023").text(70, 114, "год");
  std::vector<Word> words = make_words(year.page);
  CHECK_FALSE(LineNumbers().take(words));
}

TEST_CASE("shaded rows part rows, the white ones between them too") {
  PageBuilder page;
  page.text(50, 100, "Мероприятие").text(250, 100, "Срок").text(350, 100, "Исполнитель");
  const char* const texts[4][2] = {{"Обход дворов,", "Скверов"},
                                   {"Ремонт", "Клуба «Рассвет»"},
                                   {"Смотр строя и песни в", "Школах"},
                                   {"Парад", "На площади"}};
  float y = 110;
  bool shaded = true;
  for (const auto& [first, second] : texts) {
    if (shaded) page.page.fills.push_back({45, y, 420, y + 28});
    page.text(50, y + 11, first).text(50, y + 23, second).text(250, y + 11, "май").text(350, y + 11, "Отдел");
    shaded = !shaded;
    y += 28;
  }
  const std::string text = dump(join({page.page}));
  CAPTURE(text);
  CHECK(
      text.starts_with("[Мероприятие|Срок|Исполнитель / Обход дворов, Скверов|май|Отдел / Ремонт\nКлуба "
                       "«Рассвет»|май|Отдел / "
                       "Смотр строя и песни в Школах|май|Отдел / Парад"));
}

TEST_CASE(
    "white space above shows on a page of short paragraphs; a number alone goes on behind a short form") {
  PageBuilder page;
  page.text(60, 60,
            "На основании распоряжения Министерства культуры и спорта нашей области, изданного 30.12.2022 г.")
      .text(60, 72, "№ 2801-р:")
      .text(60, 96, "1) утвердить план;")
      .text(60, 120, "СОГЛАСОВАНО:")
      .text(60, 132, "Начальник отдела")
      .text(60, 144, "Д.М. Сафин")
      .text(60, 168, "Глава района А.И. Бикчурин")
      .text(60, 192, "Срок исполнен.")
      .text(60, 204, "Задачи района:");
  const Document document = join({page.page});
  std::string seen;
  for (const Block& block : document.blocks) {
    const auto& paragraph = std::get<Paragraph>(block);
    seen += (paragraph.gap_before ? "^" : "") + paragraph.text + " ~ ";
  }
  CHECK(seen ==
        "^На основании распоряжения Министерства культуры и спорта нашей области, изданного 30.12.2022 г. № "
        "2801-р: ~ "
        "^1) утвердить план; ~ ^СОГЛАСОВАНО: ~ Начальник отдела ~ Д.М. Сафин ~ "
        "^Глава района А.И. Бикчурин ~ ^Срок исполнен. ~ Задачи района: ~ ");
}

TEST_CASE("sentences and clauses begin anew however full the line above is") {
  PageBuilder page;
  page.text(50, 100, "Об утверждении плана основных мероприятий клуба на 2023 год ");
  page.text(50, 114, "В целях порядка во дворах руководствуясь Уставом города и,");
  page.text(50, 128, "1. Утвердить план, принятый во исполнение письма 30.12.22 г.");
  page.text(50, 142, "№ 2801-р: два раза в год, когда снег сходит и когда выпадает");
  page.text(50, 156, "снова, по всем дворам и скверам города, и чаще.");
  CHECK(dump(join({page.page})) ==
        "Об утверждении плана основных мероприятий клуба на 2023 год ~ "
        "В целях порядка во дворах руководствуясь Уставом города и, ~ "
        "1. Утвердить план, принятый во исполнение письма 30.12.22 г. № 2801-р: два раза в год, когда снег "
        "сходит и когда "
        "выпадает снова, по всем дворам и скверам города, и чаще.");
}

TEST_CASE("turned headings that hang over their cells stay in them") {
  PageBuilder page;
  page.grid({50, 70, 90, 200}, {100, 130, 150, 170});
  // Written from below: the first word begins in the row under the heading.
  page.text_up(63, 147, "Ввод системы").text_up(83, 142, "МВД города").text(95, 120, "Содержание");
  page.text(58, 144, "1").text(78, 144, "2").text(95, 144, "3");
  page.text(58, 164, "Н").text(78, 164, "Д").text(95, 164, "Обход дворов");
  CHECK(dump(join({page.page})) == "[Ввод системы|МВД города|Содержание / {}1|2|3 / Н|Д|Обход дворов]");
}

TEST_CASE("headings and capitals that a narrow column cut are put together") {
  PageBuilder page;
  page.text(50, 80, "Работа со школами ШНОР, адрес которых XY");
  page.grid({50, 90, 115, 150}, {100, 140, 180});
  page.text(55, 112, "Резуль")
      .text(55, 124, "тат")
      .text(95, 112, "ШНО")
      .text(95, 124, "Р")
      .text(120, 112, "Кто");
  page.text(55, 152, "Приказ").text(95, 152, "МБУ").text(95, 164, "МЦК").text(120, 152, "Отдел");
  PageBuilder thrice;
  thrice.grid({50, 80, 150}, {100, 150, 180});
  thrice.text(55, 112, "Отве").text(55, 124, "тств").text(55, 136, "енные").text(90, 112, "Срок");
  thrice.text(55, 172, "Мэр").text(90, 172, "май");
  CHECK(dump(join({thrice.page})).starts_with("[Ответственные|Срок"));
  CHECK(dump(join({page.page})).find("[Результат|ШНОР|Кто / Приказ|МБУ МЦК|Отдел]") != std::string::npos);
}

TEST_CASE("the page's own number is furniture below a wide margin too, and the table goes on") {
  PageBuilder first(1), second(2);
  first.grid({50, 100, 250}, {700, 730, 760}).text(55, 720, "№").text(105, 720, "Дело").text(55, 750, "1");
  second.text(290, 130, "2").grid({50, 100, 250}, {160, 190}).text(55, 180, "2").text(105, 180, "Парад");
  CHECK(dump(join({first.page, second.page})).find("[№|Дело / 1| / 2|Парад]") != std::string::npos);
}

TEST_CASE("a grid without lines between its rows") {
  PageBuilder page;
  page.grid({50, 100, 200, 300}, {100, 180})
      .text(55, 115, "Год")
      .text(105, 115, "План")
      .text(205, 115, "Факт");
  page.text(55, 130, "2021").text(105, 130, "7").text(205, 130, "6");
  page.text(55, 145, "2022").text(105, 145, "8").text(205, 145, "9");
  page.text(55, 160, "2023").text(105, 160, "5").text(205, 160, "4");
  CHECK(dump(join({page.page})) == "[Год|План|Факт / 2021|7|6 / 2022|8|9 / 2023|5|4]");
  PageBuilder one;
  one.grid({50, 100, 200, 300}, {100, 180})
      .text(55, 115, "1")
      .text(105, 115, "Ремонт крыши")
      .text(205, 115, "10 000");
  one.text(105, 130, "школы № 3 и").text(205, 130, "20 000").text(105, 145, "детского сада");
  CHECK(dump(join({one.page})).find(" / ") == std::string::npos);
}

TEST_CASE("lists, contents, columns of prose and letter heads are no tables") {
  PageBuilder list, contents, letter;
  for (int k = 0; k < 6; ++k) {
    const float y = 100 + 12 * static_cast<float>(k);
    list.text(50, y, "–").text(70, y, "содержание дорог общего пользования");
    contents.text(50, y, "Раздел о сборе сведений")
        .text(180, y, ".........................")
        .text(320, y, "7");
  }
  letter.text(50, 100, "Администрация района").text(350, 100, "Главе поселения");
  letter.text(50, 112, "ул. Речная, дом двенадцать").text(350, 112, "Петрову Ивану");
  letter.text(50, 124, "город Онега").text(350, 124, "Северная улица");
  for (const PageBuilder& page : {list, contents, letter})
    for (const Block& block : join({page.page}).blocks) CHECK(std::holds_alternative<Paragraph>(block));
}

TEST_CASE("two columns of prose are read one after the other; a plan's columns are not prose") {
  PageBuilder page;
  for (int k = 0; k < 20; ++k) {
    const float y = 100 + 12 * static_cast<float>(k);
    page.text(50, y, "слева идет рассказ о сборе сведений в районе");
    page.text(300, y, "справа идут правила по которым их проверяли.");
  }
  const std::string text = dump(join({page.page}));
  CHECK(text.find("районе справа") == std::string::npos);
  CHECK(text.rfind("слева") < text.find("справа"));
  PageBuilder plan;
  plan.text(50, 88, "№").text(70, 88, "Мероприятие").text(300, 88, "Исполнитель").text(450, 88, "Срок");
  for (int k = 0; k < 20; ++k) {
    const float y = 100 + 12 * static_cast<float>(k);
    plan.text(50, y, std::to_string(k + 1)).text(70, y, "Проверка порядка в каждом из домов села");
    plan.text(300, y, "Отдел развития").text(450, y, "до 15 мая");
  }
  const Document document = join({plan.page});
  REQUIRE(document.blocks.size() == 1);
  CHECK(std::get<Table>(document.blocks[0]).rows.size() == 21);
}

TEST_CASE("prose and signature lines are no tables") {
  PageBuilder page;
  page.text(50, 100, "В целях улучшения благоустройства города и содержания дворов в чистоте и порядке");
  page.text(50, 112, "приказываю всем управляющим организациям города провести уборку территорий.");
  page.text(50, 150, "Начальник управления").text(400, 150, "И.И. Петров");
  for (const Block& block : join({page.page}).blocks) CHECK(std::holds_alternative<Paragraph>(block));
}

TEST_CASE("agreement columns are read one after the other") {
  PageBuilder page;
  page.text(50, 100, "СОГЛАСОВАНО").text(350, 100, "УТВЕРЖДАЮ");
  page.text(50, 112, "Глава района").text(350, 112, "Директор школы");
  page.text(50, 124, "П.П. Орлов").text(350, 124, "С.С. Гусева");
  CHECK(dump(join({page.page})) ==
        "СОГЛАСОВАНО ~ Глава района ~ П.П. Орлов ~ УТВЕРЖДАЮ ~ Директор школы ~ С.С. Гусева");
}

TEST_CASE("any heap of glyphs and lines gives a document that has every letter once") {
  std::mt19937 random(11);
  std::uniform_real_distribution<float> x(-50, 650), y(-50, 900), length(0, 400);
  for (int round = 0; round < 60; ++round) {
    PageBuilder page;
    for (int k = 0; k < 80; ++k) page.text(x(random), y(random), "слово");
    for (int k = 0; k < 40; ++k) {
      const float begin = x(random);
      page.horizontal(y(random), begin, begin + length(random));
      page.vertical(x(random), begin, begin + length(random));
    }
    const Document document = join({page.page});
    std::size_t letters = 0;
    for (const Block& block : document.blocks)
      if (const auto* paragraph = std::get_if<Paragraph>(&block)) {
        letters += utf8::count_visible(paragraph->text);
      } else {
        for (const Cell& cell : std::get<Table>(block).cells) letters += utf8::count_visible(cell.text);
      }
    CHECK(letters <= 400);
    CHECK(letters >= 380);  // letters drawn over each other may count as one
  }
}
