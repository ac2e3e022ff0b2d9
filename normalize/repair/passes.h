// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The passes of repair_text, in the order in which they run. Each walks the text once and rewrites it through
// a Rewriter, so that all of them together are linear.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "normalize/repair.h"

namespace prikaz::normalize::repair {

struct Text {
  std::u32string chars;
  std::vector<std::uint32_t> origin;  ///< for each character its index in the text as it came
};

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
std::size_t letters_end(std::u32string_view text, std::size_t begin);
std::u32string fold(std::u32string_view text);
bool is_cyrillic(char32_t c);
bool is_latin(char32_t c);
/// For each character whether it is part of a link or a mail address, which no pass may touch.
std::vector<bool> protected_characters(std::u32string_view text);

}  // namespace prikaz::normalize::repair
