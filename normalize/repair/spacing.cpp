// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "base/utf8.h"
#include "normalize/repair/lexicon.h"
#include "normalize/repair/passes.h"

namespace prikaz::normalize::repair {
namespace {

inline bool is_lower(char32_t c) {
  return (c >= U'а' && c <= U'я') || (utf8::is_letter(c) && !utf8::is_upper(c));
}

bool begins_with_any(std::u32string_view word, const std::vector<std::u32string>& stems) {
  return std::any_of(stems.begin(), stems.end(),
                     [&](const std::u32string& stem) { return word.starts_with(stem); });
}

std::size_t digits_end(std::u32string_view text, std::size_t at) {
  while (at < text.size() && utf8::is_digit(text[at])) ++at;
  return at;
}

// «2021», «01.09…», «12.3»: a year or the beginning of a date.
bool date_follows(std::u32string_view text, std::size_t at) {
  const std::size_t end = digits_end(text, at), size = end - at;
  if (size == 4) return text[at] == U'1' || text[at] == U'2';
  return size >= 1 && size <= 2 && end + 1 < text.size() && text[end] == U'.' &&
         utf8::is_digit(text[end + 1]);
}

bool ends_like_adjective(std::u32string_view folded) {
  const auto& endings = spacing_lexicon().adjective_endings;
  return folded.size() >= 7 && std::any_of(endings.begin(), endings.end(), [&](const std::u32string& ending) {
           return folded.ends_with(ending);
         });
}

// «муниципальноебюджетноеучреждение»: an adjective is over where one of a few words of offices begins.
std::size_t lost_in_small_letters(std::u32string_view text, std::size_t begin, std::size_t end) {
  constexpr std::size_t kShortestGlued = 14;
  if (end - begin < kShortestGlued) return begin;
  std::u32string word;
  for (std::size_t i = 7; i + 5 < end - begin; ++i) {
    if (!spacing_lexicon().adjective_last.has(fold(text[begin + i - 1])) ||
        !spacing_lexicon().after_adjective_first.has(fold(text[begin + i])))
      continue;
    if (word.empty()) word = fold(text.substr(begin, end - begin));
    const std::u32string_view left = std::u32string_view(word).substr(0, i);
    if (begins_with_any(std::u32string_view(word).substr(i), spacing_lexicon().after_adjective) &&
        ends_like_adjective(left))
      return begin + i;
  }
  return begin;
}

// «РАЙОНАЛИПЕЦКОЙ ОБЛАСТИ»: a municipality's kind and the adjective of its region.
std::size_t lost_before_region(std::u32string_view text, std::size_t begin, std::size_t end) {
  constexpr std::size_t kShortestGlued = 12, kShortestRegion = 7;
  if (end - begin < kShortestGlued) return begin;
  const SpacingLexicon& lexicon = spacing_lexicon();
  const std::u32string word = fold(text.substr(begin, end - begin));
  for (const std::u32string& noun : lexicon.before_region) {
    if (!word.starts_with(noun) || word.size() < noun.size() + kShortestRegion) continue;
    if (std::any_of(lexicon.region_endings.begin(), lexicon.region_endings.end(),
                    [&](const std::u32string& ending) { return word.ends_with(ending); }))
      return begin + noun.size();
  }
  return begin;
}

// Where a space is missing inside the run of letters [begin, end), or `begin`.
std::size_t lost_in_word(std::u32string_view text, std::size_t begin, std::size_t end) {
  const SpacingLexicon& lexicon = spacing_lexicon();
  if (const std::size_t at = lost_in_small_letters(text, begin, end); at != begin) return at;
  if (const std::size_t at = lost_before_region(text, begin, end); at != begin) return at;
  if (end - begin < 4) return begin;
  bool right_lower = is_lower(text[begin + 1]);
  for (std::size_t i = begin + 2; i + 1 < end; ++i) {
    const bool left_lower = right_lower;
    right_lower = is_lower(text[i]);
    if (left_lower && !right_lower) {
      if (end - i < 4 || i - begin < 5 || !is_lower(text[i + 1]) || !is_lower(text[i + 2])) continue;
      const std::u32string left = fold(text.substr(begin, i - begin));
      if (ends_like_adjective(left) || begins_with_any(left, lexicon.before_capital)) return i;
    } else if (!left_lower && right_lower && i - begin >= 6) {
      const std::u32string left = fold(text.substr(begin, i - begin));
      const std::u32string right(text.substr(i, end - i));
      if (lexicon.capitals_words.count(left) &&
          (right == U"от" || right == U"об" || right == U"о" || right == U"по"))
        return i;
    }
  }
  return begin;
}

class SpacingPass {
 public:
  SpacingPass(Text& text, Repairs& repairs)
      : text_(text.chars), rewriter_(text, repairs), found_(findings(text)) {}

