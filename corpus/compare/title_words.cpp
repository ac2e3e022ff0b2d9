// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/compare/title_words.h"

#include <algorithm>
#include <map>
#include <tuple>
#include <unordered_map>
#include <unordered_set>

#include "base/data_file.h"
#include "base/utf8.h"
#include "corpus/compare/inflections.h"
#include "corpus/concepts.h"
#include "normalize/stem.h"

extern "C" const char prikaz_data_contrasts[], prikaz_data_contrasts_end[];
extern "C" const char prikaz_data_glossary[], prikaz_data_glossary_end[];
extern "C" const char prikaz_data_levels[], prikaz_data_levels_end[];
extern "C" const char prikaz_data_phrases[], prikaz_data_phrases_end[];
extern "C" const char prikaz_data_stopwords[], prikaz_data_stopwords_end[];

namespace prikaz::corpus {
namespace {

constexpr std::size_t kMostWordsRemembered = 100'000;  // a thread; beyond that it begins anew
constexpr std::size_t kDigitsOfThousands = 3;

using Rows = std::vector<std::string_view>;

std::string_view embedded(const char* begin, const char* end) {
  return {begin, static_cast<std::size_t>(end - begin)};
}

struct TitleLexicon {
  struct Short {
    std::string full;
    bool contrasts = true;
  };
  std::unordered_map<std::string, Short> glossary;         // by short form as written
  std::unordered_map<std::string, std::string> main_stem;  // of words of phrases, by stems of their forms
  std::unordered_map<std::string, std::vector<Phrase>> phrases;  // by first stem, the longest first
  std::unordered_set<std::string> stopwords, things, deciding;
  std::vector<std::pair<std::string, Level>> level_words;  // prefixes, the longest first
  std::unordered_map<std::string, Level> level_roles;
  std::unordered_map<std::string, std::vector<std::string>> kinds;  // by stem
};

Level level_by_name(std::string_view name) {
  for (const Level level : {Level::School, Level::Municipal, Level::Regional, Level::Federal})
    if (level_name(level) == name) return level;
  return Level::Unknown;
}

void read_phrases(TitleLexicon& result) {
  const auto add = [&result](std::string_view words, Phrase phrase) {
    each_word(utf8::fold(words), [&](std::string_view word) {
      const std::vector<std::string> stems = stems_of_forms(word);
      phrase.stems.push_back(result.main_stem.try_emplace(stems.front(), stems.front()).first->second);
      for (const std::string& stem : stems) result.main_stem.try_emplace(stem, phrase.stems.back());
    });
    std::erase_if(phrase.stems, [&](const std::string& stem) { return result.stopwords.contains(stem); });
    if (phrase.stems.size() < 2 || (phrase.instead.empty() && phrase.acronym.empty())) return;
    result.phrases[phrase.stems.front()].push_back(std::move(phrase));
  };
  for (const auto& [acronym, row] :
       std::map<std::string, TitleLexicon::Short>(result.glossary.begin(), result.glossary.end()))
    add(row.full, {{}, {}, row.contrasts ? utf8::fold(acronym) : std::string()});
  each_tsv_row(embedded(prikaz_data_phrases, prikaz_data_phrases_end), [&](const Rows& row) {
    Phrase phrase;
    each_word(utf8::fold(row[1]), [&](std::string_view word) { phrase.instead.emplace_back(word); });
    add(row[0], std::move(phrase));
  });
  for (auto& [first, list] : result.phrases)
    std::sort(list.begin(), list.end(), [](const Phrase& a, const Phrase& b) {
      return std::tuple(-static_cast<long>(a.stems.size()), a.stems, a.acronym) <
             std::tuple(-static_cast<long>(b.stems.size()), b.stems, b.acronym);
    });
}

void read_levels(TitleLexicon& result) {
  each_tsv_row(embedded(prikaz_data_levels, prikaz_data_levels_end), [&](const Rows& row) {
    if (row[1] == "role")
      result.level_roles.emplace(row[0], level_by_name(row[2]));
    else if (row[1] == "word")
      result.level_words.emplace_back(row[0], level_by_name(row[2]));
    else
      (row[1] == "thing" ? result.things : result.deciding).insert(normalize::stem_word(row[0]));
  });
  std::stable_sort(result.level_words.begin(), result.level_words.end(),
                   [](const auto& a, const auto& b) { return a.first.size() > b.first.size(); });
}

const TitleLexicon& title_lexicon() {
  static const TitleLexicon words = [] {
    TitleLexicon result;
    each_tsv_row(embedded(prikaz_data_glossary, prikaz_data_glossary_end), [&](const Rows& row) {
      result.glossary.emplace(row[0], TitleLexicon::Short{std::string(row[1]), row[2] != "no"});
    });
    each_tsv_row(embedded(prikaz_data_stopwords, prikaz_data_stopwords_end),
                 [&](const Rows& row) { result.stopwords.emplace(row[0]); });
    read_phrases(result);
    read_levels(result);
    each_tsv_row(embedded(prikaz_data_contrasts, prikaz_data_contrasts_end), [&](const Rows& row) {
      const std::string kind = std::string(row[0]) + ':' + std::string(row[1].substr(0, row[1].find(' ')));
      each_word(utf8::fold(row[1]), [&](std::string_view word) {
        for (const std::string& stem : stems_of_forms(word))
          if (auto& kinds = result.kinds[stem]; std::find(kinds.begin(), kinds.end(), kind) == kinds.end())
            kinds.push_back(kind);
      });
    });
    return result;
  }();
  return words;
}

bool is_number(std::string_view word) {
  return !word.empty() && std::all_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool is_acronym(std::string_view word) {
  int capitals = 0, small = 0;
  for (std::size_t i = 0; i < word.size();) {
    const char32_t c = utf8::next(word, i);
    if (utf8::is_upper(c))
      ++capitals;
    else if (utf8::is_letter(c) && c != U'и')
      ++small;
  }
  return capitals >= 2 && small == 0;
}

template <class Map>
const typename Map::mapped_type* find_in(const Map& map, const std::string& key) {
  const auto known = map.find(key);
  return known == map.end() ? nullptr : &known->second;
}

WordFacts find_facts(std::string_view word) {
  const TitleLexicon& words = title_lexicon();
  WordFacts facts;
  facts.folded = utf8::fold(word);
  facts.number = is_number(facts.folded);
  facts.year = facts.number && facts.folded.size() == 4 &&
               (facts.folded.starts_with("19") || facts.folded.starts_with("20"));
  // A letter alone is the rest of «8-х».
  facts.stopword =
      words.stopwords.contains(facts.folded) || (!facts.number && utf8::length(facts.folded) == 1);
  facts.negation = is_negation(facts.folded);
  facts.acronym = is_acronym(word);
  facts.stem = normalize::stem_word(facts.folded);
  if (const auto main = words.main_stem.find(facts.stem); main != words.main_stem.end())
    facts.stem = main->second;
  facts.thing = words.things.contains(facts.stem);
  facts.level_decides = words.deciding.contains(facts.stem);
  const auto level = std::find_if(words.level_words.begin(), words.level_words.end(),
                                  [&](const auto& row) { return facts.folded.starts_with(row.first); });
  if (level != words.level_words.end()) facts.level = level->second;
  if (const auto known = words.glossary.find(std::string(word)); known != words.glossary.end())
    facts.full = known->second.full, facts.acronym &= known->second.contrasts;
  facts.sense = concept_of(facts.stem);
  facts.stage = concept_stage(facts.sense);
  facts.kinds = find_in(words.kinds, facts.stem);
  facts.phrases = find_in(words.phrases, facts.stem);
  return facts;
}

struct WordHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
};
using Remembered = std::unordered_map<std::string, WordFacts, WordHash, std::equal_to<>>;

Remembered& remembered() {
  thread_local Remembered words;
  return words;
}

}  // namespace

void forget_words() {
  if (remembered().size() >= kMostWordsRemembered) remembered().clear();
}

const WordFacts& word_facts(std::string_view word) {
  const auto known = remembered().find(word);
  return known != remembered().end() ? known->second
                                     : remembered().emplace(word, find_facts(word)).first->second;
}

std::vector<TitleWord> title_words(std::string_view text) {
  std::vector<TitleWord> words;
  int depth = 0;
  bool straight = false;
  std::size_t start = 0, between = 0;  // of the word that is read; characters since the last one
  bool inside = false, spaced = false;
  const auto finish = [&](std::size_t end) {
    if (!inside) return;
    inside = false;
    const std::string_view word = text.substr(start, end - start);
    const bool after_space = between == 1 && spaced;
    between = 0, spaced = false;
    if (after_space && word.size() == kDigitsOfThousands && is_number(word) && !words.empty() &&
        is_number(words.back().text) && words.back().text.size() <= kDigitsOfThousands) {
      words.back().text += word;
      return;
    }
    words.push_back({std::string(word), depth > 0 || straight});
  };
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t at = i;
    const char32_t c = utf8::next(text, i);
    if (utf8::is_letter(c) || utf8::is_digit(c)) {
      if (!inside) start = at;
      inside = true;
      continue;
    }
    finish(at);
    ++between;
    spaced = c == U' ' || c == U'\u00A0' || c == U'\u202F';
    if (c == U'«' || c == U'„') ++depth;
    if (c == U'»') depth = std::max(0, depth - 1);
    if (c == U'"') straight = !straight;
    if (c == U'“' || c == U'”') straight = false;
  }
  finish(text.size());
  return words;
}

Level level_of_role(const std::string& role) {
  const auto known = title_lexicon().level_roles.find(role);
  return known == title_lexicon().level_roles.end() ? Level::Unknown : known->second;
}

}  // namespace prikaz::corpus
