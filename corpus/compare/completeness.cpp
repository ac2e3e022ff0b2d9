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

Reason find_incompleteness(const schema::OrderDocument& order, std::string_view key) {
  Reason reason;
  reason.order = key;
  for (const Diagnostic& diagnostic : order.diagnostics) {
    if (diagnostic.severity != Severity::Error &&
        std::find(kDoubtful.begin(), kDoubtful.end(), diagnostic.code) == kDoubtful.end())
      continue;
    reason.code = ReasonCode::Diagnostic;
    reason.text = diagnostic.code;
    reason.detail = diagnostic.message;
    reason.at = diagnostic.at;
    return reason;
  }
  const auto& [characters, placed, furniture, unplaced] = order.coverage;
  if (static_cast<double>(placed) >= kCompleteCoverage * static_cast<double>(characters)) return {};
  reason.code = ReasonCode::NotUnderstood;
  reason.count = static_cast<std::size_t>(characters - placed);
  reason.of = static_cast<std::size_t>(characters);
  return reason;
}

}  // namespace prikaz::corpus
