// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Tables of figures as reports set them: leaders, groups, signs apart from their figures, headings over
// columns.
#include <catch2/catch.hpp>

#include "placed_support.h"

using namespace prikaz;
using namespace prikaz::test;

namespace {

constexpr float kColumns[] = {50, 220, 300, 380};

void row(PageBuilder& page, float y, const std::vector<std::string_view>& texts) {
  for (std::size_t k = 0; k < texts.size(); ++k)
    if (!texts[k].empty()) page.text(kColumns[k], y, texts[k]);
}

}  // namespace

TEST_CASE("leaders before amounts are a table's, before numbers of pages those of contents") {
  PageBuilder amounts;
  row(amounts, 100, {"Бумага ..............", "312"});
  row(amounts, 112, {"Почта ...............", "57"});
  row(amounts, 124, {"Связь ...............", "940"});
  row(amounts, 136, {"Прочее ..............", "88"});
  CHECK(dump(join({amounts.page})) ==
        "[Бумага ..............|312 / Почта ...............|57 / Связь ...............|940 / Прочее "
        "..............|88]");
  PageBuilder pages;
  row(pages, 100, {"Введение ............", "3"});
  row(pages, 112, {"Расходы .............", "12"});
  row(pages, 124, {"Доходы ..............", "29"});
  row(pages, 136, {"Выводы ..............", "41"});
  CHECK(dump(join({pages.page})).find('[') == std::string::npos);
}

TEST_CASE("a text with leaders has ended; leaders in a line of their own end the text above") {
  PageBuilder page;
  row(page, 100, {"", "2010", "2011"});
  row(page, 112, {"Всего активов .......", "312", "408"});
  row(page, 124, {"Обязательства"});
  row(page, 136, {"Кредиторы ...........", "57", "63"});
  row(page, 148, {"Займы ...............", "94", "70"});
  CHECK(dump(join({page.page})) ==
        "[|2010|2011 / Всего активов .......|312|408 / Обязательства|| / Кредиторы ...........|57|63 / "
        "Займы ...............|94|70]");
}

TEST_CASE("rows in small letters set in alike are a group; one alone is the rest of the text above") {
  PageBuilder page;
  row(page, 100, {"Вид", "2010", "2011"});
  for (const float y : {112.0f, 148.0f}) {
    row(page, y, {"Машины"});
    page.text(60, y + 12, "город");
    row(page, y + 12, {"", "312", "408"});
    page.text(60, y + 24, "село");
    row(page, y + 24, {"", "57", "63"});
  }
  CHECK(dump(join({page.page})) ==
        "[Вид|2010|2011 / Машины|| / город|312|408 / село|57|63 / Машины|| / город|312|408 / село|57|63]");
}

TEST_CASE("«$» and «%» apart from their figures are no columns; nor is «No.» before numbers") {
  PageBuilder signs;
  for (int k = 0; k < 4; ++k) {
    const float y = 100 + 12 * static_cast<float>(k);
    signs.text(50, y, "Revenue").text(260, y, "26,638").text(340, y, "17");
    if (k % 3 == 0) signs.text(230, y, "$");
    signs.text(362, y, "%");
  }
  CHECK(dump(join({signs.page})).starts_with("[Revenue|$ 26,638|17 % / Revenue|26,638|17 % / "));
  PageBuilder numbers;
  for (int k = 0; k < 5; ++k) {
    const float y = 100 + 12 * static_cast<float>(k);
    numbers.text(50, y, "Adams")
        .text(130, y, "No.")
        .text(150, y, std::to_string(k + 1))
        .text(260, y, "43,804");
  }
  CHECK(dump(join({numbers.page})).starts_with("[Adams|No. 1|43,804 / Adams|No. 2|43,804 / "));
}

