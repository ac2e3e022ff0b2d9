// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/placed/grounds.h"

#include <algorithm>
#include <cmath>

namespace prikaz::extract::placed {
namespace {

constexpr float kSameEdge = 1.5f;      // points by which grounds of one row may differ in height
constexpr float kCellGap = 4.0f;       // points that may be left between the grounds of two cells
constexpr float kNarrowest = 60.0f;    // points; less is a mark
constexpr float kLowest = 6.0f;        // points; less holds no text
constexpr float kTallestShare = 0.5f;  // of the page that one row takes at the most
constexpr double kTableShare = 0.6;    // of a table's breadth that the ground of its row takes
constexpr float kOneEdge = 2.2f;       // points between two grounds that touch

}  // namespace

std::vector<Ruling> row_edges(std::vector<Fill> fills, float page_height) {
  std::erase_if(fills, [&](const Fill& fill) {
    return fill.y1 - fill.y0 < kLowest || fill.y1 - fill.y0 > kTallestShare * page_height;
  });
  std::sort(fills.begin(), fills.end(),
            [](const Fill& a, const Fill& b) { return a.y0 != b.y0 ? a.y0 < b.y0 : a.x0 < b.x0; });
  std::vector<Ruling> edges;
  for (std::size_t k = 0; k < fills.size();) {
    // Grounds that begin at one height, from the left.
    std::size_t end = k + 1;
    while (end < fills.size() && fills[end].y0 - fills[k].y0 <= kSameEdge) ++end;
    const auto first = fills.begin() + static_cast<std::ptrdiff_t>(k),
               last = fills.begin() + static_cast<std::ptrdiff_t>(end);
    std::sort(first, last, [](const Fill& a, const Fill& b) { return a.x0 < b.x0; });
    for (auto fill = first; fill != last;) {
      Fill row = *fill;
      for (++fill; fill != last && fill->x0 <= row.x1 + kCellGap && std::fabs(fill->y1 - row.y1) <= kSameEdge;
           ++fill)
        row.x1 = std::max(row.x1, fill->x1);
      if (row.x1 - row.x0 < kNarrowest) continue;
      edges.push_back({true, row.y0, row.x0, row.x1});
      edges.push_back({true, row.y1, row.x0, row.x1});
    }
    k = end;
  }
  std::sort(edges.begin(), edges.end(),
            [](const Ruling& a, const Ruling& b) { return a.position < b.position; });
  const auto same = [](const Ruling& a, const Ruling& b) {
    return b.position - a.position <= kOneEdge && std::fabs(a.begin - b.begin) <= kCellGap &&
           std::fabs(a.end - b.end) <= kCellGap;
  };
  edges.erase(std::unique(edges.begin(), edges.end(), same), edges.end());
  return edges;
}

void add_row_edges(std::vector<float>& rules, const std::vector<Ruling>& edges, const Box& table) {
  for (const Ruling& edge : edges) {
    const double common = std::min<double>(edge.end, table.x1) - std::max<double>(edge.begin, table.x0);
    if (edge.position > table.y0 && edge.position < table.y1 && common > kTableShare * (table.x1 - table.x0))
      rules.push_back(edge.position);
  }
  std::sort(rules.begin(), rules.end());
}

}  // namespace prikaz::extract::placed
