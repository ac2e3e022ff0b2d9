// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Last stage of a timing: a symbol and an explicit context to dates. Pure; the order in which missing years
// are looked for is that of docs/format.md: the same cell (already done), the heading above, the plan's
// period, the order's date.
#pragma once

#include <string_view>
#include <vector>

#include "normalize/timing.h"
#include "normalize/timing/symbol.h"

namespace prikaz::normalize::timing {

/// The dates of a span, and how they were come by.
struct Resolution {
  std::optional<Date> start, end;
  std::string edtf;  ///< empty: nothing to say
  std::vector<std::string> inferred;
  bool impossible = false;  ///< no such day, or the end before the start
  bool missing = false;     ///< no context says the year
  bool ambiguous = false;   ///< two years fitted equally
};

Resolution resolve_span(const Symbol& symbol, const TimingContext& context);

/// The item without its `raw`, `label` and `condition`, which need the cell's text.
TimingItem resolve_item(const Symbol& symbol, const TimingContext& context,
                        std::vector<Diagnostic>* diagnostics, std::string_view raw);

/// What the heading above makes of a symbol that leaves its unit to it: «в течение месяца», «до 15 числа»
/// below «ИЮНЬ».
void place_under_heading(Symbol& symbol, const TimingContext& context);

/// 1 September to a day of the next summer.
bool is_school_period(const DateRange& range);

/// Month and year for bare day numbers, where the heading lies within one month.
std::optional<Point> heading_day(const TimingContext& context);

}  // namespace prikaz::normalize::timing
