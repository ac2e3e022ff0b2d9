// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A column's heading to the role its words give it.
#include <map>

#include "base/data_file.h"
#include "base/utf8.h"
#include "normalize/timing.h"
#include "schema/roadmap/columns.h"

extern "C" const char prikaz_data_headings[], prikaz_data_headings_end[];

namespace prikaz::schema {
namespace {

enum class Strength { Neutral, Weak, Strong };

struct HeadingWord {
  std::string_view word;
  bool whole;
  std::optional<ColumnRole> role;
  Strength strength;
};

const std::vector<HeadingWord>& heading_words() {
  static const std::vector<HeadingWord> words = [] {
    std::vector<HeadingWord> rows;
    const std::string_view table(prikaz_data_headings, prikaz_data_headings_end - prikaz_data_headings);
    each_tsv_row(table, [&](const std::vector<std::string_view>& fields) {
      if (fields.size() < 3) return;
      const bool whole = fields[0].starts_with('=');
      const Strength strength = fields[2] == "strong" ? Strength::Strong
                                : fields[2] == "weak" ? Strength::Weak
                                                      : Strength::Neutral;
      rows.push_back({fields[0].substr(whole ? 1 : 0), whole, role_by_name(fields[1]), strength});
    });
    return rows;
  }();
  return words;
}

// Longest row that fits the word.
const HeadingWord* find_word(std::string_view word) {
  const HeadingWord* best = nullptr;
  for (const HeadingWord& row : heading_words()) {
    const bool fits = row.whole ? word == row.word : word.starts_with(row.word);
    if (fits && (!best || row.word.size() > best->word.size())) best = &row;
  }
  return best;
}

bool is_number_heading(std::string_view folded) {
  std::string letters;
  for (std::size_t i = 0; i < folded.size();) {
    const char32_t c = utf8::next(folded, i);
    if (!utf8::is_space(c) && c != '.' && c != '/' && c != '\\' && c != '-' && c != ',')
      utf8::append(letters, c);
  }
  for (const std::string_view form : {"№", "№пп", "пп", "n", "nn", "nпп", "nnпп", "no", "номер", "№№", "№№пп",
                                      "номерпп", "номерп", "nп", "№п"})
    if (letters == form) return true;
  return false;
}

}  // namespace

std::optional<HeadingRole> role_of_heading(std::string_view heading) {
  std::string folded = utf8::fold(heading);
  // A word broken over the lines of a narrow heading: «ответствен-\nный».
  for (std::size_t at; (at = folded.find("-\n")) != std::string::npos;) folded.erase(at, 2);
  if (is_number_heading(folded)) return HeadingRole{ColumnRole::Number, true};
  std::optional<HeadingRole> weak;
  bool seen_place = false;
  std::string word;
  const auto take = [&]() -> std::optional<HeadingRole> {
    if (word.empty()) return std::nullopt;
    const HeadingWord* row = find_word(word);
    word.clear();
    if (!row || row->strength == Strength::Neutral || !row->role) return std::nullopt;
    if (row->strength == Strength::Weak) {
      if (!weak) weak = HeadingRole{*row->role, false};
      return std::nullopt;
    }
    if (*row->role == ColumnRole::Place && !seen_place) {
      seen_place = true;  // «Место и дата проведения» is a timing column too
      return std::nullopt;
    }
    if (seen_place && *row->role != ColumnRole::Timing) return HeadingRole{ColumnRole::Place, true};
    return HeadingRole{*row->role, true};
  };
  for (std::size_t i = 0; i < folded.size();) {
    const char32_t c = utf8::next(folded, i);
    if (utf8::is_letter(c)) {
      utf8::append(word, c);
      continue;
    }
    if (const auto role = take()) return role;
  }
  if (const auto role = take()) return role;
  if (seen_place) return HeadingRole{ColumnRole::Place, true};
  if (weak) return weak;
  if (normalize::read_heading_range(heading, {}, true)) return HeadingRole{ColumnRole::Timing, true};
  return std::nullopt;
}

}  // namespace prikaz::schema
