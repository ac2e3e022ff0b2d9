// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalize/repair.h"

#include <catch2/catch.hpp>
#include <set>

#include "base/data_file.h"
#include "base/utf8.h"

using namespace prikaz;
using normalize::repair_text;

namespace {

std::string whys(const normalize::RepairedText& text) {
  std::string result;
  for (const auto& repair : text.repairs) result += (result.empty() ? "" : " ") + repair.why;
  return result;
}

}  // namespace

TEST_CASE("damage is undone, what only looks like damage stays") {
  const auto file = MappedFile::open(PRIKAZ_SOURCE_DIR "/tests/normalize/repair.tsv");
  REQUIRE(file);
  int cases = 0;
  each_tsv_row(file->bytes(), [&](const std::vector<std::string_view>& fields) {
    REQUIRE(fields.size() == 4);
    const auto repaired = repair_text(fields[0]);
    INFO(fields[0]);
    CHECK(repaired.text == fields[1]);
    CHECK(whys(repaired) == fields[2]);
    ++cases;
  });
  CHECK(cases >= 150);
}

TEST_CASE("a repair names what stood there and what stands there now") {
  const auto repaired = repair_text("приказ  в„– 5, нoябрь");
  REQUIRE(repaired.repairs.size() == 2);
  CHECK(repaired.repairs[0].from == "в„–");
  CHECK(repaired.repairs[0].to == "№");
  CHECK(repaired.repairs[1].from == "нoябрь");
  CHECK(repaired.repairs[1].to == "ноябрь");
  CHECK(repaired.repairs[1].why == "mixed-script");
}

TEST_CASE("line breaks stay where they are asked for") {
  CHECK(repair_text("а \n б", true).text == "а\nб");
  CHECK(repair_text("октябрь<br>ноябрь", true).text == "октябрь\nноябрь");
  CHECK(repair_text("октябрь<br>ноябрь").text == "октябрь ноябрь");
}

TEST_CASE("a repaired text needs no repair") {
  const auto file = MappedFile::open(PRIKAZ_SOURCE_DIR "/tests/normalize/repair.tsv");
  REQUIRE(file);
  each_tsv_row(file->bytes(), [&](const std::vector<std::string_view>& fields) {
    const auto again = repair_text(repair_text(fields[0]).text);
    INFO(fields[0]);
    CHECK(again.text == repair_text(fields[0]).text);
    CHECK(again.repairs.empty());
  });
}

TEST_CASE("any bytes are survived") {
  std::string bytes;
  for (int i = 0; i < 5000; ++i) bytes += static_cast<char>((i * 7919 + i / 3) % 256);
  CHECK(utf8::is_valid(repair_text(bytes).text));
  CHECK(repair_text("").text.empty());
  CHECK(repair_text("** ** ** < < & & « « »").text == "** ** ** < < & & « « »");
  std::string spaced;
  for (int i = 0; i < 20000; ++i) spaced += "П Р И К ";
  CHECK(repair_text(spaced).repairs.empty());
}
