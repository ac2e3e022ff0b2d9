// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/compare/plan_pairs.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "corpus/compare/wording.h"

namespace prikaz::corpus {
namespace {

struct Entry {
  std::uint32_t group;
  std::uint64_t wording;  // of the title; 0 where it is too short to be called a copy
};

bool stronger(const PlanPair& x, const PlanPair& y) {
  return std::tuple(-x.similarity, -x.copied_share, x.a, x.b) <
         std::tuple(-y.similarity, -y.copied_share, y.a, y.b);
}

// Wordings of a plan's titles, sorted.
std::vector<std::uint64_t> wordings_in(const std::vector<Entry>& entries) {
  std::vector<std::uint64_t> wordings;
  for (const Entry& entry : entries)
    if (entry.wording) wordings.push_back(entry.wording);
  std::sort(wordings.begin(), wordings.end());
  return wordings;
}

std::size_t count_copied(const std::vector<std::uint64_t>& smaller,
                         const std::vector<std::uint64_t>& larger) {
  std::size_t count = 0;
  for (auto x = smaller.begin(), y = larger.begin(); x != smaller.end() && y != larger.end();) {
    if (*y < *x) {
      ++y;
    } else {
      count += *x == *y;
      ++x;
    }
  }
  return count;
}

// Bounded memory where every plan is like every other.
void keep_strongest(std::vector<PlanPair>& pairs) {
  std::sort(pairs.begin(), pairs.end(), stronger);
  if (pairs.size() > kMostPlanPairs) pairs.resize(kMostPlanPairs);
}

}  // namespace

void fill_plan_pairs(Comparison& comparison) {
  const std::size_t count = comparison.plans.size();
  std::vector<std::vector<Entry>> entries(count);
  std::vector<std::vector<std::uint32_t>> plans_of(comparison.groups.size());  // each once
  for (std::uint32_t g = 0; g < comparison.groups.size(); ++g)
    for (const ComparedActivity& member : comparison.groups[g].members) {
      entries[member.plan].push_back({g, wording_of(member.title)});
      // Members of one plan stand side by side.
      if (plans_of[g].empty() || plans_of[g].back() != member.plan) plans_of[g].push_back(member.plan);
    }
  std::vector<std::size_t> groups_in(count, 0);
  for (const auto& plans : plans_of)
    for (const std::uint32_t plan : plans) ++groups_in[plan];

  std::vector<std::vector<std::uint64_t>> wordings;
  for (const std::vector<Entry>& plan : entries) wordings.push_back(wordings_in(plan));

  std::vector<std::uint32_t> shared(count, 0), touched;
  for (std::uint32_t a = 0; a < count; ++a) {
    touched.clear();
    std::uint32_t last = UINT32_MAX;
    for (const Entry& entry : entries[a]) {  // ascending by group
      if (std::exchange(last, entry.group) == entry.group) continue;
      for (const std::uint32_t b : plans_of[entry.group]) {
        if (b <= a) continue;
        if (shared[b]++ == 0) touched.push_back(b);
      }
    }
    std::sort(touched.begin(), touched.end());
    for (const std::uint32_t b : touched) {
      PlanPair pair;
      pair.a = a, pair.b = b;
      pair.shared = shared[b];
      shared[b] = 0;
      pair.similarity =
          2.0 * static_cast<double>(pair.shared) / static_cast<double>(groups_in[a] + groups_in[b]);
      const bool a_smaller = entries[a].size() <= entries[b].size();
      const std::size_t size = entries[a_smaller ? a : b].size();
      pair.copied = count_copied(wordings[a_smaller ? a : b], wordings[a_smaller ? b : a]);
      pair.copied_share = size == 0 ? 0 : static_cast<double>(pair.copied) / static_cast<double>(size);
      if (pair.similarity >= kLeastPlanSimilarity || pair.copied_share >= kLeastCopiedShare)
        comparison.pairs.push_back(pair);
    }
    if (comparison.pairs.size() > 8 * kMostPlanPairs) keep_strongest(comparison.pairs);
  }
  keep_strongest(comparison.pairs);
}

}  // namespace prikaz::corpus
