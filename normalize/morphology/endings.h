// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Morphology without the dictionary: our own nouns (lexicon/head_nouns.tsv) by their declensions, other words
// by their endings alone.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "normalize/morphology.h"

namespace prikaz::normalize {

/// Readings of a lower-case CP1251 word.
std::vector<WordParse> parse_by_endings(std::string_view word);
/// Only what our own nouns say of it: the first step of `parse_by_endings`.
std::vector<WordParse> parse_by_lexicon(std::string_view word);
/// As if the word stood in no table.
std::vector<WordParse> parse_ending_alone(std::string_view word);
std::string inflect_by_endings(const WordParse& parse, Case wanted, bool plural, Gender gender);

}  // namespace prikaz::normalize
