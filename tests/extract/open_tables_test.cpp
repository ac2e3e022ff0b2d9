// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Tables that no grid holds together: where they begin and end, how they go on over pages.
#include <algorithm>
#include <catch2/catch.hpp>

#include "base/utf8.h"
#include "placed_support.h"

using namespace prikaz;
using namespace prikaz::test;

namespace {

constexpr float kColumns[] = {50, 80, 250, 350};

// A line of texts at the columns; empty ones are left out.
void row(PageBuilder& page, float y, const std::vector<std::string_view>& texts) {
  for (std::size_t k = 0; k < texts.size(); ++k)
    if (!texts[k].empty()) page.text(kColumns[k], y, texts[k]);
}

// Words with narrow spaces, as a maker sets prose.
void prose(PageBuilder& page, float x, float y, std::string_view text, float space = 3) {
  for (std::size_t from = 0; from < text.size();) {
    const std::size_t to = std::min(text.find(' ', from), text.size());
    page.text(x, y, text.substr(from, to - from));
    x += 5 * static_cast<float>(utf8::length(text.substr(from, to - from))) + space;
    from = to + 1;
  }
}

}  // namespace

TEST_CASE("a heading between rulings: its rows stand below, far apart and with no ruling between them") {
  PageBuilder page;
  page.horizontal(88, 48, 420).horizontal(106, 48, 420);
  row(page, 100, {"№", "Мероприятие", "Срок", "Исполнитель"});
  row(page, 125, {"1", "Обход дворов и", "до 15 мая", "Отдел"});
  row(page, 137, {"", "площадок"});
  row(page, 162, {"2", "Субботник", "апрель", "Жители"});
  row(page, 187, {"3", "Ремонт клуба", "август", "Отдел"});
  page.text(50, 250, "Начальник отдела культуры и спорта          И.И. Иванов");
  CHECK(dump(join({page.page})) ==
        "[№|Мероприятие|Срок|Исполнитель / 1|Обход дворов и площадок|до 15 мая|Отдел / "
        "2|Субботник|апрель|Жители / 3|Ремонт клуба|август|Отдел] ~ "
        "Начальник отдела культуры и спорта    И.И. Иванов");
}

TEST_CASE("where rulings close a table, what follows below the last one is no row of it") {
  PageBuilder page;
  page.horizontal(88, 48, 420).horizontal(106, 48, 420).horizontal(140, 48, 420).horizontal(158, 48, 420);
  row(page, 100, {"№", "Мероприятие", "Срок", "Исполнитель"});
  row(page, 118, {"1", "Субботник", "апрель", "Жители"});
  row(page, 132, {"2", "Ремонт клуба", "август", "Отдел"});
  row(page, 152, {"", "Всего дел", "2", ""});
  page.text(50, 180, "Срок для отчета: месяц.          Отдел культуры")
      .text(50, 192, "Глава          Иванов");
  CHECK(dump(join({page.page})).find("|Отдел / |Всего дел|2|] ~ ") != std::string::npos);
}

TEST_CASE("prose with wide spaces close above a table is none of its rows") {
  PageBuilder page;
  page.text(50, 62, "4.")
      .text(80, 62, "Контроль")
      .text(150, 62, "за")
      .text(180, 62, "исполнением")
      .text(260, 62, "приказа");
  page.text(50, 74, "возложить")
      .text(120, 74, "на")
      .text(180, 74, "заместителя")
      .text(260, 74, "начальника.");
  row(page, 92, {"№", "Мероприятие", "Срок", "Исполнитель"});
  row(page, 106, {"1", "Обход дворов", "до 15 мая", "Отдел"});
  row(page, 120, {"2", "Субботник", "апрель", "Жители"});
  row(page, 134, {"3", "Ремонт клуба", "август", "Отдел"});
  CHECK(dump(join({page.page})).find("~ [№|Мероприятие|Срок|Исполнитель / 1|Обход дворов|") !=
        std::string::npos);
}

TEST_CASE("a cell's text that begins like a stamp ends no table; a stamp does") {
  PageBuilder page;
  row(page, 100, {"№", "Мероприятие", "Срок", "Результат"});
  row(page, 115, {"1", "Опрос жителей", "до 15 мая", "Собраны анкеты"});
  row(page, 127, {"", "", "", "Утвержден отчет"});
  row(page, 142, {"2", "Субботник", "апрель", "Убраны дворы"});
  row(page, 157, {"3", "Ремонт клуба", "август", "Открыт клуб"});
  PageBuilder stamped = page;
  CHECK(dump(join({page.page})).find("Собраны анкеты Утвержден отчет / 2|") != std::string::npos);
  stamped.text(300, 172, "УТВЕРЖДЕН приказом отдела");
  CHECK(dump(join({stamped.page})).find("Открыт клуб] ~ УТВЕРЖДЕН") != std::string::npos);
}

TEST_CASE("a heading of several lines alone at a page's foot has its rows on the next page") {
  PageBuilder first(1), second(2);
  first.text(50, 300, "Утвердить план работы с молодыми семьями и ход его исполнения");
  row(first, 764, {"", "Мероприятие", "Срок", ""});
  row(first, 770, {"№", "", "", "Исполнитель"});
  row(first, 776, {"", "(содержание)", "исполнения", ""});
  row(first, 790, {"1", "2", "3", "4"});
  row(second, 60, {"1", "Обход дворов", "до 15 мая", "Отдел"});
  row(second, 74, {"2", "Субботник", "апрель", "Жители"});
  row(second, 88, {"3", "Ремонт клуба", "август", "Отдел"});
  const Document document = join({first.page, second.page});
  REQUIRE(document.blocks.size() == 2);
  CHECK(std::get<Table>(document.blocks[1]).columns == 4);
}

TEST_CASE("one short row tells columns badly; the next page tells them itself") {
  PageBuilder first(1), second(2);
  row(first, 760, {"№", "Мероприятие", "Срок", "Исполнитель"});
  row(first, 775, {"1", "Обход", "май", "Отдел"});
  second.text(300, 30, "2");
  row(second, 60, {"№", "Мероприятие", "Срок", "Исполнитель"});
  row(second, 84, {"2", "Уборка парков и набережной", "апрель, октябрь", "Жители"});
  row(second, 96, {"", "и площадок у школ"});
  row(second, 120, {"3", "Ремонт клуба", "август", "Отдел строительства и жилья"});
  row(second, 144, {"4", "Выставка работ учеников", "сентябрь", "Отдел"});
  const Document document = join({first.page, second.page});
  CHECK(dump(document).find("2|Уборка парков и набережной и площадок у школ|апрель, октябрь|Жители / "
                            "3|Ремонт клуба|август|Отдел строительства и жилья / 4|") != std::string::npos);
  CHECK(std::count_if(document.blocks.begin(), document.blocks.end(),
                      [](const Block& block) { return std::holds_alternative<Table>(block); }) == 1);
}

