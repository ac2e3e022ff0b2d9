// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/utf8.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <cstdint>

namespace prikaz::utf8 {
namespace {

constexpr char32_t kReplacement = 0xFFFD;

bool is_continuation(char byte) { return (static_cast<unsigned char>(byte) & 0xC0) == 0x80; }

// Length of the well-formed sequence at `position` (Unicode 15, table 3-7), or 0.
std::size_t sequence_length(std::string_view text, std::size_t position, char32_t& code_point) {
  const auto byte = [&](std::size_t k) { return static_cast<unsigned char>(text[position + k]); };
  const unsigned char lead = byte(0);
  const std::size_t size = lead < 0x80   ? 1
                           : lead < 0xC2 ? 0
                           : lead < 0xE0 ? 2
                           : lead < 0xF0 ? 3
                           : lead < 0xF5 ? 4
                                         : 0;
  if (size == 0 || position + size > text.size()) return 0;
  if (size == 1) {
    code_point = lead;
    return 1;
  }
  char32_t value = lead & (0xFF >> (size + 1));
  for (std::size_t k = 1; k < size; ++k) {
    if (!is_continuation(text[position + k])) return 0;
    value = value << 6 | (byte(k) & 0x3F);
  }
  const bool overlong = (size == 3 && value < 0x800) || (size == 4 && value < 0x10000);
  const bool surrogate = value >= 0xD800 && value <= 0xDFFF;
  if (overlong || surrogate || value > 0x10FFFF) return 0;
  code_point = value;
  return size;
}

// Two bytes of a Russian letter by its last bit of the lead (D0, D1) and the six of the second; 0 for what is
// no Russian letter.
using LetterTable = std::array<std::uint16_t, 128>;

constexpr std::uint16_t two_bytes(char32_t c) {
  return static_cast<std::uint16_t>((0xC0 | c >> 6) << 8 | (0x80 | (c & 0x3F)));
}

template <typename Map>
constexpr LetterTable letter_table(Map map) {
  LetterTable table{};
  for (char32_t c = 0x400; c < 0x480; ++c)
    if ((c >= 0x410 && c <= 0x44F) || c == 0x401 || c == 0x451) table[c & 0x7F] = two_bytes(map(c));
  return table;
}

constexpr char32_t russian_lower(char32_t c) { return c == 0x401 ? 0x451 : c < 0x430 ? c + 32 : c; }
constexpr char32_t russian_upper(char32_t c) { return c == 0x451 ? 0x401 : c >= 0x430 ? c - 32 : c; }
constexpr char32_t russian_fold(char32_t c) { return c == 0x401 || c == 0x451 ? 0x435 : russian_lower(c); }

constexpr LetterTable kLower = letter_table(russian_lower);
constexpr LetterTable kUpper = letter_table(russian_upper);
constexpr LetterTable kFold = letter_table(russian_fold);

// Nearly every letter takes as many bytes mapped as it did: the bytes are written in place until one does
// not. Russian letters, most of what is read, are looked up.
template <typename Map>
std::string map_each(std::string_view text, const LetterTable& letters, Map map) {
  std::string result(text.size(), '\0');
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t start = i;
    const auto lead = static_cast<unsigned char>(text[i]);
    if ((lead == 0xD0 || lead == 0xD1) && i + 1 < text.size() && is_continuation(text[i + 1])) {
      const std::uint16_t mapped =
          letters[(lead & 1u) << 6 | (static_cast<unsigned char>(text[i + 1]) & 0x3Fu)];
      if (mapped != 0) {
        result[i] = static_cast<char>(mapped >> 8);
        result[i + 1] = static_cast<char>(mapped & 0xFF);
        i += 2;
        continue;
      }
    }
    const char32_t c = map(next(text, i));
    const std::size_t size = i - start;
    if (size == 1 && c < 0x80) {
      result[start] = static_cast<char>(c);
    } else if (size == 2 && c >= 0x80 && c < 0x800) {
      result[start] = static_cast<char>(0xC0 | c >> 6);
      result[start + 1] = static_cast<char>(0x80 | (c & 0x3F));
    } else if (size == 3 && c >= 0x800 && c < 0x10000) {
      result[start] = static_cast<char>(0xE0 | c >> 12);
      result[start + 1] = static_cast<char>(0x80 | (c >> 6 & 0x3F));
      result[start + 2] = static_cast<char>(0x80 | (c & 0x3F));
    } else {
      result.resize(start);
      append(result, c);
      while (i < text.size()) append(result, map(next(text, i)));
    }
  }
  return result;
}

// Of characters alone that normalization form C leaves as they are wherever they stand: ASCII, Latin-1,
// Cyrillic to U+047F, dashes and quotes (U+2010 to U+203F) and «№».
bool is_plain(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const auto lead = static_cast<unsigned char>(text[i++]);
    if (lead < 0x80) continue;
    if (i >= text.size() || !is_continuation(text[i])) return false;
    const auto second = static_cast<unsigned char>(text[i++]);
    if (lead == 0xC2 || lead == 0xC3 || lead == 0xD0 || lead == 0xD1) continue;
    if (lead != 0xE2 || i >= text.size()) return false;
    const auto third = static_cast<unsigned char>(text[i++]);
    const bool punctuation = second == 0x80 && third >= 0x90 && third <= 0xBF;
    const bool number_sign = second == 0x84 && third == 0x96;
    if (!punctuation && !number_sign) return false;
  }
  return true;
}

}  // namespace

