// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalize/party/expansion.h"

#include <algorithm>
#include <optional>

#include "base/utf8.h"

namespace prikaz::normalize::party {
namespace {

constexpr std::size_t kLongestSpelled = 40;  // tokens before «(ОИВ)» that may spell it

class Expander {
 public:
  Expander(const Sentence& sentence, const Segment& segment, const std::vector<bool>& dropped)
      : s_(sentence), t_(sentence.tokens), segment_(segment), dropped_(dropped) {}

  Expansion run() {
    if (segment_.first < segment_.last)
      result_.name.reserve(2 * (t_[segment_.last - 1].span.end - t_[segment_.first].span.begin));
    for (std::size_t i = segment_.first; i < segment_.last;) {
      if (dropped_[i - segment_.first]) {
        ++i;
        continue;
      }
      i = emit(i);
    }
    return std::move(result_);
  }

 private:
  std::size_t emit(std::size_t i) {
    const Reading& reading = s_.readings[i];
    if (quoted(i)) {  // a name in quotes is spelled as its bearer spells it
      mark_or_word(i);
      return i + 1;
    }
    switch (reading.word_class) {
      case WordClass::Legal:
        put(i, legal(i));
        break;
      case WordClass::LegalSuffix:
        put(i, suffix(i));
        break;
      case WordClass::Class:
      case WordClass::Body:
      case WordClass::School:
      case WordClass::Field:
        put(i, acronym(i));
        break;
      case WordClass::ShortWord:
        put(i, short_word(i));
        space_ = true;
        break;
      case WordClass::Preposition:
        preposition_ = reading.governed;
        put(i, std::string(t_.raw(i)));
        break;
      case WordClass::Conjunction:
        put(i, original(i));
        break;
      case WordClass::Noun:
        put(i, noun(i));
        break;
      case WordClass::Adjective:
        put(i, adjective(i));
        break;
      default:
        mark_or_word(i);
    }
    if (ends_prepositional(reading.word_class)) {
      governed_by_ = preposition_;
      preposition_ = {};
    } else if (reading.word_class == WordClass::Conjunction || t_[i].kind == TokenKind::Comma) {
      preposition_ = governed_by_;  // «по строительству, ЖКХ и связи»
    }
    note_head(i, reading);
    return i + (reading.word_class == WordClass::Together ? 1 : reading.length);
  }

  bool quoted(std::size_t i) const {
    if (quote_end_ != kNone && i < quote_end_) return true;
    return false;
  }

  static bool ends_prepositional(WordClass word_class) {
    return word_class == WordClass::Noun || word_class == WordClass::Other ||
           word_class == WordClass::Field || word_class == WordClass::Class || word_class == WordClass::Body;
  }

  void note_head(std::size_t i, const Reading& reading) {
    switch (reading.word_class) {
      case WordClass::Legal:
        if (!head_seen_) legal_head_ = true;
        break;
      case WordClass::Adjective:
      case WordClass::Participle:
      case WordClass::Determiner:
      case WordClass::LegalSuffix:
        break;
      case WordClass::ShortWord:
        if (reading.noun.noun == nullptr) break;
        [[fallthrough]];
      case WordClass::Noun:
        if (!head_seen_ && reading.noun.noun != nullptr) {
          const Noun& noun = *reading.noun.noun;
          const bool of_one = (noun.type == NounType::Position && !noun.level) || noun.admin;
          singular_leader_ = of_one && (reading.noun.grammemes & kSingular & in_case(Nominative));
        }
        head_seen_ = true;
        break;
      case WordClass::Number:  // «12 ПСЧ»
        head_seen_ |= t_[i].kind == TokenKind::NumberSign;
        break;
      case WordClass::Mark:
        if (t_[i].kind == TokenKind::OpenQuote) {
          head_seen_ = true;
          quote_end_ = t_[i].mate;
        }
        break;
      default:
        head_seen_ = true;
    }
  }

  // The case that the place of token i governs.
  Case case_here() const {
    if (!head_seen_) return Nominative;
    return preposition_.value_or(Genitive);
  }

  std::string legal(std::size_t i) {
    const bool suffix_follows = i + 1 < s_.size() && s_.readings[i + 1].word_class == WordClass::LegalSuffix;
    const LegalForm* const form = parse_legal_form(t_.raw(i), suffix_follows);
    if (form == nullptr) return std::string(t_.raw(i));
    result_.general = true;
    return spelled_out(*form, case_here());
  }

