// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Stems of all case forms of a word. The stemmer knows no words: it cuts «защите» shorter than «защита», and
// a table of words that is keyed by stems would miss the one. The table is corpus/lexicon/inflections.tsv.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace prikaz::corpus {

/// `word`: folded, in the nominative. Its own stem comes first; each once.
std::vector<std::string> stems_of_forms(std::string_view word);

/// Calls `take` with each word of a list that spaces and hyphens divide.
template <class Take>
void each_word(std::string_view list, Take take) {
  while (!list.empty()) {
    const std::size_t end = std::min(list.find_first_of(" -"), list.size());
    if (end > 0) take(list.substr(0, end));
    list.remove_prefix(std::min(list.size(), end + 1));
  }
}

}  // namespace prikaz::corpus
