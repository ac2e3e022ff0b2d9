// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A noun phrase cut into words, numbers, initials, quoted and bracketed pieces. Views point into the text.
#pragma once

#include <string_view>
#include <vector>

#include "base/span.h"

namespace prikaz::normalize::names {

enum class TokenKind {
  Word,       ///< «Усть-Хопёрской»
  Capitals,   ///< «МКОУ», «СОШ»; a word of capitals in a text that has small letters
  Number,     ///< «64», «9-11»
  Ordinal,    ///< «64-й»
  Initial,    ///< «А.»: a capital and its full stop
  Quoted,     ///< «…» with its quotes, one token
  Bracketed,  ///< (…), one token
  Comma,
  Other,
};

struct Token {
  TokenKind kind = TokenKind::Other;
  Span span;
  std::string_view text;
};

/// Linear; every visible character is in one token.
std::vector<Token> cut_tokens(std::string_view text);

}  // namespace prikaz::normalize::names
