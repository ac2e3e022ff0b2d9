// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/layout/words.h"

#include <algorithm>
#include <cstdint>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "base/data_file.h"
#include "base/utf8.h"

extern "C" const char prikaz_data_layout_words[], prikaz_data_layout_words_end[];
extern "C" const char prikaz_data_hyphen_words[], prikaz_data_hyphen_words_end[];

namespace prikaz::extract::layout {
namespace {

// utf8::fold keeps byte lengths of Cyrillic and ASCII text, so lengths found in the folded text fit the text
// itself.
std::string fold_beginning(std::string_view text, std::size_t bytes) {
  if (text.size() > bytes) {
    while (bytes < text.size() && (static_cast<unsigned char>(text[bytes]) & 0xC0) == 0x80) ++bytes;
    text = text.substr(0, bytes);
  }
  return utf8::fold(text);
}

constexpr std::size_t kLongestPhrase = 100;

char32_t fold_letter(char32_t c) {
  const char32_t lower = utf8::to_lower(c);
  return lower == 0x451 ? char32_t{0x435} : lower;
}

// Phrases by their first two letters, so that most texts are turned away without being folded; the longest
// first, so that "срок исполнения" is tried before "срок".
class Phrases {
 public:
  void add(std::string_view phrase) {
    std::size_t i = 0;
    const char32_t first = utf8::next(phrase, i);
    first_letters_ |= bit(first);
    by_beginning_[key(first, i < phrase.size() ? utf8::next(phrase, i) : 0)].emplace_back(phrase);
  }
  void sort() {
    for (auto& [letters, list] : by_beginning_)
      std::stable_sort(list.begin(), list.end(), [](auto& a, auto& b) { return a.size() > b.size(); });
  }
  /// `text` begins with one of the phrases, case and ё apart: its length, else 0.
  std::size_t match(std::string_view text) const {
    if (text.empty()) return 0;
    std::size_t i = 0;
    const char32_t first = fold_letter(utf8::next(text, i));
    if (!(first_letters_ & bit(first))) return 0;
    const char32_t second = i < text.size() ? fold_letter(utf8::next(text, i)) : 0;
    if (second)
      if (const auto found = by_beginning_.find(key(first, second)); found != by_beginning_.end()) {
        for (const std::string& phrase : found->second)
          if (const std::size_t length = folded_prefix(text, phrase)) return length;
      }
    const auto found = by_beginning_.find(key(first, 0));
    return found == by_beginning_.end() ? 0 : found->second.front().size();
  }

  /// Bytes of the beginning of `text` that is `phrase`, case and ё apart; 0 where it is not.
  static std::size_t folded_prefix(std::string_view text, std::string_view phrase) {
    std::size_t i = 0;
    for (std::size_t k = 0; k < phrase.size();) {
      if (i >= text.size() || fold_letter(utf8::next(text, i)) != utf8::next(phrase, k)) return 0;
    }
    return i;
  }

  /// Whether a phrase's first word stands at the beginning of `text`, as far as it goes there.
  bool may_begin(std::string_view text) const {
    if (text.empty()) return false;
    std::size_t i = 0;
    const char32_t first = fold_letter(utf8::next(text, i));
    if (!(first_letters_ & bit(first)) || i >= text.size()) return false;
    const auto found = by_beginning_.find(key(first, fold_letter(utf8::next(text, i))));
    if (found == by_beginning_.end()) return false;
    return std::any_of(found->second.begin(), found->second.end(), [&](const std::string& phrase) {
      return folded_prefix(text, std::string_view(phrase).substr(0, phrase.find(' '))) > 0;
    });
  }

