// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/comparison.h"

#include <zip.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <random>

#include "base/utf8.h"
#include "corpus/comparison_writer.h"
#include "normalize/timing.h"
#include "schema/json.h"

using namespace prikaz;
using namespace prikaz::corpus;

namespace {

struct Row {
  std::string title;
  std::string timing;
};

// An order of one municipality with one plan.
schema::OrderDocument order(const std::string& region, const std::string& town, const std::string& number,
                            const std::vector<Row>& rows) {
  schema::OrderDocument document;
  document.id = "ru-" + region + "/" + town + "/prikaz/2022-09-01/" + number;
  document.order.kind = "приказ";
  document.order.number = number;
  document.order.date = normalize::parse_iso_date("2022-09-01");
  document.order.municipality = normalize::Municipality{};
  document.order.municipality->name = "город " + town;
  document.order.municipality->region = normalize::Region{
      region == "per" ? "RU-PER" : "RU-KIR", region == "per" ? "Пермский край" : "Кировская область"};
  document.coverage.characters = document.coverage.placed = 100;
  if (rows.empty()) return document;
  schema::Roadmap roadmap;
  roadmap.title = "План мероприятий по библиотекам";
  for (const Row& row : rows) {
    schema::Activity activity;
    activity.id = "a" + std::to_string(roadmap.activities.size() + 1);
    activity.title = row.title;
    activity.timing = normalize::read_timing(row.timing);
    activity.at.line = static_cast<int>(roadmap.activities.size() + 1);
    roadmap.activities.push_back(activity);
  }
  document.roadmaps.push_back(roadmap);
  return document;
}

void cite(schema::OrderDocument& document, const std::string& issuer, const std::string& number) {
  schema::CitedAct act;
  act.kind = "приказ";
  act.issuer = issuer;
  act.number = number;
  act.date = normalize::parse_iso_date("2022-05-16");
  document.order.citations.push_back(act);
}

const std::string kFund = "Обновление книжного фонда школьных библиотек района";
const std::string kWeek = "Проведение недели детской и юношеской книги";

std::vector<schema::OrderDocument> orders_of_five() {
  std::vector<schema::OrderDocument> orders = {
      order("per", "Кунгур", "1",
            {{kFund, "до 01.10.2022"}, {kWeek, "март 2023"}, {"Ремонт читального зала", ""}}),
      order("per", "Лысьва", "2",
            {{kFund, "до 15.12.2022"}, {"Проведение недели детской книги", "ежегодно"}}),
      order("per", "Оса", "3", {{"Подписка на периодические издания", "до 01.11.2022"}}),
      order("per", "Чермоз", "4", {}),
      order("kir", "Кунгур", "5", {{"Обучение библиотекарей основам каталогизации", "октябрь 2022"}})};
  orders[4].coverage.placed = 50;
  for (int k : {0, 1, 2})
    cite(orders[static_cast<std::size_t>(k)], "Министерство образования Пермского края", "77-п");
  cite(orders[1], "Администрация города Лысьвы", "9");
  schema::CitedAct law;
  law.kind = "Федеральный закон";
  law.number = "273-ФЗ";
  law.date = normalize::parse_iso_date("2012-12-29");
  for (auto& document : orders) document.order.citations.push_back(law);
  return orders;
}

Comparison compare(std::vector<schema::OrderDocument> orders, CompareOptions options = {},
                   const std::vector<PairJudgement>& judgements = {}) {
  ComparisonBuilder builder(std::move(options));
  for (const auto& document : orders) builder.add(document, document.id);
  for (const PairJudgement& judgement : judgements) builder.judge(judgement);
  Comparison comparison = builder.finish();
  const std::string json = write_comparison_json(comparison);
  CHECK(schema::validate_json(json) == std::vector<std::string>{});
  CHECK(schema::validate_json(write_comparison_json(comparison, true)).empty());
  return comparison;
}

const ComparedGroup& group_of(const Comparison& comparison, const std::string& title) {
  for (const ComparedGroup& group : comparison.groups)
    for (const ComparedActivity& member : group.members)
      if (member.title == title) return group;
  FAIL("no group has " << title);
  return comparison.groups.front();
}

std::string states(const Comparison& comparison, const std::string& title) {
  std::string text;
  for (const State state : comparison.states(group_of(comparison, title)))
    text += std::string(state_name(state)) + " ";
  return text;
}

}  // namespace

