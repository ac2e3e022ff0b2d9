// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalize/category.h"

#include <set>

#include "tests/normalize/phrase_table.h"

using namespace prikaz::normalize;

TEST_CASE("labelled activities of many topics") {
  std::set<std::string> topics;
  for (const auto& row : phrase_table("categories.tsv")) {
    topics.insert(row.at(1));
    INFO(row.at(2));
    CHECK(std::string(category_of(row.at(2))) == row[0]);
  }
  CHECK(topics.size() >= 8);
}

TEST_CASE("blind activities: nineteen of twenty at least") {
  for (const char* table :
       {"categories_blind.tsv", "categories_blind_second.tsv", "categories_blind_third.tsv"}) {
    std::size_t right = 0, all = 0;
    for (const auto& row : phrase_table(table)) {
      const std::string_view got = category_of(row.at(2));
      ++all;
      right += got == row.at(0);
      if (got != row.at(0)) UNSCOPED_INFO(row[2] << " -> " << got << ", wanted " << row[0]);
    }
    INFO(table << ": " << right << " of " << all);
    CHECK(all >= 30);
    CHECK(right * 100 >= all * 95);
  }
}

TEST_CASE("blind activities: the fourth set") {
  std::size_t right = 0, all = 0;
  for (const auto& row : phrase_table("categories_blind_fourth.tsv")) {
    ++all;
    right += category_of(row.at(2)) == row.at(0);
  }
  INFO(right << " of " << all);
  CHECK(all >= 110);
  CHECK(right * 100 >= all * 90);
}

TEST_CASE("categories are a closed list whatever the text") {
  const std::set<std::string_view> closed = {
      "regulation",  "organization", "training", "methodical_support", "monitoring", "analysis",
      "diagnostics", "information",  "event",    "cooperation",        "reporting",  "participation",
      "resources",   "other"};
  std::string monster;
  for (int i = 0; i < 50000; ++i) monster += "Проведение работы по ";
  for (const std::string& text :
       {std::string(), std::string("---"), std::string("\xFF\xD0"), std::string("Lorem ipsum"), monster})
    CHECK(closed.count(category_of(text)) == 1);
}
