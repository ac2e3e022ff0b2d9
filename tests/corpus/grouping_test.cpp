// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/grouping.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <map>
#include <random>

using namespace prikaz::corpus;

namespace {

struct Planned {
  std::string title;
  std::uint32_t municipality;
  Level level = Level::Unknown;
};

const std::vector<Planned> kPlans = {
    {"Разработка и утверждение примерного двухнедельного меню", 0},
    {"Разработка и утверждение примерного меню на две недели", 1},
    {"Утверждение примерного двухнедельного меню школьных столовых", 2},
    {"Создание комиссий родительского контроля за питанием", 0},
    {"Создание школьных комиссий родительского контроля за питанием", 1},
    {"Мониторинг охвата обучающихся горячим питанием", 0},
    {"Мониторинг охвата школьников горячим питанием", 1},
    {"Разработка плана поддержки школ с низкими результатами", 0, Level::Municipal},
    {"Разработка плана поддержки школ с низкими результатами", 1, Level::School},
    {"Анализ результатов ЕГЭ по математике", 0},
    {"Анализ результатов ВПР по математике", 1},
    {"Ремонт кровли сельского клуба", 2},
};

// Groups as sets of titles' numbers, sorted: "0,1,2 3,4 …".
std::string group(const std::vector<std::size_t>& order, const std::vector<PairJudgement>& judgements = {}) {
  Grouping grouping;
  for (const std::size_t k : order) {
    ActivityText text = describe_text(kPlans[k].title);
    text.traits.level_by_role = kPlans[k].level;
    grouping.add(text, std::to_string(k), kPlans[k].municipality, kPlans[k].municipality);
  }
  for (const PairJudgement& judgement : judgements) grouping.judge(judgement);
  std::vector<std::string> groups;
  for (const ActivityGroup& found : grouping.run(2)) {
    std::vector<std::size_t> members;
    for (const GroupMember& member : found.members) members.push_back(order[member.item]);
    std::sort(members.begin(), members.end());
    std::string text = found.id + ":";
    for (const std::size_t k : members) text += std::to_string(k) + ",";
    groups.push_back(text);
  }
  std::sort(groups.begin(), groups.end());
  std::string all;
  for (const std::string& text : groups) all += text + " ";
  return all;
}

std::vector<std::size_t> natural_order() {
  std::vector<std::size_t> order(kPlans.size());
  for (std::size_t k = 0; k < order.size(); ++k) order[k] = k;
  return order;
}

bool together(const std::string& groups, const std::string& members) {
  return groups.find(":" + members) != std::string::npos;
}

}  // namespace

TEST_CASE("the same activity falls together, different ones stay apart") {
  const std::string groups = group(natural_order());
  INFO(groups);
  CHECK(together(groups, "0,1,2, "));
  CHECK(together(groups, "3,4, "));
  CHECK(together(groups, "5,6, "));
  CHECK(together(groups, "11, "));
}

TEST_CASE("guards keep apart what only reads alike") {
  const std::string groups = group(natural_order());
  INFO(groups);
  CHECK(together(groups, "7, "));
  CHECK(together(groups, "8, "));
  CHECK_FALSE(together(groups, "9,10, "));
}

TEST_CASE("groups do not depend on the order of input") {
  std::vector<std::size_t> order = natural_order();
  const std::string expected = group(order);
  std::mt19937 random(7);
  for (int round = 0; round < 20; ++round) {
    std::shuffle(order.begin(), order.end(), random);
    CHECK(group(order) == expected);
  }
}

TEST_CASE("judgements bind") {
  CHECK(together(group(natural_order(), {{"5", "6", Verdict::Different}}), "5, "));
  CHECK(together(group(natural_order(), {{"9", "11", Verdict::Same}}), "9,11, "));
  const std::string contradictory =
      group(natural_order(), {{"5", "6", Verdict::Different}, {"5", "6", Verdict::Same}});
  CHECK_FALSE(contradictory.empty());
  CHECK(group(natural_order(), {{"no", "such", Verdict::Same}}) == group(natural_order()));
}

