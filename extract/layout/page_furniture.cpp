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

Paragraph* paragraph_at(Document& document, std::size_t i) {
  return i < document.blocks.size() ? std::get_if<Paragraph>(&document.blocks[i]) : nullptr;
}

// "2", "- 2 -": the number, else -1.
long page_number(std::string_view text) {
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

void mark_stamps(Document& document) {
  for (std::size_t i = 0; i < document.blocks.size(); ++i) {
    const Paragraph* first = paragraph_at(document, i);
    if (!first || !begins_stamp(first->text)) continue;
    std::size_t last = i;
    for (std::size_t k = i + 1; k <= i + kMostStampLines; ++k) {
      const Paragraph* paragraph = paragraph_at(document, k);
      if (!paragraph) break;
      const bool further = goes_on_with_stamp(paragraph->text);
      if (further || (k == last + 1 && k > i + 1 && is_validity(paragraph->text))) last = k;
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
