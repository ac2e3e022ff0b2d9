// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/placed/line_numbers.h"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "base/utf8.h"
#include "extract/layout/row_number.h"
#include "extract/layout/words.h"

namespace prikaz::extract::placed {
namespace {

constexpr std::size_t kDigits = 4;
constexpr std::size_t kLeast = 5;       // numbers of a page that shows them first
constexpr float kAlign = 1.5f;          // points by which a column's numbers differ
constexpr float kAlignAgain = 3;        // and those of two pages
constexpr float kSameLine = 0.35f;      // of the font size
constexpr double kBeside = 0.9;         // of the numbers that have a line of text beside them
constexpr float kSmall = 0.85f;         // of the text's font size
constexpr float kFullLine = 0.85f;      // of the text's width: a line that the next one goes on with
constexpr float kColumnGap = 2.5f;      // of the font size: between words of two columns
constexpr std::size_t kLeastProse = 2;  // such lines, by which numbers as large as the text are told
constexpr int kWideStep = 3;            // from which on it says enough that lines between numbers are as many

// The number that the word is; 0 for none.
int number_of(const Word& word) {
  const std::string& text = word.text;
  if (text.empty() || text.front() < '1' || text.front() > '9' || text.size() > kDigits ||
      word.direction != Direction::Right)
    return 0;
  int value = 0;
  const char* const end = text.data() + text.size();
  const auto [last, error] = std::from_chars(text.data(), end, value);
  return error == std::errc() && last == end ? value : 0;
}

// What stands between the margins, without the numbers.
struct Body {
  float x0 = 1e9f, x1 = 0;
};

Body body_of(const std::vector<Word>& words) {
  Body body;
  for (const Word& word : words) {
    if (word.direction != Direction::Right || number_of(word)) continue;
    body.x0 = std::min(body.x0, word.x0);
    body.x1 = std::max(body.x1, word.x1);
  }
  return body;
}

// The median of the font sizes of all words but numbers.
float usual_size(const std::vector<Word>& words) {
  std::vector<float> sizes;
  for (const Word& word : words)
    if (word.direction == Direction::Right && !number_of(word)) sizes.push_back(word.size);
  if (sizes.empty()) return 0;
  const auto middle = sizes.begin() + static_cast<std::ptrdiff_t>(sizes.size() / 2);
  std::nth_element(sizes.begin(), middle, sizes.end());
  return *middle;
}

// Places of the numbers in one of the margins, from the top.
std::vector<std::size_t> in_margin(const std::vector<Word>& words, const Body& body, bool left) {
  std::vector<std::size_t> places;
  for (std::size_t k = 0; k < words.size(); ++k)
    if (number_of(words[k]) && (left ? words[k].x1 < body.x0 : words[k].x0 > body.x1)) places.push_back(k);
  std::stable_sort(places.begin(), places.end(),
                   [&](std::size_t a, std::size_t b) { return words[a].baseline < words[b].baseline; });
  return places;
}

bool are_aligned(const std::vector<Word>& words, const std::vector<std::size_t>& places) {
  const Word& first = words[places.front()];
  bool begin = true, end = true;
  for (const std::size_t k : places) {
    begin &= std::fabs(words[k].x0 - first.x0) < kAlign;
    end &= std::fabs(words[k].x1 - first.x1) < kAlign;
  }
  return begin || end;
}

// By how much each number is greater than the one above; 0 where they do not count lines.
int step_of(const std::vector<Word>& words, const std::vector<std::size_t>& places) {
  if (places.size() < 2) return 0;
  const int step = number_of(words[places[1]]) - number_of(words[places[0]]);
  if (step < 1 || (step > 1 && number_of(words[places[0]]) % step != 0)) return 0;
  for (std::size_t k = 1; k < places.size(); ++k)
    if (number_of(words[places[k]]) - number_of(words[places[k - 1]]) != step) return 0;
  return step;
}

// The lines of the text without the numbers, as far as they show what is counted.
class Lines {
 public:
  Lines(const std::vector<Word>& words, const std::vector<std::size_t>& numbers, const Body& body)
      : body_(body) {
    std::vector<bool> counts(words.size());
    for (const std::size_t k : numbers) counts[k] = true;
    std::vector<const Word*> text;
    for (std::size_t k = 0; k < words.size(); ++k)
      if (!counts[k] && words[k].direction == Direction::Right) text.push_back(&words[k]);
    std::stable_sort(text.begin(), text.end(),
                     [](const Word* a, const Word* b) { return a->baseline < b->baseline; });
    for (const Word* word : text) {
      if (lines_.empty() || word->baseline - lines_.back().front()->baseline > kSameLine * word->size)
        lines_.emplace_back();
      lines_.back().push_back(word);
    }
    for (auto& line : lines_)
      std::stable_sort(line.begin(), line.end(), [](const Word* a, const Word* b) { return a->x0 < b->x0; });
  }