TEST_CASE("rows whose texts hold words of headings are rows: the table goes on") {
  PageBuilder first(1), second(2);
  first.grid({50, 80, 250, 350, 470}, {700, 730, 760});
  row(first, 720, {"№", "Мероприятие", "Срок", "Результат"});
  row(first, 750, {"1", "Сход граждан", "май", "Протокол"});
  second.grid({50, 80, 250, 350, 470}, {60, 90, 120});
  row(second, 80, {"2", "Анализ мероприятий", "август", "Оценка результатов"});
  row(second, 110, {"3", "Парад", "9 мая", "Отчет"});
  CHECK(dump(join({first.page, second.page})) ==
        "[№|Мероприятие|Срок|Результат / 1|Сход граждан|май|Протокол / "
        "2|Анализ мероприятий|август|Оценка результатов / 3|Парад|9 мая|Отчет]");
}

TEST_CASE("a heading that a page break tore is one; so is a row that breaks off behind a preposition") {
  PageBuilder first(1), second(2);
  first.grid({50, 80, 250, 350, 470}, {740, 760});
  row(first, 755, {"№", "Наименование", "Срок", "Ответственные"});
  second.grid({50, 80, 250, 350, 470}, {60, 90, 120, 150});
  row(second, 80, {"п/п", "мероприятия", "", "исполнители"});
  row(second, 110, {"1", "Парад", "9 мая", "Глава"});
  row(second, 140, {"2", "Запись детей в", "июнь", "Школы"});
  PageBuilder third(3);
  third.grid({50, 80, 250, 350, 470}, {60, 90, 120});
  row(third, 80, {"", "МБУ «Спорт»"});
  row(third, 110, {"3", "Поход", "июль", "Школы"});
  CHECK(dump(join({first.page, second.page, third.page})) ==
        "[№|Наименование|Срок|Ответственные / +п/п|мероприятия||исполнители / 1|Парад|9 мая|Глава / "
        "2|Запись детей в|июнь|Школы / +|МБУ «Спорт»|| / 3|Поход|июль|Школы]");
}

TEST_CASE("web addresses that lines cut are whole; two addresses stay two") {
  PageBuilder page;
  page.grid({50, 160, 260}, {88, 130, 172});
  page.text(52, 100, "https://kultura-").text(52, 112, "gorod.example/").text(52, 124, "plan");
  page.text(162, 100, "Отдел");
  page.text(52, 142, "https://a.example/ne").text(52, 154, "ws").text(52, 166, "https://b.example");
  CHECK(dump(join({page.page})) ==
        "[https://kultura-gorod.example/plan|Отдел / https://a.example/news\nhttps://b.example|]");
}

TEST_CASE("figures part columns that stand closer than texts may; digits in groups are one figure") {
  PageBuilder page;
  page.text(50, 100, "Год").text(75, 100, "I кв").text(105, 100, "II кв").text(145, 100, "III кв");
  float y = 100;
  for (const char* year : {"2019", "2020", "2021", "2022"}) {
    y += 14;
    page.text(50, y, year).text(76, y, "4215").text(106, y, "9093").text(146, y, "1 210");
  }
  const std::string text = dump(join({page.page}));
  CHECK(text.find("2020|4215|9093|1 210 / 2021|") != std::string::npos);
}

TEST_CASE("groups of rows: a name with nothing beside it and rows set in; a number before a small word") {
  PageBuilder page;
  page.text(200, 100, "2019").text(260, 100, "2020");
  float y = 100;
  for (const char* group : {"Сады", "Поля"}) {
    page.text(50, y += 14, group);
    for (const char* name : {"До 5 га", "5 га и более", "20 га и более"}) {
      y += 12;
      page.text(62, y, name).text(200, y, "152").text(260, y, "47");
    }
  }
  CHECK(dump(join({page.page})) ==
        "[|2019|2020 / Сады|| / До 5 га|152|47 / 5 га и более|152|47 / 20 га и более|152|47 / "
        "Поля|| / До 5 га|152|47 / 5 га и более|152|47 / 20 га и более|152|47]");
}

TEST_CASE("a heading at the left and figures at the right are one column") {
  PageBuilder page;
  page.text(50, 100, "Школа").text(150, 100, "Учеников").text(230, 100, "На одного");
  page.text(230, 112, "учителя");
  float y = 112;
  for (const char* name : {"Первая", "Вторая", "Третья", "Сельская", "Вечерняя"}) {
    y += 14;
    page.text(50, y, name).text(170, y, "512").text(285, y, "12,5");
  }
  const std::string text = dump(join({page.page}));
  CHECK(text.find("[Школа|Учеников|На одного учителя / Первая|512|12,5 / ") != std::string::npos);
}

TEST_CASE("a title in the middle of the page is no heading over columns; what stands over columns is") {
  PageBuilder page;
  page.text(50, 40,
            "Отчет составлен по данным отделов, которые ведут учет расходов по разделам бюджета района");
  page.text(225, 96, "Исполнение бюджета")
      .text(342, 108, "Расходы")
      .text(300, 120, "2019")
      .text(400, 120, "2020");
  float y = 120;
  for (const char* name : {"Школы", "Клубы", "Дороги", "Итого"}) {
    y += 14;
    page.text(50, y, name).text(300, y, "1512").text(400, y, "1047");
  }
  CHECK(dump(join({page.page})).find("~ Исполнение бюджета ~ [|Расходы >2 / |2019|2020 / Школы|1512|1047") !=
        std::string::npos);
}

