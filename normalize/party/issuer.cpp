// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalize/party/issuer.h"

#include "base/utf8.h"
#include "normalize/name.h"
#include "normalize/party/beginning.h"
#include "normalize/party/expansion.h"
#include "normalize/party/splitter.h"

namespace prikaz::normalize::party {
namespace {

std::string text_of(const Sentence& s, std::size_t first, std::size_t last) {
  if (first >= last) return {};
  const std::size_t begin = s.tokens[first].span.begin;
  return utf8::squeeze(s.tokens.text.substr(begin, s.tokens[last - 1].span.end - begin));
}

// One behind the last token that is not the region's name at the end: «… Пермского края», «… Республики
// Коми», «… Российской Федерации».
std::size_t without_region(const Sentence& s, std::size_t first, std::size_t last) {
  const Tokens& t = s.tokens;
  while (last > first + 2) {
    const std::size_t before = last;
    const auto noun = [&](std::size_t i) { return s.readings[i].noun.noun; };
    const bool region_last = noun(last - 1) != nullptr && noun(last - 1)->region &&
                             s.readings[last - 2].word_class == WordClass::Adjective;
    const bool federation = t.word(last - 1) == "федерации" && t.word(last - 2).starts_with("российск");
    const bool autonomous = t.word(last - 1).starts_with("округ") && t.word(last - 2).starts_with("автономн");
    if (region_last || federation)
      last -= 2;
    else if (noun(last - 2) != nullptr && noun(last - 2)->region && t[last - 1].capital)
      last -= 2;
    if (autonomous) last -= 2;
    while (last < before && last > first + 2 && s.readings[last - 1].word_class == WordClass::Adjective &&
           t[last - 1].capital)
      --last;
    while (last < before && last > first + 2 && t[last - 1].kind == TokenKind::Dash) --last;
    if (last == before) break;
  }
  return last;
}

struct Heading {
  std::size_t first, last;
  const Noun* noun;
};

// The body that a post leads: «начальник департамента образования» → «департамент образования».
std::string led_body(const Sentence& s, const Heading& part) {
  std::size_t head = part.first;
  while (head < part.last && s.readings[head].noun.noun != part.noun) ++head;
  const std::size_t from = head + 1;
  for (std::size_t i = from; i < part.last; ++i) {
    const Noun* noun = s.readings[i].noun.noun;
    if (noun == nullptr || noun->type != NounType::Authority) continue;
    std::string name;
    for (std::size_t k = from; k < i; ++k) {
      const std::string_view raw = s.tokens.raw(k);
      if (s.readings[k].word_class != WordClass::Adjective) return {};
      const std::size_t cut = raw.size() > 6 ? raw.size() - 6 : 0;  // «финансов-ого», «городск-ого»
      name += inflect_adjective(std::string(raw.substr(0, cut)) + "ый", noun->gender, Nominative)
                  .value_or(std::string(raw)) +
              " ";
    }
    name += noun->forms[0][Nominative];
    const std::string rest = text_of(s, i + 1, part.last);
    return rest.empty() ? name : name + " " + rest;
  }
  return {};
}

bool mentions_superior(const Sentence& s, const Heading& part) {
  for (std::size_t i = part.first + 1; i < part.last; ++i)
    if (s.readings[i].noun.noun != nullptr && s.readings[i].noun.noun->admin) return true;
  return false;
}

std::string combine(const Sentence& s, const std::vector<Heading>& parts) {
  const Heading& superior = parts.front();
  const Heading& unit = parts.back();
  std::string name = unit.noun->type == NounType::Position
                         ? led_body(s, unit)
                         : text_of(s, unit.first, without_region(s, unit.first, unit.last));
  if (name.empty()) name = text_of(s, unit.first, unit.last);
  if (mentions_superior(s, unit)) return name;
  const std::string above = text_of(s, superior.first, without_region(s, superior.first, superior.last));
  std::string genitive = inflect_phrase(above, Genitive, false).value_or(above);
  std::size_t i = 0;
  std::string lowered;
  utf8::append(lowered, utf8::to_lower(utf8::next(genitive, i)));
  return name + " " + lowered + genitive.substr(i);
}

// Known nouns and adjectives that stand in capitals among other text.
std::string readable(std::string_view text) {
  const std::string sentence = to_sentence_case(text);
  const Tokens t = tokenize(sentence);
  std::string result;
  std::size_t done = 0;
  for (std::size_t i = 0; i < t.size(); ++i) {
    if (t[i].kind != TokenKind::Word || t[i].depth > 0) continue;
    const std::string_view raw = t.raw(i);
    if (utf8::to_upper(raw) != raw || utf8::length(raw) < 3) continue;
    const bool known = find_noun(t.word(i)).noun != nullptr ||
                       (utf8::length(raw) > 6 && adjective_grammemes(t.word(i)) != 0) ||
                       utf8::length(raw) > 8;
    if (!known) continue;
    result += sentence.substr(done, t[i].span.begin - done);
    result += i == 0 ? capitalized(utf8::to_lower(raw)) : utf8::to_lower(raw);
    done = t[i].span.end;
  }
  return result + sentence.substr(done);
}

}  // namespace

std::string issuer_name(std::string_view text) {
  constexpr std::size_t kLongestHeading = 4000;
  const std::string name = readable(utf8::squeeze(text.substr(0, kLongestHeading)));
  const Sentence s = read_sentence(name, {});
  std::vector<Heading> parts;
  for (const Segment& segment : split_parties(s)) {
    const Noun* noun = segment.head != kNone ? s.readings[segment.head].noun.noun : nullptr;
    if (noun != nullptr && segment.gap != Gap::Comma && segment.gap != Gap::And)
      parts.push_back({segment.first, segment.last, noun});
  }
  const auto only_place = [&](const Heading& part) {
    return part.noun->type == NounType::Part || part.noun->type == NounType::Area ||
           s.tokens.word(part.first).starts_with("российск");
  };
  bool without_place = false;  // «РОССИЙСКАЯ ФЕДЕРАЦИЯ», «ТУЛЬСКАЯ ОБЛАСТЬ» above the body
  while (parts.size() > 1 && only_place(parts.front())) {
    parts.erase(parts.begin());
    without_place = true;
  }
  if (parts.size() == 1 && without_place)
    return capitalized(text_of(s, parts.front().first, parts.front().last));
  if (parts.size() == 2 &&
      parts.front().noun->lemma == "правительство")  // «ПРАВИТЕЛЬСТВО … КРАЯ МИНИСТЕРСТВО …»
    return text_of(s, parts.back().first, parts.back().last) + " " +
           text_of(s, parts.front().first + 1, parts.front().last);
  const bool joined =
      parts.size() == 2 && parts.front().noun->admin && parts.back().noun->type != NounType::People;
  if (joined) return combine(s, parts);
  const Beginning first = beginning_at(s, 0);
  const bool oblique = first.noun != nullptr && !(first.grammemes & kSingular & in_case(Nominative)) &&
                       (first.grammemes & kSingular);
  if (oblique || (first.noun == nullptr && first.adjectives && !(first.grammemes & in_case(Nominative))) ||
      (first.noun != nullptr && !(first.grammemes & in_case(Nominative))))
    return to_nominative(name).name;
  return name;
}

}  // namespace prikaz::normalize::party