char32_t detail::next_of_any_length(std::string_view text, std::size_t& position) {
  char32_t code_point = kReplacement;
  const std::size_t size = sequence_length(text, position, code_point);
  position += std::max<std::size_t>(size, 1);
  return size ? code_point : kReplacement;
}

char32_t previous(std::string_view text, std::size_t& position) {
  std::size_t start = position - 1;
  while (start > 0 && position - start < 4 && is_continuation(text[start])) --start;
  char32_t code_point = kReplacement;
  if (sequence_length(text, start, code_point) == position - start) {
    position = start;
    return code_point;
  }
  --position;
  return kReplacement;
}

void detail::append_of_any_length(std::string& text, char32_t c) {
  const auto continuation = [](char32_t bits) { return static_cast<char>(0x80 | (bits & 0x3F)); };
  if (c < 0x10000) {
    const char bytes[] = {static_cast<char>(0xE0 | c >> 12), continuation(c >> 6), continuation(c)};
    text.append(bytes, sizeof bytes);
  } else {
    const char bytes[] = {static_cast<char>(0xF0 | c >> 18), continuation(c >> 12), continuation(c >> 6),
                          continuation(c)};
    text.append(bytes, sizeof bytes);
  }
}

bool is_valid(std::string_view text) {
  char32_t code_point = 0;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t size = sequence_length(text, i, code_point);
    if (size == 0) return false;
    i += size;
  }
  return true;
}

bool detail::is_letter_of_any_script(char32_t c) { return u_isalpha(static_cast<UChar32>(c)); }
bool detail::is_upper_of_any_script(char32_t c) { return u_isupper(static_cast<UChar32>(c)); }

char32_t detail::to_lower_of_any_script(char32_t c) {
  if (c == 0x401) return 0x451;
  return static_cast<char32_t>(u_tolower(static_cast<UChar32>(c)));
}

char32_t to_upper(char32_t c) {
  if (c < 0x80) return c >= 'a' && c <= 'z' ? c - 32 : c;
  if (c >= 0x430 && c <= 0x44F) return c - 32;
  if (c == 0x451) return 0x401;
  return static_cast<char32_t>(u_toupper(static_cast<UChar32>(c)));
}

std::string to_lower(std::string_view text) {
  return map_each(text, kLower, [](char32_t c) { return to_lower(c); });
}

std::string to_upper(std::string_view text) {
  return map_each(text, kUpper, [](char32_t c) { return to_upper(c); });
}

