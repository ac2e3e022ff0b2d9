// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalize/place/regions.h"

#include <algorithm>
#include <unordered_map>
#include <utility>

#include "base/data_file.h"
#include "base/utf8.h"

extern "C" {
extern const char prikaz_data_regions[], prikaz_data_regions_end[];
extern const char prikaz_data_region_nouns[], prikaz_data_region_nouns_end[];
}

namespace prikaz::normalize::places {
namespace {

/// One word of a name: «пермск» with any ending, or exactly so.
struct PatternWord {
  std::string stem;
  bool ending = false;     ///< a case ending may follow
  bool capitals = false;   ///< an abbreviation: only in capitals
  std::string short_form;  ///< «обл» for «област»
};

struct Pattern {
  std::vector<PatternWord> words;
  std::optional<PatternWord> before;  ///< stands directly before it, and is no part of it
  std::size_t region = 0;
  bool weak = false;
};

struct Word {
  Span span;
  std::string folded;
  bool all_capitals = false;
  bool joined = false;  ///< only white space, dashes, quotes or brackets stand before it
  bool same_line = false;
  bool hyphen_behind = false;  ///< «адыге-» of «Адыге-Хабльский»
};

constexpr std::size_t kLongestEnding = 6;  // bytes: three letters

bool is_adjective_ending(std::string_view rest) {
  static constexpr std::u32string_view kLetters = U"аеийоуыьэюямхвг";
  if (rest.size() > kLongestEnding) return false;
  for (std::size_t i = 0; i < rest.size();)
    if (kLetters.find(utf8::next(rest, i)) == std::u32string_view::npos) return false;
  return true;
}

std::vector<Word> cut_words(std::string_view text) {
  std::vector<Word> words;
  bool joined = true, same_line = true;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t begin = i;
    char32_t c = utf8::next(text, i);
    if (!utf8::is_letter(c)) {
      static constexpr std::u32string_view kJoiners = U"-‐‑–—()«»\"";
      if (!utf8::is_space(c) && kJoiners.find(c) == std::u32string_view::npos &&
          !(c == '.' && i < text.size()))
        joined = false;
      if (c == '\n') same_line = false;
      continue;
    }
    std::size_t end = i;
    bool capitals = utf8::is_upper(c);
    int letters = 1;
    while (i < text.size()) {
      c = utf8::next(text, i);
      if (!utf8::is_letter(c)) break;
      capitals &= utf8::is_upper(c);
      ++letters;
      end = i;
    }
    i = end;
    std::size_t behind = end;
    const bool hyphen =
        behind + 1 < text.size() && text[behind] == '-' && utf8::is_letter(utf8::next(text, ++behind));
    words.push_back({{begin, end},
                     utf8::fold(text.substr(begin, end - begin)),
                     capitals && letters >= 2,
                     joined,
                     same_line,
                     hyphen});
    joined = same_line = true;
  }
  return words;
}

struct RegionNoun {
  std::string_view noun, stem, short_form;
};

// By the noun itself or its stem: «область», «област».
const RegionNoun* region_noun(std::string_view folded) {
  static const auto nouns = [] {
    std::vector<RegionNoun> result;
    each_tsv_row({prikaz_data_region_nouns, prikaz_data_region_nouns_end}, [&](const auto& row) {
      if (row.size() > 2) result.push_back({row[0], row[1], row[2]});
    });
    return result;
  }();
  const auto found = std::find_if(nouns.begin(), nouns.end(), [&](const RegionNoun& noun) {
    return folded == noun.noun || folded == noun.stem;
  });
  return found == nouns.end() ? nullptr : &*found;
}

// A word of an official name: adjectives lose two letters, nouns their final vowels.
PatternWord word_of_name(const std::string& folded) {
  PatternWord word{folded, true, false, {}};
  const auto ends = [&](std::string_view e) { return folded.size() > e.size() + 4 && folded.ends_with(e); };
  if (ends("ая") || ends("ий") || ends("ый") || ends("ой"))
    word.stem.resize(folded.size() - 4);
  else
    for (const std::string_view e : {"ия", "ея", "а", "я", "ь", "й"})
      if (ends(e) || (e == "а" && folded.size() >= 8 && folded.ends_with(e))) {
        word.stem.resize(folded.size() - (e == "ия" || e == "ея" ? 2 : e.size()));
        break;
      }
  if (const RegionNoun* noun = region_noun(folded))
    word.stem = noun->stem, word.short_form = noun->short_form;
  return word;
}

class Table {
 public:
  Table() {
    each_tsv_row({prikaz_data_regions, prikaz_data_regions_end}, [&](const auto& f) {
      if (f.size() < 5) return;
      Region region;
      if (f[0] != "-") region.iso = std::string(f[0]);
      region.name = std::string(f[1]);
      const std::size_t number = regions_.size();
      regions_.push_back(std::move(region));
      if (f.size() > 5) codes_[std::string(f[5])] = number;
      Pattern official;
      official.region = number;
      for (const Word& word : cut_words(f[1])) official.words.push_back(word_of_name(word.folded));
      // Three cities are regions by name, but a mere mention of the city is none: they have forms.
      if (official.words.size() > 1 && f[1].find("Санкт") == std::string_view::npos) add(std::move(official));
      each_item(f[2], ';', [&](std::string_view form) { add(form_pattern(form, number)); });
      each_item(f[3], ',', [&](std::string_view form) { add(abbreviation(form, number, false)); });
      each_item(f[4], ',', [&](std::string_view form) { add(abbreviation(form, number, true)); });
    });
  }

