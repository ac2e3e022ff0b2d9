// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The bytes of an RTF file as tokens (RTF 1.9.1, "Basic Entities"): braces, control words, control symbols
// and runs of bytes that are text. Line ends mean nothing and are passed over, so is what follows \bin.
#pragma once

#include <cstddef>
#include <string_view>

namespace prikaz::extract::rtf {

struct Token {
  enum class Kind { End, Open, Close, Word, Symbol, Bytes };
  Kind kind = Kind::End;
  std::string_view text;  ///< a word's name, bytes; valid until the next token
  char symbol = 0;        ///< "~" of \~
  bool has_number = false;
  int number = 0;  ///< of a word; clamped to ±1,000,000
};

class Tokens {
 public:
  /// `bytes` must outlive the object.
  explicit Tokens(std::string_view bytes) : bytes_(bytes) {}
  Token next();
  /// What is not read yet.
  std::string_view rest() const { return bytes_.substr(at_); }

 private:
  Token control();
  Token word();
  std::string_view bytes_;
  std::size_t at_ = 0;
  char hexadecimal_ = 0;  // the byte of \'xx
};

}  // namespace prikaz::extract::rtf
