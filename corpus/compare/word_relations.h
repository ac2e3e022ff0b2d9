// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What is known of the words of the language beside the corpus: which are synonyms, which are frequent. From
// optional data; without it nothing is a synonym and nothing frequent.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace prikaz::corpus {

class WordRelations {
 public:
  /// The data beside the program, read once.
  static const WordRelations& installed();
  /// `thesaurus`: a word and its synonyms a line, tab-separated; `frequencies`: a word a line, the most
  /// frequent first.
  WordRelations(std::string_view thesaurus, std::string_view frequencies);

  /// True for two stems of which some words are synonyms.
  bool are_synonyms(std::string_view a, std::string_view b) const;
  /// Position in the list of the most frequent words, from 0 on; kRare for a stem that is not in it.
  std::uint32_t rank(std::string_view stem) const;
  static constexpr std::uint32_t kRare = 12'000;

 private:
  std::unordered_map<std::string, std::uint32_t> numbers_;
  std::vector<std::uint64_t> synonyms_;  // sorted: smaller number << 32 | larger
  std::unordered_map<std::string, std::uint32_t> ranks_;
};

}  // namespace prikaz::corpus
