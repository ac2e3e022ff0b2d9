// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A phrase to tokens with their brackets and quotes paired: the ground on which parties, short forms and
// targets are read. Takes any text, gives tokens in order with byte spans; linear, never throws.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"

namespace prikaz::normalize::party {

enum class TokenKind : std::uint8_t {
  Word,        ///< «Отдел», «школ-лидеров», «IT-куб»
  Number,      ///< «5», «9-11», «1500», «5-х»
  NumberSign,  ///< «№»
  Comma,
  Semicolon,
  Dot,
  Colon,
  Slash,
  Dash,
  Bullet,  ///< «•»
  OpenBracket,
  CloseBracket,
  OpenQuote,
  CloseQuote,
  Other,
};

struct Token {
  Span span;
  Span fold;            ///< of the folded word (lower case, ё as е) in Tokens::folded
  std::uint32_t mate;   ///< index of the paired bracket or quote; kNoMate where it has none
  std::uint16_t depth;  ///< how many pairs it stands in; a bracket itself stands outside its pair
  TokenKind kind;
  bool space_before;  ///< white space or a line break stands before it
  bool newline_before;
  bool capital;  ///< begins with a capital letter
  bool acronym;  ///< «МКУ», «УОиДО», «ППк»: at most ten letters, most of them capitals
  bool initial;  ///< one capital letter before a full stop: «И.»
};

inline constexpr std::uint32_t kNoMate = 0xFFFFFFFF;

struct Tokens {
  std::string_view text;
  std::string folded;
  std::vector<Token> items;

  std::size_t size() const { return items.size(); }
  const Token& operator[](std::size_t i) const { return items[i]; }
  std::string_view word(std::size_t i) const { return items[i].fold.of(folded); }
  std::string_view raw(std::size_t i) const { return items[i].span.of(text); }
  bool is(std::size_t i, TokenKind kind) const { return i < items.size() && items[i].kind == kind; }
  bool is_word(std::size_t i, std::string_view word_folded) const {
    return is(i, TokenKind::Word) && word(i) == word_folded;
  }
};

/// `text` must outlive the result.
Tokens tokenize(std::string_view text);

}  // namespace prikaz::normalize::party
