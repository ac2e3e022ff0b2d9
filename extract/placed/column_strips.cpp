// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/placed/column_strips.h"

#include <algorithm>
#include <string_view>

#include "extract/layout/grid.h"

namespace prikaz::extract::placed {
namespace {

constexpr std::size_t kMostLinesAboveNumbers = 12;  // of a heading
constexpr std::size_t kLeastColumnNumbers = 3;
constexpr std::size_t kLeastFullLines = 4;  // with a text in each column
constexpr std::size_t kLeastSpread = 2;     // rows that show how cells are set

// Cells set in the middle of their rows: lines that stand beside each other have more texts together.
bool are_spread(const LineTexts& from, std::size_t most) {
  std::size_t spread = 0;
  for (std::size_t k = 0; k + 1 < from.texts.size(); ++k) {
    const std::vector<Segment>&above = from.texts[k], &below = from.texts[k + 1];
    if (above.size() + below.size() <= most ||
        !stand_side_by_side(from.lines[from.first + k], from.lines[from.first + k + 1]))
      continue;
    spread += std::none_of(above.begin(), above.end(), [&](const Segment& text) {
      return std::any_of(below.begin(), below.end(),
                         [&](const Segment& other) { return text.x0 < other.x1 && other.x0 < text.x1; });
    });
  }
  return spread >= kLeastSpread;
}

bool each_in_its_own(const std::vector<Segment>& texts, const std::vector<Strip>& strips) {
  for (std::size_t k = 0; k < strips.size(); ++k)
    if (texts[k].x0 > strips[k].begin || texts[k + 1].x1 < strips[k].end) return false;
  return true;
}

bool are_column_numbers(const LineTexts& from, std::size_t k) {
  std::vector<std::string_view> texts;
  for (const Segment& text : from.texts[k]) {
    if (text.end != text.first + 1) return false;
    texts.emplace_back(from.lines[from.first + k].words[text.first].text);
  }
  return layout::is_column_numbers(texts, static_cast<int>(texts.size()));
}

}  // namespace

std::optional<std::vector<Strip>> strips_by_rank(const LineTexts& from, const std::vector<Strip>& found) {
  std::size_t most = 0, several = 0, full = 0, parted = 0;
  for (const std::vector<Segment>& texts : from.texts) most = std::max(most, texts.size());
  if (most < 2 || most > found.size() + 1 || are_spread(from, most)) return std::nullopt;
  std::vector<std::pair<float, float>> hulls(most, {1e6f, -1e6f});
  for (const std::vector<Segment>& texts : from.texts) {
    several += texts.size() > 1;
    if (texts.size() < most) continue;
    ++full;
    parted += found.size() + 1 == most && each_in_its_own(texts, found);
    for (std::size_t k = 0; k < most; ++k)
      hulls[k] = {std::min(hulls[k].first, texts[k].x0), std::max(hulls[k].second, texts[k].x1)};
  }
  if (full < kLeastFullLines || full * 4 < several * 3 || parted == full) return std::nullopt;
  std::vector<Strip> strips;
  for (std::size_t k = 1; k < most; ++k) {
    if (hulls[k].first - hulls[k - 1].second < kNarrowestGutter) return std::nullopt;
    strips.push_back({hulls[k - 1].second, hulls[k].first, std::nullopt});
  }
  return strips;
}

void keep_between_numbers(const LineTexts& from, std::vector<Strip>& strips) {
  for (std::size_t k = 0; k < std::min(from.texts.size(), kMostLinesAboveNumbers); ++k) {
    const std::vector<Segment>& texts = from.texts[k];
    if (texts.size() < kLeastColumnNumbers || texts.size() > strips.size() || !are_column_numbers(from, k))
      continue;
    std::vector<Strip> kept;
    for (std::size_t t = 1; t < texts.size(); ++t) {
      const Strip* broadest = nullptr;
      for (const Strip& strip : strips) {
        const float middle = (strip.begin + strip.end) / 2;
        if (middle < texts[t - 1].x1 || middle > texts[t].x0) continue;
        if (!broadest || strip.width() > broadest->width()) broadest = &strip;
      }
      if (!broadest) return;
      kept.push_back(*broadest);
    }
    strips = std::move(kept);
    return;
  }
}

}  // namespace prikaz::extract::placed
