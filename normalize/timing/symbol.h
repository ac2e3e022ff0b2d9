// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a timing says before any context is known: symbolic values. A Point is a piece of the calendar of
// which some fields may be missing; a Symbol is one item of a cell: points in a role, or a recurrence, with
// its label and condition as spans.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "base/span.h"

namespace prikaz::normalize::timing {

enum class Unit : std::uint8_t {
  Day,  ///< «30.09», «24 августа 2021»; with `weekday`: «последняя пятница октября»
  Week,       ///< «3 неделя октября»: the days 15…21
  Decade,     ///< «вторая декада мая»: the days 11…20
  HalfMonth,  ///< «первая половина мая»
  Month,
  Quarter,
  Half,    ///< half of a year; of a school year where `school` is set or the context is one
  Season,  ///< number 1 spring … 4 winter (December of `year` to February of the next)
  Year,
  School,    ///< school year: `year` is its first, `last_year` that in which it ends
  PlanYear,  ///< «год» of «в течение года»
  Plan,      ///< «весь период»
};

enum class Edge : std::uint8_t { None, Beginning, Middle, End };

enum class Whose : std::uint8_t { Unsaid, This, Next, Last };

struct Point {
  Unit unit = Unit::Day;
  Edge edge = Edge::None;
  Whose whose = Whose::Unsaid;  ///< «текущего года»
  bool school = false;  ///< the years are those of a school year: «сентябрь 2022/2023 учебного года»
  bool from_heading = false;  ///< month and year were taken from the heading above
  std::int8_t number = 0;     ///< of a week, decade, half, quarter, season; -1 is the last
  std::int8_t day = 0, month = 0;
  std::int8_t weekday = 0;
  std::int16_t year = 0, last_year = 0;

  bool has_year() const { return year != 0; }
  bool needs_year() const { return year == 0 && unit != Unit::PlanYear && unit != Unit::Plan; }
  bool operator==(const Point&) const = default;
};

/// "10:00" or "10:00/12:00"; hours below 0 mean "not said".
struct Clock {
  std::int8_t hour = -1, minute = 0, end_hour = -1, end_minute = 0;
  bool said() const { return hour >= 0; }
};

enum class Every : std::uint8_t { None, Day, Week, Month, Year };

struct WeekdayRule {
  std::int8_t ordinal = 0;  ///< of a month: 1…5, -1
  std::int8_t weekday = 1;
  auto operator<=>(const WeekdayRule&) const = default;
};

/// RFC 5545's parts that plans use. `every` None: RFC 5545 has no words for it («1 раз в четверть»).
struct Rule {
  Every every = Every::None;
  std::int16_t interval = 1;
  std::int16_t times = 0;  ///< 0: not said
  bool at_least = false;
  std::uint16_t months = 0;      ///< bit m for month m
  std::uint32_t month_days = 0;  ///< bit d for day d
  std::vector<WeekdayRule> weekdays;
  bool operator==(const Rule&) const = default;
};

/// How the points of a symbol stand in time.
enum class Role : std::uint8_t {
  Nothing,  ///< no points
  At,       ///< in or on `first`
  Range,    ///< from `first` to `second`
  By,       ///< until `first`, see `before`
  From,     ///< from the beginning of `first`
  After,    ///< from the day after `first`
};

enum class Sort : std::uint8_t { Span, Recurrence, Ongoing, External, TimeOnly, Broken };

struct Symbol {
  Sort sort = Sort::Span;
  Role role = Role::Nothing;
  bool before = false;  ///< of By: «до», «к»: a month or longer ends with the day before it
  bool impossible = false;
  bool certain = true;        ///< of External: a known word of its kind stands there
  bool month_unsaid = false;  ///< of a recurrence «15 числа»: a month beside it makes it one day
  /// Of External: «в течение месяца», «до конца квартала»: how many months the unit has, 0 where nothing of
  /// the kind is said; `heading_end`: only its end. The heading above may tell which one it is.
  std::int8_t heading_months = 0;
  bool heading_end = false;
  bool lasting = false;  ///< of By: «постоянно до …» is a period, no deadline
  Point first, second;
  Rule rule;
  Clock clock;
  std::optional<Span> label;
  std::vector<Span> conditions;
  std::string_view rule_name;        ///< of the grammar, for people
  std::uint32_t begin = 0, end = 0;  ///< bytes of the cell: from here up to the next item
};

}  // namespace prikaz::normalize::timing
