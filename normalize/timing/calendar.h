// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Points of the calendar to days, and both to the strings of EDTF (ISO 8601-2:2019) and RRULE (RFC
// 5545, 3.3.10).
#pragma once

#include <optional>
#include <string>

#include "normalize/date.h"
#include "normalize/timing/symbol.h"

namespace prikaz::normalize::timing {

struct Interval {
  Date start, end;  ///< inclusive
};

/// Date of valid parts; std::nullopt for a day that does not exist.
std::optional<Date> make_date(int year, int month, int day);
int last_day_of(int year, int month);

/// The days of a point whose own year is `year` (of a school year: the first). std::nullopt where there are
/// none («31 апреля», «середина квартала») and for PlanYear and Plan, which only a context knows.
std::optional<Interval> days_of(const Point& point, int year);

/// The last day allowed by «до …» (`before`) or «не позднее …».
std::optional<Date> deadline_of(const Point& point, int year, bool before);

/// The calendar year in which the point begins, or the school year's first.
bool begins_before(const Point& first, const Point& second);

/// The point in EDTF at its own precision: "2021-07", "2022-33", "2022-40", "2021-23", "2021"; empty where
/// EDTF has no word for it. `in_interval`: codes such as 33 do not stand in intervals.
std::string edtf_point(const Point& point, int year, bool in_interval);
/// The same without a year: "XXXX-09-30", "XXXX-09".
std::string edtf_yearless(const Point& point);
/// "2021-09-01/2022-08-31", shortened to whole years ("2021", "2021/2024").
std::string edtf_days(const Date& start, const Date& end);
/// "2022-08" for the last day of a month, else the day.
std::string edtf_last_day(const Date& day);

std::string spell_rrule(const Rule& rule);
std::string spell_clock(const Clock& clock);

}  // namespace prikaz::normalize::timing
