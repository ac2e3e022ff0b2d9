// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalize/party/reading.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include "base/data_file.h"
#include "base/utf8.h"
#include "normalize/name.h"
#include "normalize/name/lexicon.h"
#include "normalize/party/unlisted.h"

extern "C" {
extern const char prikaz_data_function_words[], prikaz_data_function_words_end[];
}

namespace prikaz::normalize::party {
namespace {

struct FunctionWord {
  WordClass word_class;
  std::string_view next;
  Case which;
};

// «-» is the genitive, which most prepositions and all nouns govern.
Case case_named(std::string_view name) {
  static constexpr std::string_view kNames[] = {"nominative", "genitive",     "dative",
                                                "accusative", "instrumental", "prepositional"};
  const auto found = std::find(std::begin(kNames), std::end(kNames), name);
  return found == std::end(kNames) ? Genitive : static_cast<Case>(found - std::begin(kNames));
}

const std::unordered_multimap<std::string_view, FunctionWord>& function_words() {
  static const auto table = [] {
    std::unordered_multimap<std::string_view, FunctionWord> result;
    const std::string_view data{
        prikaz_data_function_words,
        static_cast<std::size_t>(prikaz_data_function_words_end - prikaz_data_function_words)};
    each_tsv_row(data, [&](const std::vector<std::string_view>& row) {
      if (row.size() < 4 || row[1] == "pointer" || row[1] == "marker" || row[1] == "nobody" ||
          row[1] == "intro" || row[1] == "etcetera")
        return;
      const WordClass word_class = row[1] == "preposition"   ? WordClass::Preposition
                                   : row[1] == "conjunction" ? WordClass::Conjunction
                                   : row[1] == "determiner"  ? WordClass::Determiner
                                   : row[1] == "label"       ? WordClass::Label
                                                             : WordClass::Together;
      result.emplace(
          row[0], FunctionWord{word_class, row[2] == "-" ? std::string_view() : row[2], case_named(row[3])});
    });
    return result;
  }();
  return table;
}

std::unordered_set<std::string_view> words_of_class(std::string_view name) {
  std::unordered_set<std::string_view> result;
  const std::string_view data{
      prikaz_data_function_words,
      static_cast<std::size_t>(prikaz_data_function_words_end - prikaz_data_function_words)};
  each_tsv_row(data, [&](const std::vector<std::string_view>& row) {
    if (row.size() > 1 && row[1] == name) result.insert(row[0]);
  });
  return result;
}

class Reader {
 public:
  explicit Reader(Sentence& sentence) : s_(sentence), t_(sentence.tokens) {}

  void run() {
    s_.readings.resize(t_.size());
    for (std::size_t i = 0; i < t_.size(); ++i) {
      s_.readings[i] = read(i);
      if (s_.readings[i].word_class != WordClass::ShortWord) continue;
      for (const std::size_t last = i + s_.readings[i].length - 1; i < last;)
        s_.readings[++i].word_class = WordClass::Initial;
    }
    for (std::size_t i = 0; i < t_.size(); ++i) {
      if (i + 1 < t_.size()) settle_adjectival(i);
      settle_substantive(i);
    }
  }

 private:
  Reading read(std::size_t i) {
    Reading reading;
    const Token& token = t_[i];
    if (token.kind == TokenKind::Number || token.kind == TokenKind::NumberSign) {
      reading.word_class = WordClass::Number;
      return reading;
    }
    if (token.kind != TokenKind::Word) {
      reading.word_class = WordClass::Mark;
      return reading;
    }
    if (own(i, reading) || function_word(i, reading) || short_word(i, reading)) return reading;
    if (token.initial) {
      reading.word_class = WordClass::Initial;
      return reading;
    }
    reading.noun = find_noun(t_.word(i));
    if (reading.noun.noun == nullptr && inflected_abbreviation(i, reading)) return reading;
    if (token.acronym && reading.noun.noun == nullptr) {  // a known noun in capitals is a heading's («ОТДЕЛ»)
      acronym(i, reading);
      return reading;
    }
    if (reading.noun.noun != nullptr) {
      reading.word_class = WordClass::Noun;
      if (reading.noun.noun->attributive) reading.adjective = adjective_grammemes(t_.word(i));
      return reading;
    }
    const DictionaryNoun noun = dictionary_noun(t_.word(i));
    if (unlisted(i, noun.persons, reading)) return reading;
    reading.unlisted = noun.nouns;
    if (!noun.only_noun) reading.adjective = adjective_grammemes(t_.word(i));
    if (reading.adjective == 0 && noun.nouns == 0) reading.adjective = noun.adjectives;
    if (reading.adjective != 0)
      reading.word_class = is_participle(t_.word(i)) ? WordClass::Participle : WordClass::Adjective;
    return reading;
  }