  std::string suffix(std::size_t i) {
    result_.general = true;
    return parse_legal_suffix(t_.raw(i))->full;
  }

  bool name_follows(std::size_t i) const {
    const std::size_t next = i + s_.readings[i].length;
    return next < segment_.last && (t_[next].kind == TokenKind::NumberSign ||
                                    t_[next].kind == TokenKind::OpenQuote || next == segment_.person);
  }

  std::string acronym(std::size_t i) {
    const Reading& reading = s_.readings[i];
    const Case which = t_.raw(i).ends_with("ами") ? Instrumental : case_here();  // «заведующие ФАПами»
    if (reading.own >= 0) return own(i, which);
    const GeneralAbbreviation& general = *reading.abbreviation;
    if (reading.word_class == WordClass::Field) {
      if (which == Nominative && !legal_head_) return original(i);
      return field(i, general, which == Nominative ? Genitive : which, which == Nominative);
    }
    if (t_.raw(i).find('-') != std::string_view::npos) return original(i);  // «ПЧ-15»
    const bool singular_place =
        name_follows(i) || legal_head_ || singular_adjective_ || (singular_leader_ && which == Genitive);
    const bool several = i > segment_.first && s_.readings[i - 1].word_class == WordClass::Adjective &&
                         !(s_.readings[i - 1].adjective & kSingular);  // «сельские ДК»
    const std::string* const inflected =
        spelled_out(general, which, several || (general.plural && !singular_place));
    if (!inflected) return original(i);
    result_.general = true;
    return *inflected;
  }

  // The table's own form goes before one that is made: it may have nouns that no lexicon declines.
  std::string field(std::size_t i, const GeneralAbbreviation& general, Case which, bool always) {
    const std::string_view listed = which == Dative     ? general.dative
                                    : which == Genitive ? general.genitive
                                                        : std::string_view();
    const std::string* const inflected =
        listed.empty() ? spelled_out(general, which, general.plural) : nullptr;
    if (inflected == nullptr && listed.empty() && !always) return original(i);
    result_.general |= !always;
    return inflected != nullptr ? *inflected : std::string(listed);
  }

  std::string own(std::size_t i, Case which) {
    const std::string& full = s_.own[static_cast<std::size_t>(s_.readings[i].own)].nominative;
    const Expansion inner = expand_text(full);
    if (which == Nominative) {
      result_.general |= inner.general;
      return inner.name;
    }
    const NounReading head = head_of(inner.name);
    const bool plural = head.noun != nullptr && !(head.grammemes & kSingular & in_case(Nominative));
    if (const auto inflected = inflect_phrase(inner.name, which, plural)) {
      result_.general |= inner.general;
      return *inflected;
    }
    return original(i);
  }

  static NounReading head_of(std::string_view phrase) {
    const Tokens tokens = tokenize(phrase);
    for (std::size_t i = 0; i < tokens.size(); ++i)
      if (const NounReading reading = find_noun(tokens.word(i));
          reading.noun != nullptr && (reading.grammemes & in_case(Nominative)))
        return reading;
    return {};
  }

  std::string original(std::size_t i) const {
    const std::size_t last = i + s_.readings[i].length - 1;
    return std::string(t_.text.substr(t_[i].span.begin, t_[last].span.end - t_[i].span.begin));
  }

  std::string short_word(std::size_t i) {
    const ShortWord& word = *s_.readings[i].short_word;
    if (word.place && preposition_) return original(i);  // «в г. Озёрск»: no genitive
    result_.general = true;
    std::string full = agreeing_short_word(s_, i);
    const NounReading& noun = s_.readings[i].noun;  // «зам. дир.»
    if (head_seen_ && case_here() == Genitive && !preposition_ && noun.noun != nullptr &&
        word.full == noun.noun->lemma)
      full = noun.noun->forms[0][Genitive];
    return t_[i].capital ? capitalized(full) : full;
  }