TEST_CASE("the name of a group in the middle of its rows stands beside two of them") {
  PageBuilder page;
  row(page, 100, {"Район", "2010", "2011"});
  for (const float y : {118.0f, 142.0f}) {
    page.text(50, y + 6, "Северный");
    page.text(150, y, "план").text(150, y + 12, "факт");
    row(page, y, {"", "312", "408"});
    row(page, y + 12, {"", "57", "63"});
  }
  const std::string text = dump(join({page.page}));
  CHECK(text.find("312|408 / ") != std::string::npos);
  CHECK(text.find("|57|63") != std::string::npos);
}

TEST_CASE("a grid drawn around the heading alone: its columns hold below") {
  PageBuilder page;
  page.horizontal(88, 48, 430).horizontal(106, 48, 430).horizontal(160, 48, 430);
  page.vertical(48, 88, 160).vertical(430, 88, 160);
  for (const float x : {210.0f, 290.0f, 370.0f}) page.vertical(x, 88, 106);
  row(page, 100, {"Вид", "2010", "2011", "2012"});
  row(page, 120, {"Бумага", "312", "408", "57"});
  row(page, 132, {"Почта", "57", "63", "94"});
  row(page, 144, {"Связь", "94", "", "88"});
  row(page, 156, {"Прочее", "88", "70", "12"});
  CHECK(dump(join({page.page})) ==
        "[Вид|2010|2011|2012 / Бумага|312|408|57 / Почта|57|63|94 / Связь|94||88 / Прочее|88|70|12]");
}

TEST_CASE("a release's number and date between rulings are no table") {
  PageBuilder page;
  page.horizontal(88, 48, 430).horizontal(122, 48, 430);
  row(page, 100, {"СООБЩЕНИЕ", "", "", "№ 14"});
  row(page, 112, {"", "", "", "12 мая"});
  CHECK(dump(join({page.page})).find('[') == std::string::npos);
}

TEST_CASE("months over years are one heading; figures below figures are rows") {
  PageBuilder page;
  row(page, 100, {"", "Янв.", "Фев.", "Мар."});
  row(page, 112, {"Отрасль", "2004", "2005", "2005"});
  row(page, 124, {"Бумага", "312", "408", "57"});
  row(page, 136, {"Почта", "57", "63", "94"});
  row(page, 148, {"Связь", "94", "70", "88"});
  CHECK(dump(join({page.page})).starts_with("[Отрасль|Янв. 2004|Фев. 2005|Мар. 2005 / Бумага|312|408|57 / "));
}

TEST_CASE("a heading in the middle of a broad column, its figures at the right") {
  PageBuilder page;
  row(page, 100, {"Вид", "Масса"});
  page.text(290, 100, "На жителя в год").text(310, 112, "(кг)");
  page.text(226, 112, "(т)");
  for (int k = 0; k < 5; ++k) {
    const float y = 124 + 12 * static_cast<float>(k);
    row(page, y, {"Бумага", "23,3"});
    page.text(330, y, "293");
  }
  CHECK(dump(join({page.page})).starts_with("[Вид|Масса (т)|На жителя в год (кг) / Бумага|23,3|293 / "));
}

TEST_CASE("headings that stand a plain space apart, each over its column") {
  PageBuilder page;
  page.text(50, 100, "Год").text(70, 100, "Предприятия").text(128, 100, "Работники");
  for (int k = 0; k < 5; ++k) {
    const float y = 112 + 12 * static_cast<float>(k);
    page.text(50, y, std::to_string(2000 + k)).text(95, y, "86 174").text(143, y, "23 364");
  }
  CHECK(dump(join({page.page})).starts_with("[Год|Предприятия|Работники / 2000|86 174|23 364 / "));
}

TEST_CASE("a text in the middle of all columns but the first heads all of them") {
  PageBuilder page;
  page.text(300, 100, "Всего");
  row(page, 112, {"Вид", "2010", "2011", "2012"});
  row(page, 124, {"Бумага", "312", "408", "570"});
  row(page, 136, {"Почта", "571", "631", "941"});
  row(page, 148, {"Связь", "941", "701", "881"});
  CHECK(dump(join({page.page})).starts_with("[|Всего >3 / Вид|2010|2011|2012 / "));
}
