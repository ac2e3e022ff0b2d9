// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalize/municipality.h"

#include <catch2/catch.hpp>

#include <fstream>
#include <iostream>
#include <set>
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
  if (name != row[1] || (type != row[2] && row[2] != "?")) return false;
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
  CHECK(score("headers_blind_second.tsv") >= 0.97);
  CHECK(score("headers_blind_third.tsv") >= 0.97);
  CHECK(score("headers_blind_fourth.tsv") >= 0.97);
  CHECK(score("headers_blind_fifth.tsv") >= 0.97);
  CHECK(score("headers_blind_sixth.tsv") >= 0.97);
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

TEST_CASE("every region's code is of ISO 3166-2, every code of the standard has its region") {
  const std::string list = read_file("/usr/share/iso-codes/json/iso_3166-2.json");
  if (list.empty()) {
    WARN("iso-codes is not installed: nothing compared");
    return;
  }
  std::set<std::string> standard, ours;
  for (std::size_t at = 0; (at = list.find("\"RU-", at)) != std::string::npos; ++at)
    standard.insert(list.substr(at + 1, list.find('"', at + 1) - at - 1));
  int regions = 0;
  each_tsv_row(read_file(PRIKAZ_SOURCE_DIR "/normalize/lexicon/regions.tsv"), [&](const auto& fields) {
    REQUIRE(fields.size() == 7);
    ++regions;
    if (fields[0] != "-") ours.insert(std::string(fields[0]));
  });
  CHECK(regions == 89);
  CHECK(ours == standard);
}

TEST_CASE("regions in every case, order and spelling") {
  const auto names = [](std::string_view text) {
    std::string found;
    for (const RegionMatch& match : find_regions(text)) {
      CHECK(match.span.end <= text.size());
      found += (found.empty() ? "" : " ") + match.region.iso.value_or(match.region.name);
    }
    return found;
  };
  for (const auto& [text, wanted] : std::vector<std::pair<std::string, std::string>>{
           {"приказ Министерства образования Пензенской области", "RU-PNZ"},
           {"в Пермском крае и Республике Алтай", "RU-PER RU-AL"},
           {"АЛТАЙСКИЙ КРАЙ", "RU-ALT"},
           {"Татарстана", "RU-TA"},
           {"Республика Татарстан (Татарстан)", "RU-TA"},
           {"Чувашской Республики", "RU-CU"},
           {"Чувашской Республики – Чувашии", "RU-CU"},
           {"Ханты-Мансийского автономного округа — Югры", "RU-KHM"},
           {"ХМАО-Югры", "RU-KHM"},
           {"ХМАО – Югра", "RU-KHM"},
           {"Ямало-Ненецком автономном округе", "RU-YAN"},
           {"Ненецкого автономного округа", "RU-NEN"},
           {"ЕАО", "RU-YEV"},
           {"Еврейской автономной области", "RU-YEV"},
           {"КБР, КЧР", "RU-KB RU-KC"},
           {"РСО-Алания", "RU-SE"},
           {"Республики Северная Осетия-Алания", "RU-SE"},
           {"Республики Саха (Якутия)", "RU-SA"},
           {"Якутии", "RU-SA"},
           {"Ростовской обл.", "RU-ROS"},
           {"Кемеровской области - Кузбасса", "RU-KEM"},
           {"Кемеровская область", "RU-KEM"},
           {"Кузбассом", "RU-KEM"},
           {"Республики Марий Эл", "RU-ME"},
           {"Республики Коми", "RU-KO"},
           {"ДНР", "Донецкая Народная Республика"},
           {"Республики Крым", "Республика Крым"},
           {"города Севастополя", "Севастополь"},
           {"правительство Санкт-Петербурга, г. Санкт-Петербург", "RU-SPE"},
           {"города Москвы", "RU-MOW"},
           {"Московской области", "RU-MOS"},
           {"Министерство образования РМ", "RU-MO"},
           {"РМ", ""},
           {"Министерство образования РК", ""},
           {"Адыге-Хабльский район", ""},
           {"город Адыгейск", ""},
           {"город Крымск", ""},
           {"Южно-Сахалинск", ""},
           {"пермский период", ""},
           {"область знаний", ""},
           {"край стола", ""},
           {"республика", ""},
           {"еао", ""},
       }) {
    INFO(text);
    if (text.starts_with("правительство"))
      CHECK(names(text).ends_with(wanted));
    else
      CHECK(names(text) == wanted);
  }
}