std::string fold(std::string_view text) {
  return map_each(text, kFold, [](char32_t c) {
    const char32_t lower = to_lower(c);
    return lower == 0x451 ? char32_t{0x435} : lower;
  });
}

std::size_t count_visible(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t i = 0; i < text.size();) count += !is_space(next(text, i));
  return count;
}

std::size_t length(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t i = 0; i < text.size(); ++count) next(text, i);
  return count;
}

std::string_view trim(std::string_view text) {
  std::size_t begin = 0;
  while (begin < text.size()) {
    std::size_t after = begin;
    if (!is_space(next(text, after))) break;
    begin = after;
  }
  std::size_t end = text.size();
  while (end > begin) {
    std::size_t before = end;
    if (!is_space(previous(text, before))) break;
    end = before;
  }
  return text.substr(begin, end - begin);
}

namespace {

// Single spaces inside and no other white space, as far as the lead bytes tell: nothing to squeeze.
bool is_squeezed(std::string_view text) {
  bool space = true;  // none may stand at the begin
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if (byte == ' ') {
      if (space) return false;
      space = true;
      continue;
    }
    space = false;
    if (byte < ' ') return false;
    if (byte == 0xD0 || byte == 0xD1) {
      if (++i >= text.size() || !is_continuation(text[i])) return false;
    } else if (byte >= 0xC2) {
      const auto second = i + 1 < text.size() ? static_cast<unsigned char>(text[i + 1]) : 0;
      const auto third = i + 2 < text.size() ? static_cast<unsigned char>(text[i + 2]) : 0;
      // The leads of what `is_space` knows: U+0085 and U+00A0, U+2000 to U+206F (but dashes and quotes),
      // others.
      const bool latin = byte == 0xC2 && (second == 0x85 || second == 0xA0);
      const bool general =
          byte == 0xE2 && (second == 0x81 || (second == 0x80 && (third < 0x90 || third > 0xA6)));
      if (latin || general || byte == 0xE1 || byte == 0xE3 || byte == 0xEF) return false;
    }
  }
  return !space || text.empty();
}

}  // namespace

std::string squeeze(std::string_view text, bool keep_newlines) {
  if (is_squeezed(text)) return std::string(text);
  std::string result;
  result.reserve(text.size());
  std::size_t copied = 0;  // what stands before is in `result` or dropped
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t begin = i;
    char32_t c = next(text, i);
    if (!is_space(c)) continue;
    bool newline = c == '\n';
    for (std::size_t after = i; after < text.size(); i = after) {
      c = next(text, after);
      if (!is_space(c)) break;
      newline |= c == '\n';
    }
    const char mark = newline && keep_newlines ? '\n' : ' ';
    const bool inside = (begin > copied || !result.empty()) && i < text.size();
    if (inside && i - begin == 1 && text[begin] == mark) continue;
    result.append(text, copied, begin - copied);
    if (inside) result += mark;
    copied = i;
  }
  result.append(text, copied);
  return result;
}

std::string nfc(std::string_view text) {
  if (is_plain(text)) return std::string(text);
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* normalizer = icu::Normalizer2::getNFCInstance(status);
  if (U_FAILURE(status)) return std::string(text);
  std::string result;
  icu::StringByteSink<std::string> sink(&result);
  normalizer->normalizeUTF8(0, icu::StringPiece(text.data(), static_cast<int32_t>(text.size())), sink,
                            nullptr, status);
  return U_SUCCESS(status) ? result : std::string(text);
}

bool starts_with_upper(std::string_view text) {
  std::size_t i = 0;
  return !text.empty() && is_upper(next(text, i));
}

bool letter_at(std::string_view text, std::size_t at) {
  return at < text.size() && is_letter(next(text, at));
}

bool letter_before(std::string_view text, std::size_t at) { return at > 0 && is_letter(previous(text, at)); }

}  // namespace prikaz::utf8
