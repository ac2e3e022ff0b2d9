// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Years within one cell: a range or list with one year gives it to all its parts, from right to left; over
// the turn of the year the left part gets the year before («ноябрь - февраль 2022» begins in 2021). What is
// right of the last year follows it.
#include "normalize/timing/compose.h"

namespace prikaz::normalize::timing {
namespace {

// Month and day at which the point begins in its year.
int season_key(const Point& point) {
  switch (point.unit) {
    case Unit::Day:
      return point.month * 100 + (point.weekday ? 1 : point.day);
    case Unit::Month:
      return point.month * 100;
    case Unit::Week:
    case Unit::Decade:
    case Unit::HalfMonth:
      return point.month * 100 + point.number;
    case Unit::Quarter:
      return (point.number * 3 - 2) * 100;
    case Unit::Half:
      return (point.number * 6 - 5) * 100;
    case Unit::Season:
      return point.number * 300;
    case Unit::School:
      return 900;
    default:
      return 100;
  }
}

bool is_whole_year(const Point& point) { return point.unit == Unit::Year || point.unit == Unit::School; }

// The calendar year in which a point with a known year begins.
int begin_year(const Point& point) {
  if (!point.school || point.unit == Unit::School) return point.year;
  if (point.unit == Unit::Half) return point.number == 1 ? point.year : point.year + 1;
  return season_key(point) >= 900 ? point.year : point.year + 1;
}

bool lends(const Point& point) {
  return point.has_year() || (point.whose != Whose::Unsaid && point.unit != Unit::Year);
}

bool takes_year(const Point& point) {
  return point.needs_year() && point.whose == Whose::Unsaid && !is_whole_year(point);
}

void inherit(Point& point, const Point& from, bool leftwards) {
  if (!from.has_year()) {  // «декабрь - февраль следующего года»
    const bool turns =
        leftwards ? season_key(point) > season_key(from) : season_key(point) < season_key(from);
    const int step = static_cast<int>(from.whose == Whose::Last   ? -1
                                      : from.whose == Whose::Next ? 1
                                                                  : 0) +
                     (turns ? (leftwards ? -1 : 1) : 0);
    point.whose = step <= -1 ? Whose::Last : step == 0 ? Whose::This : Whose::Next;
    return;
  }
  if (from.school && (from.unit != Unit::Day || from.has_year())) {
    if (from.school && from.last_year != 0) {  // both lie in the same school year
      point.year = from.year;
      point.last_year = from.last_year;
      point.school = true;
      return;
    }
  }
  int year = begin_year(from);
  if (!is_whole_year(from)) {
    if (leftwards && season_key(point) > season_key(from)) --year;
    if (!leftwards && season_key(point) < season_key(from)) ++year;
  }
  point.year = static_cast<std::int16_t>(year);
}

}  // namespace

void inherit_years(std::vector<Symbol>& symbols) {
  std::vector<Point*> points;
  for (Symbol& symbol : symbols) {
    if (symbol.role == Role::Nothing || symbol.sort == Sort::External) continue;
    // The bounds of a recurrence have years of their own and lend none to other items, but share one within.
    if (symbol.sort == Sort::Recurrence) {
      if (symbol.role == Role::Range && takes_year(symbol.first) && symbol.second.has_year())
        inherit(symbol.first, symbol.second, true);
      if (symbol.role == Role::Range && takes_year(symbol.second) && symbol.first.has_year())
        inherit(symbol.second, symbol.first, false);
      continue;
    }
    // «с 20 мая по 10 мая»: nobody means the May after next.
    if (symbol.role == Role::Range && symbol.first.unit == Unit::Day && symbol.second.unit == Unit::Day &&
        takes_year(symbol.first) && symbol.first.month == symbol.second.month &&
        symbol.first.day > symbol.second.day)
      symbol.impossible = true;
    if (symbol.role == Role::Range && symbol.first.unit == Unit::Year)
      continue;  // years that name no single one
    points.push_back(&symbol.first);
    if (symbol.role == Role::Range) points.push_back(&symbol.second);
  }
  const Point* right = nullptr;
  for (std::size_t i = points.size(); i-- > 0;) {
    if (right && takes_year(*points[i])) inherit(*points[i], *right, true);
    if (lends(*points[i])) right = points[i];
  }
  const Point* left = nullptr;
  for (Point* point : points) {
    if (left && takes_year(*point)) inherit(*point, *left, false);
    if (lends(*point)) left = point;
  }
}

}  // namespace prikaz::normalize::timing
