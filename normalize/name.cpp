// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalize/name.h"

#include <algorithm>
#include <utility>

#include "base/utf8.h"
#include "normalize/name/head.h"
#include "normalize/name/lexicon.h"
#include "normalize/name/person.h"
#include "normalize/name/place_name.h"
#include "normalize/name/readings.h"
#include "normalize/name/tokens.h"

namespace prikaz::normalize {
namespace {

using names::Head;
using names::Token;
using names::TokenKind;

constexpr std::size_t kLongestPhrase = 4096;  // bytes; what is longer is no name
constexpr std::size_t kLongestPlaceName = 3;  // words

bool is_capitalized_word(const Token& token) {
  return token.kind == TokenKind::Word && utf8::starts_with_upper(token.text);
}

// The phrase in work: what each token becomes, and what was found out about it.
struct Work {
  std::string_view text;
  std::vector<Token> tokens;
  std::vector<std::string> forms;
  std::optional<Case> wanted;
  Government government = Government::Unknown;
  std::optional<Head> head;
  NameKind kind = NameKind::Other;
  bool located = false;  ///< behind «в», «на» …
  std::vector<std::string> notes;

  std::string result() const {
    std::string out;
    std::size_t at = tokens.empty() ? 0 : tokens.front().span.begin;
    for (std::size_t k = 0; k < tokens.size(); ++k) {
      out += text.substr(at, tokens[k].span.begin - at);
      out += forms[k];
      at = tokens[k].span.end;
    }
    return out;
  }

  void take(const Head& found) {
    for (std::size_t k = 0; k < found.forms.size(); ++k) forms[found.begin + k] = found.forms[k];
    std::string note = "head: " + found.lemma + ", " + std::string(name_of(found.tag.word_case)) +
                       (found.tag.plural ? ", plural" : "");
    notes.push_back(std::move(note));
  }

