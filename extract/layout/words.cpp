// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/layout/words.h"

#include <algorithm>
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

// Phrases by their first letter, the longest first, so that "срок исполнения" is tried before "срок".
class Phrases {
 public:
  void add(std::string_view phrase) { by_letter_[first(phrase)].emplace_back(phrase); }
  void sort() {
    for (auto& [letter, list] : by_letter_)
      std::stable_sort(list.begin(), list.end(), [](auto& a, auto& b) { return a.size() > b.size(); });
  }
  /// `folded` begins with one of the phrases: its length, else 0.
  std::size_t match(std::string_view folded) const {
    if (folded.empty()) return 0;
    const auto found = by_letter_.find(first(folded));
    if (found == by_letter_.end()) return 0;
    for (const std::string& phrase : found->second)
      if (folded.starts_with(phrase)) return phrase.size();
    return 0;
  }

 private:
  static char32_t first(std::string_view text) {
    std::size_t i = 0;
    return utf8::next(text, i);
  }
  std::unordered_map<char32_t, std::vector<std::string>> by_letter_;
};

struct Words {
  Phrases heading, signature, section, placeholder, stamp, next_page, time, dated;
  std::unordered_set<std::string> time_links;
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
                      : row[0] == "stamp"       ? &stamp
                      : row[0] == "next-page"   ? &next_page
                      : row[0] == "time"        ? &time
                      : row[0] == "dated"       ? &dated
                                                : nullptr;
      if (list) list->add(row[1]);
      if (row[0] == "time-link") time_links.emplace(row[1]);
    });
    for (Phrases* list : {&heading, &signature, &section, &placeholder, &stamp, &next_page, &time, &dated})
      list->sort();
  }
};

const Words& words() {
  static const Words loaded;
  return loaded;
}

// utf8::fold keeps byte lengths of Cyrillic and ASCII text, so lengths found in the folded text fit the text
// itself.
std::string fold_beginning(std::string_view text, std::size_t bytes) {
  if (text.size() > bytes) {
    while (bytes < text.size() && (static_cast<unsigned char>(text[bytes]) & 0xC0) == 0x80) ++bytes;
    text = text.substr(0, bytes);
  }
  return utf8::fold(text);
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

constexpr std::size_t kLongestPhrase = 100;

}  // namespace

std::size_t heading_phrase(std::string_view text) {
  const std::string folded = fold_beginning(text, kLongestPhrase);
  const std::size_t length = words().heading.match(folded);
  const std::size_t end = length ? word_end(folded, length) : 0;
  return utf8::is_valid(text.substr(0, end)) ? end
                                             : 0;  // a letter whose lower case is longer may stand before
}

int count_heading_words(std::string_view line, bool* only) {
  constexpr std::size_t kLongestHeading = 600;
  const std::string folded = fold_beginning(line, kLongestHeading);
  int count = 0;
  bool pure = line.size() <= kLongestHeading;
  bool at_word = true;
  for (std::size_t i = 0; i < folded.size();) {
    if (at_word) {
      if (const std::size_t length = words().heading.match(std::string_view(folded).substr(i))) {
        ++count;
        i = word_end(folded, i + length);
        at_word = false;
        continue;
      }
    }
    const char32_t c = utf8::next(folded, i);
    pure &= !utf8::is_letter(c);
    at_word = !utf8::is_letter(c) && !utf8::is_digit(c);
  }
  if (only) *only = pure;
  return count;
}

bool begins_signature_block(std::string_view text) {
  text = utf8::trim(text);
  while (text.starts_with("«") || text.starts_with("\"")) text = text.substr(text.front() == '"' ? 1 : 2);
  return words().signature.match(fold_beginning(text, kLongestPhrase)) > 0;
}

bool begins_section(std::string_view text) {
  return words().section.match(fold_beginning(utf8::trim(text), kLongestPhrase)) > 0;
}

bool begins_stamp_line(std::string_view text) {
  return words().stamp.match(fold_beginning(utf8::trim(text), kLongestPhrase)) > 0;
}

bool heads_times(std::string_view heading) {
  return words().dated.match(fold_beginning(utf8::trim(heading), kLongestPhrase)) > 0;
}

TimeWord time_word(std::string_view word) {
  std::string folded = fold_beginning(utf8::trim(word), kLongestPhrase);
  while (!folded.empty() && (folded.back() == ',' || folded.back() == ';')) folded.pop_back();
  if (words().time_links.contains(folded)) return TimeWord::Link;
  if (words().time.match(folded)) return TimeWord::Time;
  if (!folded.empty() && folded.back() == '.') folded.pop_back();
  return words().time_links.contains(folded) ? TimeWord::Link : TimeWord::None;
}

bool is_next_page_line(std::string_view text) {
  text = utf8::trim(text);
  return text.size() < 80 && words().next_page.match(fold_beginning(text, kLongestPhrase)) > 0;
}

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
    std::vector<std::string> first, second;
    Lists() {
      const std::string_view table(
          prikaz_data_hyphen_words,
          static_cast<std::size_t>(prikaz_data_hyphen_words_end - prikaz_data_hyphen_words));
      each_tsv_row(table, [this](const std::vector<std::string_view>& row) {
        if (row.size() < 2) return;
        (row[0] == "first" ? first : second).emplace_back(row[1]);
      });
    }
  };
  static const Lists lists;
  const std::string first = utf8::fold(left), second = utf8::fold(right);
  if (std::find(lists.first.begin(), lists.first.end(), first) != lists.first.end()) return true;
  return std::any_of(lists.second.begin(), lists.second.end(),
                     [&](const std::string& word) { return second == word; });
}

}  // namespace prikaz::extract::layout
