// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalize/party/beginning.h"

#include "base/utf8.h"

namespace prikaz::normalize::party {
namespace {

constexpr std::size_t kMostAdjectives = 8;  // tokens looked at before a head

// «УЖКХ»: its full form begins with the noun of an authority that is no unit itself.
bool heads_units(const GeneralAbbreviation& abbreviation) {
  if (abbreviation.type != AbbreviationType::Body || abbreviation.kind != PartyKind::Organization)
    return false;
  const Noun* head = find_noun(abbreviation.full.substr(0, abbreviation.full.find(' '))).noun;
  return head != nullptr && head->type == NounType::Authority;
}

// The cases of a set of readings, a bit each.
std::uint8_t cases_of(Grammemes readings) {
  constexpr std::uint32_t kSix = 0x3F;
  return static_cast<std::uint8_t>((readings | readings >> 6 | readings >> 12 | readings >> 18) & kSix);
}
constexpr std::uint8_t case_bit(Case which) { return static_cast<std::uint8_t>(1u << which); }
constexpr std::uint8_t kAllOblique = 0x3F & ~case_bit(Nominative);

// All cases of the head of an abbreviation's full form, in its gender and in the plural.
Grammemes head_grammemes(const GeneralAbbreviation& abbreviation) {
  std::string_view full = abbreviation.full;
  while (!full.empty()) {
    const std::size_t space = full.find(' ');
    const NounReading word = find_noun(utf8::fold(full.substr(0, space)));
    if (word.noun != nullptr && (word.grammemes & in_case(Nominative))) {
      constexpr Grammemes kSixCases = 0x3F;
      return kSixCases << (word.noun->gender * 6) | kPlural;
    }
    full.remove_prefix(space == std::string_view::npos ? full.size() : space + 1);
  }
  return 0;
}

bool is_abbreviation(WordClass word_class) {
  return word_class == WordClass::School || word_class == WordClass::Class || word_class == WordClass::Body ||
         word_class == WordClass::Acronym;
}

// What may stand behind adjectives that have no noun.
bool ends_phrase(const Sentence& s, std::size_t k) {
  if (k >= s.size() || s.tokens[k].newline_before) return true;
  const WordClass word_class = s.readings[k].word_class;
  return word_class == WordClass::Mark || word_class == WordClass::Number ||
         word_class == WordClass::Preposition || word_class == WordClass::Conjunction ||
         word_class == WordClass::Noun;
}

}  // namespace

bool Beginning::starts_party(Case which) const {
  switch (word_class) {
    case WordClass::Noun:
      return noun->type != NounType::Part && noun->type != NounType::Area &&
             (grammemes & in_case(which)) != 0;
    case WordClass::Legal:
    case WordClass::Class:
    case WordClass::Body:
    case WordClass::School:
      return true;
    default:
      return false;
  }
}

Beginning beginning_at(const Sentence& s, std::size_t i) {
  Beginning result;
  const Tokens& t = s.tokens;
  for (int most = 3; most > 0 && i < s.size() && s.readings[i].word_class == WordClass::Determiner; --most)
    ++i;
  if (i >= s.size()) return result;
  result.head = i;
  const Reading& first = s.readings[i];
  result.word_class = first.word_class;
  if (first.abbreviation != nullptr) {
    result.body_kind = first.abbreviation->kind;
    result.heads_units = heads_units(*first.abbreviation);
  }
  if (t[i].capital && first.word_class == WordClass::Adjective)
    result.oblique_place = !(first.adjective & in_case(Nominative));
  if (first.word_class == WordClass::Other && t[i].capital)
    result.oblique_place =
        first.unlisted != 0 ? !(first.unlisted & in_case(Nominative)) : !may_be_nominative(t.word(i));

  Grammemes agreed = ~Grammemes{0};
  for (std::size_t k = i, steps = 0; k < s.size() && steps < kMostAdjectives; ++steps) {
    const Reading& reading = s.readings[k];
    const bool shortened = reading.word_class == WordClass::ShortWord;
    if (reading.noun.noun != nullptr && (reading.word_class == WordClass::Noun || shortened)) {
      const Grammemes both = agreed & reading.noun.grammemes;
      if (both == 0) {
        result.substantive = result.adjectives;
        break;
      }
      result.word_class = WordClass::Noun;
      result.noun = reading.noun.noun;
      result.grammemes = both;
      result.head = k;
      result.governs = k + reading.length < s.size() && !t[k + 1].depth &&
                       s.readings[k + 1].word_class == WordClass::Preposition;
      return result;
    }
    if (reading.adjective != 0 && (agreed & reading.adjective) != 0) {
      agreed &= reading.adjective;
      result.adjectives = true;
      result.grammemes = agreed;
      k += reading.length;
      continue;
    }
    // «отраслевые (функциональные) и территориальные органы», «старший, младший воспитатель» go on; anything
    // else ends it.
    if (result.adjectives && t[k].kind == TokenKind::OpenBracket && t[k].mate != kNoMate && t[k].mate < k + 6)
      k = t[k].mate + 1;
    else if (result.adjectives && reading.word_class == WordClass::Conjunction && reading.length == 1)
      ++k;
    else {
      result.before_unknown = result.adjectives &&
                              (reading.word_class == WordClass::Other || is_abbreviation(reading.word_class));
      if (result.adjectives && reading.abbreviation != nullptr)
        if (const Grammemes head = head_grammemes(*reading.abbreviation) & agreed; head != 0)
          result.grammemes = head;  // «городской ЦДТ»: no genitive of a feminine
      if (reading.word_class == WordClass::Other) result.unlisted = agreed & reading.unlisted;
      result.substantive =
          result.adjectives && k > i && s.readings[k - 1].adjective != 0 && ends_phrase(s, k);
      break;
    }
  }
  if (result.adjectives && result.noun == nullptr && result.head == i && i + 1 == s.size())
    result.substantive = true;
  return result;
}

void LeftPhrase::add_tail(Grammemes noun) {
  const std::uint8_t oblique = cases_of(noun) & kAllOblique;
  // An accusative needs its preposition («за рынки, магазины»); what nobody can read may be anything.
  const std::uint8_t governed = governs_accusative_ ? kAllOblique : kAllOblique & ~case_bit(Accusative);
  tail |= (noun == 0 ? kAllOblique : oblique) & governed;
}

bool LeftPhrase::goes_on_with(Grammemes noun) const { return has_complement && (tail & cases_of(noun)) != 0; }

void LeftPhrase::add_noun(const Sentence& s, std::size_t i, const Noun* noun, Grammemes grammemes,
                          WordClass word_class) {
  if (head == static_cast<std::size_t>(-1)) {
    head = i;
    head_class = word_class;
    head_noun = noun;
    head_grammemes = grammemes;
    if (s.readings[i].abbreviation != nullptr) body_kind = s.readings[i].abbreviation->kind;
    wants = noun != nullptr && noun->needs;
    last_is_head = true;
  } else {
    last_is_head = false;
    if (!has_complement || wants) {
      const bool body = noun == nullptr
                            ? word_class == WordClass::Class || word_class == WordClass::Body ||
                                  word_class == WordClass::School || word_class == WordClass::Legal ||
                                  word_class == WordClass::Acronym
                            : noun->type != NounType::Part && noun->type != NounType::Position &&
                                  noun->type != NounType::People;
      complement_is_body = body;
    }
    has_complement = true;
    wants = false;
    add_tail(noun != nullptr ? grammemes : 0);
  }
  last_is_area = noun != nullptr && noun->type == NounType::Area;
  last_noun = noun;
  last_grammemes = grammemes;
  dangling = word_class == WordClass::Legal;
}

void LeftPhrase::advance(const Sentence& s, std::size_t i, std::size_t next, const Beginning& right) {
  const Tokens& t = s.tokens;
  const Reading& reading = s.readings[i];
  closed = numbered = false;
  governed_last = last_class == WordClass::Preposition;
  switch (reading.word_class) {
    case WordClass::Mark:
      if (t[i].kind == TokenKind::OpenQuote && next > i + 1) {
        if (head == static_cast<std::size_t>(-1)) head = i, head_class = WordClass::Mark;
        if (wants) has_complement = true;
        closed = true;
        dangling = wants = false;
      } else if (t[i].kind == TokenKind::OpenBracket && s.agreed_bracket(i)) {
        agreed = closed = true;
        dangling = false;
        for (std::size_t k = i + 1; k < next; ++k)
          all_agreed |= t[k].kind == TokenKind::Word && t.word(k).starts_with("все");
      } else if (t[i].kind == TokenKind::OpenBracket && s.alias_bracket(i)) {
        closed = true;
      }
      break;
    case WordClass::Number:
      dangling = t[i].kind == TokenKind::NumberSign || head == static_cast<std::size_t>(-1);
      closed = numbered = !dangling && i > 0 && t[i - 1].kind == TokenKind::NumberSign;
      break;
    case WordClass::Noun:
      add_noun(s, i, reading.noun.noun,
               right.head == i && right.grammemes ? right.grammemes : reading.noun.grammemes,
               WordClass::Noun);
      break;
    case WordClass::ShortWord:
      if (reading.noun.noun != nullptr)
        add_noun(s, i, reading.noun.noun, reading.noun.grammemes, WordClass::Noun);
      else if (head == static_cast<std::size_t>(-1))
        adjectives = dangling = true;
      else
        dangling = true;
      break;
    case WordClass::Adjective:
    case WordClass::Participle:
      last_is_head = false;
      if (head == static_cast<std::size_t>(-1)) {
        adjectives = true;
        head_grammemes = reading.adjective;
      } else if (reading.word_class == WordClass::Participle && i > 0 && t[i - 1].kind == TokenKind::Comma)
        in_clause = true;
      // An adjective waits for its noun; behind one («района Приозерского», «ответственные») nothing more may
      // come.
      dangling = right.noun != nullptr || right.before_unknown || head == static_cast<std::size_t>(-1) ||
                 !last_is_area;
      break;
    case WordClass::Legal:
    case WordClass::Class:
    case WordClass::Body:
    case WordClass::School:
    case WordClass::Acronym:
    case WordClass::Field: {
      const bool names_legal = last_class == WordClass::Legal || last_class == WordClass::LegalSuffix;
      add_noun(s, i, nullptr, 0, reading.word_class);
      if (names_legal && reading.word_class != WordClass::Legal)
        closed = reading.word_class == WordClass::Acronym;
      break;
    }
    case WordClass::LegalSuffix:
      dangling = true;
      break;
    case WordClass::Determiner:
      dangling = dangling || head == static_cast<std::size_t>(-1);
      break;
    case WordClass::Preposition:
      if (s.agreed_words(i)) {  // «, по согласованию»
        agreed = closed = true;
        dangling = false;
        break;
      }
      if (head != static_cast<std::size_t>(-1)) {
        complement_by_preposition = true;
        has_complement = true;
        wants = false;
        governs_accusative_ |= reading.governed == Accusative;
      }
      dangling = true;
      break;
    case WordClass::Other:
    case WordClass::Initial:
      if (head == static_cast<std::size_t>(-1)) {
        head = i;
        head_class = WordClass::Other;
        last_is_head = true;
      } else {
        if (!has_complement) complement_is_body = false;
        add_tail(reading.unlisted);
        has_complement = true;
        wants = last_is_head = false;
      }
      last_is_area = false;
      dangling = false;
      break;
    default:
      break;
  }
  if (reading.word_class != WordClass::Mark)
    last_class = reading.word_class;
  else if (t[i].kind == TokenKind::OpenQuote)
    last_class = WordClass::Mark;
}

bool LeftPhrase::plural_leader() const {
  return head_noun != nullptr && head_noun->leader && (head_grammemes & kPlural & in_case(Nominative)) != 0;
}

bool LeftPhrase::names_class() const {
  return head_class == WordClass::Class ||
         (head_noun != nullptr && (head_grammemes & kPlural & in_case(Nominative)) &&
          !(head_grammemes & kSingular & in_case(Nominative)));
}

bool LeftPhrase::governs_persons() const {
  return head_noun != nullptr && (head_noun->type == NounType::Position ||
                                  head_noun->type == NounType::People || head_noun->type == NounType::Body);
}

bool LeftPhrase::agrees_with(const Beginning& attribute) const {
  return head_noun != nullptr && (head_grammemes & attribute.grammemes) != 0;
}

bool LeftPhrase::last_is_acronym() const {
  return last_class == WordClass::Class || last_class == WordClass::Body || last_class == WordClass::School ||
         last_class == WordClass::Acronym;
}

std::string LeftPhrase::describe() const {
  std::string text = "left=" + std::string(head_noun != nullptr ? head_noun->lemma : class_name(head_class));
  const auto flag = [&text](bool set, std::string_view name) {
    if (set) text += "," + std::string(name);
  };
  flag(adjectives, "adjectives");
  flag(has_complement, "complement");
  flag(complement_is_body, "of-body");
  flag(complement_by_preposition, "by-preposition");
  flag(dangling, "dangling");
  flag(wants, "wants");
  flag(closed, "closed");
  flag(in_clause, "clause");
  return text;
}

bool may_be_nominative(std::string_view word) { return !has_ending(EndingTable::Oblique, word); }

bool plural_of_persons(std::string_view word) {
  return has_ending(EndingTable::Persons, word) && !has_ending(EndingTable::NoPersons, word);
}

bool ends_in_consonant(std::string_view word) { return !has_ending(EndingTable::Open, word); }

}  // namespace prikaz::normalize::party
