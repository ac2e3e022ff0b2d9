// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "base/utf8.h"
#include "normalize/citation.h"

namespace prikaz::normalize {
namespace {

constexpr std::size_t kLongestNumber = 60;  // bytes

// The sign and its damaged forms: mojibake, and what scanners make of it. A letter that is also a word («М»,
// «N») needs a digit behind it.
std::size_t sign_size(std::string_view text) {
  constexpr std::string_view kSigns[] = {"№№",   "№",    "в„–", "NЬ",  "NЪ", "ЛЪ", "ЛЬ", "J\\Ъ",
                                         "J\\b", "Jtlb", "N°",  "No.", "No", "Nо", "N"};
  for (const std::string_view sign : kSigns)
    if (text.starts_with(sign)) {
      std::size_t at = sign.size();
      if (at < text.size() && sign[0] != "№"[0] && utf8::is_letter([&] {
            std::size_t k = at;
            return utf8::next(text, k);
          }()))
        continue;
      return at;
    }
  return 0;
}

bool is_joiner(char32_t c) {
  return c == U'-' || c == U'–' || c == U'/' || c == U'.' || c == U'§' || c == U'\\';
}

// The letters that follow a number after a space: «1000 р», «172 ФЗ».
std::size_t spaced_suffix(std::string_view text) {
  constexpr std::string_view kSuffixes[] = {"ФЗ", "ОЗ", "рп", "пп", "па", "пр", "рг",
                                            "од", "ос", "ОД", "р",  "п",  "Р",  "П"};
  for (const std::string_view suffix : kSuffixes) {
    if (!text.starts_with(suffix)) continue;
    if (text.size() == suffix.size()) return suffix.size();
    std::size_t at = suffix.size();
    const char32_t next = utf8::next(text, at);
    if (!utf8::is_letter(next) && !utf8::is_digit(next) && next != U'.') return suffix.size();
  }
  return 0;
}

// «28 -п», «28- п»: a hyphen that touches one side; «28 - п». The size of the rest, or 0.
std::size_t loose_hyphen(std::string_view rest, bool space_before) {
  std::size_t at = 0;
  while (at < rest.size() && rest[at] == ' ') ++at;
  const bool space = at > 0;
  if (at > 1 || at >= rest.size() || rest[at] != '-') return 0;
  ++at;
  std::size_t gap = 0;
  while (at < rest.size() && rest[at] == ' ') ++at, ++gap;
  if (gap > 1) return 0;
  const bool both = (space || space_before) && gap > 0;
  if (!both && (space || space_before) == (gap > 0)) return 0;
  // «21 - р»: between two spaces only letters that end a number.
  if (both) return spaced_suffix(rest.substr(at)) > 0 ? at + spaced_suffix(rest.substr(at)) : 0;
  const std::size_t begin = at;
  std::size_t letters = 0;
  while (at < rest.size()) {
    std::size_t next = at;
    const char32_t c = utf8::next(rest, next);
    if (!utf8::is_letter(c) && !utf8::is_digit(c)) break;
    ++letters;
    at = next;
  }
  return at > begin && letters <= 3 ? at : 0;
}

}  // namespace

std::optional<NumberMatch> find_number(std::string_view text) {
  std::size_t at = sign_size(text);
  if (at == 0) return std::nullopt;
  while (at < text.size() &&
         (text[at] == ' ' || text[at] == '_' || text[at] == '\t' || text.substr(at, 2) == "\u00A0"))
    at += text.substr(at, 2) == "\u00A0" ? 2 : 1;
  const std::size_t begin = at;
  std::size_t digits = 0, letters = 0, end = at;
  char32_t last = 0;
  while (at < text.size() && at - begin < kLongestNumber) {
    std::size_t next = at;
    const char32_t c = utf8::next(text, next);
    const bool digit = utf8::is_digit(c), letter = utf8::is_letter(c);
    if (!digit && !letter && !(is_joiner(c) && at > begin)) break;
    if (is_joiner(c) && is_joiner(last)) break;
    digits += digit;
    letters += letter;
    at = next;
    last = c;
    if (digit || letter) end = at;
  }
  // «№ план», «№ б/н»: no number. Letters before the first digit are a prefix of a few («СК-228/03»).
  if (digits == 0 || letters > digits + 6) return std::nullopt;
  std::string number(text.substr(begin, end - begin));
  const bool plain = letters == 0 && number.find_first_not_of("0123456789/") == std::string::npos;
  if (plain) {
    const std::string_view rest = text.substr(end);
    if (const std::size_t hyphen = loose_hyphen(rest, false)) {
      for (const char c : rest.substr(0, hyphen))
        if (c != ' ') number += c;
      end += hyphen;
    } else if (rest.starts_with(' ')) {
      if (const std::size_t suffix = spaced_suffix(rest.substr(1))) {
        number += ' ';
        number += rest.substr(1, suffix);
        end += 1 + suffix;
      }
    }
  }
  return NumberMatch{{0, end}, number};
}

}  // namespace prikaz::normalize
