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

TEST_CASE("an empty corpus has no groups") { CHECK(Grouping().run().empty()); }

TEST_CASE("explanations name what is shared and what conflicts") {
  const ActivityText a = describe_text("Анализ результатов ЕГЭ по математике");
  const ActivityText b = describe_text("Анализ результатов ВПР по математике");
  const Explanation e = explain(a, b, StemWeights());
  CHECK_FALSE(e.shared.empty());
  CHECK(std::any_of(e.guards.begin(), e.guards.end(), [](const Guard& g) { return g.name == "acronyms"; }));
  CHECK(explain(a, a, StemWeights()).band == Band::Auto);
}
