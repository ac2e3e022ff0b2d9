// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalize/citation.h"

#include <catch2/catch.hpp>

#include "base/data_file.h"
#include "normalize/repair.h"

using namespace prikaz;
using normalize::find_citations;
using normalize::find_number;

namespace {

std::string or_dash(const std::optional<std::string>& text) { return text ? *text : "-"; }

std::string dump(const std::vector<normalize::Citation>& citations) {
  std::string result;
  for (const auto& citation : citations) {
    if (!result.empty()) result += " || ";
    result += or_dash(citation.kind) + "; " + or_dash(citation.issuer) + "; " +
              (citation.date ? normalize::iso_date(*citation.date) : "-") + "; " + or_dash(citation.number) +
              "; " + or_dash(citation.title);
  }
  return result;
}

// The share of lines read exactly as expected, with each miss shown.
int count_hits(const std::string& path, int& total) {
  const auto file = MappedFile::open(path);
  REQUIRE(file);
  int hits = 0;
  each_tsv_row(file->bytes(), [&](const std::vector<std::string_view>& fields) {
    ++total;
    const std::string got = dump(find_citations(normalize::repair_text(fields.at(0)).text));
    const std::string want(fields.at(1) == " " ? "" : fields.at(1));
    if (got == want)
      ++hits;
    else
      UNSCOPED_INFO(fields[0] << "\n  got  " << got << "\n  want " << want);
  });
  return hits;
}

}  // namespace

TEST_CASE("acts named in running text: the blind set") {
  int total = 0;
  const int hits = count_hits(PRIKAZ_SOURCE_DIR "/tests/normalize/citations_blind.tsv", total);
  INFO(hits << " of " << total);
  CHECK(hits * 100 >= total * 95);
}

TEST_CASE("a number is read behind its sign") {
  const auto number = [](std::string_view text) {
    const auto match = find_number(text);
    return match ? match->number + "|" + std::to_string(text.size() - match->span.end) : "";
  };
  CHECK(number("№ 28-п") == "28-п|0");
  CHECK(number("№ 26-01-06-662 «О") == "26-01-06-662|5");
  CHECK(number("N 1000 р") == "1000 р|0");
  CHECK(number("№ 1000 рублей") == "1000|13");
  CHECK(number("№181/1,") == "181/1|1");
  CHECK(number("№ 5.") == "5|1");
  CHECK(number("№ СК-228/03") == "СК-228/03|0");
  CHECK(number("N 12-1/10/В-2546") == "12-1/10/В-2546|0");
  CHECK(number("№ 85§2") == "85§2|0");
  CHECK(number("№ 42.6 ") == "42.6|1");
  CHECK(number("№ 28 -п") == "28-п|0");
  CHECK(number("№ 28- п") == "28-п|0");
  CHECK(number("№_664 от") == "664|5");
  CHECK(number("№ 172 ФЗ") == "172 ФЗ|0");
  CHECK(number("в„– 96") == "96|0");
  CHECK(number("ЛЪ 96") == "96|0");
  CHECK(number("No. 7") == "7|0");
  CHECK(number("№№ 3553-Р") == "3553-Р|0");
  CHECK(number("№ 6а") == "6а|0");
  CHECK(number("№ 5 – план") == "5|13");
  CHECK(number("№ 5 п. 3") == "5|6");
  CHECK(number("№ ____") == "");
  CHECK(number("№ б/н") == "");
  CHECK(number("Номер 5") == "");
  CHECK(number("План 5") == "");
  CHECK(number("28-п") == "");
  CHECK(number("") == "");
}

TEST_CASE("spans and raw texts point at the reference") {
  const std::string text = "В силу приказа  Министерства от 05.05.2021 № 77 «О мерах» и далее";
  const auto citations = find_citations(text);
  REQUIRE(citations.size() == 1);
  CHECK(citations[0].raw == "приказа Министерства от 05.05.2021 № 77 «О мерах»");
  CHECK(citations[0].span.of(text) == "приказа  Министерства от 05.05.2021 № 77 «О мерах»");
}

TEST_CASE("long and broken texts end") {
  std::string text;
  for (int i = 0; i < 20000; ++i) text += "приказ «от 01.01.2020 № 5 (";
  CHECK(find_citations(text).size() <= 20000);
  CHECK(find_citations("«««««от 01.01.2020 № 5").empty());
}