  // Behind a legal form in the nominative its type word is in the nominative too: «МКОУ школы № 1» → «школа №
  // 1».
  std::string noun(std::size_t i) {
    if (s_.readings[i].length > 1) return original(i);  // «д/сады»
    const NounReading& reading = s_.readings[i].noun;
    const bool governed =
        !(legal_head_ && !head_seen_) || (reading.grammemes & kSingular & in_case(Nominative));
    if (spelled_in_capitals(i)) return uncapitalized(i);
    if (governed || reading.noun->type != NounType::Institution ||
        !(reading.grammemes & kSingular & in_case(Genitive)))
      return std::string(t_.raw(i));
    return reading.noun->forms[0][Nominative];
  }

  // «МКОУ Ивановской СОШ» → «Ивановская СОШ».
  std::string adjective(std::size_t i) {
    const std::string_view raw = t_.raw(i);
    if (spelled_in_capitals(i)) return uncapitalized(i);
    singular_adjective_ = (s_.readings[i].adjective & kSingular) != 0;
    if (!legal_head_ || head_seen_ || !raw.ends_with("ой")) return std::string(raw);
    const std::size_t next = i + 1;
    const bool feminine =
        next < segment_.last &&
        (s_.readings[next].word_class == WordClass::School ||
         (s_.readings[next].noun.noun != nullptr && s_.readings[next].noun.noun->gender == Feminine));
    return feminine ? std::string(raw.substr(0, raw.size() - 4)) + "ая" : std::string(raw);
  }

  // «управление ОБРАЗОВАНИЯ»: a word that is no abbreviation.
  bool spelled_in_capitals(std::size_t i) const {
    const std::string_view raw = t_.raw(i);
    if (!t_[i].capital || raw.size() <= 6) return false;
    std::size_t second = 0;  // tells most words
    utf8::next(raw, second);
    const char32_t c = utf8::next(raw, second);
    return !(utf8::is_letter(c) && !utf8::is_upper(c)) && utf8::to_upper(raw) == raw;
  }
  std::string uncapitalized(std::size_t i) const { return utf8::to_lower(t_.raw(i)); }

  void mark_or_word(std::size_t i) {
    switch (t_[i].kind) {
      case TokenKind::OpenQuote:
        put(i, "«");
        return;
      case TokenKind::CloseQuote:
        put(i, "»");
        return;
      case TokenKind::Number:
        if (i > segment_.first && t_[i - 1].kind == TokenKind::NumberSign) space_ = true;
        [[fallthrough]];
      default:
        put(i, std::string(t_.raw(i)));
    }
  }

  void put(std::size_t i, std::string text) {
    if (!result_.name.empty() && (t_[i].space_before || space_)) result_.name += ' ';
    space_ = false;
    result_.name += text;
  }

