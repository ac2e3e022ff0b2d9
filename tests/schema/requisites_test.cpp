// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/requisites.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>

#include "base/data_file.h"
#include "base/utf8.h"
#include "schema/requisites/body.h"
#include "tests/schema/lines_of.h"

using namespace prikaz;
using namespace prikaz::schema;

namespace {

std::string or_dash(const std::optional<std::string>& text) { return text ? *text : "-"; }
std::string or_dash(const std::optional<Date>& date) { return date ? normalize::iso_date(*date) : "-"; }

std::string numbers(const std::vector<Clause>& clauses) {
  std::string result;
  bool first = true;
  for (const Clause& clause : clauses) {
    result += (first ? "" : ",") + clause.number;
    first = false;
    if (!clause.clauses.empty()) result += "," + numbers(clause.clauses);
  }
  return result;
}

std::string dump(const std::optional<Control>& control) {
  if (!control) return "-";
  return std::string(control->self ? "self" : "delegated") + "; " + or_dash(control->position) + "; " +
         or_dash(control->name);
}

std::string dump(const std::optional<Effective>& effective) {
  return effective ? effective->rule + "; " + or_dash(effective->date) : "-";
}

struct Reading {
  extract::Document document;
  Requisites requisites;
  std::vector<Diagnostic> diagnostics;
  Coverage coverage;
};

Reading read(std::string_view text) {
  Reading reading;
  reading.document = tests::document_of(text);
  CoverageMap coverage(reading.document);
  const Lines lines = flatten(reading.document, coverage);
  reading.requisites = read_requisites(lines, coverage, reading.diagnostics);
  reading.coverage = coverage.finish(0);
  return reading;
}

std::string joined(const std::vector<Signatory>& signatories) {
  std::string result;
  for (const Signatory& signatory : signatories)
    result += (result.empty() ? "" : ", ") + or_dash(signatory.position) + " / " + or_dash(signatory.name);
  return result.empty() ? "-" : result;
}

std::string list_field(const Reading& reading, std::string_view name) {
  const Order& order = reading.requisites.order;
  std::string result;
  if (name == "signatories") return joined(order.signatories);
  if (name == "citations")
    for (const CitedAct& act : order.citations)
      result += (result.empty() ? "" : ", ") + or_dash(act.date) + " " + or_dash(act.number);
  if (name == "diagnostics")
    for (const Diagnostic& diagnostic : reading.diagnostics)
      if (result.find(diagnostic.code) == std::string::npos || diagnostic.code == "heading-mismatch")
        result += (result.empty() ? "" : " ") + diagnostic.code;
  return result.empty() ? "-" : result;
}

std::string field(const Reading& reading, std::string_view name) {
  const Order& order = reading.requisites.order;
  if (name == "signatories" || name == "citations" || name == "diagnostics") return list_field(reading, name);
  if (name == "kind") return order.kind;
  if (name == "number") return or_dash(order.number);
  if (name == "date") return or_dash(order.date);
  if (name == "place") return or_dash(order.place);
  if (name == "title") return or_dash(order.title);
  if (name == "issuer") return order.issuer ? order.issuer->name : "-";
  if (name == "municipality") return order.municipality ? order.municipality->name : "-";
  if (name == "region")
    return order.municipality && order.municipality->region ? or_dash(order.municipality->region->iso) : "-";
  if (name == "preamble") return or_dash(order.preamble);
  if (name == "clauses") return numbers(order.clauses);
  if (name == "control") return dump(order.control);
  if (name == "effective") return order.effective ? or_dash(order.effective->date) : "-";
  if (name == "signatory") return order.signatories.empty() ? "-" : or_dash(order.signatories.back().name);
  if (name == "agreed") {
    std::string result;
    for (const Signatory& signatory : order.agreed_by)
      result += (result.empty() ? "" : ", ") + or_dash(signatory.name);
    return result;
  }
  if (name == "inferred") {
    std::string result;
    for (const std::string& inferred : order.inferred) result += (result.empty() ? "" : ",") + inferred;
    return result;
  }
  if (name == "draft") return reading.requisites.draft ? "1" : "0";
  if (name == "amending") return reading.requisites.kind == DocumentKind::Amending ? "1" : "0";
  if (name == "annexonly") return reading.requisites.kind == DocumentKind::AnnexOnly ? "1" : "0";
  if (name == "approved") return reading.requisites.kind == DocumentKind::Approved ? "1" : "0";
  if (name == "unplaced") {
    std::string result;
    for (const auto& text : reading.coverage.unplaced) result += (result.empty() ? "" : "; ") + text.text;
    return result.empty() ? "-" : result;
  }
  FAIL("no such field: " << name);
  return {};
}

// Each named field of each order, and how many are as expected.
void check_orders(const std::string& path, int percent) {
  const auto file = MappedFile::open(path);
  REQUIRE(file);
  int total = 0, hits = 0;
  std::string misses;
  each_tsv_row(file->bytes(), [&](const std::vector<std::string_view>& fields) {
    const Reading reading = read(fields.at(0));
    std::string_view rest = fields.at(1);
    while (!rest.empty()) {
      const std::size_t bar = rest.find(" | ");
      const std::string_view pair = rest.substr(0, bar);
      rest.remove_prefix(bar == std::string_view::npos ? rest.size() : bar + 3);
      const std::size_t equals = pair.find('=');
      const std::string got = field(reading, pair.substr(0, equals));
      const std::string_view want = utf8::trim(pair.substr(equals + 1));
      ++total;
      if (got == want)
        ++hits;
      else
        misses += std::string(fields[0]).substr(0, 120) + " …\n  " + std::string(pair.substr(0, equals)) +
                  "\n  got  " + got + "\n  want " + std::string(want) + "\n";
    }
  });
  INFO(hits << " of " << total << "\n" << misses);
  CHECK(hits * 100 >= total * percent);
}

}  // namespace

