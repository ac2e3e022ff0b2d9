// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalize/party/grammar.h"

#include <algorithm>
#include <cstdint>
#include <map>
#include <vector>

#include "base/data_file.h"

extern "C" {
extern const char prikaz_data_party_endings[], prikaz_data_party_endings_end[];
}

namespace prikaz::normalize::party {
namespace {

constexpr std::size_t kLetter = 2;  // bytes of a Russian letter in UTF-8

struct Ending {
  std::string_view text;
  Grammemes readings;
  bool soft_only;
};

struct Paradigm {
  std::size_t cut = 0;  // letters of the lemma's ending
  std::array<std::vector<std::string_view>, 2> endings;
};

struct Tables {
  std::array<std::vector<Ending>, 64> adjectives;  ///< by the last byte, in the order of the table
  std::map<std::string_view, std::vector<std::string_view>> series;
  std::map<std::string_view, Paradigm> nouns;
  std::vector<std::string_view> soft_stems, noun_like;
  std::array<std::vector<std::string_view>, 9> endings;  ///< by EndingTable
  std::array<std::uint64_t, 64> begins_part{};  ///< by the first two letters: some first part may fit
};

std::size_t last_byte(std::string_view word) { return static_cast<unsigned char>(word.back()) & 63u; }

constexpr std::string_view kEndingTables[] = {"oblique", "persons",  "no-persons", "open", "verb",
                                              "no-verb", "compound", "deputy",     "head"};

std::vector<std::string_view> words_of(std::string_view text) {
  std::vector<std::string_view> words;
  while (!text.empty()) {
    const std::size_t space = text.find(' ');
    words.push_back(text.substr(0, space));
    text.remove_prefix(space == std::string_view::npos ? text.size() : space + 1);
  }
  return words;
}

// "f.d" → feminine dative
Grammemes reading_of(std::string_view code) {
  constexpr std::string_view kGenders = "mfnp", kCases = "ngdaip";
  return grammeme(static_cast<Gender>(kGenders.find(code.front())),
                  static_cast<Case>(kCases.find(code.back())));
}

std::vector<std::string_view> six_forms(std::string_view text) {
  if (text == "-") return {};
  std::vector<std::string_view> forms = words_of(text);
  for (std::string_view& form : forms)
    if (form == "0") form = {};
  forms.resize(6);
  return forms;
}

const Tables& tables() {
  static const Tables table = [] {
    Tables result;
    const std::string_view data{
        prikaz_data_party_endings,
        static_cast<std::size_t>(prikaz_data_party_endings_end - prikaz_data_party_endings)};
    each_tsv_row(data, [&](const std::vector<std::string_view>& row) {
      if (row.size() < 4) return;
      if (row[0] == "adjective") {
        Ending ending{row[1], 0, row[3] == "soft"};
        for (std::string_view code : words_of(row[2])) ending.readings |= reading_of(code);
        result.adjectives[last_byte(ending.text)].push_back(ending);
      } else if (row[0] == "series") {
        result.series[row[1]] = six_forms(row[2]);
      } else if (row[0] == "noun") {
        const std::size_t colon = row[1].find(':');
        result.nouns[row[1].substr(0, colon)] = {static_cast<std::size_t>(row[1][colon + 1] - '0'),
                                                 {six_forms(row[2]), six_forms(row[3])}};
      } else if (const auto table = std::find(std::begin(kEndingTables), std::end(kEndingTables), row[0]);
                 table != std::end(kEndingTables)) {
        result.endings[static_cast<std::size_t>(table - std::begin(kEndingTables))].push_back(row[1]);
        const auto which = static_cast<EndingTable>(table - std::begin(kEndingTables));
        if (which == EndingTable::Compound || which == EndingTable::Deputy || which == EndingTable::Head)
          result.begins_part[last_byte(row[1].substr(0, kLetter))] |=
              std::uint64_t{1} << last_byte(row[1].substr(0, 2 * kLetter));
      } else {
        (row[0] == "soft" ? result.soft_stems : result.noun_like).push_back(row[1]);
      }
    });
    return result;
  }();
  return table;
}

bool one_of(std::string_view letter, std::string_view letters) {
  for (std::size_t i = 0; i + kLetter <= letters.size(); i += kLetter)
    if (letters.substr(i, kLetter) == letter) return true;
  return false;
}

std::string_view last_letter(std::string_view word, std::size_t from_end = 1) {
  return word.size() >= from_end * kLetter ? word.substr(word.size() - from_end * kLetter, kLetter)
                                           : std::string_view();
}

std::string_view without_reflexive(std::string_view word) {
  if (word.ends_with("ся") && word.size() > 4 * kLetter) word.remove_suffix(2 * kLetter);
  return word;
}

bool soft_adjective_stem(std::string_view stem) {
  if (one_of(last_letter(stem), "гкхжшщч")) return true;
  for (std::string_view soft : tables().soft_stems)
    if (stem.ends_with(soft)) return true;
  return false;
}

const Ending* adjective_ending_of(std::string_view word) {
  if (word.empty()) return nullptr;
  for (const Ending& ending : tables().adjectives[last_byte(word)])
    if (word.ends_with(ending.text)) return &ending;
  return nullptr;
}

std::string_view series_of(std::string_view stem, std::string_view ending) {
  if (one_of(last_letter(stem), "гкх")) return "velar";
  if (one_of(last_letter(stem), "жшщч")) return "sibilant";
  return soft_adjective_stem(stem) || ending == "яя" ? "soft" : "hard";
}

std::string compound(std::string_view lemma, bool plural, Case which) {
  // Both parts decline: only feminine «школа» and masculine parts occur.
  const std::size_t dash = lemma.find('-');
  const NounForms first = decline(lemma.substr(0, dash), "f2", "-", false);
  const NounForms second = decline(lemma.substr(dash + 1), "m1", "-", false);
  return first[plural][which] + "-" + second[plural][which];
}

}  // namespace

Grammemes adjective_grammemes(std::string_view word) {
  word = without_reflexive(word);
  for (std::string_view noun : tables().noun_like)
    if (word.ends_with(noun)) return 0;
  const Ending* ending = adjective_ending_of(word);
  if (ending == nullptr || word.size() < ending->text.size() + 2 * kLetter) return 0;
  if (ending->soft_only && !soft_adjective_stem(word.substr(0, word.size() - ending->text.size()))) return 0;
  return ending->readings;
}

bool is_participle(std::string_view word) {
  const bool reflexive = word.size() != without_reflexive(word).size();
  word = without_reflexive(word);
  if (adjective_grammemes(word) == 0) return false;
  const std::string_view stem = word.substr(0, word.size() - adjective_ending_of(word)->text.size());
  const bool long_enough = stem.size() > 4 * kLetter;
  if (stem.ends_with("щ") && one_of(last_letter(stem, 2), "уюая") && long_enough) return true;
  return (stem.ends_with("вш") && long_enough) || reflexive;
}

bool has_ending(EndingTable table, std::string_view word) {
  const auto& endings = tables().endings[static_cast<std::size_t>(table)];
  return std::any_of(endings.begin(), endings.end(),
                     [&](std::string_view ending) { return word.ends_with(ending); });
}

namespace {
bool may_begin_part(std::string_view word) {
  return tables().begins_part[last_byte(word.substr(0, kLetter))] >> last_byte(word.substr(0, 2 * kLetter)) &
         1;
}
}  // namespace

std::size_t first_part(EndingTable table, std::string_view word) {
  constexpr std::size_t kShortest = 6 * kLetter;  // «райсуд»
  std::size_t longest = 0;
  if (word.size() < kShortest || !may_begin_part(word)) return longest;
  for (const std::string_view part : tables().endings[static_cast<std::size_t>(table)])
    if (part.size() > longest && word.starts_with(part)) longest = part.size();
  return longest;
}

std::optional<std::string> inflect_adjective(std::string_view nominative, Gender gender, Case which) {
  const std::string_view bare = without_reflexive(nominative);
  const std::string_view reflexive = nominative.substr(bare.size());
  if (bare.size() < 4 * kLetter) return std::nullopt;
  const std::string_view ending = bare.substr(bare.size() - 2 * kLetter);
  const std::string_view stem = bare.substr(0, bare.size() - 2 * kLetter);
  const Ending* known = adjective_ending_of(ending);
  if (known == nullptr || known->text != ending || !(known->readings & in_case(Nominative)))
    return std::nullopt;
  std::string result(stem);
  if (ending == "ой" && gender == Masculine && which == Nominative) {
    result += ending;
  } else {
    static constexpr std::string_view kGenders[] = {".m", ".f", ".n", ".p"};
    const auto forms =
        tables().series.find(std::string(series_of(stem, ending)) + std::string(kGenders[gender]));
    if (forms == tables().series.end()) return std::nullopt;
    result += forms->second[which];
  }
  return result + std::string(reflexive);
}

NounForms decline(std::string_view lemma, std::string_view code, std::string_view genitive_plural,
                  bool animate) {
  NounForms forms;
  if (code == "0") {
    for (auto& number : forms) number.fill(std::string(lemma));
    return forms;
  }
  const auto paradigm = tables().nouns.find(code);
  for (int plural = 0; plural < 2; ++plural)
    for (int which = 0; which < 6; ++which) {
      std::string& form = forms[plural][which];
      if (code == "c") form = compound(lemma, plural, static_cast<Case>(which));
      if (code == "a")
        form = inflect_adjective(lemma, plural ? Plural : gender_of(code, lemma), static_cast<Case>(which))
                   .value_or("");
      if (paradigm == tables().nouns.end() || paradigm->second.endings[plural].empty()) continue;
      const std::size_t cut = std::min(paradigm->second.cut * kLetter, lemma.size());
      form = std::string(lemma.substr(0, lemma.size() - cut)) +
             std::string(paradigm->second.endings[plural][which]);
    }
  if (genitive_plural != "-" && !genitive_plural.empty()) forms[1][Genitive] = genitive_plural;
  if (animate) {
    forms[1][Accusative] = forms[1][Genitive];
    if (gender_of(code, lemma) == Masculine && code != "f2") forms[0][Accusative] = forms[0][Genitive];
  }
  return forms;
}

Gender gender_of(std::string_view code, std::string_view lemma) {
  if (code.starts_with("n")) return Neuter;
  if (code.starts_with("f") || code == "c") return Feminine;
  if (code.starts_with("p") && code != "p3") return Plural;
  if (code == "a" && lemma.ends_with("ая")) return Feminine;
  return Masculine;
}

}  // namespace prikaz::normalize::party
