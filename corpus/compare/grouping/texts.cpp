// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

#include "corpus/compare/grouping/work.h"
#include "corpus/concepts.h"

namespace prikaz::corpus {
std::uint32_t Grouping::Work::token(const std::string& stem) {
  const auto [known, fresh] = token_of.try_emplace(stem, static_cast<std::uint32_t>(stems.size()));
  if (fresh) {
    stems.push_back(stem);
    owners.push_back(0);
    last_owner.push_back(kNoLeader);
  }
  return known->second;
}

std::uint32_t Grouping::Work::traits_number(const Traits& value) {
  std::string key;
  key += static_cast<char>('0' + static_cast<int>(value.level_by_word));
  key += static_cast<char>('0' + static_cast<int>(value.level_by_role));
  key += value.negated ? '-' : '+';
  key += value.stage;
  for (const auto* list : {&value.names, &value.numbers, &value.acronyms, &value.kinds}) {
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

void Grouping::Work::weigh() {
  std::uint32_t municipalities = 0;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> uses;  // municipality, text
  for (std::uint32_t item = 0; item < text_by_item.size(); ++item) {
    uses.emplace_back(municipality_by_item[item], text_by_item[item]);
  }
  std::sort(uses.begin(), uses.end());
  uses.erase(std::unique(uses.begin(), uses.end()), uses.end());
  std::uint32_t last = kNoLeader;
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
    for (const auto* list : {&t.names, &t.numbers, &t.acronyms, &t.kinds})
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

}  // namespace prikaz::corpus
