// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalize/name/head.h"

#include <algorithm>
#include <map>
#include <utility>

#include "base/utf8.h"
#include "normalize/name/lexicon.h"
#include "normalize/name/readings.h"

namespace prikaz::normalize::names {
namespace {

constexpr std::size_t kMostModifiers = 8;
constexpr double kAdjectiveForNoun = 0.001;  // «ответственный», «заведующий» where no noun agrees
constexpr double kNounDespiteAdjective = 0.002;
constexpr double kModifier = 20;  // an agreeing modifier more weighs as much as this
constexpr double kNeuterAlone = 0.05;
constexpr double kPluralAlone = 0.4;
constexpr double kPluralThing = 0.6;  // «организации» is oftener one in the genitive than several
constexpr double kOtherCase = 1e-4;
constexpr double kSmallName = 0.05;  // «королевой» is no woman called Королёва
constexpr double kNounBeforeModifier = 0.01;  // «детской клинической больницы» is no nursery

bool is_modifier(const WordTag& tag) {
  using enum PartOfSpeech;
  return tag.word_case != Case::None &&
         (tag.part == Adjective || tag.part == Participle || tag.part == Numeral);
}

struct Slot {
  const Token* token = nullptr;
  const std::vector<Reading>* known = nullptr;  ///< as read_word remembers them: a phrase is short
  bool modifier = false;                        ///< may stand before the noun
  bool passive = false;  ///< stands between modifiers unchanged: «и», an adverb, a comma
  bool adverb = false;
  std::string_view word;  ///< without the brackets of «(Приволжского)»

  std::string around(std::string form) const {
    return word.size() == token->text.size() ? form : "(" + form + ")";
  }
  bool only_modifier() const {
    return modifier && std::all_of(readings().begin(), readings().end(), [](const Reading& reading) {
             return is_modifier(reading.tag) || reading.tag.word_case == Case::None;
           });
  }
  const std::vector<Reading>& readings() const {
    static const std::vector<Reading> none;
    return known ? *known : none;
  }
};

Slot read_slot(const Token& token) {
  Slot slot;
  slot.token = &token;
  slot.word = token.text;
  if (token.kind == TokenKind::Comma) slot.passive = true;
  if (token.kind == TokenKind::Ordinal) slot.modifier = true;
  if (token.kind == TokenKind::Bracketed && token.text.size() > 2 && token.text.ends_with(')'))
    slot.word = token.text.substr(1, token.text.size() - 2);
  else if (token.kind != TokenKind::Word)
    return slot;
  slot.known = &read_word(slot.word);
  slot.passive = utf8::fold(slot.word) == "и";
  double adverb = 0;
  for (const Reading& reading : slot.readings()) {
    slot.modifier |= is_modifier(reading.tag);
    if (reading.tag.part == PartOfSpeech::Adverb) adverb += reading.weight;
  }
  slot.adverb = adverb > 0.5 && !slot.modifier;
  slot.passive |= slot.adverb;
  return slot;
}

// Whether «45-го», «64-й», «2-му» can stand beside a head of this case, number and gender.
bool ordinal_agrees(std::string_view written, const WordTag& head) {
  using enum Case;
  const std::string_view ending = written.substr(written.rfind('-') + 1);
  const Case c = head.word_case;
  const bool feminine = head.gender == Gender::Feminine && !head.plural;
  const bool other = head.gender != Gender::Feminine && !head.plural;
  const bool accusative = c == Accusative;
  if (ending.ends_with("го")) return other && (c == Genitive || (accusative && head.animate));
  if (ending.ends_with("му")) return other && c == Dative;
  if (ending.ends_with("ю")) return feminine && (accusative || c == Instrumental);
  if (ending.ends_with("я")) return feminine && c == Nominative;
  if (ending.ends_with("е"))
    return (head.plural || head.gender == Gender::Neuter) && (c == Nominative || accusative);
  if (ending.ends_with("х")) return head.plural && (c == Genitive || c == Prepositional || accusative);
  if (ending.ends_with("и")) return head.plural && c == Instrumental;
  if (ending.ends_with("м"))
    return head.plural ? c == Dative : other && (c == Instrumental || c == Prepositional);
  if (ending.ends_with("й"))
    return feminine ? c != Nominative && !accusative : other && (c == Nominative || accusative);
  return true;
}

// «64-й школы» → «64-я»: the nominative of a figure with its ending.
std::string ordinal_form(std::string_view written, bool plural, Gender gender) {
  const std::string_view ending = plural || gender == Gender::Neuter ? "е"
                                  : gender == Gender::Feminine       ? "я"
                                                                     : "й";
  return std::string(written.substr(0, written.rfind('-') + 1)) + std::string(ending);
}

bool agree(const WordTag& modifier, const WordTag& noun, Case noun_case) {
  if (!is_modifier(modifier) || modifier.word_case != noun_case || modifier.plural != noun.plural)
    return false;
  return noun.plural || noun.gender == Gender::None || modifier.gender == noun.gender;
}

// «исполняющего обязанности», «заведующей складом»: the noun behind is its object, even where it would agree.
bool governs_object(const Slot& slot) {
  return std::any_of(slot.readings().begin(), slot.readings().end(), [](const Reading& reading) {
    return is_modifier(reading.tag) && is_governing_participle(reading.nominative);
  });
}

bool agrees_with(const Slot& modifier, const WordTag& noun) {
  return std::any_of(modifier.readings().begin(), modifier.readings().end(),
                     [&](const Reading& reading) { return agree(reading.tag, noun, noun.word_case); });
}

struct Outcome {
  double score = 0;
  double best_reading = 0;
  Head head;
  std::vector<std::pair<Case, double>> cases;
};
using Outcomes = std::map<std::vector<std::string>, Outcome>;

// The modifiers' forms beside a head of this case, number and gender; 0 where one does not agree.
double join_modifiers(const std::vector<Slot>& slots, std::size_t count, const WordTag& head,
                      std::vector<std::string>& forms) {
  double score = 1;
  for (std::size_t k = 0; k < count; ++k) {
    const Slot& slot = slots[k];
    if (slot.token->kind == TokenKind::Ordinal) {
      if (!ordinal_agrees(slot.token->text, head)) return 0;
      forms.push_back(ordinal_form(slot.token->text, head.plural, head.gender));
      continue;
    }
    if (slot.passive && !slot.modifier) {
      forms.emplace_back(slot.token->text);
      continue;
    }
    const Reading* best = nullptr;
    double weight = 0;
    for (const Reading& reading : slot.readings()) {
      if (!agree(reading.tag, head, head.word_case)) continue;
      weight += reading.weight;
      const double trust = reading.weight * (reading.tag.part == PartOfSpeech::Participle ? 0.5 : 1);
      if (!best || trust > best->weight * (best->tag.part == PartOfSpeech::Participle ? 0.5 : 1))
        best = &reading;
    }
    if (!best) return 0;
    score *= weight;
    forms.push_back(slot.around(restore_letters(slot.word, best->nominative)));
  }
  return score;
}

struct Search {
  const std::vector<Slot>& slots;
  const HeadWish& wish;
  Outcomes outcomes;