  const std::vector<Region>& regions() const { return regions_; }
  const Region* by_code(std::string_view code) const {
    for (const std::size_t size : {3u, 2u})
      if (const auto found = codes_.find(std::string(code.substr(0, size))); found != codes_.end())
        return &regions_[found->second];
    return nullptr;
  }

  // «района Москвы», «района Тёплый Стан Москвы»: the word, and at most a name of two words between.
  static bool stands_before(const PatternWord& wanted, const std::vector<Word>& words, std::size_t k) {
    for (std::size_t back = 1; back <= 3 && back <= k; ++back) {
      const Word& next = words[k - back + 1];
      if (!next.joined || !next.same_line) return false;
      if (fits_word(wanted, words[k - back])) return true;
    }
    return false;
  }

  // The longest pattern at word k, and how many words it takes. Weak patterns only where `weak`.
  std::vector<std::pair<std::size_t, std::size_t>> match(const std::vector<Word>& words, std::size_t k,
                                                         bool weak) const {
    std::vector<std::pair<std::size_t, std::size_t>> found;
    const auto bucket = patterns_.find(words[k].folded.substr(0, 4));
    if (bucket == patterns_.end()) return found;
    for (const Pattern& pattern : bucket->second) {
      if (pattern.weak != weak || k + pattern.words.size() > words.size()) continue;
      bool fits = true;
      for (std::size_t n = 0; n < pattern.words.size() && fits; ++n)
        fits = fits_word(pattern.words[n], words[k + n]) && (n == 0 || words[k + n].joined);
      fits = fits && (!pattern.before || stands_before(*pattern.before, words, k));
      // «Адыге-Хабльский»: a part of a compound is no region.
      if (!fits || words[k + pattern.words.size() - 1].hyphen_behind) continue;
      if (!found.empty() && found.front().second > pattern.words.size()) continue;
      if (!found.empty() && found.front().second < pattern.words.size()) found.clear();
      found.emplace_back(pattern.region, pattern.words.size());
    }
    return found;
  }

 private:
  template <typename Each>
  static void each_item(std::string_view list, char separator, Each each) {
    while (!list.empty()) {
      const std::size_t end = list.find(separator);
      if (const auto item = utf8::trim(list.substr(0, end)); !item.empty()) each(item);
      list.remove_prefix(end == std::string_view::npos ? list.size() : end + 1);
    }
  }

  static Pattern form_pattern(std::string_view form, std::size_t region) {
    Pattern pattern;
    pattern.region = region;
    if (const std::size_t bar = form.find('|'); bar != std::string_view::npos) {
      pattern.before = PatternWord{utf8::fold(form.substr(0, form.find('*'))), true, false, {}};
      form.remove_prefix(bar + 1);
    }
    for (const Word& word : cut_words(form)) {
      const bool star = word.span.end < form.size() && form[word.span.end] == '*';
      PatternWord out{word.folded, star, false, {}};
      if (region_noun(word.folded) != nullptr) out = word_of_name(word.folded);
      pattern.words.push_back(std::move(out));
    }
    // «хмао-югра» and the like: a star belongs to the word before it, and words of one form may be cut at
    // hyphens.
    return pattern;
  }

  static Pattern abbreviation(std::string_view form, std::size_t region, bool weak) {
    Pattern pattern;
    pattern.region = region;
    pattern.weak = weak;
    for (const Word& word : cut_words(form)) {
      PatternWord out{word.folded, false, word.all_capitals, {}};
      if (!word.all_capitals && word.folded.size() > 6) out = word_of_name(word.folded);
      if (word.folded == "югра" || word.folded == "алания")
        out = {word.folded.substr(0, word.folded.size() - 2), true, false, {}};
      pattern.words.push_back(std::move(out));
    }
    return pattern;
  }

