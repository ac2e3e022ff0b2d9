// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/layout/align.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "base/utf8.h"
#include "extract/layout/row_number.h"
#include "extract/layout/time_words.h"

namespace prikaz::extract::layout {
namespace {

bool has_figure(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// Nothing but a time.
bool is_time(std::string_view text) {
  const std::vector<Span> runs = find_time_runs(text);
  return runs.size() == 1 && runs[0].begin == 0 && runs[0].end == text.size();
}

double log_length(std::string_view text) { return std::log(static_cast<double>(text.size()) + 1); }

}  // namespace

void RowAligner::learn(const std::vector<std::string_view>& texts) {
  for (std::size_t k = 0; k < profiles_.size() && k < texts.size(); ++k) {
    Profile& profile = profiles_[k];
    profile.rows += 1;
    profile.numbers += is_row_number(texts[k]);
    profile.figures += has_figure(texts[k]);
    profile.times += is_time(texts[k]);
    profile.length += log_length(texts[k]);
  }
}

double RowAligner::misfit(std::string_view text, const Profile& profile) const {
  if (profile.rows == 0) return 0;
  const double number = std::abs((is_row_number(text) ? 1 : 0) - profile.numbers / profile.rows);
  const double figure = std::abs((has_figure(text) ? 1 : 0) - profile.figures / profile.rows);
  const double time = std::abs((is_time(text) ? 1 : 0) - profile.times / profile.rows);
  const double length = std::abs(log_length(text) - profile.length / profile.rows);
  return 4 * number + 1.5 * figure + 2 * time + length;
}

std::vector<GridCell> RowAligner::align(std::vector<GridCell> row, bool* clear) const {
  const std::size_t columns = profiles_.size(), cells = row.size();
  constexpr std::size_t kMostColumns = 32;  // beyond, trying every place costs more than it tells
  if (clear) *clear = false;
  if (cells == 0 || cells >= columns || columns > kMostColumns) return row;
  // best[c][k]: least misfit with the first c cells in the first k columns.
  const double kFar = std::numeric_limits<double>::max() / 4;
  std::vector<std::vector<double>> best(cells + 1, std::vector<double>(columns + 1, kFar));
  std::fill(best[0].begin(), best[0].end(), 0.0);
  double at_end = 0;
  for (std::size_t c = 1; c <= cells; ++c) {
    for (std::size_t k = c; k <= columns; ++k)
      best[c][k] = std::min(best[c][k - 1], best[c - 1][k - 1] + misfit(row[c - 1].text, profiles_[k - 1]));
    at_end += misfit(row[c - 1].text, profiles_[c - 1]);
  }
  constexpr double kClearly = 1.5;
  std::vector<GridCell> result(columns);
  for (GridCell& cell : result) cell.line = row.front().line;
  // Any other way moves the last cell at least.
  double moved = kFar;
  for (std::size_t k = cells + 1; k <= columns; ++k)
    moved = std::min(moved, best[cells - 1][k - 1] + misfit(row[cells - 1].text, profiles_[k - 1]));
  if (clear) *clear = profiles_.front().rows >= 2 && std::abs(moved - at_end) >= kClearly;
  if (profiles_.front().rows < 2 || at_end < best[cells][columns] + kClearly) {
    std::move(row.begin(), row.end(), result.begin());
    return result;
  }
  std::size_t k = columns;
  for (std::size_t c = cells; c > 0; --c) {
    while (k > c && best[c][k] == best[c][k - 1]) --k;
    result[k - 1] = std::move(row[c - 1]);
    --k;
  }
  return result;
}

}  // namespace prikaz::extract::layout
