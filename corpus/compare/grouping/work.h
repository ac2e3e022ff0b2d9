// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the stages of grouping share: texts.cpp numbers, weighs and sorts what was added, judged.cpp binds
// what people said, leaders.cpp chooses leaders.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "corpus/compare/leader_index.h"
#include "corpus/grouping.h"

namespace prikaz::corpus {

inline constexpr std::uint32_t kNoLeader = UINT32_MAX;

struct Grouping::Work {
  // One distinct text with its traits.
  struct Text {
    std::vector<std::uint32_t> tokens;  // in the order of the text, by first appearance number
    std::uint32_t traits = 0;
    std::string order_key;  // sorts texts by content
    std::vector<std::uint32_t> items;
    std::vector<std::uint32_t> plans;  // sorted
    std::uint32_t municipalities = 0;
    bool judged = false;
  };

  // A text's choice among the leaders.
  struct Choice {
    std::uint32_t leader = kNoLeader;  // number in `leaders`
    Band band = Band::Separate;
    double score = 0;
  };

  GroupingThresholds thresholds;
  std::vector<std::string> stems;  // by token
  std::unordered_map<std::string, std::uint32_t> token_of;
  std::vector<std::uint32_t> owners, last_owner;  // municipalities that use a token
  std::vector<Traits> traits;
  std::map<std::string, std::uint32_t> traits_of;  // serialized → number
  std::unordered_map<std::string, std::uint32_t> text_of;
  std::vector<Text> texts;
  std::vector<std::uint32_t> text_by_item;
  std::vector<std::string> identities;
  std::vector<std::uint32_t> municipality_by_item, plan_by_item;
  std::vector<PairJudgement> judgements;

  // Built by run():
  std::vector<float> weights;        // by rank
  std::vector<std::uint32_t> ranks;  // token → rank, the rarest 0
  std::vector<std::uint32_t> order;  // texts in clustering order
  std::vector<TokenSet> sets;        // by text
  std::unique_ptr<LeaderIndex> index;
  std::vector<std::uint32_t> leaders;     // leader number → text
  std::vector<Trigrams> leader_trigrams;  // by leader number
  std::vector<Choice> choices;            // by text; a leader's own is itself with score 1
  // Judged texts that are together, and for each such component those that it must be apart from.
  std::vector<std::vector<std::uint32_t>> together, apart;
  std::unordered_map<std::uint32_t, std::uint32_t> component_by_text;
  std::vector<JudgementConflict> conflicts;

  std::uint32_t token(const std::string& stem);
  std::uint32_t traits_number(const Traits& value);
  std::string normalized(const Text& text) const;
  std::string letters(const Text& text) const;
  void weigh();
  std::uint32_t split_off(std::uint32_t item);
  void bind_judgements();
  void sort_texts();
  Choice choose(std::uint32_t text, LeaderIndex::Scratch& scratch, std::uint32_t except = kNoLeader) const;
  bool forbidden(std::uint32_t text, std::uint32_t leader) const;
  void place_component(std::uint32_t number, LeaderIndex::Scratch& scratch);
  void make_leader(std::uint32_t text);
  void lead();
  void refine(unsigned threads);
  void dissolve_singles();
  std::vector<ActivityGroup> collect() const;
};

}  // namespace prikaz::corpus
