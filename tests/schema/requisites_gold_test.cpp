// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Requisites of reference orders that lie beside the repository; skipped with a notice where they are absent.
#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <set>

#include "base/data_file.h"
#include "base/utf8.h"
#include "extract/read.h"
#include "schema/recognize.h"

using namespace prikaz;
using namespace prikaz::schema;

namespace {

const std::filesystem::path kShared = PRIKAZ_SOURCE_DIR "/../shared";

std::vector<std::string> numbers(const std::vector<Clause>& clauses) {
  std::vector<std::string> result;
  for (const Clause& clause : clauses) {
    result.push_back(clause.number);
    for (std::string& inner : numbers(clause.clauses)) result.push_back(std::move(inner));
  }
  return result;
}

std::string folded(const std::optional<std::string>& text) {
  return text ? utf8::fold(*text) : std::string();
}

void check(const Order& order, const nlohmann::json& want) {
  CHECK(order.kind == want["kind"].get<std::string>());
  CHECK(order.number.value_or("") == want["number"].get<std::string>());
  REQUIRE(order.date);
  CHECK(normalize::iso_date(*order.date) == want["date"].get<std::string>());
  REQUIRE(order.issuer);
  for (const std::string word : want["issuer_words"])
    CHECK(folded(order.issuer->name).find(word) != std::string::npos);
  REQUIRE(order.municipality);
  for (const std::string word : want["municipality_words"])
    CHECK(folded(order.municipality->name).find(word) != std::string::npos);
  REQUIRE(order.municipality->region);
  CHECK(order.municipality->region->iso.value_or("") == want["region"].get<std::string>());
  CHECK(folded(order.title).find(utf8::fold(want["title_has"].get<std::string>())) != std::string::npos);
  std::set<std::pair<std::string, std::string>> got, expected;
  for (const CitedAct& act : order.citations)
    got.emplace(act.date ? normalize::iso_date(*act.date) : "", act.number.value_or(""));
  for (const auto& act : want["citations"]) expected.emplace(act[0], act[1]);
  CHECK(got == expected);
  CHECK(numbers(order.clauses) == want["clauses"].get<std::vector<std::string>>());
  REQUIRE_FALSE(order.signatories.empty());
  CHECK(order.signatories.back().name.value_or("") == want["signatory"].get<std::string>());
  REQUIRE(order.control);
  CHECK(order.control->self == (want["control"][0] == "self"));
  CHECK(folded(order.control->name).find(utf8::fold(want["control"][1].get<std::string>())) !=
        std::string::npos);
  const bool dated = order.effective && order.effective->date;
  CHECK((dated ? normalize::iso_date(*order.effective->date) : "") ==
        (want["effective"].is_null() ? "" : want["effective"].get<std::string>()));
}

}  // namespace

TEST_CASE("reference orders have the requisites that people found in them") {
  const auto gold = MappedFile::open((kShared / "gold/headers.json").string());
  if (!gold) {
    WARN("skipped: no reference orders in ../shared");
    return;
  }
  const auto headers = nlohmann::json::parse(gold->bytes());
  int read = 0;
  for (const auto& entry : std::filesystem::directory_iterator(kShared / "seeds")) {
    const std::string name = entry.path().filename().string();
    const auto want = headers.find(name.substr(0, name.find('-')));
    if (want == headers.end()) continue;
    const auto file = MappedFile::open(entry.path().string());
    REQUIRE(file);
    INFO(name);
    check(recognize(extract::read_document(file->bytes(), name)).order, *want);
    ++read;
  }
  CHECK(read == static_cast<int>(headers.size()));
}
