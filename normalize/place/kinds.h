// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Kinds of municipalities (lexicon/municipality_kinds.tsv) and the items of a text in which they are sought.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "normalize/morphology.h"

namespace prikaz::normalize::places {

enum class ItemKind {
  Word,
  OpenQuote,
  CloseQuote,
  Dash,
  OpenBracket,
  CloseBracket,
  Dot,
  Comma,
  Number,
  Other
};

struct Item {
  ItemKind kind = ItemKind::Other;
  Span span;
  std::string_view text;
  std::string folded;         ///< of a word
  bool capital = false;       ///< begins with a capital
  bool all_capitals = false;  ///< two letters or more, all capitals
  bool new_line = false;      ///< a line break stands before it
  bool quoted = false;        ///< inside «…»
};

std::vector<Item> cut_items(std::string_view text);

enum class NamePlace { Before, After, Both, Wrapper, Settlement, Ignored, Body };

struct Kind {
  struct Word {
    std::string stem;
    std::string second;  ///< of «город*-курорт*»: the stem behind the hyphen
    bool ending = false;
    bool capitals = false;
  };
  std::vector<Word> words;
  std::string name;
  std::optional<std::string> type;
  NamePlace where = NamePlace::Before;
  Gender gender = Gender::Masculine;
  bool type_concluded = false;
  bool name_concluded = false;
  std::string region;  ///< ISO code of the only region with such a kind, or empty
};

struct KindMatch {
  const Kind* kind = nullptr;
  std::size_t begin = 0, end = 0;  ///< items
  std::vector<Case> cases;         ///< singular ones; empty for abbreviations
};

/// The longest kind that begins at item `at`; plurals («районов») are none.
std::optional<KindMatch> match_kind(const std::vector<Item>& items, std::size_t at);

/// True where item `at` is a body or official that governs a municipality as such: «администрация», «мэр»,
/// not «управление».
bool is_governing_body(const std::vector<Item>& items, std::size_t at);

/// True where a body of a municipality is named at item `at`: «администрация», «МО».
bool is_body(const std::vector<Item>& items, std::size_t at);

}  // namespace prikaz::normalize::places
