// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalize/name/person.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <unordered_map>
#include <utility>

#include "base/data_file.h"
#include "base/utf8.h"
#include "normalize/name/lexicon.h"
#include "normalize/name/readings.h"

extern "C" const char prikaz_data_surname_endings[], prikaz_data_surname_endings_end[];

namespace prikaz::normalize::names {
namespace {

constexpr std::size_t kCases = 6;
constexpr std::size_t kLongestEnding = 12;    // bytes
constexpr double kSure = 1, kUnlikely = 0.5;  // weights: a surname's own ending; what only happens to fit
constexpr double kAccusative =
    0.8;  // «Лермонтову» is oftener a dative; with initials orders lay duties on a woman
constexpr double kPrepositional = 0.5;  // nobody is spoken of without «о»
constexpr double kIndeclinable = 0.5;   // «Анне» is a form of Анна before it is an Estonian name
constexpr double kCommonNoun = 0.6;     // «Зайца»: what is written small a hare
constexpr double kGivenInE = 0.2;       // «Жозе» is a rare exception
constexpr double kUnknownMan = 0.3;     // the men's names in «-ий» are all known, «Асию» is a woman
constexpr double kManAlone = 1.3;       // a surname without anything is oftener a man's
constexpr std::size_t kLongestPatronymic = 14;  // bytes

struct Rule {
  std::string nominative;
  Gender gender = Gender::Masculine;
  char before = 0;  ///< 'c', 'v', 's', 'p' or 0
  std::string cases;
  double weight = 0;
};

const std::unordered_map<std::string, std::vector<Rule>>& rules() {
  static const auto table = [] {
    std::unordered_map<std::string, std::vector<Rule>> by_ending;
    each_tsv_row({prikaz_data_surname_endings, prikaz_data_surname_endings_end}, [&](const auto& f) {
      if (f.size() < 5) return;
      Rule rule;
      rule.nominative = f[1] == "-" ? std::string() : std::string(f[1]);
      rule.gender = f[2].starts_with('m') ? Gender::Masculine : Gender::Feminine;
      rule.before = f[2].size() > 1 ? f[2][1] : '\0';
      rule.cases = std::string(f[3]);
      std::from_chars(f[4].data(), f[4].data() + f[4].size(), rule.weight);
      by_ending[f[0] == "-" ? std::string() : std::string(f[0])].push_back(std::move(rule));
    });
    return by_ending;
  }();
  return table;
}

/// What one word of a name would be, were the name of this gender and case.
struct Option {
  std::string nominative;
  double weight = 0;
};
using Options = std::map<std::pair<int, int>, Option>;  // (gender, case)

void offer(Options& options, Gender gender, Case c, std::string nominative, double weight) {
  Option& option = options[{static_cast<int>(gender), static_cast<int>(c)}];
  if (weight > option.weight) option = {std::move(nominative), weight};
}

bool is_vowel(char32_t c) {
  static constexpr std::u32string_view kVowels = U"аеёиоуыэюя";
  return kVowels.find(c) != std::u32string_view::npos;
}

bool stands_behind(std::string_view stem, char wanted) {
  if (stem.empty()) return false;
  std::size_t at = stem.size();
  const char32_t last = utf8::previous(stem, at);
  static constexpr std::u32string_view kSibilants = U"шщжчц";
  if (wanted == 'v') return is_vowel(last);
  if (wanted == 'b' && utf8::length(stem) > 4 && (stem.ends_with("ом") || stem.ends_with("ем"))) return false;
  if (wanted == 'c' || wanted == 'b') return !is_vowel(last) && last != U'ь' && last != U'й' && last != U'ъ';
  if (wanted == 's') return kSibilants.find(last) != std::u32string_view::npos;
  return true;
}

constexpr std::string_view kCaseLetters = "ngdaip";

Options surname_by_ending(std::string_view lower) {
  Options options;
  for (std::size_t size = 0; size <= kLongestEnding && size + 2 < lower.size(); size += 2) {
    const auto found = rules().find(std::string(lower.substr(lower.size() - size)));
    if (found == rules().end()) continue;
    const std::string_view stem = lower.substr(0, lower.size() - size);
    for (const Rule& rule : found->second) {
      if (rule.before == 'p' || !stands_behind(stem, rule.before)) continue;
      std::string nominative = std::string(stem) + rule.nominative;
      if (const auto other = stressed_adjective(nominative); other && rule.gender == Gender::Masculine)
        nominative = *other;
      for (const char letter : rule.cases)
        offer(options, rule.gender, static_cast<Case>(kCaseLetters.find(letter)), nominative, rule.weight);
    }
  }
  return options;
}

void add_dictionary(std::string_view word, bool WordTag::*flag, double trust, Options& options) {
  for (const Reading& reading : read_word(word)) {
    if (!(reading.tag.*flag) || reading.tag.plural || reading.source == WordSource::Endings) continue;
    if (reading.tag.word_case == Case::None || reading.nominative.empty()) continue;
    const bool unknown_man = reading.source != WordSource::Dictionary && flag == &WordTag::first_name &&
                             reading.nominative.ends_with("ий");
    const double weight = trust * (reading.source == WordSource::Dictionary ? 1 : 0.1) *
                          (unknown_man ? kUnknownMan : 1) * (0.3 + reading.weight) *
                          (reading.tag.indeclinable ? kIndeclinable : 1);
    for (const Gender gender : {Gender::Masculine, Gender::Feminine})
      if (reading.tag.gender == gender || reading.tag.gender == Gender::None)
        offer(options, gender, reading.tag.word_case, reading.nominative, weight);
  }
}

// «Иванович», «Ивановна» by their endings, which are the same for every father's name: rows whose gender is
// followed by "p" («mp», «fp»). What stands before is written in `nominative`.
Options patronymic_by_ending(std::string_view lower) {
  Options options;
  for (std::size_t size = 4; size <= kLongestPatronymic && size + 4 <= lower.size(); size += 2) {
    const auto found = rules().find(std::string(lower.substr(lower.size() - size)));
    if (found == rules().end()) continue;
    const std::string_view stem = lower.substr(0, lower.size() - size);
    for (const Rule& rule : found->second)
      if (rule.before == 'p')
        for (const char letter : rule.cases)
          offer(options, rule.gender, static_cast<Case>(kCaseLetters.find(letter)),
                std::string(stem) + rule.nominative, rule.weight);
  }
  return options;
}

// A nominative that is a word of its own («сорока», «белая») is likelier than one that is none.
void prefer_words(Options& options) {
  for (const auto& [key, option] : options)
    if (option.weight >= kSure) return;
  std::map<std::string, double> factors;
  for (auto& [key, option] : options) {
    const auto [at, fresh] = factors.emplace(option.nominative, 1);
    if (fresh)
      for (const WordParse& parse : parse_word(option.nominative))
        if (parse.source == WordSource::Dictionary && parse.tag.word_case == Case::Nominative &&
            !parse.tag.plural)
          at->second = std::max(at->second, parse.tag.surname ? 4.0 : 2.5);
    option.weight *= at->second;
  }
}

// A surname's own ending («-иным») leaves no room for a foreign name that happens to end so.
void drop_unlikely(std::string_view lower, Options& options) {
  if (std::any_of(options.begin(), options.end(), [](const auto& o) { return o.second.weight >= kSure; }))
    std::erase_if(options,
                  [&](const auto& o) { return o.second.weight < kUnlikely && o.second.nominative == lower; });
}

// «Жан-Клодом» as a whole.
bool known_whole(std::string_view word) {
  const std::vector<WordParse> parses = parse_word(word);
  return !parses.empty() && parses.front().source == WordSource::Dictionary;
}

// «Зайца», «Соловьём»: a surname that is a common noun declines as the noun does, a woman's only in «-а».
void add_common_nouns(std::string_view word, Options& options) {
  for (const Reading& reading : read_word(word)) {
    const WordTag& tag = reading.tag;
    if (tag.part != PartOfSpeech::Noun || tag.plural || reading.source != WordSource::Dictionary) continue;
    if (tag.surname || tag.first_name || tag.patronymic || tag.place || tag.word_case == Case::None) continue;
    if (tag.gender == Gender::Masculine && !tag.indeclinable)
      offer(options, Gender::Masculine, tag.word_case, reading.nominative, kCommonNoun);
  }
}

Options options_of(std::string_view word, bool alone) {
  const std::string lower = utf8::to_lower(word);
  const std::size_t hyphen = lower.find('-');
  if (hyphen != std::string::npos && hyphen > 0 && hyphen + 1 < lower.size() && !known_whole(word)) {
    const Options left = options_of(word.substr(0, hyphen), alone),
                  right = options_of(word.substr(hyphen + 1), alone);
    Options both;
    for (const auto& [key, end] : right) {
      const auto start = left.find(key);
      const std::string front = start == left.end() ? lower.substr(0, hyphen) : start->second.nominative;
      both[key] = {front + "-" + end.nominative,
                   end.weight * (start == left.end() ? 0.2 : start->second.weight)};
    }
    return both;
  }
  Options options = patronymic_by_ending(lower);
  if (!options.empty()) return options;
  options = surname_by_ending(lower);
  drop_unlikely(lower, options);
  prefer_words(options);
  add_common_nouns(word, options);
  add_dictionary(word, &WordTag::surname, alone ? 1 : 1.5, options);
  if (!alone) {
    add_dictionary(word, &WordTag::first_name, 4, options);
    add_dictionary(word, &WordTag::patronymic, 4, options);
  }
  return options;
}

// What the post that stands beside says: in which cases it can be, and the gender where it is a woman's word.
void weigh_by_position(std::string_view position, std::array<std::array<double, kCases>, 4>& factors) {
  const std::vector<Token> tokens = cut_tokens(position);
  for (const Token& token : tokens) {
    if (token.kind != TokenKind::Word) continue;
    std::array<double, kCases> cases{};
    double feminine = 0, masculine = 0;
    bool noun = false;
    for (const Reading& reading : read_word(token.text)) {
      if (reading.tag.plural || reading.tag.word_case == Case::None) continue;
      cases[static_cast<std::size_t>(reading.tag.word_case)] += reading.weight;
      noun |= reading.tag.part == PartOfSpeech::Noun;
      if (reading.tag.gender == Gender::Feminine) feminine += reading.weight;
      if (reading.tag.gender == Gender::Masculine) masculine += reading.weight;
    }
    if (*std::max_element(cases.begin(), cases.end()) <= 0) continue;
    const bool mayor = utf8::fold(token.text).starts_with("глав");  // «глава» is feminine in form only
    for (std::size_t gender = 1; gender < factors.size(); ++gender)
      for (std::size_t c = 0; c < kCases; ++c) {
        factors[gender][c] *= cases[c] > 0 ? 1 : 0.02;
        if (gender == static_cast<std::size_t>(Gender::Masculine) && feminine > 0 && masculine <= 0 && !mayor)
          factors[gender][c] *= 0.05;
      }
    if (noun) return;
  }
}

}  // namespace

std::optional<Case> case_of(Government government) {
  if (government == Government::Unknown) return std::nullopt;
  return static_cast<Case>(static_cast<int>(government) - 1);
}

bool is_first_name(std::string_view word) {
  double name = 0, other = 0;
  for (const Reading& reading : read_word(word)) (reading.tag.first_name ? name : other) += reading.weight;
  return utf8::starts_with_upper(word) && name > other;
}

bool is_patronymic(std::string_view word) { return !patronymic_by_ending(utf8::to_lower(word)).empty(); }

bool may_be_surname(std::string_view word) {
  if (!utf8::starts_with_upper(word) || utf8::length(word) < 2) return false;
  bool common = false;
  for (const Reading& reading : read_word(word)) {
    if (reading.source != WordSource::Dictionary && reading.source != WordSource::Lexicon) return true;
    if (reading.tag.surname) return true;
    if (reading.tag.part == PartOfSpeech::Noun && kind_of_noun(reading.lemma)) common = true;
  }
  return !common && !is_preposition(word);
}

bool has_surname_form(std::string_view word) {
  bool known = false;
  for (const Reading& reading : read_word(word)) {
    if (reading.source != WordSource::Dictionary) continue;
    if (reading.tag.surname) return true;
    known = true;
  }
  if (known) return false;
  for (const auto& [key, option] : surname_by_ending(utf8::to_lower(word)))
    if (option.weight >= 1) return true;
  return false;
}

bool looks_like_person(const std::vector<Token>& tokens, std::size_t begin, std::size_t end) {
  int words = 0, initials = 0, first = 0, rare_first = 0, father = 0, family = 0, known_family = 0;
  for (std::size_t k = begin; k < end; ++k) {
    if (tokens[k].kind == TokenKind::Initial) {
      ++initials;
      continue;
    }
    if (words > 0 && k + 1 < end && is_name_particle(tokens[k].text)) continue;
    if (tokens[k].kind != TokenKind::Word || !utf8::starts_with_upper(tokens[k].text)) return false;
    ++words;
    if (is_patronymic(tokens[k].text)) {
      ++father;
      continue;
    }
    double name = 0, surname = 0, common = 0;
    bool known = false;
    for (const Reading& reading : read_word(tokens[k].text)) {
      known |= reading.tag.surname && reading.source == WordSource::Dictionary;
      if (reading.tag.first_name)
        name += reading.weight;
      else if (reading.tag.surname || reading.source == WordSource::Predicted)
        surname += reading.weight;
      else
        common += reading.weight;
    }
    first += name > 0.2;
    rare_first += name > 0 && !(surname > common);
    family += surname > common && name <= 0.2;
    known_family += surname > common && name <= 0.2 && (known || has_surname_form(tokens[k].text));
  }
  if (words == 0 || words > 3 || (words == 3 && father == 0 && initials == 0)) return false;
  if (initials > 0) return words == 1 && initials <= 2;
  if (father > 0) return words >= 2;
  if (words == 1) return family == 1 && first == 0 && has_surname_form(tokens[begin].text);
  return first >= 1 || (words == 2 && rare_first == 1 && known_family == 1);  // «Надежды Савченко»
}

bool is_lone_person(std::string_view word) {
  if (!utf8::starts_with_upper(word)) return false;
  double surname = 0, name = 0, place = 0, other = 0;
  bool known_name = false;
  for (const Reading& reading : read_word(word)) {
    const WordTag& tag = reading.tag;
    const bool known = reading.source == WordSource::Dictionary;
    if (tag.first_name) {
      name += reading.weight;
      known_name |= known && !tag.plural;
    } else if (tag.surname && known) {
      surname += reading.weight;
    } else if (tag.place) {
      place += reading.weight;
    } else if (!tag.indeclinable) {
      other += reading.weight;
    }
  }
  if (name > 0 && name > surname + place + other) return known_name || word.find('-') != word.npos;
  return surname > 0 && surname > other && surname > place && has_surname_form(word);
}

namespace {

// «Эмманюэля»: no word of the dictionary, no adjective, and most of what ends so lives.
bool is_unknown_creature(std::string_view word) {
  const auto& readings = read_word(word);
  double creature = 0;
  for (const Reading& reading : readings) {
    if (reading.source != WordSource::Predicted || reading.tag.part == PartOfSpeech::Adjective) return false;
    if (reading.tag.part == PartOfSpeech::Noun && reading.tag.animate) creature += reading.weight;
  }
  constexpr double kMostly = 0.5;
  return creature >= kMostly;
}

}  // namespace

bool looks_foreign(const std::vector<Token>& tokens, std::size_t begin, std::size_t end) {
  if (end < begin + 2 || end > begin + 3) return false;
  if (end == begin + 2 && is_unknown_creature(tokens[begin].text) &&
      tokens[begin + 1].kind == TokenKind::Word && utf8::starts_with_upper(tokens[begin].text) &&
      utf8::starts_with_upper(tokens[begin + 1].text))
    return true;  // «Эмманюэля Макрона»
  return std::all_of(tokens.begin() + static_cast<long>(begin), tokens.begin() + static_cast<long>(end),
                     [](const Token& token) {
                       if (token.kind != TokenKind::Word || !utf8::starts_with_upper(token.text))
                         return false;
                       const auto& readings = read_word(token.text);
                       return std::none_of(readings.begin(), readings.end(), [](const Reading& reading) {
                         const bool known = reading.source == WordSource::Dictionary ||
                                            reading.source == WordSource::Lexicon;
                         return known && !reading.tag.first_name && !reading.tag.surname &&
                                !reading.tag.indeclinable;  // «Си Цзиньпина»
                       });
                     });
}

std::string restore_person(std::string_view text, const std::vector<Token>& tokens, std::size_t begin,
                           std::size_t end, Government government, std::string_view position) {
  std::array<std::array<double, kCases>, 4> factors;
  const bool alone =
      std::any_of(tokens.begin() + static_cast<long>(begin), tokens.begin() + static_cast<long>(end),
                  [](const Token& t) { return t.kind == TokenKind::Initial; });
  for (auto& row : factors) row.fill(1);
  if (!position.empty()) weigh_by_position(position, factors);
  const bool lone = end == begin + 1;  // «Немцову»
  const auto wanted = case_of(government);
  for (auto& row : factors)
    for (std::size_t c = 0; c < kCases; ++c) {
      if (!wanted && lone && position.empty() &&
          &row == &factors[static_cast<std::size_t>(Gender::Masculine)])
        row[c] *= kManAlone;
      if (!wanted && !alone && position.empty() && c == static_cast<std::size_t>(Case::Accusative))
        row[c] *= kAccusative;
      if (!wanted && position.empty() && c == static_cast<std::size_t>(Case::Prepositional))
        row[c] *= kPrepositional;
      if (wanted) row[c] *= c == static_cast<std::size_t>(*wanted) ? 1 : 1e-6;
      if (!wanted && position.empty() && c == 0 && alone)
        row[c] *= 3;  // lists and signatures stand in the nominative
    }
  std::vector<Options> words(end - begin);
  for (std::size_t k = begin; k < end; ++k)
    if (tokens[k].kind != TokenKind::Initial && !is_name_particle(tokens[k].text))
      words[k - begin] = options_of(tokens[k].text, alone);
  std::map<std::vector<std::string>, double> outcomes;
  for (const int gender : {1, 2})
    for (int c = 0; c < static_cast<int>(kCases); ++c) {
      double score = factors[static_cast<std::size_t>(gender)][static_cast<std::size_t>(c)];
      std::vector<std::string> forms;
      for (std::size_t k = begin; k < end; ++k) {
        if (tokens[k].kind == TokenKind::Initial || is_name_particle(tokens[k].text)) {
          forms.emplace_back(tokens[k].text);
          continue;
        }
        const auto option = words[k - begin].find({gender, c});
        const bool found = option != words[k - begin].end();
        score *= found ? option->second.weight : 0.01;
        const bool given = k + 1 < end && !alone;  // «Ангеле Меркель»: hardly a name in «-е»
        if (given && found && option->second.nominative.ends_with("е")) score *= kGivenInE;
        forms.push_back(found ? restore_letters(tokens[k].text, option->second.nominative)
                              : std::string(tokens[k].text));
      }
      outcomes[std::move(forms)] += score;
    }
  const auto best = std::max_element(outcomes.begin(), outcomes.end(),
                                     [](const auto& a, const auto& b) { return a.second < b.second; });
  std::string result;
  for (std::size_t k = begin; k < end; ++k) {
    if (k > begin)
      result += text.substr(tokens[k - 1].span.end, tokens[k].span.begin - tokens[k - 1].span.end);
    result += best->first[k - begin];
  }
  return result;
}

}  // namespace prikaz::normalize::names
