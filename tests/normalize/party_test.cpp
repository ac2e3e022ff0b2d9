// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalize/party.h"

#include <fstream>
#include <nlohmann/json.hpp>
#include <set>

#include "base/utf8.h"
#include "normalize/party/lexicon.h"
#include "normalize/party/role_rules.h"
#include "tests/normalize/phrase_table.h"
#include "tests/strained.h"

using namespace prikaz;
using namespace prikaz::normalize;

namespace {

template <typename Field>
std::string joined(const std::vector<Party>& parties, Field field) {
  std::string result;
  for (const Party& party : parties) {
    if (&party != &parties.front()) result += " | ";
    result += field(party);
  }
  return result;
}

std::string raws(const std::vector<Party>& parties) {
  return joined(parties, [](const Party& party) { return party.raw; });
}
std::string names(const std::vector<Party>& parties) {
  return joined(parties, [](const Party& party) { return party.name; });
}

std::string capitalized(const std::string& text) {
  if (text.empty()) return text;
  std::size_t i = 0;
  std::string result;
  utf8::append(result, utf8::to_upper(utf8::next(text, i)));
  return result + text.substr(i);
}

// The raw text without «(по согласованию)».
std::string without_agreement(const std::string& raw) {
  const std::size_t words = raw.find("по согласованию");
  const std::size_t open = words == std::string::npos ? words : raw.rfind(" (", words);
  return open == std::string::npos ? raw : raw.substr(0, open);
}

// "=" among the expected names stands for the raw text with a capital letter.
std::string wanted_names(const std::string& raw, const std::string& names) {
  const auto raw_parts = split_text(raw, " | "), name_parts = split_text(names, " | ");
  std::string result;
  for (std::size_t i = 0; i < name_parts.size(); ++i) {
    if (i > 0) result += " | ";
    result += name_parts[i] == "=" ? capitalized(without_agreement(raw_parts.at(i))) : name_parts[i];
  }
  return result;
}

// Whether the names that came out are the wanted ones; a wanted "?" is not judged.
bool names_fit(const std::vector<Party>& parties, const std::string& raw, const std::string& wanted) {
  const auto parts = split_text(wanted_names(raw, wanted), " | ");
  if (parties.empty()) return parts == std::vector<std::string>{""};
  if (parts.size() != parties.size()) return false;
  for (std::size_t i = 0; i < parts.size(); ++i)
    if (parts[i] != "?" && parts[i] != parties[i].name) return false;
  return true;
}

double blind_share(const std::string& table) {
  std::size_t right = 0, all = 0;
  for (const auto& row : phrase_table(table)) {
    const auto parties = read_parties(row.at(0));
    const std::string raw = row.size() > 1 ? row[1] : "", name = row.size() > 2 ? row[2] : "";
    const bool fits = raws(parties) == raw && names_fit(parties, raw, name);
    if (!fits) UNSCOPED_INFO(row[0] << " -> " << names(parties));
    right += fits;
    ++all;
  }
  return static_cast<double>(right) / static_cast<double>(all);
}

struct BlindFields {
  std::size_t cells = 0, named = 0, judged = 0, right = 0;  ///< cells split and named; fields of those cells
};

// Tables with raw, name, kind, role, of, agreed, contact; "?" is not judged, "-" is absent.
BlindFields blind_fields(const std::string& table) {
  BlindFields shares;
  for (const auto& row : phrase_table(table)) {
    const auto parties = read_parties(row.at(0));
    ++shares.cells;
    if (raws(parties) != row.at(1) || !names_fit(parties, row.at(1), row.at(2))) {
      UNSCOPED_INFO(row[0] << "\n    -> " << raws(parties) << "\n    -> " << names(parties));
      continue;
    }
    ++shares.named;
    for (std::size_t i = 0; i < parties.size(); ++i) {
      const Party& party = parties[i];
      const std::string got[] = {std::string(kind_name(party.kind)), party.role, party.of.value_or("-"),
                                 party.agreed ? "true" : "false", party.contact.value_or("-")};
      for (std::size_t field = 0; field < std::size(got); ++field) {
        const std::string wanted = split_text(row.at(field + 3), " | ").at(i);
        if (wanted == "?") continue;
        ++shares.judged;
        shares.right += got[field] == wanted;
        if (got[field] != wanted) UNSCOPED_INFO(party.raw << ": " << got[field] << ", wanted " << wanted);
      }
    }
  }
  return shares;
}

const Party& only(const std::vector<Party>& parties) {
  REQUIRE(parties.size() == 1);
  return parties.front();
}

}  // namespace

