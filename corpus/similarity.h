// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// How like two activities are: what their stems share against what they do not, and a little the trigrams of
// their letters, less the penalties of guards where their traits conflict. A word in the place of another
// counts more against a likeness than a word that one side adds («ремонт дорог» is nearer to «ремонт дорог
// района» than «ремонт дорог» to «ремонт мостов»). Weights are inverse document frequencies counted by
// municipality, not by row: a template repeated in one plan must not lower its own weight (Spärck Jones
// 1972).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "corpus/activity_features.h"

namespace prikaz::corpus {

/// No stem weighs less.
inline constexpr double kLeastWeight = 0.1;

/// The rarity of stems in a corpus.
class StemWeights {
 public:
  /// Each stem counts once for each owner (municipality) that has it.
  void add(const std::vector<std::string>& stems, std::uint32_t owner);
  void finish();
  /// >= kLeastWeight; the weight of a stem never seen is the highest.
  double weight(std::string_view stem) const;

 private:
  struct Count {
    std::uint32_t owners = 0;
    std::uint32_t last_owner = UINT32_MAX;
  };
  std::unordered_map<std::string, Count> counts_;
  std::uint32_t owners_ = 0;
  double highest_ = 1;
};

/// What the comparison makes of a pair.
enum class Band { Separate, Review, Auto };
std::string_view band_name(Band band);  ///< "separate", "review", "auto"

inline constexpr double kAutoScore = 0.75;
inline constexpr double kReviewScore = 0.55;

/// One conflict of traits: what it takes off the likeness, and why.
struct Guard {
  std::string name;    ///< "level", "stage", "names", "numbers", "acronyms", "kind", "negation"
  std::string detail;  ///< «school» against «municipal»
  double penalty = 0;
};

std::vector<Guard> find_guards(const Traits& a, const Traits& b);
/// The same sum without words, for many pairs.
double guard_penalty(const Traits& a, const Traits& b);
/// `score`: the likeness less the penalties. A guarded pair is never Auto.
Band judge(double score, bool guarded, double sure = kAutoScore, double review = kReviewScore);

/// 0…1 out of the weights of what two texts share and what each has alone.
double stem_likeness(double shared, double only_a, double only_b);
/// Both parts of a likeness together.
double joint_likeness(double stems, double letters);

struct StemShare {
  std::string stem;
  double weight = 0;
};

/// Everything that made the verdict, for `prikaz why`.
struct Explanation {
  double score = 0;  ///< with the penalties of guards
  double stem_likeness = 0, letter_cosine = 0;
  std::vector<StemShare> shared, only_a, only_b;  ///< by falling weight
  std::vector<Guard> guards;
  Band band = Band::Separate;
};
Explanation explain(const ActivityText& a, const ActivityText& b, const StemWeights& weights);

/// The stems whose letters are compared, joined by spaces: without those that tell nothing, unless there is
/// no other.
std::string letters_compared(const std::vector<std::string>& stems);

/// Hashed trigrams of the letters of a normalized text, sorted, with counts: what the letter cosine compares.
using Trigrams = std::vector<std::pair<std::uint32_t, float>>;
Trigrams trigrams_of(std::string_view normalized);
double cosine(const Trigrams& a, const Trigrams& b);

}  // namespace prikaz::corpus