 private:
  static std::uint64_t key(char32_t first, char32_t second) { return std::uint64_t{first} << 32 | second; }
  // The alphabet's letters have bits of their own.
  static std::uint64_t bit(char32_t letter) { return std::uint64_t{1} << (letter & 63); }
  std::unordered_map<std::uint64_t, std::vector<std::string>> by_beginning_;
  std::uint64_t first_letters_ = 0;  // of the phrases: most texts are turned away by it
};

struct Words {
  Phrases heading, signature, section, placeholder, stamp_begin, stamp_head, stamp, next_page, caption, plan,
      time, dated;
  std::unordered_set<std::string> lone_headings, act_kinds, time_links, times_behind, short_words, page_words,
      page_links;
  Words() {
    const std::string_view table(
        prikaz_data_layout_words,
        static_cast<std::size_t>(prikaz_data_layout_words_end - prikaz_data_layout_words));
    each_tsv_row(table, [this](const std::vector<std::string_view>& row) {
      if (row.size() < 2) return;
      Phrases* list = row[0] == "heading"       ? &heading
                      : row[0] == "signature"   ? &signature
                      : row[0] == "section"     ? &section
                      : row[0] == "placeholder" ? &placeholder
                      : row[0] == "stamp-begin" ? &stamp_begin
                      : row[0] == "stamp-head"  ? &stamp_head
                      : row[0] == "stamp"       ? &stamp
                      : row[0] == "next-page"   ? &next_page
                      : row[0] == "caption"     ? &caption
                      : row[0] == "plan"        ? &plan
                      : row[0] == "time"        ? &time
                      : row[0] == "dated"       ? &dated
                                                : nullptr;
      if (list) list->add(row[1]);
      if (row[0] == "heading-alone") lone_headings.emplace(row[1]);
      if (row[0] == "act-kind") act_kinds.emplace(row[1]);
      if (row[0] == "time-link") time_links.emplace(row[1]);
      if (row[0] == "time-behind") times_behind.emplace(row[1]);
      if (row[0] == "page") page_words.emplace(row[1]);
      if (row[0] == "page-link") page_links.emplace(row[1]);
      if (row[0] == "short") short_words.emplace(row[1]);
    });
    for (Phrases* list : {&heading, &signature, &section, &placeholder, &stamp_begin, &stamp_head, &stamp,
                          &next_page, &caption, &plan, &time, &dated})
      list->sort();
  }
};

const Words& words() {
  static const Words loaded;
  return loaded;
}

// To the end of the word in which a match of a word's beginning stopped.
std::size_t word_end(std::string_view text, std::size_t i) {
  while (i < text.size()) {
    std::size_t after = i;
    const char32_t c = utf8::next(text, after);
    if (!utf8::is_letter(c)) break;
    i = after;
  }
  return i;
}

}  // namespace

std::size_t heading_phrase(std::string_view text) {
  const std::size_t length = words().heading.match(text);
  if (length == 0 || length > text.size()) return 0;
  const std::size_t end = word_end(text, length);
  return utf8::is_valid(text.substr(0, end)) ? end
                                             : 0;  // a letter whose lower case is longer may stand before
}

bool is_lone_heading(std::string_view text) {
  return text.size() <= kLongestPhrase && words().lone_headings.contains(utf8::fold(utf8::trim(text)));
}

int count_heading_words(std::string_view line, bool* only) {
  constexpr std::size_t kLongestHeading = 600;
  int count = 0;
  bool pure = line.size() <= kLongestHeading;
  bool at_word = true;
  line = line.substr(0, kLongestHeading);
  for (std::size_t i = 0; i < line.size();) {
    if (at_word) {
      if (const std::size_t length = heading_phrase(line.substr(i))) {
        ++count;
        i += length;
        at_word = false;
        continue;
      }
    }
    const char32_t c = utf8::next(line, i);
    pure &= !utf8::is_letter(c);
    at_word = !utf8::is_letter(c) && !utf8::is_digit(c);
  }
  if (only) *only = pure;
  return count;
}

bool begins_signature_block(std::string_view text) {
  text = utf8::trim(text);
  while (text.starts_with("«") || text.starts_with("\"")) text = text.substr(text.front() == '"' ? 1 : 2);
  std::size_t behind = words().signature.match(text);
  if (behind == 0) return false;
  // «по согласованию», «утверждение меню»: what is done, not who did it.
  if (behind >= text.size()) return true;
  const char32_t next = utf8::next(text, behind);
  return next != U'и' && next != U'И';
}

bool begins_section(std::string_view text) { return words().section.match(utf8::trim(text)) > 0; }

bool begins_stamp(std::string_view text) { return words().stamp_begin.match(utf8::trim(text)) > 0; }

bool heads_stamp(std::string_view text) {
  return begins_stamp(text) || words().stamp_head.match(utf8::trim(text)) > 0;
}

bool may_begin_stamp(std::string_view word) {
  return words().stamp_begin.may_begin(word) || words().stamp_head.may_begin(word) ||
         words().stamp.may_begin(word);
}

bool goes_on_with_stamp(std::string_view text) { return words().stamp.match(utf8::trim(text)) > 0; }

bool is_act_kind(std::string_view text) {
  constexpr std::size_t kLongestLine = 60;  // bytes
  if (text.size() > kLongestLine) return false;
  std::string folded;
  for (std::size_t i = 0; i < text.size();) {
    const char32_t c = utf8::next(text, i), lower = utf8::to_lower(c);
    if (utf8::is_space(c)) continue;
    if (c == lower) return false;
    utf8::append(folded, lower);
  }
  return words().act_kinds.contains(folded);
}

bool begins_stamp_line(std::string_view text) { return begins_stamp(text) || goes_on_with_stamp(text); }

bool heads_times(std::string_view heading) { return words().dated.match(utf8::trim(heading)) > 0; }

TimeWord time_word(std::string_view word) {
  std::string folded = fold_beginning(utf8::trim(word), kLongestPhrase);
  while (!folded.empty() && (folded.back() == ',' || folded.back() == ';')) folded.pop_back();
  if (words().times_behind.contains(folded)) return TimeWord::Behind;
  if (words().time_links.contains(folded)) return TimeWord::Link;
  if (words().time.match(folded)) return TimeWord::Time;
  constexpr std::size_t kLongestPreposition = 4;  // bytes; "с." is no "с"
  if (!folded.empty() && folded.back() == '.') folded.pop_back();
  if (folded.size() <= kLongestPreposition) return TimeWord::None;
  return words().time_links.contains(folded) ? TimeWord::Link : TimeWord::None;
}

bool is_next_page_line(std::string_view text) {
  text = utf8::trim(text);
  return text.size() < 80 && words().next_page.match(text) > 0;
}

namespace {

// The word or number at `i`, behind white space and full stops; `i` goes behind it.
std::string_view next_token(std::string_view text, std::size_t& i) {
  while (i < text.size() && (text[i] == ' ' || text[i] == '.')) ++i;
  const std::size_t begin = i;
  if (i < text.size() && utf8::is_digit(static_cast<unsigned char>(text[i]))) {
    while (i < text.size() && utf8::is_digit(static_cast<unsigned char>(text[i]))) ++i;
  } else {
    i = std::max(word_end(text, i), std::min(i + 1, text.size()));
  }
  return text.substr(begin, i - begin);
}

int small_number(std::string_view digits) {
  constexpr std::size_t kMostDigits = 4;
  int value = 0;
  if (digits.empty() || digits.size() > kMostDigits) return -1;
  for (const char c : digits) {
    if (c < '0' || c > '9') return -1;
    value = value * 10 + (c - '0');
  }
  return value;
}

// A page's number at `i`, with or without a word before it and the number of all pages behind it.
std::optional<PageOf> page_at(std::string_view text, std::size_t i) {
  PageOf place;
  place.begin = i;
  std::string_view token = next_token(text, i);
  const bool named = words().page_words.contains(utf8::fold(token));
  if (named) token = next_token(text, i);
  place.number = small_number(token);
  place.end = i;
  if (place.number < 1) return std::nullopt;
  const bool linked = words().page_links.contains(utf8::fold(next_token(text, i)));
  const int of = linked ? small_number(next_token(text, i)) : -1;
  if (of >= place.number) place.end = i;
  return named || of >= place.number ? std::optional(place) : std::nullopt;
}

}  // namespace

std::optional<PageOf> page_of(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    if (const auto place = page_at(text, i)) return place;
    if (next_token(text, i).empty()) return std::nullopt;
  }
  return std::nullopt;
}

