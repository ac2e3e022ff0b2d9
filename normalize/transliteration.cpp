// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalize/transliteration.h"

#include <unicode/unistr.h>
#include <unicode/utrans.h>

#include <algorithm>
#include <array>
#include <optional>

#include "base/library.h"
#include "base/utf8.h"

namespace prikaz::normalize {
namespace {

constexpr SharedLibrary libicui18n(PRIKAZ_LIBICUI18N);
PRIKAZ_LIBRARY_FUNCTION(libicui18n, utrans_openU);
PRIKAZ_LIBRARY_FUNCTION(libicui18n, utrans_transUChars);

// а…я where no neighbour changes the letter.
constexpr std::array<std::string_view, 32> kLetters = {
    "a", "b", "v", "g", "d", "e",  "zh", "z",  "i",  "y",    "k",  "l", "m", "n", "o",  "p",
    "r", "s", "t", "u", "f", "kh", "ts", "ch", "sh", "shch", "\"", "y", "'", "e", "yu", "ya"};
constexpr std::string_view kParted = "·";

// Typography that orders are full of, as Latin-ASCII has it.
std::string_view ascii_mark(char32_t c) {
  switch (c) {
    case U'«':
      return "<<";
    case U'»':
      return ">>";
    case U'–':
    case U'—':
      return "-";
    case U'№':
      return "no";
    default:
      return {};
  }
}

// A «y» before these would be read as one letter with them.
bool joins_y(char32_t small) { return small == U'а' || small == U'у' || small == U'э'; }

/// A letter with its neighbours; 0 at an end of the text. The rules run twice over the text: what the first
/// ones write in Latin letters is no Russian letter any more to those that look at it from the right.
struct Neighbours {
  char32_t before, letter, after;
  bool before_done;  ///< the first rules have written the letter before

  bool is_capital() const { return utf8::is_upper(letter); }
  bool after_vowel() const {
    switch (before_done ? 0 : utf8::to_lower(before)) {
      case U'а':
      case U'е':
      case U'ё':
      case U'и':
      case U'о':
      case U'у':
      case U'ы':
      case U'э':
      case U'ю':
      case U'я':
        return true;
      default:
        return false;
    }
  }
  // Behind a small letter a capital is no part of the same word to the rules.
  bool goes_on() const { return !is_capital() || utf8::is_upper(before); }
  bool begins_word() const { return !utf8::is_letter(before) && !utf8::is_digit(before); }

  /// What the first rules write: «е», «ё» and «ы» behind a vowel, «э» behind none.
  bool by_first_rules() const {
    const char32_t left = utf8::to_lower(before);
    switch (utf8::to_lower(letter)) {
      case U'е':
      case U'ё':
        return goes_on() && (after_vowel() || left == U'й' || left == U'ъ' || left == U'ь');
      case U'ы':
        return goes_on() && after_vowel();
      case U'э':
        return utf8::is_letter(before) && !after_vowel() && left != U'й';
      default:
        return false;
    }
  }
};

void add_letter(const Neighbours& at, std::string& result) {
  const auto add = [&](std::string_view latin, bool parted_behind) {
    result += latin;
    if (parted_behind) result += kParted;
  };
  const char32_t small = utf8::to_lower(at.letter);
  const char32_t after = at.is_capital() ? utf8::to_lower(at.after) : at.after;
  const bool first = at.by_first_rules();
  switch (small) {
    case U'е':
    case U'ё': {
      // A lone «Ё» is no word: its rules ask for a letter behind.
      const bool lone = at.letter == U'Ё' && !utf8::is_letter(at.after);
      result += first || (at.begins_word() && !lone) ? "ye" : "e";
      return;
    }
    case U'ы':
      if (first) result += kParted;
      return add("y", !first && joins_y(after));
    case U'й':
      return add("y", joins_y(utf8::to_lower(at.after)) || utf8::to_lower(at.after) == U'ы');
    case U'э':
      if (first) result += kParted;
      return add("e", false);
    case U'т':
      return add("t", after == U'с');
    case U'ш':
      return add("sh", after == U'ч');
    default:
      result += kLetters[small - U'а'];
  }
}

// By the table; nothing where the text holds what it does not know.
std::optional<std::string> by_table(std::string_view text) {
  std::u32string letters;
  bool russian = false, latin = false;
  for (std::size_t i = 0; i < text.size();) {
    const char32_t c = utf8::next(text, i);
    russian |= utf8::is_russian_letter(c);
    latin |= c < 0x80 && utf8::is_letter(c);
    if (c >= 0x80 && !utf8::is_russian_letter(c) && ascii_mark(c).empty()) return std::nullopt;
    letters += c;
  }
  if (russian && latin) return std::nullopt;
  std::string result;
  bool done = false;  // the first rules have written the letter before
  for (std::size_t i = 0; i < letters.size(); ++i) {
    const char32_t c = letters[i];
    const Neighbours at{i > 0 ? letters[i - 1] : 0, c, i + 1 < letters.size() ? letters[i + 1] : 0, done};
    if (c < 0x80)
      result += static_cast<char>(utf8::to_lower(c));
    else if (utf8::is_russian_letter(c))
      add_letter(at, result);
    else
      result += ascii_mark(c);
    done = at.by_first_rules();
  }
  return result;
}

// By ICU; nothing where it lacks the rules.
std::optional<std::string> by_icu(std::string_view text) {
  static const UTransliterator* rules = [] {
    UErrorCode status = U_ZERO_ERROR;
    constexpr std::u16string_view kName = u"Russian-Latin/BGN; Latin-ASCII; Lower";
    return utrans_openU(kName.data(), static_cast<int32_t>(kName.size()), UTRANS_FORWARD, nullptr, 0, nullptr,
                        &status);
  }();
  icu::UnicodeString buffer =
      icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<int32_t>(text.size())));
  constexpr int32_t kMostOfOne = 8;  // letters that one becomes
  int32_t size = buffer.length(), end = size;
  const int32_t capacity = size * kMostOfOne + 1;
  UErrorCode status = U_ZERO_ERROR;
  char16_t* letters = buffer.getBuffer(capacity);
  if (!rules || !letters) return std::nullopt;
  utrans_transUChars(rules, letters, &size, capacity, 0, &end, &status);
  buffer.releaseBuffer(U_SUCCESS(status) ? size : 0);
  std::string result;
  if (U_SUCCESS(status)) return buffer.toUTF8String(result);
  return std::nullopt;
}

}  // namespace

std::string transliterate(std::string_view text) {
  if (auto result = by_table(text)) return *std::move(result);
  if (auto result = by_icu(text)) return *std::move(result);
  return std::string(text);
}

}  // namespace prikaz::normalize
