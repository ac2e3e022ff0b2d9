// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalize/place/towns.h"

#include <algorithm>
#include <charconv>
#include <unordered_map>

#include "base/data_file.h"
#include "base/utf8.h"
#include "normalize/transliteration.h"

extern "C" const char prikaz_data_towns[], prikaz_data_towns_end[];

namespace prikaz::normalize::places {
namespace {

struct Town {
  std::string name;
  std::vector<std::string> regions;
  std::optional<std::string> chosen;
};

using TownTable = std::unordered_map<std::string, Town>;

TownTable read_towns() {
  TownTable table;
  table.reserve(2048);
  each_tsv_row({prikaz_data_towns, prikaz_data_towns_end}, [&](const auto& fields) {
    if (fields.size() < 2) return;
    std::string_view names = fields[1];
    while (!names.empty()) {
      const std::size_t comma = names.find(',');
      std::string_view name = utf8::trim(names.substr(0, comma));
      const bool chosen = name.ends_with('!');
      if (chosen) name.remove_suffix(1);
      Town& town = table[utf8::fold(name)];
      town.name = std::string(name);
      town.regions.emplace_back(fields[0]);
      if (chosen) town.chosen = std::string(fields[0]);
      names.remove_prefix(comma == std::string_view::npos ? names.size() : comma + 1);
    }
  });
  return table;
}

const TownTable& towns() {
  static const TownTable table = read_towns();
  return table;
}

constexpr std::size_t kLetter = 2;  // bytes of a Russian letter

// The towns that begin with the letter of `folded`.
const std::vector<const TownTable::value_type*>& towns_beginning_as(std::string_view folded) {
  static const auto table = [] {
    std::unordered_map<std::string_view, std::vector<const TownTable::value_type*>> result;
    for (const TownTable::value_type& town : towns())
      result[std::string_view(town.first).substr(0, kLetter)].push_back(&town);
    return result;
  }();
  static const std::vector<const TownTable::value_type*> none;
  const auto found = table.find(folded.substr(0, kLetter));
  return found == table.end() ? none : found->second;
}

const Town* find_town(std::string_view nominative) {
  const TownTable& table = towns();
  const auto found = table.find(utf8::fold(nominative));
  return found == table.end() ? nullptr : &found->second;
}

// «», «а», «ь», «ый», or a fleeting vowel with its consonant («ок», «ец»).
bool is_nominative_ending(std::string_view rest) {
  if (rest.empty()) return true;
  std::size_t i = 0;
  const char32_t first = utf8::next(rest, i);
  static constexpr std::u32string_view kEndings = U"аяоеёыиьй";
  static constexpr std::u32string_view kVowels = kEndings.substr(0, 7);
  static constexpr std::u32string_view kBehind = U"йкцл";
  if (i == rest.size()) return kEndings.find(first) != std::u32string_view::npos;
  const char32_t second = utf8::next(rest, i);
  return i == rest.size() && kVowels.find(first) != std::u32string_view::npos &&
         kBehind.find(second) != std::u32string_view::npos;
}

// How many letters two words share at the beginning, if they differ in two or three last ones only; 0
// otherwise.
std::size_t alike(std::string_view a, std::string_view b) {
  constexpr std::size_t kEnding = 6;  // bytes
  std::size_t same = 0;
  while (same < a.size() && same < b.size() && a[same] == b[same]) ++same;
  same -= same % 2;
  const bool fits = same >= 4 && a.size() - same <= kEnding && is_nominative_ending(b.substr(same));
  return fits ? same : 0;
}

// The same word by word; words are parted by spaces and hyphens.
std::size_t alike_words(std::string_view a, std::string_view b) {
  std::size_t total = 0;
  while (true) {
    const std::size_t i = a.find_first_of(" -"), k = b.find_first_of(" -");
    if ((i == std::string_view::npos) != (k == std::string_view::npos)) return 0;
    const std::string_view first = a.substr(0, i), second = b.substr(0, k);
    const std::size_t score = first == second ? first.size() : alike(first, second);
    if (score == 0) return 0;
    total += score;
    if (i == std::string_view::npos) return total;
    a.remove_prefix(i + 1);
    b.remove_prefix(k + 1);
  }
}

struct Settlement {
  std::string_view region;
  long population = 0;
};

// towns.tsv of GeoNames, sorted by key: searched by halving in the mapped file.
std::vector<Settlement> find_geonames(std::string_view key) {
  static const std::optional<MappedFile> file = [] {
    const auto path = find_data_file("cities/towns.tsv");
    return path ? MappedFile::open(*path) : std::nullopt;
  }();
  std::vector<Settlement> found;
  if (!file || key.empty()) return found;
  const std::string_view bytes = file->bytes();
  const std::string wanted = std::string(key) + '\t';
  std::size_t low = 0, high = bytes.size();
  while (low < high) {
    const std::size_t middle = low + (high - low) / 2;
    const std::size_t newline = middle == 0 ? std::string_view::npos : bytes.rfind('\n', middle - 1);
    const std::size_t start = newline == std::string_view::npos || newline + 1 < low ? low : newline + 1;
    const std::size_t end = std::min(bytes.find('\n', middle), bytes.size());
    if (bytes.substr(start, end - start).compare(wanted) < 0)
      low = end + 1;
    else
      high = start;
  }
  while (low < bytes.size() && bytes.substr(low).starts_with(wanted)) {
    std::string_view line = bytes.substr(low, bytes.find('\n', low) - low);
    low += line.size() + 1;
    line.remove_prefix(wanted.size());
    Settlement settlement;
    settlement.region = line.substr(0, line.find('\t'));
    line.remove_prefix(std::min(line.size(), settlement.region.size() + 1));
    std::from_chars(line.data(), line.data() + line.size(), settlement.population);
    found.push_back(settlement);
  }
  return found;
}

// GeoNames writes names in Latin letters by no single rule; both sides are brought to letters alone.
std::vector<std::string> geonames_keys(std::string_view nominative) {
  std::string key = transliterate(nominative);
  std::erase_if(key, [](char c) { return c < 'a' || c > 'z'; });
  std::vector<std::string> keys = {key};
  const auto variant = [&](std::string_view from, std::string_view to) {
    std::string other = key;
    for (std::size_t at = 0; (at = other.find(from, at)) != std::string::npos; at += to.size())
      other.replace(at, from.size(), to);
    if (other != key) keys.push_back(other);
  };
  variant("ye", "e");
  variant("yy", "y");
  variant("iy", "y");
  if (key.ends_with("oye")) keys.push_back(key.substr(0, key.size() - 2) + "e");
  return keys;
}

}  // namespace

const std::vector<std::string>& regions_of_town(std::string_view nominative) {
  static const std::vector<std::string> none;
  const Town* town = find_town(nominative);
  return town ? town->regions : none;
}

std::string_view town_name(std::string_view nominative) {
  const Town* town = find_town(nominative);
  return town ? std::string_view(town->name) : std::string_view();
}

std::string_view town_by_beginning(std::string_view written) {
  const std::string folded = utf8::fold(written);
  std::string_view best;
  std::size_t most = 0;
  bool several = false;
  for (const auto* entry : towns_beginning_as(folded)) {  // words that share no letter are not alike
    const auto& [key, town] = *entry;
    const std::size_t score = alike_words(folded, key);
    if (score == 0 || score < most) continue;
    several = score == most;
    most = score;
    best = town.name;
  }
  return several ? std::string_view() : best;
}

bool is_settlement(std::string_view nominative, std::string_view iso) {
  for (const std::string& key : geonames_keys(nominative))
    for (const Settlement& settlement : find_geonames(key))
      if (iso.empty() || settlement.region == iso) return true;
  return false;
}

std::optional<std::string> dominant_region(std::string_view nominative) {
  const Town* town = find_town(nominative);
  if (!town) return std::nullopt;
  if (town->chosen) return town->chosen;
  if (town->regions.size() != 1) return std::nullopt;
  return town->regions.front();
}

}  // namespace prikaz::normalize::places
