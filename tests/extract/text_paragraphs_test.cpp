// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/error.h"
#include "text_support.h"

using namespace prikaz;
using namespace prikaz::test;
using extract::Furniture;
using extract::Paragraph;

namespace {

std::vector<Paragraph> paragraphs(const extract::Document& document) {
  std::vector<Paragraph> result;
  for (const auto& block : document.blocks)
    if (const auto* paragraph = std::get_if<Paragraph>(&block)) result.push_back(*paragraph);
  return result;
}

}  // namespace

TEST_CASE("a line is a paragraph, blank lines are gaps") {
  const auto lines = paragraphs(read("\n\nПРИКАЗ\r\n\r\nпервая\rвторая\n \t \nтретья\fчетвёртая\n"));
  REQUIRE(lines.size() == 5);
  CHECK(lines[0].text == "ПРИКАЗ");
  CHECK(lines[0].at.line == 3);
  CHECK(lines[0].gap_before);
  CHECK(lines[1].at.line == 5);
  CHECK(lines[1].gap_before);
  CHECK(lines[2].at.line == 6);
  CHECK_FALSE(lines[2].gap_before);
  CHECK(lines[3].text == "третья");
  CHECK(lines[3].at.line == 8);
  CHECK(lines[3].gap_before);
  CHECK(lines[4].at.line == 8);
  CHECK(lines[4].gap_before);
}

TEST_CASE("white space inside a line is kept") {
  const auto lines = paragraphs(read("  от 01.02.2020 \t\t   № 5  \n"));
  REQUIRE(lines.size() == 1);
  CHECK(lines[0].text == "от 01.02.2020 \t\t   № 5");
}

TEST_CASE("a lone placeholder is furniture, one inside a line vanishes") {
  const auto document = read("[image: герб.png]\nГлава района [image: подпись.jpg] И.И. Лужин\n");
  const auto lines = paragraphs(document);
  REQUIRE(lines.size() == 2);
  CHECK(lines[0].furniture == Furniture::Placeholder);
  CHECK(lines[1].text == "Глава района  И.И. Лужин");
  CHECK(document.markup_characters == 19);
}

TEST_CASE("Markdown blocks") {
  const std::string source =
      "# ПРИКАЗ #\n\n## О плане\n\n1. Утвердить:\n  - 1.1. список;\n* второй\n> "
      "цитата\n\nЗаголовок\n---------\n\n```\n# не "
      "заголовок **x**\n```\n______\n**Цель:** рост\n";
  const auto document = read(source, "order.md");
  CHECK(document.source.reader == "markdown");
  CHECK(broken_promise(document, source) == "");
  CHECK(paragraphs_of(document) ==
        std::vector<std::string>{"ПРИКАЗ", "О плане", "1. Утвердить:", "1.1. список;", "второй", "цитата",
                                 "Заголовок", "# не заголовок **x**", "______", "Цель: рост"});
}

TEST_CASE("Markdown is told by content, not by name") {
  CHECK(read("| А | Б |\n|---|---|\n| 1 | 2 |\n", "order.txt").source.reader == "markdown");
  CHECK(read("# Приказ\n\n## О мерах\n", "order.txt").source.reader == "markdown");
  CHECK(read("ПРИКАЗ\n* при наличии\n# 5\n", "order.txt").source.reader == "text");
  CHECK(read("1 | 2\n***\n", "order.txt").source.reader == "text");
  CHECK(read("просто текст", "order.md").source.reader == "markdown");
  CHECK(read("просто текст", "order").source.reader == "text");
}

TEST_CASE("an empty file and a file of white space") {
  CHECK_THROWS_AS(read(""), Error);
  CHECK(read("\n \t\n").blocks.empty());
}

TEST_CASE("page numbers that count up are furniture, numbers of anything else are not") {
  std::string page;
  for (int i = 0; i < 20; ++i) page += "Строка текста приказа о мерах\n";
  const auto marked = [](const std::string& source) {
    std::vector<std::string> texts;
    for (const Paragraph& paragraph : paragraphs(read(source)))
      if (paragraph.furniture == Furniture::PageNumber) texts.push_back(paragraph.text);
    return texts;
  };
  using Strings = std::vector<std::string>;
  CHECK(marked(page + "\n2\n\n" + page + "\n- 3 -\n\n" + page) == Strings{"2", "- 3 -"});
  CHECK(marked(page + "\n2\n\n" + page) == Strings{"2"});
  CHECK(marked(page + "\nСтраница 1 из 2\n\n" + page + "\nСтраница 2 из 2\n") ==
        Strings{"Страница 1 из 2", "Страница 2 из 2"});
  CHECK(marked(page + "\n2\n" + page).empty());
  CHECK(marked(page + "\n15\n\n" + page).empty());
  CHECK(marked("1\n\nдело\n\n2\n\nдело\n\n3\n\nдело\n").empty());
  CHECK(marked(page + "\n2\n\n" + page + "\n5\n\n" + page).empty());
}

TEST_CASE("the stamp of an electronic signature is furniture") {
  const auto stamped = [](const std::string& source) {
    int count = 0;
    for (const Paragraph& paragraph : paragraphs(read(source)))
      count += paragraph.furniture == Furniture::Stamp;
    return count;
  };
  CHECK(stamped("Глава\nДОКУМЕНТ ПОДПИСАН\nЭЛЕКТРОННОЙ ПОДПИСЬЮ\n\nСертификат: 01AB\nВладелец: Лужин И.И.\n"
                "Действителен\nс 12.01.2022 по 12.04.2023\nПЛАН\nмероприятий") == 6);
  CHECK(stamped("Документ подписан электронной подписью\nПЛАН\n") == 1);
  CHECK(stamped("Владелец здания\nСертификат качества\n") == 0);
}