TEST_CASE("every municipality has a state, every gap a reason") {
  const Comparison comparison = compare(orders_of_five());
  REQUIRE(comparison.municipalities.size() == 5);
  // Two towns of one name are two municipalities.
  CHECK(comparison.municipalities[0].id == "ru-kir/Кунгур");
  CHECK(comparison.municipalities[1].id == "ru-per/Кунгур");
  CHECK(states(comparison, kFund) == "unknown present present absent no-document ");
  const std::vector<Gap> gaps = comparison.gaps(group_of(comparison, kFund));
  REQUIRE(gaps.size() == 3);
  const auto said = [&](std::size_t k) { return write_reason(gaps[k].reason, Language::English); };
  CHECK(gaps[0].reason.code == ReasonCode::NotUnderstood);
  CHECK(said(0) == "ru-kir/Кунгур/prikaz/2022-09-01/5: 50 of 100 characters were not understood");
  CHECK(gaps[1].reason.plans == std::vector<std::string>{"План мероприятий по библиотекам"});
  CHECK(said(1) == "read completely, has nothing like it: «План мероприятий по библиотекам»");
  CHECK(said(2) == "its order in the corpus holds no plan");
  CHECK(write_reason(gaps[2].reason, Language::Russian) == "планов нет; приказов в корпусе: 1");
}

TEST_CASE("deadlines are spread") {
  const Spread spread = group_of(compare(orders_of_five()), kFund).spread;
  CHECK(spread.dated == 2);
  CHECK(normalize::iso_date(*spread.earliest) == "2022-10-01");
  CHECK(normalize::iso_date(*spread.median) == "2022-10-01");
  CHECK(normalize::iso_date(*spread.latest) == "2022-12-15");
}

TEST_CASE("filters choose what is shown, not what belongs together") {
  const Comparison all = compare(orders_of_five());
  CompareOptions region;
  region.regions = {"ru-kir"};
  const Comparison kirov = compare(orders_of_five(), region);
  REQUIRE(kirov.municipalities.size() == 1);
  REQUIRE(kirov.groups.size() == 1);
  CHECK(kirov.groups[0].id == group_of(all, kirov.groups[0].members[0].title).id);
  region.regions = {"Пермский край"};
  CHECK(compare(orders_of_five(), region).municipalities.size() == 4);
  CompareOptions category;
  category.categories = {group_of(all, kFund).category};
  for (const ComparedGroup& group : compare(orders_of_five(), category).groups)
    CHECK(group.category == category.categories[0]);
}

TEST_CASE("what lies outside a period is said to lie outside") {
  CompareOptions options;
  options.period = {normalize::parse_iso_date("2022-11-01"), normalize::parse_iso_date("2023-12-31")};
  const Comparison comparison = compare(orders_of_five(), options);
  CHECK(states(comparison, kFund) == "unknown absent present absent no-document ");
  const std::vector<Gap> gaps = comparison.gaps(group_of(comparison, kFund));
  CHECK(gaps[1].reason.code == ReasonCode::OutsidePeriod);
  CHECK(gaps[1].reason.text == "до 01.10.2022");
  // «ежегодно» has no day: it may fall into the period.
  CHECK(states(comparison, kWeek).find("present unknown") != std::string::npos);
}

