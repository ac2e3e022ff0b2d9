// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/roadmap/numbering.h"

#include <catch2/catch.hpp>

using namespace prikaz::schema;

namespace {

// "section:raw section:raw …" to "number number …", with ! behind a duplicate and ~ behind a gap.
std::string repair(const std::vector<std::pair<std::string, std::string>>& rows) {
  std::vector<RowNumber> numbers;
  std::string last = "?";
  int index = -1;
  for (const auto& [section, raw] : rows) {
    if (section != last) ++index;
    last = section;
    RowNumber number;
    number.raw = raw;
    number.section_index = index;
    if (!section.empty()) number.section = section;
    numbers.push_back(number);
  }
  repair_numbers(numbers);
  std::string text;
  for (const RowNumber& number : numbers) {
    if (!text.empty()) text += ' ';
    text += number.number;
    if (number.duplicate) text += '!';
    if (number.gap) text += '~';
  }
  return text;
}

}  // namespace

TEST_CASE("lost parts of numbers come back from the section") {
  CHECK(repair({{"1", ".1"}, {"1", ".2"}, {"1", "1.3"}}) == "1.1 1.2 1.3");
  CHECK(repair({{"2", "2.9"}, {"2", ".10"}, {"2", "11"}}) == "2.9 2.10 2.11");
  CHECK(repair({{"3", "1"}, {"3", "2"}, {"3", "3.3"}}) == "3.1 3.2 3.3");
}

TEST_CASE("plain numbering stays plain") {
  CHECK(repair({{"1", "1"}, {"1", "2."}, {"2", "3"}, {"2", "4"}}) == "1 2 3 4");
  CHECK(repair({{"I", "1"}, {"I", "2"}, {"II", "1"}}) == "1 2 1");
  CHECK(repair({{"", "1"}, {"", "2"}, {"", "2"}, {"", "5"}}) == "1 2 2! 5~");
}

TEST_CASE("letters hang on the number above") {
  CHECK(repair({{"", "3"}, {"", "а)"}, {"", "б)"}, {"", "4"}}) == "3 3.а 3.б 4");
}

TEST_CASE("numbers at the start of a text") {
  CHECK(split_leading_number("1.1. Участие в смотре")->raw == "1.1.");
  CHECK(split_leading_number("II. Кадры")->rest == "Кадры");
  CHECK(split_leading_number("1.Кадры")->rest == "Кадры");
  CHECK(split_leading_number("2) прием заявок")->raw == "2)");
  CHECK_FALSE(split_leading_number("3 семинара для воспитателей"));
  CHECK_FALSE(split_leading_number("01.09.2021 начало смены"));
  CHECK_FALSE(split_leading_number("В школах района"));
  CHECK_FALSE(split_leading_number("Кадры"));
}