TEST_CASE("cells of parties: split, names, kinds, roles, keys") {
  for (const auto& row : phrase_table("party_cells.tsv")) {
    REQUIRE(row.size() == 6);
    const auto parties = read_parties(row[0]);
    INFO(row[0]);
    CHECK(raws(parties) == row[1]);
    CHECK(names(parties) == row[2]);
    CHECK(joined(parties, [](const Party& party) { return std::string(kind_name(party.kind)); }) == row[3]);
    CHECK(joined(parties, [](const Party& party) { return party.role; }) == row[4]);
    CHECK(joined(parties, [](const Party& party) { return party.key; }) == row[5]);
  }
}

TEST_CASE("blind cells: nineteen of twenty at least") {
  CHECK(blind_share("party_blind.tsv") >= 0.95);
  CHECK(blind_share("party_blind_second.tsv") >= 0.95);
  CHECK(blind_share("party_blind_third.tsv") >= 0.95);
  CHECK(blind_share("party_blind_fifth.tsv") >= 0.95);
}

TEST_CASE("blind cells of many fields of work, field by field") {
  for (const char* table : {"party_blind_fourth.tsv", "party_blind_sixth.tsv", "party_blind_seventh.tsv",
                            "party_blind_eighth.tsv", "party_blind_ninth.tsv", "party_blind_tenth.tsv",
                            "party_blind_eleventh.tsv"}) {
    const BlindFields shares = blind_fields(table);
    INFO(table << ": " << shares.named << " of " << shares.cells << " cells, " << shares.right << " of "
               << shares.judged << " fields");
    CHECK(shares.named >= 0.95 * static_cast<double>(shares.cells));
    CHECK(shares.right >= 0.95 * static_cast<double>(shares.judged));
  }
}

TEST_CASE("cells with heads that no list knows") {
  const BlindFields shares = blind_fields("party_structure.tsv");
  CHECK(shares.named == shares.cells);
  CHECK(shares.right == shares.judged);
}

TEST_CASE("nothing of a cell is lost: raw texts and separators make the cell") {
  const auto letters = [](const std::string& text) {
    std::string kept;
    for (std::size_t i = 0; i < text.size();)
      if (const char32_t c = utf8::next(text, i); utf8::is_letter(c)) utf8::append(kept, c);
    return kept;
  };
  for (const char* table : {"party_cells.tsv", "party_blind.tsv", "party_blind_second.tsv"})
    for (const auto& row : phrase_table(table)) {
      const std::string cell = letters(row[0]), all = letters(raws(read_parties(row[0])));
      INFO(row[0]);
      CHECK(cell.size() >= all.size());
      CHECK(cell.size() - all.size() <= 60);  // «и», «совместно с» and list marks are separators
    }
}

TEST_CASE("roles are of the closed list") {
  for (const char* table : {"party_cells.tsv", "party_blind.tsv", "party_blind_second.tsv"})
    for (const auto& row : phrase_table(table))
      for (const Party& party : read_parties(row[0])) {
        INFO(party.raw << ": " << party.role);
        CHECK(party::is_role(party.role));
      }
}

TEST_CASE("rules of roles tell roles of the closed list") {
  using party::RoleRuleKind;
  for (const RoleRuleKind kind : {RoleRuleKind::Institution, RoleRuleKind::Education, RoleRuleKind::Leader,
                                  RoleRuleKind::Teacher, RoleRuleKind::Authority, RoleRuleKind::Fallback}) {
    CHECK_FALSE(party::role_rules(kind).empty());
    for (const party::RoleRule& rule : party::role_rules(kind)) {
      INFO(rule.role);
      CHECK((rule.role == "=" || party::is_role(rule.role)));
    }
  }
}

TEST_CASE("every general abbreviation can be spelled out in any case") {
  for (const auto& general : party::general_abbreviations()) {
    if (general.type == party::AbbreviationType::Field) continue;
    INFO(general.short_form << " " << general.full);
    CHECK(party::inflect_phrase(general.full, party::Genitive, false).has_value());
    CHECK(party::is_role(general.role));
  }
}