TEST_CASE("parent acts: who follows, who departs, what was copied") {
  std::vector<schema::OrderDocument> orders = orders_of_five();
  Comparison comparison = compare(orders);
  REQUIRE(comparison.parents.size() == 1);  // neither the law nor the town's own act
  const ParentAct& shared = comparison.parents[0];
  CHECK(shared.id == "2022-05-16/77-p");
  REQUIRE(shared.rows.size() == 2);
  REQUIRE(shared.followers.size() == 3);
  CHECK(shared.followers[0].followed == 2);
  CHECK(shared.followers[0].copied == 1);
  CHECK(shared.followers[0].own == 1);
  CHECK(shared.followers[2].missing == shared.rows);

  // With the act itself in the corpus its activities are the rows, in its order.
  schema::OrderDocument parent =
      order("per", "region", "77-п", {{"Подписка на периодические издания", ""}, {kFund, ""}});
  parent.order.municipality.reset();
  parent.order.issuer = schema::PlacedParty{};
  parent.order.issuer->name = "Министерство образования Пермского края";
  parent.order.date = normalize::parse_iso_date("2022-05-16");
  orders.push_back(parent);
  comparison = compare(orders);
  REQUIRE(comparison.parents.size() == 1);
  CHECK(comparison.parents[0].order == parent.id);
  REQUIRE(comparison.parents[0].rows.size() == 2);
  CHECK(comparison.groups[comparison.parents[0].rows[0]].label == "Подписка на периодические издания");
  CHECK(comparison.groups[comparison.parents[0].rows[1]].label == kFund);
  CHECK(comparison.parents[0].followers[0].missing ==
        std::vector<std::uint32_t>{comparison.parents[0].rows[0]});
}

TEST_CASE("copied plans are found") {
  std::vector<schema::OrderDocument> orders = orders_of_five();
  schema::OrderDocument copy =
      order("per", "Добрянка", "8", {{kFund, ""}, {kWeek + ".", ""}, {"Ремонт  ЧИТАЛЬНОГО зала", ""}});
  orders.push_back(copy);
  const Comparison comparison = compare(orders);
  REQUIRE_FALSE(comparison.pairs.empty());
  CHECK(comparison.plans[comparison.pairs[0].a].order != comparison.plans[comparison.pairs[0].b].order);
  CHECK(comparison.pairs[0].similarity == Approx(1));
  CHECK(comparison.pairs[0].copied == 2);  // «Ремонт читального зала» is too short to be called a copy
}

TEST_CASE("contradictory judgements have one answer and are named") {
  const std::string a = "ru-per/Кунгур/prikaz/2022-09-01/1#0/a1",
                    b = "ru-per/Лысьва/prikaz/2022-09-01/2#0/a1", c = "ru-per/Оса/prikaz/2022-09-01/3#0/a1";
  std::vector<PairJudgement> judgements = {{a, b, Verdict::Different},
                                           {b, c, Verdict::Same},
                                           {c, a, Verdict::Same},
                                           {b, a, Verdict::Same},
                                           {c, c, Verdict::Different}};
  const Comparison comparison = compare(orders_of_five(), {}, judgements);
  REQUIRE(comparison.conflicts.size() == 3);
  const std::string json = write_comparison_json(comparison);
  std::mt19937 random(3);
  for (int round = 0; round < 10; ++round) {
    std::shuffle(judgements.begin(), judgements.end(), random);
    CHECK(write_comparison_json(compare(orders_of_five(), {}, judgements)) == json);
  }
  CHECK(states(comparison, "Подписка на периодические издания").find("present absent present") !=
        std::string::npos);
}

TEST_CASE("nothing depends on the order of input or the number of threads") {
  std::vector<schema::OrderDocument> orders = orders_of_five();
  const std::string expected = write_comparison_json(compare(orders));
  std::mt19937 random(11);
  for (unsigned round = 0; round < 10; ++round) {
    std::shuffle(orders.begin(), orders.end(), random);
    CompareOptions options;
    options.threads = 1 + round % 3;
    CHECK((write_comparison_json(compare(orders, options)) == expected));
  }
}

TEST_CASE("little to compare is compared all the same") {
  CHECK(compare({}).groups.empty());
  CHECK(write_comparison_table(compare({}), {}) == "no planned activities to compare\n");
  CHECK(compare({order("per", "Оса", "1", {})}).municipalities.size() == 1);
  const Comparison one = compare({order("per", "Оса", "1", {{kFund, ""}})});
  REQUIRE(one.groups.size() == 1);
  CHECK(one.groups[0].spread.dated == 0);
  CHECK(one.gaps(one.groups[0]).empty());
}