TEST_CASE("small orders of all sorts: the blind set") {
  check_orders(PRIKAZ_SOURCE_DIR "/tests/schema/headings_blind.tsv", 100);
}

TEST_CASE("small orders of all sorts: the second set") {
  check_orders(PRIKAZ_SOURCE_DIR "/tests/schema/headings_second.tsv", 100);
}

TEST_CASE("small orders of all sorts: heads that portals changed") {
  check_orders(PRIKAZ_SOURCE_DIR "/tests/schema/headings_portals.tsv", 100);
}

TEST_CASE("orders of ours, field by field") {
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(PRIKAZ_SOURCE_DIR "/tests/schema/orders"))
    files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  CHECK(files.size() >= 12);
  for (const auto& path : files) {
    const auto file = MappedFile::open(path.string());
    REQUIRE(file);
    const std::string_view bytes = file->bytes();
    const std::size_t mark = bytes.find("====\n");
    REQUIRE(mark != std::string_view::npos);
    const Reading reading = read(bytes.substr(0, mark));
    for (std::string_view rest = bytes.substr(mark + 5); !rest.empty();) {
      const std::size_t end = std::min(rest.find('\n'), rest.size());
      const std::string_view pair = rest.substr(0, end);
      rest.remove_prefix(std::min(end + 1, rest.size()));
      if (pair.empty()) continue;
      const std::string name(pair.substr(0, pair.find('=')));
      INFO(path.filename().string() << ": " << name);
      CHECK(field(reading, name) == pair.substr(name.size() + 1));
    }
  }
}

TEST_CASE("long, broken and strange texts are survived, and nothing is lost") {
  std::string many_clauses = "ПРИКАЗЫВАЮ: ", long_line, noise, spaced;
  for (int i = 1; i < 5000; ++i) many_clauses += std::to_string(i) + ". Пункт. ";
  for (int i = 0; i < 60000; ++i) long_line += "от 01.02.2020 № 5 ";
  for (int i = 0; i < 60000; ++i) noise += static_cast<char>((i * 7919 + i / 3) % 255 + 1);
  for (int i = 0; i < 20000; ++i) spaced += "п р и к а з ы в а ";
  const std::string quotes(50000, '"');
  for (const std::string& text :
       {many_clauses, long_line, noise, spaced, quotes, "ПРИКАЗ\\n" + long_line, "О плане\\n" + quotes,
        std::string("УТВЕРЖДАЮ"), std::string("Приложение"), std::string()}) {
    const Reading reading = read(text);
    CHECK(reading.coverage.placed <= reading.coverage.characters);
    std::size_t unplaced = 0;
    for (const auto& piece : reading.coverage.unplaced) unplaced += utf8::count_visible(piece.text);
    CHECK(reading.coverage.placed + unplaced == reading.coverage.characters);
  }
}

TEST_CASE("control and entry into force: the blind set") {
  const auto file = MappedFile::open(PRIKAZ_SOURCE_DIR "/tests/schema/clauses_blind.tsv");
  REQUIRE(file);
  int total = 0, hits = 0;
  std::string misses;
  const std::optional<Date> date = normalize::parse_iso_date("2022-03-10");
  each_tsv_row(file->bytes(), [&](const std::vector<std::string_view>& fields) {
    ++total;
    Clause clause;
    clause.text = std::string(fields.at(0));
    const auto control = requisites::find_control({clause});
    const auto effective = requisites::find_effective({clause}, date);
    const std::string got = dump(control ? std::optional(control->control) : std::nullopt) + " || " +
                            dump(effective ? std::optional(effective->effective) : std::nullopt);
    if (got == fields.at(1))
      ++hits;
    else
      misses += std::string(fields[0]) + "\n  got  " + got + "\n  want " + std::string(fields[1]) + "\n";
  });
  INFO(hits << " of " << total << "\n" << misses);
  CHECK(hits * 100 >= total * 95);
}