TEST_CASE("a post says whose it is; a body or post has its contact") {
  CHECK(only(read_parties("Руководители ОО")).of == "ОО");
  CHECK(only(read_parties("Начальник отдела образования")).of == "отдела образования");
  CHECK_FALSE(only(read_parties("Учителя математики")).of);
  CHECK_FALSE(only(read_parties("Муниципальный координатор")).of);
  CHECK(only(read_parties("Управление образования, Котова А.В.")).contact == "Котова А.В.");
  CHECK(only(read_parties("Котова А.В., методист")).contact == "Котова А.В.");
  CHECK(only(read_parties("Муниципальный координатор Котова А.В.")).contact == "Котова А.В.");
  CHECK(only(read_parties("Котова А.В.")).kind == PartyKind::Person);
  CHECK_FALSE(only(read_parties("Котова А.В.")).contact);
  CHECK(read_parties("ОО, Котова А.В.").size() == 2);
}

TEST_CASE("damage is undone for the name and kept in the raw text") {
  const auto parties = read_parties("Отдел кyльтуры<br>Школы, педагог-\nпсихолог");
  REQUIRE(parties.size() == 3);
  CHECK(parties[0].raw == "Отдел кyльтуры");
  CHECK(parties[0].name == "Отдел культуры");
  CHECK(parties[0].key == "отдел культуры");
  CHECK(parties[1].name == "Школы");
  CHECK(parties[2].raw == "педагог- психолог");
  CHECK(parties[2].name == "Педагог-психолог");
  CHECK(only(read_parties("Клуб «IT-куб»")).name == "Клуб «IT-куб»");
}

TEST_CASE("a short form that the cell gives itself; holders of one post; agreement said first") {
  const auto own = read_parties("Управление спорта и туризма (далее – УСТ), УСТ");
  REQUIRE(own.size() == 2);
  CHECK(own[1].name == "Управление спорта и туризма");
  const Party holders = only(read_parties("заведующие клубами: Сомов Л.Л., Рудая К.К."));
  CHECK(holders.contact == "Сомов Л.Л., Рудая К.К.");
  CHECK(read_parties("директор клуба: Сомов Л.Л., Рудая К.К.").size() == 2);
  for (const Party& party : read_parties("по согласованию: суд, архив")) CHECK(party.agreed);
}

TEST_CASE("agreement is a flag of each party") {
  const auto parties = read_parties("Отдел образования, ЦРБ (по согласованию), школы");
  REQUIRE(parties.size() == 3);
  CHECK_FALSE(parties[0].agreed);
  CHECK(parties[1].agreed);
  CHECK_FALSE(parties[2].agreed);
  for (const Party& party : read_parties("ЦРБ, ОМВД (все по согласованию)")) CHECK(party.agreed);
  CHECK(only(read_parties("ЦРБ, по согласованию")).agreed);
}

TEST_CASE("the document's own short forms go before the general ones") {
  const std::vector<Abbreviation> own = {
      {"МЦ", "МБУ «Методический центр»"},
      {"УК", "Управление кадров"},
      {"ШП", "школ повышенного внимания"},
      {"департамент", "Департаменту образования администрации города Озёрска"}};
  const PartyContext context{&own};
  const auto center = only(read_parties("МЦ", context));
  CHECK(center.name == "Муниципальное бюджетное учреждение «Методический центр»");
  CHECK(center.short_name == "МЦ");
  CHECK(center.role == "methodical_service");
  CHECK(center.kind == PartyKind::Organization);
  CHECK(center.key == "методический центр");
  CHECK(center.inferred == std::vector<std::string>{"name"});
  const auto personnel = only(read_parties("УК", context));
  CHECK(personnel.name == "Управление кадров");
  CHECK(personnel.role == "personnel");
  CHECK(personnel.inferred.empty());
  const auto department = only(read_parties("департамент", context));
  CHECK(department.name == "Департамент образования администрации города Озёрска");
  CHECK(department.key == "департамент образования");
  CHECK(only(read_parties("Руководители ШП", context)).name == "Руководители школ повышенного внимания");
  const auto both = read_parties("Директор МЦ ШП", context);
  CHECK(both.front().name.find("Методический центр") != std::string::npos);
  const auto full = only(read_parties("Управление кадров", context));
  CHECK(full.short_name == "УК");
  CHECK(full.key == personnel.key);
}

TEST_CASE("issuers: a body and its superior become one name") {
  for (const auto& row : phrase_table("issuers.tsv")) {
    const Party party = read_party(row[0]);
    INFO(row[0]);
    CHECK(party.name == row.at(1));
    CHECK(party.role == row.at(2));
    CHECK(party.raw == row[0]);
  }
}