TEST_CASE("hostile text stays text") {
  const std::string hostile = "=cmd|' /C calc'!A0\t<script>alert(1)</script> \"]}\x1b[31m\xff мероприятие";
  const Comparison comparison = compare({order("per", "Оса", hostile, {{hostile, hostile}})});
  CHECK(write_comparison_table(comparison, {}).find('\x1b') == std::string::npos);
  CHECK(write_comparison_csv(comparison).find(",=cmd") == std::string::npos);
}

TEST_CASE("a workbook holds texts and numbers, no formula, and nothing half-written") {
  const std::string hostile = "=HYPERLINK(1)";
  const std::filesystem::path folder = std::filesystem::temp_directory_path() / "prikaz-comparison-test";
  std::filesystem::create_directories(folder);
  const std::string path = (folder / "comparison.xlsx").string();
  write_comparison_xlsx(compare({order("per", "Оса", "1", {{hostile, ""}})}), path);
  zip_t* archive = zip_open(path.c_str(), ZIP_RDONLY, nullptr);
  REQUIRE(archive);
  std::string sheets;
  for (zip_int64_t k = 0; k < zip_get_num_entries(archive, 0); ++k) {
    const std::string name = zip_get_name(archive, static_cast<zip_uint64_t>(k), 0);
    if (name.find("worksheets/sheet") == std::string::npos) continue;
    zip_file_t* file = zip_fopen_index(archive, static_cast<zip_uint64_t>(k), 0);
    char buffer[4096];
    for (zip_int64_t size; (size = zip_fread(file, buffer, sizeof buffer)) > 0;)
      sheets.append(buffer, static_cast<std::size_t>(size));
    zip_fclose(file);
  }
  zip_close(archive);
  CHECK(sheets.find(hostile) != std::string::npos);
  CHECK(sheets.find("<f>") == std::string::npos);
  CHECK_THROWS(write_comparison_xlsx(compare({}), (folder / "none" / "x.xlsx").string()));
  CHECK(std::distance(std::filesystem::directory_iterator(folder), {}) == 1);
  std::filesystem::remove_all(folder);
}

TEST_CASE("a group that vanishes is retired and can be followed") {
  const Comparison before = compare(orders_of_five());
  std::vector<KnownGroup> known = changed_groups({}, before.leaders, "t1");
  CHECK(known.size() == before.leaders.size());
  CHECK(changed_groups(known, before.leaders, "t2").empty());

  // People say that two activities are one: the group of one of them is no more.
  const std::string ride = "Подписка на периодические издания";
  const std::string gone = group_of(before, ride).id;
  const Comparison after = compare(
      orders_of_five(), {},
      {{"ru-per/Оса/prikaz/2022-09-01/3#0/a1", "ru-per/Кунгур/prikaz/2022-09-01/1#0/a1", Verdict::Same}});
  const std::vector<KnownGroup> changed = changed_groups(known, after.leaders, "t2");
  const auto retired = std::find_if(changed.begin(), changed.end(),
                                    [&](const KnownGroup& group) { return group.leader.id == gone; });
  REQUIRE(retired != changed.end());
  CHECK(retired->retired == "t2");
  CHECK(retired->first_seen == "t1");
  const auto successor = find_successor(after, retired->leader);
  REQUIRE(successor);
  CHECK(after.groups[*successor].id == group_of(after, kFund).id);

  // The judgement is taken back: the id is the same as before, and no longer retired.
  for (const KnownGroup& group : changed) {
    const auto old = std::find_if(known.begin(), known.end(),
                                  [&](const KnownGroup& one) { return one.leader.id == group.leader.id; });
    if (old == known.end())
      known.push_back(group);
    else
      *old = group;
  }
  std::sort(known.begin(), known.end(),
            [](const auto& a, const auto& b) { return a.leader.id < b.leader.id; });
  for (const KnownGroup& group : changed_groups(known, before.leaders, "t3"))
    if (group.leader.id == gone) CHECK(group.retired.empty());

  // The order is gone: nothing follows.
  std::vector<schema::OrderDocument> fewer = orders_of_five();
  fewer.erase(fewer.begin() + 2);
  CHECK_FALSE(find_successor(compare(fewer), retired->leader));
}

