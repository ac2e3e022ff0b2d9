// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the repair of spaces and hyphens knows of words: normalize/lexicon/spacing.tsv, read once and kept.
// Words are folded UTF-32 unless a field says otherwise. Throws nothing.
#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace prikaz::normalize::repair {

/// Whether a letter may be one of a few: «no» is certain, «yes» is to be looked at.
class LetterFilter {
 public:
  void add(char32_t letter) { bits_ |= std::uint64_t{1} << (letter & 63); }
  bool has(char32_t letter) const { return bits_ >> (letter & 63) & 1; }

 private:
  std::uint64_t bits_ = 0;
};

struct SpacingLexicon {
  std::unordered_set<std::u32string> before_number, before_number_short, capitals_words, spaced, tails;
  std::vector<std::u32string> after_number, before_capital, adjective_endings, after_adjective, before_region,
      region_endings;
  LetterFilter adjective_last, after_adjective_first;  ///< of adjective_endings and after_adjective
  std::vector<std::u32string> compound_firsts, compound_seconds;
  std::unordered_map<std::u32string, std::size_t> glued;           ///< folded → letters before the space
  std::unordered_map<std::u32string, std::u32string> latin_words;  ///< as written → Russian
  std::size_t longest_spaced = 0;
};

const SpacingLexicon& spacing_lexicon();

}  // namespace prikaz::normalize::repair
