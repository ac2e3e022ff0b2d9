// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/json_writer.h"

#include <limits>
#include <nlohmann/json.hpp>

using prikaz::schema::JsonWriter;
using prikaz::schema::pretty_json;

namespace {

std::string written(std::string_view text) { return JsonWriter().string(text).take(); }
std::string written(double value) { return JsonWriter().number(value).take(); }
std::string written(const prikaz::Place& place) { return JsonWriter().place(place).take(); }
std::string written(const std::optional<prikaz::normalize::Date>& date) {
  return JsonWriter().date(date).take();
}

}  // namespace

TEST_CASE("texts are escaped, normalized and always valid") {
  const std::vector<std::pair<std::string, std::string>> cases = {
      {"", R"("")"},
      {"Кунгур", R"("Кунгур")"},
      {"«План» – 5 №", R"("«План» – 5 №")"},
      {"a\"b\\c", R"("a\"b\\c")"},
      {"1\n2\t3\r", R"("1\n2\t3\r")"},
      {std::string("\x01\x1f\0", 3), R"("\u0001\u001f\u0000")"},
      {"\x7f", "\"\x7f\""},
      {"и\u0306", R"("й")"},          // composed
      {"\"и\u0306\"", R"("\"й\"")"},  // composed and escaped
      {"е\u0308лка и\u0306", R"("ёлка й")"},
      {"\u212B", "\"\u00C5\""},                      // a singleton
      {"\xff", "\"\uFFFD\""},                        // no UTF-8
      {"а\xd0", "\"а\uFFFD\""},                      // cut off
      {"\xe2\x80", "\"\uFFFD\uFFFD\""},              // cut off
      {"\xed\xa0\x80x", "\"\uFFFD\uFFFD\uFFFDx\""},  // a surrogate
      {"\U0001F600", "\"\U0001F600\""},
  };
  for (const auto& [text, expected] : cases) {
    CAPTURE(text);
    CHECK(written(text) == expected);
    CHECK(nlohmann::json::accept(written(text)));
  }
}

TEST_CASE("numbers are short and whole where they can be") {
  CHECK(written(80) == "80");
  CHECK(written(80.0) == "80");
  CHECK(written(-3.0) == "-3");
  CHECK(written(12.5) == "12.5");
  CHECK(written(0.1) == "0.1");
  CHECK(written(-0.0) == "0");
  CHECK(written(1e15) == "1000000000000000");
  CHECK(nlohmann::json::parse(written(1e300)).get<double>() == 1e300);
  CHECK(written(std::numeric_limits<double>::infinity()) == "null");
  CHECK(written(std::numeric_limits<double>::quiet_NaN()) == "null");
}

TEST_CASE("commas stand between values only") {
  JsonWriter json;
  json.begin_array().string("{").number(1).null().begin_object().end_object().begin_object();
  json.key("a").boolean(true).key("b").begin_array().end_array().end_object().strings({"x", ":"}).end_array();
  const std::string text = json.take();
  CHECK(text == R"(["{",1,null,{},{"a":true,"b":[]},["x",":"]])");
}

TEST_CASE("dates and places") {
  using namespace std::chrono;
  CHECK(written(std::optional<prikaz::normalize::Date>(year{2021} / 8 / 9)) == R"("2021-08-09")");
  CHECK(written(std::optional<prikaz::normalize::Date>(std::nullopt)) == "null");
  CHECK(written(std::optional<prikaz::normalize::Date>(year{2021} / 2 / 31)) == "null");
  CHECK(written(prikaz::Place{}) == "{}");
  prikaz::Place place;
  place.page = 2;
  place.row = 7;
  place.box = prikaz::Box{10, 20.126, 30.5, 40};
  CHECK(written(place) == R"({"page":2,"row":7,"bbox":[10,20.13,30.5,40]})");
}

TEST_CASE("laid-out JSON holds the same, in short lines where they fit") {
  const std::string compact = R"({"a":[1,2,{"b":"с: «{,}\"» "}],"c":{},"d":[]})";
  CHECK(pretty_json(compact) == R"({"a": [1, 2, {"b": "с: «{,}\"» "}], "c": {}, "d": []})");
  CHECK(pretty_json(compact, 30) ==
        "{\n  \"a\": [\n    1,\n    2,\n    {\"b\": \"с: «{,}\\\"» \"}\n  ],\n  \"c\": {},\n  \"d\": []\n}");
  for (std::size_t width = 0; width < 60; ++width)
    CHECK(nlohmann::ordered_json::parse(pretty_json(compact, width)).dump() == compact);
}