  // «кочегары», «физорг»: a person that the list of parties does not know, but the dictionary does.
  bool unlisted(std::size_t i, Grammemes person, Reading& reading) const {
    constexpr std::size_t kShortest = 8;  // bytes
    if (person == 0 || t_[i].span.size() < kShortest ||
        (t_[i].capital && t_.is(i + 1, TokenKind::Word) && t_[i + 1].initial))
      return false;
    reading.noun = {&unlisted_person(), person};
    reading.word_class = WordClass::Noun;
    return true;
  }

  // «Котельная № 3», «бойлерная»: an adjective that the dictionary knows as a noun too, with no noun behind
  // it that it could belong to.
  void settle_substantive(std::size_t i) {
    Reading& reading = s_.readings[i];
    const Grammemes noun = reading.unlisted & reading.adjective;
    if (reading.word_class != WordClass::Adjective || !(noun & in_case(Nominative))) return;
    std::size_t next = i + 1;
    while (next < t_.size() && next < i + 3 && s_.readings[next].word_class == WordClass::Adjective) ++next;
    if (next < t_.size()) {
      const Reading& following = s_.readings[next];
      const Grammemes agreeing =
          following.word_class == WordClass::Noun || following.word_class == WordClass::ShortWord
              ? following.noun.grammemes
              : following.unlisted;
      const bool unknown = following.word_class == WordClass::Other && following.unlisted == 0;
      if (unknown || (agreeing & reading.adjective) || following.word_class == WordClass::Conjunction ||
          following.abbreviation != nullptr || following.word_class == WordClass::Acronym)
        return;
    }
    reading.noun = {&unlisted_body(), noun};
    reading.word_class = WordClass::Noun;
  }

  // «рабочая группа», «управляющие советы»: an adjectival noun before a noun that it agrees with is an
  // adjective; «обучающиеся школы» stays a noun.
  void settle_adjectival(std::size_t i) {
    Reading& reading = s_.readings[i];
    const Noun* noun = reading.noun.noun;
    if (reading.word_class != WordClass::Noun || !noun->adjectival) return;
    // «пожарные дружины», «учащаяся молодёжь», but «обучающиеся школы»
    const bool people = noun->type == NounType::People;
    const bool feminine = (reading.noun.grammemes & in_case(Nominative)) ==
                          (reading.noun.grammemes & grammeme(Feminine, Nominative));
    if (people && is_participle(t_.word(i)) && !feminine) return;
    // «старший, младший воспитатель»
    const bool list = noun == &unlisted_person() && t_.is(i + 1, TokenKind::Comma) && i + 3 < t_.size() &&
                      s_.readings[i + 2].word_class == WordClass::Adjective &&
                      s_.readings[i + 3].word_class == WordClass::Noun;
    const Reading& next = s_.readings[list ? i + 3 : i + 1];
    const Grammemes following = next.word_class == WordClass::Noun        ? next.noun.grammemes
                                : next.word_class == WordClass::Adjective ? next.adjective
                                                                          : 0;
    if (people && !feminine &&
        !(next.noun.noun != nullptr &&
          (next.noun.noun->type == NounType::Body || next.noun.noun->type == NounType::Authority)))
      return;
    const Grammemes agreeing = following & adjective_grammemes(t_.word(i));
    // «управляющих компаний», but «заведующих школ»
    const bool of_business = next.noun.noun != nullptr && next.noun.noun->type == NounType::Business;
    const Grammemes telling = in_case(Nominative) | in_case(Dative) |
                              (of_business ? grammeme(Plural, Instrumental) : 0) |
                              (noun->leader && !of_business ? 0 : grammeme(Plural, Genitive));
    if ((agreeing & telling) == 0 && !(people && agreeing != 0)) return;
    reading.adjective = adjective_grammemes(t_.word(i));
    reading.noun = {};
    reading.word_class = WordClass::Adjective;
  }

  bool own(std::size_t i, Reading& reading) {
    for (std::size_t k = 0; k < s_.own.size(); ++k) {
      const OwnShort& candidate = s_.own[k];
      if (!candidate.acronym || candidate.tokens.size() == 0 || !matches(i, candidate.tokens)) continue;
      reading.own = static_cast<std::int16_t>(k);
      reading.length = static_cast<std::uint8_t>(std::min<std::size_t>(candidate.tokens.size(), 250));
      reading.word_class = candidate.is_class ? WordClass::Class : WordClass::Body;
      reading.abbreviation = find_abbreviation(t_.raw(i));
      return true;
    }
    return false;
  }

