// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A written word, hyphens included, to its readings with the nominative that each would give:
// «Ростове-на-Дону» → Ростов-на-Дону, «школы-интерната» → школа-интернат, «Усть-Хопёрской» → Усть-Хопёрская.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "normalize/morphology.h"

namespace prikaz::normalize {

struct Reading {
  WordTag tag;
  double weight = 0;  ///< shares add up to 1
  WordSource source = WordSource::Endings;
  std::string nominative;  ///< same number and gender, lower case
  std::string lemma;       ///< nominative singular where there is one
};

/// Empty where the word holds no Russian letters. The reference lives until some thousand other words have
/// been read on this thread: long enough for a phrase, not for keeping.
const std::vector<Reading>& read_word(std::string_view word);

/// The word as an adjective, by its ending alone; empty where it has no adjective's ending.
std::vector<Reading> read_as_adjective(std::string_view word);

/// `nominative` in the letters of `written`: what both begin with keeps its capitals and its «е» for «ё».
std::string restore_letters(std::string_view written, std::string_view nominative);

/// True where at least two letters are there and all of them are capitals.
bool is_all_capitals(std::string_view word);

/// True where «город X» with this nominative is a town of Russia, written in any case of letters, «ё» as «е».
bool is_known_town(std::string_view nominative);

}  // namespace prikaz::normalize
