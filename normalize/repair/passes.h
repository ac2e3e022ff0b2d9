// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The passes of repair_text, in the order in which they run. Each walks the text once and rewrites it through
// a Rewriter, so that all of them together are linear.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/utf8.h"
#include "normalize/repair.h"

namespace prikaz::normalize::repair {

/// Characters; longer runs of letters are no words.
inline constexpr std::size_t kLongestWord = 64;

/// What a text holds of the things that the passes look for, and which of its characters belong to a link or
/// a mail address, which no pass may touch (empty: none).
struct Findings {
  bool digit = false, hidden = false, markup = false, bold = false, angle_quotes = false, quotes = false;
  bool foreign_letter = false;  ///< Latin, Greek, Arabic …
  bool latin1 = false;          ///< what Windows-1251 read as Latin-1 is made of
  bool odd_neighbours = false;  ///< letters and marks side by side as in UTF-8 read as Windows-1251
  std::vector<bool> links;
  bool is_link(std::size_t at) const { return !links.empty() && links[at]; }
};

struct Text {
  std::u32string chars;
  std::vector<std::uint32_t>
      origin;                        ///< for each character its index in the text as it came; empty: the same
  std::optional<Findings> findings;  ///< of `chars`, once a pass has asked

  std::uint32_t origin_of(std::size_t at) const {
    return origin.empty() ? static_cast<std::uint32_t>(at) : at < origin.size() ? origin[at] : 0;
  }
};

/// Looked for once: nearly every text is whole, and then this is all that a pass costs.
const Findings& findings(Text& text);

/// A Repair and where it was made, for putting the repairs of all passes into one order.
struct PlacedRepair {
  std::uint32_t origin = 0;
  Repair repair;
};
using Repairs = std::vector<PlacedRepair>;

class Rewriter {
 public:
  Rewriter(Text& text, Repairs& repairs) : text_(text), repairs_(repairs) {}
  /// Puts `to` in the place of [begin, end); calls come left to right without overlap.
  void replace(std::size_t begin, std::size_t end, std::u32string_view to, std::string_view why);
  void finish();

 private:
  void copy_until(std::size_t end);
  Text& text_;
  Repairs& repairs_;
  Text result_;
  std::size_t done_ = 0;
  bool changed_ = false;
};

/// UTF-8 that was read as Windows-1251 or Windows-1252: «в„–» → №.
void repair_mojibake(Text& text, Repairs& repairs);
/// Soft hyphens and zero-width marks inside words.
void remove_invisible(Text& text, Repairs& repairs);
/// `<b>`, `<br>`, «**…**», `&nbsp;`.
void remove_markup(Text& text, Repairs& repairs);
/// `<<X>>` → «X», «« X »» → «X».
void repair_quotes(Text& text, Repairs& repairs);
/// Letters of another script inside a word.
void repair_scripts(Text& text, Repairs& repairs);
/// «3О.О9.2О21» → 30.09.2021.
void repair_digits(Text& text, Repairs& repairs);
/// Hyphens lost in compounds and year ranges, or kept from a line end.
void repair_hyphens(Text& text, Repairs& repairs);
/// Lost and surplus spaces, spaced words, hyphenation.
void repair_spacing(Text& text, Repairs& repairs);

/// All passes in their order, white space as it comes.
Text run_passes(std::string_view text, Repairs& repairs);

std::string narrow(std::u32string_view text);
std::u32string widen(std::string_view text);
/// The end of the run of letters that begins at `begin`.
inline std::size_t letters_end(std::u32string_view text, std::size_t begin) {
  while (begin < text.size() && utf8::is_letter(text[begin])) ++begin;
  return begin;
}
std::u32string fold(std::u32string_view text);
inline char32_t fold(char32_t c) {
  const char32_t lower = utf8::to_lower(c);
  return lower == U'ё' ? U'е' : lower;
}
/// Soft hyphens and zero-width marks.
constexpr bool is_hidden(char32_t c) {
  return c == 0xAD || (c >= 0x200B && c <= 0x200D) || c == 0x2060 || c == 0xFEFF;
}
bool is_cyrillic(char32_t c);
bool is_latin(char32_t c);

}  // namespace prikaz::normalize::repair
