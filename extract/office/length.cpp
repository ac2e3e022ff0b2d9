// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/office/length.h"

#include <algorithm>
#include <charconv>
#include <utility>

namespace prikaz::extract::office {

int parse_twips(std::string_view length) {
  double value = 0;
  const auto [end, error] = std::from_chars(length.data(), length.data() + length.size(), value);
  if (error != std::errc{}) return 0;
  const std::string_view unit(end, static_cast<std::size_t>(length.data() + length.size() - end));
  static constexpr std::pair<std::string_view, double> kTwips[] = {
      {"", 1},    {"cm", 1440 / 2.54}, {"mm", 144 / 2.54}, {"in", 1440},
      {"pt", 20}, {"pc", 240},         {"pi", 240},        {"px", 15}};
  for (const auto& [name, twips] : kTwips)
    if (unit == name) return static_cast<int>(std::clamp(value * twips, 0.0, 100'000.0));
  return 0;
}

}  // namespace prikaz::extract::office
