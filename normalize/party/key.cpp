// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalize/party/key.h"

#include <unordered_map>
#include <utility>

#include "base/utf8.h"
#include "normalize/party/beginning.h"
#include "normalize/party/expansion.h"

namespace prikaz::normalize::party {
namespace {

// Two forms of one word: equal, of one noun of the lexicon, or adjectives with one stem.
bool same_word(std::string_view a, std::string_view b) {
  if (a == b) return true;
  constexpr std::size_t kTwoLetters = 4;  // bytes; no word changes those
  if (a.substr(0, kTwoLetters) != b.substr(0, kTwoLetters)) return false;
  const NounReading first = find_noun(a), second = find_noun(b);
  if (first.noun != nullptr && first.noun == second.noun && a.find('-') == b.find('-')) return true;
  if (adjective_grammemes(a) == 0 || adjective_grammemes(b) == 0) return false;
  std::size_t common = 0;
  while (common < a.size() && common < b.size() && a[common] == b[common]) ++common;
  return common + 6 >= a.size() && common + 6 >= b.size() && common >= 6;
}

struct ClassPhrase {
  std::string_view short_form;
  Tokens tokens;
  bool school;  // a type word, meant only with a number behind
};

// The full forms of general classes by the first three letters of their first words.
const std::unordered_map<std::string_view, std::vector<ClassPhrase>>& class_phrases() {
  static const auto table = [] {
    std::unordered_map<std::string_view, std::vector<ClassPhrase>> result;
    static std::vector<std::string> keys;
    keys.reserve(general_abbreviations().size());
    for (const GeneralAbbreviation& general : general_abbreviations()) {
      if (general.type != AbbreviationType::Class && general.type != AbbreviationType::School) continue;
      ClassPhrase phrase{general.short_form, tokenize(general.full),
                         general.type == AbbreviationType::School};
      keys.push_back(std::string(phrase.tokens.word(0).substr(0, 6)));
      result[keys.back()].push_back(std::move(phrase));
    }
    return result;
  }();
  return table;
}

class KeyMaker {
 public:
  explicit KeyMaker(Sentence name) : s_(std::move(name)), t_(s_.tokens) {}

  std::string run() {
    if (const std::string inner = quoted_authority(); !inner.empty()) return inner;
    const std::size_t end = place_begin();
    for (std::size_t i = 0; i < end;) i = add(i);
    return std::move(key_);
  }

  std::string place() const {
    const std::size_t begin = place_begin();
    return begin < s_.size() ? utf8::fold(t_.text.substr(t_[begin].span.begin)) : std::string();
  }

 private:
  std::size_t add(std::size_t i) {
    const Reading& reading = s_.readings[i];
    switch (reading.word_class) {
      case WordClass::Mark:
        return mark(i);
      case WordClass::Legal:
      case WordClass::LegalSuffix:
        if (numbered(i))
          put(numbered_form(i));
        else if (!name_behind(i))
          put(utf8::to_upper(t_.raw(i)));
        return i + 1;
      case WordClass::Number:
        put(t_[i].kind == TokenKind::NumberSign ? std::string_view("№") : t_.word(i));
        return i + 1;
      case WordClass::School:
        put(numbered(i) ? numbered_type(*reading.abbreviation) : t_.raw(i));
        return i + reading.length;
      case WordClass::Class:
        put(std::string(
            t_.text.substr(t_[i].span.begin, t_[i + reading.length - 1].span.end - t_[i].span.begin)));
        return i + reading.length;
      case WordClass::Body:
        body(i);
        return i + reading.length;
      case WordClass::ShortWord:
        put(utf8::fold(agreeing_short_word(s_, i)));
        return i + reading.length;
      case WordClass::Field:
      case WordClass::Acronym:
        put(std::string(t_.raw(i)));
        return i + 1;
      default:
        break;
    }
    if (const std::size_t next = contracted(i); next > i) return next;
    const bool type_word = legal_before_ && reading.noun.noun != nullptr &&
                           reading.noun.noun->type == NounType::Institution && i == first_word_;
    put(type_word && !numbered(i) ? std::string(t_.word(i))
        : type_word               ? std::string(reading.noun.noun->lemma)
                                  : std::string(t_.word(i)));
    return i + 1;
  }

  std::size_t mark(std::size_t i) {
    if (t_[i].kind == TokenKind::OpenBracket && t_[i].mate != kNoMate) return t_[i].mate + 1;

    if (t_[i].kind == TokenKind::Comma && !key_.empty()) key_ += ',';
    return i + 1;
  }

