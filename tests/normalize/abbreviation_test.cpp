// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalize/abbreviation.h"

#include "tests/normalize/phrase_table.h"

using namespace prikaz;
using namespace prikaz::normalize;

TEST_CASE("short forms that a document gives itself") {
  for (const auto& row : phrase_table("abbreviations.tsv")) {
    std::string found;
    for (const AbbreviationMatch& match : find_abbreviations(row.at(0))) {
      if (!found.empty()) found += " | ";
      found += match.abbreviation.short_form + " = " + match.abbreviation.full;
    }
    INFO(row.at(0));
    CHECK(found == (row.size() > 1 ? row[1] : ""));
  }
}

TEST_CASE("spans of a short form point at its text") {
  const std::string text = "Создать районный штаб по подготовке к зиме (далее – Штаб).";
  const auto matches = find_abbreviations(text);
  REQUIRE(matches.size() == 1);
  CHECK(matches[0].span.of(text) == "(далее – Штаб)");
  CHECK(matches[0].full_span.of(text) == "районный штаб по подготовке к зиме");
}

TEST_CASE("a short form inside the phrase of another is no part of it") {
  const auto matches = find_abbreviations("план работы школ района (далее – школы) на год (далее – План)");
  REQUIRE(matches.size() == 2);
  CHECK(matches[1].abbreviation.full == "план работы школ района на год");
}

TEST_CASE("long and broken texts cost linear time") {
  std::string text;
  for (int i = 0; i < 20000; ++i) text += "(далее – План, (ИОМ «";
  CHECK(find_abbreviations(text).size() < 100000);
  CHECK(find_abbreviations(std::string(1 << 20, '(')).empty());
  CHECK(find_abbreviations("\xFF\xFE(далее\xD0 – \xD0)").size() <= 1);
}
