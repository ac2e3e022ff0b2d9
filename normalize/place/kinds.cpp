// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalize/place/kinds.h"

#include <algorithm>
#include <unordered_map>
#include <utility>

#include "base/data_file.h"
#include "base/utf8.h"
#include "normalize/name/readings.h"

extern "C" const char prikaz_data_municipality_kinds[], prikaz_data_municipality_kinds_end[];

namespace prikaz::normalize::places {
namespace {

constexpr std::size_t kKey = 2;  // bytes: the first letter

ItemKind kind_of_mark(char32_t c, bool quote_open) {
  if (c == 0xAB || c == 0x201E) return ItemKind::OpenQuote;
  if (c == 0xBB || c == 0x201D) return ItemKind::CloseQuote;
  if (c == '"' || c == 0x201C) return quote_open ? ItemKind::CloseQuote : ItemKind::OpenQuote;
  if (c == '-' || c == 0x2013 || c == 0x2014 || c == 0x2010 || c == 0x2011) return ItemKind::Dash;
  if (c == '(') return ItemKind::OpenBracket;
  if (c == ')') return ItemKind::CloseBracket;
  if (c == '.') return ItemKind::Dot;
  if (c == ',') return ItemKind::Comma;
  return utf8::is_digit(c) ? ItemKind::Number : ItemKind::Other;
}

using Index = std::unordered_map<std::string, std::vector<Kind>>;

Kind read_kind(const std::vector<std::string_view>& f) {
  Kind kind;
  std::string_view words = f[0];
  while (!words.empty()) {
    const std::size_t space = words.find(' ');
    std::string_view word = words.substr(0, space);
    const bool star = word.ends_with('*');
    if (star) word.remove_suffix(1);
    const std::size_t joint = word.find("*-");
    const std::string_view second =
        joint == std::string_view::npos ? std::string_view() : word.substr(joint + 2);
    kind.words.push_back(
        {utf8::fold(word.substr(0, joint)), utf8::fold(second), star, is_all_capitals(word)});
    words.remove_prefix(space == std::string_view::npos ? words.size() : space + 1);
  }
  kind.name = std::string(f[1]);
  if (f[2] != "-") kind.type = std::string(f[2]);
  static constexpr std::pair<std::string_view, NamePlace> kPlaces[] = {
      {"before", NamePlace::Before},   {"after", NamePlace::After},           {"both", NamePlace::Both},
      {"wrapper", NamePlace::Wrapper}, {"settlement", NamePlace::Settlement}, {"ignored", NamePlace::Ignored},
      {"body", NamePlace::Body}};
  for (const auto& [name, place] : kPlaces)
    if (f[3] == name) kind.where = place;
  kind.gender = f[4] == "f" ? Gender::Feminine : f[4] == "n" ? Gender::Neuter : Gender::Masculine;
  kind.type_concluded = f[5].find("type") != std::string_view::npos;
  kind.name_concluded = f[5].find("name") != std::string_view::npos;
  if (const std::size_t region = f[5].find("RU-"); region != std::string_view::npos)
    kind.region = std::string(f[5].substr(region, f[5].find(' ', region) - region));
  return kind;
}

const Index& kinds() {
  static const Index index = [] {
    Index made;
    each_tsv_row({prikaz_data_municipality_kinds, prikaz_data_municipality_kinds_end}, [&](const auto& f) {
      if (f.size() < 6) return;
      Kind kind = read_kind(f);
      made[kind.words.front().stem.substr(0, kKey)].push_back(std::move(kind));
    });
    return made;
  }();
  return index;
}

bool is_ending(std::string_view rest) {
  static constexpr std::u32string_view kLetters = U"аеийоуыьюямхгк";
  if (rest.size() > 6) return false;
  for (std::size_t i = 0; i < rest.size();)
    if (kLetters.find(utf8::next(rest, i)) == std::u32string_view::npos) return false;
  return true;
}

bool fits(const Kind::Word& wanted, const Item& item) {
  if (item.kind != ItemKind::Word || (wanted.capitals && !item.all_capitals)) return false;
  if (!item.folded.starts_with(wanted.stem)) return false;
  if (!wanted.second.empty()) {
    const std::size_t hyphen = item.folded.find('-');
    if (hyphen == std::string::npos || hyphen < wanted.stem.size()) return false;
    const std::string_view first =
        std::string_view(item.folded).substr(wanted.stem.size(), hyphen - wanted.stem.size());
    const std::string_view second = std::string_view(item.folded).substr(hyphen + 1);
    return is_ending(first) && second.starts_with(wanted.second) &&
           is_ending(second.substr(wanted.second.size()));
  }
  const std::string_view rest = std::string_view(item.folded).substr(wanted.stem.size());
  return wanted.ending ? is_ending(rest) : rest.empty();
}

// The singular cases of the kind's noun; empty where it is a plural or no form of the word.
std::vector<Case> singular_cases(std::string_view word) {
  std::vector<Case> cases;
  for (const Reading& reading : read_word(word))
    if (reading.tag.part == PartOfSpeech::Noun && !reading.tag.plural &&
        reading.tag.word_case != Case::None &&
        std::find(cases.begin(), cases.end(), reading.tag.word_case) == cases.end())
      cases.push_back(reading.tag.word_case);
  return cases;
}

}  // namespace

std::vector<Item> cut_items(std::string_view text) {
  std::vector<Item> items;
  bool new_line = true, quote = false;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t begin = i;
    const char32_t c = utf8::next(text, i);
    if (utf8::is_space(c)) {
      new_line |= c == '\n';
      continue;
    }
    Item item;
    item.new_line = std::exchange(new_line, false);
    if (utf8::is_letter(c)) {
      item.kind = ItemKind::Word;
      item.capital = utf8::is_upper(c);
      while (i < text.size()) {
        std::size_t after = i;
        const char32_t d = utf8::next(text, after);
        std::size_t behind = after;
        const bool hyphen =
            (d == '-' || d == 0x2011) && behind < text.size() && utf8::is_letter(utf8::next(text, behind));
        if (!utf8::is_letter(d) && !hyphen) break;
        i = after;
      }
    } else {
      item.kind = kind_of_mark(c, quote);
      if (item.kind == ItemKind::OpenQuote) quote = true;
      if (item.kind == ItemKind::CloseQuote) quote = false;
    }
    item.span = {begin, i};
    item.text = text.substr(begin, i - begin);
    if (item.kind == ItemKind::Word) {
      item.folded = utf8::fold(item.text);
      item.all_capitals = is_all_capitals(item.text);
      item.quoted = quote;
    }
    items.push_back(std::move(item));
  }
  return items;
}