  void body(std::size_t i) {
    const Reading& reading = s_.readings[i];
    if (reading.own >= 0) {
      put(key_of(s_.own[static_cast<std::size_t>(reading.own)].nominative, {}));
      return;
    }
    if (t_.raw(i).find('-') != std::string_view::npos) return put(t_.raw(i));  // «ПЧ-15»
    const bool head = key_.empty();
    const std::string* const full = spelled_out(*reading.abbreviation, head ? Nominative : Genitive, false);
    put(utf8::fold(full != nullptr ? std::string_view(*full) : reading.abbreviation->short_form));
  }

  // «СОШ № 5», «МБОУ школа № 5», «МБДОУ № 7»: whatever the form, the number names it within a municipality.
  static std::string_view numbered_type(const GeneralAbbreviation& type) {
    return type.role == "kindergartens" ? "детский сад" : type.role == "schools" ? "школа" : type.full;
  }
  std::string numbered_form(std::size_t i) const {
    const LegalForm* const form = parse_legal_form(t_.raw(i));
    return form == nullptr                 ? utf8::to_upper(t_.raw(i))
           : form->role == "kindergartens" ? "детский сад"
           : form->role == "schools"       ? "школа"
                                           : utf8::to_upper(t_.raw(i));
  }

  // «МУ «Управление образования администрации города»» is known as the authority inside the quotes.
  std::string quoted_authority() const {
    std::size_t quote = 0;  // behind «МКУ», «Муниципальное казённое учреждение»
    while (quote < s_.size() && quote < 5 &&
           (s_.readings[quote].word_class == WordClass::Legal ||
            s_.readings[quote].word_class == WordClass::Adjective ||
            (s_.readings[quote].noun.noun != nullptr &&
             s_.readings[quote].noun.noun->type == NounType::Institution)))
      ++quote;
    if (quote == 0 || quote + 1 >= s_.size() || t_[quote].kind != TokenKind::OpenQuote ||
        t_[quote].mate == kNoMate)
      return {};
    const std::string_view inside =
        t_.text.substr(t_[quote].span.end, t_[t_[quote].mate].span.begin - t_[quote].span.end);
    const Beginning inner = beginning_at(s_, quote + 1);
    return inner.noun != nullptr && inner.noun->type == NounType::Authority ? key_of(inside, {})
                                                                            : std::string();
  }

  bool numbered(std::size_t i) const {
    const std::size_t next = i + s_.readings[i].length;
    return next < t_.size() && t_[next].kind == TokenKind::NumberSign;
  }

  // A name stands behind the legal form, so that the form tells nothing: «МБУ «Методический центр»».
  bool name_behind(std::size_t i) {
    for (std::size_t k = i + 1; k < t_.size() && k < i + 8; ++k) {
      const WordClass word_class = s_.readings[k].word_class;
      if (word_class == WordClass::LegalSuffix || word_class == WordClass::Legal) continue;
      const bool name = t_[k].kind == TokenKind::OpenQuote || t_[k].kind == TokenKind::NumberSign ||
                        word_class == WordClass::School || word_class == WordClass::Body ||
                        word_class == WordClass::Acronym || word_class == WordClass::Class ||
                        word_class == WordClass::Noun || t_[k].capital;
      if (name) {
        legal_before_ = true;
        first_word_ = k;
      }
      return name;
    }
    return false;
  }

  // A class spelled out is named by its abbreviation.
  std::size_t contracted(std::size_t i) {
    if (t_[i].kind != TokenKind::Word) return i;
    for (const OwnShort& own : s_.own)
      if (own.acronym && own.is_class)
        if (const std::size_t next = phrase_end(i, own.full); next > i) {
          put(std::string(own.abbreviation->short_form));
          return next;
        }
    const auto found = class_phrases().find(t_.word(i).substr(0, 6));
    if (found == class_phrases().end()) return i;
    std::size_t best = i;
    std::string_view short_form;
    for (const ClassPhrase& phrase : found->second)
      if (const std::size_t next = phrase_end(i, phrase.tokens);
          next > best && (!phrase.school || (next < t_.size() && t_[next].kind == TokenKind::NumberSign))) {
        best = next;
        short_form = phrase.school ? numbered_type(*find_abbreviation(phrase.short_form)) : phrase.short_form;
      }
    if (best > i) put(std::string(short_form));
    return best;
  }

  std::size_t phrase_end(std::size_t i, const Tokens& phrase) const {
    if (i + phrase.size() > t_.size()) return i;
    for (std::size_t k = 0; k < phrase.size(); ++k)  // most differ here already
      if (phrase.word(k).substr(0, 4) != t_.word(i + k).substr(0, 4)) return i;
    std::size_t k = 0;
    for (; k < phrase.size(); ++k)
      if (i + k >= t_.size() || phrase[k].kind != t_[i + k].kind ||
          (phrase[k].kind == TokenKind::Word && !same_word(t_.word(i + k), phrase.word(k))))
        return i;
    return k < 2 ? i : i + k;
  }

