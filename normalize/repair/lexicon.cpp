// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalize/repair/lexicon.h"

#include <algorithm>
#include <string_view>

#include "base/data_file.h"
#include "normalize/repair/passes.h"

extern "C" const char prikaz_data_spacing[], prikaz_data_spacing_end[];

namespace prikaz::normalize::repair {
namespace {

SpacingLexicon load() {
  SpacingLexicon lexicon;
  const auto add = [&](const std::vector<std::string_view>& fields) {
    const std::string_view rule = fields.at(0);
    const std::u32string text = widen(fields.at(1)), second = widen(fields.at(2));
    if (rule == "before-number") lexicon.before_number.insert(text);
    if (rule == "before-number-short") lexicon.before_number_short.insert(text);
    if (rule == "after-number") lexicon.after_number.push_back(text);
    if (rule == "before-capital") lexicon.before_capital.push_back(text);
    if (rule == "adjective-ending") lexicon.adjective_endings.push_back(text);
    if (rule == "after-adjective") lexicon.after_adjective.push_back(text);
    if (rule == "compound-first") lexicon.compound_firsts.push_back(text);
    if (rule == "compound-second") lexicon.compound_seconds.push_back(text);
    if (rule == "capitals-word") lexicon.capitals_words.insert(text);
    if (rule == "glued") lexicon.glued[fold(text + second)] = text.size();
    if (rule == "before-region") lexicon.before_region.push_back(text);
    if (rule == "region-ending") lexicon.region_endings.push_back(text);
    if (rule == "tail") lexicon.tails.insert(text);
    if (rule == "latin-word") lexicon.latin_words[text] = second;
    if (rule == "spaced") {
      lexicon.spaced.insert(text);
      lexicon.longest_spaced = std::max(lexicon.longest_spaced, text.size());
    }
  };
  each_tsv_row({prikaz_data_spacing, static_cast<std::size_t>(prikaz_data_spacing_end - prikaz_data_spacing)},
               add);
  for (const std::u32string& ending : lexicon.adjective_endings) lexicon.adjective_last.add(ending.back());
  for (const std::u32string& stem : lexicon.after_adjective) lexicon.after_adjective_first.add(stem.front());
  return lexicon;
}

}  // namespace

const SpacingLexicon& spacing_lexicon() {
  static const SpacingLexicon lexicon = load();
  return lexicon;
}

}  // namespace prikaz::normalize::repair
