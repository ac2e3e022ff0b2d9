// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalize/name/tokens.h"

#include <algorithm>

#include "base/utf8.h"
#include "normalize/name/readings.h"

namespace prikaz::normalize::names {
namespace {

bool is_hyphen(char32_t c) { return c == '-' || c == 0x2010 || c == 0x2011; }
bool is_opening_quote(char32_t c) { return c == 0xAB || c == 0x201E || c == 0x201C || c == '"'; }
bool is_closing_quote(char32_t c) { return c == 0xBB || c == 0x201D || c == 0x201C || c == '"'; }

class Cutter {
 public:
  explicit Cutter(std::string_view text) : text_(text) {}

  std::vector<Token> cut() {
    while (at_ < text_.size()) {
      const std::size_t begin = at_;
      const char32_t c = utf8::next(text_, at_);
      if (utf8::is_space(c)) continue;
      const TokenKind kind = rest_of_token(c, begin);
      tokens_.push_back({kind, {begin, at_}, text_.substr(begin, at_ - begin)});
    }
    return std::move(tokens_);
  }

 private:
  char32_t peek() const {
    std::size_t i = at_;
    return i < text_.size() ? utf8::next(text_, i) : 0;
  }
  char32_t peek_second() const {
    std::size_t i = at_;
    if (i < text_.size()) utf8::next(text_, i);
    return i < text_.size() ? utf8::next(text_, i) : 0;
  }

  TokenKind rest_of_token(char32_t c, std::size_t begin) {
    if (is_opening_quote(c)) return enclosed(TokenKind::Quoted);
    if (c == '(') return enclosed(TokenKind::Bracketed);
    if (c == ',') return TokenKind::Comma;
    if (utf8::is_digit(c)) return number();
    if (utf8::is_letter(c)) return word(c, begin);
    return TokenKind::Other;
  }

  // To the matching mark, nested ones inside; an unclosed piece ends with the text only if nothing else would
  // be eaten.
  TokenKind enclosed(TokenKind kind) {
    const bool round = kind == TokenKind::Bracketed;
    int depth = 1;
    for (std::size_t i = at_; i < text_.size();) {
      const char32_t c = utf8::next(text_, i);
      const bool closes = round ? c == ')' : is_closing_quote(c);
      const bool opens = round ? c == '(' : c == 0xAB || c == 0x201E;
      if (closes)
        --depth;
      else if (opens)
        ++depth;
      if (depth == 0) {
        at_ = i;
        return kind;
      }
    }
    if (searched_in_vain_) return TokenKind::Other;
    searched_in_vain_ = true;  // keeps a text of opening quotes linear
    at_ = text_.size();
    return kind;
  }

  TokenKind number() {
    bool letters = false;
    while (at_ < text_.size()) {
      const char32_t c = peek();
      const bool inside =
          utf8::is_digit(c) || (letters && utf8::is_russian_letter(c)) ||
          ((is_hyphen(c) || c == '.' || c == '/' || c == 0x2013) && utf8::is_digit(peek_second()));
      const bool ending =
          is_hyphen(c) && utf8::is_russian_letter(peek_second()) && !utf8::is_upper(peek_second());
      if (!inside && !ending) break;
      letters |= ending;
      utf8::next(text_, at_);
    }
    return letters ? TokenKind::Ordinal : TokenKind::Number;
  }

  TokenKind word(char32_t first, std::size_t begin) {
    if (utf8::is_upper(first) && peek() == '.') {
      utf8::next(text_, at_);
      return TokenKind::Initial;
    }
    while (at_ < text_.size()) {
      const char32_t c = peek();
      const bool inner = (is_hyphen(c) || c == '\'' || c == 0x2019) && utf8::is_letter(peek_second());
      if (!utf8::is_letter(c) && !utf8::is_digit(c) && !inner && c != 0x301) break;
      utf8::next(text_, at_);
    }
    return is_all_capitals(text_.substr(begin, at_ - begin)) ? TokenKind::Capitals : TokenKind::Word;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  bool searched_in_vain_ = false;
  std::vector<Token> tokens_;
};

}  // namespace

std::vector<Token> cut_tokens(std::string_view text) {
  std::vector<Token> tokens = Cutter(text).cut();
  // Where everything is written in capitals, capitals tell nothing.
  std::size_t letters = 0, small = 0;
  for (std::size_t i = 0; i < text.size();) {
    const char32_t c = utf8::next(text, i);
    letters += utf8::is_letter(c);
    small += utf8::is_letter(c) && !utf8::is_upper(c);
  }
  if (letters > 12 && small * 10 < letters)
    for (Token& token : tokens)
      if (token.kind == TokenKind::Capitals && utf8::length(token.text) > 5) token.kind = TokenKind::Word;
  return tokens;
}

}  // namespace prikaz::normalize::names