  void put(std::string_view word) {
    if (word.empty()) return;
    if (!key_.empty()) key_ += ' ';
    key_ += word;
  }

  // Where the words begin that only say of what place the body is: «администрации …», «города …», «Ленинского
  // района …».
  std::size_t place_begin() const {
    const Beginning first = s_.size() > 0 ? beginning_at(s_, 0) : Beginning();
    const bool authority = first.noun != nullptr &&
                           (first.noun->type == NounType::Authority || first.noun->type == NounType::Body) &&
                           !first.noun->admin && first.noun->role != "regional_authority";
    bool told = authority && first.adjectives &&
                !t_.word(0).starts_with("главн");  // something stands before that tells the body
    for (std::size_t i = authority ? first.head + 1 : 1; i < s_.size(); ++i) {
      const Reading& reading = s_.readings[i];
      if (t_[i].kind == TokenKind::OpenQuote && t_[i].mate != kNoMate) {
        told = true;
        i = t_[i].mate;
        continue;
      }
      told |= i > 0 && t_[i - 1].kind == TokenKind::NumberSign;
      if (told && (begins_place(i) || (!authority && named_after(i)))) return i;
      if (authority && reading.word_class != WordClass::Preposition &&
          reading.word_class != WordClass::Adjective)
        told = true;
    }
    return s_.size();
  }

  // «школа № 5 имени …»: the number is enough.
  bool named_after(std::size_t i) const {
    const Reading& reading = s_.readings[i];
    return t_.is_word(i, "имени") ||
           (reading.word_class == WordClass::ShortWord && reading.short_word->full == "имени");
  }

  bool begins_place(std::size_t i) const {
    const Reading& reading = s_.readings[i];
    if (i > 0 && s_.readings[i - 1].word_class == WordClass::Preposition) return false;
    if (reading.word_class == WordClass::ShortWord && reading.short_word->place) return true;
    if (reading.noun.noun != nullptr && reading.word_class == WordClass::Noun) {
      if (!(reading.noun.grammemes & in_case(Genitive))) return false;
      return reading.noun.noun->admin || is_municipal(*reading.noun.noun);
    }
    if (reading.word_class != WordClass::Adjective || !t_[i].capital ||
        !(reading.adjective & in_case(Genitive)))
      return false;
    for (std::size_t k = i + 1; k < s_.size() && k < i + 4; ++k) {
      if (s_.readings[k].noun.noun != nullptr) return is_municipal(*s_.readings[k].noun.noun);
      if (s_.readings[k].word_class != WordClass::Adjective) return false;
    }
    return false;
  }

  static bool is_municipal(const Noun& noun) { return noun.type == NounType::Area && !noun.region; }

  const Sentence s_;
  const Tokens& t_;
  std::string key_;
  bool legal_before_ = false;
  std::size_t first_word_ = kNone;
};

}  // namespace

std::string key_of(std::string_view name, const PartyContext& context) {
  std::string key = KeyMaker(read_sentence(name, context)).run();
  return key.empty() ? utf8::fold(name) : key;
}

std::string key_of(Sentence name) { return KeyMaker(std::move(name)).run(); }

std::string place_of(std::string_view name, const PartyContext& context) {
  return KeyMaker(read_sentence(name, context)).place();
}

std::string person_key(std::string_view person) {
  const Tokens t = tokenize(person);
  std::string surname, initials;
  for (std::size_t i = 0; i < t.size(); ++i) {
    if (t[i].kind != TokenKind::Word) continue;
    if (t[i].initial || (!surname.empty() && t.word(i).size() > 2)) {
      initials += std::string(t.word(i).substr(0, 2)) + ".";
    } else {
      surname = t.word(i);
    }
  }
  return initials.empty() ? surname : surname + " " + initials;
}

bool same_phrase(const Tokens& a, const Tokens& b) {
  if (a.size() != b.size()) return false;
  for (std::size_t i = 0; i < a.size(); ++i) {
    const bool quote = a[i].kind == TokenKind::OpenQuote || a[i].kind == TokenKind::CloseQuote;
    if (a[i].kind != b[i].kind && !quote) return false;
    if ((a[i].kind == TokenKind::Word || a[i].kind == TokenKind::Number) && !same_word(a.word(i), b.word(i)))
      return false;
  }
  return a.size() > 0;
}

}  // namespace prikaz::normalize::party
