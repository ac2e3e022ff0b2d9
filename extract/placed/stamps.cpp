// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/placed/stamps.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

#include "extract/layout/words.h"

namespace prikaz::extract::placed {
namespace {

constexpr std::size_t kWordsToTell = 4;  // of the first line: «ДОКУМЕНТ ПОДПИСАН» may be spread over lines
constexpr std::size_t kLeastNames = 2;  // lines that a stamp and no prose has
constexpr std::size_t kNamesAlone = 3;  // likewise, of one without a heading
constexpr std::size_t kMostWords = 60;  // of one stamp
constexpr std::size_t kWordsOfOneLine = 16;
constexpr float kLineStep = 2.6f;    // of the font size to the next line at the most
constexpr float kWordGap = 8;        // of the font size between a name and its value
constexpr double kFrameGap = 25;     // points between the text and the frame
constexpr double kWideFrame = 120;   // at its sides, where the frame is sure
constexpr double kRoundCorner = 14;  // points by which rounded corners shorten the sides

std::string text_of(const std::vector<Word>& words, std::size_t first, std::size_t end) {
  std::string text;
  for (std::size_t k = first; k < end; ++k) text += (k > first ? " " : "") + words[k].text;
  return text;
}

bool has_digit(const std::string& text) { return text.find_first_of("0123456789") != std::string::npos; }

class StampFinder {
 public:
  explicit StampFinder(const std::vector<Word>& words) : words_(words) {}

  /// The end of the stamp that begins with word `first`, or `first`.
  std::size_t end_of(std::size_t first) const {
    if (!layout::may_begin_stamp(words_[first].text)) return first;
    const std::string beginning = text_of(words_, first, std::min(first + kWordsToTell, words_.size()));
    const bool headed = layout::heads_stamp(beginning);
    if (!headed && !layout::goes_on_with_stamp(beginning)) return first;
    std::size_t end = first + 1, told = first;  // behind the last line that is surely the stamp's
    std::size_t names = 0;                      // lines that only a stamp has
    for (std::size_t line = first; line < words_.size() && line - first < kMostWords; line = end) {
      end = line_end(line);
      const std::string text = text_of(words_, line, end);
      // What begins with a name («Владелец»), and what goes on with its value.
      const bool name = line == first || layout::begins_stamp_line(text);
      names += name;
      if (name || (told == line && is_value(line, end))) told = end;
      if (end >= words_.size() || !is_below(first, line, end)) break;
    }
    if (names >= (headed ? kLeastNames : kNamesAlone)) return told;
    return is_one_line(first, beginning) ? line_end(first) : first;
  }

 private:
  std::size_t line_end(std::size_t line) const {
    std::size_t end = line + 1;
    while (end < words_.size() && is_beside(end)) ++end;
    return end;
  }

  // «Подписано электронной подписью: Н.Ю. Лаптева, 14.02.2023 10:15», the whole stamp.
  bool is_one_line(std::size_t first, const std::string& beginning) const {
    const std::size_t end = line_end(first);
    if (!layout::begins_stamp(beginning) || end - first > kWordsOfOneLine) return false;
    const std::string text = text_of(words_, first, end);
    return text.find(':') != std::string::npos && has_digit(text);
  }

  bool same_hand(std::size_t a, std::size_t b) const {
    return words_[a].direction == words_[b].direction &&
           std::fabs(words_[a].size - words_[b].size) < 0.35f * words_[a].size;
  }

  // On the line of the word written before.
  bool is_beside(std::size_t k) const {
    const Word &before = words_[k - 1], &word = words_[k];
    return same_hand(k - 1, k) && std::fabs(word.baseline - before.baseline) < 0.4f * word.size &&
           word.x0 > before.x0 && word.x0 - before.x1 < kWordGap * word.size;
  }

  // Word `k` begins the next line of the block that the words [first, k) make.
  bool is_below(std::size_t first, std::size_t line, std::size_t k) const {
    float left = words_[first].x0, right = words_[first].x1;
    for (std::size_t i = first; i < k; ++i) {
      left = std::min(left, words_[i].x0);
      right = std::max(right, words_[i].x1);
    }
    const Word& word = words_[k];
    const float step = word.baseline - words_[line].baseline;
    return same_hand(first, k) && step > 0 && step < kLineStep * std::max(word.size, words_[line].size) &&
           word.x0 < right + word.size && word.x1 > left - 3 * word.size;
  }

  // The rest of a value: numbers and capitals below a name's line; words that name nothing new.
  bool is_value(std::size_t line, std::size_t end) const {
    if (end - line > 4) return false;
    const std::string text = text_of(words_, line, end);
    const std::string& before = words_[line - 1].text;
    return before.ends_with(':') || has_digit(text) || !layout::starts_lower(text);
  }

