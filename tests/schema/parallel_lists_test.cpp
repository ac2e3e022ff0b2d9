// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/roadmap/parallel_lists.h"

#include <catch2/catch.hpp>
#include <string>

using namespace prikaz;

namespace {

// The labels of the items after pairing, "-" where there is none, " | " between them.
std::string labels(std::string_view title, std::string_view times) {
  auto timing = normalize::read_timing(times);
  REQUIRE(timing);
  schema::pair_lists(title, times, *timing);
  std::string text;
  for (const normalize::TimingItem& item : timing->items) {
    text += (text.empty() ? "" : " | ") + item.label.value_or("-");
    CHECK(item.label.has_value() == (!item.inferred.empty() && item.inferred.back() == "label"));
  }
  return text;
}

}  // namespace

TEST_CASE("lists of equally many things and times are paired") {
  CHECK(labels("Показ опыта школ:\n- день открытых дверей\n- семинар для завучей;\n- смотр кабинетов",
               "октябрь 2021\nдекабрь 2021\nмарт 2022") ==
        "день открытых дверей | семинар для завучей | смотр кабинетов");
  CHECK(labels("1) Конкурс чтецов\n2) Выставка рисунков", "до 15.10.2021\nдо 20.11.2021") ==
        "Конкурс чтецов | Выставка рисунков");
  CHECK(labels("Турнир по шахматам\nКросс\nЛыжная гонка", "сентябрь\nоктябрь\nфевраль") ==
        "Турнир по шахматам | Кросс | Лыжная гонка");
  CHECK(labels("а) сбор заявок;\nб) отбор", "1-10 марта 2022\n20 марта 2022") == "сбор заявок | отбор");
}

TEST_CASE("lists of different length, wrapped lines and labelled times are left as they are") {
  CHECK(labels("- семинар\n- конкурс", "октябрь\nноябрь\nдекабрь") == "- | - | -");
  CHECK(labels("Семинар для учителей", "октябрь\nноябрь") == "- | -");
  CHECK(labels("Проведение семинара для\nучителей района", "октябрь\nноябрь") == "- | -");
  CHECK(labels("Проведение семинара,\nКруглого стола", "октябрь\nноябрь") == "- | -");
  CHECK(labels("- семинар\n- конкурс", "октябрь, ноябрь") == "- | -");
  CHECK(labels("- семинар\n- конкурс", "октябрь,\nноябрь - декабрь\n2021 года") == "- | -");
  CHECK(labels("- семинар\n- конкурс", "ежегодно") == "-");
  auto timing = normalize::read_timing("сбор: октябрь\nотбор: ноябрь");
  schema::pair_lists("- семинар\n- конкурс", "сбор: октябрь\nотбор: ноябрь", *timing);
  CHECK(timing->items[0].label == "сбор");
}

TEST_CASE("times that lost their line breaks are parted like the marked list beside them") {
  const auto part = schema::part_times;
  CHECK(part("Собрания:\n- в яслях\n- в школах", "сентябрь январь") == "сентябрь\nянварь");
  CHECK(part("1) отбор\n2) финал", "март 2024 июнь 2024") == "март 2024\nиюнь 2024");
  CHECK(part("- отбор\n- смотр\n- финал", "до 1 марта до 5 мая до 9 июня") ==
        "до 1 марта\nдо 5 мая\nдо 9 июня");
  // One time, a span, other words between, a list without marks, another number of items.
  for (const char* times : {"январь 2024", "с января по март", "январь - март", "январь, март", "май и июнь",
                            "март 2024 до июня", "март апрель май", "ежегодно постоянно", ""})
    CHECK(part("- отбор\n- финал", times) == times);
  CHECK(part("Конкурс чтецов района и\nфинал", "март июнь") == "март июнь");
  CHECK(part("- отбор и финал", "март июнь") == "март июнь");
  CHECK(part("- отбор\n- финал", "март\nиюнь") == "март\nиюнь");
}