TEST_CASE("one group alone keeps what concerns it") {
  Comparison comparison = compare(orders_of_five());
  const std::string id = group_of(comparison, kFund).id;
  CHECK_FALSE(Comparison(comparison).keep_only("0000000000000000"));
  REQUIRE(comparison.keep_only(id));
  CHECK(comparison.groups.size() == 1);
  CHECK(comparison.pairs.empty());
  CHECK(schema::validate_json(write_comparison_json(comparison)) == std::vector<std::string>{});
  CHECK(write_comparison_table(comparison, {}).find(kFund) != std::string::npos);
}

TEST_CASE("rows of a parent act are in every form") {
  const Comparison comparison = compare(orders_of_five());
  REQUIRE_FALSE(comparison.parents.empty());
  const ParentAct& act = comparison.parents.front();
  REQUIRE_FALSE(act.rows.empty());
  const std::string table = write_comparison_table(comparison, {});
  const std::size_t heading = table.find("rows that followers share of: " + describe_act(act));
  REQUIRE(heading != std::string::npos);
  CHECK(table.find(kFund, heading) != std::string::npos);
  CHECK(write_comparison_csv(comparison).find("," + act.id + "\r\n") != std::string::npos);
}

TEST_CASE("the terminal table keeps to its width") {
  const Comparison comparison = compare(orders_of_five());
  for (const std::size_t columns : {60u, 80u, 120u, 300u}) {
    const std::string table = write_comparison_table(comparison, {columns, false, 40});
    std::size_t begin = table.find("activity");
    for (std::size_t end; (end = table.find('\n', begin)) != std::string::npos; begin = end + 1) {
      const std::string_view line = std::string_view(table).substr(begin, end - begin);
      if (line.starts_with("rows") || line.starts_with("■ present")) continue;
      INFO(line);
      CHECK(utf8::length(line) <= columns);
    }
  }
}

TEST_CASE("orders without dates, without roadmaps and of one name in two places") {
  schema::OrderDocument bare = order("per", "Оса", "1", {{kFund, "по мере необходимости"}});
  bare.order.date.reset();
  bare.order.number.reset();
  schema::OrderDocument nameless = order("per", "Оса", "2", {});
  nameless.id = "unknown/unknown/prikaz/2022-09-01/2";
  nameless.order.municipality.reset();
  const Comparison comparison =
      compare({bare, nameless, order("kir", "Оса", "3", {{kFund, "до 01.10.2022"}})});
  REQUIRE(comparison.municipalities.size() == 3);
  CHECK(states(comparison, kFund) == "present present no-document ");
  const ComparedGroup& group = group_of(comparison, kFund);
  CHECK(group.reach == 2);
  CHECK(group.spread.dated == 1);
  CompareOptions period;
  period.period = normalize::DateRange{normalize::parse_iso_date("2022-01-01"), std::nullopt};
  // One has no date that could be compared: it may be planned in the period.
  CHECK(states(compare({bare, order("kir", "Оса", "3", {{kFund, "до 01.10.2022"}})}, period), kFund) ==
        "present unknown ");
}

TEST_CASE("of several judgements about a pair the newest holds") {
  const auto judgement = [](Verdict verdict, const std::string& made) {
    Judgement result;
    result.verdict = verdict;
    result.id = "j-" + made;
    result.made = made;
    result.a.found = ActivityPlace{"x", 0, "a1"};
    result.b.found = ActivityPlace{"y", 0, "a2"};
    return result;
  };
  std::vector<Judgement> judgements = {judgement(Verdict::Same, "2022"),
                                       judgement(Verdict::Different, "2023")};
  std::swap(judgements[1].a, judgements[1].b);
  REQUIRE(holding_judgements(judgements).size() == 1);
  CHECK(holding_judgements(judgements)[0] == PairJudgement{"x#0/a1", "y#0/a2", Verdict::Different});
  judgements[1].revoked = "2024";
  CHECK(holding_judgements(judgements)[0].verdict == Verdict::Same);
  judgements[0].a.found.reset();  // stale
  CHECK(holding_judgements(judgements).empty());
}
