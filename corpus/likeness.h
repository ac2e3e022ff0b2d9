// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// How like two sentences of general Russian are. Words are laid against each other, the likest first (Sultan,
// Bethard, Sumner, "Back to Basics for Monolingual Alignment", TACL 2014): the same stem, a synonym, the same
// root; each counts by its rarity, that is by how many of the given sentences have it and how frequent it is
// in the language. The letters count a little besides, a negation on one side lowers.
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace prikaz::corpus {

/// One number from 0 to 1 for each pair, in order. Rarity is counted over all sentences of the call. The
/// optional data words/thesaurus.tsv and words/frequencies.tsv (docs/data.md) make it better where they are
/// installed.
std::vector<double> likeness(const std::vector<std::pair<std::string, std::string>>& pairs);

}  // namespace prikaz::corpus
