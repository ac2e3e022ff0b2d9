// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/grouping.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <thread>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "base/sha256.h"
#include "corpus/compare/judgement_links.h"
#include "corpus/compare/leader_index.h"
#include "corpus/concepts.h"

namespace prikaz::corpus {
namespace {

constexpr float kCandidateThreshold = 0.30f;  // weighted Jaccard below which no pair is looked at
constexpr double kSamePlanPenalty = 0.1;  // two rows of one plan are rarely, but sometimes, the same activity
constexpr double kLeastWeight = 0.1;
constexpr std::uint32_t kNone = UINT32_MAX;

}  // namespace

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
    std::uint32_t leader = kNone;  // number in `leaders`
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
  Choice choose(std::uint32_t text, LeaderIndex::Scratch& scratch, std::uint32_t except = kNone) const;
  bool forbidden(std::uint32_t text, std::uint32_t leader) const;
  void place_component(std::uint32_t number, LeaderIndex::Scratch& scratch);
  void make_leader(std::uint32_t text);
  void lead();
  void refine(unsigned threads);
  void dissolve_singles();
  std::vector<ActivityGroup> collect() const;
};

std::uint32_t Grouping::Work::token(const std::string& stem) {
  const auto [known, fresh] = token_of.try_emplace(stem, static_cast<std::uint32_t>(stems.size()));
  if (fresh) {
    stems.push_back(stem);
    owners.push_back(0);
    last_owner.push_back(kNone);
  }
  return known->second;
}

std::uint32_t Grouping::Work::traits_number(const Traits& value) {
  std::string key;
  key += static_cast<char>('0' + static_cast<int>(value.level_by_word));
  key += static_cast<char>('0' + static_cast<int>(value.level_by_role));
  key += value.negated ? '-' : '+';
  key += value.stage;
  for (const auto* list : {&value.names, &value.numbers, &value.acronyms}) {
    key += '|';
    for (const std::string& word : *list) key += word + ' ';
  }
  const auto [known, fresh] = traits_of.try_emplace(key, static_cast<std::uint32_t>(traits.size()));
  if (fresh) traits.push_back(value);
  return known->second;
}

std::string Grouping::Work::normalized(const Text& text) const {
  std::string joined;
  for (const std::uint32_t token : text.tokens) {
    if (!joined.empty()) joined += ' ';
    joined += stems[token];
  }
  return joined;
}

std::string Grouping::Work::letters(const Text& text) const {
  std::vector<std::string> words;
  for (const std::uint32_t token : text.tokens) words.push_back(stems[token]);
  return letters_compared(words);
}

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

// A judged activity is no longer one of its equals: it gets a text of its own.
std::uint32_t Grouping::Work::split_off(std::uint32_t item) {
  const std::uint32_t old = text_by_item[item];
  if (texts[old].items.size() == 1) {
    texts[old].judged = true;
    return old;
  }
  Text own;
  own.tokens = texts[old].tokens;
  own.traits = texts[old].traits;
  own.items = {item};
  own.judged = true;
  std::erase(texts[old].items, item);
  text_by_item[item] = static_cast<std::uint32_t>(texts.size());
  texts.push_back(std::move(own));
  return text_by_item[item];
}

// Judgements on activities that are not here bind nothing, but what they imply for others does.
void Grouping::Work::bind_judgements() {
  JudgementLinks links = link_judgements(std::move(judgements));
  conflicts = std::move(links.conflicts);
  if (links.together.empty() && links.apart.empty()) return;
  std::unordered_map<std::string_view, std::uint32_t> items;
  for (std::uint32_t item = 0; item < identities.size(); ++item) items.emplace(identities[item], item);
  std::map<std::string, std::uint32_t> component_of;  // identity → number in `together`
  const auto component = [&](const std::string& identity) {
    const auto [known, fresh] =
        component_of.try_emplace(identity, static_cast<std::uint32_t>(together.size()));
    if (fresh) {
      together.emplace_back();
      apart.emplace_back();
      if (const auto found = items.find(identity); found != items.end())
        together.back().push_back(split_off(found->second));
    }
    return known->second;
  };
  for (const std::vector<std::string>& identities_together : links.together) {
    const std::uint32_t first = component(identities_together.front());
    for (std::size_t k = 1; k < identities_together.size(); ++k) {
      component_of.emplace(identities_together[k], first);
      if (const auto found = items.find(identities_together[k]); found != items.end())
        together[first].push_back(split_off(found->second));
    }
  }
  for (const auto& [a, b] : links.apart) {
    const std::uint32_t left = component(a), right = component(b);
    apart[left].push_back(right);
    apart[right].push_back(left);
  }
  for (std::uint32_t number = 0; number < together.size(); ++number)
    for (const std::uint32_t text : together[number]) component_by_text.emplace(text, number);
}