TEST_CASE("lists of parties are told from other cells") {
  for (const auto& row : phrase_table("party_lists.tsv")) {
    INFO(row.at(1));
    CHECK(is_party_list(with_line_breaks(row[1])) == (row[0] == "yes"));
  }
}

TEST_CASE("one party named in several ways has one key") {
  std::vector<Abbreviation> own = {{"УО", "Управление образования администрации города Озёрска"}};
  const PartyContext context{&own};
  std::vector<Party> parties;
  for (const char* cell : {"Управление образования", "управление образования администрации города Озёрска",
                           "УО", "УПРАВЛЕНИЕ ОБРАЗОВАНИЯ"})
    parties.push_back(only(read_parties(cell, context)));
  for (const char* cell : {"Руководители образовательных организаций", "руководители ОО"})
    parties.push_back(only(read_parties(cell, context)));
  std::vector<Party*> all;
  for (Party& party : parties) all.push_back(&party);
  unify_party_keys(all, context);
  for (std::size_t i = 1; i < 4; ++i) CHECK(parties[i].key == parties[0].key);
  CHECK(parties[4].key == parties[5].key);
  CHECK(parties[4].key == "руководители ОО");
  CHECK(parties[4].key != parties[0].key);
}

TEST_CASE("bodies that only their places tell apart keep different keys") {
  std::vector<Party> parties = {only(read_parties("Отдел образования Лесного района")),
                                only(read_parties("Отдел образования Степного района"))};
  unify_party_keys({&parties[0], &parties[1]});
  CHECK(parties[0].key != parties[1].key);
}

TEST_CASE("hostile cells are read in linear time") {
  const auto repeated = [](const std::string& piece, std::size_t bytes) {
    std::string text;
    while (text.size() < bytes) text += piece;
    return text;
  };
  for (const char* piece : {"Отдел образования, ",
                            "начальник ",
                            "все ",
                            "((((",
                            "«",
                            "\"",
                            "ОО ",
                            "и ",
                            "Иванов И.И. ",
                            "г. ",
                            "№ 5, ",
                            "по ",
                            "(ОИВ) ",
                            "a",
                            "дирекция школы и ",
                            "МБОУ ",
                            "-",
                            "\n",
                            "\xFF",
                            "\xD0",
                            "אבג ",
                            "(далее – X) "})
    CHECK_NOTHROW(read_parties(repeated(piece, strained(200'000))));
  constexpr std::size_t kBytes = strained(1'000'000);
  CHECK(read_parties(repeated("ОО, ", kBytes)).size() == kBytes / 6 + (kBytes % 6 != 0));
  CHECK(read_parties("").empty());
  CHECK(read_parties(" \n ").empty());
  CHECK(read_parties("–").empty());
  CHECK(read_parties("не требуется").empty());
  CHECK(read_parties("Нет.").empty());
  CHECK_FALSE(read_parties("не требуется директор").empty());
}

TEST_CASE("cells of reference orders split as their gold says") {
  bool found = false;
  for (const char* seed : {"seed0", "seed2", "seed4"}) {
    std::ifstream file(std::string(PRIKAZ_SOURCE_DIR "/../shared/gold/") + seed + "_rows.json");
    if (!file) continue;
    found = true;
    for (const auto& row : nlohmann::json::parse(file)) {
      const std::string cell = row.at("responsible");
      const auto parties = read_parties(cell);
      std::set<std::size_t> wanted;
      if (row.at("n_parties").is_array())
        wanted = row["n_parties"].get<std::set<std::size_t>>();
      else
        wanted.insert(row["n_parties"].get<std::size_t>());
      INFO(cell << " -> " << raws(parties));
      CHECK(wanted.count(parties.size()) == 1);
    }
  }
  if (!found) WARN("reference orders are absent: their cells are not checked");
}

TEST_CASE("damage in a place or an alias does not make two parties of one") {
  const std::vector<Abbreviation> own = {
      {"отдел по опеке",
       "Отделу по опеке и делам семьи администрации Лесного муниципального района Тульской области"}};
  const PartyContext context{&own};
  Party first = only(read_parties(
      "Отдел по опеке и делам семьи администрации Лесного о муниципального района (далее – отдел по опеке)",
      context));
  Party second = only(read_parties("отдел по опеке", context));
  Party third =
      only(read_parties("Отдел по опеке и делам семьи администрации Лесного муниципального района"));
  unify_party_keys({&first, &second, &third}, context);
  CHECK(first.key == second.key);
  CHECK(first.key == third.key);
}
