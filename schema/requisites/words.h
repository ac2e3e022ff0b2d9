// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// schema/lexicon/requisites.tsv in memory, and the small questions about a line that the recognizers of
// requisites, stamps and signatures share.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "schema/lines.h"

namespace prikaz::schema::requisites {

struct RequisiteLexicon {
  std::unordered_map<std::string, std::string> kinds, commands, stamp_kinds, bodies, areas, annex_titles;
  std::unordered_set<std::string> drops, posts, governors, approved, models;
  std::vector<std::string> preambles, lapses, adoptions, places, noise, amending, self_control, extras,
      issuer_stems, own_places, area_kinds, agreements, editorial;
  std::vector<std::pair<std::string, std::string>> control_verbs, effective;
};
const RequisiteLexicon& lexicon();

/// White space squeezed, «П Р И К А З» joined, lower case, ё as е: the key by which a line is recognized.
std::string key_of(std::string_view text);

/// The letters (and inner full stops of «и.о») at the begin of a folded text, behind quotes and white space.
std::string_view first_word(std::string_view folded);

/// True where `folded` begins with one of the phrases and no letter follows it.
bool begins_with_phrase(std::string_view folded, const std::vector<std::string>& phrases);
bool begins_with_stem(std::string_view folded, const std::vector<std::string>& stems);

bool is_noise(std::string_view folded);
/// «(в ред. постановления от …)», «(п. 2 введён …)»: a portal's note on the wording, or its first line.
bool is_editorial(std::string_view folded);
/// The text with spaces in the place of such notes: what they name is no ground of the order.
std::string blank_notes(std::string text);
/// «[image: …]», «[bookmark: …]» cut out; white space kept.
std::string without_placeholders(std::string_view text);

/// Two lines of one text as one: a hyphen that only broke a word vanishes.
std::string join_lines(std::string_view first, std::string_view second);

/// «от «___» ________ 2023 г. № ____»: nothing but marks of a blank form. Size of the blank date or number
/// that begins at `at`, 0 for none.
std::size_t blank_size(std::string_view text, std::size_t at);

/// A settlement «г. Кириллов», «с.Красное» that begins at `at`: its size in bytes, 0 for none.
std::size_t place_size(std::string_view text, std::size_t at);
/// With one space behind the marker.
std::string tidy_place(std::string_view place);

struct ClauseNumber {
  std::string number;    ///< "2.1"; empty for a bullet
  std::size_t size = 0;  ///< of the number with its marks and white space
  bool bracket = false;  ///< «1)»
  bool dot = false;      ///< «1.»
};
/// «1.», «2.1.», «1)», «- 2.1.», «а)», «- » at the begin of a line; nothing where it is a date or a bare
/// number.
std::optional<ClauseNumber> read_clause_number(std::string_view line);

}  // namespace prikaz::schema::requisites