TEST_CASE("a table goes on in the page's next column") {
  PageBuilder page;
  float y = 60;
  for (int k = 0; k < 14; ++k, y += 12) {
    page.text(50, y, "сведения собраны по районам и сверены с ним");
    page.text(310, y, k < 3 ? "" : "охват стал полнее и все единицы учтены раз");
  }
  page.text(50, 240, "Школы").text(160, 240, "2019").text(220, 240, "2020");
  for (const char* name : {"Первая", "Вторая", "Третья"}) {
    y += 14;
    page.text(50, y, name).text(160, y, "152").text(220, y, "47");
  }
  y = 46;
  for (const char* name : {"Сельская", "Вечерняя", "Итого"}) {
    y += 12;
    page.text(310, y, name).text(420, y, "152").text(480, y, "47");
  }
  y = 240;
  for (int k = 0; k < 6; ++k, y += 12) page.text(310, y, "охват стал полнее и все единицы учтены раз");
  CHECK(dump(join({page.page})).find("Третья|152|47 / Сельская|152|47 / Вечерняя|152|47 / Итого|152|47]") !=
        std::string::npos);
}

TEST_CASE("lines of justified cells leave strips that are no columns; closely set cells begin at one place") {
  // Written cell by cell; between the second and the third column stands no more than a plain space.
  PageBuilder page;
  page.horizontal(88, 48, 420);
  row(page, 100, {"№", "Мероприятие", "Срок", "Исполнитель"});
  float y = 106;
  page.horizontal(y, 48, 420);
  for (const std::string_view number : {"1", "2", "3", "4", "5"}) {
    page.text(50, y + 14, number);
    page.text(80, y + 14, "Обходдворов")
        .text(241, y + 14, "и")
        .text(80, y + 26, "площадок")
        .text(221, y + 26, "рядом");
    page.text(80, y + 38, "сошколами");
    page.text(250, y + 14, "до").text(321, y + 14, "мая").text(250, y + 26, "включительно");
    page.text(350, y + 14, "Отдел").text(400, y + 14, "по").text(350, y + 26, "культуре");
    y += 48;
    page.horizontal(y, 48, 420);
  }
  const std::string text = dump(join({page.page}));
  // Wide spaces stay in the text.
  CHECK(utf8::squeeze(text).find(
            " / 4|Обходдворов и площадок рядом сошколами|до мая включительно|Отдел по культуре / 5|") !=
        std::string::npos);
}

TEST_CASE("cells set in the middle of their rows between rulings, with no line in common") {
  PageBuilder page;
  page.horizontal(88, 48, 420).horizontal(106, 48, 420);
  row(page, 100, {"№", "Мероприятие", "Срок", "Исполнитель"});
  float y = 106;
  for (const std::string_view number : {"1", "2", "3", "4"}) {
    page.text(52, y + 21, number);
    page.text(90, y + 15, "Обходдворов").text(85, y + 27, "всехплощадок");
    page.text(255, y + 21, "весной");
    page.text(350, y + 15, "Отдел").text(355, y + 27, "школ");
    y += 38;
    page.horizontal(y, 48, 420);
  }
  CHECK(dump(join({page.page})) ==
        "[№|Мероприятие|Срок|Исполнитель / 1|Обходдворов всехплощадок|весной|Отдел школ / "
        "2|Обходдворов всехплощадок|весной|Отдел школ / 3|Обходдворов всехплощадок|весной|Отдел школ / "
        "4|Обходдворов всехплощадок|весной|Отдел школ]");
}

TEST_CASE("thousands of lines that go over the gutters below a table cost no square of their number") {
  PageBuilder page;
  page.page.height = 200000;
  float y = 100;
  for (int k = 0; k < 9000; ++k, y += 12) {
    page.text(50, y, "дело").text(350, y, "15");
    if (k < 8000) page.text(200, y, "отдел");
    if (k >= 8000) page.text(76, y, "длинное-слово-поверх-обоих-промежутков");
  }
  CHECK(join({page.page}).blocks.size() >
        0);  // without the bound, it took minutes: the test's time would run out
}

TEST_CASE("a ruling that leaves a column out: the cells above and below it are one") {
  PageBuilder page;
  page.horizontal(88, 48, 420).horizontal(106, 48, 420).horizontal(126, 48, 335).horizontal(146, 48, 420);
  page.horizontal(166, 48, 230).horizontal(166, 345, 420).horizontal(186, 48, 420);
  row(page, 100, {"№", "Мероприятие", "Срок", "Исполнитель"});
  row(page, 119, {"1", "Субботник", "апрель", "Отдел"});
  row(page, 131, {"", "", "", "культуры"});
  row(page, 139, {"2", "Обход дворов", "май", ""});
  row(page, 159, {"3", "Парад", "июнь", "Глава"});
  row(page, 179, {"4", "Смотр", "", "Школы"});
  CHECK(dump(join({page.page})) ==
        "[№|Мероприятие|Срок|Исполнитель / 1|Субботник|апрель|Отдел культуры v2 / 2|Обход дворов|май / "
        "3|Парад|июнь v2|Глава / 4|Смотр|Школы]");
}

TEST_CASE("numbers that a narrow column cut are one: rows 9, 10, 11; also at a page's top") {
  PageBuilder page, top(2);
  row(page, 100, {"№", "Мероприятие", "Срок", "Исполнитель"});
  row(page, 114, {"9", "Субботник", "апрель", "Отдел"});
  row(page, 128, {"1", "Обход дворов", "май", "Жители"});
  row(page, 140, {"0", "и площадок", "", ""});
  row(page, 154, {"1", "Парад", "июнь", "Глава"});
  row(page, 166, {"1", "школ", "", ""});
  const std::string text = dump(join({page.page}));
  CHECK(text.find("9|Субботник|апрель|Отдел / 10|Обход дворов и площадок|май|Жители / 11|Парад школ|") !=
        std::string::npos);
  row(top, 86, {"№", "Мероприятие", "Срок", "Исполнитель"});
  for (const auto& [y, number] : {std::pair(100, 12), {124, 13}, {148, 14}}) {
    row(top, static_cast<float>(y), {"1", "Смотр", "июль", "Глава"});
    row(top, static_cast<float>(y + 12), {std::to_string(number).substr(1), "парков", "", ""});
  }
  CHECK(dump(join({top.page})).find("12|Смотр парков|июль|Глава / 13|Смотр парков|июль|Глава / 14|") !=
        std::string::npos);
  // Short rows one close below the other stay rows.
  PageBuilder close;
  row(close, 100, {"№", "Мероприятие", "Срок", "Исполнитель"});
  row(close, 112, {"1", "Парад", "май", "Глава"});
  row(close, 124, {"2", "Смотр", "июнь", "Глава"});
  row(close, 136, {"3", "Поход", "июль", "Отдел"});
  CHECK(dump(join({close.page})).find("1|Парад|май|Глава / 2|Смотр|июнь|Глава / 3|Поход|") !=
        std::string::npos);
}

