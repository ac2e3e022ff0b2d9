// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalize/name/readings.h"

#include <algorithm>
#include <unordered_map>
#include <utility>

#include "base/utf8.h"
#include "normalize/name/lexicon.h"
#include "normalize/place/towns.h"

namespace prikaz::normalize {
namespace {

constexpr std::size_t kLongestWord = 120;  // bytes

Reading to_reading(const WordParse& parse) {
  Reading reading;
  reading.tag = parse.tag;
  reading.weight = parse.weight;
  reading.source = parse.source;
  reading.nominative = inflect(parse, Case::Nominative, parse.tag.plural, parse.tag.gender);
  reading.lemma =
      parse.tag.plural ? inflect(parse, Case::Nominative, false, Gender::Masculine) : reading.nominative;
  if (reading.lemma.empty()) reading.lemma = reading.nominative;
  return reading;
}

bool declines(const WordTag& tag) {
  using enum PartOfSpeech;
  return tag.word_case != Case::None &&
         (tag.part == Noun || tag.part == Adjective || tag.part == Participle || tag.part == Numeral ||
          tag.part == Pronoun);
}

constexpr std::size_t kTwoLetters = 4;  // bytes

// «сватовской», guessed from «-ского»: the stressed ones are listed.
bool is_unstressed_guess(std::string_view nominative) {
  return nominative.ends_with("ской") || nominative.ends_with("цкой");
}

// «-ского» of the few districts and towns in «-ской»: the ending alone cannot tell.
void prefer_stressed(std::string_view, std::vector<Reading>& readings) {
  for (Reading& reading : readings) {
    if (reading.tag.part == PartOfSpeech::Noun || reading.tag.plural ||
        reading.tag.gender != Gender::Masculine)
      continue;
    if (reading.source != WordSource::Dictionary && is_unstressed_guess(reading.nominative))
      reading.nominative.replace(reading.nominative.size() - kTwoLetters, kTwoLetters, "ий");
    if (const auto other = names::stressed_adjective(reading.nominative)) reading.nominative = *other;
  }
}

// «учителей» → учителя: our own table says which of two plurals is usual.
void prefer_own_plurals(std::string_view word, std::vector<Reading>& readings) {
  const auto wanted = [](const WordTag& tag) {
    return tag.plural && tag.animate && tag.gender == Gender::Masculine && tag.part == PartOfSpeech::Noun;
  };
  if (std::none_of(readings.begin(), readings.end(),
                   [&](const Reading& reading) { return wanted(reading.tag); }))
    return;
  const std::optional<std::string> usual = usual_plural(word);
  if (!usual) return;
  for (Reading& reading : readings)
    if (wanted(reading.tag)) reading.nominative = *usual;
}

std::vector<Reading> read_simple(std::string_view word) {
  std::vector<Reading> readings;
  for (const WordParse& parse : parse_word(word)) {
    if (!declines(parse.tag) && parse.tag.part != PartOfSpeech::Adverb) continue;
    Reading reading = to_reading(parse);
    if (!reading.nominative.empty() || !declines(parse.tag)) readings.push_back(std::move(reading));
  }
  prefer_stressed(word, readings);
  prefer_own_plurals(word, readings);
  return readings;
}

bool agrees(const WordTag& a, const WordTag& b) {
  return a.word_case == b.word_case && a.plural == b.plural &&
         (a.part == b.part ? a.part == PartOfSpeech::Noun || a.plural || a.gender == b.gender
                           : a.plural || a.gender == b.gender);
}

// «Ростове-на-Дону»: the first part declines.
std::vector<Reading> read_linked(std::string_view word, std::size_t hyphen) {
  std::vector<Reading> readings = read_word(word.substr(0, hyphen));
  const std::string rest = utf8::to_lower(word.substr(hyphen));
  for (Reading& reading : readings) {
    reading.nominative += rest;
    reading.lemma += rest;
  }
  return readings;
}

bool is_known(const Reading& reading) { return reading.source == WordSource::Dictionary; }

bool is_known_noun(const Reading& reading) {
  return reading.tag.part == PartOfSpeech::Noun && reading.source == WordSource::Dictionary;
}

// Beside an adjective only a known word declines («Каменска-Уральского», but «Ачхой-Мартановского»).
bool may_decline_beside(const Reading& start, const Reading& end) {
  return end.tag.part == PartOfSpeech::Noun || is_known(start);
}

std::vector<Reading> read_pair(std::string_view left, std::string_view right) {
  std::vector<Reading> ends = read_word(right);
  const std::string front = utf8::to_lower(left);
  const bool fixed = names::is_fixed_prefix(front);
  const bool linking_vowel = front.ends_with("о") || front.ends_with("е");
  const std::vector<Reading> starts = fixed ? std::vector<Reading>() : read_word(left);
  for (Reading& end : ends) {
    const Reading* best = nullptr;
    for (const Reading& start : starts)
      if ((!linking_vowel || is_known_noun(start)) && may_decline_beside(start, end) &&
          agrees(start.tag, end.tag) && (!best || start.weight > best->weight))
        best = &start;
    if (best) end.weight *= 0.2 + best->weight;
    const bool prefix = fixed || linking_vowel;
    if (!best) end.weight *= prefix ? 1 : 0.2;
    end.nominative = (best ? best->nominative : front) + "-" + end.nominative;
    end.lemma = (best ? best->lemma : front) + "-" + end.lemma;
    if (end.source == WordSource::Dictionary && !prefix && !best) end.source = WordSource::Predicted;
  }
  return ends;
}

std::vector<Reading> read_hyphenated(std::string_view word, std::size_t first) {
  std::vector<Reading> whole = read_simple(word);
  if (!whole.empty() && whole.front().source == WordSource::Dictionary) return whole;
  const std::size_t second = word.find('-', first + 1);
  if (second != std::string_view::npos && names::is_linking_part(word.substr(first + 1, second - first - 1)))
    return read_linked(word, first);
  const std::size_t last = word.rfind('-');
  return read_pair(word.substr(0, last), word.substr(last + 1));
}

}  // namespace

std::vector<Reading> read_as_adjective(std::string_view word) {
  const std::size_t hyphen = word.rfind('-');
  const std::string front =
      hyphen == std::string_view::npos ? std::string() : utf8::to_lower(word.substr(0, hyphen + 1));
  std::vector<Reading> readings;
  for (const WordParse& parse :
       parse_unknown_word(word.substr(hyphen == std::string_view::npos ? 0 : hyphen + 1))) {
    if (parse.tag.part != PartOfSpeech::Adjective) continue;
    readings.push_back(to_reading(parse));
    readings.back().nominative = front + readings.back().nominative;
  }
  return readings;
}

namespace {
std::vector<Reading> analyse(std::string_view word);
}

// The same words come again and again: a small memory a thread. It holds two generations of words and forgets
// the older one when the younger is full, so that a reference outlives the next thousands of words.
const std::vector<Reading>& read_word(std::string_view word) {
  constexpr std::size_t kRemembered = 8192;
  using Memory = std::unordered_map<std::string, std::vector<Reading>>;
  thread_local Memory young, old;
  thread_local unsigned state = 0;
  if (state != dictionary_state()) {
    young.clear();
    old.clear();
    state = dictionary_state();
  }
  std::string key(word);
  if (const auto found = young.find(key); found != young.end()) return found->second;
  std::vector<Reading> readings;
  if (const auto found = old.find(key); found != old.end())
    readings = found->second;  // copied: others may hold the reference
  else
    readings = analyse(word);
  if (young.size() >= kRemembered) {
    old = std::move(young);
    young = Memory();
  }
  return young.emplace(std::move(key), std::move(readings)).first->second;
}

namespace {

std::vector<Reading> analyse(std::string_view word) {
  if (word.empty() || word.size() > kLongestWord) return {};
  const std::size_t hyphen = word.find('-');
  std::vector<Reading> readings =
      hyphen == std::string_view::npos || std::count(word.begin(), word.end(), '-') > 4
          ? read_simple(word)
          : read_hyphenated(word, hyphen);
  double sum = 0;
  for (const Reading& reading : readings) sum += reading.weight;
  if (sum > 0)
    for (Reading& reading : readings) reading.weight /= sum;
  return readings;
}

}  // namespace

bool is_all_capitals(std::string_view word) {
  int letters = 0;
  for (std::size_t i = 0; i < word.size();) {
    const char32_t c = utf8::next(word, i);
    if (!utf8::is_letter(c)) continue;
    if (!utf8::is_upper(c)) return false;
    ++letters;
  }
  return letters >= 2;
}

namespace {
bool is_continuation(char byte) { return (static_cast<unsigned char>(byte) & 0xC0) == 0x80; }
}  // namespace

std::string restore_letters(std::string_view written, std::string_view nominative) {
  const auto parts = [](std::string_view text) { return std::count(text.begin(), text.end(), '-'); };
  if (parts(written) > 0 && parts(written) == parts(nominative)) {
    const std::size_t a = written.find('-'), b = nominative.find('-');
    return restore_letters(written.substr(0, a), nominative.substr(0, b)) + "-" +
           restore_letters(written.substr(a + 1), nominative.substr(b + 1));
  }
  const bool capitals = is_all_capitals(written);
  std::size_t i = 0, k = 0;
  while (i < written.size() && i < nominative.size() && written[i] == nominative[i]) ++i;
  while (i > 0 && ((i < written.size() && is_continuation(written[i])) ||
                   (i < nominative.size() && is_continuation(nominative[i]))))
    --i;
  k = i;
  std::string result(written.substr(0, i));
  while (i < written.size() && k < nominative.size()) {
    std::size_t after = i, behind = k;
    const char32_t have = utf8::next(written, after), want = utf8::next(nominative, behind);
    const auto fold = [](char32_t c) {
      return utf8::to_lower(c) == 0x451 ? char32_t{0x435} : utf8::to_lower(c);
    };
    if (fold(have) != fold(want)) break;
    result += written.substr(i, after - i);
    i = after;
    k = behind;
  }
  const std::string rest(nominative.substr(k));
  if (result.empty() && utf8::starts_with_upper(written) && !capitals) {
    std::size_t first = 0;
    std::string upper;
    if (!rest.empty()) utf8::append(upper, utf8::to_upper(utf8::next(rest, first)));
    return upper + rest.substr(first);
  }
  return result + (capitals ? utf8::to_upper(rest) : rest);
}

bool is_known_town(std::string_view nominative) { return !places::town_name(nominative).empty(); }

}  // namespace prikaz::normalize
