// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalize/morphology/endings.h"

#include <algorithm>
#include <array>
#include <unordered_map>
#include <utility>

#include "base/data_file.h"
#include "normalize/morphology/cp1251.h"

extern "C" const char prikaz_data_declensions[], prikaz_data_declensions_end[];
extern "C" const char prikaz_data_head_nouns[], prikaz_data_head_nouns_end[];

namespace prikaz::normalize {
namespace {

constexpr std::size_t kCases = 6;
constexpr std::size_t kLongestGuess = 64;

struct Row {  // one number (of a noun) or one gender and number (of an adjective)
  Gender gender = Gender::None;
  bool plural = false;
  std::array<std::vector<std::string>, kCases>
      endings;  ///< the accusative is empty where it equals another case
};

struct Declension {
  std::string name;
  PartOfSpeech part = PartOfSpeech::Noun;
  std::vector<Row> rows;
};

struct Entry {
  std::uint16_t declension = 0;
  bool animate = false;
};

std::string bytes_of(std::string_view text) { return cp1251::from_utf8_lower(text).value_or(std::string()); }

std::string folded(std::string bytes) {
  std::replace(bytes.begin(), bytes.end(), cp1251::kYo, cp1251::kYe);
  return bytes;
}

std::vector<std::string> split_endings(std::string_view cell) {
  std::vector<std::string> endings;
  if (cell == "=") return endings;
  while (true) {
    const std::size_t slash = cell.find('/');
    const std::string_view one = cell.substr(0, slash);
    endings.push_back(one == "-" ? std::string() : bytes_of(one));
    if (slash == std::string_view::npos) return endings;
    cell.remove_prefix(slash + 1);
  }
}

class Tables {
 public:
  Tables() {
    each_tsv_row({prikaz_data_declensions, prikaz_data_declensions_end}, [&](const auto& f) {
      if (f.size() >= 10) add_row(f);
    });
    each_tsv_row({prikaz_data_head_nouns, prikaz_data_head_nouns_end}, [&](const auto& f) {
      if (f.size() >= 3) add_word(f[0], f[1], f[2] == "animate");
    });
  }

  const std::vector<Declension>& declensions() const { return declensions_; }
  const std::vector<Entry>* find(const std::string& stem) const {
    const auto found = stems_.find(stem);
    return found == stems_.end() ? nullptr : &found->second;
  }
  const std::vector<Entry>* find_suffix(const std::string& stem) const {
    const auto found = suffixes_.find(stem);
    return found == suffixes_.end() ? nullptr : &found->second;
  }
  std::size_t longest_suffix() const { return longest_suffix_; }
  std::uint16_t number_of(std::string_view name) const {
    for (std::size_t k = 0; k < declensions_.size(); ++k)
      if (declensions_[k].name == name) return static_cast<std::uint16_t>(k);
    return 0;
  }

 private:
  void add_row(const std::vector<std::string_view>& f) {
    if (declensions_.empty() || declensions_.back().name != f[0])
      declensions_.push_back(
          {std::string(f[0]), f[1] == "adjective" ? PartOfSpeech::Adjective : PartOfSpeech::Noun, {}});
    Row row;
    row.gender = f[2] == "masc"   ? Gender::Masculine
                 : f[2] == "femn" ? Gender::Feminine
                 : f[2] == "neut" ? Gender::Neuter
                                  : Gender::None;
    row.plural = f[3] == "plur";
    for (std::size_t k = 0; k < kCases; ++k) row.endings[k] = split_endings(f[4 + k]);
    declensions_.back().rows.push_back(std::move(row));
  }

  void add_word(std::string_view word, std::string_view name, bool animate) {
    const std::uint16_t number = number_of(name);
    if (number >= declensions_.size() || declensions_[number].name != name) return;
    const bool suffix = word.starts_with('-');
    std::string bytes = bytes_of(suffix ? word.substr(1) : word);
    const std::string& ending = declensions_[number].rows.front().endings[0].front();
    if (!bytes.ends_with(ending)) return;
    bytes.resize(bytes.size() - ending.size());
    if (suffix) longest_suffix_ = std::max(longest_suffix_, bytes.size());
    (suffix ? suffixes_ : stems_)[folded(bytes)].push_back({number, animate});
  }

