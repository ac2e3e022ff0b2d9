// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Civil dates as they stand in requisites and references: «09.08.2021», «08. 02. 2021», «« 24 » августа 2021
// года», «"28" февраля 2013 г.», «от 10.01.22». Whole phrases of plans («до конца III квартала») are
// timing.h's.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"

namespace prikaz::normalize {

using Date = std::chrono::year_month_day;

/// Inclusive on both sides; an absent side is unbounded.
struct DateRange {
  std::optional<Date> start;
  std::optional<Date> end;
  bool operator==(const DateRange&) const = default;
};

/// "2021-08-09" and back (ISO 8601 calendar date, extended form).
std::string iso_date(const Date& date);
std::optional<Date> parse_iso_date(std::string_view text);

/// `date` moved by whole days.
Date add_days(const Date& date, int days);
/// Days from `from` to `to`, negative where `to` is earlier.
int days_between(const Date& from, const Date& to);

struct DateMatch {
  Span span;  ///< of the date with its quotes and «г.», without «от»
  Date date;  ///< always a valid day
};

/// Full dates (day, month, year) in running text, left to right, without overlap. Two-digit years are
/// 1990…2089. Impossible dates («31.04.2021») are no match.
std::vector<DateMatch> find_dates(std::string_view text);

}  // namespace prikaz::normalize
