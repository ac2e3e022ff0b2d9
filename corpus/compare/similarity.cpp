// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/similarity.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <span>

#include "base/utf8.h"
#include "corpus/concepts.h"

namespace prikaz::corpus {
namespace {

// What conflicting traits take off a likeness.
constexpr double kLevelByWords = 0.5;  // «школьный план» against «муниципальный план»
constexpr double kLevelByOneWord = 0.45;  // a word against who answers for it
constexpr double kLevelByRoles = 0.1;     // an event may have other hosts elsewhere
constexpr double kLevelOfPaper = 0.5;     // papers of different levels are different papers
constexpr double kStage = 0.3;
constexpr double kNearStage = 0.1;
constexpr double kNames = 0.2;
constexpr double kNumbers = 0.5;
constexpr double kAcronyms = 0.5;
constexpr double kNegation = 0.3;
constexpr double kKinds = 0.3;  // however many sets differ

std::map<std::string, double> weigh(const std::vector<std::string>& stems, const StemWeights& weights) {
  std::map<std::string, double> vector;
  for (const std::string& stem : stems) vector[stem] = weights.weight(stem);
  return vector;
}

std::string listed(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : " ") + word;
  return text;
}

// True where both lists name something and they have nothing in common.
bool disjoint(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  if (a.empty() || b.empty()) return false;
  return std::none_of(a.begin(), a.end(),
                      [&](const std::string& x) { return std::binary_search(b.begin(), b.end(), x); });
}

// The sets of kinds in which both name some and none together: "disease:грипп" against "disease:корь".
template <class Take>
void each_contrast(const Traits& a, const Traits& b, Take take) {
  const auto set_of = [](std::string_view kind) { return kind.substr(0, kind.find(':')); };
  for (auto x = a.kinds.begin(), y = b.kinds.begin(); x != a.kinds.end() && y != b.kinds.end();) {
    const std::string_view set = std::min(set_of(*x), set_of(*y));
    const auto end_of = [&](auto from, auto end) {
      return std::find_if(from, end, [&](const std::string& kind) { return set_of(kind) != set; });
    };
    const auto x_end = end_of(x, a.kinds.end()), y_end = end_of(y, b.kinds.end());
    if (x != x_end && y != y_end &&
        std::none_of(x, x_end, [&](const std::string& kind) { return std::find(y, y_end, kind) != y_end; }))
      take(std::span(x, x_end), std::span(y, y_end));
    x = x_end, y = y_end;
  }
}

double kinds_penalty(const Traits& a, const Traits& b) {
  double penalty = 0;
  if (!a.kinds.empty() && !b.kinds.empty())
    each_contrast(a, b, [&](const auto&, const auto&) { penalty = kKinds; });
  return penalty;
}

double sum(const std::vector<StemShare>& stems) {
  double total = 0;
  for (const StemShare& share : stems) total += share.weight;
  return total;
}

bool makes_rules(const Traits& traits) {
  return is_paper(traits.stage) && std::any_of(traits.kinds.begin(), traits.kinds.end(),
                                               [](const std::string& k) { return k.starts_with("rule:"); });
}

double level_penalty(const Traits& a, const Traits& b) {
  const Level x = a.level_by_word != Level::Unknown ? a.level_by_word : a.level_by_role;
  const Level y = b.level_by_word != Level::Unknown ? b.level_by_word : b.level_by_role;
  if (x == Level::Unknown || y == Level::Unknown || x == y) return 0;
  const bool word_a = a.level_by_word != Level::Unknown, word_b = b.level_by_word != Level::Unknown;
  if (word_a && word_b) return kLevelByWords;
  // Who takes part in what goes on in the whole country often leaves its level unsaid.
  if (word_a || word_b) return x == Level::Federal || y == Level::Federal ? kLevelByRoles : kLevelByOneWord;
  return makes_rules(a) && makes_rules(b) ? kLevelOfPaper : kLevelByRoles;
}

double stage_penalty(const Traits& a, const Traits& b) {
  if (a.stage == b.stage || a.stage.empty() || b.stage.empty()) return 0;
  return are_near_stages(a.stage, b.stage) ? kNearStage : kStage;
}

// A word in the place of another, and a word more.
constexpr double kReplaced = 0.85;
constexpr double kAdded = 0.4;
constexpr double kStemShare = 0.75;  // the rest are the letters

}  // namespace

void StemWeights::add(const std::vector<std::string>& stems, std::uint32_t owner) {
  owners_ = std::max(owners_, owner + 1);
  for (const std::string& stem : stems) {
    Count& count = counts_[stem];
    if (count.last_owner == owner) continue;
    count.last_owner = owner;
    ++count.owners;
  }
}

void StemWeights::finish() { highest_ = std::log(1.0 + owners_) + 1; }

double StemWeights::weight(std::string_view stem) const {
  const auto count = counts_.find(std::string(stem));
  const double telling = concept_weight(stem);
  if (count == counts_.end() || count->second.owners == 0) return telling * highest_;
  return std::max(kLeastWeight, telling * (std::log((1.0 + owners_) / (1.0 + count->second.owners)) + 1));
}

std::string_view band_name(Band band) {
  switch (band) {
    case Band::Separate:
      return "separate";
    case Band::Review:
      return "review";
    case Band::Auto:
      return "auto";
  }
  return "separate";
}