TEST_CASE("judgements that contradict each other around a ring have one answer, whatever their order") {
  // 0 = 5 = 9 = 11 = 0, but 5 is not 11: of the «same» ones those of 5 cannot hold.
  std::vector<PairJudgement> ring = {{"0", "5", Verdict::Same},
                                     {"5", "9", Verdict::Same},
                                     {"9", "11", Verdict::Same},
                                     {"11", "0", Verdict::Same},
                                     {"5", "11", Verdict::Different}};
  const std::string expected = group(natural_order(), ring);
  INFO(expected);
  CHECK(together(expected, "0,9,11, "));
  std::mt19937 random(3);
  for (int round = 0; round < 20; ++round) {
    std::shuffle(ring.begin(), ring.end(), random);
    for (PairJudgement& judgement : ring)
      if (random() % 2) std::swap(judgement.a, judgement.b);
    CHECK(group(natural_order(), ring) == expected);
  }
}

namespace {

const std::vector<std::string> kActions = {"Проведение",  "Организация",           "Разработка плана",
                                           "Мониторинг",  "Утверждение положения", "Анализ",
                                           "Подготовка к"};
const std::vector<std::string> kObjects = {"ремонта дорог",    "школьного питания",    "летнего отдыха детей",
                                           "ярмарки вакансий", "субботника",           "конкурса чтецов",
                                           "приёмки школ",     "вакцинации от гриппа", "дня города"};
const std::vector<std::string> kTails = {"",
                                         " в 2022 году",
                                         " на территории района",
                                         " для молодёжи",
                                         " с участием волонтёров",
                                         " в сельских поселениях"};

struct Many {
  std::vector<std::string> titles;
  std::vector<std::uint32_t> municipalities;
};

Many many(std::size_t count) {
  std::mt19937 random(11);
  Many result;
  for (std::size_t k = 0; k < count; ++k) {
    result.titles.push_back(kActions[random() % kActions.size()] + " " +
                            kObjects[random() % kObjects.size()] + kTails[random() % kTails.size()]);
    result.municipalities.push_back(static_cast<std::uint32_t>(k / 20));
  }
  return result;
}

// Groups as sorted lists of identities; leaders and ids with them.
std::string group_many(const Many& all, const std::vector<std::size_t>& order, unsigned threads,
                       const std::vector<PairJudgement>& judgements) {
  Grouping grouping;
  const TitleContext context;
  std::vector<TitleToDescribe> titles;
  for (const std::size_t k : order) titles.push_back({all.titles[k], Level::Unknown, &context});
  const std::vector<ActivityText> texts = describe_titles(titles, threads);
  for (std::size_t k = 0; k < order.size(); ++k)
    grouping.add(texts[k], std::to_string(order[k]), all.municipalities[order[k]],
                 all.municipalities[order[k]]);
  for (const PairJudgement& judgement : judgements) grouping.judge(judgement);
  std::string text;
  for (const ActivityGroup& found : grouping.run(threads)) {
    std::vector<std::size_t> members;
    for (const GroupMember& member : found.members) members.push_back(order[member.item]);
    std::sort(members.begin(), members.end());
    text += found.id + " " + std::to_string(order[found.leader]) + ":";
    for (const std::size_t k : members) text += std::to_string(k) + ",";
    text += "\n";
  }
  return text;
}

}  // namespace

