// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/layout/inline_marks.h"

#include "base/utf8.h"
#include "extract/layout/words.h"
#include "extract/layout/wrapped_text.h"

using namespace prikaz;
using namespace prikaz::extract::layout;

namespace {

struct Case {
  std::string source, text;
};

void check(const std::vector<Case>& cases, Dialect dialect) {
  for (const Case& c : cases) {
    std::size_t markup = 0;
    const Cleaned cleaned = clean_inline(c.source, dialect, markup);
    INFO(c.source);
    CHECK(cleaned.text == c.text);
    CHECK(utf8::count_visible(c.source) == utf8::count_visible(cleaned.text) + markup);
  }
}

}  // namespace

TEST_CASE("leftovers of dumps in plain text") {
  check(
      {
          {"<i>Конкурс чтецов</i>", "Конкурс чтецов"},
          {"<B>Раздел</B>", "Раздел"},
          {"до мая<br>или июня", "до мая\nили июня"},
          {"до мая<br/>или", "до мая\nили"},
          {"[bookmark: _GoBack]17", "17"},
          {"Глава [image: C:\\подпись.jpeg] района", "Глава  района"},
          {"срок < 5 дней > 3", "срок < 5 дней > 3"},
          {"<проект>", "<проект>"},
          {"[1] сноска", "[1] сноска"},
          {"[изображения нет", "[изображения нет"},
          {"**не жирно** и _не курсив_", "**не жирно** и _не курсив_"},
          {"* при наличии средств", "* при наличии средств"},
          {"a <b", "a <b"},
          {"", ""},
      },
      Dialect::Plain);
}

TEST_CASE("Markdown's inline marks") {
  check(
      {
          {"**Цель** – развитие", "Цель – развитие"},
          {"***важно***", "важно"},
          {"*курсив* и __жирный__", "курсив и жирный"},
          {"участники*", "участники*"},
          {"*- для участников проекта", "*- для участников проекта"},
          {"\\* сноска", "* сноска"},
          {"ставка 2*2*2", "ставка 2*2*2"},
          {"«____» мая 2024", "«____» мая 2024"},
          {"имя_файла_списка", "имя_файла_списка"},
          {"`код` в тексте", "код в тексте"},
          {"а\\|б", "а|б"},
          {"ООО &laquo;Дом&raquo;&nbsp;и", "ООО «Дом»\u00A0и"},
          {"AT&T", "AT&T"},
          {"<b>1. Раздел</b>", "1. Раздел"},
          {"~~снято~~", "снято"},
          {"два ** пробела ** вокруг", "два ** пробела ** вокруг"},
          {"[не ссылка] (в скобках)", "[не ссылка] (в скобках)"},
          {"![подпись](sign.png)", ""},
      },
      Dialect::Markdown);
}

TEST_CASE("links of Markdown") {
  std::size_t markup = 0;
  const auto cleaned = clean_inline("см. [портал **города**](https://example.org/a) и <http://b.ru/x>",
                                    Dialect::Markdown, markup);
  CHECK(cleaned.text == "см. портал города и http://b.ru/x");
  CHECK(cleaned.links == std::vector<std::string>{"https://example.org/a"});
  const auto tag = clean_inline("<a href=\"http://c.ru\">сайт</a>", Dialect::Plain, markup);
  CHECK(tag.text == "сайт");
  CHECK(tag.links == std::vector<std::string>{"http://c.ru"});
}

TEST_CASE("hyphens at line ends") {
  struct Wrap {
    std::vector<std::string> lines;
    std::string text;
  };
  const std::vector<Wrap> cases = {
      {{"Сбор дополнитель-", "ных сведений"}, "Сбор дополнительных сведений"},
      {{"организационно-", "методический"}, "организационно-методический"},
      {{"учебно-", "тренировочный"}, "учебно-тренировочный"},
      {{"Март -", "апрель"}, "Март -\nапрель"},
      {{"2021-", "2022 годы"}, "2021-2022 годы"},
      {{"пед-", "агог-", "организатор"}, "педагог-организатор"},
      {{"Ханты-", "Мансийск"}, "Ханты-Мансийск"},
      {{"один", "", "  два "}, "один\nдва"},
      {{"мягкий пере\u00AD", "нос"}, "мягкий перенос"},
      {{"5-", "й класс"}, "5-й класс"},
  };
  for (const Wrap& wrap : cases) {
    WrappedText text;
    for (const std::string& line : wrap.lines) text.add(line);
    CHECK(text.text() == wrap.text);
  }
}

TEST_CASE("layout words") {
  CHECK(count_heading_words("№ п/п Мероприятие Срок исполнения Исполнители") == 4);
  bool only = true;
  CHECK(count_heading_words("Мероприятие по плану не исполнено", &only) == 1);
  CHECK_FALSE(only);
  CHECK(begins_signature_block("«УТВЕРЖДАЮ»"));
  CHECK_FALSE(begins_signature_block("Директор"));
  CHECK(begins_section("Раздел II. Кадры"));
  CHECK_FALSE(begins_section("Кадры"));
  CHECK(is_next_page_line("Продолжение таблицы 1"));
  CHECK_FALSE(is_next_page_line("Продолжение работы с молодёжью в рамках проекта, утверждённого советом"));
}
