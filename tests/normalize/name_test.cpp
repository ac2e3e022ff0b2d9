// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalize/name.h"

#include <catch2/catch.hpp>

#include <fstream>
#include <iostream>
#include <map>
#include <sstream>

#include "base/data_file.h"
#include "normalize/morphology.h"

using namespace prikaz;
using namespace prikaz::normalize;

namespace {

using Row = std::vector<std::string>;

std::vector<Row> read_rows(const std::string& name) {
  std::ifstream file(PRIKAZ_SOURCE_DIR "/tests/normalize/" + name);
  REQUIRE(file);
  std::stringstream text;
  text << file.rdbuf();
  const std::string table = text.str();
  std::vector<Row> rows;
  each_tsv_row(table, [&](const auto& fields) { rows.emplace_back(fields.begin(), fields.end()); });
  return rows;
}

Government government(const std::string& name) {
  static const std::map<std::string, Government> names = {{"nominative", Government::Nominative},
                                                          {"genitive", Government::Genitive},
                                                          {"dative", Government::Dative},
                                                          {"accusative", Government::Accusative},
                                                          {"instrumental", Government::Instrumental},
                                                          {"prepositional", Government::Prepositional}};
  const auto found = names.find(name);
  return found == names.end() ? Government::Unknown : found->second;
}

// Share of rows of `file` whose nominative comes out; what fails is printed.
double score_nominatives(const std::string& file, bool kinds) {
  const auto rows = read_rows(file);
  int right = 0;
  for (const Row& row : rows) {
    REQUIRE(row.size() >= 3);
    const NominativeName got = to_nominative(row[0]);
    const bool fits = got.name == row[1] && (!kinds || row[2] == "?" || kind_name(got.kind) == row[2]);
    right += fits;
    if (!fits)
      std::cout << "  " << row[0] << " -> " << got.name << " (" << kind_name(got.kind) << "), wanted "
                << row[1] << " (" << row[2] << ")\n";
  }
  std::cout << file << ": " << right << " of " << rows.size() << "\n";
  return static_cast<double>(right) / static_cast<double>(rows.size());
}

double score_persons(const std::string& file) {
  const auto rows = read_rows(file);
  int right = 0;
  for (const Row& row : rows) {
    REQUIRE(row.size() >= 4);
    const std::string got = person_to_nominative(row[0], government(row[1]), row[2] == "-" ? "" : row[2]);
    right += got == row[3];
    if (got != row[3])
      std::cout << "  " << row[0] << " (" << row[1] << ", " << row[2] << ") -> " << got << ", wanted "
                << row[3] << "\n";
  }
  std::cout << file << ": " << right << " of " << rows.size() << "\n";
  return static_cast<double>(right) / static_cast<double>(rows.size());
}

bool dictionary_there() {
  if (has_dictionary()) return true;
  WARN("the dictionary is not installed (scripts/fetch-data): nothing compared");
  return false;
}

}  // namespace

TEST_CASE("noun phrases come back in the nominative") {
  if (!dictionary_there()) return;
  CHECK(score_nominatives("nominative.tsv", true) >= 0.99);
}

TEST_CASE("noun phrases that no rule was made for") {
  if (!dictionary_there()) return;
  CHECK(score_nominatives("nominative_blind.tsv", false) >= 0.95);
  CHECK(score_nominatives("nominative_blind_second.tsv", false) >= 0.95);
  CHECK(score_nominatives("nominative_blind_third.tsv", false) >= 0.95);
  CHECK(score_nominatives("nominative_blind_fourth.tsv", false) >= 0.95);
  CHECK(score_nominatives("nominative_blind_fifth.tsv", false) >= 0.95);
}

TEST_CASE("noun phrases without the dictionary") {
  use_dictionary(false);
  CHECK(score_nominatives("nominative.tsv", false) >= 0.70);
  use_dictionary(true);
}

TEST_CASE("persons come back in the nominative") {
  CHECK(score_persons("persons.tsv") >= (has_dictionary() ? 0.97 : 0.90));
}

TEST_CASE("persons that no rule was made for") {
  CHECK(score_persons("persons_blind.tsv") >= 0.90);
  CHECK(score_persons("persons_blind_second.tsv") >= 0.90);
}

TEST_CASE("a nominative stays as it is") {
  if (!dictionary_there()) return;
  for (const Row& row : read_rows("nominative.tsv")) {
    CHECK(to_nominative(row[1]).name == row[1]);
    CHECK(to_nominative(row[1], Government::Nominative).name == row[1]);
  }
}

TEST_CASE("persons in running text") {
  for (const Row& row : read_rows("find_persons.tsv")) {
    std::string text;
    for (std::size_t i = 0; i < row[0].size(); ++i) {
      const bool newline = row[0].compare(i, 2, "\\n") == 0;
      text += newline ? '\n' : row[0][i];
      i += newline;
    }
    std::string found;
    for (const PersonMatch& match : find_persons(text)) {
      CHECK(match.span.of(text) == match.text);
      std::string flat = match.text;
      for (char& c : flat)
        if (c == '\n') c = ' ';
      found += (found.empty() ? "" : "; ") + flat;
    }
    INFO(row[0]);
    CHECK(found == (row.size() > 1 && row[1] != "-" ? row[1] : ""));
  }
}

TEST_CASE("sentence case of what is written in capitals") {
  if (!dictionary_there()) return;
  for (const Row& row : read_rows("sentence_case.tsv")) CHECK(to_sentence_case(row[0]) == row[1]);
}

TEST_CASE("units of a count in the singular") {
  if (!dictionary_there()) return;
  CHECK(to_singular_nominative("мероприятия") == "мероприятие");
  CHECK(to_singular_nominative("семинаров") == "семинар");
  CHECK(to_singular_nominative("педагогов") == "педагог");
  CHECK(to_singular_nominative("школ") == "школа");
  CHECK(to_singular_nominative("xyz") == "xyz");
}

TEST_CASE("hostile names stay safe and linear") {
  for (const std::string text :
       {"", " ", "«", "((((((((", "-", "А.", "\xff\xfe", "١٢٣", "а-а-а-а-а-а-а-а-а-а"}) {
    CHECK_NOTHROW(to_nominative(text));
    CHECK_NOTHROW(person_to_nominative(text));
    CHECK_NOTHROW(find_persons(text));
    CHECK_NOTHROW(to_sentence_case(text));
    CHECK_NOTHROW(explain_name(text));
  }
  std::string many;
  for (int i = 0; i < 20000; ++i) many += "«(А.Б. Иванову ";
  CHECK_NOTHROW(find_persons(many));
  CHECK_NOTHROW(to_nominative(many));
  CHECK_NOTHROW(to_sentence_case(std::string(2'000'000, 'A')));
}
