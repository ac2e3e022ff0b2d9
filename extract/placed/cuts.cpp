// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/placed/cuts.h"

#include <algorithm>
#include <deque>
#include <string>
#include <unordered_set>

#include "base/utf8.h"
#include "extract/layout/short_ends.h"
#include "extract/layout/word_edges.h"
#include "extract/layout/words.h"
#include "extract/placed/each_text.h"

namespace prikaz::extract::placed {
namespace {

constexpr std::size_t kLeastKnown = 3;          // letters of a word that is known again
constexpr std::size_t kLongestToken = 100;      // bytes
constexpr std::size_t kMostPieces = 5;          // of one word
constexpr std::size_t kLongestNumber = 6;       // of a row, cut: «10.12»
constexpr std::size_t kLongerThanAcronyms = 6;  // letters

constexpr std::size_t kBytesPerWord = 30;  // of a document's different words, about

class Vocabulary {
 public:
  explicit Vocabulary(Document& document) {
    std::size_t bytes = 0;
    each_text(document, [&](const std::string& text) { bytes += text.size(); });
    words_.reserve(bytes / kBytesPerWord);
    each_text(document, [&](const std::string& text) {
      texts_.push_back(utf8::fold(text));
      add(texts_.back());
    });
  }
  /// `word`: folded.
  bool knows(const std::string& word) const { return words_.contains(word); }

 private:
  // Words beside a doubtful place are no evidence.
  void add(std::string_view text) {
    std::size_t begin = 0, letters = 0;
    const auto finish = [&](std::size_t end) {
      const bool doubtful =
          (begin > 0 && text[begin - 1] == kMaybeCut) || (end < text.size() && text[end] == kMaybeCut);
      if (letters >= kLeastKnown && !doubtful) words_.insert(text.substr(begin, end - begin));
      letters = 0;
    };
    for (std::size_t i = 0; i < text.size();) {
      const std::size_t at = i;
      if (utf8::is_letter(utf8::next(text, i))) {
        if (letters++ == 0) begin = at;
      } else {
        finish(at);
      }
    }
    finish(text.size());
  }