  const Sentence& s_;
  const Tokens& t_;
  const Segment& segment_;
  const std::vector<bool>& dropped_;
  Expansion result_;
  std::optional<Case> preposition_, governed_by_;  ///< the cases that prepositions here and before govern
  std::size_t quote_end_ = kNone;
  bool head_seen_ = false, legal_head_ = false, singular_leader_ = false, singular_adjective_ = false,
       space_ = false;
};

// «(отв. Белова И.В.)»
bool ends_in_person(const Sentence& s, std::size_t open, std::size_t close) {
  for (std::size_t i = open + 1; i < close && i < open + 5; ++i)
    if (s.person_end(i) == close) return true;
  return false;
}

// «органы исполнительной власти (ОИВ)»: capitals that the words before spell.
bool spells_before(const Sentence& s, const Segment& segment, std::size_t open) {
  const Tokens& t = s.tokens;
  if (t[open].mate != open + 2 || !t[open + 1].acronym) return false;
  const std::string_view letters = t.word(open + 1);
  std::size_t at = 0;
  for (std::size_t i = std::max(segment.first, open > kLongestSpelled ? open - kLongestSpelled : 0);
       i < open && at < letters.size(); ++i)
    if (t[i].kind == TokenKind::Word && t.word(i).substr(0, 2) == letters.substr(at, 2)) at += 2;
  return at == letters.size();
}

void drop(std::vector<bool>& dropped, std::size_t first, std::size_t from, std::size_t to) {
  for (std::size_t i = from; i < to && i >= first && i - first < dropped.size(); ++i)
    dropped[i - first] = true;
}

}  // namespace

std::string agreeing_short_word(const Sentence& s, std::size_t i) {
  const ShortWord& word = *s.readings[i].short_word;
  if (s.readings[i].adjective == 0) return std::string(word.full);
  const bool behind_number = i > 0 && s.tokens[i - 1].kind == TokenKind::Number;  // «1-4 кл.»
  const Beginning phrase = beginning_at(s, i + s.readings[i].length);
  // «педагоги доп. образования»: behind a noun the genitive is meant.
  const bool governed =
      i > 0 && s.readings[i - 1].word_class == WordClass::Noun && !s.tokens[i].newline_before;
  const Case first = governed ? Genitive : Nominative, second = governed ? Nominative : Genitive;
  const bool proper =
      phrase.head < s.size() && s.tokens[phrase.head].capital;  // «ст. Узловая» is no «старший»
  const Grammemes noun = phrase.noun != nullptr ? phrase.grammemes : proper ? 0 : phrase.unlisted;
  if (noun != 0 && !behind_number)
    for (const Case which : {first, second, Dative, Instrumental, Prepositional})
      for (const Gender gender : {Masculine, Feminine, Neuter, Plural})
        if (noun & grammeme(gender, which))
          return inflect_adjective(word.full, gender, which).value_or(std::string(word.full));
  const std::size_t last = i + s.readings[i].length - 1;
  return std::string(
      s.tokens.text.substr(s.tokens[i].span.begin, s.tokens[last].span.end - s.tokens[i].span.begin));
}

std::string capitalized(std::string_view text) {
  if (text.empty()) return {};
  std::size_t i = 0;
  std::string result;
  utf8::append(result, utf8::to_upper(utf8::next(text, i)));
  return result + std::string(text.substr(i));
}

std::vector<bool> dropped_tokens(const Sentence& s, const Segment& segment) {
  const Tokens& t = s.tokens;
  const std::size_t first = segment.first, last = segment.last;
  std::vector<bool> dropped(last - first, false);
  for (std::size_t i = first; i < last; ++i) {
    if (t[i].kind != TokenKind::OpenBracket || t[i].mate == kNoMate || t[i].mate >= last) continue;
    const std::size_t close = t[i].mate;
    if (s.agreed_bracket(i) || s.alias_bracket(i) || ends_in_person(s, i, close) ||
        spells_before(s, segment, i))
      drop(dropped, first, i, close + 1);
    i = close;
  }
  if (!segment.only_person || segment.head != kNone)
    if (segment.person != kNone) drop(dropped, first, segment.person, segment.person_last);
  for (std::size_t i = first; i + 1 < last; ++i)
    if (t[i].depth == t[first].depth && s.agreed_words(i))
      drop(dropped, first, i > first && t[i - 1].kind == TokenKind::Comma ? i - 1 : i, i + 2);
  if (segment.phrase != kNone && segment.phrase > first)  // «Иванова О.П. (начальник отдела)»
    if (const std::size_t open = segment.phrase - 1;
        t[open].kind == TokenKind::OpenBracket && t[open].mate != kNoMate && t[open].mate < last) {
      drop(dropped, first, open, open + 1);
      drop(dropped, first, t[open].mate, t[open].mate + 1);
    }
  // Marks left at the ends, or beside what was dropped.
  const auto is_loose = [&](std::size_t i) {
    const TokenKind kind = t[i].kind;
    if (kind == TokenKind::Dot)
      return i == first || !(t[i - 1].initial || s.readings[i].word_class == WordClass::Initial);
    return kind == TokenKind::Comma || kind == TokenKind::Dash || kind == TokenKind::Colon ||
           kind == TokenKind::Semicolon || t.raw(i) == "*";  // the mark of a footnote
  };
  for (std::size_t i = first; i < last && (dropped[i - first] || is_loose(i)); ++i) dropped[i - first] = true;
  for (std::size_t i = last; i-- > first && (dropped[i - first] || is_loose(i));) dropped[i - first] = true;
  return dropped;
}

Expansion expand_segment(const Sentence& sentence, const Segment& segment, const std::vector<bool>& dropped) {
  return Expander(sentence, segment, dropped).run();
}

Expansion expand_text(std::string_view text) {
  const Sentence sentence = read_sentence(text, {});
  Segment segment;
  segment.last = sentence.size();
  return Expander(sentence, segment, std::vector<bool>(sentence.size(), false)).run();
}

}  // namespace prikaz::normalize::party
