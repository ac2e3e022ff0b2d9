// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// How good the grouping is on activities labelled by hand (grouping_gold.tsv) and the measure on graded
// sentences (likeness_gold.tsv). What is wrong is listed by `test_corpus_comparison "[report]"`.
#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <map>
#include <numeric>
#include <sstream>

#include "base/data_file.h"
#include "corpus/grouping.h"
#include "corpus/likeness.h"
#include "normalize/category.h"
#include "normalize/party.h"

using namespace prikaz;
using namespace prikaz::corpus;

namespace {

using Row = std::vector<std::string>;

std::vector<Row> read_table(const std::string& name) {
  std::ifstream file(std::string(PRIKAZ_SOURCE_DIR) + "/tests/corpus/" + name);
  std::stringstream text;
  text << file.rdbuf();
  std::vector<Row> rows;
  each_tsv_row(text.str(),
               [&](const std::vector<std::string_view>& row) { rows.emplace_back(row.begin(), row.end()); });
  REQUIRE(rows.size() > 100);
  return rows;
}

struct Labelled {
  std::string group, place, title;
  ActivityText text;
};

std::vector<Labelled> labelled(const std::string& half) {
  std::vector<Labelled> result;
  for (const Row& row : read_table("grouping_gold.tsv")) {
    if (row[0] != half) continue;
    schema::Activity activity;
    activity.title = row[5];
    activity.category = normalize::category_of(row[5]);
    activity.responsible = normalize::read_parties(row[4]);
    result.push_back({row[2], row[3], row[5], describe_activity(activity, {}, {})});
  }
  return result;
}

struct Quality {
  double precision = 0, recall = 0, f1 = 0;
};

Quality measure(const std::string& half, Band least, bool report = false,
                GroupingThresholds thresholds = {}) {
  const std::vector<Labelled> activities = labelled(half);
  Grouping grouping(thresholds);
  std::map<std::string, std::uint32_t> places;
  for (std::size_t k = 0; k < activities.size(); ++k) {
    const auto place =
        places.try_emplace(activities[k].place, static_cast<std::uint32_t>(places.size())).first->second;
    grouping.add(activities[k].text, std::to_string(k), place, place);
  }
  std::vector<std::pair<std::size_t, std::size_t>> group_of(activities.size());
  std::size_t number = 0;
  for (const ActivityGroup& group : grouping.run()) {
    ++number;
    for (const GroupMember& member : group.members)
      group_of[member.item] = {number, member.band >= least ? 0 : member.item + 1};
  }
  double right = 0, found = 0, wanted = 0;
  for (std::size_t a = 0; a < activities.size(); ++a)
    for (std::size_t b = a + 1; b < activities.size(); ++b) {
      const bool together = group_of[a] == group_of[b], same = activities[a].group == activities[b].group;
      right += together && same;
      found += together;
      wanted += same;
      if (report && together != same)
        std::printf("%s  %s  |  %s\n", same ? "missed" : "WRONG ", activities[a].title.c_str(),
                    activities[b].title.c_str());
    }
  return {right / found, right / wanted, 2 * right / (found + wanted)};
}

std::vector<double> ranks(const std::vector<double>& values) {
  std::vector<std::size_t> order(values.size());
  std::iota(order.begin(), order.end(), 0u);
  std::sort(order.begin(), order.end(), [&](auto a, auto b) { return values[a] < values[b]; });
  std::vector<double> ranks(values.size());
  for (std::size_t i = 0; i < order.size();) {
    std::size_t j = i;
    while (j < order.size() && values[order[j]] == values[order[i]]) ++j;
    for (std::size_t k = i; k < j; ++k) ranks[order[k]] = static_cast<double>(i + j - 1) / 2;
    i = j;
  }
  return ranks;
}

double correlation(const std::vector<double>& a, const std::vector<double>& b) {
  const double n = static_cast<double>(a.size());
  const double ma = std::accumulate(a.begin(), a.end(), 0.0) / n,
               mb = std::accumulate(b.begin(), b.end(), 0.0) / n;
  double ab = 0, aa = 0, bb = 0;
  for (std::size_t k = 0; k < a.size(); ++k) {
    ab += (a[k] - ma) * (b[k] - mb);
    aa += (a[k] - ma) * (a[k] - ma);
    bb += (b[k] - mb) * (b[k] - mb);
  }
  return ab / std::sqrt(aa * bb);
}

double spearman(const std::string& half) {
  std::vector<std::pair<std::string, std::string>> pairs;
  std::vector<double> grades;
  for (const Row& row : read_table("likeness_gold.tsv")) {
    if (row[0] != half) continue;
    grades.push_back(std::stod(row[1]));
    pairs.emplace_back(row[2], row[3]);
  }
  return correlation(ranks(likeness(pairs)), ranks(grades));
}

}  // namespace

namespace {
// `last` was never looked at and stands below the aim of 0.85 (docs/comparison.md); it must not sink further.
const std::vector<std::pair<const char*, double>> kSets = {
    {"tune", 0.9}, {"held", 0.9}, {"third", 0.85}, {"last", 0.74}};
}  // namespace

TEST_CASE("labelled activities are grouped as a person groups them") {
  for (const auto& [half, least] : kSets) {
    const Quality quality = measure(half, Band::Review);
    INFO(half << ": precision " << quality.precision << ", recall " << quality.recall);
    CHECK(quality.f1 >= least);
  }
}

TEST_CASE("quality does not collapse where the threshold moves") {
  for (const auto& [set, least] : kSets)
    for (const double shift : {-0.1, -0.05, 0.05, 0.1}) {
      const Quality quality = measure(set, Band::Review, false, {kAutoScore + shift, kReviewScore + shift});
      INFO(set << " " << shift << ": precision " << quality.precision << ", recall " << quality.recall);
      CHECK(quality.f1 >= least - std::abs(shift) * 1.6);
    }
}

TEST_CASE("likeness of general sentences goes with a person's grades") {
  if (!find_data_file("words/thesaurus.tsv"))
    WARN("the thesaurus is not installed (scripts/fetch-data): likeness is measured without it");
  for (const char* half : {"tune", "held"}) {
    INFO(half);
    CHECK(spearman(half) >= 0.60);
  }
}

TEST_CASE("quality of grouping and likeness", "[.][report]") {
  for (const char* half : {"tune", "held", "third", "last"}) {
    for (const Band band : {Band::Review, Band::Auto}) {
      // What is wrong is shown for the half that may be looked at.
      const Quality q = measure(half, band, band == Band::Review && std::string(half) != "last");
      std::printf("%s, %s: precision %.3f, recall %.3f, F1 %.3f\n", half,
                  std::string(band_name(band)).c_str(), q.precision, q.recall, q.f1);
    }
    for (const double shift : {-0.1, -0.05, 0.0, 0.05, 0.1}) {
      const Quality q = measure(half, Band::Review, false, {kAutoScore + shift, kReviewScore + shift});
      std::printf("%s, from %.2f: precision %.3f, recall %.3f, F1 %.3f\n", half, kReviewScore + shift,
                  q.precision, q.recall, q.f1);
    }
    if (std::string(half) == "tune" || std::string(half) == "held")
      std::printf("%s: Spearman %.3f\n", half, spearman(half));
  }
}