  void count(std::size_t at, const Reading& reading, double score, std::vector<std::string> forms,
             bool adjective) {
    if (wish.wanted && reading.tag.word_case != *wish.wanted) score *= kOtherCase;
    Outcome& outcome = outcomes[forms];
    outcome.score += score;
    outcome.cases.emplace_back(reading.tag.word_case, score);
    if (score <= outcome.best_reading) return;
    outcome.best_reading = score;
    outcome.head.forms = std::move(forms);
    outcome.head.end = at + 1;
    outcome.head.lemma = reading.lemma;
    outcome.head.tag = reading.tag;
    outcome.head.dictionary =
        reading.source == WordSource::Dictionary || reading.source == WordSource::Lexicon;
    outcome.head.adjective = adjective;
  }

  void try_head(std::size_t at) {
    const Slot& slot = slots[at];
    for (const Reading& reading : slot.readings()) {
      if (reading.tag.word_case == Case::None || reading.nominative.empty()) continue;
      const bool noun = reading.tag.part == PartOfSpeech::Noun;
      const bool adjective = is_modifier(reading.tag);
      if (!noun && !adjective) continue;
      if (adjective && wish.gender && !reading.tag.plural && reading.tag.gender != *wish.gender) continue;
      double score = reading.weight * (adjective ? kAdjectiveForNoun : 1);
      if (noun && slot.modifier) score *= kNounDespiteAdjective;
      if (noun && slot.modifier && at + 1 < slots.size() && slots[at + 1].only_modifier() &&
          agrees_with(slots[at + 1], reading.tag))
        score *= kNounBeforeModifier;
      if (noun && (reading.tag.surname || reading.tag.first_name) && !utf8::starts_with_upper(slot.word))
        score *= kSmallName;
      if (noun && reading.tag.plural && looks_like_genitive(reading.tag))
        score *= plural_bias(at) * (reading.tag.animate ? 1 : kPluralThing);
      if (noun && reading.tag.place && names_beside_noun(at)) continue;
      if (adjective && !reading.tag.plural && reading.tag.gender == Gender::Neuter) score *= kNeuterAlone;
      if (adjective && reading.tag.plural) score *= kPluralAlone;
      if ((adjective || slot.modifier) && at > 0) score *= kModifier;
      std::vector<std::string> forms;
      score *= join_modifiers(slots, at, reading.tag, forms);
      if (score <= 0) continue;
      forms.push_back(restore_letters(slot.token->text, reading.nominative));
      count(at, reading, score, std::move(forms), adjective);
    }
  }

