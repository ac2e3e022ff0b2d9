// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Second stage of a timing: tokens to atoms, the smallest pieces that mean something: a point of the calendar
// («30.09.2021», «IV квартал», «2022-23 учебный год»), a frequency («не реже 2 раз в год»), a time of day, a
// preposition. Each atom looks a bounded number of tokens ahead.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "normalize/timing/symbol.h"
#include "normalize/timing/token.h"

namespace prikaz::normalize::timing {

struct Atom {
  enum class Kind : std::uint8_t {
    Point,
    Impossible,  ///< «31 апреля»
    Number,      ///< a bare number that may yet become a point: the «13» of «13-17.02.2023»
    Time,
    Frequency,
    Weekday,    ///< `value`, with `ordinal` of a month where one is said
    MonthDay,   ///< «5 числа»
    MonthWeek,  ///< «третья неделя месяца»
    Duration,   ///< «10 рабочих дней», «месяца»
    By,         ///< `value` 1: «до», «к» (before a month); 0: «не позднее» (by its end)
    From,       ///< `value` 1: «от»
    Through,
    After,
    NotBefore,
    In,
    During,
    Ahead,  ///< «за», «через»
    Ongoing,
    Further,
    Opener,
    Event,
    Noise,
    And,
    Comma,
    Semicolon,
    Colon,
    Dash,
    Slash,
    Open,
    Close,
    Plus,
    Text,
  };
  Kind kind = Kind::Text;
  bool roman = false;
  bool is_season = false;  ///< of Text: «осенние», which belongs to an event behind it
  bool space_before = false, newline_before = false;
  bool several_years = false;  ///< of a Point: «2024 гг.»
  bool spent = false;          ///< became part of another
  bool each = false;           ///< of a Weekday: «каждый» stood before it
  bool stopped = false;        ///< a lone full stop stood behind it: «1.» of a list

  std::int8_t ordinal = 0;
  std::int8_t reported_months = 0;  ///< of an Opener «следующего за отчётным кварталом»: 3
  std::int32_t value = 0;
  std::uint32_t begin = 0, end = 0;  ///< bytes
  Point point;
  Clock clock;
  Rule rule;

  bool is(Kind wanted) const { return kind == wanted; }
};

/// `heading_day`: the month and year that a bare day number belongs to, where the heading above says them.
std::vector<Atom> read_atoms(const std::vector<Token>& tokens);

/// Gives a day the year that stands behind the name of its weekday.
void lend_years(std::vector<Atom>& atoms);
/// Gives further months of a list the day of the week of the first.
void spread_weekdays(std::vector<Atom>& atoms);
/// Gives years of a list the unit or the school year that is said once.
void spread_years(std::vector<Atom>& atoms);
void spread_school_years(std::vector<Atom>& atoms);

/// Gives bare numbers the unit, month and year of the point to their right: «5, 12 и 19 октября», «II–III
/// кварталы». `heading` serves the numbers that have nothing to their right.
void complete_numbers(std::vector<Atom>& atoms, const std::optional<Point>& heading);

}  // namespace prikaz::normalize::timing