  /// The line beside a number, counted from 1; 0 where there is none.
  std::size_t beside(const Word& number) const {
    for (std::size_t k = 0; k < lines_.size(); ++k)
      if (std::fabs(lines_[k].front()->baseline - number.baseline) < kSameLine * lines_[k].front()->size)
        return k + 1;
    return 0;
  }

  /// Whether the line goes on from the one above, or begins a clause («9    1. Утвердить …»), as a row of a
  /// table that has its number already does not.
  bool is_of_prose(std::size_t line) const {
    if (!is_prose(line)) return false;
    const std::string& first = lines_[line - 1].front()->text;
    if (first.ends_with('.') && layout::is_row_number(first)) return true;
    return line > 1 && is_prose(line - 1) && layout::starts_lower(first) &&
           lines_[line - 2].back()->x1 - body_.x0 > kFullLine * (body_.x1 - body_.x0);
  }

 private:
  // Without room for columns between its words.
  bool is_prose(std::size_t line) const {
    const std::vector<const Word*>& words = lines_[line - 1];
    for (std::size_t k = 1; k < words.size(); ++k)
      if (words[k]->x0 - words[k - 1]->x1 > kColumnGap * words[k]->size) return false;
    return true;
  }

  const Body& body_;
  std::vector<std::vector<const Word*>> lines_;
};

// Whether the numbers count lines of prose: rows of a table without lines have numbers, too. Nearly every one
// has text beside it, and some of these lines are prose; or every fifth line has one.
bool count_lines(const std::vector<Word>& words, const std::vector<std::size_t>& places, const Body& body,
                 int step) {
  if (step == 1 && places.size() < kLeast) return false;
  const Lines lines(words, places, body);
  std::size_t with_text = 0, prose = 0, exact = 0, before = 0;
  for (const std::size_t k : places) {
    const std::size_t line = lines.beside(words[k]);
    if (line == 0) continue;
    ++with_text;
    prose += lines.is_of_prose(line);
    exact += before > 0 && line == before + static_cast<std::size_t>(step);
    before = line;
  }
  if (static_cast<double>(with_text) < kBeside * static_cast<double>(places.size())) return false;
  if (step >= kWideStep && 2 * exact > places.size() - 1) return true;
  return prose >= (words[places.front()].size < kSmall * usual_size(words) ? 1 : kLeastProse);
}

// The words at these places as one line of text.
Stamp cut_out(std::vector<Word>& words, std::vector<std::size_t> places) {
  Stamp numbers;
  TextLine line;
  line.size = words[places.front()].size;
  line.box = words[places.front()].box();
  for (const std::size_t k : places) {
    line.box = hull(line.box, words[k].box());
    line.words.push_back(words[k]);
  }
  numbers.box = line.box;
  numbers.lines.push_back(std::move(line));
  std::sort(places.rbegin(), places.rend());
  for (const std::size_t k : places) words.erase(words.begin() + static_cast<std::ptrdiff_t>(k));
  return numbers;
}

}  // namespace

bool LineNumbers::is_known(const Column& column, bool alone) const {
  if (!known_ || known_->left != column.left || std::fabs(known_->size - column.size) > kAlign) return false;
  if (std::fabs(known_->x0 - column.x0) > kAlignAgain && std::fabs(known_->x1 - column.x1) > kAlignAgain)
    return false;
  return alone ? column.last == known_->last + known_->step || column.last == known_->step
               : column.step == known_->step;
}

std::optional<Stamp> LineNumbers::take(std::vector<Word>& words) {
  const Body body = body_of(words);
  if (body.x1 == 0) return std::nullopt;
  for (const bool left : {true, false}) {
    const std::vector<std::size_t> places = in_margin(words, body, left);
    if (places.empty() || !are_aligned(words, places)) continue;
    const bool alone = places.size() == 1;
    const Word& top = words[places.front()];
    const int step = !alone ? step_of(words, places) : known_ ? known_->step : 0;
    if (step == 0) continue;
    const Column column{left, top.x0, top.x1, top.size, step, number_of(words[places.back()])};
    if (!is_known(column, alone) && (alone || !count_lines(words, places, body, step))) continue;
    known_ = column;
    return cut_out(words, places);
  }
  return std::nullopt;
}

}  // namespace prikaz::extract::placed
