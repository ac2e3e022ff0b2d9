// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Words that the list of parties does not hold, as the morphological dictionary knows them: a noun that lives
// is a person or a post («физорг»), one that does not is a body («котельная»). Without a dictionary, by
// endings.
#pragma once

#include <string_view>

#include "normalize/party/lexicon.h"

namespace prikaz::normalize::party {

struct DictionaryNoun {
  Grammemes persons = 0;  ///< readings as a noun that lives and is no name; 0 where it is hardly ever one
  Grammemes nouns = 0;    ///< readings as any noun
  Grammemes adjectives =
      0;  ///< readings as an adjective that is no name («казачьему», which no ending tells)
  bool things = false;      ///< some of `nouns` do not live
  bool only_noun = false;   ///< no adjective, whatever its ending («ипподром»)
  bool first_name = false;  ///< a first name in the nominative («Инна»)
};

/// The readings of a folded word. The answer is remembered for each thread, some thousand words at a time.
DictionaryNoun dictionary_noun(std::string_view folded);

/// The nouns that stand for all persons and all bodies that only the dictionary knows.
const Noun& unlisted_person();
const Noun& unlisted_body();

}  // namespace prikaz::normalize::party