  void run() {
    for (std::size_t i = 0; i < text_.size();) i = step(i);
    rewriter_.finish();
  }

 private:
  std::size_t step(std::size_t i) {
    const char32_t c = text_[i];
    if (found_.is_link(i)) return i + 1;
    if (utf8::is_letter(c)) return word(i);
    if (utf8::is_digit(c)) return number(i);
    const char32_t before = i > 0 ? text_[i - 1] : U' ';
    if (c == U'№' && (utf8::is_letter(before) || utf8::is_digit(before) || before == U'.' || before == U')'))
      rewriter_.replace(i, i + 1, U" №", "lost-space");
    if (c == U'«' && utf8::is_letter(before) && i > 1 && utf8::is_letter(text_[i - 2]))
      rewriter_.replace(i, i + 1, U" «", "lost-space");
    if (c == U'(' && i + 1 < text_.size() && utf8::is_space(text_[i + 1])) return opening(i);
    if (utf8::is_space(c)) return space(i);
    return i + 1;
  }

  // Puts a space at `at`, inside [begin, end), and where the rest has lost more.
  std::size_t split(std::size_t begin, std::size_t at, std::size_t end) {
    std::u32string to(text_.substr(begin, at - begin));
    for (std::size_t part = at; part != end;) {
      const std::size_t next = utf8::is_letter(text_[part]) ? lost_in_word(text_, part, end) : part;
      const std::size_t stop = next == part ? end : next;
      to += U' ';
      to += text_.substr(part, stop - part);
      part = stop;
    }
    rewriter_.replace(begin, end, to, "lost-space");
    return end;
  }

  // A run of letters: glued to what follows or in itself, spaced, or hyphenated at a line end.
  std::size_t word(std::size_t begin) {
    const SpacingLexicon& lexicon = spacing_lexicon();
    const std::size_t end = letters_end(text_, begin);
    if (end - begin == 1)
      if (const std::size_t behind = spaced(begin); behind != begin) return behind;
    if (end - begin > kLongestWord) return end;
    const std::u32string_view written = text_.substr(begin, end - begin);
    const bool joined = begin > 0 && (text_[begin - 1] == U'-' || utf8::is_digit(text_[begin - 1]));
    if (end < text_.size() && utf8::is_digit(text_[end]) && !joined) {
      const std::u32string folded = fold(written);
      const bool short_word =
          lexicon.before_number_short.count(folded) && written == folded && date_follows(text_, end);
      if ((lexicon.before_number.count(folded) && written.substr(1) == folded.substr(1)) || short_word)
        return split(begin, end, digits_end(text_, end));
      return end;
    }
    if (written.size() >= 6) {
      if (const std::size_t at = lost_in_word(text_, begin, end); at != begin) return split(begin, at, end);
      if (utf8::is_upper(text_[begin]) && (begin == 0 || !utf8::is_letter(text_[begin - 1]))) {
        const auto glued = lexicon.glued.find(fold(written));
        if (glued != lexicon.glued.end()) return split(begin, begin + glued->second, end);
      }
    }
    return hyphenated(end);
  }

  // «образова- ния»: [.., end) is the first half where a hyphen, white space and a tail follow.
  std::size_t hyphenated(std::size_t end) {
    if (end + 2 >= text_.size() || text_[end] != U'-' || !utf8::is_space(text_[end + 1])) return end;
    std::size_t next = end + 1;
    while (next < text_.size() && utf8::is_space(text_[next])) ++next;
    const std::size_t tail_end = letters_end(text_, next);
    if (tail_end - next > kLongestWord ||
        !spacing_lexicon().tails.count(std::u32string(text_.substr(next, tail_end - next))))
      return end;
    rewriter_.replace(end, next, U"", "hyphenation");
    return tail_end;
  }