  static bool looks_like_genitive(const WordTag& tag) {
    return tag.word_case == Case::Nominative || (tag.word_case == Case::Accusative && !tag.animate);
  }

  // «сборной России»: an adjective that stands for a noun, and a proper name that happens to agree.
  bool names_beside_noun(std::size_t at) const {
    if (at == 0 || utf8::starts_with_upper(slots[at - 1].token->text)) return false;
    const auto& before = slots[at - 1].readings();
    return std::any_of(before.begin(), before.end(),
                       [](const Reading& reading) { return kind_of_noun(reading.nominative).has_value(); });
  }

  // «директора школ» are several, «директора школы» is one: the number of what follows decides between a
  // nominative plural and a genitive singular that look alike.
  double plural_bias(std::size_t at) const {
    if (at + 1 >= slots.size() || slots[at + 1].token->kind != TokenKind::Word) return 1;
    double plural = 0, singular = 0;
    for (const Reading& reading : slots[at + 1].readings())
      if (reading.tag.word_case == Case::Genitive) (reading.tag.plural ? plural : singular) += reading.weight;
    return plural > singular ? 1.5 : singular > plural ? 0.2 : 1;
  }

  // «Зимняцкой СОШ»: all that agrees with the abbreviation behind it.
  void try_abbreviation(std::size_t count_of_modifiers, Gender gender) {
    for (int c = 0; c < 6; ++c) {
      Reading reading;
      reading.tag.part = PartOfSpeech::Noun;
      reading.tag.gender = gender;
      reading.tag.word_case = static_cast<Case>(c);
      std::vector<std::string> forms;
      const double score = join_modifiers(slots, count_of_modifiers, reading.tag, forms);
      if (score > 0) count(count_of_modifiers - 1, reading, score, std::move(forms), false);
    }
  }
};

Head finish(Outcome outcome, std::size_t begin) {
  Head head = std::move(outcome.head);
  head.begin = begin;
  head.end += begin;
  std::stable_sort(outcome.cases.begin(), outcome.cases.end(),
                   [](auto& a, auto& b) { return a.second > b.second; });
  for (const auto& [c, score] : outcome.cases)
    if (std::find(head.cases.begin(), head.cases.end(), c) == head.cases.end() &&
        score > outcome.score * 1e-3)
      head.cases.push_back(c);
  return head;
}

}  // namespace

std::optional<Head> find_head(const std::vector<Token>& tokens, std::size_t begin, std::size_t end,
                              const HeadWish& wish) {
  std::vector<Slot> slots;
  for (std::size_t k = begin; k < end && k <= begin + kMostModifiers; ++k)
    slots.push_back(read_slot(tokens[k]));
  Search search{slots, wish, {}};
  if (wish.abbreviation_head) {
    if (slots.size() <= kMostModifiers) search.try_abbreviation(slots.size(), *wish.abbreviation_head);
  } else {
    for (std::size_t at = 0; at < slots.size(); ++at) {
      if (slots[at].token->kind == TokenKind::Word && !slots[at].readings().empty()) search.try_head(at);
      if ((!slots[at].modifier && !slots[at].passive) || governs_object(slots[at])) break;
      if (at == 0 && slots[at].passive && !slots[at].modifier && !slots[at].adverb) break;
    }
  }
  auto best = search.outcomes.end();
  for (auto it = search.outcomes.begin(); it != search.outcomes.end(); ++it)
    if (best == search.outcomes.end() || it->second.score > best->second.score) best = it;
  if (best == search.outcomes.end()) return std::nullopt;
  return finish(std::move(best->second), begin);
}

}  // namespace prikaz::normalize::names
