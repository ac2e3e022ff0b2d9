// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/placed/charts.h"

#include <algorithm>
#include <cmath>

namespace prikaz::extract::placed {
namespace {

constexpr float kSame = 1.0f;          // points
constexpr std::size_t kLeastBars = 4;  // and as many different ends
constexpr double kShareOver = 0.4;     // of a table's height and breadth that a chart below it takes

// A bar seen from its axis, whichever way it lies.
struct Bar {
  float axis, end;    // along it
  float first, last;  // across it
  float thickness() const { return last - first; }
};

bool are_bars(std::vector<Bar>::const_iterator first, std::vector<Bar>::const_iterator last) {
  std::vector<float> ends;
  for (auto bar = first; bar != last; ++bar) {
    if (std::fabs(bar->thickness() - first->thickness()) > kSame) return false;
    if (bar != first && bar->first < std::prev(bar)->last - kSame) return false;
    ends.push_back(bar->end);
  }
  std::sort(ends.begin(), ends.end());
  std::size_t different = ends.empty() ? 0 : 1;
  for (std::size_t k = 1; k < ends.size(); ++k) different += ends[k] - ends[k - 1] > kSame;
  return different >= kLeastBars && different * 2 > ends.size();
}

void add_charts(std::vector<Bar> bars, bool upright, std::vector<Box>& charts) {
  std::sort(bars.begin(), bars.end(), [](const Bar& a, const Bar& b) {
    return a.axis != b.axis ? a.axis < b.axis : a.first < b.first;
  });
  for (auto first = bars.begin(); first != bars.end();) {
    const auto last =
        std::find_if(first, bars.end(), [&](const Bar& bar) { return bar.axis - first->axis > kSame; });
    std::sort(first, last, [](const Bar& a, const Bar& b) { return a.first < b.first; });
    if (static_cast<std::size_t>(last - first) >= kLeastBars && are_bars(first, last)) {
      Box chart{1e6, 1e6, -1e6, -1e6};
      for (auto bar = first; bar != last; ++bar) {
        const double low = std::min(std::fabs(bar->axis), std::fabs(bar->end)),
                     high = std::max(std::fabs(bar->axis), std::fabs(bar->end));
        chart = hull(chart,
                     upright ? Box{bar->first, low, bar->last, high} : Box{low, bar->first, high, bar->last});
      }
      charts.push_back(chart);
    }
    first = last;
  }
}

}  // namespace

std::vector<Box> find_bar_charts(const std::vector<Fill>& fills) {
  std::vector<Box> charts;
  if (fills.size() < kLeastBars) return charts;
  std::vector<Bar> lying, upright;
  for (const Fill& fill : fills) {
    lying.push_back({fill.x0, fill.x1, fill.y0, fill.y1});
    upright.push_back({-fill.y1, -fill.y0, fill.x0, fill.x1});
  }
  add_charts(std::move(lying), false, charts);
  add_charts(std::move(upright), true, charts);
  return charts;
}

bool lies_over_chart(const Box& table, const std::vector<Box>& charts) {
  return std::any_of(charts.begin(), charts.end(), [&](const Box& chart) {
    const double height = std::min(table.y1, chart.y1) - std::max(table.y0, chart.y0);
    const double breadth = std::min(table.x1, chart.x1) - std::max(table.x0, chart.x0);
    return height > kShareOver * (table.y1 - table.y0) && breadth > kShareOver * (table.x1 - table.x0);
  });
}

}  // namespace prikaz::extract::placed