  bool matches(std::size_t i, const Tokens& other) const {
    for (std::size_t k = 0; k < other.size(); ++k) {
      if (i + k >= t_.size() || t_[i + k].kind != other[k].kind) return false;
      if (other[k].kind == TokenKind::Word &&
          (t_.word(i + k) != other.word(k) || t_[i + k].acronym != other[k].acronym))
        return false;
      if (other[k].kind == TokenKind::Number && t_.word(i + k) != other.word(k)) return false;
    }
    return true;
  }

  bool function_word(std::size_t i, Reading& reading) {
    if (t_[i].acronym || t_[i].initial) return false;
    const auto [begin, end] = function_words().equal_range(t_.word(i));
    const FunctionWord* best = nullptr;
    for (auto found = begin; found != end; ++found) {
      const FunctionWord& word = found->second;
      if (followed_by(i, word.next) == 0) continue;
      if (best == nullptr || best->next.size() < word.next.size()) best = &word;
    }
    if (best == nullptr) return false;
    reading.word_class = best->word_class;
    reading.governed = best->which;
    reading.length = static_cast<std::uint8_t>(followed_by(i, best->next));
    return true;
  }

  // The tokens that token i and the words of `next` behind it make; 0 where other words stand there.
  std::size_t followed_by(std::size_t i, std::string_view next) const {
    std::size_t length = 1;
    while (!next.empty()) {
      const std::size_t space = next.find(' ');
      if (!t_.is_word(i + length, next.substr(0, space))) return 0;
      ++length;
      next.remove_prefix(space == std::string_view::npos ? next.size() : space + 1);
    }
    return length;
  }

  bool short_word(std::size_t i, Reading& reading) {
    const bool stop = t_.is(i + 1, TokenKind::Dot) && t_[i + 1].span.begin == t_[i].span.end;
    if (slashed_word(i, reading)) return true;
    if (t_.word(i).size() > 16 || (!stop && t_.word(i).find('-') == std::string_view::npos)) return false;
    std::string key(t_.word(i));
    if (stop) key += '.';
    reading.length = stop ? 2 : 1;
    const ShortWord* found = nullptr;
    if (stop && t_.is(i + 2, TokenKind::Word) && t_.is(i + 3, TokenKind::Dot)) {  // «и.о.», «гл. админ.»
      found = find_short_word(key + (t_[i + 2].space_before ? " " : "") + std::string(t_.word(i + 2)) + ".");
      if (found != nullptr) reading.length = 4;
    }
    if (found == nullptr && !t_[i].initial) found = find_short_word(key);
    if (found == nullptr) {
      reading.length = 1;
      return false;
    }
    take_short_word(*found, reading);
    return true;
  }

  // «д/с», «д/сады»
  bool slashed_word(std::size_t i, Reading& reading) const {
    constexpr std::size_t kLongestPart = 4;  // bytes
    if (i + 2 < t_.size() && t_[i].span.size() == 2 && t_[i + 1].kind == TokenKind::Slash &&
        !t_[i + 1].space_before && !t_[i + 2].space_before && t_[i + 2].kind == TokenKind::Word &&
        find_short_word(std::string(t_.word(i)) + "/" + std::string(t_.word(i + 2).substr(0, 2))) != nullptr)
      if (const NounReading noun = find_noun(t_.word(i + 2)); noun.noun != nullptr) {
        reading.noun = noun;
        reading.word_class = WordClass::Noun;
        reading.length = 3;
        return true;
      }
    if (i + 2 >= t_.size() || t_[i].span.size() > kLongestPart || t_[i + 2].span.size() > kLongestPart ||
        t_[i + 1].kind != TokenKind::Slash || t_[i + 2].kind != TokenKind::Word || t_[i + 1].space_before ||
        t_[i + 2].space_before)
      return false;
    const ShortWord* found = find_short_word(std::string(t_.word(i)) + "/" + std::string(t_.word(i + 2)));
    if (found == nullptr) return false;
    reading.length = 3;
    take_short_word(*found, reading);
    return true;
  }

  static void take_short_word(const ShortWord& found, Reading& reading) {
    reading.word_class = WordClass::ShortWord;
    reading.short_word = &found;
    const std::string full = utf8::fold(found.full);
    const std::size_t space = full.find(' ');
    reading.noun = find_noun(std::string_view(full).substr(0, space));
    const Grammemes adjective = adjective_grammemes(std::string_view(full).substr(0, space));
    if (reading.noun.noun == nullptr && space != std::string::npos && adjective != 0)  // «детский сад»
      reading.noun = find_noun(std::string_view(full).substr(space + 1));
    // A shortened adjective has lost the ending that would tell its case.
    if (reading.noun.noun == nullptr && (adjective & grammeme(Masculine, Nominative)))
      reading.adjective = ~Grammemes{0};
  }

