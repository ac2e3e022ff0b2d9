// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalize/place/gazetteer.h"

#include <unicode/ucnv.h>
#include <unicode/unistr.h>

#include <algorithm>

#include "base/data_file.h"
#include "base/error.h"
#include "base/utf8.h"
#include "normalize/place/kinds.h"
#include "normalize/place/regions.h"

extern "C" const char prikaz_data_classifier_words[], prikaz_data_classifier_words_end[];

namespace prikaz::normalize {
namespace {

constexpr std::size_t kCode = 8;

std::string to_utf8(std::string_view table) {
  if (table.starts_with("\xEF\xBB\xBF")) table.remove_prefix(3);
  // The beginning tells: Windows-1251 Russian is not valid UTF-8.
  std::size_t probe = std::min<std::size_t>(table.size(), 1 << 16);
  while (probe < table.size() && (static_cast<unsigned char>(table[probe]) & 0xC0) == 0x80) ++probe;
  if (utf8::is_valid(table.substr(0, probe))) return std::string(table);
  UErrorCode status = U_ZERO_ERROR;
  const icu::UnicodeString text(table.data(), static_cast<int32_t>(table.size()), "windows-1251");
  std::string result;
  if (U_SUCCESS(status)) text.toUTF8String(result);
  return result;
}

bool is_number(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

[[noreturn]] void damaged(std::size_t line, std::string_view what) {
  Place at;
  at.line = static_cast<int>(line);
  throw Error(ErrorCode::Damaged, "the gazetteer: " + std::string(what), at);
}

// One field of Rosstat's CSV; quotes are stripped, doubled ones inside stay (names have none).
std::string_view csv_field(std::string_view& line) {
  std::string_view field;
  if (line.starts_with('"')) {
    std::size_t end = line.find('"', 1);
    while (end != std::string_view::npos && end + 1 < line.size() && line[end + 1] == '"')
      end = line.find('"', end + 2);
    field = line.substr(1, end == std::string_view::npos ? end : end - 1);
    line.remove_prefix(end == std::string_view::npos ? line.size() : end + 1);
    if (line.starts_with(';')) line.remove_prefix(1);
    return field;
  }
  const std::size_t end = line.find(';');
  field = line.substr(0, end);
  line.remove_prefix(end == std::string_view::npos ? line.size() : end + 1);
  return field;
}

// Words that name a kind or a group and tell nothing of the name.
bool is_kind_word(std::string_view folded) {
  static const auto words = [] {
    std::vector<std::string_view> result;
    each_tsv_row({prikaz_data_classifier_words, prikaz_data_classifier_words_end},
                 [&](const auto& row) { result.push_back(row[0]); });
    return result;
  }();
  constexpr std::size_t kLongestEnding = 6;  // bytes
  return std::any_of(words.begin(), words.end(), [&](std::string_view word) {
    if (word.starts_with('=')) return folded == word.substr(1);
    return folded.starts_with(word) && folded.size() <= word.size() + kLongestEnding;
  });
}

// What is the same in «Серафимовичский» and «Серафимовичское», «Пермь» and «Перми».
std::string stem_of_name(std::string_view folded) {
  for (const std::string_view ending : {"ий", "ый", "ой", "ая", "яя", "ое", "ее", "ые", "ие"})
    if (folded.size() > 8 && folded.ends_with(ending))
      return std::string(folded.substr(0, folded.size() - 4));
  for (const std::string_view ending : {"а", "я", "о", "е", "и", "ы", "й", "ь"})
    if (folded.size() > 6 && folded.ends_with(ending))
      return std::string(folded.substr(0, folded.size() - 2));
  return std::string(folded);
}

std::string key_of(std::string_view name) {
  std::string key;
  for (const places::Item& item : places::cut_items(name)) {
    if (item.kind == places::ItemKind::OpenBracket) break;
    if (item.kind == places::ItemKind::Number) key += item.text;
    if (item.kind != places::ItemKind::Word || is_kind_word(item.folded)) continue;
    if (!key.empty()) key += ' ';
    key += stem_of_name(item.folded);
  }
  return key;
}

// The name without the words of its kind, folded.
std::string words_of(std::string_view name) {
  std::string words;
  for (const places::Item& item : places::cut_items(name)) {
    if (item.kind == places::ItemKind::OpenBracket) break;
    if (item.kind != places::ItemKind::Word || is_kind_word(item.folded)) continue;
    words += (words.empty() ? "" : " ") + item.folded;
  }
  return words;
}

bool is_group(std::string_view code, std::string_view name) {
  return code.substr(5) == "000" ? code.substr(3) == "00000"
                                 : code.substr(6) == "00" || name.starts_with("Межселенн");
}

bool is_upper(std::string_view code) { return code.substr(5) == "000"; }

}  // namespace

Gazetteer::Gazetteer(std::string_view table) : table_(to_utf8(table)) {
  std::string_view rest = table_;
  std::size_t number = 0;
  while (!rest.empty()) {
    const std::size_t end = rest.find('\n');
    std::string_view line = rest.substr(0, end);
    rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
    ++number;
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line.empty() || line.starts_with('#')) continue;
    Entry entry;
    if (const std::size_t tab = line.find('\t'); tab != std::string_view::npos) {
      entry.code = line.substr(0, tab);
      for (int field = 0; field < 3; ++field) {
        const std::size_t next = line.find('\t');
        if (next == std::string_view::npos) damaged(number, "fewer than four columns");
        line.remove_prefix(next + 1);
      }
      entry.name = line.substr(0, line.find('\t'));
    } else if (line.find(';') != std::string_view::npos) {
      std::string_view fields = line, code[4], name;
      for (auto& part : code) part = csv_field(fields);
      csv_field(fields);
      csv_field(fields);
      name = csv_field(fields);
      if (!is_number(code[0])) {
        if (entries_.empty()) continue;  // the heading
        damaged(number, "no code in the first column");
      }
      if (code[3] != "000" && !code[3].empty()) continue;  // settlements
      const std::string joined = std::string(code[0]) + std::string(code[1]) + std::string(code[2]);
      if (joined.size() != kCode) damaged(number, "a code is not eight digits long");
      // The code's parts stand apart in the line: its digits are put side by side at the line's own
      // beginning.
      char* start = table_.data() + (line.data() - table_.data());
      std::copy(joined.begin(), joined.end(), start);
      entry.code = std::string_view(start, kCode);
      entry.name = name;
    } else {
      damaged(number, "neither tabs nor semicolons");
    }
    if (!is_number(entry.code)) {
      if (entries_.empty()) continue;  // the heading
      damaged(number, "the code is no number");
    }
    if (entry.code.size() < kCode) damaged(number, "a code is not eight digits long");
    entry.code = entry.code.substr(0, kCode);
    if (!is_group(entry.code, entry.name)) entries_.push_back(entry);
  }
  if (entries_.empty()) damaged(number, "no entry");
}

void Gazetteer::index() const {
  std::call_once(indexed_, [&] {
    by_name_.reserve(entries_.size());
    for (std::size_t k = 0; k < entries_.size(); ++k) by_name_[key_of(entries_[k].name)].push_back(k);
  });
}

std::string_view Gazetteer::type_of(std::string_view code) {
  const char kind = code.size() < kCode ? '0' : is_upper(code) ? code[2] : code[5];
  if (is_upper(code)) {
    if (kind == '5') return "муниципальный округ";
    if (kind == '6' || kind == '8') return "муниципальный район";
    if (kind == '7' || kind == '9') return "городской округ";
    return {};
  }
  if (kind == '1' || kind == '2') return "городское поселение";
  if (kind == '3') return "внутригородской район";
  if (kind == '4') return "сельское поселение";
  return {};
}

std::optional<Region> Gazetteer::region_of(std::string_view code) { return places::region_by_oktmo(code); }

// «город Пермь» is the urban okrug «Пермский».
std::vector<Gazetteer::Entry> Gazetteer::find_by_adjective(std::string_view town,
                                                           const Region* region) const {
  std::vector<Entry> okrugs;
  const auto found = by_name_.find(key_of(town) + "ск");
  if (found == by_name_.end() || !region) return okrugs;
  for (const std::size_t k : found->second) {
    const auto where = region_of(entries_[k].code);
    if (where && where->name == region->name && type_of(entries_[k].code) == "городской округ")
      okrugs.push_back(entries_[k]);
  }
  return okrugs;
}

std::vector<Gazetteer::Entry> Gazetteer::find(std::string_view proper, const std::optional<std::string>& type,
                                              const Region* region) const {
  index();
  const auto found = by_name_.find(key_of(proper));
  std::vector<Entry> all;
  if (found == by_name_.end()) return type ? all : find_by_adjective(proper, region);
  const bool lower = type && (type->ends_with("поселение") || *type == "внутригородской район");
  for (const std::size_t k : found->second) {
    const Entry& entry = entries_[k];
    if (type && is_upper(entry.code) == lower) continue;
    if (region) {
      const auto where = region_of(entry.code);
      if (!where || where->name != region->name) continue;
    }
    all.push_back(entry);
  }
  // «Хабаровск» is not «Хабаровский»: a name that is the same to the letter comes before one of the same
  // stem.
  const std::string wanted = words_of(proper);
  std::vector<Entry> literal;
  std::copy_if(all.begin(), all.end(), std::back_inserter(literal),
               [&](const Entry& entry) { return words_of(entry.name) == wanted; });
  if (!literal.empty()) all = std::move(literal);
  // «город Новоаннинский» is not the Новоаннинский муниципальный район.
  const auto is_town = [](const Entry& entry) { return type_of(entry.code) != "муниципальный район"; };
  if (!type && std::any_of(all.begin(), all.end(), is_town))
    std::erase_if(all, [&](const Entry& entry) { return !is_town(entry); });
  std::vector<Entry> exact;
  std::copy_if(all.begin(), all.end(), std::back_inserter(exact), [&](const Entry& entry) {
    return type ? type_of(entry.code) == *type : is_upper(entry.code);
  });
  if (!type && exact.empty())
    if (auto okrug = find_by_adjective(proper, region); !okrug.empty()) return okrug;
  return exact.empty() ? all : exact;
}

}  // namespace prikaz::normalize
