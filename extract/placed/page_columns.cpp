// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/placed/page_columns.h"

#include <algorithm>

#include "extract/placed/columns.h"

namespace prikaz::extract::placed {
namespace {

constexpr std::size_t kLeastLines = 12;        // of one column: fewer may be a letter's head
constexpr float kHalfGutter = 4;               // points
constexpr float kMiddle = 0.08f;               // of the breadth: how far the gutter may be off the middle
constexpr float kTrials = 200;                 // of places for the gutter, at the most
constexpr float kFull = 0.85f;                 // of a column's breadth that a line of prose takes
constexpr std::size_t kProseBesideATable = 3;  // tenths of a column's lines that a table may leave to prose
constexpr std::size_t kWordsOfProse = 4;
constexpr std::size_t kTextsOfARow = 3;  // of a table over both columns
constexpr std::size_t kLeastRows = 3;

struct Side {
  std::size_t lines = 0, prose = 0;
};

class Splitter {
 public:
  explicit Splitter(std::vector<TextLine> lines) : lines_(std::move(lines)) {
    for (const TextLine& line : lines_) {
      if (line.direction != Direction::Right) continue;
      left_ = std::min(left_, static_cast<float>(line.box.x0));
      right_ = std::max(right_, static_cast<float>(line.box.x1));
    }
  }

  std::vector<TextFlow> run() {
    std::vector<TextFlow> flows;
    std::size_t first = 0, end = 0;
    const float gutter = lines_.size() >= kLeastLines ? find_gutter() : 0;
    if (lines_.size() >= kLeastLines) longest_run(gutter, first, end);
    leave_out_tables(gutter, first, end);
    if (end < first + kLeastLines || !are_prose(gutter, first, end)) {
      flows.push_back({std::move(lines_), left_, right_});
      return flows;
    }
    TextFlow above{{}, left_, right_}, one{{}, left_, gutter}, two{{}, gutter, right_},
        below{{}, left_, right_};
    for (std::size_t k = 0; k < lines_.size(); ++k) {
      if (k >= first && k < end) {
        if (auto part = part_beside(lines_[k], gutter, true)) one.lines.push_back(std::move(*part));
        if (auto part = part_beside(lines_[k], gutter, false)) two.lines.push_back(std::move(*part));
      } else {
        (k < first ? above : below).lines.push_back(std::move(lines_[k]));
      }
    }
    for (TextFlow* flow : {&above, &one, &two, &below})
      if (!flow->lines.empty()) flows.push_back(std::move(*flow));
    return flows;
  }

 private:
  // The place near the middle that the fewest lines go over.
  float find_gutter() const {
    const float middle = (left_ + right_) / 2, reach = kMiddle * (right_ - left_);
    float best = middle;
    std::size_t fewest = lines_.size() + 1;
    const float step = std::max(2.0f, 2 * reach / kTrials);
    const int trials = left_ < right_ ? static_cast<int>(2 * reach / step) + 1 : 0;
    for (int k = 0; k < trials; ++k) {
      const float x = middle - reach + step * static_cast<float>(k);
      const auto over = static_cast<std::size_t>(std::count_if(
          lines_.begin(), lines_.end(), [&](const TextLine& line) { return crosses(line, x); }));
      if (over < fewest) {
        fewest = over;
        best = x;
      }
    }
    return best;
  }

  static bool crosses(const TextLine& line, float gutter) {
    if (line.direction != Direction::Right) return true;
    if (static_cast<float>(line.box.x1) < gutter || static_cast<float>(line.box.x0) > gutter) return false;
    const auto behind = std::find_if(line.words.begin(), line.words.end(),
                                     [&](const Word& word) { return word.x1 > gutter - kHalfGutter; });
    return behind != line.words.end() && behind->x0 < gutter + kHalfGutter;
  }

  void longest_run(float gutter, std::size_t& first, std::size_t& end) const {
    for (std::size_t k = 0; k < lines_.size();) {
      std::size_t stop = k;
      while (stop < lines_.size() && !crosses(lines_[stop], gutter)) ++stop;
      if (stop - k > end - first) {
        first = k;
        end = stop;
      }
      k = stop + 1;
    }
  }

  // A table over the whole breadth above or below the columns: its own gutter may lie where theirs does.
  void leave_out_tables(float gutter, std::size_t& first, std::size_t& end) const {
    if (end < first + kLeastLines) return;
    const float half = (right_ - left_) / 2;
    const auto is_prose = [&](const TextLine& line) {
      return is_prose_line(line, gutter, true, half) || is_prose_line(line, gutter, false, half);
    };
    const auto is_row = [](const TextLine& line) {
      return count_segments(line, kSureGap, kTextsOfARow) >= kTextsOfARow;
    };
    std::size_t prose = first, rows = 0;
    for (; prose < end && !is_prose(lines_[prose]); ++prose) rows += is_row(lines_[prose]);
    if (rows >= kLeastRows) first = prose;
    rows = 0;
    for (prose = end; prose > first && !is_prose(lines_[prose - 1]); --prose)
      rows += is_row(lines_[prose - 1]);
    if (rows >= kLeastRows) end = prose;
  }

  // On one side of the gutter stands one text that fills its breadth.
  static bool is_prose_line(const TextLine& line, float gutter, bool left, float breadth) {
    std::size_t words = 0;
    const Word *first = nullptr, *last = nullptr;
    for (const Word& word : line.words) {
      if ((word.center_x() < gutter) != left) continue;
      if (last &&
          (word.x0 - last->x1 >= kSureGap * line.size || succession(*last, word) == Succession::Apart))
        return false;
      if (!first) first = &word;
      last = &word;
      ++words;
    }
    return words >= kWordsOfProse && last->x1 - first->x0 > kFull * breadth;
  }

  // Both sides hold lines of prose that fill them, one of them little else; a plan's columns do not.
  bool are_prose(float gutter, std::size_t first, std::size_t end) const {
    bool mostly_prose = false;
    for (const bool left : {true, false}) {
      Side side;
      float begin = 1e6f, stop = -1e6f;
      for (std::size_t k = first; k < end; ++k)
        for (const Word& word : lines_[k].words)
          if ((word.center_x() < gutter) == left) {
            begin = std::min(begin, word.x0);
            stop = std::max(stop, word.x1);
          }
      if (stop - begin < 0.35f * (right_ - left_)) return false;
      for (std::size_t k = first; k < end; ++k) {
        const TextLine& line = lines_[k];
        side.lines += std::any_of(line.words.begin(), line.words.end(),
                                  [&](const Word& word) { return (word.center_x() < gutter) == left; });
        side.prose += is_prose_line(line, gutter, left, stop - begin);
      }
      if (side.lines < kLeastLines || side.prose * 10 < kProseBesideATable * side.lines) return false;
      mostly_prose |= side.prose * 2 >= side.lines;
    }
    return mostly_prose;
  }

  std::vector<TextLine> lines_;
  float left_ = 1e6f, right_ = -1e6f;
};

}  // namespace

std::vector<TextFlow> split_page_columns(std::vector<TextLine> lines) {
  return Splitter(std::move(lines)).run();
}

}  // namespace prikaz::extract::placed
