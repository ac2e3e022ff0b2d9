// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalize/timing/calendar.h"

#include <algorithm>

namespace prikaz::normalize::timing {
namespace {

constexpr int kSchoolStart = 9;

std::optional<Interval> span_of_months(int year, int first, int count) {
  const int last = first + count - 1;
  const auto start = make_date(year + (first - 1) / 12, (first - 1) % 12 + 1, 1);
  const int end_year = year + (last - 1) / 12, end_month = (last - 1) % 12 + 1;
  const auto end = make_date(end_year, end_month, last_day_of(end_year, end_month));
  if (!start || !end) return std::nullopt;
  return Interval{*start, *end};
}

std::optional<Interval> part_of_month(int year, int month, int first, int last) {
  const auto start = make_date(year, month, first);
  const auto end = make_date(year, month, last);
  if (!start || !end) return std::nullopt;
  return Interval{*start, *end};
}

// The n-th weekday of a month, or the last.
std::optional<Date> weekday_of_month(int year, int month, int weekday, int ordinal) {
  using namespace std::chrono;
  const std::chrono::weekday day{static_cast<unsigned>(weekday % 7)};
  const auto in = std::chrono::year{year} / std::chrono::month{static_cast<unsigned>(month)};
  if (ordinal < 0) return year_month_day{sys_days{in / day[last]}};
  const auto dated = in / day[static_cast<unsigned>(ordinal)];
  if (!dated.ok()) return std::nullopt;
  return year_month_day{sys_days{dated}};
}

std::optional<Interval> week_of_month(int year, int month, int number) {
  const int length = last_day_of(year, month);
  if (number < 0) return part_of_month(year, month, length - 6, length);
  const int first = number * 7 - 6;
  return part_of_month(year, month, first, std::min(number * 7, length));
}

// In a school year the months before September belong to its second calendar year.
int year_in_school(const Point& point, int year) {
  return point.school && point.month != 0 && point.month < kSchoolStart ? year + 1 : year;
}

std::optional<Interval> whole_days_of(const Point& point, int year) {
  const int own = year_in_school(point, year);
  switch (point.unit) {
    case Unit::Day:
      if (point.weekday) {
        const auto day = weekday_of_month(own, point.month, point.weekday, point.number);
        return day ? std::optional(Interval{*day, *day}) : std::nullopt;
      }
      return part_of_month(own, point.month, point.day, point.day);
    case Unit::Week:
      return week_of_month(own, point.month, point.number);
    case Unit::Decade: {
      const int number = point.number < 0 ? 3 : point.number;
      return part_of_month(own, point.month, number * 10 - 9,
                           number == 3 ? last_day_of(own, point.month) : number * 10);
    }
    case Unit::HalfMonth:
      return part_of_month(own, point.month, point.number == 1 ? 1 : 16,
                           point.number == 1 ? 15 : last_day_of(own, point.month));
    case Unit::Month:
      return span_of_months(own, point.month, 1);
    case Unit::Quarter:
      return span_of_months(point.school && point.number < 4 ? year + (point.number < 3) : year,
                            point.number * 3 - 2, 3);
    case Unit::Half:
      if (point.school)
        return point.number == 1 ? span_of_months(year, kSchoolStart, 4) : span_of_months(year + 1, 1, 5);
      return span_of_months(year, point.number * 6 - 5, 6);
    case Unit::Season:
      return span_of_months(point.school && point.number < 3 ? year + 1 : year, point.number * 3, 3);
    case Unit::Year:
      return span_of_months(year, 1, point.last_year ? (point.last_year - year + 1) * 12 : 12);
    case Unit::School:
      return span_of_months(year, kSchoolStart, point.last_year ? (point.last_year - year) * 12 : 12);
    case Unit::PlanYear:
    case Unit::Plan:
      return std::nullopt;
  }
  return std::nullopt;
}

// «начало мая» is the first ten days, «конец квартала» its last month; a school year ends with lessons in
// May.
std::optional<Interval> edge_days_of(const Point& point, int year) {
  if (point.unit == Unit::Month) {
    const int own = year_in_school(point, year);
    const int first = point.edge == Edge::Beginning ? 1 : point.edge == Edge::Middle ? 11 : 21;
    return part_of_month(own, point.month, first, first == 21 ? last_day_of(own, point.month) : first + 9);
  }
  if (point.edge == Edge::Middle) return std::nullopt;
  if (point.unit == Unit::School && point.edge == Edge::End)
    return span_of_months(point.last_year ? point.last_year : year + 1, 5, 1);
  const auto whole = whole_days_of(point, year);
  if (!whole) return std::nullopt;
  const Date& day = point.edge == Edge::Beginning ? whole->start : whole->end;
  return span_of_months(static_cast<int>(day.year()), static_cast<int>(static_cast<unsigned>(day.month())),
                        1);
}

std::string two(int value) {
  return {static_cast<char>('0' + value / 10 % 10), static_cast<char>('0' + value % 10)};
}
std::string four(int value) { return two(value / 100) + two(value % 100); }

}  // namespace

std::optional<Date> make_date(int year, int month, int day) {
  if (year < 1 || year > 9999 || month < 1 || day < 1) return std::nullopt;
  const Date date{std::chrono::year{year}, std::chrono::month{static_cast<unsigned>(month)},
                  std::chrono::day{static_cast<unsigned>(day)}};
  if (!date.ok()) return std::nullopt;
  return date;
}

int last_day_of(int year, int month) {
  const std::chrono::year_month_day_last last{
      std::chrono::year{year}, std::chrono::month_day_last{std::chrono::month{static_cast<unsigned>(month)}}};
  return static_cast<int>(static_cast<unsigned>(last.day()));
}

std::optional<Interval> days_of(const Point& point, int year) {
  return point.edge == Edge::None ? whole_days_of(point, year) : edge_days_of(point, year);
}

std::optional<Date> deadline_of(const Point& point, int year, bool before) {
  const auto whole = whole_days_of(point, year);
  if (!whole) return std::nullopt;
  if (point.edge == Edge::Beginning) return add_days(whole->start, -1);
  if (point.edge == Edge::End) return whole->end;
  if (point.edge == Edge::Middle) {
    const int own = year_in_school(point, year);
    if (point.unit == Unit::Month) return make_date(own, point.month, 15);
    if (point.unit == Unit::Year) return make_date(year, 6, 30);
    return std::nullopt;
  }
  const bool day_before = before && point.unit != Unit::Day && point.unit != Unit::Year;
  return day_before ? add_days(whole->start, -1) : whole->end;
}

bool begins_before(const Point& first, const Point& second) {
  const auto a = days_of(first, 2000), b = days_of(second, 2000);
  return a && b && a->start < b->start;
}

std::string edtf_point(const Point& point, int year, bool in_interval) {
  const auto days = days_of(point, year);
  if (!days) return {};
  const int own = static_cast<int>(days->start.year());
  if (point.edge == Edge::None) {
    switch (point.unit) {
      case Unit::Day:
        return iso_date(days->start);
      case Unit::Month:
        return four(own) + "-" + two(point.month);
      case Unit::Quarter:
        if (!in_interval) return four(own) + "-" + two(32 + point.number);
        break;
      case Unit::Half:
        if (!in_interval && !point.school) return four(own) + "-" + two(39 + point.number);
        break;
      case Unit::Season:
        if (!in_interval) return four(own) + "-" + two(20 + point.number);
        break;
      case Unit::Year:
        if (point.last_year == 0) return four(own);
        break;
      default:
        break;
    }
  } else if (point.unit != Unit::Month) {
    return iso_date(days->start).substr(0, 7);  // an edge of something longer is a month
  }
  return in_interval ? std::string() : edtf_days(days->start, days->end);
}

std::string edtf_yearless(const Point& point) {
  if (point.edge != Edge::None || point.weekday != 0) return {};
  if (point.unit == Unit::Day) return "XXXX-" + two(point.month) + "-" + two(point.day);
  if (point.unit == Unit::Month) return "XXXX-" + two(point.month);
  return {};
}

std::string edtf_days(const Date& start, const Date& end) {
  using namespace std::chrono;
  const bool whole_years =
      start.month() == January && start.day() == day{1} && end.month() == December && end.day() == day{31};
  if (!whole_years) return iso_date(start) + "/" + iso_date(end);
  if (start.year() == end.year()) return four(static_cast<int>(start.year()));
  return four(static_cast<int>(start.year())) + "/" + four(static_cast<int>(end.year()));
}

std::string edtf_last_day(const Date& day) {
  const int year = static_cast<int>(day.year()), month = static_cast<int>(static_cast<unsigned>(day.month()));
  const bool last = static_cast<int>(static_cast<unsigned>(day.day())) == last_day_of(year, month);
  return last ? iso_date(day).substr(0, 7) : iso_date(day);
}

std::string spell_rrule(const Rule& rule) {
  static constexpr const char* kNames[] = {"", "DAILY", "WEEKLY", "MONTHLY", "YEARLY"};
  static constexpr const char* kDays[] = {"", "MO", "TU", "WE", "TH", "FR", "SA", "SU"};
  if (rule.every == Every::None) return {};
  std::string text = std::string("FREQ=") + kNames[static_cast<std::size_t>(rule.every)];
  if (rule.interval > 1) text += ";INTERVAL=" + std::to_string(rule.interval);
  const auto list = [&](const char* name, std::uint32_t bits, int first, int last) {
    if (bits == 0) return;
    std::string items;
    for (int k = first; k <= last; ++k)
      if (bits & 1u << k)
        items += (items.empty() ? "" : ",") + (k == 0 ? std::string("-1") : std::to_string(k));
    text += std::string(";") + name + "=" + items;
  };
  list("BYMONTH", rule.months, 1, 12);
  list("BYMONTHDAY", rule.month_days, 0, 31);
  if (!rule.weekdays.empty()) {
    std::vector<WeekdayRule> days = rule.weekdays;
    std::sort(days.begin(), days.end(), [](const WeekdayRule& a, const WeekdayRule& b) {
      return a.weekday != b.weekday ? a.weekday < b.weekday : a.ordinal < b.ordinal;
    });
    days.erase(std::unique(days.begin(), days.end()), days.end());
    text += ";BYDAY=";
    for (std::size_t i = 0; i < days.size(); ++i) {
      if (i > 0) text += ",";
      if (days[i].ordinal != 0) text += std::to_string(days[i].ordinal);
      text += kDays[static_cast<std::size_t>(days[i].weekday)];
    }
  }
  return text;
}

std::string spell_clock(const Clock& clock) {
  std::string text = two(clock.hour) + ":" + two(clock.minute);
  if (clock.end_hour >= 0) text += "/" + two(clock.end_hour) + ":" + two(clock.end_minute);
  return text;
}

}  // namespace prikaz::normalize::timing