bool is_page_of(std::string_view text) {
  text = utf8::trim(text);
  const auto place = page_at(text, 0);
  return place && place->end == text.size();
}

bool is_short_word(std::string_view word) { return words().short_words.contains(utf8::fold(word)); }

bool begins_plan_title(std::string_view text) { return words().plan.match(text) > 0; }

bool begins_caption(std::string_view text) { return words().caption.match(utf8::trim(text)) > 0; }

std::size_t placeholder_length(std::string_view text) {
  if (text.size() < 3 || text.front() != '[' || text[1] == '[') return 0;
  constexpr std::size_t kLongestName = 30, kLongestPlaceholder = 2000;
  const std::string folded = fold_beginning(text.substr(1), kLongestName);
  const std::size_t length = words().placeholder.match(folded);
  if (!length || length >= folded.size()) return 0;
  if (folded[length] != ':' && folded[length] != ' ' && folded[length] != ']') return 0;
  const std::size_t end = text.substr(0, kLongestPlaceholder).find(']');
  return end == std::string_view::npos ? 0 : end + 1;
}

bool keeps_hyphen(std::string_view left, std::string_view right) {
  struct Lists {
    std::vector<std::string> first, second, second_stem;
    Lists() {
      const std::string_view table(
          prikaz_data_hyphen_words,
          static_cast<std::size_t>(prikaz_data_hyphen_words_end - prikaz_data_hyphen_words));
      each_tsv_row(table, [this](const std::vector<std::string_view>& row) {
        if (row.size() < 2) return;
        (row[0] == "first" ? first : row[0] == "second" ? second : second_stem).emplace_back(row[1]);
      });
    }
  };
  static const Lists lists;
  const std::string first = utf8::fold(left), second = utf8::fold(right);
  const auto holds = [](const std::vector<std::string>& list, const std::string& word) {
    return std::find(list.begin(), list.end(), word) != list.end();
  };
  return holds(lists.first, first) || holds(lists.second, second) ||
         std::any_of(lists.second_stem.begin(), lists.second_stem.end(),
                     [&](const std::string& stem) { return second.starts_with(stem); });
}

std::string_view last_letters(std::string_view text) {
  std::size_t begin = text.size();
  while (begin > 0) {
    std::size_t before = begin;
    if (!utf8::is_letter(utf8::previous(text, before))) break;
    begin = before;
  }
  return text.substr(begin);
}

std::string_view first_letters(std::string_view text) { return text.substr(0, word_end(text, 0)); }

bool starts_lower(std::string_view text) {
  std::size_t i = 0;
  if (text.empty()) return false;
  const char32_t first = utf8::next(text, i);
  return utf8::is_letter(first) && !utf8::is_upper(first);
}

}  // namespace prikaz::extract::layout
