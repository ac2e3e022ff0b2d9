// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalize/municipality.h"

#include <catch2/catch.hpp>

#include <fstream>
#include <iostream>
#include <sstream>

#include "base/data_file.h"
#include "base/error.h"
#include "normalize/morphology.h"

using namespace prikaz;
using namespace prikaz::normalize;

namespace {

using Row = std::vector<std::string>;

std::string read_file(const std::string& path) {
  std::ifstream file(path);
  std::stringstream text;
  text << file.rdbuf();
  return text.str();
}

std::vector<Row> read_rows(const std::string& name) {
  const std::string table = read_file(PRIKAZ_SOURCE_DIR "/tests/normalize/" + name);
  REQUIRE(!table.empty());
  std::vector<Row> rows;
  each_tsv_row(table, [&](const auto& fields) { rows.emplace_back(fields.begin(), fields.end()); });
  return rows;
}

std::string with_newlines(const std::string& cell) {
  std::string text;
  for (std::size_t i = 0; i < cell.size(); ++i) {
    const bool newline = cell.compare(i, 2, "\\n") == 0;
    text += newline ? '\n' : cell[i];
    i += newline;
  }
  return text;
}

std::string show(const std::optional<Municipality>& m) {
  if (!m) return "- | - | -";
  return m->name + " | " + m->type.value_or("-") + " | " +
         (m->region ? m->region->iso.value_or("(" + m->region->name + ")") : "-");
}

bool fits(const std::optional<Municipality>& got, const Row& row) {
  const std::string name = got ? got->name : "-", type = got ? got->type.value_or("-") : "-";
  if (name != row[1] || type != row[2]) return false;
  const std::string iso = got && got->region ? got->region->iso.value_or("-") : "-";
  if (!row[3].starts_with('~')) return iso == row[3];
  if (iso == "-") return true;
  return iso == row[3].substr(1) &&
         std::find(got->inferred.begin(), got->inferred.end(), "region") != got->inferred.end();
}

double score(const std::string& file) {
  const auto rows = read_rows(file);
  int right = 0;
  for (const Row& row : rows) {
    REQUIRE(row.size() >= 4);
    const auto got = find_municipality(with_newlines(row[0]));
    right += fits(got, row);
    if (!fits(got, row))
      std::cout << "  " << row[0] << "\n    got    " << show(got) << "\n    wanted " << row[1] << " | "
                << row[2] << " | " << row[3] << "\n";
  }
  std::cout << file << ": " << right << " of " << rows.size() << "\n";
  return static_cast<double>(right) / static_cast<double>(rows.size());
}

}  // namespace

TEST_CASE("headers that no rule was made for") {
  if (!has_dictionary()) {
    WARN("the dictionary is not installed (scripts/fetch-data): nothing compared");
    return;
  }
  CHECK(score("headers_blind.tsv") >= 0.97);
}

TEST_CASE("headers in every form of kind and name") {
  if (!has_dictionary()) {
    WARN("the dictionary is not installed (scripts/fetch-data): nothing compared");
    return;
  }
  CHECK(score("headers.tsv") >= 0.99);
}

TEST_CASE("headers without the dictionary") {
  use_dictionary(false);
  CHECK(score("headers.tsv") >= 0.85);
  use_dictionary(true);
}
