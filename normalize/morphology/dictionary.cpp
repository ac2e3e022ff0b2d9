// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalize/morphology/dictionary.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <utility>

#include "normalize/morphology/cp1251.h"

namespace prikaz::normalize {
namespace {

constexpr int kMostReadings = 64;
constexpr std::size_t kLongestWord = 64;
// The prefixes that forms may take («побольше», «наибольший»), by their number in the paradigms; CP1251.
constexpr std::array<std::string_view, 3> kPrefixes = {"", "\xEF\xEE", "\xED\xE0\xE8"};

std::uint16_t pair_at(std::string_view key, std::size_t at) {
  const auto high = static_cast<unsigned char>(key[at]), low = static_cast<unsigned char>(key[at + 1]);
  return static_cast<std::uint16_t>(((high ^ 1) << 6) + (low >> 1));
}

// A grammeme's four letters as one number, so that the table of tags is read in no time.
constexpr std::uint32_t code(std::string_view g) {
  std::uint32_t value = 0;
  for (const char c : g.substr(0, 4)) value = value << 8 | static_cast<unsigned char>(c);
  return value;
}

void read_grammeme(std::string_view g, WordTag& tag) {
  using enum PartOfSpeech;
  switch (code(g)) {
    case code("NOUN"):
      tag.part = Noun;
      break;
    case code("ADJF"):
      tag.part = Adjective;
      break;
    case code("PRTF"):
      tag.part = Participle;
      break;
    case code("NPRO"):
      tag.part = Pronoun;
      break;
    case code("NUMR"):
      tag.part = Numeral;
      break;
    case code("ADVB"):
    case code("COMP"):
    case code("PRED"):
      tag.part = Adverb;
      break;
    case code("ADJS"):
    case code("PRTS"):
    case code("VERB"):
    case code("INFN"):
    case code("GRND"):
      tag.part = Verb;
      break;
    case code("PREP"):
    case code("CONJ"):
    case code("PRCL"):
    case code("INTJ"):
      tag.part = Function;
      break;
    case code("nomn"):
      tag.word_case = Case::Nominative;
      break;
    case code("gen2"):
      tag.rare = true;
      [[fallthrough]];
    case code("gent"):
      tag.word_case = Case::Genitive;
      break;
    case code("datv"):
      tag.word_case = Case::Dative;
      break;
    case code("acc2"):
      tag.rare = true;
      [[fallthrough]];
    case code("accs"):
      tag.word_case = Case::Accusative;
      break;
    case code("ablt"):
      tag.word_case = Case::Instrumental;
      break;
    case code("loct"):
    case code("loc2"):
      tag.word_case = Case::Prepositional;
      break;
    case code("masc"):
      tag.gender = Gender::Masculine;
      break;
    case code("femn"):
      tag.gender = Gender::Feminine;
      break;
    case code("neut"):
      tag.gender = Gender::Neuter;
      break;
    case code("plur"):
      tag.plural = true;
      break;
    case code("anim"):
      tag.animate = true;
      break;
    case code("Fixd"):
      tag.indeclinable = true;
      break;
    case code("Supr"):
      tag.superlative = true;
      break;
    case code("Name"):
      tag.first_name = true;
      break;
    case code("Patr"):
      tag.patronymic = true;
      break;
    case code("Surn"):
      tag.surname = true;
      break;
    case code("Geox"):
      tag.place = true;
      break;
    case code("Orgn"):
      tag.organization = true;
      break;
    case code("Abbr"):
      tag.abbreviation = true;
      break;
    case code("Arch"):
    case code("Infr"):
    case code("Erro"):
    case code("Slng"):
    case code("Litr"):
    case code("Dist"):
    case code("V-oy"):
      tag.rare = true;
      break;
    default:
      break;
  }
}

}  // namespace

WordTag read_tag(std::string_view text) {
  WordTag tag;
  while (!text.empty()) {
    const std::size_t end = text.find_first_of(", ");
    read_grammeme(text.substr(0, end), tag);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  }
  return tag;
}

std::string_view Dictionary::Strings::at(std::uint32_t index) const {
  if (index >= count) return {};
  std::uint32_t begin = 0, end = 0;
  std::memcpy(&begin, bytes.data() + 8 + 4ull * index, 4);
  std::memcpy(&end, bytes.data() + 12 + 4ull * index, 4);
  const std::string_view heap = bytes.substr(12 + 4ull * count);
  return begin <= end && end <= heap.size() ? heap.substr(begin, end - begin) : std::string_view();
}

std::uint16_t Dictionary::Paradigm::at(std::size_t third, std::size_t form) const {
  std::uint16_t value = 0;
  std::memcpy(&value, cells.data() + 2 * (third * forms() + form), 2);
  return value;
}

bool Dictionary::map(std::string_view name, std::string_view& bytes) {
  const auto path = find_data_file("az/" + std::string(name));
  if (!path) return false;
  auto file = MappedFile::open(*path);
  if (!file) return false;
  files_.push_back(std::move(*file));
  bytes = files_.back().bytes();
  return true;
}

bool Dictionary::index_paradigms(std::string_view bytes) {
  const auto number = [&](std::size_t at) {
    std::uint16_t value = 0;
    std::memcpy(&value, bytes.data() + at, 2);
    return value;
  };
  if (bytes.size() < 2) return false;
  std::size_t at = 2;
  for (int left = number(0); left > 0; --left) {
    if (at + 2 > bytes.size()) return false;
    const std::size_t size = 2ull * number(at);
    if (at + 2 + size > bytes.size() || size % 6 != 0) return false;
    paradigm_at_.push_back(static_cast<std::uint32_t>(at));
    at += 2 + size;
  }
  paradigms_ = bytes;
  return true;
}

bool Dictionary::read_tags() {
  tag_table_.reserve(tags_.count);
  for (std::uint32_t k = 0; k < tags_.count; ++k) tag_table_.push_back(read_tag(tags_.at(k)));
  return !tag_table_.empty();
}

std::unique_ptr<const Dictionary> Dictionary::open() {
  auto dictionary = std::unique_ptr<Dictionary>(new Dictionary);
  dictionary->files_.reserve(6);
  std::string_view bytes;
  const auto graph = [&](std::string_view name, WordGraph& target) {
    if (!dictionary->map(name, bytes)) return false;
    const auto opened = WordGraph::open(bytes);
    if (opened) target = *opened;
    return opened.has_value();
  };
  const auto strings = [&](std::string_view name, Strings& target) {
    if (!dictionary->map(name, bytes) || bytes.size() < 12 || !bytes.starts_with("STR1")) return false;
    std::memcpy(&target.count, bytes.data() + 4, 4);
    target.bytes = bytes;
    return 12 + 4ull * target.count <= bytes.size();
  };
  const bool whole =
      graph("words.dawg", dictionary->words_) && graph("prediction-suffixes-0.dawg", dictionary->endings_) &&
      graph("p_t_given_w.intdawg", dictionary->probabilities_) &&
      strings("suffixes.strings", dictionary->suffixes_) && strings("tags.strings", dictionary->tags_) &&
      dictionary->map("paradigms.array", bytes) && dictionary->index_paradigms(bytes) &&
      dictionary->read_tags();
  if (!whole) return nullptr;
  return dictionary;
}

Dictionary::Paradigm Dictionary::paradigm(std::uint16_t number) const {
  if (number >= paradigm_at_.size()) return {};
  const std::size_t at = paradigm_at_[number];
  std::uint16_t size = 0;
  std::memcpy(&size, paradigms_.data() + at, 2);
  return {paradigms_.substr(at + 2, 2ull * size)};
}

std::string_view Dictionary::prefix(const Paradigm& paradigm, std::size_t form) const {
  const std::uint16_t number = paradigm.at(2, form);
  return number < kPrefixes.size() ? kPrefixes[number] : std::string_view();
}

void Dictionary::add(std::vector<WordParse>& parses, std::string word, std::uint16_t number,
                     std::uint16_t form, double weight, WordSource source) const {
  const Paradigm cells = paradigm(number);
  if (form >= cells.forms()) return;
  const std::uint16_t tag = cells.at(1, form);
  const std::string_view suffix = suffixes_.at(cells.at(0, form)), front = prefix(cells, form);
  if (tag >= tag_table_.size() || suffix.size() + front.size() > word.size()) return;
  WordParse parse;
  parse.tag = tag_table_[tag];
  parse.weight = weight;
  parse.source = source;
  parse.stem = word.substr(front.size(), word.size() - suffix.size() - front.size());
  parse.paradigm = number;
  parse.form = form;
  parses.push_back(std::move(parse));
}

namespace {

// Every spelling of `word` with е or ё that `graph` holds, with the place reached. Branches only where the
// graph does.
template <typename Found>
void each_spelling(const WordGraph& graph, std::string_view word, std::size_t at, std::uint32_t index,
                   std::string& spelled, Found& found) {
  if (at == word.size()) {
    found(index);
    return;
  }
  if (word[at] == cp1251::kYe)
    if (const auto next = graph.follow(cp1251::kYo, index)) {
      spelled += cp1251::kYo;
      each_spelling(graph, word, at + 1, *next, spelled, found);
      spelled.pop_back();
    }
  if (const auto next = graph.follow(word[at], index)) {
    spelled += word[at];
    each_spelling(graph, word, at + 1, *next, spelled, found);
    spelled.pop_back();
  }
}

}  // namespace

void Dictionary::find_known(std::string_view word, std::vector<WordParse>& parses) const {
  std::string spelled;
  const auto at_end = [&](std::uint32_t index) {
    const auto payload = words_.follow('\x01', index);
    if (!payload) return;
    words_.each_continuation(*payload, 4, kMostReadings, [&](std::string_view key) {
      add(parses, spelled, pair_at(key, 0), pair_at(key, 2), 1, WordSource::Dictionary);
    });
  };
  each_spelling(words_, word, 0, WordGraph::kRoot, spelled, at_end);
}

// As pymorphy2 does: the longest known ending of up to five letters and the one a letter shorter, weighed by
// how many words of the dictionary end so.
void Dictionary::predict(std::string_view word, std::vector<WordParse>& parses) const {
  constexpr double kTrust[] = {0, 0.2, 0.3, 0.4, 0.5, 0.6};
  if (word.size() < 4) return;
  std::size_t shortest = 1;
  for (std::size_t length = std::min<std::size_t>(5, word.size() - 1); length >= shortest; --length) {
    const std::string_view ending = word.substr(word.size() - length);
    const std::size_t first = parses.size();
    double most = 1;
    std::string spelled(word.substr(0, word.size() - length));
    const auto at_end = [&](std::uint32_t index) {
      const auto payload = endings_.follow('\x01', index);
      if (!payload) return;
      endings_.each_continuation(*payload, 6, kMostReadings, [&](std::string_view key) {
        const double count = pair_at(key, 0);
        most = std::max(most, count);
        add(parses, spelled, pair_at(key, 2), pair_at(key, 4), count * kTrust[length], WordSource::Predicted);
      });
    };
    each_spelling(endings_, ending, 0, WordGraph::kRoot, spelled, at_end);
    for (std::size_t k = first; k < parses.size(); ++k) parses[k].weight /= most;
    if (parses.size() > first && shortest == 1) shortest = std::max<std::size_t>(length - 1, 1);
  }
  std::erase_if(parses, [](const WordParse& p) {
    return p.tag.part != PartOfSpeech::Noun && p.tag.part != PartOfSpeech::Adjective &&
           p.tag.part != PartOfSpeech::Participle && p.tag.part != PartOfSpeech::Verb;
  });
}

// P(tag | word) of the annotated corpus where the word occurs there, else equal shares.
void Dictionary::weigh(std::string_view word, std::vector<WordParse>& parses) const {
  const auto at = probabilities_.follow(word);
  const auto colon = at ? probabilities_.follow(':', *at) : std::nullopt;
  constexpr double kUnseen = 0.004;
  for (WordParse& parse : parses) {
    double share = parse.tag.rare ? 0.05 : 1;
    if (colon) {
      const auto end = probabilities_.follow(tag_text(parse), *colon);
      const auto value = end ? probabilities_.value(*end) : std::nullopt;
      share = std::max(value ? *value / 1e6 : 0.0, kUnseen * share);
    }
    parse.weight *= share;
  }
}

std::string_view Dictionary::tag_text(const WordParse& parse) const {
  const Paradigm cells = paradigm(parse.paradigm);
  return parse.form < cells.forms() ? tags_.at(cells.at(1, parse.form)) : std::string_view();
}

std::vector<WordParse> Dictionary::parse(std::string_view word) const {
  std::vector<WordParse> parses;
  if (word.empty() || word.size() > kLongestWord) return parses;
  find_known(word, parses);
  if (parses.empty())
    predict(word, parses);
  else
    weigh(word, parses);
  return parses;
}

namespace {
// «PRTF,perf,tran,past,pssv» of «PRTF,perf,tran,past,pssv masc,sing,gent»: what all forms of the word share.
std::string_view lexeme_part(std::string_view tag) { return tag.substr(0, tag.find(' ')); }
}  // namespace

std::string Dictionary::form_of(const WordParse& parse, const Paradigm& cells, std::size_t form) const {
  return std::string(prefix(cells, form)) + parse.stem + std::string(suffixes_.at(cells.at(0, form)));
}

std::string Dictionary::inflect(const WordParse& parse, Case wanted, bool plural, Gender gender) const {
  const Paradigm cells = paradigm(parse.paradigm);
  const WordTag& have = parse.tag;
  std::string best;
  long best_score = -1;
  const std::string own = parse.form < cells.forms() ? form_of(parse, cells, parse.form) : std::string();
  for (std::size_t form = 0; form < cells.forms(); ++form) {
    const std::uint16_t number = cells.at(1, form);
    if (number >= tag_table_.size()) continue;
    const WordTag& tag = tag_table_[number];
    if (tag.part != have.part || tag.word_case != wanted || tag.plural != plural) continue;
    if (have.part != PartOfSpeech::Noun && !plural && gender != Gender::None && tag.gender != gender)
      continue;
    if (have.part == PartOfSpeech::Noun && !plural && !have.plural && tag.gender != have.gender) continue;
    const long score =
        1024 * (4 * (tag.superlative == have.superlative) + 2 * !tag.rare + (tag.animate == have.animate) +
                16 * (lexeme_part(tag_text(parse)) == lexeme_part(tags_.at(number))));
    if (score + static_cast<long>(own.size()) < best_score) continue;
    std::string word = form_of(parse, cells, form);
    // Among equals (высшая, высочайшая) the one that is written most alike.
    const auto alike = std::mismatch(own.begin(), own.end(), word.begin(), word.end()).first - own.begin();
    if (score + alike <= best_score) continue;
    best_score = score + alike;
    best = std::move(word);
  }
  return best;
}

}  // namespace prikaz::normalize
