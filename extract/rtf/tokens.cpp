// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/rtf/tokens.h"

#include <algorithm>
#include <array>

namespace prikaz::extract::rtf {
namespace {

constexpr long long kMaxNumber = 1'000'000;

// Bytes that are not text by themselves.
constexpr std::array<bool, 256> kSyntax = [] {
  std::array<bool, 256> syntax{};
  for (const char c : {'{', '}', '\\', '\r', '\n', '\t', '\0'}) syntax[static_cast<unsigned char>(c)] = true;
  return syntax;
}();

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

Token simple_word(std::string_view name) {
  Token token;
  token.kind = Token::Kind::Word;
  token.text = name;
  return token;
}

}  // namespace

Token Tokens::next() {
  while (at_ < bytes_.size()) {
    Token token;
    switch (bytes_[at_]) {
      case '{':
        ++at_;
        token.kind = Token::Kind::Open;
        return token;
      case '}':
        ++at_;
        token.kind = Token::Kind::Close;
        return token;
      case '\t':
        ++at_;
        return simple_word("tab");
      case '\r':
      case '\n':
      case '\0':
        ++at_;
        break;
      case '\\':
        token = control();
        if (token.kind != Token::Kind::End) return token;
        break;
      default: {
        const std::size_t begin = at_;
        while (at_ < bytes_.size() && !kSyntax[static_cast<unsigned char>(bytes_[at_])]) ++at_;
        token.kind = Token::Kind::Bytes;
        token.text = bytes_.substr(begin, at_ - begin);
        return token;
      }
    }
  }
  return {};
}

// Behind a backslash; Kind::End where it says nothing.
Token Tokens::control() {
  if (++at_ >= bytes_.size()) return {};
  if (is_letter(bytes_[at_])) return word();
  Token token;
  const char symbol = bytes_[at_++];
  switch (symbol) {
    case '\'': {
      const int high = at_ < bytes_.size() ? hex_digit(bytes_[at_]) : -1;
      const int low = at_ + 1 < bytes_.size() ? hex_digit(bytes_[at_ + 1]) : -1;
      if (high < 0 || low < 0) return {};
      at_ += 2;
      hexadecimal_ = static_cast<char>(high << 4 | low);
      token.kind = Token::Kind::Bytes;
      token.text = {&hexadecimal_, 1};
      return token;
    }
    case '\\':
    case '{':
    case '}':
      token.kind = Token::Kind::Bytes;
      token.text = bytes_.substr(at_ - 1, 1);
      return token;
    case '\r':
    case '\n':
      return simple_word("par");
    default:
      token.kind = Token::Kind::Symbol;
      token.symbol = symbol;
      return token;
  }
}

Token Tokens::word() {
  const std::size_t begin = at_;
  while (at_ < bytes_.size() && is_letter(bytes_[at_])) ++at_;
  Token token = simple_word(bytes_.substr(begin, at_ - begin));
  const bool negative = at_ + 1 < bytes_.size() && bytes_[at_] == '-' && is_digit(bytes_[at_ + 1]);
  at_ += negative;
  long long number = 0;
  for (; at_ < bytes_.size() && is_digit(bytes_[at_]); ++at_) {
    token.has_number = true;
    number = std::min<long long>(number * 10 + (bytes_[at_] - '0'), 1LL << 40);
  }
  if (at_ < bytes_.size() && bytes_[at_] == ' ') ++at_;
  if (token.text == "bin") {
    at_ += static_cast<std::size_t>(
        std::min<long long>(negative ? 0 : number, static_cast<long long>(bytes_.size() - at_)));
    return {};
  }
  token.number = static_cast<int>(std::min(number, kMaxNumber)) * (negative ? -1 : 1);
  return token;
}

}  // namespace prikaz::extract::rtf
