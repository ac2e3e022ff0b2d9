// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/placed/side_texts.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace prikaz::extract::placed {
namespace {

constexpr float kSideMargin = 0.08f;       // of the page's breadth: printers need half of it
constexpr std::size_t kLeastStraight = 3;  // words of ordinary direction for each turned one

bool is_turned(const Word& word) {
  return word.direction == Direction::Up || word.direction == Direction::Down;
}

}  // namespace

std::vector<Stamp> take_side_texts(std::vector<Word>& words, const std::vector<Ruling>& rulings,
                                   float width) {
  const auto turned = static_cast<std::size_t>(std::count_if(words.begin(), words.end(), is_turned));
  if (turned == 0 || turned * kLeastStraight > words.size()) return {};
  // A label at a table's side stands between its lines.
  float left = kSideMargin * width, right = (1 - kSideMargin) * width;
  for (const Ruling& rule : rulings) {
    left = std::min(left, rule.horizontal ? rule.begin : rule.position);
    right = std::max(right, rule.horizontal ? rule.end : rule.position);
  }
  for (const Word& word : words)
    if (!is_turned(word)) {
      left = std::min(left, word.x0);
      right = std::max(right, word.x1);
    }
  const auto is_beside = [&](const Word& word) {
    return is_turned(word) && (word.x1 < left || word.x0 > right);
  };
  std::vector<Word> rest, side;
  for (Word& word : words) (is_beside(word) ? side : rest).push_back(std::move(word));
  words = std::move(rest);
  std::vector<Stamp> stamps;
  for (TextLine& line : make_lines(std::move(side))) {
    Stamp& stamp = stamps.emplace_back();
    stamp.box = line.box;
    stamp.lines.push_back(std::move(line));
  }
  return stamps;
}

}  // namespace prikaz::extract::placed