void Grouping::Work::weigh() {
  std::uint32_t municipalities = 0;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> uses;  // municipality, text
  for (std::uint32_t item = 0; item < text_by_item.size(); ++item) {
    uses.emplace_back(municipality_by_item[item], text_by_item[item]);
  }
  std::sort(uses.begin(), uses.end());
  uses.erase(std::unique(uses.begin(), uses.end()), uses.end());
  std::uint32_t last = kNone;
  for (const auto& [municipality, text] : uses) {
    // Only those that plan something count, whatever numbers there are.
    municipalities += std::exchange(last, municipality) != municipality;
    ++texts[text].municipalities;
    for (const std::uint32_t token : texts[text].tokens)
      if (last_owner[token] != municipality) {
        last_owner[token] = municipality;
        ++owners[token];
      }
  }
  std::vector<std::uint32_t> by_rarity(stems.size());
  std::iota(by_rarity.begin(), by_rarity.end(), 0u);
  std::sort(by_rarity.begin(), by_rarity.end(), [this](std::uint32_t a, std::uint32_t b) {
    return owners[a] != owners[b] ? owners[a] < owners[b] : stems[a] < stems[b];
  });
  ranks.resize(stems.size());
  weights.resize(stems.size());
  for (std::uint32_t rank = 0; rank < by_rarity.size(); ++rank) {
    ranks[by_rarity[rank]] = rank;
    weights[rank] = static_cast<float>(
        std::max(kLeastWeight, concept_weight(stems[by_rarity[rank]]) *
                                   (std::log((1.0 + municipalities) / (1.0 + owners[by_rarity[rank]])) + 1)));
  }
}

// Frequent texts lead; what is equal otherwise is told apart by content, for judged texts by identity.
void Grouping::Work::sort_texts() {
  for (Text& text : texts) {
    text.order_key = normalized(text);
    const Traits& t = traits[text.traits];
    text.order_key += '\x1f';
    for (const auto& [key, number] :
         {std::pair{std::string(level_name(t.level_by_word)), 0},
          std::pair{std::string(level_name(t.level_by_role)), 0}, std::pair{t.stage, 0}})
      text.order_key += key + ' ';
    for (const auto* list : {&t.names, &t.numbers, &t.acronyms})
      for (const std::string& word : *list) text.order_key += word + ' ';
    if (text.judged && !text.items.empty()) text.order_key += '\x1f' + identities[text.items.front()];
    for (const std::uint32_t item : text.items) text.plans.push_back(plan_by_item[item]);
    std::sort(text.plans.begin(), text.plans.end());
    text.plans.erase(std::unique(text.plans.begin(), text.plans.end()), text.plans.end());
  }
  order.resize(texts.size());
  std::iota(order.begin(), order.end(), 0u);
  std::erase_if(order, [this](std::uint32_t text) { return texts[text].items.empty(); });
  std::sort(order.begin(), order.end(), [this](std::uint32_t a, std::uint32_t b) {
    const Text &x = texts[a], &y = texts[b];
    if (x.municipalities != y.municipalities) return x.municipalities > y.municipalities;
    if (x.items.size() != y.items.size()) return x.items.size() > y.items.size();
    return x.order_key < y.order_key;
  });
}

bool Grouping::Work::forbidden(std::uint32_t text, std::uint32_t leader) const {
  const auto component = component_by_text.find(text);
  if (component == component_by_text.end()) return false;
  for (const std::uint32_t foe : apart[component->second])
    for (const std::uint32_t other : together[foe])
      if (choices[other].leader == leader) return true;
  return false;
}

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
    if (best.leader == kNone || band > best.band || (band == best.band && score > best.score + 1e-9))
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

// What is judged the same goes where its likest member goes.
void Grouping::Work::place_component(std::uint32_t number, LeaderIndex::Scratch& scratch) {
  Choice best;
  for (const std::uint32_t text : together[number]) {
    const Choice choice = choose(text, scratch);
    if (choice.leader == kNone) continue;
    if (best.leader == kNone || std::tie(choice.band, choice.score) > std::tie(best.band, best.score))
      best = choice;
  }
  if (best.leader == kNone) {
    make_leader(together[number].front());
    best = choices[together[number].front()];
  }
  const bool alone = together[number].size() == 1;
  for (const std::uint32_t text : together[number])
    choices[text] = alone ? best : Choice{best.leader, Band::Auto, 1};
}

void Grouping::Work::lead() {
  for (auto& texts_together : together)
    std::sort(texts_together.begin(), texts_together.end(),
              [this](auto a, auto b) { return texts[a].order_key < texts[b].order_key; });
  LeaderIndex::Scratch scratch;
  for (const std::uint32_t text : order) {
    if (choices[text].leader != kNone) continue;
    if (const auto component = component_by_text.find(text); component != component_by_text.end()) {
      place_component(component->second, scratch);
      continue;
    }
    choices[text] = choose(text, scratch);
    if (choices[text].leader == kNone) make_leader(text);
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
      if (choice.leader != kNone) refined[text] = choice;
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
    if (choice.leader == kNone || choices[leaders[choice.leader]].leader != choice.leader) continue;
    choices[*text] = choice;
    --followers[own];
    ++followers[choice.leader];
  }
}

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
