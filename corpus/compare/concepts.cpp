// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/concepts.h"

#include <algorithm>
#include <charconv>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/data_file.h"
#include "normalize/stem.h"

extern "C" const char prikaz_data_concepts[], prikaz_data_concepts_end[];
extern "C" const char prikaz_data_stages[], prikaz_data_stages_end[];

namespace prikaz::corpus {
namespace {

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

const Table& table() {
  static const Table concepts = [] {
    Table result;
    const std::string_view rows(prikaz_data_concepts,
                                static_cast<std::size_t>(prikaz_data_concepts_end - prikaz_data_concepts));
    each_tsv_row(rows, [&](const std::vector<std::string_view>& row) {
      if (row.size() < 3) return;
      Concept entry;
      if (row[2] != "-") entry.stage = row[2];
      std::from_chars(row[1].data(), row[1].data() + row[1].size(), entry.weight);
      // A word that stands in several rows belongs to the first.
      for (const std::string& stem : normalize::stem_text(row[0])) {
        if (entry.stem.empty()) {
          const auto known = result.find(stem);
          entry.stem = known == result.end() ? stem : known->second.stem;
        }
        result.emplace(stem, entry);
      }
    });
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
  const auto found = table().find(stem);
  return found == table().end() ? stem : std::string_view(found->second.stem);
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
