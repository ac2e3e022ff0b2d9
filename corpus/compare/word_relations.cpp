// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/compare/word_relations.h"

#include <algorithm>

#include "base/data_file.h"
#include "normalize/stem.h"

namespace prikaz::corpus {
namespace {

// Calls `take` with each field of each line: its number in the line and its text.
template <class Take>
void each_field(std::string_view table, Take take) {
  while (!table.empty()) {
    const std::size_t end = std::min(table.find('\n'), table.size());
    std::string_view line = table.substr(0, end);
    table.remove_prefix(std::min(table.size(), end + 1));
    for (std::size_t k = 0; !line.empty(); ++k) {
      const std::size_t tab = std::min(line.find('\t'), line.size());
      take(k, line.substr(0, tab));
      line.remove_prefix(std::min(line.size(), tab + 1));
    }
  }
}

std::string read_data(std::string_view name) {
  const auto path = find_data_file(name);
  if (!path) return {};
  const auto file = MappedFile::open(*path);
  return file ? std::string(file->bytes()) : std::string();
}

std::uint64_t pair_of(std::uint32_t a, std::uint32_t b) {
  return static_cast<std::uint64_t>(std::min(a, b)) << 32 | std::max(a, b);
}

}  // namespace

const WordRelations& WordRelations::installed() {
  static const WordRelations words(read_data("words/thesaurus.tsv"), read_data("words/frequencies.tsv"));
  return words;
}

WordRelations::WordRelations(std::string_view thesaurus, std::string_view frequencies) {
  std::unordered_map<std::string_view, std::uint32_t> known;  // word → number of its stem
  const auto number = [&](std::string_view word) {
    const auto [entry, fresh] = known.try_emplace(word, 0);
    if (fresh)
      entry->second =
          numbers_.try_emplace(normalize::stem_word(word), static_cast<std::uint32_t>(numbers_.size()))
              .first->second;
    return entry->second;
  };
  std::uint32_t head = 0;
  each_field(thesaurus, [&](std::size_t k, std::string_view word) {
    if (k == 0)
      head = number(word);
    else
      synonyms_.push_back(pair_of(head, number(word)));
  });
  std::sort(synonyms_.begin(), synonyms_.end());
  synonyms_.erase(std::unique(synonyms_.begin(), synonyms_.end()), synonyms_.end());
  std::uint32_t position = 0;
  each_field(frequencies, [&](std::size_t k, std::string_view word) {
    if (k == 0) ranks_.try_emplace(normalize::stem_word(word), position++);
  });
}

bool WordRelations::are_synonyms(std::string_view a, std::string_view b) const {
  const auto left = numbers_.find(std::string(a)), right = numbers_.find(std::string(b));
  return left != numbers_.end() && right != numbers_.end() &&
         std::binary_search(synonyms_.begin(), synonyms_.end(), pair_of(left->second, right->second));
}

std::uint32_t WordRelations::rank(std::string_view stem) const {
  const auto found = ranks_.find(std::string(stem));
  return found == ranks_.end() ? kRare : found->second;
}

}  // namespace prikaz::corpus