TEST_CASE("lines of columns alone, parted by rows that go over all of them") {
  const auto page = [](float gap_of_third) {
    PageBuilder page;
    page.horizontal(100, 50, 450).horizontal(120, 50, 450).horizontal(260, 50, 450);
    page.vertical(50, 100, 260).vertical(450, 100, 260);
    for (const float x : {80.0f, 250.0f})
      page.vertical(x, 100, 120).vertical(x, 140, 190).vertical(x, 210, 260);
    page.vertical(350, 100, 120).vertical(350, 140, 190 - gap_of_third).vertical(350, 210, 260);
    page.text(55, 114, "№").text(85, 114, "Дело").text(255, 114, "Срок").text(355, 114, "Кто");
    page.text(55, 134, "1. Уборка дворов и парков города к празднику");
    page.text(55, 154, "1.1").text(85, 154, "Обход дворов").text(255, 154, "май").text(355, 154, "Отдел");
    page.text(85, 166, "и площадок");
    page.text(55, 182, "1.2").text(85, 182, "Субботник").text(255, 182, "апрель").text(355, 182, "Жители");
    page.text(55, 204, "2. Ремонт дорог и мостов в черте города за год");
    page.text(55, 224, "2.1").text(85, 224, "Смета").text(255, 224, "июнь").text(355, 224, "Отдел");
    page.text(55, 246, "2.2").text(85, 246, "Подряд").text(255, 246, "июль").text(355, 246, "Мэр");
    return dump(join({page.page}));
  };
  CHECK(page(0) ==
        "[№|Дело|Срок|Кто / 1. Уборка дворов и парков города к празднику >4 / 1.1|Обход дворов\nи "
        "площадок|май|Отдел / "
        "1.2|Субботник|апрель|Жители / 2. Ремонт дорог и мостов в черте города за год >4 / "
        "2.1|Смета|июнь|Отдел / "
        "2.2|Подряд|июль|Мэр]");
  // A line that ends elsewhere shows no row.
  CHECK(page(20).find("в черте города за год >4") == std::string::npos);
}

TEST_CASE("the rest of a row's last cell below its neighbours, at a page's foot and on the next page") {
  PageBuilder first(1), second(2);
  const auto row = [](PageBuilder& page, float y, std::string_view number, std::string_view what,
                      std::string_view when) {
    page.text(50, y, number).text(80, y, what).text(300, y, when);
  };
  row(first, 760, "№", "Мероприятие", "Срок");
  row(first, 775, "1", "Обход дворов", "до 15 мая");
  row(first, 790, "2", "Отчет о ходе работ", "ежедневно до");
  first.text(300, 802, "10.00 и").text(300, 814, "18.00 в");
  second.text(300, 60, "2023");
  row(second, 75, "3", "Ремонт клуба", "август");
  row(second, 90, "4", "Субботник", "апрель");
  const std::string text = dump(join({first.page, second.page}));
  CHECK(text.find("2|Отчет о ходе работ|ежедневно до 10.00 и 18.00 в") != std::string::npos);
  CHECK(text.find("{2023}") == std::string::npos);
  // A text that begins elsewhere is none of the last cell.
  PageBuilder third;
  row(third, 100, "№", "Мероприятие", "Срок");
  row(third, 115, "1", "Обход дворов", "до 15 мая");
  row(third, 130, "2", "Отчет", "июнь");
  row(third, 145, "3", "Ремонт", "август");
  third.text(345, 157, "Мэр Ильин");
  CHECK(dump(join({third.page})).find("август Мэр") == std::string::npos);
}

namespace {

// Text in `lines` at x, written before or behind a table of figures that begins at `table`.
PageBuilder beside_page(float x, float table, bool apart) {
  PageBuilder page;
  const std::vector<std::string> lines = {
      "Landings fell in all the ports of the coast", "as boats were laid up and crews left them",
      "for better work in the towns, where pay had", "risen by a third within five years of rule",
      "The rest was sold abroad or kept for spares", "in the yards of the state, as shown in part"};
  const auto write = [&](std::size_t k) { page.text(x, 100 + 12 * static_cast<float>(k), lines[k]); };
  const auto row = [&](std::size_t k) {
    const float y = 101 + 12 * static_cast<float>(k);
    page.text(table, y, k == 0 ? "Year" : std::to_string(1995 + k))
        .text(table + 50, y, k == 0 ? "Boats" : std::to_string(310 + 7 * k));
    page.text(table + 100, y, k == 0 ? "Crew" : std::to_string(520 + 9 * k));
  };
  if (apart)
    for (std::size_t k = 0; k < lines.size(); ++k) {
      write(k);
      row(k);
    }
  else {
    for (std::size_t k = 0; k < lines.size(); ++k) write(k);
    for (std::size_t k = 0; k < lines.size(); ++k) row(k);
  }
  return page;
}

}  // namespace

TEST_CASE("text that flows beside a table is none of it") {
  const std::string rows =
      "[Year|Boats|Crew / 1996|317|529 / 1997|324|538 / 1998|331|547 / 1999|338|556 / 2000|345|565]";
  CHECK(dump(join({beside_page(50, 310, false).page})).find(rows) != std::string::npos);
  CHECK(dump(join({beside_page(240, 50, false).page})).find(rows) != std::string::npos);
  // Written row by row it is the first column.
  CHECK(dump(join({beside_page(50, 310, true).page})).find(rows) == std::string::npos);
}

TEST_CASE("two tables side by side, each with its title") {
  const auto page = [](std::string_view left, std::string_view right) {
    PageBuilder page;
    page.text(50, 100, left).text(300, 100, right);
    for (std::size_t k = 0; k < 6; ++k) {
      const float y = 116 + 12 * static_cast<float>(k);
      for (const float x : {50.0f, 300.0f}) {
        page.text(x, y, k == 0 ? "Age" : std::to_string(15 + 10 * k))
            .text(x + 60, y, k == 0 ? "Men" : std::to_string(311 + 7 * k));
        page.text(x + 120, y, k == 0 ? "Women" : std::to_string(520 + 9 * k));
      }
    }
    return dump(join({page.page}));
  };
  const std::string apart = page("Table 1. Smokers", "Table 2. Others");
  CHECK(apart.find("55|339|556 / 65|346|565] {Table 2. Others} [Age|Men|Women / 25|318|529") ==
        std::string::npos);
  CHECK(apart.find("[Age|Men|Women / 25|318|529") != std::string::npos);
  CHECK(page("Smokers", "Others").find("[Age|Men|Women / 25|318|529 ") == std::string::npos);
}

