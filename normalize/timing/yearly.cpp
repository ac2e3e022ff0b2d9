// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalize/timing/yearly.h"

#include <utility>

#include "normalize/timing/calendar.h"

namespace prikaz::normalize::timing {
namespace {

constexpr int kCommonYear = 2001;  // of a day that recurs each year

// The months of a year-less unit: the first and how many; none where it is none of months.
struct MonthSpan {
  int first = 0, count = 0;
};
MonthSpan month_span(const Point& point) {
  if (!is_yearless(point) || point.edge != Edge::None) return {};
  switch (point.unit) {
    case Unit::Month:
      return {point.month, 1};
    case Unit::Quarter:
      return {point.number * 3 - 2, 3};
    case Unit::Half:
      return {point.number * 6 - 5, 6};
    case Unit::Season:
      return {point.number * 3, 3};
    default:
      return {};
  }
}

// The same as for BYMONTH.
std::uint16_t months_of(const Point& point) {
  const MonthSpan span = month_span(point);
  return span.count ? month_bits(span.first, span.count) : std::uint16_t{0};
}

// «ежегодно, до 30 апреля», «ежегодно до сентября», «ежегодно до конца года».
bool yearly_due(Rule& rule, const Symbol& span) {
  const Point& point = span.first;
  const bool school = point.unit == Unit::School && !point.has_year();
  if (!is_yearless(point) && !school) return false;
  if (is_day(point)) return set_due(rule, point.month, point.day);
  Point unit = point;
  if (unit.unit == Unit::PlanYear) unit.unit = Unit::Year;
  if (unit.unit == Unit::Plan || (unit.unit == Unit::Year && unit.edge == Edge::None)) return false;
  const auto last = deadline_of(unit, kCommonYear, span.before);  // «ежегодно до конца I квартала»
  if (!last) return false;
  const int month = static_cast<int>(static_cast<unsigned>(last->month()));
  const int day = static_cast<int>(static_cast<unsigned>(last->day()));
  return set_due(rule, month, month == 2 && day == 28 ? -1 : day);
}

}  // namespace

std::uint16_t month_bits(int first, int count) {
  std::uint16_t bits = 0;
  for (int k = 0; k < count; ++k) bits = static_cast<std::uint16_t>(bits | 1u << ((first - 1 + k) % 12 + 1));
  return bits;
}

bool is_yearless(const Point& point) {
  return !point.has_year() && point.whose == Whose::Unsaid && !point.school;
}

bool set_due(Rule& rule, int month, int day) {
  const std::uint32_t bit = day < 0 ? 1u : 1u << day;
  // Days of several months are one rule where they are the same, of one month whatever they are.
  const bool one_month = rule.months == 1u << month && day > 0 && (rule.month_days & 1u) == 0;
  if (rule.month_days != 0 && rule.month_days != bit && !one_month) return false;
  rule.month_days |= bit;
  rule.months = static_cast<std::uint16_t>(rule.months | 1u << month);
  return true;
}

// «ежегодно» with what recurs each year; false where the span is no such thing.
bool take_yearly(Element& recurrence, const Element& other) {
  Rule& rule = recurrence.symbol.rule;
  Symbol span = other.symbol;
  span.first.whose = Whose::Unsaid;  // «ежегодно до 20 декабря текущего года»
  const Point& point = span.first;
  if (span.role == Role::At || span.role == Role::From) {
    if (is_day(point) && is_yearless(point))
      return (rule.months == 0 || rule.month_days != 0) && set_due(rule, point.month, point.day);
    if (const std::uint16_t months = months_of(point); months && rule.month_days == 0) {
      rule.months |= months;
      return true;
    }
    const bool part = point.unit == Unit::Week || point.unit == Unit::Decade ||
                      point.unit == Unit::HalfMonth ||
                      (point.unit == Unit::Month && point.edge != Edge::None);
    if (span.role == Role::At && (point.unit == Unit::PlanYear || point.unit == Unit::School) &&
        !point.has_year() && (point.edge == Edge::Beginning || point.edge == Edge::End)) {
      const bool school = point.unit == Unit::School;  // «ежегодно в начале года»
      const int month = point.edge == Edge::Beginning ? (school ? 9 : 1) : (school ? 5 : 12);
      rule.months |= month_bits(month, 1);
      recurrence.symbol.conditions.push_back(other.text);
      return true;
    }
    if (span.role == Role::At &&
        (point.unit == Unit::PlanYear || (point.unit == Unit::School && !point.has_year())) &&
        point.edge == Edge::None) {
      recurrence.symbol.conditions.push_back(other.text);
      return true;
    }
    if (part && is_yearless(point)) {
      rule.months |= month_bits(point.month, 1);
      recurrence.symbol.conditions.push_back(other.text);
      return true;
    }
  }
  if (span.role == Role::By) return yearly_due(rule, span);
  if (span.role == Role::Range && is_yearless(point) && is_yearless(span.second)) {
    const MonthSpan first = month_span(point), last = month_span(span.second);
    if (first.count && last.count) {
      rule.months |= month_bits(first.first, (last.first - first.first + 12) % 12 + last.count);
      return true;
    }
    if (point.unit == Unit::Day && span.second.unit == Unit::Day) {
      if (point.month == span.second.month) rule.months |= month_bits(point.month, 1);
      recurrence.symbol.conditions.push_back(other.text);
      return true;
    }
  }
  return false;
}

// «ежегодно 1 июня, 9 мая»: no one rule has both days, but each recurs.
bool repeat_yearly(const Element& before, Element& element) {
  const Symbol& last = before.symbol;
  Symbol& now = element.symbol;
  const bool listed = (element.gap.comma || element.gap.conjunction) && !element.gap.open;
  if (!listed || last.sort != Sort::Recurrence || last.rule.every != Every::Year ||
      last.rule.month_days == 0 || now.sort != Sort::Span || now.impossible ||
      (now.role != Role::At && now.role != Role::By) || !is_day(now.first) || !is_yearless(now.first))
    return false;
  Symbol again = last;
  again.rule.months = 0;
  again.rule.month_days = 0;
  again.conditions = now.conditions;
  set_due(again.rule, now.first.month, now.first.day);
  now = std::move(again);
  return true;
}

}  // namespace prikaz::normalize::timing
