// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalize/category.h"

#include <algorithm>
#include <unordered_map>
#include <vector>

#include "base/data_file.h"
#include "normalize/party/token.h"

extern "C" {
extern const char prikaz_data_categories[], prikaz_data_categories_end[];
extern const char prikaz_data_function_words[], prikaz_data_function_words_end[];
}

namespace prikaz::normalize {
namespace {

enum class PatternClass { Stage, Object, Light, Carry };

struct Pattern {
  std::vector<std::string_view> stems;
  PatternClass pattern_class;
  std::string_view category;
};

constexpr std::size_t kIndexed = 6;        // bytes of a stem by which patterns are found: three letters
constexpr std::size_t kWordsBetween = 2;   // between the stems of one pattern
constexpr std::size_t kLongestTitle = 60;  // words looked at

// Patterns by the first letters of their first stem.
const std::unordered_map<std::string_view, std::vector<Pattern>>& patterns() {
  static const auto table = [] {
    std::unordered_map<std::string_view, std::vector<Pattern>> result;
    const std::string_view data{prikaz_data_categories, static_cast<std::size_t>(prikaz_data_categories_end -
                                                                                 prikaz_data_categories)};
    each_tsv_row(data, [&](const std::vector<std::string_view>& row) {
      if (row.size() < 3 || row[1] == "generic") return;
      Pattern pattern{{},
                      row[1] == "stage"    ? PatternClass::Stage
                      : row[1] == "object" ? PatternClass::Object
                      : row[1] == "light"  ? PatternClass::Light
                                           : PatternClass::Carry,
                      row[2]};
      for (std::string_view rest = row[0]; !rest.empty();) {
        const std::size_t joint = rest.find('~');
        pattern.stems.push_back(rest.substr(0, joint));
        rest.remove_prefix(joint == std::string_view::npos ? rest.size() : joint + 1);
      }
      result[pattern.stems.front().substr(0, kIndexed)].push_back(std::move(pattern));
    });
    return result;
  }();
  return table;
}

bool is_preposition(std::string_view word) {
  static const auto table = [] {
    std::unordered_map<std::string_view, bool> result;
    const std::string_view data{
        prikaz_data_function_words,
        static_cast<std::size_t>(prikaz_data_function_words_end - prikaz_data_function_words)};
    each_tsv_row(data, [&](const std::vector<std::string_view>& row) {
      if (row.size() > 1 && row[1] == "preposition") result[row[0]] = true;
    });
    return result;
  }();
  return table.contains(word);
}

bool fits(const Pattern& pattern, const std::vector<std::string_view>& words, std::size_t i) {
  if (!words[i].starts_with(pattern.stems[0])) return false;
  for (std::size_t k = 1; k < pattern.stems.size(); ++k) {
    bool found = false;
    for (std::size_t next = i + 1; next <= i + 1 + kWordsBetween && next < words.size() && !found; ++next)
      if (words[next].starts_with(pattern.stems[k])) {
        i = next;
        found = true;
      }
    if (!found) return false;
  }
  return true;
}

// The pattern with most stems, then with the longest first one.
const Pattern* best_at(const std::vector<std::string_view>& words, std::size_t i) {
  const auto found = patterns().find(words[i].substr(0, kIndexed));
  if (found == patterns().end()) return nullptr;
  const Pattern* best = nullptr;
  const auto better = [&best](const Pattern& pattern) {
    if (best == nullptr || pattern.stems.size() != best->stems.size())
      return best == nullptr || pattern.stems.size() > best->stems.size();
    return pattern.stems[0].size() > best->stems[0].size();
  };
  for (const Pattern& pattern : found->second)
    if (better(pattern) && fits(pattern, words, i)) best = &pattern;
  return best;
}

// «работы по стимулированию», «мероприятия по благоустройству»: the preposition behind such a word leads to
// the object.
bool is_generic(std::string_view word) {
  static const auto stems = [] {
    std::vector<std::string_view> result;
    const std::string_view data{prikaz_data_categories, static_cast<std::size_t>(prikaz_data_categories_end -
                                                                                 prikaz_data_categories)};
    each_tsv_row(data, [&](const std::vector<std::string_view>& row) {
      if (row.size() > 1 && row[1] == "generic") result.push_back(row[0]);
    });
    return result;
  }();
  return std::any_of(stems.begin(), stems.end(),
                     [word](std::string_view stem) { return word.starts_with(stem); });
}

}  // namespace

std::string_view category_of(std::string_view title) {
  const party::Tokens tokens = party::tokenize(title.substr(0, 4000));
  std::vector<std::string_view> words;
  for (std::size_t i = 0; i < tokens.size() && words.size() < kLongestTitle; ++i)
    if (tokens[i].kind == party::TokenKind::Word) words.push_back(tokens.word(i));

  const Pattern* light = nullptr;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (light != nullptr && i > 0 && is_preposition(words[i]) && !is_generic(words[i - 1])) break;
    const Pattern* pattern = best_at(words, i);
    if (pattern == nullptr) continue;
    if (pattern->pattern_class == PatternClass::Light || pattern->pattern_class == PatternClass::Carry) {
      if (light == nullptr || light->category == "other") light = pattern;
      continue;
    }
    if (light != nullptr && is_generic(words[i]) && i + 1 < words.size() && is_preposition(words[i + 1]))
      continue;
    if (light != nullptr && light->pattern_class == PatternClass::Carry && pattern->category == "regulation")
      continue;
    return pattern->category;
  }
  return light != nullptr ? light->category : std::string_view("other");
}

}  // namespace prikaz::normalize
