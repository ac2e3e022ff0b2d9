// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Measurable results: «не менее 90% педагогов», «Проведены 4 мероприятия», «от 3 до 5 семинаров».
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace prikaz::normalize {

struct Target {
  double value = 0;
  std::optional<double> max;      ///< upper end of a range
  std::string unit;               ///< nominative singular («мероприятие») or "%"
  std::string comparison = "=";   ///< "=", ">=", "<=", ">", "<"
  std::optional<std::string> of;  ///< of what: «педагогов ШНОР»
  bool operator==(const Target&) const = default;
};

/// Years, dates, class and school numbers, names of programmes («500+») are no targets.
std::vector<Target> find_targets(std::string_view text);

}  // namespace prikaz::normalize