namespace {

const char kTable[] =
    "# own sample of the TSV form\n"
    "oktmo8\tcheck\tlevel\tname\tparent_oktmo8\tparent_name\tsubject\n"
    "56000000\t0\tsubject_group\tМуниципальные образования Пензенской области\t\t\tПензенской области\n"
    "56655000\t0\tupper\tСосновский муниципальный район\t\t\tПензенской области\n"
    "56655400\t0\tlower_group\tСельские поселения Сосновского муниципального района\t\t\tПензенской области\n"
    "56655404\t0\tlower\tЗаречинский сельсовет\t56655000\t\tПензенской области\n"
    "56701000\t0\tupper\tгород Пенза\t\t\tПензенской области\n"
    "57701000\t0\tupper\tПермский\t\t\tПермского края\n"
    "57655000\t0\tupper\tСосновский муниципальный район\t\t\tПермского края\n"
    "07727000\t0\tupper\tгород-курорт Пятигорск\t\t\tСтавропольского края\n"
    "08701000\t0\tupper\tгород Хабаровск\t\t\tХабаровского края\n"
    "08655000\t0\tupper\tХабаровский муниципальный район\t\t\tХабаровского края\n"
    "71811000\t0\tupper\tБелореченский муниципальный район\t\t\tТюменской области\n";

const char kRosstat[] =
    "\"56\";\"000\";\"000\";\"000\";\"0\";\"1\";\"Муниципальные образования Пензенской "
    "области\";\"\";\"\"\r\n"
    "\"56\";\"655\";\"000\";\"000\";\"5\";\"1\";\"Сосновский муниципальный район\";\"г Сосны\";\"\"\r\n"
    "\"56\";\"655\";\"404\";\"000\";\"5\";\"1\";\"Заречинский сельсовет\";\"с Заречье\";\"\"\r\n"
    "\"56\";\"655\";\"404\";\"101\";\"5\";\"2\";\"с Заречье\";\"\";\"\"\r\n"
    "\"56\";\"701\";\"000\";\"000\";\"5\";\"1\";\"город Пенза\";\"\";\"\"\r\n";

std::string code(const char* text, const Gazetteer& gazetteer) {
  const auto m = find_municipality(text, &gazetteer);
  return m ? m->oktmo.value_or("-") : "none";
}

}  // namespace

TEST_CASE("a gazetteer gives the code where exactly one entry fits") {
  const auto gazetteer = load_gazetteer(kTable);
  CHECK(code("Сосновского муниципального района Пензенской области", *gazetteer) == "56655000");
  CHECK(code("Сосновского муниципального района Пермского края", *gazetteer) == "57655000");
  CHECK(code("Сосновского муниципального района", *gazetteer) == "-");
  CHECK(code("Сосновского муниципального округа Пензенской области", *gazetteer) == "56655000");
  CHECK(code("Заречинского сельсовета Сосновского района Пензенской области", *gazetteer) == "56655404");
  CHECK(code("города Пензы", *gazetteer) == "56701000");
  CHECK(code("города Перми Пермского края", *gazetteer) == "57701000");
  CHECK(code("города Пятигорска", *gazetteer) == "07727000");
  CHECK(code("города Хабаровска", *gazetteer) == "08701000");
  CHECK(code("Хабаровского района", *gazetteer) == "08655000");
  CHECK(code("Верхнесосновского района Пензенской области", *gazetteer) == "-");
  CHECK(code("Сосновского сельского поселения Пензенской области", *gazetteer) == "-");
}

