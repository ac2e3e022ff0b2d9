// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalize/timing.h"

namespace prikaz::normalize {

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

std::string explain_timing(std::string_view cell, const TimingContext&) { return std::string(cell) + "\n"; }

}  // namespace prikaz::normalize
