// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalize/timing.h"

#include "base/utf8.h"

namespace prikaz::normalize {

std::string_view kind_name(TimingKind kind) {
  switch (kind) {
    case TimingKind::Date:
      return "date";
    case TimingKind::Deadline:
      return "deadline";
    case TimingKind::Period:
      return "period";
    case TimingKind::Recurring:
      return "recurring";
    case TimingKind::Ongoing:
      return "ongoing";
    case TimingKind::External:
      return "external";
    case TimingKind::Unresolved:
      break;
  }
  return "unresolved";
}

std::optional<Timing> read_timing(std::string_view cell, const TimingContext&, std::vector<Diagnostic>*) {
  Timing timing;
  timing.raw = utf8::squeeze(cell);
  if (timing.raw.empty()) return std::nullopt;
  timing.items.emplace_back().raw = timing.raw;
  return timing;
}

std::optional<Timing> read_timing_columns(const std::vector<TimingColumn>& columns,
                                          const TimingContext& context,
                                          std::vector<Diagnostic>* diagnostics) {
  for (const TimingColumn& column : columns)
    if (auto timing = read_timing(column.cell, context, diagnostics)) return timing;
  return std::nullopt;
}

std::optional<DateRange> read_heading_range(std::string_view, const TimingContext&, bool) {
  return std::nullopt;
}

bool is_timing(std::string_view) { return false; }

std::string explain_timing(std::string_view cell, const TimingContext&) { return std::string(cell) + "\n"; }

}  // namespace prikaz::normalize