  // Writes `value` for tokens [begin, end), which it replaces as a whole.
  void replace(std::size_t begin, std::size_t end, std::string value) {
    forms[begin] = std::move(value);
    for (std::size_t k = begin + 1; k < end; ++k) forms[k].clear();
    tokens[begin].span.end = tokens[end - 1].span.end;
    for (std::size_t k = begin + 1; k < end; ++k)
      tokens[k].span = {tokens[begin].span.end, tokens[begin].span.end};
  }
};

Government government_of(Case c) { return static_cast<Government>(static_cast<int>(c) + 1); }

// «города Великих Лук», «станицы Клетской»: the proper name behind a word that shares its case with it.
void restore_apposed_place(Work& work) {
  const Head& head = *work.head;
  if (!names::takes_place_name(head.lemma) || head.tag.plural) return;
  std::size_t end = head.end;
  while (end < work.tokens.size() && end < head.end + kLongestPlaceName &&
         is_capitalized_word(work.tokens[end]))
    ++end;
  if (end == head.end) return;
  work.notes.push_back("place name: " + std::string(work.tokens[head.end].text));
  work.replace(head.end, end,
               names::restore_place_name(work.text, work.tokens, head.end, end, head.cases, head.tag.gender));
}

bool is_dash(const Token& token) {
  return token.kind == TokenKind::Other && utf8::length(token.text) == 1 && token.text != ".";
}

// «автономного округа – Югры»: a second name behind a dash.
void restore_second_name(Work& work) {
  const std::size_t at = work.head->end;
  if (at + 2 != work.tokens.size() || !is_dash(work.tokens[at]) || !is_capitalized_word(work.tokens[at + 1]))
    return;
  work.replace(
      at + 1, at + 2,
      names::restore_place_name(work.text, work.tokens, at + 1, at + 2, work.head->cases, Gender::None));
}

bool is_roman(std::string_view text) {
  return !text.empty() && text.find_first_not_of("IVX") == std::string_view::npos;
}

// «начальнику управления Иванову И.И.»: the person behind a post.
bool restore_apposed_person(Work& work) {
  const Head& head = *work.head;
  if (!head.tag.animate && !names::is_post(head.lemma)) return false;
  std::size_t size = work.tokens.size();
  if (size > head.end + 1 && is_roman(work.tokens[size - 1].text)) --size;  // «Елизаветой II»
  for (std::size_t begin = std::max(head.end, size > 4 ? size - 4 : 0); begin < size; ++begin) {
    const std::size_t words = size - begin;
    if (words < 2 && begin != head.end) break;
    const bool first_name =
        words == 1 && names::is_first_name(work.tokens[begin].text);  // «патриарха Кирилла»
    if (!first_name && !names::looks_like_person(work.tokens, begin, size)) continue;
    const Government government =
        head.cases.empty() ? Government::Unknown : government_of(head.cases.front());
    work.notes.push_back("person: " + std::string(work.tokens[begin].text));
    work.replace(begin, size, names::restore_person(work.text, work.tokens, begin, size, government, {}));
    return true;
  }
  return false;
}

bool may_be_genitive(const Work& work, std::size_t at) {
  names::HeadWish wish;
  wish.wanted = Case::Genitive;
  const auto head = names::find_head(work.tokens, at, work.tokens.size(), wish);
  return head && !head->cases.empty() && head->cases.front() == Case::Genitive;
}

// «учреждению средней школе № 4», «учреждения детского сада»: a second head in the case of the first.
void restore_apposed_institution(Work& work) {
  const Head& head = *work.head;
  if (head.cases.empty() || head.cases.front() == Case::Nominative || head.end >= work.tokens.size()) return;
  const Case shared = head.cases.front();
  const bool legal = names::is_legal_noun(head.lemma);
  if (!legal && names::kind_of_noun(head.lemma) != NameKind::Organization) return;
  names::HeadWish wish;
  wish.wanted = shared;
  const auto next = names::find_head(work.tokens, head.end, work.tokens.size(), wish);
  if (!next || next->adjective || next->cases.empty() || next->cases.front() != shared) return;
  if (next->tag.plural != head.tag.plural || !names::is_institution(next->lemma)) return;
  if (!legal && may_be_genitive(work, head.end)) return;
  work.take(*next);
}

// «организациям, осуществляющим …», «учреждением, подведомственным …»: what agrees with the head behind a
// comma.
void restore_postposed(Work& work) {
  const Head& head = *work.head;
  if (head.cases.empty() || head.cases.front() == Case::Nominative) return;
  for (std::size_t k = head.end; k + 1 < work.tokens.size(); ++k) {
    if (work.tokens[k].kind != TokenKind::Comma) continue;
    names::HeadWish wish;
    wish.wanted = head.cases.front();
    if (!head.tag.plural) wish.gender = head.tag.gender;
    const auto next = names::find_head(work.tokens, k + 1, work.tokens.size(), wish);
    if (next && next->adjective && next->end == k + 2 && next->tag.plural == head.tag.plural &&
        !next->cases.empty() && next->cases.front() == head.cases.front())
      work.take(*next);
    return;
  }
}

Work restore(std::string_view phrase, Government government);

// A name in quotes that stands alone, or behind an adjective alone: «Газпрома», московского «Спартака».
void restore_quoted(Work& work, std::size_t at, Government government) {
  const Token& token = work.tokens[at];
  std::size_t inner = 0, last = token.text.size();
  utf8::next(token.text, inner);
  utf8::previous(token.text, last);
  if (inner >= last) return;
  const std::string_view text = token.text.substr(inner, last - inner);
  const Work name = restore(text, government);
  if (name.tokens.empty()) return;
  work.forms[at] =
      std::string(token.text.substr(0, inner)) + name.result() + std::string(token.text.substr(last));
}

// «директорам и учителям школ», «Управлению образования и комитету культуры»: a further head in the same
// case, which is neither the genitive nor governed by a preposition.
void restore_coordinated(Work& work, std::size_t from) {
  const Head& head = *work.head;
  const auto usable = [](Case c) { return c == Case::Dative || c == Case::Instrumental; };
  if (head.cases.empty()) return;
  const Case shared = head.cases.front();
  for (std::size_t k = from; k + 1 < work.tokens.size(); ++k) {
    const Token& token = work.tokens[k];
    if (token.kind == TokenKind::Word && names::is_preposition(token.text)) return;
    const bool joins =
        token.kind == TokenKind::Comma || (token.kind == TokenKind::Word && utf8::fold(token.text) == "и");
    const bool beside = k == head.end;  // nothing governed stands between: any case will do
    if (!joins || !(usable(shared) || beside) || shared == Case::Nominative) continue;
    names::HeadWish wish;
    wish.wanted = shared;
    const auto next = names::find_head(work.tokens, k + 1, work.tokens.size(), wish);
    if (!next || next->adjective || next->cases.empty()) continue;
    const bool same = std::find(next->cases.begin(), next->cases.end(), shared) != next->cases.end();
    if (!beside && may_be_genitive(work, k + 1))
      continue;  // «…развития, связи и …» goes on with the complement
    if (!same || (!beside && next->cases.front() != shared)) continue;
    work.take(*next);
    k = next->end - 1;
  }
}

// «МКОУ Зимняцкой СОШ», «МБДОУ детского сада № 14»: behind a legal form the institution declines.
void restore_behind_legal_form(Work& work) {
  work.kind = NameKind::Organization;
  std::size_t begin = 1;
  while (begin < work.tokens.size() && work.tokens[begin].kind == TokenKind::Capitals &&
         names::is_legal_form(work.tokens[begin].text))
    ++begin;
  for (std::size_t k = begin; k < work.tokens.size(); ++k) {
    const Token& token = work.tokens[k];
    if (token.kind == TokenKind::Capitals) {
      const auto gender = names::abbreviation_gender(token.text);
      if (!gender || k == begin) return;
      names::HeadWish wish;
      wish.abbreviation_head = gender;
      if (const auto head = names::find_head(work.tokens, begin, k, wish)) work.take(*head);
      return;
    }
    if (token.kind != TokenKind::Word && token.kind != TokenKind::Ordinal) break;
  }
  if (begin >= work.tokens.size()) return;
  const auto head = names::find_head(work.tokens, begin, work.tokens.size());
  if (head && names::is_institution(head->lemma) && head->cases.front() != Case::Nominative) work.take(*head);
}

NameKind kind_of(const Head& head) {
  if (const auto kind = names::kind_of_noun(head.lemma)) return *kind;
  if (head.tag.surname || head.tag.first_name || head.tag.patronymic) return NameKind::Person;
  if (head.tag.place) return NameKind::Place;
  if (names::takes_place_name(head.lemma) || names::follows_place_name(head.lemma)) return NameKind::Place;
  if (head.tag.organization) return NameKind::Organization;
  if (head.tag.animate && head.dictionary) return NameKind::Position;
  return NameKind::Other;
}

// A name without a kind word: «Ростове-на-Дону», «Великих Лук», «Усть-Хопёрской».
bool restore_bare_place(Work& work) {
  const std::size_t size = work.tokens.size();
  if (size == 0 || size > kLongestPlaceName ||
      !std::all_of(work.tokens.begin(), work.tokens.end(), is_capitalized_word))
    return false;
  std::vector<Case> cases;
  if (work.wanted) cases.push_back(*work.wanted);
  std::string name = names::restore_place_name(work.text, work.tokens, 0, size, cases, Gender::None);
  if (!is_known_town(name)) return false;
  work.notes.push_back("a known town");
  work.replace(0, size, std::move(name));
  work.kind = NameKind::Place;
  return true;
}

// «ВЦИОМа»: capitals with the ending of a case.
bool restore_inflected_acronym(Work& work) {
  const std::string_view capitals = names::inflected_acronym(work.tokens[0].text);
  if (capitals.empty()) return false;
  work.kind = NameKind::Organization;
  work.notes.push_back("an abbreviation with an ending");
  work.replace(0, 1, std::string(capitals));
  return true;
}

void restore_phrase(Work& work) {
  const Token& first = work.tokens.front();
  if (first.kind == TokenKind::Capitals) {
    if (names::is_legal_form(first.text))
      restore_behind_legal_form(work);
    else
      work.kind = NameKind::Organization;
    return;
  }
  if (first.kind == TokenKind::Quoted) {
    work.kind = NameKind::Organization;
    if (work.tokens.size() == 1) restore_quoted(work, 0, work.government);
    return;
  }
  const bool lone = work.tokens.size() == 1 && first.kind == TokenKind::Word;
  if (lone && restore_inflected_acronym(work)) return;
  if ((lone && !work.located && names::is_lone_person(first.text)) ||
      (names::looks_like_person(work.tokens, 0, work.tokens.size()) &&
       !(lone && is_known_town(first.text)))) {
    work.kind = NameKind::Person;
    work.notes.push_back("a person's name");
    work.replace(0, work.tokens.size(),
                 names::restore_person(work.text, work.tokens, 0, work.tokens.size(), work.government, {}));
    return;
  }
  if (restore_bare_place(work)) return;
  if (names::looks_foreign(work.tokens, 0, work.tokens.size())) {
    work.kind = NameKind::Person;
    work.notes.push_back("a foreign person's name");
    work.replace(0, work.tokens.size(),
                 names::restore_person(work.text, work.tokens, 0, work.tokens.size(), work.government, {}));
    return;
  }
  names::HeadWish wish;
  wish.wanted = work.wanted;
  work.head = names::find_head(work.tokens, 0, work.tokens.size(), wish);
  if (!work.head) return;
  work.take(*work.head);
  work.kind = kind_of(*work.head);
  if (work.head->adjective && names::is_post(utf8::to_lower(work.head->forms.back())))
    work.kind = NameKind::Position;
  const std::size_t behind = work.head->end;
  if (work.head->adjective && behind + 1 == work.tokens.size() && !work.head->cases.empty() &&
      work.tokens[behind].kind == TokenKind::Quoted)
    return restore_quoted(work, behind, government_of(work.head->cases.front()));
  restore_apposed_place(work);
  restore_second_name(work);
  if (restore_apposed_person(work)) return;
  restore_apposed_institution(work);
  restore_postposed(work);
  restore_coordinated(work, behind);
}

// «в городе Ростове»: the preposition is no part of the name, but tells the case.
std::string_view drop_preposition(std::string_view text) {
  const std::size_t space = text.find(' ');
  if (space == std::string_view::npos || utf8::starts_with_upper(text)) return text;
  return names::is_preposition(text.substr(0, space)) ? utf8::trim(text.substr(space + 1)) : text;
}

Work restore(std::string_view phrase, Government government) {
  Work work;
  work.text = drop_preposition(utf8::trim(phrase));
  work.located = work.text.size() < utf8::trim(phrase).size();
  work.government = government;
  work.wanted = names::case_of(government);
  if (work.text.size() > kLongestPhrase) return work;
  work.tokens = names::cut_tokens(work.text);
  for (const Token& token : work.tokens) work.forms.emplace_back(token.text);
  if (!work.tokens.empty()) restore_phrase(work);
  return work;
}

}  // namespace

std::string_view kind_name(NameKind kind) {
  static constexpr std::string_view kNames[] = {"organization", "place", "person", "position", "other"};
  return kNames[static_cast<std::size_t>(kind)];
}

NominativeName to_nominative(std::string_view phrase, Government government) {
  const Work work = restore(phrase, government);
  if (work.tokens.empty()) return {std::string(utf8::trim(phrase)), NameKind::Other};
  return {work.result(), work.kind};
}

std::string person_to_nominative(std::string_view person, Government government, std::string_view position) {
  const std::string_view text = utf8::trim(person);
  if (text.size() > kLongestPhrase) return std::string(text);
  const std::vector<Token> tokens = names::cut_tokens(text);
  const bool plain = !tokens.empty() && std::all_of(tokens.begin(), tokens.end(), [](const Token& token) {
    return token.kind == TokenKind::Word || token.kind == TokenKind::Initial ||
           token.kind == TokenKind::Capitals;
  });
  if (!plain || tokens.size() > 6) return std::string(text);
  return names::restore_person(text, tokens, 0, tokens.size(), government, position);
}

std::string to_singular_nominative(std::string_view noun) {
  std::string best;
  double weight = 0;
  for (const Reading& reading : read_word(noun)) {
    if (reading.tag.part != PartOfSpeech::Noun || reading.lemma.empty() || reading.weight <= weight) continue;
    weight = reading.weight;
    best = reading.lemma;
  }
  return best.empty() ? std::string(noun) : restore_letters(noun, best);
}

std::string explain_name(std::string_view phrase) {
  const Work work = restore(phrase, Government::Unknown);
  std::string out;
  for (const Token& token : names::cut_tokens(work.text)) {
    out += "token: " + std::string(token.text) + "\n";
    if (token.kind != TokenKind::Word) continue;
    int shown = 0;
    for (const WordParse& parse : parse_word(token.text))
      if (++shown <= 6) out += "  " + describe(parse) + "\n";
  }
  for (const std::string& note : work.notes) out += note + "\n";
  if (!has_dictionary()) out += "no dictionary installed: endings alone\n";
  return out + "result: " + work.result() + " (" + std::string(kind_name(work.kind)) + ")\n";
}

}  // namespace prikaz::normalize