  std::deque<std::string> texts_;  // folded; the words are parts of them
  std::unordered_set<std::string_view> words_;
};

char32_t last_of(std::string_view text) {
  std::size_t end = text.size();
  return utf8::previous(text, end);
}

char32_t first_of(std::string_view text) {
  std::size_t begin = 0;
  return utf8::next(text, begin);
}

// The run of non-spaces before `at`, the run behind it.
std::string_view token_before(std::string_view text, std::size_t at) {
  std::size_t begin = at;
  while (begin > 0 && at - begin < kLongestToken && text[begin - 1] != ' ' && text[begin - 1] != '\n' &&
         text[begin - 1] != kMaybeCut)
    --begin;
  return text.substr(begin, at - begin);
}

std::string_view token_behind(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (end < text.size() && end - at < kLongestToken && text[end] != ' ' && text[end] != '\n' &&
         text[end] != kMaybeCut)
    ++end;
  return text.substr(at, end - at);
}

// "01.07.202" + "2": a date's digits are two, two and four.
bool completes_date(std::string_view before, std::string_view behind) {
  std::string whole(before);
  for (const char c : behind) {
    if ((c < '0' || c > '9') && c != '.') break;
    whole += c;
  }
  const auto shape = [](std::string_view date) {
    return date.size() == 10 && date[2] == '.' && date[5] == '.' &&
           std::count_if(date.begin(), date.end(), [](char c) { return c >= '0' && c <= '9'; }) == 8;
  };
  return before.size() < 10 && shape(std::string_view(whole).substr(0, 10));
}

// «Отве» + «тстве» + «нные»: a word cut more than once, known as a whole. `rest`: the text from `behind` on.
bool is_part_of_known(const std::string& left, bool left_is_known, std::string_view rest,
                      const Vocabulary& vocabulary) {
  const bool left_heads = layout::heading_phrase(left) > 0;
  if (left_heads && left_is_known) return false;
  std::string whole = left;
  for (std::size_t piece = 0; piece < kMostPieces; ++piece) {
    const std::string_view token = token_behind(rest, 0);
    const std::string_view letters = layout::first_letters(token);
    if (letters.empty()) return false;
    whole += utf8::fold(letters);
    if (!left_is_known && vocabulary.knows(whole)) return true;
    if (!left_heads && layout::heading_phrase(whole) == whole.size()) return true;
    if (letters.size() < token.size() || token.size() >= rest.size() || rest[token.size()] != kMaybeCut)
      return false;
    rest.remove_prefix(token.size() + 1);
  }
  return false;
}

bool is_cut(std::string_view before, std::string_view behind, std::string_view rest,
            const Vocabulary& vocabulary) {
  if (before.empty() || behind.empty()) return false;
  if (!utf8::is_letter(last_of(before)) || !utf8::is_letter(first_of(behind)))
    return completes_date(before, behind);
  const std::string_view left = layout::last_letters(before), right = layout::first_letters(behind);
  const std::string first = utf8::fold(left), second = utf8::fold(right);
  const bool first_is_known = vocabulary.knows(first);
  if (layout::starts_lower(right) && is_part_of_known(first, first_is_known, rest, vocabulary)) return true;
  // «ШНО» + «Р»: capitals go on where the document has the whole word, or where they are no acronyms.
  if (utf8::is_upper(last_of(left)) && utf8::is_upper(first_of(right))) {
    if (first_is_known) return false;
    return vocabulary.knows(first + second) ||
           (utf8::length(left) >= kLongerThanAcronyms && utf8::length(right) > layout::kShortEnd &&
            !vocabulary.knows(second) && layout::look_like_one_word(left, right));
  }
  // «N», «IV» are whole.
  if (utf8::length(left) < 2 || utf8::is_upper(last_of(left)) || !utf8::is_russian_letter(last_of(left)))
    return false;
  if (vocabulary.knows(first + second)) return true;
  const std::string_view behind_right = rest.substr(right.size());
  if (utf8::length(right) <= layout::kShortEnd)
    return layout::is_short_end(left, first_is_known, right, behind_right);
  // «ьных», «ами»: no word of Russian begins so or is so short.
  if (layout::begins_no_word(right)) return true;
  if (vocabulary.knows(second)) return false;
  if (first_is_known)
    return utf8::length(right) == layout::kShortEnd + 1 &&
           layout::beginning_weight(right) <= layout::kNoWordEdge && !behind_right.starts_with('.');
  return layout::look_like_one_word(left, right);
}

// «1» + «0», «2.» + «10»: nothing else in the cell, and too short for two numbers.
bool is_cut_number(std::string_view text) {
  return text.size() <= kLongestNumber && text.find_first_not_of("0123456789.\x1F") == std::string_view::npos;
}

// The two texts of a word that a page break may have cut.
struct CutTexts {
  std::string *above, *below;
};

std::vector<CutTexts> texts_of(Document& document, const std::vector<PageCut>& cuts) {
  std::vector<CutTexts> texts;
  if (cuts.empty()) return texts;
  std::vector<Table*> tables;
  for (Block& block : document.blocks)
    if (auto* table = std::get_if<Table>(&block)) tables.push_back(table);
  for (const PageCut& cut : cuts) {
    std::vector<Cell>& cells = tables[cut.table]->cells;
    texts.push_back({&cells[cut.above].text, &cells[cut.below].text});
  }
  return texts;
}

}  // namespace

void settle_cuts(Document& document, const std::vector<PageCut>& page_cuts) {
  bool any = !page_cuts.empty();
  each_text(document, [&](const std::string& text) { any |= text.find(kMaybeCut) != std::string::npos; });
  if (!any) return;
  const std::vector<CutTexts> cut_by_pages = texts_of(document, page_cuts);
  for (const CutTexts& cut : cut_by_pages) {
    *cut.above += kMaybeCut;
    cut.below->insert(0, 1, kMaybeCut);
  }
  const Vocabulary vocabulary(document);
  for (const CutTexts& cut : cut_by_pages) {
    cut.above->pop_back();
    cut.below->erase(0, 1);
  }
  each_text(document, [&](std::string& text) {
    if (text.find(kMaybeCut) == std::string::npos) return;
    if (is_cut_number(text)) {
      std::erase(text, kMaybeCut);
      return;
    }
    // What was put together before counts as one word with what follows.
    replace_mark(text, kMaybeCut, [&](std::string_view before, std::string_view rest) {
      const bool cut = is_cut(token_before(before, before.size()), token_behind(rest, 0), rest, vocabulary);
      return cut ? std::string_view() : " ";
    });
  });
  for (const CutTexts& cut : cut_by_pages) {
    std::string &above = *cut.above, &below = *cut.below;
    const std::string_view part = token_behind(below, 0);
    if (!is_cut(token_before(above, above.size()), part, below, vocabulary)) continue;
    above += part;
    below.erase(0, std::min(part.size() + 1, below.size()));
  }
}

}  // namespace prikaz::extract::placed
