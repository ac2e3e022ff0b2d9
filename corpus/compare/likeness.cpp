// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/likeness.h"

#include <algorithm>
#include <cmath>
#include <tuple>
#include <unordered_map>

#include "base/utf8.h"
#include "corpus/activity_features.h"
#include "corpus/compare/word_relations.h"
#include "corpus/concepts.h"
#include "corpus/similarity.h"
#include "normalize/stem.h"

namespace prikaz::corpus {
namespace {

// Set on the half of tests/corpus/likeness_gold.tsv that may be looked at.
constexpr double kConceptLikeness = 0.9;
constexpr double kSynonymLikeness = 0.9;
constexpr double kRootLikeness = 0.7;
constexpr std::size_t kLeastRoot = 4;     // letters
constexpr double kRootShare = 0.6;        // of the longer stem
constexpr double kAlignedShare = 0.85;    // the rest are the letters
constexpr double kNegationFactor = 0.85;  // where one side denies
constexpr double kLeastRarity = 0.1;
/// As many sentences the frequency in the language counts for beside those of the call.
constexpr double kPriorSentences = 20;

struct Token {
  std::string stem;
  std::string_view sense;  // concept_of(stem), which may be the stem itself
  bool number = false;
  double weight = 0;
};

struct Sentence {
  std::vector<Token> tokens;
  std::string stems;  // joined
  bool negated = false;
};

Sentence read_sentence(std::string_view text) {
  Sentence sentence;
  for (const std::string& word : content_words(text)) {
    if (is_negation(word)) {
      sentence.negated = true;
      continue;
    }
    Token token;
    token.stem = normalize::stem_word(word);
    token.number = word.front() >= '0' && word.front() <= '9';
    sentence.stems += (sentence.stems.empty() ? "" : " ") + token.stem;
    sentence.tokens.push_back(std::move(token));
  }
  // Only now: views of short strings do not outlive a move.
  for (Token& token : sentence.tokens) token.sense = concept_of(token.stem);
  return sentence;
}

std::size_t letters_shared(std::string_view a, std::string_view b) {
  std::size_t i = 0, count = 0;
  while (i < a.size() && i < b.size()) {
    std::size_t j = i, k = i;
    if (utf8::next(a, j) != utf8::next(b, k)) break;
    i = j;
    ++count;
  }
  return count;
}

std::size_t letters(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t i = 0; i < text.size(); ++count) utf8::next(text, i);
  return count;
}

double word_likeness(const Token& a, const Token& b, const WordRelations& words) {
  if (a.stem == b.stem) return 1;
  if (a.number || b.number) return 0;
  if (a.sense == b.sense) return kConceptLikeness;
  if (words.are_synonyms(a.stem, b.stem)) return kSynonymLikeness;
  const std::size_t shared = letters_shared(a.stem, b.stem);
  if (shared >= kLeastRoot &&
      static_cast<double>(shared) >=
          kRootShare * static_cast<double>(std::max(letters(a.stem), letters(b.stem))))
    return kRootLikeness;
  return 0;
}

// Share of both sentences' weight that is laid against something.
double aligned(const Sentence& a, const Sentence& b, const WordRelations& words) {
  using Match = std::tuple<double, std::size_t, std::size_t, std::size_t>;  // -likeness, distance, i, j
  std::vector<Match> matches;
  for (std::size_t i = 0; i < a.tokens.size(); ++i)
    for (std::size_t j = 0; j < b.tokens.size(); ++j)
      if (const double like = word_likeness(a.tokens[i], b.tokens[j], words); like > 0)
        matches.emplace_back(-like, i > j ? i - j : j - i, i, j);
  std::sort(matches.begin(), matches.end());
  std::vector<bool> used_a(a.tokens.size()), used_b(b.tokens.size());
  double matched = 0, all = 0;
  for (const auto& [unlike, distance, i, j] : matches) {
    if (used_a[i] || used_b[j]) continue;
    used_a[i] = used_b[j] = true;
    matched -= unlike * (a.tokens[i].weight + b.tokens[j].weight);
  }
  for (const Sentence* side : {&a, &b})
    for (const Token& token : side->tokens) all += token.weight;
  return all > 0 ? matched / all : 0;
}

// Zipf: the word of rank r has about 1/(r + 10)/8 of all words; ten words a sentence.
double rarity(std::uint32_t rank, double sentences, double with_word) {
  const double expected = 10.0 / (rank + 10.0) / 8.0;
  return std::max(kLeastRarity,
                  std::log((sentences + kPriorSentences) / (with_word + kPriorSentences * expected + 0.5)));
}

void weigh(std::vector<Sentence>& sentences, const WordRelations& words) {
  struct Count {
    double sentences = 0;
    std::size_t last = SIZE_MAX;
  };
  std::unordered_map<std::string, Count> counts;
  for (std::size_t k = 0; k < sentences.size(); ++k)
    for (const Token& token : sentences[k].tokens) {
      Count& count = counts[token.stem];
      if (count.last == k) continue;
      count.last = k;
      ++count.sentences;
    }
  for (Sentence& sentence : sentences)
    for (Token& token : sentence.tokens)
      token.weight =
          concept_weight(token.stem) *
          rarity(words.rank(token.stem), static_cast<double>(sentences.size()), counts[token.stem].sentences);
}

}  // namespace

std::vector<double> likeness(const std::vector<std::pair<std::string, std::string>>& pairs) {
  const WordRelations& words = WordRelations::installed();
  std::vector<Sentence> sentences;
  sentences.reserve(2 * pairs.size());
  for (const auto& [a, b] : pairs) {
    sentences.push_back(read_sentence(a));
    sentences.push_back(read_sentence(b));
  }
  weigh(sentences, words);
  std::vector<double> result;
  for (std::size_t k = 0; k < pairs.size(); ++k) {
    const Sentence &a = sentences[2 * k], &b = sentences[2 * k + 1];
    if (a.stems == b.stems && a.negated == b.negated) {
      result.push_back(a.tokens.empty() && pairs[k].first != pairs[k].second ? 0 : 1);
      continue;
    }
    double value = kAlignedShare * aligned(a, b, words) +
                   (1 - kAlignedShare) * cosine(trigrams_of(a.stems), trigrams_of(b.stems));
    if (a.negated != b.negated) value *= kNegationFactor;
    result.push_back(std::clamp(value, 0.0, 1.0));
  }
  return result;
}

}  // namespace prikaz::corpus