TEST_CASE("a table over the whole breadth above two columns of prose is whole") {
  PageBuilder page;
  for (std::size_t k = 0; k < 6; ++k) {
    const float y = 60 + 12 * static_cast<float>(k);
    page.text(50, y, k == 0 ? "District" : std::string(5, static_cast<char>('A' + k)))
        .text(170, y, k == 0 ? "Staff" : std::to_string(11 + k));
    page.text(320, y, k == 0 ? "Visits" : std::to_string(311 + k))
        .text(450, y, k == 0 ? "Cost" : std::to_string(21 + k));
  }
  for (std::size_t k = 0; k < 16; ++k)
    page.text(50, 160 + 12 * static_cast<float>(k), "the staff of each of the districts were asked");
  for (std::size_t k = 0; k < 16; ++k)
    page.text(300, 160 + 12 * static_cast<float>(k), "what they had done in the weeks before the day");
  CHECK(
      dump(join({page.page})).starts_with("[District|Staff|Visits|Cost / BBBBB|12|312|22 / CCCCC|13|313|23"));
}

TEST_CASE("an index written down its columns is no table; written by rows it is one") {
  const auto page = [](bool down) {
    PageBuilder page;
    const std::vector<std::string> words = {"Barley, fields", "Cattle, sheds", "Fruits of trees",
                                            "Hay and straw",  "Poultry, eggs", "Sheep, wool"};
    for (std::size_t i = 0; i < 18; ++i) {
      const std::size_t row = down ? i % 6 : i / 3, column = down ? i / 6 : i % 3;
      page.text(50 + 150 * static_cast<float>(column), 100 + 12 * static_cast<float>(row),
                words[(row + column) % 6]);
    }
    return dump(join({page.page}));
  };
  CHECK(page(true).find('[') == std::string::npos);
  CHECK(page(false).find('[') != std::string::npos);
}

TEST_CASE("a frame with a ruling below the heading: white space tells the columns") {
  PageBuilder page;
  page.grid({50, 450}, {100, 120, 190});
  const auto row = [&](float y, std::string_view a, std::string_view b, std::string_view c) {
    page.text(55, y, a).text(200, y, b).text(330, y, c);
  };
  row(114, "Measure", "Body", "Status");
  row(134, "Repair of roads", "Ministry", "done");
  row(150, "Small schools", "Council", "delayed");
  row(166, "Health posts", "Agency", "under way");
  CHECK(dump(join({page.page}))
            .find("[Measure|Body|Status / Repair of roads|Ministry|done / Small schools|Council|delayed") !=
        std::string::npos);
  PageBuilder note;
  note.grid({50, 450}, {100, 120, 160})
      .text(55, 114, "Key point")
      .text(55, 134, "Returns must reach the office")
      .text(55, 146, "by the first of May.");
  CHECK(dump(join({note.page})).find('[') == std::string::npos);
}

TEST_CASE("headings at the left of broad columns, figures at their right, a column for each") {
  PageBuilder page;
  const auto row = [&](float y, const std::vector<std::string>& texts) {
    page.text(50, y, texts[0]).text(150, y, texts[1]).text(205, y, texts[2]).text(290, y, texts[3]);
  };
  page.text(50, 100, "Group").text(120, 100, "Persons").text(190, 100, "Share").text(260, 100, "Rate");
  row(114, {"Under 20", "11,245", "65.8", "0.4"});
  row(128, {"20 to 39", "81,533", "58.7", "1.4"});
  row(142, {"40 to 59", "77,021", "32.8", "2.5"});
  row(156, {"60 and over", "73,298", "44.5", "3.1"});
  CHECK(dump(join({page.page})) ==
        "[Group|Persons|Share|Rate / Under 20|11,245|65.8|0.4 / 20 to 39|81,533|58.7|1.4 / "
        "40 to 59|77,021|32.8|2.5 / 60 and over|73,298|44.5|3.1]");
}

TEST_CASE("a title between rulings parts two tables; a section does not") {
  const auto page = [](std::string_view between) {
    PageBuilder page;
    for (const float top : {100.0f, 172.0f}) {
      page.horizontal(top, 50, 400).horizontal(top + 16, 50, 400);
      page.text(55, top + 12, "Group").text(200, top + 12, "Persons").text(320, top + 12, "Share");
      for (int k = 0; k < 3; ++k) {
        const float y = top + 28 + 12 * static_cast<float>(k);
        page.text(55, y, "Age " + std::string(1, static_cast<char>('A' + k)))
            .text(200, y, "1,245")
            .text(320, y, "65.8");
      }
    }
    page.text(55, 168, between);
    return dump(join({page.page}));
  };
  const std::string parted = page("Table 2. Others"), whole = page("Men and boys");
  CHECK(std::count(parted.begin(), parted.end(), '[') == 2);
  CHECK(parted.find("Table 2. Others ") != std::string::npos);
  CHECK(std::count(whole.begin(), whole.end(), '[') == 1);
}

TEST_CASE("labels of a bar chart are no table; figures on the grounds of cells are") {
  const auto page = [](bool bars, bool upright) {
    PageBuilder page;
    for (int k = 0; k < 6; ++k) {
      const float at = static_cast<float>(k), length = bars ? 60 + 17 * static_cast<float>((5 * k) % 6) : 150;
      if (upright) {
        page.page.fills.push_back({60 + 50 * at, 260 - length, 90 + 50 * at, 260});
        for (int row = 0; row < 4; ++row)
          page.text(62 + 50 * at, 150 + 28 * static_cast<float>(row), std::to_string(2001 + k + row));
      } else {
        page.page.fills.push_back({150, 100 + 20 * at, 150 + length, 112 + 20 * at});
        page.text(60, 110 + 20 * at, "Area " + std::string(1, static_cast<char>('A' + k)));
        page.text(bars ? 160 + length : 260, 110 + 20 * at, std::to_string(311 + 7 * k));
        page.text(200, 110 + 20 * at, std::to_string(11 + k));
      }
    }
    return dump(join({page.page})).find('[') != std::string::npos;
  };
  CHECK(!page(true, false));
  CHECK(page(false, false));
  CHECK(!page(true, true));
  CHECK(page(false, true));
}

