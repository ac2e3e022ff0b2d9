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
