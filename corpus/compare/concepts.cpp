// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/concepts.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/data_file.h"
#include "base/utf8.h"
#include "corpus/compare/inflections.h"
#include "normalize/stem.h"

extern "C" const char prikaz_data_concepts[], prikaz_data_concepts_end[];
extern "C" const char prikaz_data_derivations[], prikaz_data_derivations_end[];
extern "C" const char prikaz_data_stages[], prikaz_data_stages_end[];

namespace prikaz::corpus {
namespace {

constexpr std::size_t kBytesOfLetter = 2;                     // of a Russian one in UTF-8
constexpr std::size_t kLeastSharedRoot = 5 * kBytesOfLetter;  // shorter ones belong to too many words

struct Concept {
  std::string stem;
  double weight = 1;
  std::string_view stage;
};

struct StemHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
};
using Table = std::unordered_map<std::string, Concept, StemHash, std::equal_to<>>;

struct Ending {
  std::string_view text;
  std::size_t least_left = 0;  // bytes
};

// The longest first.
const std::vector<Ending>& endings() {
  static const auto rows = [] {
    std::vector<Ending> result;
    each_tsv_row({prikaz_data_derivations,
                  static_cast<std::size_t>(prikaz_data_derivations_end - prikaz_data_derivations)},
                 [&](const std::vector<std::string_view>& row) {
                   Ending ending{row[0], 0};
                   std::from_chars(row[1].data(), row[1].data() + row[1].size(), ending.least_left);
                   ending.least_left *= kBytesOfLetter;
                   result.push_back(ending);
                 });
    std::stable_sort(result.begin(), result.end(),
                     [](const Ending& a, const Ending& b) { return a.text.size() > b.text.size(); });
    return result;
  }();
  return rows;
}

std::string_view root_of(std::string_view stem) {
  for (const Ending& ending : endings())
    if (stem.size() >= ending.text.size() + ending.least_left && stem.ends_with(ending.text))
      return stem.substr(0, stem.size() - ending.text.size());
  return stem;
}

const Table& table() {
  static const Table concepts = [] {
    Table result;
    std::vector<std::pair<std::string, Concept>> words;
    const std::string_view rows(prikaz_data_concepts,
                                static_cast<std::size_t>(prikaz_data_concepts_end - prikaz_data_concepts));
    each_tsv_row(rows, [&](const std::vector<std::string_view>& row) {
      if (row.size() < 3) return;
      Concept entry;
      if (row[2] != "-") entry.stage = row[2];
      std::from_chars(row[1].data(), row[1].data() + row[1].size(), entry.weight);
      // A word that stands in several rows belongs to the first.
      each_word(utf8::fold(row[0]), [&](std::string_view word) {
        const std::string stem = normalize::stem_word(word);
        if (entry.stem.empty()) {
          const auto known = result.find(stem);
          entry.stem = known == result.end() ? stem : known->second.stem;
        }
        if (result.emplace(stem, entry).second) words.emplace_back(word, entry);
      });
    });
    // Case forms whose stem is another one; a stem that has a row of its own keeps it.
    for (const auto& [word, entry] : words)
      for (const std::string& stem : stems_of_forms(word)) result.emplace(stem, entry);
    // What is formed from a word of a row says the same, where no row says otherwise.
    const Table written = result;
    for (const auto& [stem, entry] : std::map<std::string, Concept>(written.begin(), written.end()))
      if (const std::string_view root = root_of(stem); root.size() >= kLeastSharedRoot)
        result.emplace(root, entry);
    return result;
  }();
  return concepts;
}

// (family, stage), sorted.
const std::vector<std::pair<std::string_view, std::string_view>>& families() {
  static const auto rows = [] {
    std::vector<std::pair<std::string_view, std::string_view>> result;
    each_tsv_row({prikaz_data_stages, static_cast<std::size_t>(prikaz_data_stages_end - prikaz_data_stages)},
                 [&](const std::vector<std::string_view>& row) { result.emplace_back(row[0], row[1]); });
    std::sort(result.begin(), result.end());
    return result;
  }();
  return rows;
}

bool belongs(std::string_view family, std::string_view stage) {
  return std::binary_search(families().begin(), families().end(), std::pair(family, stage));
}

}  // namespace

std::string_view concept_of(std::string_view stem) {
  if (const auto found = table().find(stem); found != table().end()) return found->second.stem;
  // «площадок» has the stem «площадок», «площадка» «площадк».
  for (const std::string_view fleeting : {"ок", "ек"})
    if (stem.ends_with(fleeting) && stem.size() > fleeting.size()) {
      const std::string without = std::string(stem.substr(0, stem.size() - fleeting.size())) + "к";
      if (const auto found = table().find(without); found != table().end()) return found->second.stem;
    }
  const std::string_view root = root_of(stem);
  const auto found = table().find(root);
  return found == table().end() ? root : std::string_view(found->second.stem);
}

double concept_weight(std::string_view stem) {
  const auto found = table().find(stem);
  return found == table().end() ? 1 : found->second.weight;
}

std::string_view concept_stage(std::string_view stem) {
  const auto found = table().find(stem);
  return found == table().end() ? std::string_view() : found->second.stage;
}

bool are_near_stages(std::string_view a, std::string_view b) {
  return std::any_of(families().begin(), families().end(),
                     [&](const auto& row) { return row.second == a && belongs(row.first, b); });
}

bool is_paper(std::string_view stage) { return belongs("paper", stage); }

}  // namespace prikaz::corpus
