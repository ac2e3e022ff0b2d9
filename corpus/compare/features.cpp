// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/activity_features.h"

#include <algorithm>
#include <tuple>
#include <unordered_map>
#include <unordered_set>

#include "base/data_file.h"
#include "base/utf8.h"
#include "corpus/concepts.h"
#include "normalize/stem.h"

extern "C" const char prikaz_data_glossary[], prikaz_data_glossary_end[];
extern "C" const char prikaz_data_stopwords[], prikaz_data_stopwords_end[];
extern "C" const char prikaz_data_phrases[], prikaz_data_phrases_end[];
extern "C" const char prikaz_data_levels[], prikaz_data_levels_end[];

namespace prikaz::corpus {
namespace {

using Rows = std::vector<std::string_view>;

std::string_view table(const char* begin, const char* end) {
  return {begin, static_cast<std::size_t>(end - begin)};
}

// Several stems in a row that mean one thing.
struct Phrase {
  std::vector<std::string> stems;
  std::vector<std::string> instead;  // empty: they stay
  std::string acronym;               // what it is the full form of
};

struct Lexicon {
  std::unordered_map<std::string, std::string> glossary;         // short form as written → full
  std::unordered_map<std::string, std::vector<Phrase>> phrases;  // by first stem, the longest first
  std::unordered_set<std::string> stopwords;
  std::vector<std::pair<std::string, Level>> level_words;
  std::unordered_map<std::string, Level> level_roles;
};

std::vector<std::string> stems_of(std::string_view text) {
  std::vector<std::string> stems;
  for (std::string& stem : normalize::stem_text(text)) stems.push_back(std::move(stem));
  return stems;
}

Level level_by_name(std::string_view name) {
  for (const Level level : {Level::School, Level::Municipal, Level::Regional, Level::Federal})
    if (level_name(level) == name) return level;
  return Level::Unknown;
}

const Lexicon& lexicon() {
  static const Lexicon words = [] {
    Lexicon result;
    each_tsv_row(table(prikaz_data_glossary, prikaz_data_glossary_end), [&](const Rows& row) {
      if (row.size() >= 2) result.glossary.emplace(row[0], row[1]);
    });
    each_tsv_row(table(prikaz_data_stopwords, prikaz_data_stopwords_end),
                 [&](const Rows& row) { result.stopwords.emplace(row[0]); });
    const auto add_phrase = [&result](Phrase phrase) {
      std::erase_if(phrase.stems, [&](const std::string& stem) { return result.stopwords.contains(stem); });
      if (phrase.stems.size() < 2) return;
      result.phrases[phrase.stems.front()].push_back(std::move(phrase));
    };
    for (const auto& [acronym, full] : result.glossary) add_phrase({stems_of(full), {}, utf8::fold(acronym)});
    each_tsv_row(table(prikaz_data_phrases, prikaz_data_phrases_end), [&](const Rows& row) {
      if (row.size() >= 2) add_phrase({stems_of(row[0]), stems_of(row[1]), {}});
    });
    for (auto& [first, list] : result.phrases)
      std::sort(list.begin(), list.end(), [](const Phrase& a, const Phrase& b) {
        return std::tuple(-static_cast<long>(a.stems.size()), a.stems, a.acronym) <
               std::tuple(-static_cast<long>(b.stems.size()), b.stems, b.acronym);
      });
    each_tsv_row(table(prikaz_data_levels, prikaz_data_levels_end), [&](const Rows& row) {
      if (row.size() < 3) return;
      if (row[1] == "word")
        result.level_words.emplace_back(row[0], level_by_name(row[2]));
      else
        result.level_roles.emplace(row[0], level_by_name(row[2]));
    });
    return result;
  }();
  return words;
}

struct Word {
  std::string text;
  bool quoted = false;
};

// Letters and digits; what stands inside «…» or "…" is marked.
std::vector<Word> split_words(std::string_view text) {
  std::vector<Word> words;
  int depth = 0;
  bool straight = false;
  std::string word;
  const auto finish = [&] {
    if (!word.empty()) words.push_back({word, depth > 0 || straight});
    word.clear();
  };
  for (std::size_t i = 0; i < text.size();) {
    const char32_t c = utf8::next(text, i);
    if (utf8::is_letter(c) || utf8::is_digit(c)) {
      utf8::append(word, c);
      continue;
    }
    finish();
    if (c == U'«' || c == U'„') ++depth;
    if (c == U'»') depth = std::max(0, depth - 1);
    if (c == '"') straight = !straight;
    if (c == U'“' || c == U'”') straight = false;
  }
  finish();
  return words;
}

bool is_number(std::string_view word) {
  return !word.empty() && std::all_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool is_year(std::string_view word) {
  return is_number(word) && word.size() == 4 && (word.starts_with("19") || word.starts_with("20"));
}

// «ЕГЭ», «ШНОР», «УОиДО»: two capitals at least and none of its letters small but «и».
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

void sort_unique(std::vector<std::string>& list) {
  std::sort(list.begin(), list.end());
  list.erase(std::unique(list.begin(), list.end()), list.end());
}

class Describer {
 public:
  Describer(const ShortForms& forms, const std::vector<std::string>& place) : forms_(forms), place_(place) {}

  ActivityText run(std::string_view title) {
    for (const Word& word : split_words(title)) add(word, 0);
    join_phrases();
    find_stage();
    for (const std::string& stem : result_.stems) {
      if (!result_.normalized.empty()) result_.normalized += ' ';
      result_.normalized += stem;
    }
    sort_unique(result_.traits.names);
    sort_unique(result_.traits.numbers);
    sort_unique(result_.traits.acronyms);
    return std::move(result_);
  }

 private:
  void add(const Word& word, int depth) {
    const std::string folded = utf8::fold(word.text);
    if (depth == 0 && expand(word, folded)) return;
    if (lexicon().stopwords.contains(folded) || is_year(folded)) return;
    if (is_number(folded)) {
      result_.traits.numbers.push_back(folded);
      return;
    }
    if (is_negation(folded)) result_.traits.negated = true;
    if (result_.traits.level_by_word == Level::Unknown)
      for (const auto& [prefix, level] : lexicon().level_words)
        if (folded.starts_with(prefix)) result_.traits.level_by_word = level;
    std::string stem = normalize::stem_word(folded);
    if (std::binary_search(place_.begin(), place_.end(), stem)) return;
    if (word.quoted) result_.traits.names.push_back(stem);
    read_.push_back(std::move(stem));
  }

  void join_phrases() {
    for (std::size_t i = 0; i < read_.size();) {
      const Phrase* replaced = nullptr;
      if (const auto known = lexicon().phrases.find(read_[i]); known != lexicon().phrases.end())
        for (const Phrase& phrase : known->second) {
          if (read_.size() - i < phrase.stems.size() ||
              !std::equal(phrase.stems.begin(), phrase.stems.end(),
                          read_.begin() + static_cast<std::ptrdiff_t>(i)))
            continue;
          if (!phrase.acronym.empty()) result_.traits.acronyms.push_back(phrase.acronym);
          if (!phrase.instead.empty() && !replaced) replaced = &phrase;
        }
      if (replaced)
        for (const std::string& stem : replaced->instead) result_.stems.emplace_back(concept_of(stem));
      else
        result_.stems.emplace_back(concept_of(read_[i]));
      i += replaced ? replaced->stems.size() : 1;
    }
  }

  // The first that is named; but who makes a report reports.
  void find_stage() {
    for (const std::string& stem : result_.stems) {
      const std::string_view stage = concept_stage(stem);
      if (result_.traits.stage.empty() || stage == "report") result_.traits.stage = stage;
      if (result_.traits.stage != "make" && !result_.traits.stage.empty()) break;
    }
  }

  // The document's own short forms first, then the glossary.
  bool expand(const Word& word, const std::string& folded) {
    const auto own =
        std::find_if(forms_.begin(), forms_.end(), [&](const auto& form) { return form.first == folded; });
    std::string_view full;
    if (own != forms_.end()) {
      full = own->second;
    } else if (const auto known = lexicon().glossary.find(word.text); known != lexicon().glossary.end()) {
      full = known->second;
    }
    if (is_acronym(word.text)) result_.traits.acronyms.push_back(folded);
    if (full.empty()) return false;
    for (Word& part : split_words(full)) {
      part.quoted = word.quoted;
      add(part, 1);
    }
    return true;
  }

  const ShortForms& forms_;
  const std::vector<std::string>& place_;
  std::vector<std::string> read_;  // stems before phrases and concepts
  ActivityText result_;
};

Level role_level(const std::vector<normalize::Party>& parties) {
  Level level = Level::Unknown;
  for (const normalize::Party& party : parties) {
    const auto known = lexicon().level_roles.find(party.role);
    if (known == lexicon().level_roles.end()) continue;
    if (level != Level::Unknown && level != known->second) return Level::Unknown;
    level = known->second;
  }
  return level;
}

}  // namespace

std::string_view level_name(Level level) {
  switch (level) {
    case Level::Unknown:
      return "unknown";
    case Level::School:
      return "school";
    case Level::Municipal:
      return "municipal";
    case Level::Regional:
      return "regional";
    case Level::Federal:
      return "federal";
  }
  return "unknown";
}

ShortForms short_forms(const schema::OrderDocument& order) {
  ShortForms forms;
  for (const schema::PlacedAbbreviation& known : order.abbreviations)
    // A name of several words («Дорожная карта») is no word to expand.
    if (known.short_form.find(' ') == std::string::npos && !known.full.empty())
      forms.emplace_back(utf8::fold(known.short_form), known.full);
  return forms;
}

ActivityText describe_activity(const schema::Activity& activity, const ShortForms& forms,
                               const std::vector<std::string>& place) {
  ActivityText text = Describer(forms, place).run(activity.title);
  text.traits.level_by_role = role_level(activity.responsible);
  return text;
}

ActivityText describe_text(std::string_view text) { return Describer({}, {}).run(text); }

std::vector<std::string> content_words(std::string_view text) {
  std::vector<std::string> words;
  for (const Word& word : split_words(text))
    if (std::string folded = utf8::fold(word.text); !lexicon().stopwords.contains(folded))
      words.push_back(std::move(folded));
  return words;
}

bool is_negation(std::string_view word) { return word == "не" || word == "нет" || word == "без"; }

std::vector<std::string> place_stems(const schema::Order& order) {
  std::vector<std::string> stems;
  if (order.municipality) stems = normalize::stem_text(order.municipality->name);
  std::sort(stems.begin(), stems.end());
  return stems;
}

}  // namespace prikaz::corpus