TEST_CASE("a gazetteer completes what the text does not say, and names it") {
  const auto gazetteer = load_gazetteer(kTable);
  const auto town = find_municipality("Администрация города Пензы", gazetteer.get());
  REQUIRE(town);
  CHECK(town->type == "городской округ");
  CHECK(town->region->iso == "RU-PNZ");
  CHECK(town->inferred == std::vector<std::string>{"region", "type"});
  const auto district = find_municipality("Белореченский муниципальный район", gazetteer.get());
  REQUIRE(district);
  CHECK(district->region->iso == "RU-KHM");
  CHECK(district->inferred == std::vector<std::string>{"region"});
  Municipality unknown;
  unknown.name = "Нигдешний район";
  complete_municipality(unknown, *gazetteer);
  CHECK(!unknown.oktmo);
  CHECK(unknown.inferred.empty());
}

TEST_CASE("Rosstat's form of the classifier") {
  const auto gazetteer = load_gazetteer(kRosstat);
  CHECK(code("Сосновского муниципального района Пензенской области", *gazetteer) == "56655000");
  CHECK(code("Заречинского сельсовета Пензенской области", *gazetteer) == "56655404");
  CHECK(code("города Пензы", *gazetteer) == "56701000");
}

TEST_CASE("a broken gazetteer says where") {
  const auto line_of = [](std::string_view table) {
    try {
      load_gazetteer(table);
    } catch (const Error& error) {
      CHECK(error.code() == ErrorCode::Damaged);
      return error.at().line;
    }
    return 0;
  };
  CHECK(line_of("oktmo8\tcheck\tlevel\tname\n56655000\t0\tupper\tX\n5665\t0\tupper\tX\n") == 3);
  CHECK(line_of("oktmo8\tcheck\tlevel\tname\n56655000\t0\tupper\tX\nabc\t0\tupper\tX\n") == 3);
  CHECK(line_of("56655000\t0\n") == 1);
  CHECK(line_of("just text\n") == 1);
  CHECK(line_of("56;6;0;0;0;0;X\n") == 1);
  CHECK(line_of(std::string("oktmo8\tcheck\tlevel\tname\n")) > 0);
}

TEST_CASE("the reference classifier gives the reference codes") {
  const std::string table = read_file(PRIKAZ_SOURCE_DIR "/../shared/data/municipalities_oktmo_2019.tsv");
  if (table.empty()) {
    WARN("../shared/data is not here: nothing compared");
    return;
  }
  const auto gazetteer = load_gazetteer(table);
  CHECK(code("Администрация города Перми, Пермский край", *gazetteer) == "57701000");
  CHECK(code("Березовский муниципальный округ Пермского края", *gazetteer) == "57606000");
  CHECK(code("Ленинский муниципальный район ЕАО", *gazetteer) == "99610000");
  CHECK(code("Ленинский муниципальный район", *gazetteer) == "-");
  CHECK(code("город Пятигорск", *gazetteer) == "07727000");
}

TEST_CASE("every mention is found, with its place") {
  const std::string text = "в городе Туле, Ленинском районе Тульской области и Г О Р О Д Е  П Е Н З Е";
  const auto matches = find_municipalities(text);
  REQUIRE(matches.size() == 3);
  CHECK(matches[0].municipality.name == "город Тула");
  CHECK(matches[0].span.of(text) == "городе Туле");
  CHECK(matches[1].municipality.name == "Ленинский район");
  CHECK(matches[1].span.of(text) == "Ленинском районе");
  CHECK(matches[2].municipality.name == "город Пенза");
  CHECK(matches[2].span.of(text) == "Г О Р О Д Е  П Е Н З Е");
}

TEST_CASE("hostile municipalities stay safe and linear") {
  std::string many, capitals;
  for (int i = 0; i < 20000; ++i) many += "города ( «района г. ";
  for (int i = 0; i < 100000; ++i) capitals += "А ";
  for (const std::string& text :
       {std::string(), std::string(" "), std::string("города"), std::string("г."), std::string("«"),
        std::string("\xff\xd0 района"), many, capitals, std::string(1 << 20, '-')}) {
    CHECK_NOTHROW(find_municipality(text));
    CHECK_NOTHROW(find_regions(text));
  }
  CHECK_NOTHROW(explain_municipality("администрация города Тулы"));
}