  const std::vector<Word>& words_;
};

bool is_near(double a, double b, double tolerance) { return std::fabs(a - b) <= tolerance; }

// The four sides of a frame around `box`, as indexes of rulings.
std::optional<std::array<std::size_t, 4>> frame_of(const Box& box, const std::vector<Ruling>& rulings) {
  std::vector<std::size_t> left, right, top, bottom;
  const auto within = [&](const Ruling& rule, double low, double high) {
    return rule.begin > low - kFrameGap - 2 && rule.end < high + kFrameGap + 2 &&
           2 * static_cast<double>(rule.end - rule.begin) > high - low;
  };
  for (std::size_t k = 0; k < rulings.size(); ++k) {
    const Ruling& rule = rulings[k];
    const double at = rule.position;
    if (rule.horizontal && within(rule, box.x0, box.x1)) {
      if (at < box.y0 + 2 && at > box.y0 - kFrameGap) top.push_back(k);
      if (at > box.y1 - 2 && at < box.y1 + kFrameGap) bottom.push_back(k);
    } else if (!rule.horizontal && within(rule, box.y0, box.y1)) {
      if (at < box.x0 + 2 && at > box.x0 - kFrameGap) left.push_back(k);
      if (at > box.x1 - 2 && at < box.x1 + kFrameGap) right.push_back(k);
    }
  }
  constexpr std::size_t kMostSides = 6;
  for (auto* side : {&left, &right, &top, &bottom}) side->resize(std::min(side->size(), kMostSides));
  for (const std::size_t l : left)
    for (const std::size_t r : right)
      for (const std::size_t t : top)
        for (const std::size_t b : bottom)
          if (is_near(rulings[t].begin, rulings[l].position, kRoundCorner) &&
              is_near(rulings[t].end, rulings[r].position, kRoundCorner) &&
              is_near(rulings[b].begin, rulings[l].position, kRoundCorner) &&
              is_near(rulings[b].end, rulings[r].position, kRoundCorner) &&
              is_near(rulings[l].begin, rulings[t].position, kRoundCorner) &&
              is_near(rulings[r].end, rulings[b].position, kRoundCorner))
            return std::array{l, r, t, b};
  return std::nullopt;
}

// Whether a table's line lies on a side: then it is no frame of its own.
bool shares_line(const Ruling& side, const Ruling& rule) {
  return side.horizontal == rule.horizontal && is_near(side.position, rule.position, 1) &&
         rule.begin < side.end && rule.end > side.begin;
}

// Likewise a frame that leaves much room around the text: four lines drawn one after the other.
std::optional<std::array<std::size_t, 4>> wide_frame_of(const Box& box, const std::vector<Ruling>& rulings) {
  for (std::size_t first = 0; first + 4 <= rulings.size(); ++first) {
    double x0 = 1e9, y0 = 1e9, x1 = -1e9, y1 = -1e9;  // where its upright lines stand, its level ones lie
    int level = 0;
    for (std::size_t k = first; k < first + 4; ++k) {
      const double at = rulings[k].position;
      level += rulings[k].horizontal;
      double &low = rulings[k].horizontal ? y0 : x0, &high = rulings[k].horizontal ? y1 : x1;
      low = std::min(low, at);
      high = std::max(high, at);
    }
    const bool around = level == 2 && x0 < box.x0 + 2 && x1 > box.x1 - 2 && y0 < box.y0 + 2 &&
                        y1 > box.y1 - 2 && x0 > box.x0 - kWideFrame && x1 < box.x1 + kWideFrame &&
                        y0 > box.y0 - kFrameGap && y1 < box.y1 + kFrameGap;
    if (!around) continue;
    const bool closed = std::all_of(&rulings[first], &rulings[first] + 4, [&](const Ruling& rule) {
      return is_near(rule.begin, rule.horizontal ? x0 : y0, kRoundCorner) &&
             is_near(rule.end, rule.horizontal ? x1 : y1, kRoundCorner);
    });
    bool alone = closed;
    for (std::size_t k = 0; alone && k < rulings.size(); ++k)
      alone = (k >= first && k < first + 4) ||
              std::none_of(&rulings[first], &rulings[first] + 4,
                           [&](const Ruling& side) { return shares_line(side, rulings[k]); });
    if (alone) return std::array{first, first + 1, first + 2, first + 3};
  }
  return std::nullopt;
}

void drop_frame(const Box& box, std::vector<Ruling>& rulings) {
  auto sides = wide_frame_of(box, rulings);
  if (!sides) sides = frame_of(box, rulings);
  if (!sides) return;
  std::array<std::size_t, 4> order = *sides;
  std::sort(order.rbegin(), order.rend());
  for (const std::size_t k : order) rulings.erase(rulings.begin() + static_cast<std::ptrdiff_t>(k));
}

}  // namespace

std::vector<Stamp> take_stamps(std::vector<Word>& words, std::vector<Ruling>& rulings) {
  std::vector<Stamp> stamps;
  std::vector<std::pair<std::size_t, std::size_t>> runs;
  const StampFinder finder(words);
  for (std::size_t k = 0; k < words.size(); ++k) {
    const std::size_t end = finder.end_of(k);
    if (end == k) continue;
    runs.emplace_back(k, end);
    k = end - 1;
  }
  for (auto run = runs.rbegin(); run != runs.rend(); ++run) {
    const auto first = words.begin() + static_cast<std::ptrdiff_t>(run->first),
               end = words.begin() + static_cast<std::ptrdiff_t>(run->second);
    Stamp stamp;
    stamp.box = first->box();
    for (auto word = first; word != end; ++word) stamp.box = hull(stamp.box, word->box());
    stamp.lines = make_lines({first, end});
    words.erase(first, end);
    drop_frame(stamp.box, rulings);
    stamps.push_back(std::move(stamp));
  }
  std::reverse(stamps.begin(), stamps.end());
  return stamps;
}

}  // namespace prikaz::extract::placed
