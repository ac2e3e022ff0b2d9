// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalize/name/place_name.h"

#include <algorithm>
#include <map>
#include <utility>

#include "base/utf8.h"
#include "normalize/name/readings.h"
#include "normalize/place/towns.h"

namespace prikaz::normalize::names {
namespace {

constexpr double kTown = 200;        // it is in our list
constexpr double kSettlement = 6;    // GeoNames has it
constexpr double kGuessed = 0.4;     // a nominative made of a word that the dictionary does not know
constexpr double kUnchanged = 0.05;  // for want of anything better

bool is_adjective(const WordTag& tag) {
  return tag.part == PartOfSpeech::Adjective || tag.part == PartOfSpeech::Participle;
}

std::string joined(std::string_view text, const std::vector<Token>& tokens, std::size_t begin,
                   const std::vector<std::string>& forms) {
  std::string result;
  for (std::size_t k = 0; k < forms.size(); ++k) {
    const Token& token = tokens[begin + k];
    if (k > 0) {
      const std::size_t from = tokens[begin + k - 1].span.end;
      result += text.substr(from, token.span.begin - from);
    }
    result += forms[k];
  }
  return result;
}

// What our list of towns has wins; GeoNames is asked only where the list has none of the candidates.
void weigh_by_gazetteers(std::vector<std::pair<std::string, double>>& candidates) {
  bool town = false;
  for (auto& [name, score] : candidates)
    if (is_known_town(name)) {
      score *= kTown;
      town = true;
    }
  const bool differ = std::any_of(candidates.begin(), candidates.end(), [&](const auto& candidate) {
    return candidate.first != candidates.front().first;
  });
  if (town || !differ) return;
  for (auto& [name, score] : candidates)
    if (places::is_settlement(name)) score *= kSettlement;
}

// «Волочка» does not show the «ё» of «Волочёк»: our list does. «е» that is written stays.
std::string in_known_spelling(std::string name, std::string_view written) {
  const std::string_view known = places::town_name(name);
  if (known.empty() || known.size() != name.size() || is_all_capitals(written)) return name;
  std::size_t same = 0;
  while (same < name.size() && same < written.size() && name[same] == written[same]) ++same;
  while (same > 0 && (static_cast<unsigned char>(name[same - 1]) & 0x80) && same % 2) --same;
  return name.substr(0, same) + std::string(known.substr(same));
}

}  // namespace

std::string restore_place_name(std::string_view text, const std::vector<Token>& tokens, std::size_t begin,
                               std::size_t end, const std::vector<Case>& cases, Gender gender) {
  std::vector<std::vector<Reading>> words;
  std::vector<std::string> as_written;
  for (std::size_t k = begin; k < end; ++k) {
    words.push_back(tokens[k].kind == TokenKind::Word ? read_word(tokens[k].text) : std::vector<Reading>());
    as_written.emplace_back(tokens[k].text);
  }
  std::map<std::vector<std::string>, double> outcomes;
  const std::string unchanged = joined(text, tokens, begin, as_written);
  double nominative = kUnchanged;
  for (int c = 0; c < 6; ++c) {
    const Case wanted = static_cast<Case>(c);
    const bool fits = cases.empty() || std::find(cases.begin(), cases.end(), wanted) != cases.end();
    if (!fits && wanted != Case::Nominative) continue;
    for (const bool plural : {false, true})
      for (const Gender g : {Gender::Masculine, Gender::Feminine, Gender::Neuter, Gender::None}) {
        if ((g == Gender::None) != plural) continue;
        double score = 1;
        std::vector<std::string> forms;
        bool nouns = false;
        for (std::size_t k = 0; k < words.size() && score > 0; ++k) {
          const Reading* best = nullptr;
          for (const Reading& reading : words[k]) {
            if (reading.tag.word_case != wanted || reading.tag.plural != plural || reading.nominative.empty())
              continue;
            if (!plural && reading.tag.gender != g && reading.tag.gender != Gender::None) continue;
            if (reading.tag.part != PartOfSpeech::Noun && !is_adjective(reading.tag)) continue;
            if (reading.tag.surname && reading.source == WordSource::Predicted && best) continue;
            if (!best || reading.weight > best->weight) best = &reading;
          }
          if (!best) score = 0;
          if (!best) break;
          nouns |= best->tag.part == PartOfSpeech::Noun;
          score *= best->weight * (best->source == WordSource::Dictionary ? 1 : kGuessed);
          forms.push_back(restore_letters(tokens[begin + k].text, best->nominative));
        }
        if (score <= 0) continue;
        // An adjective alone takes the gender of the word before it: «станицы Клетской».
        if (!nouns && !plural && gender != Gender::None && g != gender) score *= 0.02;
        if (wanted == Case::Nominative) nominative = std::max(nominative, score);
        if (fits) outcomes[std::move(forms)] += score;
      }
  }
  std::vector<std::pair<std::string, double>> candidates = {{unchanged, nominative}};
  if (!has_dictionary() && !is_known_town(unchanged) && !unchanged.empty())
    if (const auto town = places::town_by_beginning(unchanged); !town.empty())
      candidates.emplace_back(is_all_capitals(unchanged) ? utf8::to_upper(town) : std::string(town),
                              kGuessed);
  for (const auto& [forms, score] : outcomes)
    candidates.emplace_back(in_known_spelling(joined(text, tokens, begin, forms), unchanged), score);
  weigh_by_gazetteers(candidates);
  const auto best = std::max_element(candidates.begin(), candidates.end(),
                                     [](const auto& a, const auto& b) { return a.second < b.second; });
  return best->first;
}

}  // namespace prikaz::normalize::names