  // «П Р И К А З»: single letters with one space (or two) between; `begin` where they spell no known word.
  std::size_t spaced(std::size_t begin) {
    if (begin > 0 && (utf8::is_letter(text_[begin - 1]) || utf8::is_digit(text_[begin - 1]))) return begin;
    const SpacingLexicon& lexicon = spacing_lexicon();
    std::u32string joined;
    std::size_t at = begin, best = begin;
    while (at < text_.size() && utf8::is_letter(text_[at]) && letters_end(text_, at) == at + 1 &&
           joined.size() < lexicon.longest_spaced) {
      joined.push_back(text_[at]);
      ++at;
      if (joined.size() >= 4 && lexicon.spaced.count(fold(joined))) best = at;
      std::size_t gap = at;
      while (gap < text_.size() && utf8::is_space(text_[gap]) && gap - at < 3) ++gap;
      if (gap == at) break;
      at = gap;
    }
    if (best == begin) return begin;
    std::u32string to;
    for (std::size_t i = begin; i < best; ++i)
      if (!utf8::is_space(text_[i])) to.push_back(text_[i]);
    rewriter_.replace(begin, best, to, "spaced-letters");
    return best;
  }

  // Digits that are glued to a word behind them: «2021учебный», «12января».
  std::size_t number(std::size_t begin) {
    const std::size_t end = digits_end(text_, begin);
    if (end >= text_.size() || !is_lower(text_[end]) || end - begin > 4) return end;
    const std::size_t word_end = letters_end(text_, end);
    if (word_end - end < 3 || word_end - end > kLongestWord) return word_end;
    const std::u32string right = fold(text_.substr(end, word_end - end));
    if (!begins_with_any(right, spacing_lexicon().after_number)) return word_end;
    const bool year_word = right.starts_with(U"год") || right.starts_with(U"учебн");
    const bool year =
        end - begin == 4 || (begin > 0 && (text_[begin - 1] == U'-' || text_[begin - 1] == U'/'));
    if (year_word && !year) return word_end;
    rewriter_.replace(begin, end, std::u32string(text_.substr(begin, end - begin)) + U' ', "lost-space");
    return end;
  }

  // «( по согласованию»: white space behind an opening bracket.
  std::size_t opening(std::size_t bracket) {
    std::size_t end = bracket + 1;
    while (end < text_.size() && utf8::is_space(text_[end])) ++end;
    if (end == text_.size() || !utf8::is_letter(text_[end])) return end;
    rewriter_.replace(bracket + 1, end, U"", "spacing");
    return end;
  }

  // White space before a comma or another mark that closes.
  std::size_t space(std::size_t begin) {
    std::size_t end = begin;
    while (end < text_.size() && utf8::is_space(text_[end])) ++end;
    if (end == text_.size() || begin == 0) return end;
    const char32_t mark = text_[end];
    const char32_t before = text_[begin - 1];
    const bool after_word =
        utf8::is_letter(before) || utf8::is_digit(before) || before == U'»' || before == U')';
    if (mark == U')' && after_word) {
      rewriter_.replace(begin, end, U"", "spacing");
      return end;
    }
    const bool last = end + 1 == text_.size() || utf8::is_space(text_[end + 1]);
    const bool breaks = text_.substr(begin, end - begin).find(U'\n') != std::u32string_view::npos;
    if (after_word && !breaks && last &&
        (mark == U',' || mark == U';' || (mark == U'.' && !utf8::is_digit(before)))) {
      rewriter_.replace(begin, end, U"", "spacing");
      return end + 1;
    }
    return end;
  }

  std::u32string_view text_;
  Rewriter rewriter_;
  const Findings& found_;
};

}  // namespace

void repair_spacing(Text& text, Repairs& repairs) { SpacingPass(text, repairs).run(); }

}  // namespace prikaz::normalize::repair
