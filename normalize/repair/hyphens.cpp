// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Hyphens that were lost («20112025 годы», «организационнометодический», «№ 273ФЗ») or kept from a line end
// («общеобразова-тельных»).
#include <algorithm>

#include "base/utf8.h"
#include "normalize/repair/lexicon.h"
#include "normalize/repair/passes.h"

namespace prikaz::normalize::repair {
namespace {

constexpr std::u32string_view kLaw = U"ФЗ";

class HyphenPass {
 public:
  HyphenPass(Text& text, Repairs& repairs)
      : text_(text.chars), rewriter_(text, repairs), found_(findings(text)) {}

  void run() {
    for (std::size_t i = 0; i < text_.size();) i = step(i);
    rewriter_.finish();
  }

 private:
  std::size_t step(std::size_t i) {
    if (found_.is_link(i)) return i + 1;
    if (utf8::is_digit(text_[i])) return number(i);
    if (utf8::is_letter(text_[i])) return word(i);
    return i + 1;
  }

  std::size_t number(std::size_t begin) {
    std::size_t end = begin;
    while (end < text_.size() && utf8::is_digit(text_[end])) ++end;
    const std::size_t size = end - begin;
    const bool free = begin == 0 || !(utf8::is_letter(text_[begin - 1]) || text_[begin - 1] == U'-' ||
                                      text_[begin - 1] == U'.' || text_[begin - 1] == U',');
    if (size == 8 && free && two_years(begin, end))
      rewriter_.replace(begin + 4, begin + 4, U"-", "lost-hyphen");
    // «№ 273ФЗ»: the federal laws are the only numbers that end so.
    const bool law = size <= 3 && free && text_.substr(end).starts_with(kLaw) &&
                     letters_end(text_, end) == end + kLaw.size() && after_number_sign(begin);
    if (law) rewriter_.replace(end, end, U"-", "lost-hyphen");
    return end;
  }

  // «20112025 годы»: two years that ascend, with a word for years behind.
  bool two_years(std::size_t begin, std::size_t end) const {
    int years[2] = {0, 0};
    for (std::size_t k = 0; k < 8; ++k)
      years[k / 4] = years[k / 4] * 10 + static_cast<int>(text_[begin + k] - U'0');
    if (years[0] < 1990 || years[1] > 2089 || years[1] <= years[0]) return false;
    std::size_t next = end;
    while (next < text_.size() && utf8::is_space(text_[next])) ++next;
    const std::u32string word = fold(text_.substr(next, letters_end(text_, next) - next));
    return word.starts_with(U"год") || word == U"г" || word == U"гг" || word.starts_with(U"уч");
  }

  bool after_number_sign(std::size_t begin) const {
    while (begin > 0 && utf8::is_space(text_[begin - 1])) --begin;
    return begin > 0 && text_[begin - 1] == U'№';
  }

  std::size_t word(std::size_t begin) {
    const std::size_t end = letters_end(text_, begin);
    if (end - begin > kLongestWord) return end;
    if (const std::size_t cut = compound(begin, end)) {
      rewriter_.replace(begin + cut, begin + cut, U"-", "lost-hyphen");
      return end;
    }
    // «общеобразова-тельных»: the tail is no word.
    if (end - begin < 2 || end + 1 >= text_.size() || text_[end] != U'-' || !small(end - 1)) return end;
    const std::size_t tail_end = letters_end(text_, end + 1);
    const bool tail =
        tail_end > end + 1 && tail_end - end <= kLongestWord &&
        (tail_end == text_.size() || text_[tail_end] != U'-') &&
        spacing_lexicon().tails.count(std::u32string(text_.substr(end + 1, tail_end - end - 1)));
    if (!tail || (begin > 0 && text_[begin - 1] == U'-')) return end;
    rewriter_.replace(end, end + 1, U"", "hyphenation");
    return tail_end;
  }

  bool small(std::size_t i) const { return utf8::is_letter(text_[i]) && !utf8::is_upper(text_[i]); }

  // «организационнометодическую»: where the second adjective begins, or 0.
  std::size_t compound(std::size_t begin, std::size_t end) const {
    constexpr std::size_t kShortestCompound = 12;
    if (end - begin < kShortestCompound || (begin > 0 && text_[begin - 1] == U'-')) return 0;
    const auto begins_with = [&](std::u32string_view stem) {
      return stem.size() <= end - begin && std::equal(stem.begin(), stem.end(), text_.begin() + begin,
                                                      [](char32_t a, char32_t b) { return a == fold(b); });
    };
    for (const std::u32string& first : spacing_lexicon().compound_firsts) {
      if (!begins_with(first)) continue;
      const std::u32string folded = fold(text_.substr(begin, end - begin));
      const std::u32string_view word = folded;
      const auto& seconds = spacing_lexicon().compound_seconds;
      if (std::any_of(seconds.begin(), seconds.end(), [&](const std::u32string& second) {
            return word.substr(first.size()).starts_with(second);
          }))
        return first.size();
    }
    return 0;
  }

  std::u32string_view text_;
  Rewriter rewriter_;
  const Findings& found_;
};

}  // namespace

void repair_hyphens(Text& text, Repairs& repairs) { HyphenPass(text, repairs).run(); }

}  // namespace prikaz::normalize::repair
