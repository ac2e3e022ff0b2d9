// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/placed/running_heads.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <map>
#include <string>
#include <string_view>

#include "base/utf8.h"
#include "extract/layout/words.h"

namespace prikaz::extract::placed {
namespace {

constexpr double kMargin =
    0.12;  // of the page's height, at the top and at the bottom: where running heads stand
constexpr double kWideMargin =
    0.3;  // where the page's own number still is its number (landscape, short pages)
constexpr double kRunningShare = 0.5;   // of the pages that must have a running head
constexpr std::size_t kPageDigits = 3;  // «2023» at a page's top is the rest of a cell
constexpr double kSamePlace = 3;        // points
constexpr float kSmallFont = 0.88f;     // of the body's font size

bool in_margin(const DraftPage& page, const Box& box, double share = kMargin) {
  return box.y1 < share * static_cast<double>(page.height) ||
         box.y0 > (1 - share) * static_cast<double>(page.height);
}

// Numbers differ from page to page in one and the same running head.
std::string running_key(std::string_view text) {
  std::string key;
  for (const char c : utf8::fold(text))
    if (c >= '0' && c <= '9') {
      if (!key.ends_with('#')) key += '#';
    } else {
      key += c;
    }
  return key;
}

// «- 3 -», «3», «стр. 3» with the page's own number, or one off: title pages are not always counted.
bool is_page_number(std::string_view text, int page) {
  std::string digits;
  std::size_t letters = 0;
  for (std::size_t i = 0; i < text.size();) {
    const char32_t c = utf8::next(text, i);
    if (utf8::is_digit(c)) digits += static_cast<char>(c);
    if (utf8::is_letter(c)) ++letters;
  }
  if (digits.empty() || digits.size() > 4 || letters > 4 || text.size() > 16) return false;
  return (letters == 0 && digits.size() <= kPageDigits) || std::abs(std::stoi(digits) - page) <= 1;
}

// The first or last text of a page is its number, near a margin.
bool is_own_number(const DraftPage& page, std::size_t block) {
  const auto* paragraph = std::get_if<DraftParagraph>(&page.blocks[block]);
  if (!paragraph || (block != 0 && block + 1 != page.blocks.size())) return false;
  std::string text;
  for (const char c : paragraph->text)
    if (c != ' ' && c != '-') text += c;
  return !text.empty() && text.size() <= 4 && text.find_first_not_of("0123456789") == std::string::npos &&
         std::abs(std::stoi(text) - page.number) <= 1 && in_margin(page, paragraph->box, kWideMargin);
}

// «… Страница 2 из 7»: the line says which page of how many it stands on.
bool tells_page(std::string_view text, int page) {
  const auto place = layout::page_of(text);
  return place && std::abs(place->number - page) <= 1;
}

class RunningHeads {
 public:
  explicit RunningHeads(const std::vector<DraftPage>& pages) : pages_(pages) {
    std::map<long, std::size_t> letters;  // by tenths of points
    for (std::size_t p = 0; p < pages.size(); ++p)
      for (std::size_t b = 0; b < pages[p].blocks.size(); ++b)
        if (const auto* paragraph = std::get_if<DraftParagraph>(&pages[p].blocks[b])) {
          letters[std::lround(paragraph->size * 10)] += paragraph->text.size();
          if (in_margin(pages[p], paragraph->box) || is_own_number(pages[p], b))
            texts_[running_key(paragraph->text)].push_back({p, paragraph});
        }
    const auto most = std::max_element(letters.begin(), letters.end(),
                                       [](const auto& a, const auto& b) { return a.second < b.second; });
    if (most != letters.end()) body_ = static_cast<float>(most->first) / 10;
  }

  Furniture furniture_of(std::size_t p, std::size_t b) const {
    const DraftPage& page = pages_[p];
    const auto* paragraph = std::get_if<DraftParagraph>(&page.blocks[b]);
    if (!paragraph || !(in_margin(page, paragraph->box) || is_own_number(page, b))) return Furniture::None;
    const bool alone = b == 0 || b + 1 == page.blocks.size();
    if (alone && is_page_number(paragraph->text, page.number)) return Furniture::PageNumber;
    if (layout::is_page_of(paragraph->text) && tells_page(paragraph->text, page.number))
      return Furniture::PageNumber;
    const std::vector<Margin>& same = texts_.at(running_key(paragraph->text));
    const double share = kRunningShare * static_cast<double>(pages_.size());
    if (pages_.size() >= 3 && static_cast<double>(same.size()) >= std::max(3.0, share))
      return Furniture::RunningHead;
    return static_cast<double>(same.size()) >= share && is_repeated(p, *paragraph, same)
               ? Furniture::RunningHead
               : Furniture::None;
  }

 private:
  struct Margin {
    std::size_t page;
    const DraftParagraph* paragraph;
  };

  // Few pages: «Приложение № 1» and «Приложение № 2» stand at one place too. A running head is set in small
  // letters or tells the page.
  bool is_repeated(std::size_t p, const DraftParagraph& paragraph, const std::vector<Margin>& same) const {
    return std::any_of(same.begin(), same.end(), [&](const Margin& other) {
      if (other.page == p || std::fabs(other.paragraph->box.y0 - paragraph.box.y0) > kSamePlace ||
          std::fabs(other.paragraph->size - paragraph.size) > 0.1f)
        return false;
      const bool told = tells_page(paragraph.text, pages_[p].number) &&
                        tells_page(other.paragraph->text, pages_[other.page].number);
      return told || (paragraph.size < kSmallFont * body_ && other.paragraph->text == paragraph.text);
    });
  }

  const std::vector<DraftPage>& pages_;
  std::map<std::string, std::vector<Margin>> texts_;  // in the margins, by running_key
  float body_ = 0;                                    // font size of most letters
};

}  // namespace

std::vector<std::vector<Furniture>> find_running_heads(const std::vector<DraftPage>& pages) {
  const RunningHeads heads(pages);
  std::vector<std::vector<Furniture>> marks;
  for (std::size_t p = 0; p < pages.size(); ++p) {
    std::vector<Furniture>& of_page = marks.emplace_back(pages[p].blocks.size(), Furniture::None);
    for (std::size_t b = 0; b < of_page.size(); ++b) of_page[b] = heads.furniture_of(p, b);
  }
  return marks;
}

}  // namespace prikaz::extract::placed
