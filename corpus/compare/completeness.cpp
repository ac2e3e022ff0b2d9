// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/compare/completeness.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace prikaz::corpus {
namespace {

/// Share of characters placed from which a reading counts as complete.
constexpr double kCompleteCoverage = 0.98;
/// Warnings after which an activity may have been missed.
constexpr std::array<std::string_view, 3> kDoubtful = {"columns-guessed", "text-undecodable", "needs-ocr"};

}  // namespace

std::string find_incompleteness(const schema::OrderDocument& order) {
  for (const Diagnostic& diagnostic : order.diagnostics) {
    if (diagnostic.severity != Severity::Error &&
        std::find(kDoubtful.begin(), kDoubtful.end(), diagnostic.code) == kDoubtful.end())
      continue;
    const std::string place = describe(diagnostic.at);
    return diagnostic.code + (place.empty() ? "" : " (" + place + ")") + ": " + diagnostic.message;
  }
  const auto& [characters, placed, furniture, unplaced] = order.coverage;
  if (static_cast<double>(placed) < kCompleteCoverage * static_cast<double>(characters))
    return std::to_string(characters - placed) + " of " + std::to_string(characters) +
           " characters were not understood";
  return {};
}

}  // namespace prikaz::corpus