  static bool fits_word(const PatternWord& wanted, const Word& word) {
    if (wanted.capitals && !word.all_capitals) return false;
    if (!wanted.short_form.empty() && word.folded == wanted.short_form) return true;
    if (!word.folded.starts_with(wanted.stem)) return false;
    const std::string_view rest = std::string_view(word.folded).substr(wanted.stem.size());
    return wanted.ending ? is_adjective_ending(rest) : rest.empty();
  }

  void add(Pattern pattern) {
    if (!pattern.words.empty()) {
      std::string key = pattern.words.front().stem.substr(0, 4);
      patterns_[key].push_back(std::move(pattern));
    }
  }

  std::vector<Region> regions_;
  std::unordered_map<std::string, std::size_t> codes_;
  std::unordered_map<std::string, std::vector<Pattern>> patterns_;  ///< by the first two letters
};

const Table& table() {
  static const Table instance;
  return instance;
}

// «образования РМ»: an abbreviation of two letters is a region's behind a word in small letters, or where all
// is in capitals.
bool stands_as_region(std::string_view text, const std::vector<Word>& words, std::size_t k) {
  if (k == 0 || !words[k].same_line || !words[k].all_capitals) return false;
  const Word& before = words[k - 1];
  if (utf8::length(before.folded) < 4) return false;
  const std::string_view between = text.substr(before.span.end, words[k].span.begin - before.span.end);
  return utf8::trim(between).empty() && !utf8::starts_with_upper(before.span.of(text).substr(2));
}

}  // namespace

std::optional<Region> region_by_iso(std::string_view iso) {
  for (const Region& region : table().regions())
    if (region.iso && *region.iso == iso) return region;
  return std::nullopt;
}

bool is_city(const Region& region) { return region.name.find(' ') == std::string::npos; }

std::optional<Region> region_by_oktmo(std::string_view code) {
  const Region* region = table().by_code(code);
  return region ? std::optional<Region>(*region) : std::nullopt;
}

std::optional<Region> region_by_name(std::string_view text) {
  const auto found = find_regions(text);
  if (found.empty()) return std::nullopt;
  return found.front().region;
}

std::vector<WeakMention> find_weak_mentions(std::string_view text) {
  const std::vector<Word> words = cut_words(text);
  std::vector<WeakMention> mentions;
  for (std::size_t k = 0; k < words.size(); ++k) {
    if (!words[k].all_capitals || words[k].folded.size() > 4) continue;
    const auto found = table().match(words, k, true);
    if (found.empty() || !stands_as_region(text, words, k)) continue;
    WeakMention mention{words[k].span, {}};
    for (const auto& [region, size] : found) mention.regions.push_back(table().regions()[region]);
    mentions.push_back(std::move(mention));
  }
  return mentions;
}

}  // namespace prikaz::normalize::places

namespace prikaz::normalize {

std::vector<RegionMatch> find_regions(std::string_view text) {
  const std::vector<places::Word> words = places::cut_words(text);
  std::vector<RegionMatch> matches;
  for (std::size_t k = 0; k < words.size(); ++k) {
    const auto found = places::table().match(words, k, false);
    if (found.empty()) {
      const auto weak = words[k].all_capitals ? places::table().match(words, k, true) : found;
      if (weak.size() == 1 && weak.front().second == 1 && places::stands_as_region(text, words, k))
        matches.push_back({places::table().regions()[weak.front().first], words[k].span});
      continue;
    }
    const auto [region, size] = found.front();
    Span span{words[k].span.begin, words[k + size - 1].span.end};
    while (span.end < text.size() && text[span.end] == ')' &&
           span.of(text).find('(') != std::string_view::npos)
      ++span.end;
    const Region& known = places::table().regions()[region];
    if (!matches.empty() && matches.back().region == known && span.end < text.size() &&
        text[span.end] == ')' &&
        utf8::trim(text.substr(matches.back().span.end, span.begin - matches.back().span.end)) == "(")
      matches.back().span.end = span.end + 1;  // «Республики Татарстан (Татарстана)»
    else
      matches.push_back({known, span});
    k += size - 1;
  }
  return matches;
}

bool places::region_by_city(std::string_view proper) {
  const std::string text = "город " + std::string(proper);
  const auto found = find_regions(text);
  return found.size() == 1 && found.front().span.end == text.size() && found.front().span.begin == 0;
}

}  // namespace prikaz::normalize
