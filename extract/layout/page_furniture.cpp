// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/layout/page_furniture.h"

#include <algorithm>
#include <vector>

#include "base/utf8.h"
#include "extract/layout/row_number.h"
#include "extract/layout/words.h"

namespace prikaz::extract::layout {
namespace {

constexpr int kFewestLines = 12;  ///< between two page numbers
constexpr std::size_t kMostStampLines = 14;
constexpr std::size_t kMostStampWords = 40;  ///< where every word has a line of its own
constexpr std::size_t kMostNameLines = 4;    ///< of the owner, between two lines that are a stamp's

Paragraph* paragraph_at(Document& document, std::size_t i) {
  return i < document.blocks.size() ? std::get_if<Paragraph>(&document.blocks[i]) : nullptr;
}

// "2", "- 2 -", "Страница 2 из 7": the number, else -1.
long page_number(std::string_view text) {
  if (is_page_of(text)) return page_of(text)->number;
  if (text.size() > 12) return -1;
  while (text.starts_with("-") || text.starts_with(" ")) text.remove_prefix(1);
  while (text.ends_with("-") || text.ends_with(" ")) text.remove_suffix(1);
  const long value = plain_number(text);
  return value > 0 && value < 1000 ? value : -1;
}

// A number is a page's where white space stands above and below and all such numbers of the document count up
// by one with much text between; cells that were flattened to lines stand closer.
void mark_page_numbers(Document& document) {
  std::vector<Paragraph*> numbers;
  for (std::size_t i = 0; i < document.blocks.size(); ++i) {
    Paragraph* paragraph = paragraph_at(document, i);
    if (!paragraph || paragraph->furniture != Furniture::None || page_number(paragraph->text) < 0) continue;
    const Paragraph* below = paragraph_at(document, i + 1);
    if (!paragraph->gap_before || (below && !below->gap_before)) return;
    numbers.push_back(paragraph);
  }
  if (numbers.empty() || page_number(numbers.front()->text) > 3) return;
  for (std::size_t k = 1; k < numbers.size(); ++k)
    if (page_number(numbers[k]->text) != page_number(numbers[k - 1]->text) + 1 ||
        numbers[k]->at.line - numbers[k - 1]->at.line < kFewestLines)
      return;
  for (Paragraph* paragraph : numbers) paragraph->furniture = Furniture::PageNumber;
}

// "с 12.01.2022 по 12.04.2023": dates and the words between.
bool is_validity(std::string_view text) {
  int figures = 0, letters = 0;
  for (std::size_t i = 0; i < text.size();) {
    const char32_t c = utf8::next(text, i);
    figures += utf8::is_digit(c);
    letters += utf8::is_letter(c);
  }
  return figures >= 6 && letters <= 6;
}

// "с", "до" between two dates of a stamp.
bool is_link(std::string_view text) { return utf8::count_visible(text) <= 2 && !text.empty(); }

struct StampBegin {
  std::size_t lines = 0;  ///< 0: no stamp
  bool wordwise = false;
};

// A stamp's first words, on one line or a word a line: "ДОКУМЕНТ", "ПОДПИСАН".
StampBegin stamp_begin(Document& document, std::size_t i) {
  constexpr std::size_t kMostWords = 4, kLongestWord = 40;
  const Paragraph* first = paragraph_at(document, i);
  if (!first) return {};
  if (begins_stamp(first->text)) return {1, false};
  std::string words;
  for (std::size_t k = i; k < i + kMostWords; ++k) {
    const Paragraph* paragraph = paragraph_at(document, k);
    if (!paragraph || paragraph->text.size() > kLongestWord) return {};
    words += (words.empty() ? "" : " ") + paragraph->text;
    if (begins_stamp(words)) return {k - i + 1, true};
  }
  return {};
}

void mark_stamps(Document& document) {
  for (std::size_t i = 0; i < document.blocks.size(); ++i) {
    const StampBegin begin = stamp_begin(document, i);
    if (begin.lines == 0) continue;
    std::size_t last = i + begin.lines - 1;
    const std::size_t most = begin.wordwise ? kMostStampWords : kMostStampLines;
    for (std::size_t k = last + 1; k <= i + most && k - last <= kMostNameLines; ++k) {
      const Paragraph* paragraph = paragraph_at(document, k);
      if (!paragraph) break;
      const Paragraph* next = paragraph_at(document, k + 1);
      const bool link = begin.wordwise && is_link(paragraph->text) && next && is_validity(next->text);
      if (goes_on_with_stamp(paragraph->text) ||
          (k == last + 1 && k > i + 1 && (link || is_validity(paragraph->text))))
        last = k;
    }
    for (std::size_t k = i; k <= last; ++k)
      if (Paragraph* paragraph = paragraph_at(document, k)) paragraph->furniture = Furniture::Stamp;
    i = last;
  }
}

}  // namespace

void mark_page_furniture(Document& document) {
  mark_page_numbers(document);
  mark_stamps(document);
}

}  // namespace prikaz::extract::layout
