// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/compare/inflections.h"

#include <algorithm>
#include <utility>

#include "base/data_file.h"
#include "normalize/stem.h"

extern "C" const char prikaz_data_inflections[], prikaz_data_inflections_end[];

namespace prikaz::corpus {
namespace {

struct Pattern {
  std::string_view ending;
  std::vector<std::string> forms;
};

// The longest ending first, no ending last.
const std::vector<Pattern>& patterns() {
  static const auto rows = [] {
    std::vector<Pattern> result;
    each_tsv_row({prikaz_data_inflections,
                  static_cast<std::size_t>(prikaz_data_inflections_end - prikaz_data_inflections)},
                 [&](const std::vector<std::string_view>& row) {
                   Pattern pattern{row[0] == "-" ? std::string_view() : row[0], {}};
                   if (row[1].starts_with("- ")) pattern.forms.emplace_back();
                   each_word(row[1], [&](std::string_view form) { pattern.forms.emplace_back(form); });
                   result.push_back(std::move(pattern));
                 });
    std::stable_sort(result.begin(), result.end(),
                     [](const auto& a, const auto& b) { return a.ending.size() > b.ending.size(); });
    return result;
  }();
  return rows;
}

}  // namespace

std::vector<std::string> stems_of_forms(std::string_view word) {
  std::vector<std::string> stems = {normalize::stem_word(word)};
  const auto pattern = std::find_if(patterns().begin(), patterns().end(),
                                    [&](const Pattern& p) { return word.ends_with(p.ending); });
  if (pattern == patterns().end()) return stems;
  const std::string base(word.substr(0, word.size() - pattern->ending.size()));
  for (const std::string& form : pattern->forms)
    if (std::string stem = normalize::stem_word(base + form);
        std::find(stems.begin(), stems.end(), stem) == stems.end())
      stems.push_back(std::move(stem));
  return stems;
}

}  // namespace prikaz::corpus