TEST_CASE("titles and numbers of pages that never fall are contents; figures below a heading are a table") {
  const auto page = [](std::string_view heading, int third) {
    PageBuilder page;
    if (!heading.empty()) page.text(50, 86, "Area").text(400, 86, heading);
    const std::vector<std::string> titles = {"1 Poultry and eggs", "1.1 Fruits", "2 Other animals",
                                             "2.1 Sheep",          "3 Hay",      "3.1 Straw"};
    for (int k = 0; k < 10; ++k)
      page.text(50, 100 + 14 * static_cast<float>(k), titles[static_cast<std::size_t>(k) % 6])
          .text(400, 100 + 14 * static_cast<float>(k), std::to_string(k == 5 ? third : 10 + 5 * k));
    return dump(join({page.page})).find('[') != std::string::npos;
  };
  CHECK(!page("", 35));
  CHECK(page("", 91));
  CHECK(page("Farms", 35));
  PageBuilder figures;
  for (int k = 0; k < 10; ++k)
    figures.text(50, 100 + 14 * static_cast<float>(k), std::to_string(k))
        .text(150, 100 + 14 * static_cast<float>(k), std::to_string(7 * k))
        .text(250, 100 + 14 * static_cast<float>(k), std::to_string(3 * k));
  CHECK(dump(join({figures.page})).find('[') != std::string::npos);
}

TEST_CASE("figures set to the right below headings that stand close: each has its column") {
  PageBuilder page;
  page.text(50, 100, "Район").text(130, 100, "Колодцы").text(174, 100, "Родники").text(218, 100, "Всего");
  const std::vector<std::vector<std::string_view>> figures = {
      {"81", "42", "123"}, {"21", "70", "91"}, {"24", "62", "86"}};
  for (std::size_t r = 0; r < figures.size(); ++r) {
    const float y = 112 + 12 * static_cast<float>(r);
    page.text(50, y, r == 0 ? "Северный" : r == 1 ? "Южный" : "Речной");
    for (std::size_t c = 0; c < 3; ++c)
      page.text((c == 0   ? 165.0f
                 : c == 1 ? 209.0f
                          : 243.0f) -
                    5 * static_cast<float>(figures[r][c].size()),
                y, figures[r][c]);
  }
  CHECK(dump(join({page.page})) ==
        "[Район|Колодцы|Родники|Всего / Северный|81|42|123 / Южный|21|70|91 / Речной|24|62|86]");
}

TEST_CASE("a column with nothing but its heading at a page's foot") {
  PageBuilder page;
  page.text(50, 700, "№").text(80, 700, "Мероприятие").text(200, 700, "Срок").text(260, 700, "Документ,");
  page.text(260, 712, "подтверждающий").text(350, 700, "Показатель").text(50, 724, "I");
  page.text(80, 724, "Благоустройство");
  PageBuilder next(2);
  next.text(50, 62, "№").text(80, 62, "Мероприятие").text(200, 62, "Срок").text(260, 62, "Документ,");
  next.text(260, 74, "подтверждающий").text(350, 62, "Показатель");
  next.text(50, 86, "1").text(80, 86, "Обход дворов").text(200, 86, "май").text(260, 86, "Акт обхода");
  next.text(350, 86, "30 дворов");
  CHECK(dump(join({page.page, next.page}))
            .starts_with("[№|Мероприятие|Срок|Документ, подтверждающий|Показатель / "
                         "I|Благоустройство"));
}

TEST_CASE("justified lines below a table are prose however wide their spaces are") {
  PageBuilder page;
  page.horizontal(88, 50, 240).horizontal(104, 50, 240);
  const auto figures = [&](float y, std::string_view name, std::string_view first, std::string_view second) {
    page.text(50, y, name).text(150, y, first).text(210, y, second);
  };
  figures(100, "Птица", "2009", "2010");
  figures(114, "Чайка", "118", "120");
  figures(126, "Кулик", "34", "31");
  figures(138, "Крачка", "7", "12");
  for (int line = 0; line < 4; ++line) {
    const float y = 152 + 12 * static_cast<float>(line);
    // Five words that fill 190 points.
    const std::vector<std::string_view> words = {"учет", "птиц", "вели", "две", "весны"};
    float x = 50;
    for (const std::string_view word : words) {
      page.text(x, y, word);
      x += 5 * static_cast<float>(utf8::length(word)) + 22.5f;
    }
  }
  CHECK(dump(join({page.page}))
            .starts_with("[Птица|2009|2010 / Чайка|118|120 / Кулик|34|31 / Крачка|7|12] ~ учет"));
}

TEST_CASE("a long question over several lines is a row between others; prose between tables is none") {
  for (const bool near : {true, false}) {
    PageBuilder page;
    page.text(50, 100, "Ответ").text(250, 100, "Число").text(300, 100, "Доля");
    page.text(50, 112, "Да").text(265, 112, "18").text(305, 112, "4,5");
    page.text(50, 124, "Нет").text(265, 124, "12").text(305, 124, "3,0");
    const float gap = near ? 0 : 30;
    prose(page, 50, 136 + gap, "Как быстро вам ответили, когда вы обратились в управу");
    prose(page, 50, 148 + gap, "в первый раз за последние двенадцать месяцев");
    page.text(50, 160 + 2 * gap, "Быстро").text(265, 160 + 2 * gap, "20").text(305, 160 + 2 * gap, "5,0");
    page.text(50, 172 + 2 * gap, "Долго").text(265, 172 + 2 * gap, "10").text(305, 172 + 2 * gap, "2,5");
    page.text(50, 184 + 2 * gap, "Никак").text(265, 184 + 2 * gap, "11").text(305, 184 + 2 * gap, "2,6");
    const std::string seen = dump(join({page.page}));
    CAPTURE(seen);
    const bool row = seen.find(
                         " / Как быстро вам ответили, когда вы обратились в управу в первый раз за последние "
                         "двенадцать месяцев") != std::string::npos;
    CHECK(row == near);
  }
}

