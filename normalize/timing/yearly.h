// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What recurs each year: the months and days that stand beside «ежегодно» become parts of its rule.
#pragma once

#include <cstdint>

#include "normalize/timing/compose.h"

namespace prikaz::normalize::timing {

/// The bits of `count` months from `first` on, over the turn of the year too.
std::uint16_t month_bits(int first, int count);

/// No year said, and none meant («текущего года»).
bool is_yearless(const Point& point);

/// Adds a day that is due each year; `day` below 0 is the last of February. False where one rule cannot say
/// it.
bool set_due(Rule& rule, int month, int day);

/// «ежегодно» with what recurs each year; false where the span is no such thing.
bool take_yearly(Element& recurrence, const Element& other);

/// «ежегодно 1 июня, 9 мая»: no one rule has both days, but each recurs. Makes `element` a recurrence like
/// `before`; false where it is no such day.
bool repeat_yearly(const Element& before, Element& element);

}  // namespace prikaz::normalize::timing
