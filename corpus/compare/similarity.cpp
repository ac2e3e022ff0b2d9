// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/similarity.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "base/utf8.h"

namespace prikaz::corpus {
namespace {

constexpr double kLeastWeight = 0.1;

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

double stem_cosine(const std::map<std::string, double>& a, const std::map<std::string, double>& b) {
  double dot = 0, aa = 0, bb = 0;
  for (const auto& [stem, weight] : a) {
    aa += weight * weight;
    if (const auto other = b.find(stem); other != b.end()) dot += weight * other->second;
  }
  for (const auto& [stem, weight] : b) bb += weight * weight;
  return aa > 0 && bb > 0 ? dot / std::sqrt(aa * bb) : 0;
}

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
  if (count == counts_.end() || count->second.owners == 0) return highest_;
  return std::max(kLeastWeight, std::log((1.0 + owners_) / (1.0 + count->second.owners)) + 1);
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

std::vector<Guard> find_guards(const Traits& a, const Traits& b, double score) {
  std::vector<Guard> guards;
  const auto against = [](std::string_view x, std::string_view y) {
    return "«" + std::string(x) + "» against «" + std::string(y) + "»";
  };
  const auto differ = [](Level x, Level y) { return x != Level::Unknown && y != Level::Unknown && x != y; };
  if (differ(a.level_by_word, b.level_by_word)) {
    guards.push_back({"level", against(level_name(a.level_by_word), level_name(b.level_by_word)), true});
  } else if (differ(a.level_by_role, b.level_by_role)) {
    // Papers of different levels are different papers; an event may have other hosts elsewhere.
    const bool paper = a.stage == "regulation" || b.stage == "regulation";
    guards.push_back({"level", against(level_name(a.level_by_role), level_name(b.level_by_role)), paper});
  }
  if (a.stage != b.stage && a.stage != "other" && b.stage != "other" && !a.stage.empty() && !b.stage.empty())
    guards.push_back({"stage", against(a.stage, b.stage), false});
  if (disjoint(a.names, b.names))
    guards.push_back({"names", against(listed(a.names), listed(b.names)), score < 0.9});
  if (disjoint(a.acronyms, b.acronyms))
    guards.push_back({"acronyms", against(listed(a.acronyms), listed(b.acronyms)), false});
  if (disjoint(a.numbers, b.numbers))
    guards.push_back({"numbers", against(listed(a.numbers), listed(b.numbers)), false});
  if (a.negated != b.negated) guards.push_back({"negation", "one says «не» or «без»", false});
  return guards;
}

Band judge(double score, const std::vector<Guard>& guards) {
  Band band = score >= kAutoScore ? Band::Auto : score >= kReviewScore ? Band::Review : Band::Separate;
  for (const Guard& guard : guards) {
    if (guard.forbids) return Band::Separate;
    if (band == Band::Auto) band = Band::Review;
  }
  // Two conflicts at once, or one on a likeness that is doubtful anyway, are too many.
  if (band == Band::Review &&
      (guards.size() >= 2 || (!guards.empty() && score < (kAutoScore + kReviewScore) / 2)))
    band = Band::Separate;
  return band;
}

Explanation explain(const ActivityText& a, const ActivityText& b, const StemWeights& weights) {
  Explanation result;
  const auto va = weigh(a.stems, weights), vb = weigh(b.stems, weights);
  result.stem_cosine = stem_cosine(va, vb);
  result.letter_cosine = cosine(trigrams_of(a.normalized), trigrams_of(b.normalized));
  result.score = (result.stem_cosine + result.letter_cosine) / 2;
  for (const auto& [stem, weight] : va)
    (vb.contains(stem) ? result.shared : result.only_a).push_back({stem, weight});
  for (const auto& [stem, weight] : vb)
    if (!va.contains(stem)) result.only_b.push_back({stem, weight});
  for (auto* list : {&result.shared, &result.only_a, &result.only_b})
    std::stable_sort(list->begin(), list->end(),
                     [](const auto& x, const auto& y) { return x.weight > y.weight; });
  result.guards = find_guards(a.traits, b.traits, result.score);
  result.band = judge(result.score, result.guards);
  return result;
}

double similarity(const ActivityText& a, const ActivityText& b, const StemWeights& weights) {
  const double stems = stem_cosine(weigh(a.stems, weights), weigh(b.stems, weights));
  return std::clamp((stems + cosine(trigrams_of(a.normalized), trigrams_of(b.normalized))) / 2, 0.0, 1.0);
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