  std::vector<Declension> declensions_;
  std::unordered_map<std::string, std::vector<Entry>> stems_, suffixes_;
  std::size_t longest_suffix_ = 0;
};

const Tables& tables() {
  static const Tables instance;
  return instance;
}

WordParse make_parse(const Declension& declension, const Row& row, std::size_t word_case, const Entry& entry,
                     std::string stem, WordSource source, double weight) {
  WordParse parse;
  parse.tag.part = declension.part;
  parse.tag.word_case = static_cast<Case>(word_case);
  parse.tag.gender = row.gender;
  parse.tag.plural = row.plural;
  parse.tag.animate = entry.animate;
  parse.source = source;
  parse.stem = std::move(stem);
  parse.paradigm = entry.declension;
  parse.form = entry.animate ? 1 : 0;
  parse.weight = weight;
  return parse;
}

// All readings of `word` as a form of `entry` whose stem is `stem` (as written in the word).
void add_forms(std::string_view word, std::size_t stem_size, const Entry& entry, WordSource source,
               double weight, std::vector<WordParse>& parses) {
  const Declension& declension = tables().declensions()[entry.declension];
  const std::string ending = folded(std::string(word.substr(stem_size)));
  const auto has = [&](const Row& row, Case c) {
    const auto& endings = row.endings[static_cast<std::size_t>(c)];
    return std::any_of(endings.begin(), endings.end(),
                       [&](const std::string& e) { return folded(e) == ending; });
  };
  for (const Row& row : declension.rows)
    for (std::size_t c = 0; c < kCases; ++c) {
      bool fits = has(row, static_cast<Case>(c));
      if (static_cast<Case>(c) == Case::Accusative && row.endings[c].empty()) {
        const bool adjective = declension.part == PartOfSpeech::Adjective;
        fits = adjective ? has(row, Case::Genitive) || has(row, Case::Nominative)
                         : has(row, entry.animate ? Case::Genitive : Case::Nominative);
      }
      // The singular and the genitive are by far the commonest in names of bodies.
      const double prior = (row.plural && declension.part == PartOfSpeech::Noun ? 0.35 : 1) *
                           (static_cast<Case>(c) == Case::Prepositional ? 0.5 : 1);
      if (fits)
        parses.push_back(make_parse(declension, row, c, entry, std::string(word.substr(0, stem_size)), source,
                                    weight * prior));
    }
}

constexpr std::string_view kVelars = "\xE3\xEA\xF5";         // г к х
constexpr std::string_view kSibilants = "\xE6\xF8\xF9\xF7";  // ж ш щ ч

bool is_vowel(char c) {
  static constexpr std::string_view kVowels = "\xE0\xE5\xB8\xE8\xEE\xF3\xFB\xFD\xFE\xFF";
  return kVowels.find(c) != std::string_view::npos;
}

void add_unknown(std::string_view word, std::vector<WordParse>& parses) {
  for (std::size_t cut = 2; cut <= 3 && cut + 3 <= word.size();
       ++cut) {  // adjectives: endings of two or three letters
    const std::size_t size = word.size() - cut;
    const char last = word[size - 1];
    if (is_vowel(last)) continue;
    const bool velar = kVelars.find(last) != std::string_view::npos;
    const bool sibilant = kSibilants.find(last) != std::string_view::npos;
    const bool usual = last == '\xEA' || last == '\xED' || last == '\xE2';  // -ск-, -н-, -ов-
    const Entry entry{tables().number_of(velar ? "a3" : sibilant ? "a4" : "a1"), false};
    add_forms(word, size, entry, WordSource::Endings, usual ? 2 : 0.5, parses);
  }
  for (const auto& [name, weight] : {std::pair<const char*, double>{"m1", 1},
                                     {"f1", 0.8},
                                     {"m3", 1},
                                     {"f3", 0.8},
                                     {"n7", 0.5},
                                     {"f7", 0.5},
                                     {"f2", 0.4},
                                     {"m2", 0.3},
                                     {"n1", 0.4},
                                     {"p1m", 0.2}}) {
    const Entry entry{tables().number_of(name), false};
    const bool needs_velar = name[1] == '3', needs_i = name[1] == '7';
    for (std::size_t cut = 0; cut <= 3 && cut + 2 <= word.size(); ++cut) {
      const char last = word[word.size() - cut - 1];
      if (is_vowel(last) != needs_i || (needs_i && last != '\xE8')) continue;
      if ((kVelars.find(last) != std::string_view::npos) != needs_velar && !needs_i) continue;
      add_forms(word, word.size() - cut, entry, WordSource::Endings, weight, parses);
    }
  }
}

}  // namespace

std::vector<WordParse> parse_by_lexicon(std::string_view word) {
  std::vector<WordParse> parses;
  if (word.empty() || word.size() > kLongestGuess) return parses;
  for (std::size_t cut = 0; cut <= 4 && cut < word.size(); ++cut)
    if (const auto* entries = tables().find(folded(std::string(word.substr(0, word.size() - cut)))))
      for (const Entry& entry : *entries)
        add_forms(word, word.size() - cut, entry, WordSource::Lexicon, 1, parses);
  return parses;
}

std::vector<WordParse> parse_by_endings(std::string_view word) {
  std::vector<WordParse> parses = parse_by_lexicon(word);
  if (!parses.empty() || word.empty() || word.size() > kLongestGuess) return parses;
  for (std::size_t cut = 0; cut <= 4 && cut + 2 < word.size(); ++cut)
    for (std::size_t size = std::min(tables().longest_suffix(), word.size() - cut - 1); size > 0; --size)
      if (const auto* entries =
              tables().find_suffix(folded(std::string(word.substr(word.size() - cut - size, size)))))
        for (const Entry& entry : *entries)
          add_forms(word, word.size() - cut, entry, WordSource::Endings, 1.0 * static_cast<double>(size),
                    parses);
  add_unknown(word, parses);
  return parses;
}

std::vector<WordParse> parse_ending_alone(std::string_view word) {
  std::vector<WordParse> parses;
  if (!word.empty() && word.size() <= kLongestGuess) add_unknown(word, parses);
  return parses;
}

std::string inflect_by_endings(const WordParse& parse, Case wanted, bool plural, Gender gender) {
  if (parse.paradigm >= tables().declensions().size() || wanted == Case::None) return {};
  const Declension& declension = tables().declensions()[parse.paradigm];
  for (const Row& row : declension.rows) {
    if (row.plural != plural) continue;
    if (declension.part == PartOfSpeech::Adjective && !plural && gender != Gender::None &&
        row.gender != gender)
      continue;
    std::size_t c = static_cast<std::size_t>(wanted);
    if (wanted == Case::Accusative && row.endings[c].empty())
      c = static_cast<std::size_t>(parse.tag.animate ? Case::Genitive : Case::Nominative);
    return parse.stem + row.endings[c].front();
  }
  return {};
}

}  // namespace prikaz::normalize
