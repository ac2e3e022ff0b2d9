// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Weighted token sets and the index that finds all stored sets with a weighted Jaccard likeness of at least a
// threshold: |a ∩ b| / |a ∪ b| with the sums of weights for sizes. Tokens are numbered from the rarest on.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

namespace prikaz::corpus {

/// Bits of the tokens in a set; the weight of a query's tokens whose bit is set bounds the overlap from
/// above.
using Signature = std::array<std::uint64_t, 2>;

struct TokenSet {
  std::vector<std::uint32_t> tokens;  ///< ascending: the rarest first
  float weight = 0;                   ///< sum of the tokens' weights
  Signature signature{};
};

class LeaderIndex {
 public:
  /// `weights` by token; kept by reference. `threshold` in (0, 1].
  LeaderIndex(const std::vector<float>& weights, float threshold);

  TokenSet make_set(std::vector<std::uint32_t> tokens) const;
  /// Returns the number of the set: 0, 1, 2 …
  std::uint32_t add(TokenSet set);
  const TokenSet& set(std::uint32_t number) const { return sets_[number]; }

  /// Scratch memory of one thread.
  struct Scratch {
    std::vector<std::uint32_t> seen;
    std::uint32_t round = 0;
  };
  /// Numbers of all sets like `query` at least by the threshold, ascending.
  void find(const TokenSet& query, Scratch& scratch, std::vector<std::uint32_t>& found) const;

 private:
  struct Posting {
    std::uint32_t set;
    float weight;
    Signature signature;
  };
  std::size_t prefix_length(const TokenSet& set) const;

  const std::vector<float>& weights_;
  float threshold_;
  std::vector<TokenSet> sets_;
  std::vector<std::vector<Posting>> postings_;
};

}  // namespace prikaz::corpus
