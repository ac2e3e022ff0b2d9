// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <thread>
#include <utility>

#include "corpus/compare/grouping/work.h"

namespace prikaz::corpus {
namespace {

// Two rows of one plan are rarely, but sometimes, the same activity.
constexpr double kSamePlanPenalty = 0.1;

}  // namespace

Grouping::Work::Choice Grouping::Work::choose(std::uint32_t text, LeaderIndex::Scratch& scratch,
                                              std::uint32_t except) const {
  Choice best;
  thread_local std::vector<std::uint32_t> found;
  index->find(sets[text], scratch, found);
  if (found.empty()) return best;
  const Trigrams own_letters = trigrams_of(letters(texts[text]));
  const std::vector<std::uint32_t>& tokens = sets[text].tokens;
  for (const std::uint32_t leader : found) {
    if (leader == except || forbidden(text, leader)) continue;
    const Text& other = texts[leaders[leader]];
    const TokenSet& set = index->set(leader);
    double shared = 0;
    for (auto x = tokens.begin(), y = set.tokens.begin(); x != tokens.end() && y != set.tokens.end();) {
      if (*x < *y)
        ++x;
      else if (*y < *x)
        ++y;
      else
        shared += weights[*x], ++x, ++y;
    }
    const double stems_alike =
        stem_likeness(shared, std::max(0.0, sets[text].weight - shared), std::max(0.0, set.weight - shared));
    const double penalty = guard_penalty(traits[texts[text].traits], traits[other.traits]);
    const bool same_plan = std::includes(other.plans.begin(), other.plans.end(), texts[text].plans.begin(),
                                         texts[text].plans.end());
    const double less = penalty + (same_plan ? kSamePlanPenalty : 0);
    // The letters are looked at only where they can decide.
    const double most = joint_likeness(stems_alike, 1) - less;
    if (most < thresholds.review || (best.band == Band::Auto && most <= best.score)) continue;
    const double score = joint_likeness(stems_alike, cosine(own_letters, leader_trigrams[leader])) - less;
    const Band band = corpus::judge(score, penalty > 0, thresholds.sure, thresholds.review);
    if (band == Band::Separate) continue;
    if (best.leader == kNoLeader || band > best.band || (band == best.band && score > best.score + 1e-9))
      best = {leader, band, score};
  }
  return best;
}

void Grouping::Work::make_leader(std::uint32_t text) {
  const std::uint32_t number = index->add(sets[text]);
  leaders.push_back(text);
  leader_trigrams.push_back(trigrams_of(letters(texts[text])));
  choices[text] = {number, Band::Auto, 1};
}

void Grouping::Work::lead() {
  for (auto& texts_together : together)
    std::sort(texts_together.begin(), texts_together.end(),
              [this](auto a, auto b) { return texts[a].order_key < texts[b].order_key; });
  LeaderIndex::Scratch scratch;
  for (const std::uint32_t text : order) {
    if (choices[text].leader != kNoLeader) continue;
    if (const auto component = component_by_text.find(text); component != component_by_text.end()) {
      place_component(component->second, scratch);
      continue;
    }
    choices[text] = choose(text, scratch);
    if (choices[text].leader == kNoLeader) make_leader(text);
  }
}

void Grouping::Work::refine(unsigned threads) {
  std::vector<Choice> refined = choices;
  const auto part = [&](unsigned number) {
    LeaderIndex::Scratch scratch;
    for (std::size_t k = number; k < order.size(); k += threads) {
      const std::uint32_t text = order[k];
      if (texts[text].judged || leaders[choices[text].leader] == text) continue;
      const Choice choice = choose(text, scratch);
      if (choice.leader != kNoLeader) refined[text] = choice;
    }
  };
  std::vector<std::thread> pool;
  for (unsigned number = 1; number < threads; ++number) pool.emplace_back(part, number);
  part(0);
  for (std::thread& thread : pool) thread.join();
  choices = std::move(refined);
}

// A leader that nobody joined joins another leader that comes before it.
void Grouping::Work::dissolve_singles() {
  std::vector<std::uint32_t> followers(leaders.size(), 0);
  for (const std::uint32_t text : order) ++followers[choices[text].leader];
  LeaderIndex::Scratch scratch;
  for (auto text = order.rbegin(); text != order.rend(); ++text) {
    const std::uint32_t own = choices[*text].leader;
    if (leaders[own] != *text || followers[own] != 1 || texts[*text].judged) continue;
    const Choice choice = choose(*text, scratch, own);
    if (choice.leader == kNoLeader || choices[leaders[choice.leader]].leader != choice.leader) continue;
    choices[*text] = choice;
    --followers[own];
    ++followers[choice.leader];
  }
}

}  // namespace prikaz::corpus
