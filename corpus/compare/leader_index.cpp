// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/compare/leader_index.h"

#include <algorithm>

namespace prikaz::corpus {
namespace {

constexpr float kSlack = 1e-4f;  // rounding of sums of floats must not lose a pair at the threshold

unsigned bit_of(std::uint32_t token) {
  return (token * 2654435761u) >> 25;
}  // 7 bits, Knuth's multiplicative hash

bool has_bit(const Signature& signature, std::uint32_t token) {
  const unsigned bit = bit_of(token);
  return signature[bit >> 6] >> (bit & 63) & 1;
}

}  // namespace

LeaderIndex::LeaderIndex(const std::vector<float>& weights, float threshold)
    : weights_(weights), threshold_(threshold), postings_(weights.size()) {}

TokenSet LeaderIndex::make_set(std::vector<std::uint32_t> tokens) const {
  std::sort(tokens.begin(), tokens.end());
  tokens.erase(std::unique(tokens.begin(), tokens.end()), tokens.end());
  TokenSet set;
  for (const std::uint32_t token : tokens) {
    set.weight += weights_[token];
    set.signature[bit_of(token) >> 6] |= std::uint64_t{1} << (bit_of(token) & 63);
  }
  set.tokens = std::move(tokens);
  return set;
}

// A pair at the threshold shares at least threshold × weight; what shares nothing within the prefix shares
// less.
std::size_t LeaderIndex::prefix_length(const TokenSet& set) const {
  const float needed = threshold_ * set.weight - kSlack;
  float rest = set.weight;
  std::size_t length = 0;
  while (length < set.tokens.size() && rest >= needed) rest -= weights_[set.tokens[length++]];
  return length;
}

std::uint32_t LeaderIndex::add(TokenSet set) {
  const auto number = static_cast<std::uint32_t>(sets_.size());
  const std::size_t prefix = prefix_length(set);
  for (std::size_t k = 0; k < prefix; ++k)
    postings_[set.tokens[k]].push_back({number, set.weight, set.signature});
  sets_.push_back(std::move(set));
  return number;
}

void LeaderIndex::find(const TokenSet& query, Scratch& scratch, std::vector<std::uint32_t>& found) const {
  found.clear();
  if (scratch.seen.size() < sets_.size()) scratch.seen.resize(sets_.size(), 0);
  ++scratch.round;
  const float least = threshold_ * query.weight - kSlack;
  const float most = query.weight / threshold_ + kSlack;
  const float share = threshold_ / (1 + threshold_);
  const std::size_t prefix = prefix_length(query);
  for (std::size_t k = 0; k < prefix; ++k) {
    for (const Posting& posting : postings_[query.tokens[k]]) {
      if (posting.weight < least || posting.weight > most) continue;
      if (scratch.seen[posting.set] == scratch.round) continue;
      scratch.seen[posting.set] = scratch.round;
      const float needed = share * (query.weight + posting.weight) - kSlack;
      float bound = 0;
      for (const std::uint32_t token : query.tokens)
        if (has_bit(posting.signature, token)) bound += weights_[token];
      if (bound < needed) continue;
      const std::vector<std::uint32_t>& other = sets_[posting.set].tokens;
      float overlap = 0;
      for (std::size_t i = 0, j = 0; i < query.tokens.size() && j < other.size();) {
        if (query.tokens[i] < other[j]) {
          ++i;
        } else if (other[j] < query.tokens[i]) {
          ++j;
        } else {
          overlap += weights_[other[j]];
          ++i, ++j;
        }
      }
      if (overlap >= needed) found.push_back(posting.set);
    }
  }
  std::sort(found.begin(), found.end());
}

}  // namespace prikaz::corpus
