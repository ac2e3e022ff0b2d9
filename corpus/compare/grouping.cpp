// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/grouping.h"

#include <algorithm>
#include <utility>

#include "base/sha256.h"
#include "corpus/compare/grouping/work.h"

namespace prikaz::corpus {
namespace {

constexpr float kCandidateThreshold = 0.30f;  // weighted Jaccard below which no pair is looked at

}  // namespace

Grouping::Grouping(GroupingThresholds thresholds) : work_(std::make_unique<Work>()) {
  work_->thresholds = thresholds;
}

Grouping::~Grouping() = default;

std::uint32_t Grouping::add(const ActivityText& text, std::string_view identity, std::uint32_t municipality,
                            std::uint32_t plan) {
  Work& work = *work_;
  const auto item = static_cast<std::uint32_t>(work.text_by_item.size());
  const std::uint32_t traits = work.traits_number(text.traits);
  const std::string key = text.normalized + '\x1f' + std::to_string(traits);
  const auto [known, fresh] = work.text_of.try_emplace(key, static_cast<std::uint32_t>(work.texts.size()));
  if (fresh) {
    Work::Text entry;
    for (const std::string& stem : text.stems) entry.tokens.push_back(work.token(stem));
    entry.traits = traits;
    work.texts.push_back(std::move(entry));
  }
  work.texts[known->second].items.push_back(item);
  work.text_by_item.push_back(known->second);
  work.identities.emplace_back(identity);
  work.municipality_by_item.push_back(municipality);
  work.plan_by_item.push_back(plan);
  return item;
}

void Grouping::judge(const PairJudgement& judgement) { work_->judgements.push_back(judgement); }

std::vector<ActivityGroup> Grouping::Work::collect() const {
  std::vector<ActivityGroup> groups(leaders.size());
  for (const std::uint32_t text : order)
    for (const std::uint32_t item : texts[text].items) {
      const Choice& choice = choices[text];
      const auto component = component_by_text.find(text);
      const bool judged = component != component_by_text.end() && together[component->second].size() > 1;
      groups[choice.leader].members.push_back({item, choice.band, static_cast<float>(choice.score), judged});
    }
  for (std::size_t k = 0; k < groups.size(); ++k) {
    const Text& leader = texts[leaders[k]];
    groups[k].id = sha256_hex(leader.order_key).substr(0, 16);
    // Of equal texts the first by identity speaks for them.
    groups[k].leader = *std::min_element(leader.items.begin(), leader.items.end(),
                                         [this](auto a, auto b) { return identities[a] < identities[b]; });
    std::sort(groups[k].members.begin(), groups[k].members.end(),
              [](const GroupMember& a, const GroupMember& b) { return a.item < b.item; });
  }
  std::erase_if(groups, [](const ActivityGroup& group) { return group.members.empty(); });
  std::sort(groups.begin(), groups.end(), [](const ActivityGroup& a, const ActivityGroup& b) {
    return a.members.size() != b.members.size() ? a.members.size() > b.members.size() : a.id < b.id;
  });
  return groups;
}

std::vector<ActivityGroup> Grouping::run(unsigned threads) {
  Work& work = *work_;
  work.bind_judgements();
  work.weigh();
  work.sort_texts();
  work.index = std::make_unique<LeaderIndex>(work.weights, kCandidateThreshold);
  work.sets.resize(work.texts.size());
  for (const std::uint32_t text : work.order) {
    std::vector<std::uint32_t> tokens;
    for (const std::uint32_t token : work.texts[text].tokens) tokens.push_back(work.ranks[token]);
    work.sets[text] = work.index->make_set(std::move(tokens));
  }
  work.choices.assign(work.texts.size(), {});
  work.lead();
  work.refine(std::max(1u, threads));
  work.dissolve_singles();
  return work.collect();
}

const std::vector<JudgementConflict>& Grouping::conflicts() const { return work_->conflicts; }

}  // namespace prikaz::corpus