TEST_CASE("rulings right of the names of groups part the rows there") {
  PageBuilder page;
  page.horizontal(88, 48, 420).horizontal(106, 48, 420);
  page.horizontal(130, 160, 420).horizontal(154, 48, 420).horizontal(178, 160, 420).horizontal(202, 48, 420);
  page.text(50, 100, "Направление").text(165, 100, "Мероприятие").text(350, 100, "Сумма");
  page.text(165, 122, "Ремонт дорог").text(350, 122, "120");
  page.text(50, 134, "Дороги");
  page.text(165, 146, "Разметка").text(350, 146, "15");
  page.text(165, 170, "Замена окон в школе").text(350, 170, "80");
  page.text(50, 182, "Школы");
  page.text(165, 194, "Теплый пол").text(350, 194, "44");
  CHECK(dump(join({page.page})) ==
        "[Направление|Мероприятие|Сумма / Дороги v2|Ремонт дорог|120 / Разметка|15 / "
        "Школы v2|Замена окон в школе|80 / Теплый пол|44]");
}

TEST_CASE("texts of one row at little different heights are one row") {
  PageBuilder page;
  page.text(50, 100, "Район").text(200, 100, "2009").text(260, 100, "2010");
  for (int r = 0; r < 4; ++r) {
    const float y = 114 + 20 * static_cast<float>(r), off = r == 0 ? 4 : 0;
    page.text(50, y, r % 2 ? "Южный" : "Северный").text(200, y + off, "118").text(260, y + off, "120");
  }
  CHECK(dump(join({page.page})) ==
        "[Район|2009|2010 / Северный|118|120 / Южный|118|120 / Северный|118|120 / Южный|118|120]");
}

TEST_CASE("a title farther above the heading than lines lie apart is no heading") {
  PageBuilder page;
  const std::string_view prose =
      "Сведения собраны по всем районам и сверены с реестрами поселений за год. Итоги ниже.";
  page.text(85, 60, prose);
  page.text(245, 86, "БАЛАНС на 1 января");
  page.text(220, 112, "2009").text(350, 112, "2010");
  for (int r = 0; r < 4; ++r) {
    const float y = 124 + 12 * static_cast<float>(r);
    page.text(85, y, r % 2 ? "Запасы" : "Деньги").text(220, y, "1180").text(350, y, "1200");
  }
  CHECK(dump(join({page.page})).find("БАЛАНС на 1 января ~ [|2009|2010 / ") != std::string::npos);
}

TEST_CASE("column lines in a box, no ruling between the rows: figures or white space tell them") {
  PageBuilder page;
  for (const float x : {48.0f, 150.0f, 220.0f, 290.0f}) page.vertical(x, 86, 180);
  page.horizontal(86, 48, 290).horizontal(180, 48, 290);
  page.text(50, 100, "Район").text(155, 100, "2009").text(225, 100, "2010");
  page.text(50, 116, "Северный").text(155, 116, "118").text(225, 116, "120");
  page.text(50, 132, "Южный и").text(155, 132, "34").text(225, 132, "31").text(50, 144, "восточный");
  page.text(50, 160, "Речной").text(155, 160, "7");
  CHECK(dump(join({page.page})) ==
        "[Район|2009|2010 / Северный|118|120 / Южный и восточный|34|31 / Речной|7|]");

  // One row of a grid whose cells are lists is one row.
  PageBuilder cells;
  for (const float x : {48.0f, 150.0f, 220.0f, 290.0f}) cells.vertical(x, 86, 180);
  cells.horizontal(86, 48, 290).horizontal(180, 48, 290);
  cells.text(50, 100, "1").text(155, 100, "сбор").text(225, 100, "Отдел");
  cells.text(155, 116, "вывоз").text(155, 132, "отчет").text(225, 132, "Жители").text(155, 144, "смотр");
  CHECK(dump(join({cells.page})).find(" / ") == std::string::npos);
}

TEST_CASE("headings over as many columns each; what stands above one heading is its first line") {
  PageBuilder page;
  page.text(50, 100, "Показатель").text(160, 100, "2010 г.").text(300, 100, "2011 г.");
  page.text(160, 112, "всего").text(230, 112, "из них").text(300, 112, "всего").text(370, 112, "из них");
  for (int r = 0; r < 4; ++r) {
    const float y = 124 + 12 * static_cast<float>(r);
    page.text(50, y, r % 2 ? "Школы" : "Клубы").text(160, y, "118").text(230, y, "34");
    page.text(300, y, "120").text(370, y, "31");
  }
  CHECK(dump(join({page.page}))
            .starts_with("[Показатель|2010 г. >2|2011 г. >2 / |всего|из них|всего|из них / Клубы"));

  PageBuilder lines;
  lines.text(160, 100, "Число").text(300, 100, "Число");
  lines.text(50, 112, "Район").text(160, 112, "школ").text(230, 112, "Доля").text(300, 112, "клубов");
  lines.text(370, 112, "Итог");
  for (int r = 0; r < 4; ++r) {
    const float y = 124 + 12 * static_cast<float>(r);
    lines.text(50, y, r % 2 ? "Южный" : "Северный").text(160, y, "118").text(230, y, "34");
    lines.text(300, y, "120").text(370, y, "31");
  }
  CHECK(dump(join({lines.page})).starts_with("[Район|Число школ|Доля|Число клубов|Итог / Северный"));
}

TEST_CASE("a figure that a narrow column cut at its thousands is one") {
  PageBuilder page;
  page.text(50, 100, "Район").text(160, 100, "Доля").text(230, 100, "Сумма");
  page.text(50, 112, "Северный").text(160, 112, "1,5").text(230, 112, "12").text(230, 124, "345");
  page.text(50, 136, "Южный").text(160, 136, "2,5").text(230, 136, "8");
  page.text(50, 148, "Речной").text(160, 148, "3,5").text(230, 148, "9");
  CHECK(dump(join({page.page})) == "[Район|Доля|Сумма / Северный|1,5|12 345 / Южный|2,5|8 / Речной|3,5|9]");
}

TEST_CASE("short sections in the middle of a table go over its gutters however many they are") {
  PageBuilder page;
  row(page, 100, {"№", "Мероприятие", "Срок", "Исполнитель"});
  std::string expected = "[№|Мероприятие|Срок|Исполнитель";
  float y = 120;
  for (const std::string_view section :
       {"Раздел 1. Тепловые сети", "Раздел 2. Жилой фонд", "Раздел 3. Дороги"}) {
    prose(page, 205, y, section);
    prose(page, 50, y + 20, "1");
    prose(page, 80, y + 20, "Осмотр и ремонт участков сетей,");
    prose(page, 250, y + 20, "до 15 мая");
    prose(page, 350, y + 20, "Отдел");
    prose(page, 80, y + 32, "жилых домов и ведомость");
    prose(page, 250, y + 32, "2024 года");
    row(page, y + 52, {"2", "Отчет", "декабрь", "Отдел"});
    expected += " / |" + std::string(section) +
                " >2| / 1|Осмотр и ремонт участков сетей, жилых домов и ведомость|" +
                "до 15 мая 2024 года|Отдел / 2|Отчет|декабрь|Отдел";
    y += 72;
  }
  std::string text = dump(join({page.page}));
  std::replace(text.begin(), text.end(), '\n', ' ');
  CHECK(text == expected + "]");
}