std::optional<KindMatch> match_kind(const std::vector<Item>& items, std::size_t at) {
  if (items[at].kind != ItemKind::Word) return std::nullopt;
  const auto bucket = kinds().find(items[at].folded.substr(0, kKey));
  if (bucket == kinds().end()) return std::nullopt;
  const Kind* best = nullptr;
  for (const Kind& kind : bucket->second) {
    if (kind.where == NamePlace::Body || at + kind.words.size() > items.size()) continue;
    if (best && best->words.size() >= kind.words.size()) continue;
    bool all = true;
    for (std::size_t k = 0; k < kind.words.size() && all; ++k) all = fits(kind.words[k], items[at + k]);
    if (all) best = &kind;
  }
  if (!best) return std::nullopt;
  KindMatch match{best, at, at + best->words.size(), {}};
  if (best->words.back().ending) {
    match.cases = singular_cases(items[match.end - 1].text);
    if (match.cases.empty() && best->words.back().stem.find('-') != std::string::npos)  // «р-на»
      match.cases = {Case::Nominative, Case::Genitive, Case::Dative, Case::Instrumental, Case::Prepositional};
    if (match.cases.empty()) return std::nullopt;
  } else if (best->words.back().capitals && best->where == NamePlace::Before) {  // «Целинного РМО»
    match.cases = {Case::Nominative, Case::Genitive, Case::Dative, Case::Instrumental, Case::Prepositional};
  }
  return match;
}

bool is_governing_body(const std::vector<Item>& items, std::size_t at) {
  if (items[at].kind != ItemKind::Word) return false;
  const auto bucket = kinds().find(items[at].folded.substr(0, kKey));
  if (bucket == kinds().end()) return false;
  return std::any_of(bucket->second.begin(), bucket->second.end(), [&](const Kind& kind) {
    return kind.where == NamePlace::Body && kind.name == "governing" && kind.words.size() == 1 &&
           fits(kind.words.front(), items[at]);
  });
}

bool is_body(const std::vector<Item>& items, std::size_t at) {
  if (items[at].kind != ItemKind::Word) return false;
  const auto bucket = kinds().find(items[at].folded.substr(0, kKey));
  if (bucket == kinds().end()) return false;
  return std::any_of(bucket->second.begin(), bucket->second.end(), [&](const Kind& kind) {
    return (kind.where == NamePlace::Body || kind.where == NamePlace::Wrapper) &&
           fits(kind.words.front(), items[at]);
  });
}

}  // namespace prikaz::normalize::places
