// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/activity_features.h"

#include <algorithm>
#include <atomic>
#include <thread>

#include "base/utf8.h"
#include "corpus/compare/title_words.h"
#include "normalize/stem.h"

namespace prikaz::corpus {
namespace {

constexpr std::size_t kTitlesOfTask = 256;  // that a thread takes at a time

void sort_unique(std::vector<std::string>& list) {
  std::sort(list.begin(), list.end());
  list.erase(std::unique(list.begin(), list.end()), list.end());
}

class Describer {
 public:
  Describer(const ShortForms& forms, const std::vector<std::string>& place) : forms_(forms), place_(place) {}

  ActivityText run(std::string_view title) {
    forget_words();
    for (const TitleWord& word : title_words(title)) add(word, 0);
    settle_level();
    join_phrases();
    find_stage();
    for (const std::string& stem : result_.stems) {
      if (!result_.normalized.empty()) result_.normalized += ' ';
      result_.normalized += stem;
    }
    Traits& traits = result_.traits;
    for (auto* list : {&traits.names, &traits.numbers, &traits.acronyms, &traits.kinds}) sort_unique(*list);
    return std::move(result_);
  }

 private:
  void add(const TitleWord& word, int depth) {
    const WordFacts& facts = word_facts(word.text);
    if (facts.acronym && depth == 0) result_.traits.acronyms.push_back(facts.folded);
    if (depth == 0)
      if (const std::string_view full = full_form(facts); !full.empty()) {
        for (TitleWord& part : title_words(full)) {
          part.quoted = word.quoted;
          add(part, 1);
        }
        return;
      }
    if (facts.stopword || facts.year) return;
    if (facts.number) {
      result_.traits.numbers.push_back(facts.folded);
      return;
    }
    if (facts.negation) result_.traits.negated = true;
    hear_level(facts);
    if (std::binary_search(place_.begin(), place_.end(), facts.stem)) return;
    if (word.quoted) result_.traits.names.push_back(facts.stem);
    read_.push_back(&facts);
  }

  // A level word tells whose activity it is unless the word after it takes it for its own («муниципальная
  // услуга»). The first one counts, but for one that decides («школьный этап»).
  void hear_level(const WordFacts& facts) {
    Level& level = result_.traits.level_by_word;
    if (heard_ != Level::Unknown) {
      if (facts.level_decides || (level == Level::Unknown && !facts.thing)) level = heard_;
      heard_ = Level::Unknown;
    }
    heard_ = facts.level;
  }
  void settle_level() {
    if (result_.traits.level_by_word == Level::Unknown) result_.traits.level_by_word = heard_;
  }

  void join_phrases() {
    for (std::size_t i = 0; i < read_.size();) {
      const Phrase* replaced = read_[i]->phrases ? find_phrase(i) : nullptr;
      if (replaced)
        for (const std::string& word : replaced->instead) take(word_facts(word));
      else
        take(*read_[i]);
      i += replaced ? replaced->stems.size() : 1;
    }
  }

  // The longest that stands for others; the short forms of all that stand there are named.
  const Phrase* find_phrase(std::size_t at) {
    const Phrase* replaced = nullptr;
    for (const Phrase& phrase : *read_[at]->phrases) {
      if (read_.size() - at < phrase.stems.size() ||
          !std::equal(phrase.stems.begin(), phrase.stems.end(),
                      read_.begin() + static_cast<std::ptrdiff_t>(at),
                      [](const std::string& stem, const WordFacts* word) { return stem == word->stem; }))
        continue;
      if (!phrase.acronym.empty()) result_.traits.acronyms.push_back(phrase.acronym);
      if (!phrase.instead.empty() && !replaced) replaced = &phrase;
    }
    return replaced;
  }

  void take(const WordFacts& word) {
    result_.stems.push_back(word.sense);
    stages_.push_back(word.stage);
    if (word.kinds)
      result_.traits.kinds.insert(result_.traits.kinds.end(), word.kinds->begin(), word.kinds->end());
  }

  // The first that is named; but who makes a report reports.
  void find_stage() {
    for (const std::string_view stage : stages_) {
      if (result_.traits.stage.empty() || stage == "report") result_.traits.stage = stage;
      if (result_.traits.stage != "make" && !result_.traits.stage.empty()) break;
    }
  }

  // The document's own short forms first, then the glossary.
  std::string_view full_form(const WordFacts& facts) const {
    const auto own = std::find_if(forms_.begin(), forms_.end(),
                                  [&](const auto& form) { return form.first == facts.folded; });
    return own != forms_.end() ? std::string_view(own->second) : facts.full;
  }

  const ShortForms& forms_;
  const std::vector<std::string>& place_;
  std::vector<const WordFacts*> read_;    // before phrases are joined
  std::vector<std::string_view> stages_;  // of result_.stems
  Level heard_ = Level::Unknown;
  ActivityText result_;
};

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

Level level_of(const std::vector<normalize::Party>& responsible) {
  Level level = Level::Unknown;
  for (const normalize::Party& party : responsible) {
    const Level known = level_of_role(party.role);
    if (known == Level::Unknown) continue;
    if (level != Level::Unknown && level != known) return Level::Unknown;
    level = known;
  }
  return level;
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
  text.traits.level_by_role = level_of(activity.responsible);
  return text;
}

std::vector<ActivityText> describe_titles(const std::vector<TitleToDescribe>& titles, unsigned threads) {
  std::vector<ActivityText> texts(titles.size());
  std::atomic<std::size_t> next = 0;
  const auto work = [&] {
    for (std::size_t from; (from = next.fetch_add(kTitlesOfTask)) < titles.size();)
      for (std::size_t k = from; k < std::min(from + kTitlesOfTask, titles.size()); ++k) {
        texts[k] = Describer(titles[k].context->forms, titles[k].context->place).run(titles[k].title);
        texts[k].traits.level_by_role = titles[k].level_by_role;
      }
  };
  const std::size_t tasks = (titles.size() + kTitlesOfTask - 1) / kTitlesOfTask;
  std::vector<std::jthread> pool;
  for (std::size_t k = 1; k < std::min<std::size_t>(threads, tasks); ++k) pool.emplace_back(work);
  work();
  return texts;
}

ActivityText describe_text(std::string_view text) { return Describer({}, {}).run(text); }

std::vector<std::string> content_words(std::string_view text) {
  std::vector<std::string> words;
  for (const TitleWord& word : title_words(text))
    if (const WordFacts& facts = word_facts(word.text); !facts.stopword) words.push_back(facts.folded);
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
