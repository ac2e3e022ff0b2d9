// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What single words and phrases of a title say: the tables of corpus/lexicon as describe_activity() asks
// them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "corpus/activity_features.h"

namespace prikaz::corpus {

/// Several stems in a row that mean one thing.
struct Phrase {
  std::vector<std::string> stems;
  std::vector<std::string> instead;  ///< words; empty: they stay
  std::string acronym;               ///< what it is the full form of
};

/// All that is known of one word as it is written.
struct WordFacts {
  std::string folded, stem;
  std::string sense;       ///< concept_of(stem)
  std::string_view stage;  ///< concept_stage(sense)
  bool stopword = false, year = false, number = false, negation = false;
  bool acronym = false;  ///< «ЕГЭ», «УОиДО»: two capitals at least, no small letter but «и»
  bool thing = false;    ///< a level word before it tells its kind, not whose activity it is
  bool level_decides = false;    ///< the level word before it counts whatever came earlier («этап»)
  Level level = Level::Unknown;  ///< «районный»
  std::string_view full;         ///< the glossary's full form; empty where it has none
  /// "disease:грипп": kinds that exclude others of their set (contrasts.tsv); null where it names none.
  const std::vector<std::string>* kinds = nullptr;
  /// Phrases that begin with the stem, the longest first; null where none does.
  const std::vector<Phrase>* phrases = nullptr;
};
/// Looked up once a thread: plans say the same words again and again. Valid until the thread's next call of
/// forget_words().
const WordFacts& word_facts(std::string_view word);
/// Keeps what the thread remembers of words within bounds.
void forget_words();

struct TitleWord {
  std::string text;
  bool quoted = false;  ///< stands inside «…» or "…"
};
/// Words and numbers of a text in order; «10 000» is one number.
std::vector<TitleWord> title_words(std::string_view text);

/// By the role of who answers for an activity (normalize/lexicon/roles.tsv).
Level level_of_role(const std::string& role);

}  // namespace prikaz::corpus
