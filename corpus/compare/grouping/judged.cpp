// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <tuple>
#include <utility>

#include "corpus/compare/grouping/work.h"
#include "corpus/compare/judgement_links.h"

namespace prikaz::corpus {

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

bool Grouping::Work::forbidden(std::uint32_t text, std::uint32_t leader) const {
  const auto component = component_by_text.find(text);
  if (component == component_by_text.end()) return false;
  for (const std::uint32_t foe : apart[component->second])
    for (const std::uint32_t other : together[foe])
      if (choices[other].leader == leader) return true;
  return false;
}

// What is judged the same goes where its likest member goes.
void Grouping::Work::place_component(std::uint32_t number, LeaderIndex::Scratch& scratch) {
  Choice best;
  for (const std::uint32_t text : together[number]) {
    const Choice choice = choose(text, scratch);
    if (choice.leader == kNoLeader) continue;
    if (best.leader == kNoLeader || std::tie(choice.band, choice.score) > std::tie(best.band, best.score))
      best = choice;
  }
  if (best.leader == kNoLeader) {
    make_leader(together[number].front());
    best = choices[together[number].front()];
  }
  const bool alone = together[number].size() == 1;
  for (const std::uint32_t text : together[number])
    choices[text] = alone ? best : Choice{best.leader, Band::Auto, 1};
}

}  // namespace prikaz::corpus