TEST_CASE(
    "twenty thousand activities fall into the same groups in any order and with any number of threads") {
  const Many all = many(20'000);
  std::vector<std::size_t> order(all.titles.size());
  for (std::size_t k = 0; k < order.size(); ++k) order[k] = k;
  std::mt19937 random(5);
  std::vector<PairJudgement> judgements;
  for (int k = 0; k < 200; ++k)
    judgements.push_back({std::to_string(random() % order.size()), std::to_string(random() % order.size()),
                          k % 3 ? Verdict::Same : Verdict::Different});
  const std::string expected = group_many(all, order, 1, judgements);
  CHECK(std::count(expected.begin(), expected.end(), '\n') > 20);
  for (const unsigned threads : {1u, 2u, 5u}) {
    std::shuffle(order.begin(), order.end(), random);
    std::shuffle(judgements.begin(), judgements.end(), random);
    CHECK((group_many(all, order, threads, judgements) == expected));  // too long to be printed
  }
}

TEST_CASE("a group of ten thousand members") {
  constexpr std::size_t kMembers = 10'000;
  Many all;
  for (std::size_t k = 0; k < kMembers; ++k) {
    all.titles.push_back("Проведение " + std::string(k % 2 ? "районного " : "") +
                         "конкурса чтецов «Живое слово»" + kTails[k % 2 ? 0 : 1]);
    all.municipalities.push_back(static_cast<std::uint32_t>(k));
  }
  std::vector<std::size_t> order(kMembers);
  for (std::size_t k = 0; k < kMembers; ++k) order[k] = k;
  const std::string found = group_many(all, order, 2, {});
  CHECK(std::count(found.begin(), found.end(), '\n') == 1);
  CHECK(std::count(found.begin(), found.end(), ',') == kMembers);

  // People may say so of all of them one by one, and that one is another.
  std::vector<PairJudgement> judgements;
  for (std::size_t k = 1; k < kMembers; ++k)
    judgements.push_back({std::to_string(k - 1), std::to_string(k), Verdict::Same});
  all.titles.push_back("Проведение конкурса чтецов «Живое слово»");
  all.municipalities.push_back(kMembers);
  order.push_back(kMembers);
  judgements.push_back({"17", std::to_string(kMembers), Verdict::Different});
  const std::string judged = group_many(all, order, 2, judgements);
  CHECK(std::count(judged.begin(), judged.end(), '\n') == 2);
}

TEST_CASE("an empty corpus has no groups") { CHECK(Grouping().run().empty()); }

TEST_CASE("titles: numbers, levels and kinds that tell activities apart") {
  const auto numbers = [](const char* title) { return describe_text(title).traits.numbers; };
  CHECK(numbers("Диктант в 4 классах") == std::vector<std::string>{"4"});
  CHECK(numbers("Диагностика 8-х классов") == std::vector<std::string>{"8"});
  CHECK(numbers("Акция «10 000 шагов»") == numbers("Акция «10000 шагов»"));
  CHECK(numbers("План на 2022 год").empty());
  const auto level = [](const char* title) { return describe_text(title).traits.level_by_word; };
  CHECK(level("Разработка школьных планов") == Level::School);
  CHECK(level("Питание школьников") == Level::Unknown);
  CHECK(level("Приобретение школьных автобусов") == Level::Unknown);
  CHECK(level("Оказание муниципальных услуг") == Level::Unknown);
  CHECK(level("Школьный этап всероссийской олимпиады") == Level::School);
  CHECK(level("Муниципальный этап всероссийской олимпиады") == Level::Municipal);
  const auto guarded = [](const char* a, const char* b) {
    return guard_penalty(describe_text(a).traits, describe_text(b).traits) > 0;
  };
  CHECK(guarded("Вакцинация от гриппа", "Вакцинация от кори"));
  CHECK(guarded("Семинар учителей математики", "Семинар учителей русского языка"));
  CHECK(guarded("Диктант в 4 классах", "Диктант в 9 классах"));
  CHECK_FALSE(guarded("Вакцинация от гриппа", "Прививки против гриппа"));
  CHECK(describe_text("Обеспечение защиты данных").stems == describe_text("Обеспечение защите данных").stems);
}

TEST_CASE("explanations name what is shared and what conflicts") {
  const ActivityText a = describe_text("Анализ результатов ЕГЭ по математике");
  const ActivityText b = describe_text("Анализ результатов ВПР по математике");
  const Explanation e = explain(a, b, StemWeights());
  CHECK_FALSE(e.shared.empty());
  CHECK(std::any_of(e.guards.begin(), e.guards.end(), [](const Guard& g) { return g.name == "acronyms"; }));
  CHECK(explain(a, a, StemWeights()).band == Band::Auto);
}