  // «ФАПами», «ВУЗов», «ТОСы»: an abbreviation with the ending of a noun.
  bool inflected_abbreviation(std::size_t i, Reading& reading) const {
    const std::string_view capitals = names::inflected_acronym(t_.raw(i));
    if (capitals.empty()) return false;
    const GeneralAbbreviation* general = find_abbreviation(capitals);
    if (general == nullptr || general->type == AbbreviationType::Field) return false;
    if (find_noun(utf8::fold(capitals)).noun != nullptr) return false;  // «ТОСы»: a word by now
    classify(*general, reading);
    return true;
  }

  void acronym(std::size_t i, Reading& reading) {
    reading.noun = {};
    reading.word_class = WordClass::Acronym;
    const std::string_view raw = t_.raw(i);
    const bool after_legal = i > 0 && (s_.readings[i - 1].word_class == WordClass::Legal ||
                                       s_.readings[i - 1].word_class == WordClass::LegalSuffix);
    if (after_legal && parse_legal_suffix(raw)) {
      reading.word_class = WordClass::LegalSuffix;
      return;
    }
    if (const GeneralAbbreviation* joined = joined_abbreviation(i, reading))
      return classify(*joined, reading);
    // «МБУ ДО СШ»: a school type that the words before it decide.
    if (i > 0 && s_.readings[i - 1].word_class == WordClass::LegalSuffix)
      if (const GeneralAbbreviation* typed =
              find_abbreviation(std::string(t_.raw(i - 1)) + " " + std::string(raw)))
        return classify(*typed, reading);
    const GeneralAbbreviation* general = find_abbreviation(raw);
    if (general == nullptr) general = find_glued(raw);
    if (const GeneralAbbreviation* area = find_area_abbreviation(raw)) {
      if (behind_local_body(i)) return classify(*area, reading);
      if (t_.is(i + 1, TokenKind::OpenQuote)) general = area;
      // «МО УМЭП ЖКХ»: before letters that nobody knows it is a class of bodies no more than an area.
      if (general != area && before_unknown_letters(i)) return;
    }
    if (general == nullptr)  // «ПЧ-15»
      if (const std::size_t dash = raw.find('-'); dash != std::string_view::npos && dash + 1 < raw.size() &&
                                                  raw[dash + 1] >= '0' && raw[dash + 1] <= '9') {
        general = find_abbreviation(raw.substr(0, dash));
        if (general != nullptr && general->type == AbbreviationType::Field) general = nullptr;
      }
    // «УК», «УП» and the like are bodies by themselves and legal forms only with a name behind.
    const bool name_follows = t_.is(i + 1, TokenKind::OpenQuote);
    if (general != nullptr && !(name_follows && parse_legal_form(raw))) return classify(*general, reading);
    if (raw.size() >= 4 && parse_legal_form(raw)) reading.word_class = WordClass::Legal;
  }

  bool before_unknown_letters(std::size_t i) const {
    return t_.is(i + 1, TokenKind::Word) && t_[i + 1].acronym && !t_[i + 1].newline_before &&
           find_abbreviation(t_.raw(i + 1)) == nullptr && find_area_abbreviation(t_.raw(i + 1)) == nullptr &&
           !parse_legal_form(t_.raw(i + 1));
  }

  // «администрации МО», «глава СП», «Совет депутатов ГП».
  bool behind_local_body(std::size_t i) const {
    const Noun* before = i > 0 ? s_.readings[i - 1].noun.noun : nullptr;
    if (before == nullptr) return false;
    if (before->admin || before->role == "administration") return true;
    const Noun* council = i > 1 ? s_.readings[i - 2].noun.noun : nullptr;
    return before->role == "councils" && council != nullptr && council->type == NounType::Body;
  }

  // «КДНиЗП» for «КДН и ЗП».
  static const GeneralAbbreviation* find_glued(std::string_view raw) {
    constexpr std::string_view kAnd = "и";
    for (std::size_t at = raw.find(kAnd); at != std::string_view::npos; at = raw.find(kAnd, at + kAnd.size()))
      if (at > 0 && at + kAnd.size() < raw.size())
        if (const GeneralAbbreviation* found = find_abbreviation(std::string(raw.substr(0, at)) + " и " +
                                                                 std::string(raw.substr(at + kAnd.size()))))
          return found;
    return nullptr;
  }

