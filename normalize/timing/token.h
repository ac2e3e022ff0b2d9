// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// First stage of a timing: characters to tokens. Numbers are runs of digits (dates are put together later);
// quotes, stars, underscores, invisible characters and tags such as «<br>» vanish; letters that stand for
// digits in a date («3О.О9.2О21») and words that a narrow column broke («Сентябр / ь») or glued («втечение»)
// are repaired here and marked.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "normalize/timing/words.h"

namespace prikaz::normalize::timing {

struct Token {
  enum class Kind : std::uint8_t {
    Word,
    Number,
    Dot,
    Comma,
    Semicolon,
    Colon,
    Dash,
    Slash,
    Open,
    Close,
    Plus,
    NumberSign,
    Other
  };
  Kind kind = Kind::Other;
  Word word = Word::None;
  std::uint8_t digits = 0;    ///< of a Number; 255 for more than nine
  bool space_before = false;  ///< white space or a vanished mark stood before it
  bool newline_before = false;
  bool mark_before = false;  ///< a quotation mark or blank of a form vanished before it
  bool repaired = false;
  bool ordinal = false;    ///< «1-го»: the ending is part of the token
  bool upper = false;      ///< begins with a capital
  std::int32_t value = 0;  ///< of a Number, or the vocabulary's
  std::uint32_t begin = 0, end = 0;

  bool is(Word wanted) const { return kind == Kind::Word && word == wanted; }
  bool is(Kind wanted) const { return kind == wanted; }
};

std::vector<Token> scan(std::string_view text);

/// Without mending words: for running text.
std::vector<Token> scan_plain(std::string_view text);

/// Joins and splits broken and glued words of `tokens`, in place. Part of `scan`.
void mend_words(std::string_view text, std::vector<Token>& tokens);

/// «9 месяцев 2021 года», the time that statistics report on, becomes «январь – сентябрь 2021 года». Part of
/// `scan`.
void spell_reported_months(std::vector<Token>& tokens);

}  // namespace prikaz::normalize::timing
