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

/// The code point that begins at `position` (< text.size()); moves `position` behind it.
char32_t next(std::string_view text, std::size_t& position);

/// The code point that ends at `position` (> 0); moves `position` before it.
char32_t previous(std::string_view text, std::size_t& position);

void append(std::string& text, char32_t code_point);

bool is_valid(std::string_view text);

/// White space of any kind: Unicode White_Space, and the zero-width and byte-order marks that show nothing.
bool is_space(char32_t code_point);

/// Cyrillic letters of Russian, ё included.
bool is_russian_letter(char32_t code_point);
bool is_letter(char32_t code_point);
bool is_upper(char32_t code_point);
bool is_digit(char32_t code_point);  ///< 0…9 only

char32_t to_lower(char32_t code_point);
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

}  // namespace prikaz::utf8