namespace {

// Written line by line: an open table of three rows, the last of which has a second line in its last cell.
PageBuilder written_by_lines() {
  PageBuilder page;
  const auto line = [&](float y, const std::vector<std::string_view>& texts) {
    for (std::size_t k = 0; k < texts.size(); ++k)
      if (!texts[k].empty()) prose(page, kColumns[k], y, texts[k]);
  };
  line(100, {"№", "Мероприятие", "Срок", "Исполнитель"});
  line(118, {"1", "Осмотр тепловых сетей и котлов,", "до 15 мая", "Отдел городского"});
  line(130, {"", "составление ведомости", "2024 года", "хозяйства"});
  line(148, {"2", "Ремонт участков", "до 1 июня", "Отдел"});
  line(166, {"3", "Отчет", "декабрь", "Управление культуры"});
  line(178, {"", "", "", "и спорта"});
  return page;
}

std::string on_one_line(std::string text) {
  std::replace(text.begin(), text.end(), '\n', ' ');
  return text;
}

constexpr std::string_view kWritten =
    "[№|Мероприятие|Срок|Исполнитель / 1|Осмотр тепловых сетей и котлов, составление ведомости|до 15 мая "
    "2024 года|"
    "Отдел городского хозяйства / 2|Ремонт участков|до 1 июня|Отдел / 3|Отчет|декабрь|Управление культуры и "
    "спорта]";

}  // namespace

TEST_CASE("the last cell's further line is its own where the maker writes line by line") {
  CHECK(on_one_line(dump(join({written_by_lines().page}))) == kWritten);
}

TEST_CASE("a signature below an open table is no row; a row whose texts begin in the columns is") {
  const auto with_line = [](float right) {
    PageBuilder page = written_by_lines();
    prose(page, 50, 196, "Начальник отдела");
    prose(page, right, 196, "А.С. Рябов");
    return on_one_line(dump(join({page.page})));
  };
  CHECK(with_line(400) == std::string(kWritten) + " ~ Начальник отдела    А.С. Рябов");
  CHECK(with_line(350).ends_with("А.С. Рябов]"));
}

TEST_CASE("a section so short that it stays in one column is told by the table's middle") {
  const auto with_text = [](float x) {
    PageBuilder page;
    page.horizontal(88, 48, 580).horizontal(106, 48, 580);
    row(page, 100, {"№", "Мероприятие", "Срок", "Исполнитель"});
    row(page, 120, {"1", "Осмотр сетей", "до 15 мая", "Отдел тепловых сетей и коммунальных объектов"});
    row(page, 132, {"", "и котлов", "2024 года", "района"});
    prose(page, x, 144, "Раздел 2");
    row(page, 156, {"2", "Обход дворов", "до 1 июня", "Отдел домов"});
    row(page, 168, {"3", "Отчет", "в декабре", "Отдел"});
    return on_one_line(dump(join({page.page})));
  };
  CHECK(with_text(291).find("района / ||Раздел 2| / 2|") != std::string::npos);
  CHECK(with_text(250).find("2024 года Раздел 2|") != std::string::npos);
}

TEST_CASE("«№» above «п/п» belongs to the heading whose other texts stand in its middle") {
  PageBuilder page;
  page.text(50, 95, "№").text(50, 107, "п/п");
  row(page, 101, {"", "Мероприятие", "Срок", "Исполнитель"});
  row(page, 125, {"1", "Обход дворов", "до 15 мая", "Отдел"});
  row(page, 143, {"2", "Ремонт сетей", "до 1 июня", "Отдел"});
  row(page, 161, {"3", "Отчет", "в декабре", "Отдел"});
  CHECK(on_one_line(dump(join({page.page}))).starts_with("[№ п/п|Мероприятие|Срок|Исполнитель / 1|"));
}

TEST_CASE("cells set in the middle of their rows: sections go over gaps, lines of a cell lie near") {
  PageBuilder page;
  page.text(50, 100, "№").text(50, 112, "п/п");
  row(page, 106, {"", "Мероприятие", "Срок", "Исполнитель"});
  std::string expected = "[№ п/п|Мероприятие|Срок|Исполнитель";
  float y = 132;
  for (const std::string_view section : {"Раздел 1. Тепловые сети города", "Раздел 2. Жилой фонд города"}) {
    prose(page, 200, y, section);
    expected += " / |" + std::string(section) + " >2|";
    for (const std::string_view number : {"1", "2", "3"}) {
      prose(page, 80, y + 20, "Осмотр тепловых сетей, узлов");
      prose(page, 50, y + 26, number);
      prose(page, 250, y + 26, "до 15 мая");
      prose(page, 350, y + 26, "Отдел");
      prose(page, 80, y + 32, "и котлов");
      expected += " / " + std::string(number) + "|Осмотр тепловых сетей, узлов и котлов|до 15 мая|Отдел";
      y += 32;
    }
    y += 20;
  }
  CHECK(on_one_line(dump(join({page.page}))) == expected + "]");
}

TEST_CASE("words of fonts with wide spaces make no columns of their own") {
  PageBuilder page;
  row(page, 100, {"№", "Мероприятие", "Срок", "Исполнитель"});
  float y = 120;
  for (const std::string_view text : {"Осмотр тепловых сетей и узлов", "Отчет", "Ремонт сетей",
                                      "Проверка всех домов о ч", "Доклад", "Обходы дворов", "Беседы"}) {
    prose(page, 50, y, "1", 3.4f);
    prose(page, 80, y, text, 3.4f);
    prose(page, 250, y, "до 15 мая", 3.4f);
    prose(page, 350, y, "Отдел", 3.4f);
    y += 18;
  }
  const std::string text = dump(join({page.page}));
  CHECK(
      text.starts_with("[№|Мероприятие|Срок|Исполнитель / 1|Осмотр тепловых сетей и узлов|до 15 мая|Отдел"));
}