  const GeneralAbbreviation* joined_abbreviation(std::size_t i, Reading& reading) const {
    for (const std::size_t more : {std::size_t{3}, std::size_t{2}}) {
      if (i + more > t_.size()) continue;
      const std::size_t last = i + more - 1;
      if (t_[last].kind != TokenKind::Word || !(t_[last].acronym || t_[last].capital)) continue;
      if (more == 3 && !t_.is_word(i + 1, "и")) continue;
      std::string key(t_.raw(i));
      key += more == 3 ? " и " : " ";
      key += t_.raw(last);
      if (const GeneralAbbreviation* found = find_abbreviation(key)) {
        reading.length = static_cast<std::uint8_t>(more);
        return found;
      }
    }
    return nullptr;
  }

  static void classify(const GeneralAbbreviation& general, Reading& reading) {
    reading.abbreviation = &general;
    switch (general.type) {
      case AbbreviationType::Class:
        reading.word_class = WordClass::Class;
        break;
      case AbbreviationType::Body:
        reading.word_class = WordClass::Body;
        break;
      case AbbreviationType::Field:
        reading.word_class = WordClass::Field;
        break;
      case AbbreviationType::School:
        reading.word_class = WordClass::School;
        break;
      case AbbreviationType::None:
        break;
    }
  }

  Sentence& s_;
  const Tokens& t_;
};

// True where the head of an own short form's full phrase is a plural, or a class by the general table.
bool names_class(const Abbreviation& abbreviation) {
  if (const GeneralAbbreviation* general = find_abbreviation(abbreviation.short_form))
    if (general->type == AbbreviationType::Class) return true;
  const Tokens tokens = tokenize(abbreviation.full);
  for (std::size_t i = 0; i < tokens.size() && i < 6; ++i) {
    if (tokens[i].kind != TokenKind::Word) return false;
    const NounReading reading = find_noun(tokens.word(i));
    if (reading.noun != nullptr)
      return (reading.grammemes & kSingular) == 0 ||
             (reading.noun->kind == PartyKind::Group && (reading.grammemes & kPlural));
  }
  return false;
}

constexpr std::size_t kMostShorts = 400;  // of one document

std::shared_ptr<const OwnShorts> build_shorts(const std::vector<Abbreviation>& abbreviations) {
  auto result = std::make_shared<OwnShorts>();
  result->source = abbreviations;
  for (const Abbreviation& abbreviation : result->source) {
    if (result->shorts.size() >= kMostShorts) break;
    OwnShort own{&abbreviation, tokenize(abbreviation.short_form), {}, {}, true, false};
    if (own.tokens.size() == 0 || own.tokens.size() > 12) continue;
    own.full = tokenize(abbreviation.full);
    own.nominative = to_nominative(abbreviation.full).name;
    own.acronym = own.tokens[0].acronym;
    if (own.acronym) own.is_class = names_class(abbreviation);
    result->shorts.push_back(std::move(own));
  }
  return result;
}

// The cells of a document are read one after another with the same list: the last one is kept for each
// thread.
std::shared_ptr<const OwnShorts> own_shorts(const PartyContext& context) {
  if (context.abbreviations == nullptr || context.abbreviations->empty()) return nullptr;
  thread_local std::shared_ptr<const OwnShorts> last;
  if (last == nullptr || last->source != *context.abbreviations) last = build_shorts(*context.abbreviations);
  return last;
}

}  // namespace

std::string_view class_name(WordClass word_class) {
  static constexpr std::string_view kNames[] = {
      "mark",       "number",   "noun",    "adjective",  "participle",   "preposition", "conjunction",
      "determiner", "together", "label",   "legal",      "legal-suffix", "class",       "body",
      "school",     "field",    "acronym", "short-word", "initial",      "other"};
  return kNames[static_cast<std::size_t>(word_class)];
}

bool names_nobody(std::string_view cell) {
  constexpr std::size_t kLongestPhrase = 36;  // bytes
  if (cell.size() > kLongestPhrase) return false;
  std::string folded = utf8::squeeze(utf8::fold(cell));
  while (folded.ends_with('.')) folded.pop_back();
  static const auto phrases = words_of_class("nobody");
  return phrases.contains(folded);
}

bool is_etcetera(std::string_view folded) {
  static const auto words = words_of_class("etcetera");
  return words.contains(folded);
}

Sentence read_sentence(std::string_view text, const PartyContext& context) {
  Sentence sentence;
  sentence.tokens = tokenize(text);
  sentence.own_shorts = own_shorts(context);
  if (sentence.own_shorts != nullptr) sentence.own = sentence.own_shorts->shorts;
  Reader(sentence).run();
  return sentence;
}

}  // namespace prikaz::normalize::party
