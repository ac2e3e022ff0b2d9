// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Russian letters as one byte each (Windows-1251), in which the dictionary is keyed and endings are cut.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/utf8.h"

namespace prikaz::normalize::cp1251 {

inline constexpr char kYo = '\xB8';  ///< ё
inline constexpr char kYe = '\xE5';  ///< е

/// Lower case; std::nullopt where the word holds another character than Russian letters and hyphens.
inline std::optional<std::string> from_utf8_lower(std::string_view word) {
  std::string bytes;
  bytes.reserve(word.size() / 2 + 1);
  for (std::size_t i = 0; i < word.size();) {
    const char32_t c = utf8::to_lower(utf8::next(word, i));
    if (c >= 0x430 && c <= 0x44F)
      bytes += static_cast<char>(c - 0x430 + 0xE0);
    else if (c == 0x451)
      bytes += kYo;
    else if (c == '-')
      bytes += '-';
    else
      return std::nullopt;
  }
  return bytes;
}

inline std::string to_utf8(std::string_view bytes) {
  std::string text;
  text.reserve(bytes.size() * 2);
  for (const char byte : bytes) {
    const auto code = static_cast<unsigned char>(byte);
    if (code >= 0xC0)
      utf8::append(text, char32_t{code} - 0xC0 + 0x410);
    else if (byte == kYo)
      utf8::append(text, 0x451);
    else if (code < 0x80)
      text += byte;
  }
  return text;
}

}  // namespace prikaz::normalize::cp1251
