// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/report.h"

#include <nettle/base64.h>
#include <zlib.h>

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "base/error.h"
#include "tests/corpus/samples.h"

using namespace prikaz;
using namespace prikaz::corpus;
using prikaz::corpus::test::make_document;
using prikaz::corpus::test::Sample;
using prikaz::corpus::test::TemporaryFolder;

namespace {

Sample kungur() { return {}; }

Sample perm() {
  Sample sample;
  sample.id = "ru-per/perm/prikaz/2022-09-03/7";
  sample.activities = {"Обучение библиотекарей", "Ремонт читального зала", "Обновление книжного фонда"};
  sample.name = "perm.docx";
  sample.content = "b";
  return sample;
}

std::string report_of(const std::vector<schema::OrderDocument>& orders, const CompareOptions& options = {}) {
  ComparisonBuilder comparison(options);
  ReportBuilder report;
  for (const schema::OrderDocument& order : orders) {
    comparison.add(order, order.id);
    report.add(order, order.id);
  }
  std::string page;
  report.write(comparison.finish(), options, [&page](std::string_view piece) { page += piece; });
  return page;
}

std::string between(const std::string& page, const std::string& before) {
  const std::size_t begin = page.find(before);
  REQUIRE(begin != std::string::npos);
  return page.substr(begin + before.size(), page.find("</script>", begin) - begin - before.size());
}

nlohmann::json core_of(const std::string& page) {
  return nlohmann::json::parse(between(page, "<script type=\"application/json\" id=\"report\">"));
}

nlohmann::json details_of(const std::string& page, int document) {
  const std::string packed = between(
      page, "<script type=\"application/octet-stream\" id=\"details-" + std::to_string(document) + "\">");
  base64_decode_ctx context;
  base64_decode_init(&context);
  std::string bytes(BASE64_DECODE_LENGTH(packed.size()), '\0');
  std::size_t size = bytes.size();
  REQUIRE(base64_decode_update(&context, &size, reinterpret_cast<std::uint8_t*>(bytes.data()), packed.size(),
                               packed.data()) == 1);
  std::string text(1 << 20, '\0');
  uLongf length = text.size();
  REQUIRE(uncompress(reinterpret_cast<Bytef*>(text.data()), &length,
                     reinterpret_cast<const Bytef*>(bytes.data()), size) == Z_OK);
  return nlohmann::json::parse(text.substr(0, length));
}

}  // namespace

TEST_CASE("every member of the report leads to its activity") {
  const std::string page = report_of({make_document(kungur()), make_document(perm())});
  const nlohmann::json core = core_of(page);
  CHECK(core["format"] == "prikaz-report/1");
  REQUIRE(core["municipalities"].size() == 2);
  REQUIRE(core["documents"].size() == 2);
  CHECK(core["regions"] == nlohmann::json::parse(R"([{"iso":"RU-PER","name":"Пермский край"}])"));
  REQUIRE(core["groups"]["id"].size() == 3);
  const nlohmann::json& members = core["members"];
  REQUIRE(members["municipality"].size() == 5);
  for (const char* column : {"document", "activity", "near", "score", "start", "end"})
    CHECK(members[column].size() == 5);
  for (std::size_t group = 0; group < 3; ++group) {
    const std::size_t first = core["groups"]["first"][group];
    const std::size_t end = group == 2 ? 5 : core["groups"]["first"][group + 1].get<std::size_t>();
    for (std::size_t member = first; member < end; ++member) {
      const int document = members["document"][member];
      const nlohmann::json details = details_of(page, document);
      const std::size_t activity = members["activity"][member];
      CHECK(details["activities"][activity]["title"] == core["groups"]["label"][group]);
      CHECK(members["end"][member] == 19327);  // 2022-12-01
      CHECK(members["start"][member].is_null());
    }
  }
  const nlohmann::json details = details_of(page, 0);
  CHECK(details["activities"][0]["at"]["line"] == 20);
  CHECK(details["activities"][0]["cells"] ==
        nlohmann::json::parse(R"([["№","1"],["Мероприятие","Обновление книжного фонда"]])"));
  CHECK(core["documents"][1]["file"] == "perm.docx");
}

