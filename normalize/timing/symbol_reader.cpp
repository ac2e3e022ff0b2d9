// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Atoms to one symbol: points in their roles, ranges, recurrences.
#include "normalize/timing/symbol_reader.h"

namespace prikaz::normalize::timing {
namespace {

using AtomKind = Atom::Kind;

}  // namespace

std::size_t SymbolReader::skip_in(std::size_t k) const {
  return at(k).is(AtomKind::In) || at(k).is(AtomKind::Noise) ? k + 1 : k;
}

bool SymbolReader::starts(std::size_t k) const {
  switch (at(k).kind) {
    case AtomKind::Point:
    case AtomKind::Impossible:
    case AtomKind::Time:
    case AtomKind::Frequency:
    case AtomKind::Weekday:
    case AtomKind::MonthDay:
    case AtomKind::MonthWeek:
    case AtomKind::Ongoing:
      return true;
    case AtomKind::From:
      if (days_of_month(k) || days_of_week(k)) return true;
      return is_point(k + 1) &&
             (at(k).value == 0 || at(k + 2).is(AtomKind::By) || at(k + 2).is(AtomKind::Through));
    case AtomKind::After:
      return is_point(k + 1) && at(k + 1).point.edge == Edge::None;  // «после окончания …» is an event
    case AtomKind::NotBefore:
      return is_point(k + 1);
    case AtomKind::By:
      // «еженедельно, не позднее среды»
      if (at(k + 1).is(AtomKind::Weekday)) return after_recurrence;
      return is_point(skip_in(k + 1)) || at(k + 1).is(AtomKind::MonthDay) || at(k + 1).is(AtomKind::Time);
    case AtomKind::Through:
      return is_point(k + 1) || at(k + 1).is(AtomKind::Weekday) || at(k + 1).is(AtomKind::Frequency);
    case AtomKind::In:
    case AtomKind::During:
      if (at(k).is(AtomKind::In) && at(k).value == 2 &&
          (at(k + 1).is(AtomKind::From) || at(k + 1).is(AtomKind::By)))
        return starts(k + 1);
      return is_point(k + 1) || at(k + 1).is(AtomKind::Time) || at(k + 1).is(AtomKind::Weekday) ||
             at(k + 1).is(AtomKind::MonthWeek) || days_together(k + 1);
    default:
      return false;
  }
}

// «с понедельника по пятницу»
bool SymbolReader::days_of_week(std::size_t k) const {
  return at(k + 1).is(AtomKind::Weekday) && at(k + 2).is(AtomKind::Through) &&
         at(k + 3).is(AtomKind::Weekday);
}

// «рабочим дням», «будни»
bool SymbolReader::days_together(std::size_t k) const {
  return at(k).is(AtomKind::Frequency) && at(k).rule.times == 0 && !at(k).rule.weekdays.empty();
}

std::size_t SymbolReader::read(std::size_t k, Symbol& symbol) {
  bare_weekday = false;
  if (!starts(k)) return 0;
  switch (at(k).kind) {
    case AtomKind::From:
      return read_from(k, symbol);
    case AtomKind::After:
    case AtomKind::NotBefore:
      if (at(k).is(AtomKind::NotBefore)) {  // «не ранее 15 января и не позднее 1 марта»
        const std::size_t by = at(k + 2).is(AtomKind::And) || at(k + 2).is(AtomKind::Comma) ? k + 3 : k + 2;
        if (at(by).is(AtomKind::By) && at(by).value == 0 && is_point(by + 1)) {
          take(symbol, Role::Range, k + 1);
          symbol.second = at(by + 1).point;
          symbol.impossible |= at(by + 1).is(AtomKind::Impossible);
          symbol.rule_name = "not before one point and not later than another";
          return by + 2;
        }
      }
      take(symbol, at(k).is(AtomKind::After) ? Role::After : Role::From, k + 1);
      symbol.rule_name = at(k).is(AtomKind::After) ? "after a point" : "not before a point";
      return k + 2;
    case AtomKind::By:
      return read_by(k, symbol);
    case AtomKind::Through:
      if (is_point(k + 1)) {
        take(symbol, Role::By, k + 1);
        symbol.rule_name = "through a point";
        return k + 2;
      }
      return read_simple(k + 1, symbol);
    case AtomKind::In:
    case AtomKind::During: {
      if (at(k + 1).is(AtomKind::From) || at(k + 1).is(AtomKind::By)) return read(k + 1, symbol);
      const std::size_t end = read_simple(k + 1, symbol);
      if (at(k).is(AtomKind::In) && at(k + 1).is(AtomKind::Weekday)) bare_weekday = false;
      return end;
    }
    default: {
      const std::size_t end = read_simple(k, symbol);
      bare_weekday = at(k).is(AtomKind::Weekday) && at(k).ordinal == 0 && !at(k).each;
      return end;
    }
  }
}

// «2023 – IV квартал»: the year that a part of it is of, no begin of a span.
bool SymbolReader::heads_part(std::size_t year, std::size_t part) const {
  const Point& whole = at(year).point;
  const Point& point = at(part).point;
  const bool one_year = whole.unit == Unit::Year && whole.edge == Edge::None && whole.last_year == 0;
  return one_year && point.needs_year() && point.whose == Whose::Unsaid && !point.school &&
         (point.unit == Unit::Quarter || point.unit == Unit::Half || point.unit == Unit::Month);
}

// «Апрель / - май»: the one dash at a line's begin is no bullet but was wrapped with what follows it.
bool SymbolReader::is_lone_bullet(std::size_t dash) const {
  const auto is_bullet = [&](std::size_t j) {
    return at(j).is(AtomKind::Dash) && (j == 0 || at(j).newline_before) && !at(j + 1).newline_before;
  };
  for (std::size_t j = dash + 1; j < atoms_.size(); ++j)
    if (is_bullet(j)) return false;
  for (std::size_t j = dash; j-- > 0;)
    if (is_bullet(j)) return false;
  return true;
}

void SymbolReader::take(Symbol& symbol, Role role, std::size_t k) const {
  symbol.sort = Sort::Span;
  symbol.role = role;
  symbol.first = at(k).point;
  symbol.impossible |= at(k).is(AtomKind::Impossible);
}

// «с 20 по 25 число»
bool SymbolReader::days_of_month(std::size_t k) const {
  return at(k + 1).is(AtomKind::MonthDay) &&
         (at(k + 2).is(AtomKind::Through) || at(k + 2).is(AtomKind::Dash) || at(k + 2).is(AtomKind::By)) &&
         at(k + 3).is(AtomKind::MonthDay);
}

// RFC 5545 has no span of days: the text says it.
std::size_t SymbolReader::days_of_each_month(std::size_t first, std::size_t last, Symbol& symbol) const {
  symbol.sort = Sort::Recurrence;
  symbol.rule.every = Every::Month;
  symbol.conditions.push_back(Span{at(first).begin, at(last).end});
  symbol.rule_name = "days of each month";
  return last + 1;
}

std::size_t SymbolReader::read_from(std::size_t k, Symbol& symbol) {
  if (days_of_month(k)) {
    const Atom& month = at(k + 4);
    const bool named = month.is(AtomKind::Point) && month.point.unit == Unit::Month &&
                       month.point.edge == Edge::None && at(k + 1).value > 0 && at(k + 3).value > 0;
    if (named) {  // «с 1 по 10 число октября»
      symbol.sort = Sort::Span;
      symbol.role = Role::Range;
      symbol.first = symbol.second = month.point;
      symbol.first.unit = symbol.second.unit = Unit::Day;
      symbol.first.day = static_cast<std::int8_t>(at(k + 1).value);
      symbol.second.day = static_cast<std::int8_t>(at(k + 3).value);
      symbol.rule_name = "days of a named month";
      return k + 5;
    }
    return days_of_each_month(k, k + 3, symbol);
  }
  if (days_of_week(k)) return read_simple(k + 1, symbol);
  take(symbol, Role::From, k + 1);
  symbol.rule_name = "from a point";
  std::size_t link = k + 2;
  const bool pause = at(link).is(AtomKind::Comma) || at(link).is(AtomKind::And);
  if (pause && (at(link + 1).is(AtomKind::Through) || at(link + 1).is(AtomKind::By))) ++link;
  const bool linked =
      at(link).is(AtomKind::Through) || at(link).is(AtomKind::By) || at(link).is(AtomKind::Dash);
  const std::size_t second = skip_in(link + 1);
  if (!linked || !is_point(second)) return k + 2;
  symbol.role = Role::Range;
  symbol.second = at(second).point;
  symbol.impossible |= at(second).is(AtomKind::Impossible);
  symbol.before = at(link).is(AtomKind::By);
  symbol.rule_name = "from one point to another";
  return second + 1;
}

std::size_t SymbolReader::read_by(std::size_t k, Symbol& symbol) {
  if (at(k + 1).is(AtomKind::Weekday)) return read_simple(k + 1, symbol);
  if (at(k + 1).is(AtomKind::MonthDay)) {
    const bool either = at(k + 2).is(AtomKind::Dash) && at(k + 3).is(AtomKind::MonthDay);  // «до 5-10 числа»
    const std::size_t day = either ? k + 3 : k + 1;
    month_day(at(day), symbol);
    symbol.before = true;
    return day + 1;
  }
  if (at(k + 1).is(AtomKind::Time)) {
    const std::size_t day = at(k + 2).is(AtomKind::Comma) ? k + 3 : k + 2;
    if (!at(day).is(AtomKind::Point) || at(day).point.unit != Unit::Day) return read_simple(k + 1, symbol);
    take(symbol, Role::By, day);  // «до 17:00 25.05.2021»
    symbol.clock = at(k + 1).clock;
    symbol.before = at(k).value == 1;
    symbol.rule_name = "until a time of a day";
    return day + 1;
  }
  const std::size_t point = skip_in(k + 1);
  take(symbol, Role::By, point);
  symbol.before = at(k).value == 1;
  symbol.rule_name = symbol.before ? "until a point" : "not later than a point";
  if (at(point + 1).is(AtomKind::Dash) && is_point(point + 2) && !at(point + 1).newline_before) {
    const Point first = symbol.first;
    if (at(point + 2).point.unit == first.unit) {  // «до 10-15 мая»: by the later
      symbol.first = at(point + 2).point;
      symbol.impossible |= at(point + 2).is(AtomKind::Impossible);
      return point + 3;
    }
  }
  return point + 1;
}

void SymbolReader::month_day(const Atom& atom, Symbol& symbol) {
  symbol.sort = Sort::Recurrence;
  symbol.rule.every = Every::Month;
  symbol.rule.month_days |= atom.value == -1 ? 1u : 1u << atom.value;
  symbol.month_unsaid = atom.ordinal == 0 && atom.value > 0;
  symbol.rule_name = "day of each month";
}

std::size_t SymbolReader::read_simple(std::size_t k, Symbol& symbol) {
  const Atom& atom = at(k);
  switch (atom.kind) {
    case AtomKind::Frequency:
      symbol.sort = Sort::Recurrence;
      symbol.rule = atom.rule;
      symbol.rule_name = "frequency";
      if (atom.rule.every == Every::None)
        symbol.conditions.push_back(Span{atom.begin, atom.end});  // no RRULE says it
      return k + 1;
    case AtomKind::MonthWeek:
      symbol.sort = Sort::Recurrence;
      symbol.rule = atom.rule;
      symbol.conditions.push_back(Span{atom.begin, atom.end});
      symbol.rule_name = "week of each month";
      return k + 1;
    case AtomKind::Weekday:
      symbol.sort = Sort::Recurrence;
      symbol.rule.every = atom.ordinal ? Every::Month : Every::Week;
      symbol.rule.weekdays.push_back({atom.ordinal, static_cast<std::int8_t>(atom.value)});
      symbol.rule_name = "weekday";
      if (atom.ordinal == 0 && (at(k + 1).is(AtomKind::Dash) || (k > 0 && days_of_week(k - 1))) &&
          at(k + 2).is(AtomKind::Weekday) && at(k + 2).ordinal == 0) {
        for (int day = atom.value; day != at(k + 2).value;) {  // «вторник-пятница»
          day = day % 7 + 1;
          symbol.rule.weekdays.push_back({0, static_cast<std::int8_t>(day)});
        }
        return k + 3;
      }
      return k + 1;
    case AtomKind::MonthDay:
      if (at(k + 1).is(AtomKind::Dash) && at(k + 2).is(AtomKind::MonthDay))
        return days_of_each_month(k, k + 2, symbol);
      month_day(atom, symbol);
      return k + 1;
    case AtomKind::Ongoing:
      symbol.sort = Sort::Ongoing;
      symbol.rule_name = "ongoing";
      return k + 1;
    case AtomKind::Time:
      symbol.sort = Sort::TimeOnly;
      symbol.clock = atom.clock;
      symbol.rule_name = "time of day";
      return k + 1;
    default:
      break;
  }
  take(symbol, Role::At, k);
  symbol.rule_name = "a point";
  const bool linked = at(k + 1).is(AtomKind::Dash) || at(k + 1).is(AtomKind::Through);
  const std::size_t second = skip_in(k + 2);
  const bool bullet =
      at(k + 1).newline_before && !at(k + 2).newline_before &&
      !(is_point(second) && at(second).point.unit == atom.point.unit && is_lone_bullet(k + 1));
  if (!linked || !is_point(second) || bullet || heads_part(k, second)) return k + 1;
  symbol.role = Role::Range;
  symbol.second = at(second).point;
  symbol.impossible |= at(second).is(AtomKind::Impossible);
  symbol.rule_name = "one point to another";
  return second + 1;
}

}  // namespace prikaz::normalize::timing
