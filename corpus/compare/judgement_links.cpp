// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/compare/judgement_links.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <set>
#include <tuple>

#include "corpus/comparison.h"

namespace prikaz::corpus {
namespace {

class Components {
 public:
  explicit Components(std::size_t count) : parent_(count), foes_(count) {
    std::iota(parent_.begin(), parent_.end(), 0u);
  }

  std::uint32_t root(std::uint32_t node) {
    while (parent_[node] != node) node = parent_[node] = parent_[parent_[node]];
    return node;
  }

  void keep_apart(std::uint32_t a, std::uint32_t b) {
    foes_[a].insert(b);
    foes_[b].insert(a);
  }

  // False where that would join what must be apart.
  bool join(std::uint32_t a, std::uint32_t b) {
    a = root(a), b = root(b);
    if (a == b) return true;
    if (foes_[a].contains(b)) return false;
    if (foes_[a].size() < foes_[b].size()) std::swap(a, b);
    for (const std::uint32_t foe : foes_[b]) {
      foes_[foe].erase(b);
      foes_[foe].insert(a);
      foes_[a].insert(foe);
    }
    foes_[b].clear();
    parent_[b] = a;
    return true;
  }

 private:
  std::vector<std::uint32_t> parent_;
  std::vector<std::set<std::uint32_t>> foes_;  // by root: roots it must not be joined with
};

}  // namespace

std::vector<PairJudgement> holding_judgements(std::vector<Judgement> judgements) {
  std::sort(judgements.begin(), judgements.end(), judgement_is_newer);
  std::set<std::pair<std::string, std::string>> seen;
  std::vector<PairJudgement> holding;
  for (const Judgement& judgement : judgements) {
    if (state_of(judgement) != JudgementState::Active) continue;
    const auto identity = [](const ActivityPlace& place) {
      return activity_identity(place.order, place.roadmap, place.activity);
    };
    PairJudgement pair{identity(*judgement.a.found), identity(*judgement.b.found), judgement.verdict};
    if (pair.b < pair.a) std::swap(pair.a, pair.b);
    if (seen.emplace(pair.a, pair.b).second) holding.push_back(std::move(pair));
  }
  return holding;
}

JudgementLinks link_judgements(std::vector<PairJudgement> judgements) {
  for (PairJudgement& judgement : judgements)
    if (judgement.b < judgement.a) std::swap(judgement.a, judgement.b);
  const auto key = [](const PairJudgement& judgement) {
    return std::tuple(judgement.verdict != Verdict::Different, std::string_view(judgement.a),
                      std::string_view(judgement.b), judgement.verdict);
  };
  std::sort(judgements.begin(), judgements.end(),
            [&](const auto& x, const auto& y) { return key(x) < key(y); });
  judgements.erase(std::unique(judgements.begin(), judgements.end(),
                               [&](const auto& x, const auto& y) { return key(x) == key(y); }),
                   judgements.end());
  std::map<std::string, std::uint32_t> nodes;
  for (const PairJudgement& judgement : judgements)
    for (const std::string& identity : {judgement.a, judgement.b}) nodes.emplace(identity, 0);
  std::uint32_t count = 0;
  for (auto& [identity, number] : nodes) number = count++;

  JudgementLinks links;
  Components components(count);
  for (const PairJudgement& judgement : judgements) {
    if (judgement.verdict == Verdict::Unsure) continue;
    const std::uint32_t a = nodes[judgement.a], b = nodes[judgement.b];
    if (a == b) {
      if (judgement.verdict == Verdict::Different)
        links.conflicts.push_back({judgement, ConflictCode::DifferentFromItself});
    } else if (judgement.verdict == Verdict::Different) {
      components.keep_apart(a, b);
      links.apart.emplace_back(judgement.a, judgement.b);
    } else if (!components.join(a, b)) {
      links.conflicts.push_back({judgement, ConflictCode::KeptApart});
    }
  }
  std::map<std::uint32_t, std::vector<std::string>> members;
  for (const auto& [identity, number] : nodes) members[components.root(number)].push_back(identity);
  for (auto& [root, identities] : members)
    if (identities.size() > 1) links.together.push_back(std::move(identities));
  std::sort(links.together.begin(), links.together.end());
  return links;
}

}  // namespace prikaz::corpus
