// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Parts of a reference to an act: the lexicon of acts, quoted text with its nesting, the title behind a
// number.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/span.h"

namespace prikaz::normalize::citation {

struct ActLexicon {
  std::unordered_map<std::string, std::string> kinds;  ///< folded form → nominative
  std::vector<std::string> federal, issuers, stops, numbered;
};
const ActLexicon& act_lexicon();

struct Word {
  Span span;
  std::string folded;
};
/// Runs of letters (inner hyphens included), left to right.
std::vector<Word> find_words(std::string_view text);

/// +1 where an opening quote stands at `at`, -1 a closing one, 0 none; `size` is the mark's length in bytes.
/// Straight and curly quotes are told by their neighbours.
int quote_direction(std::string_view text, std::size_t at, std::size_t& size);

/// The end of the quotation that opens at `begin` (behind its closing mark) within [begin, limit), or
/// nothing.
std::optional<std::size_t> quotation_end(std::string_view text, std::size_t begin, std::size_t limit);

struct Title {
  std::string text;     ///< without its outer quotes, white space squeezed
  std::size_t end = 0;  ///< behind the title and its closing quote
};
/// A title («О …» in quotes or without) that begins at `begin` or behind white space and a bracket «(в ред.
/// …)» there. It ends before `limit` at the latest.
std::optional<Title> read_title(std::string_view text, std::size_t begin, std::size_t limit);

/// True where the words «О», «Об», «Обо» begin the text, as they begin the titles of acts.
bool begins_title(std::string_view text);

}  // namespace prikaz::normalize::citation
