// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "normalize/name.h"
#include "normalize/name/lexicon.h"
#include "normalize/name/person.h"
#include "normalize/party/reading.h"
#include "normalize/party/unlisted.h"

namespace prikaz::normalize::party {
namespace {

// «согласованию», also cut at the end of a line: «согла-сованию».
bool names_agreement(std::string_view folded) {
  std::string whole;
  for (const char c : folded.substr(0, std::min<std::size_t>(folded.size(), 40)))
    if (c != '-') whole += c;
  return whole.starts_with("согласовани");
}

bool is_first_name(std::string_view folded) { return dictionary_noun(folded).first_name; }

}  // namespace

bool Sentence::stands_alone(std::size_t i) const {
  const auto ends = [this](std::size_t k) {
    return k >= size() || tokens[k].kind == TokenKind::Comma || tokens[k].kind == TokenKind::Semicolon ||
           tokens[k].newline_before;
  };
  const bool begins = i == 0 || tokens[i - 1].kind == TokenKind::Comma ||
                      tokens[i - 1].kind == TokenKind::Semicolon || tokens[i].newline_before;
  return begins && ends(i + 1) && readings[i].word_class == WordClass::Other && tokens[i].depth == 0;
}

bool Sentence::closes_post(std::size_t i) const {
  if (i == 0 || tokens[i].newline_before || readings[i - 1].word_class != WordClass::Noun) return false;
  const Noun& post = *readings[i - 1].noun.noun;
  const bool ends = i + 1 >= size() || tokens[i + 1].kind == TokenKind::Comma ||
                    tokens[i + 1].kind == TokenKind::Semicolon || tokens[i + 1].newline_before;
  return ends && post.type == NounType::Position && !post.needs && !post.leader && !post.admin &&
         (readings[i - 1].noun.grammemes & kSingular & in_case(Nominative)) &&
         readings[i].word_class == WordClass::Other;
}

bool Sentence::named_after(std::size_t i) const {
  if (i == 0 || tokens[i].newline_before || readings[i - 1].word_class != WordClass::Noun) return false;
  const Noun& before = *readings[i - 1].noun.noun;
  return before.type == NounType::Institution && !before.generic;
}

std::size_t Sentence::person_end(std::size_t i) const {
  const auto is_initial = [&](std::size_t k) {
    return k + 1 < size() && tokens[k].initial && tokens.is(k + 1, TokenKind::Dot);
  };
  // «Фамилия И.О» at the end of a line: the last full stop is missing.
  const auto is_bare_initial = [&](std::size_t k) {
    return k < size() && tokens[k].kind == TokenKind::Word && tokens[k].capital &&
           tokens[k].span.size() == 2 && !tokens.is(k + 1, TokenKind::Dot);
  };
  const auto is_surname = [&](std::size_t k) {
    if (k >= size() || tokens[k].kind != TokenKind::Word || !tokens[k].capital || tokens[k].initial)
      return false;
    const WordClass word_class = readings[k].word_class;
    return word_class == WordClass::Other || word_class == WordClass::Adjective ||
           word_class == WordClass::Acronym ||
           (word_class == WordClass::Noun && readings[k].noun.noun == &unlisted_person());
  };
  const std::size_t first_of_person = i;
  std::size_t first = i;
  for (int initials = 0;
       initials < 2 && first >= 2 && tokens[first - 1].kind == TokenKind::Dot && tokens[first - 2].initial;
       ++initials)
    first -= 2;
  if (first > 0 &&
      (tokens.is_word(first - 1, "имени") || (first > 1 && readings[first - 2].short_word != nullptr &&
                                              readings[first - 2].short_word->full == "имени")))
    return i;  // «школа им. А.С. Пушкина»
  if (is_initial(i)) {
    std::size_t k = i + 2;
    if (is_initial(k)) {
      k += 2;
      // «А.С. Вольная», «И.И. Больница»: behind two initials a noun is a surname, were it one of a body.
      if (k < size() && tokens[k].kind == TokenKind::Word && tokens[k].capital && !tokens[k].newline_before &&
          readings[k].word_class == WordClass::Noun && !tokens.is(k + 1, TokenKind::OpenQuote) &&
          !tokens.is(k + 1, TokenKind::NumberSign) &&
          (k + 1 >= size() || tokens[k + 1].kind != TokenKind::Word || tokens[k + 1].capital))
        return k + 1;
    } else if (named_after(i)) {
      return i;
    }
    return is_surname(k) && !is_initial(k + 1) ? k + 1 : k < size() && is_surname(k) ? k + 1 : i;
  }
  constexpr std::size_t kLongestParticle = 8;  // bytes
  if (tokens[i].kind == TokenKind::Word && tokens[i].capital && tokens[i].span.size() <= kLongestParticle &&
      is_initial(i + 2) && names::is_name_particle(tokens.word(i)) && is_surname(i + 1))
    ++i;  // «Де Фриз А.А.»
  // «Дворников А.А.»: a noun before two initials that no surname follows is the surname itself.
  const bool noun = tokens[i].kind == TokenKind::Word && tokens[i].capital && !tokens[i].initial &&
                    readings[i].word_class == WordClass::Noun && is_initial(i + 1) && is_initial(i + 3);
  if (noun && !(tokens.is(i + 5, TokenKind::Word) && tokens[i + 5].capital && !tokens[i + 5].newline_before))
    return i + 5;
  if (!is_surname(i)) return first_of_person;
  if (is_initial(i + 1)) {
    const std::size_t end = is_initial(i + 3) ? i + 5 : is_bare_initial(i + 3) ? i + 4 : i + 3;
    const bool tail = end < size() && tokens[end].kind == TokenKind::Word && !tokens[end].capital &&
                      names::is_name_particle(tokens.word(end));
    return tail ? end + 1 : end;  // «Мамедов Р.Р. оглы»
  }
  // «Фамилия ИО»: two capitals behind what is spelled like a surname.
  if (i + 1 < size() && tokens[i + 1].kind == TokenKind::Word && tokens[i + 1].span.size() == 4 &&
      tokens[i + 1].acronym && readings[i + 1].word_class == WordClass::Acronym &&
      names::has_surname_form(tokens.raw(i)))
    return i + 2;
  if (i + 2 < size() && is_surname(i + 1) && is_surname(i + 2) && names::is_patronymic(tokens.word(i + 2)))
    return i + 3;
  if (i + 1 < size() && !tokens[i + 1].newline_before && is_surname(i + 1) &&
      ((is_first_name(tokens.word(i)) && names::has_surname_form(tokens.raw(i + 1))) ||
       (is_first_name(tokens.word(i + 1)) && names::has_surname_form(tokens.raw(i)))) &&
      !names::is_patronymic(tokens.word(i + 1)))
    return i + 2;  // «Инна Гейко»
  // «Иванов, Петров», «специалист Белова»
  if ((stands_alone(i) || closes_post(i)) && names::has_surname_form(tokens.raw(i))) return i + 1;
  if (i + 1 < size() && is_surname(i + 1) && names::is_patronymic(tokens.word(i + 1)))
    return i + 2 < size() && is_surname(i + 2) && !tokens[i + 2].newline_before ? i + 3 : i + 2;
  return i;
}

bool Sentence::agreed_bracket(std::size_t open) const {
  const std::size_t close = tokens[open].mate;
  if (tokens[open].kind != TokenKind::OpenBracket || close == kNoMate) return false;
  for (std::size_t i = open + 1; i + 1 < close && i < open + 4; ++i)
    if (tokens.is_word(i, "по") && tokens[i + 1].kind == TokenKind::Word &&
        names_agreement(tokens.word(i + 1)))
      return true;
  return false;
}

bool Sentence::agreed_words(std::size_t i) const {
  return tokens.is_word(i, "по") && tokens.is(i + 1, TokenKind::Word) &&
         names_agreement(tokens.word(i + 1)) && !tokens.is_word(i + 2, "с") && !tokens.is_word(i + 2, "со");
}

bool Sentence::alias_bracket(std::size_t open) const {
  return tokens[open].kind == TokenKind::OpenBracket && tokens[open].mate != kNoMate && open + 1 < size() &&
         tokens[open + 1].kind == TokenKind::Word && tokens.word(open + 1).starts_with("далее");
}

Sentence part_of(const Sentence& sentence, std::size_t first, std::size_t last) {
  Sentence part;
  part.own_shorts = sentence.own_shorts;
  part.own = sentence.own;
  part.tokens.text = sentence.tokens.text;
  const auto at = [](std::size_t k) { return static_cast<std::ptrdiff_t>(k); };
  part.readings.assign(sentence.readings.begin() + at(first), sentence.readings.begin() + at(last));
  part.tokens.items.assign(sentence.tokens.items.begin() + at(first),
                           sentence.tokens.items.begin() + at(last));
  std::size_t begin = sentence.tokens.folded.size(), end = 0;
  for (const Token& token : part.tokens.items)
    if (!token.fold.empty()) {
      begin = std::min(begin, token.fold.begin);
      end = std::max(end, token.fold.end);
    }
  if (begin < end) part.tokens.folded = sentence.tokens.folded.substr(begin, end - begin);
  const std::uint16_t depth = part.size() > 0 ? part.tokens.items.front().depth : std::uint16_t{0};
  for (Token& token : part.tokens.items) {
    if (!token.fold.empty()) token.fold = {token.fold.begin - begin, token.fold.end - begin};
    if (token.mate != kNoMate)
      token.mate =
          token.mate >= first && token.mate < last ? token.mate - static_cast<std::uint32_t>(first) : kNoMate;
    token.depth = token.depth > depth ? static_cast<std::uint16_t>(token.depth - depth) : std::uint16_t{0};
  }
  return part;
}

}  // namespace prikaz::normalize::party