TEST_CASE("a document with doubts says so, and acts that are followed are told") {
  schema::OrderDocument doubtful = make_document(kungur());
  doubtful.diagnostics.push_back({"columns-guessed", Severity::Warning, "by their content", {}});
  schema::CitedAct act;
  act.kind = "приказ";
  act.number = "26-01";
  act.date = normalize::parse_iso_date("2022-01-10");
  act.issuer = "Министерство образования Пермского края";
  act.raw = "приказа Министерства образования Пермского края от 10.01.2022 № 26-01";
  doubtful.order.citations = {act};
  schema::OrderDocument other = make_document(perm());
  other.order.citations = {act};
  const nlohmann::json core = core_of(report_of({doubtful, other}));
  CHECK(core["complete"] == nlohmann::json::parse("[0,1]"));
  CHECK(core["municipalities"][0]["otherwise"] == static_cast<int>(State::Unknown));
  REQUIRE(core["parents"].size() == 1);
  CHECK(core["parents"][0]["number"] == "26-01");
  CHECK(core["parents"][0]["date"] == "2022-01-10");
  CHECK(core["parents"][0]["document"].is_null());
  CHECK(core["parents"][0]["followers"].size() == 2);
  REQUIRE(core["pairs"].size() == 1);
  CHECK(core["pairs"][0][2] == 2);
}

TEST_CASE("the order of adding changes nothing") {
  CHECK(report_of({make_document(kungur()), make_document(perm())}) ==
        report_of({make_document(perm()), make_document(kungur())}));
}

TEST_CASE("only what is compared is written") {
  CompareOptions options;
  options.regions = {"RU-ZAB"};
  const nlohmann::json core = core_of(report_of({make_document(kungur())}, options));
  CHECK(core["documents"].empty());
  CHECK(core["municipalities"].empty());
  CHECK(core["scope"]["regions"] == nlohmann::json::parse(R"(["RU-ZAB"])"));
}

TEST_CASE("text of orders never leaves its place in the page") {
  const std::string hostile = "</script><script>alert(1)</script><!--<script>&lt;\"'\xE2\x80\xA8\xFF";
  Sample sample;
  sample.title = sample.name = sample.issuer = hostile;
  sample.activities = {hostile, "Обучение " + hostile};
  schema::OrderDocument order = make_document(sample);
  order.id = "ru-per/" + hostile;
  order.order.municipality->name = hostile;
  order.order.municipality->region->name = hostile;
  order.order.number = order.order.kind = hostile;
  order.diagnostics.push_back({hostile, Severity::Error, hostile, {}});
  order.roadmaps[0].columns[1].heading = hostile;
  order.roadmaps[0].activities[0].category = hostile;
  CompareOptions options;
  const std::string page = report_of({order}, options);
  const std::string plain = report_of({make_document(kungur())});
  const auto count = [](const std::string& text, std::string_view what) {
    std::size_t found = 0;
    for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + 1)) ++found;
    return found;
  };
  for (const char* mark : {"<script", "</script", "<!--", "<", ">"})
    CHECK(count(page, mark) == count(plain, mark));
  const nlohmann::json core = core_of(page);
  const std::string shown = core["groups"]["label"][0];
  CHECK(shown.find("</script><script>alert(1)") != std::string::npos);
}

TEST_CASE("a report is there whole or not at all") {
  const TemporaryFolder folder;
  ReportBuilder report;
  ComparisonBuilder comparison({});
  comparison.add(make_document(kungur()), "a/b/c");
  report.add(make_document(kungur()), "a/b/c");
  const Comparison compared = comparison.finish();
  const std::string path = folder.path("report.html");
  folder.write("report.html", "old");
  report.write_file(compared, {}, path);
  std::string page;
  report.write(compared, {}, [&page](std::string_view piece) { page += piece; });
  CHECK(test::read_file(path) == page);
  CHECK(std::distance(std::filesystem::directory_iterator(folder.root()), {}) == 1);
  CHECK_THROWS_AS(report.write_file(compared, {}, folder.path("absent/report.html")), Error);
  std::size_t pieces = 0;
  CHECK_THROWS_AS(
      report.write(compared, {}, [&pieces](std::string_view) { ++pieces, throw std::runtime_error("full"); }),
      std::runtime_error);
  CHECK(pieces == 1);
}

TEST_CASE("a report of nothing is a page") {
  const nlohmann::json core = core_of(report_of({}));
  CHECK(core["groups"]["id"].empty());
  CHECK(core["members"]["municipality"].empty());
}
