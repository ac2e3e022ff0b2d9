// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The few UTF-8 pieces that every room needs. All take valid UTF-8 (readers guarantee it) and stay safe on
// invalid bytes: a bad byte is one code point U+FFFD.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace prikaz::utf8 {

namespace detail {

// The rare cases of the functions below, out of line.
char32_t next_of_any_length(std::string_view text, std::size_t& position);
void append_of_any_length(std::string& text, char32_t code_point);
bool is_letter_of_any_script(char32_t code_point);
bool is_upper_of_any_script(char32_t code_point);
char32_t to_lower_of_any_script(char32_t code_point);

}  // namespace detail

// Most of what we read is Russian: what takes one byte or two comes before all else, and inline.

/// The code point that begins at `position` (< text.size()); moves `position` behind it.
inline char32_t next(std::string_view text, std::size_t& position) {
  const auto lead = static_cast<unsigned char>(text[position]);
  if (lead < 0x80) {
    ++position;
    return lead;
  }
  if (lead >= 0xC2 && lead < 0xE0 && position + 1 < text.size()) {
    const auto second = static_cast<unsigned char>(text[position + 1]);
    if ((second & 0xC0) == 0x80) {
      position += 2;
      return static_cast<char32_t>((lead & 0x1F) << 6 | (second & 0x3F));
    }
  }
  return detail::next_of_any_length(text, position);
}

/// The code point that ends at `position` (> 0); moves `position` before it.
char32_t previous(std::string_view text, std::size_t& position);

inline void append(std::string& text, char32_t code_point) {
  if (code_point < 0x80) {
    text += static_cast<char>(code_point);
  } else if (code_point < 0x800) {
    const char bytes[] = {static_cast<char>(0xC0 | code_point >> 6),
                          static_cast<char>(0x80 | (code_point & 0x3F))};
    text.append(bytes, sizeof bytes);
  } else {
    detail::append_of_any_length(text, code_point);
  }
}

bool is_valid(std::string_view text);

/// White space of any kind: Unicode White_Space, and the zero-width and byte-order marks that show nothing.
inline bool is_space(char32_t c) {
  if (c < 0x80) return c == ' ' || (c >= 9 && c <= 13);
  if (c < 0x2000) return c == 0x85 || c == 0xA0 || c == 0x1680 || c == 0x180E;
  return c <= 0x200F || c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x2060 ||
         c == 0x3000 || c == 0xFEFF;
}

/// Cyrillic letters of Russian, ё included.
inline bool is_russian_letter(char32_t c) { return (c >= 0x410 && c <= 0x44F) || c == 0x401 || c == 0x451; }
inline bool is_letter(char32_t c) {
  if (c < 0x80) return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  return is_russian_letter(c) || detail::is_letter_of_any_script(c);
}
inline bool is_upper(char32_t c) {
  if (c < 0x80) return c >= 'A' && c <= 'Z';
  return is_russian_letter(c) ? c <= 0x42F : detail::is_upper_of_any_script(c);
}
inline bool is_digit(char32_t c) { return c >= '0' && c <= '9'; }  ///< 0…9 only

inline char32_t to_lower(char32_t c) {
  if (c < 0x80) return c >= 'A' && c <= 'Z' ? c + 32 : c;
  if (c >= 0x410 && c <= 0x44F) return c <= 0x42F ? c + 32 : c;
  return detail::to_lower_of_any_script(c);
}
char32_t to_upper(char32_t code_point);
std::string to_lower(std::string_view text);
std::string to_upper(std::string_view text);

/// Lower case with ё as е: the key by which words are compared.
std::string fold(std::string_view text);

/// Visible characters: code points that are no white space. The unit of `coverage`.
std::size_t count_visible(std::string_view text);

/// Code points.
std::size_t length(std::string_view text);

std::string_view trim(std::string_view text);

/// Runs of white space as one space, none at the ends. With `keep_newlines`, a run that holds '\n' becomes
/// one '\n'.
std::string squeeze(std::string_view text, bool keep_newlines = false);

/// Unicode normalization form C.
std::string nfc(std::string_view text);

bool starts_with_upper(std::string_view text);

/// A letter stands at byte `at` (false at the end), or ends right before it.
bool letter_at(std::string_view text, std::size_t at);
bool letter_before(std::string_view text, std::size_t at);

}  // namespace prikaz::utf8