double guard_penalty(const Traits& a, const Traits& b) {
  return level_penalty(a, b) + stage_penalty(a, b) + (disjoint(a.names, b.names) ? kNames : 0) +
         (disjoint(a.acronyms, b.acronyms) ? kAcronyms : 0) +
         (disjoint(a.numbers, b.numbers) ? kNumbers : 0) + kinds_penalty(a, b) +
         (a.negated != b.negated ? kNegation : 0);
}

std::vector<Guard> find_guards(const Traits& a, const Traits& b) {
  std::vector<Guard> guards;
  const auto against = [](std::string_view x, std::string_view y) {
    return "«" + std::string(x) + "» against «" + std::string(y) + "»";
  };
  const auto level = [](const Traits& t) {
    return level_name(t.level_by_word != Level::Unknown ? t.level_by_word : t.level_by_role);
  };
  if (const double penalty = level_penalty(a, b); penalty > 0)
    guards.push_back({"level", against(level(a), level(b)), penalty});
  if (const double penalty = stage_penalty(a, b); penalty > 0)
    guards.push_back({"stage", against(a.stage, b.stage), penalty});
  if (disjoint(a.names, b.names))
    guards.push_back({"names", against(listed(a.names), listed(b.names)), kNames});
  if (disjoint(a.acronyms, b.acronyms))
    guards.push_back({"acronyms", against(listed(a.acronyms), listed(b.acronyms)), kAcronyms});
  if (disjoint(a.numbers, b.numbers))
    guards.push_back({"numbers", against(listed(a.numbers), listed(b.numbers)), kNumbers});
  each_contrast(a, b, [&](const auto& x, const auto& y) {
    guards.push_back({"kind", against(listed({x.begin(), x.end()}), listed({y.begin(), y.end()})),
                      guards.empty() || guards.back().name != "kind" ? kKinds : 0});
  });
  if (a.negated != b.negated) guards.push_back({"negation", "one side denies", kNegation});
  return guards;
}

Band judge(double score, bool guarded, double sure, double review) {
  if (score < review) return Band::Separate;
  return score >= sure && !guarded ? Band::Auto : Band::Review;
}

double stem_likeness(double shared, double only_a, double only_b) {
  const double replaced = std::min(only_a, only_b), added = std::max(only_a, only_b) - replaced;
  const double both = 2 * shared;
  return both > 0 ? both / (both + 2 * kReplaced * replaced + kAdded * added) : 0;
}

double joint_likeness(double stems, double letters) {
  return kStemShare * stems + (1 - kStemShare) * letters;
}

Explanation explain(const ActivityText& a, const ActivityText& b, const StemWeights& weights) {
  Explanation result;
  const auto va = weigh(a.stems, weights), vb = weigh(b.stems, weights);
  for (const auto& [stem, weight] : va)
    (vb.contains(stem) ? result.shared : result.only_a).push_back({stem, weight});
  for (const auto& [stem, weight] : vb)
    if (!va.contains(stem)) result.only_b.push_back({stem, weight});
  for (auto* list : {&result.shared, &result.only_a, &result.only_b})
    std::stable_sort(list->begin(), list->end(),
                     [](const auto& x, const auto& y) { return x.weight > y.weight; });
  result.stem_likeness = stem_likeness(sum(result.shared), sum(result.only_a), sum(result.only_b));
  result.letter_cosine =
      cosine(trigrams_of(letters_compared(a.stems)), trigrams_of(letters_compared(b.stems)));
  result.guards = find_guards(a.traits, b.traits);
  result.score = std::max(
      0.0, joint_likeness(result.stem_likeness, result.letter_cosine) - guard_penalty(a.traits, b.traits));
  result.band = judge(result.score, !result.guards.empty());
  return result;
}

std::string letters_compared(const std::vector<std::string>& stems) {
  std::string telling, all;
  for (const std::string& stem : stems) {
    (all += all.empty() ? "" : " ") += stem;
    if (concept_weight(stem) > kLightWeight) (telling += telling.empty() ? "" : " ") += stem;
  }
  return telling.empty() ? all : telling;
}

Trigrams trigrams_of(std::string_view normalized) {
  std::vector<char32_t> letters = {' '};
  for (std::size_t i = 0; i < normalized.size();) letters.push_back(utf8::next(normalized, i));
  letters.push_back(' ');
  std::vector<std::uint32_t> codes;
  for (std::size_t k = 0; k + 2 < letters.size(); ++k)
    // Letters of one alphabet differ in their low bits: 10 bits each make a code without collisions in
    // practice.
    codes.push_back((letters[k] & 0x3FF) << 20 | (letters[k + 1] & 0x3FF) << 10 | (letters[k + 2] & 0x3FF));
  std::sort(codes.begin(), codes.end());
  Trigrams trigrams;
  for (const std::uint32_t code : codes) {
    if (!trigrams.empty() && trigrams.back().first == code)
      trigrams.back().second += 1;
    else
      trigrams.emplace_back(code, 1.0f);
  }
  return trigrams;
}

double cosine(const Trigrams& a, const Trigrams& b) {
  double dot = 0, aa = 0, bb = 0;
  for (const auto& [code, count] : a) aa += static_cast<double>(count) * count;
  for (const auto& [code, count] : b) bb += static_cast<double>(count) * count;
  for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
    if (a[i].first < b[j].first) {
      ++i;
    } else if (b[j].first < a[i].first) {
      ++j;
    } else {
      dot += static_cast<double>(a[i++].second) * b[j++].second;
    }
  }
  return aa > 0 && bb > 0 ? dot / std::sqrt(aa * bb) : 0;
}

}  // namespace prikaz::corpus
