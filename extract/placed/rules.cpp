// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/placed/rules.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

#include "extract/layout/words.h"

namespace prikaz::extract::placed {
namespace {

constexpr float kShortestRule = 60;   // points; shorter ones are underlines
constexpr float kNarrowShare = 0.3f;  // of the rulings' breadth that a narrow column takes at the most
constexpr std::size_t kMostNarrowLines = 6;
constexpr float kSameExtent = 8;  // points by which rulings of one table may differ at either end

float middle(const TextLine& line) { return static_cast<float>(line.box.y0 + line.box.y1) / 2; }

// Whether rows can stand between two rulings: a line with several texts, or one short text (a section), but
// no title of another table.
bool is_band(const std::vector<TextLine>& lines, const std::vector<std::size_t>& counts, std::size_t first,
             std::size_t end, float top, float bottom, float breadth) {
  std::size_t several = 0;
  for (std::size_t k = first; k < end; ++k) several += counts[k] > 1;
  if (first == end) return bottom - top < 40;
  for (std::size_t k = first; k < end; ++k)
    if (counts[k] == 1 && layout::begins_caption(line_text(lines[k]))) return false;
  if (several > 0) {
    // A table's first row stands close below its ruling, and prose has but few such lines.
    return several * 4 >= end - first;
  }
  // A section's title may take more lines in a narrow column.
  const bool narrow =
      std::all_of(lines.begin() + static_cast<std::ptrdiff_t>(first),
                  lines.begin() + static_cast<std::ptrdiff_t>(end), [&](const TextLine& line) {
                    return static_cast<float>(line.box.x1 - line.box.x0) < kNarrowShare * breadth;
                  });
  return end - first <= (narrow ? kMostNarrowLines : 2) &&
         static_cast<float>(lines[first].box.y0) - top < lines[first].size &&
         bottom - static_cast<float>(lines[end - 1].box.y1) < lines[first].size;
}

}  // namespace

std::vector<RuleStack> stack_rules(const std::vector<Ruling>& rules, const std::vector<TextLine>& lines,
                                   const std::vector<std::size_t>& counts) {
  const auto cell = [](float x) { return static_cast<int>(std::floor(x / kSameExtent)); };
  std::map<std::pair<int, int>, std::size_t> by_extent;
  std::vector<std::vector<Ruling>> groups;
  for (const Ruling& rule : rules) {
    if (rule.end - rule.begin < kShortestRule) continue;
    std::size_t home = groups.size();
    for (int a = -1; a <= 1; ++a)
      for (int b = -1; b <= 1; ++b) {
        const auto found = by_extent.find({cell(rule.begin) + a, cell(rule.end) + b});
        if (found != by_extent.end()) home = std::min(home, found->second);
      }
    if (home == groups.size()) {
      groups.emplace_back();
      by_extent.emplace(std::pair(cell(rule.begin), cell(rule.end)), home);
    }
    groups[home].push_back(rule);
  }
  std::vector<RuleStack> stacks;
  // Only text of ordinary direction lies between rulings; turned lines come last.
  const auto ordinary = std::find_if(lines.begin(), lines.end(),
                                     [](const TextLine& line) { return line.direction != Direction::Right; });
  const auto line_below = [&](float y) {
    return static_cast<std::size_t>(
        std::lower_bound(lines.begin(), ordinary, y,
                         [](const TextLine& line, float at) { return middle(line) < at; }) -
        lines.begin());
  };
  for (const auto& group : groups) {
    RuleStack open;
    const auto finish = [&] {
      if (open.positions.size() >= 2 && open.end > open.first) stacks.push_back(open);
      open = {};
    };
    for (const Ruling& rule : group) {
      const std::size_t below = line_below(rule.position);
      if (!open.positions.empty() && !is_band(lines, counts, open.end, below, open.positions.back(),
                                              rule.position, rule.end - rule.begin))
        finish();
      if (open.positions.empty()) open.first = below;
      open.positions.push_back(rule.position);
      open.begin = rule.begin;
      open.end_x = rule.end;
      open.end = below;
    }
    finish();
  }
  std::sort(stacks.begin(), stacks.end(), [](const RuleStack& a, const RuleStack& b) {
    return a.first != b.first ? a.first < b.first : a.end > b.end;
  });
  std::vector<RuleStack> apart;
  for (RuleStack& stack : stacks)
    if (apart.empty() || stack.first >= apart.back().end) apart.push_back(std::move(stack));
  return apart;
}

}  // namespace prikaz::extract::placed
