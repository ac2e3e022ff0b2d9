// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalize/timing/resolve.h"

#include <algorithm>

#include "normalize/timing/calendar.h"

namespace prikaz::normalize::timing {
namespace {

constexpr int kMaxYearsTried = 60;
constexpr int kMoreThanAYear = 400;  // days: a plan longer than this spans several years

int year_of(const Date& date) { return static_cast<int>(date.year()); }
int month_of(const Date& date) { return static_cast<int>(static_cast<unsigned>(date.month())); }

// The days of a symbol under the assumption that its first missing year is `year`.
struct Trial {
  std::optional<Date> start, end;
  std::optional<Date> first_end;  // of the first unit: «at» the order's date is good enough
  int second_year = 0;
};

std::optional<Trial> try_year(const Symbol& symbol, int year) {
  Trial trial;
  const int first_year = symbol.first.has_year() ? symbol.first.year : year;
  if (symbol.role == Role::By) {
    trial.end = deadline_of(symbol.first, first_year, symbol.before);
    if (!trial.end) return std::nullopt;
    trial.first_end = trial.end;
    return trial;
  }
  const auto first = days_of(symbol.first, first_year);
  if (!first) return std::nullopt;
  trial.start = first->start;
  trial.first_end = first->end;
  switch (symbol.role) {
    case Role::At:
      trial.end = first->end;
      break;
    case Role::After:
      trial.start = add_days(first->end, 1);
      break;
    case Role::Range: {
      trial.second_year = symbol.second.has_year() ? symbol.second.year : first_year;
      const auto end_in = [&](int y) -> std::optional<Date> {
        if (symbol.before) return deadline_of(symbol.second, y, true);
        const auto days = days_of(symbol.second, y);
        return days ? std::optional(days->end) : std::nullopt;
      };
      trial.end = end_in(trial.second_year);
      if (!symbol.second.has_year() && trial.end && *trial.end < *trial.start)
        trial.end = end_in(++trial.second_year);
      if (!trial.end) return std::nullopt;
      break;
    }
    default:
      break;
  }
  return trial;
}

// 2 inside the range, 1 partly, 0 not at all.
int fit(const Symbol& symbol, const Trial& trial, const DateRange& range) {
  const auto inside = [&](const Date& day) {
    return (!range.start || day >= *range.start) && (!range.end || day <= *range.end);
  };
  if (symbol.first.unit == Unit::School && symbol.first.edge == Edge::None && trial.start && trial.end) {
    return inside(*trial.start) && inside(*trial.end) ? 2 : inside(*trial.start) ? 1 : 0;
  }
  const Date start = trial.start ? *trial.start : *trial.end;
  const Date end = trial.end ? *trial.end : start;
  if (inside(start) && inside(end)) return 2;
  const bool overlaps = (!range.end || start <= *range.end) && (!range.start || end >= *range.start);
  return overlaps ? 1 : 0;
}

bool at_or_after(const Trial& trial, const Date& day) { return trial.first_end && *trial.first_end >= day; }

struct Choice {
  int year = 0;
  bool ambiguous = false;
};

// The year that puts the symbol into the range; of several the one at or after the order's date.
std::optional<Choice> choose_in_range(const Symbol& symbol, const DateRange& range,
                                      const std::optional<Date>& order_date) {
  if (!range.start && !range.end) return std::nullopt;
  const int low = range.start ? year_of(*range.start) - 1 : year_of(*range.end) - 2;
  const int high =
      std::min(range.end ? year_of(*range.end) : year_of(*range.start) + 2, low + kMaxYearsTried);
  int best = 0, equals = 0;
  std::optional<int> first, last, later;
  for (int year = low; year <= high; ++year) {
    const auto trial = try_year(symbol, year);
    if (!trial) continue;
    const int score = fit(symbol, *trial, range);
    if (score == 0 || score < best) continue;
    if (score > best) {
      best = score;
      equals = 0;
      first = last = later = std::nullopt;
    }
    ++equals;
    if (!first) first = year;
    last = year;
    if (!later && order_date) {
      // A unit that the plan holds whole and that is going on is «at» the order's date; of others the start
      // decides.
      const bool going_on = score == 2 || !trial->start;
      if (going_on ? at_or_after(*trial, *order_date) : *trial->start >= *order_date) later = year;
    }
  }
  if (!first) return std::nullopt;
  if (equals == 1) return Choice{*first, false};
  return Choice{later ? *later : order_date ? *last : *first, true};
}

std::optional<Choice> choose_by_order(const Symbol& symbol, const Date& order_date) {
  const int own = year_of(order_date);
  if (symbol.first.unit == Unit::School && symbol.first.edge == Edge::None)
    return Choice{month_of(order_date) >= 6 ? own : own - 1, false};
  for (int year = own - 1; year <= own + 1; ++year) {
    const auto trial = try_year(symbol, year);
    if (trial && at_or_after(*trial, order_date)) {
      const Date& said = trial->start ? *trial->start : *trial->end;
      return Choice{year, year_of(said) > own};
    }
  }
  return std::nullopt;
}

std::optional<Choice> choose_year(const Symbol& symbol, const TimingContext& context) {
  if (context.heading)
    if (auto choice = choose_in_range(symbol, *context.heading, context.order_date)) return choice;
  if (context.period)
    if (auto choice = choose_in_range(symbol, *context.period, context.order_date)) return choice;
  if (context.order_date) return choose_by_order(symbol, *context.order_date);
  // A period that the date does not fall into still says the year where it has but one.
  if (context.period && context.period->start && context.period->end &&
      year_of(*context.period->start) == year_of(*context.period->end))
    return Choice{year_of(*context.period->start), false};
  return std::nullopt;
}

bool in_school_year(const TimingContext& context) {
  if (context.heading && is_school_period(*context.heading)) return true;
  return context.period && is_school_period(*context.period);
}

std::optional<int> said_year(Whose whose, const TimingContext& context) {
  std::optional<int> year;
  if (context.order_date)
    year = year_of(*context.order_date);
  else if (context.period && context.period->start && context.period->end &&
           year_of(*context.period->start) == year_of(*context.period->end))
    year = year_of(*context.period->start);
  if (!year) return std::nullopt;
  return *year + (whose == Whose::Next ? 1 : whose == Whose::Last ? -1 : 0);
}

void add_inferred(Resolution& resolution, const char* field) {
  if (std::find(resolution.inferred.begin(), resolution.inferred.end(), field) == resolution.inferred.end())
    resolution.inferred.emplace_back(field);
}

// What a context tells a point before any year is tried.
void place(Point& point, const TimingContext& context, Resolution& resolution) {
  if (point.from_heading && point.unit != Unit::Day) {
    if (point.edge == Edge::None) add_inferred(resolution, "start");
    add_inferred(resolution, "end");
  } else if (point.from_heading) {
    add_inferred(resolution, "month");
    add_inferred(resolution, "year");
  }
  if (point.whose != Whose::Unsaid && !point.has_year()) {
    if (const auto year = said_year(point.whose, context)) {
      point.year = static_cast<std::int16_t>(*year);
      add_inferred(resolution, "year");
    }
  }
  if (point.unit == Unit::Half && !point.has_year() && in_school_year(context)) point.school = true;
  if (point.unit == Unit::PlanYear && point.edge != Edge::None)
    point.unit = Unit::Year;  // «до конца года»: 31 December
  if (point.unit == Unit::Plan && point.edge != Edge::None && context.period) {
    const bool end = point.edge == Edge::End;
    const auto& bound = end ? context.period->end : context.period->start;
    if (!bound || point.edge == Edge::Middle) return;
    point = Point{};
    point.year = static_cast<std::int16_t>(year_of(*bound));
    point.month = static_cast<std::int8_t>(month_of(*bound));
    point.day = static_cast<std::int8_t>(static_cast<unsigned>(bound->day()));
    add_inferred(resolution, end ? "end" : "start");
  }
}

// «до начала учебного года» in the plan of a school year that has not begun: it is that year's.
std::optional<int> coming_school_year(const Symbol& symbol, const TimingContext& context) {
  const Point& point = symbol.first;
  if (point.unit != Unit::School || point.has_year() || point.edge != Edge::Beginning ||
      symbol.role != Role::By || !context.period || !context.order_date ||
      !is_school_period(*context.period) || *context.order_date > *context.period->start)
    return std::nullopt;
  return year_of(*context.period->start);
}

Resolution whole_range(const std::optional<DateRange>& range) {
  Resolution resolution;
  if (!range || !range->start || !range->end) {
    resolution.missing = true;
    return resolution;
  }
  resolution.start = range->start;
  resolution.end = range->end;
  resolution.edtf = edtf_days(*range->start, *range->end);
  resolution.inferred = {"start", "end"};
  return resolution;
}

bool is_long(const DateRange& range) {
  return range.start && range.end && days_between(*range.start, *range.end) >= kMoreThanAYear;
}

// «в течение года», «весь период»: what only the context knows.
Resolution resolve_plan(const Symbol& symbol, const TimingContext& context) {
  const bool year = symbol.first.unit == Unit::PlanYear;
  if (year && context.heading && context.heading->start && context.heading->end &&
      days_between(*context.heading->start, *context.heading->end) > 300)
    return whole_range(context.heading);
  if (context.period && context.period->start && context.period->end) return whole_range(context.period);
  if (context.heading && !year) return whole_range(context.heading);
  if (year && context.order_date) {
    const int own = year_of(*context.order_date);
    return whole_range(DateRange{make_date(own, 1, 1), make_date(own, 12, 31)});
  }
  Resolution resolution;
  resolution.missing = true;
  return resolution;
}

std::string spell_edtf(const Symbol& symbol, int first_year, const Trial& trial) {
  switch (symbol.role) {
    case Role::At:
      return edtf_point(symbol.first, first_year, false);
    case Role::By:
      if (symbol.first.unit == Unit::Year && *trial.end == *make_date(year_of(*trial.end), 12, 31))
        return "../" + iso_date(*trial.end).substr(0, 4);
      return "../" + (symbol.first.unit == Unit::Day ? iso_date(*trial.end) : edtf_last_day(*trial.end));
    case Role::From: {
      const std::string from = edtf_point(symbol.first, first_year, true);
      return (from.empty() ? iso_date(*trial.start) : from) + "/..";
    }
    case Role::After:
      return iso_date(*trial.start) + "/..";
    case Role::Range: {
      std::string from = edtf_point(symbol.first, first_year, true),
                  to = symbol.before ? std::string() : edtf_point(symbol.second, trial.second_year, true);
      if (from.size() == to.size() && !from.empty()) return from + "/" + to;
      if (from.size() == 7 && to.empty() && edtf_last_day(*trial.end).size() == 7)
        return from + "/" + edtf_last_day(*trial.end);
      const bool months =
          static_cast<unsigned>(trial.start->day()) == 1 && edtf_last_day(*trial.end).size() == 7;
      const bool units = symbol.first.unit == Unit::Quarter || symbol.first.unit == Unit::Season ||
                         symbol.first.unit == Unit::Half;
      if (months && units) return iso_date(*trial.start).substr(0, 7) + "/" + edtf_last_day(*trial.end);
      return edtf_days(*trial.start, *trial.end);
    }
    default:
      return {};
  }
}

std::string spell_yearless(const Symbol& symbol) {
  const std::string first = edtf_yearless(symbol.first);
  switch (symbol.role) {
    case Role::At:
      return first;
    case Role::From:
      return first.empty() ? first : first + "/..";
    case Role::By: {
      if (symbol.first.unit == Unit::Month && symbol.before && symbol.first.edge == Edge::None) {
        Point earlier = symbol.first;
        earlier.month = static_cast<std::int8_t>((earlier.month + 10) % 12 + 1);
        return "../" + edtf_yearless(earlier);
      }
      return first.empty() ? first : "../" + first;
    }
    case Role::Range: {
      const std::string second = edtf_yearless(symbol.second);
      // EDTF compares the ends: over the turn of the year nothing can be said without a year.
      return first.empty() || second.empty() || first > second || symbol.before ? std::string()
                                                                                : first + "/" + second;
    }
    default:
      return {};
  }
}

}  // namespace

bool is_school_period(const DateRange& range) {
  if (!range.start || !range.end) return false;
  const unsigned end_month = static_cast<unsigned>(range.end->month());
  return month_of(*range.start) == 9 && range.start->day() == std::chrono::day{1} && end_month >= 5 &&
         end_month <= 8;
}

void place_under_heading(Symbol& symbol, const TimingContext& context) {
  if (!context.heading || !context.heading->start || !context.heading->end) return;
  const Date &start = *context.heading->start, &end = *context.heading->end;
  if (symbol.sort == Sort::External && symbol.heading_months != 0) {
    const int first = month_of(start), last = month_of(end), count = symbol.heading_months;
    const bool whole = start.year() == end.year() && start.day() == std::chrono::day{1} &&
                       last - first + 1 == count && (first - 1) % count == 0 &&
                       static_cast<int>(static_cast<unsigned>(end.day())) == last_day_of(year_of(end), last);
    if (!whole) return;
    Point point;
    point.unit = count == 1 ? Unit::Month : count == 3 ? Unit::Quarter : Unit::Half;
    point.month = static_cast<std::int8_t>(count == 1 ? first : 0);
    point.number = static_cast<std::int8_t>((first - 1) / count + 1);
    point.year = static_cast<std::int16_t>(year_of(start));
    point.edge = symbol.heading_end ? Edge::End : Edge::None;
    point.from_heading = true;
    symbol.sort = Sort::Span;
    symbol.role = symbol.heading_end ? Role::By : Role::At;
    symbol.first = point;
    if (!symbol.conditions.empty()) symbol.conditions.erase(symbol.conditions.begin());
    symbol.rule_name = "the unit of the heading";
    return;
  }
  const std::uint32_t days = symbol.rule.month_days;
  const bool one_day = symbol.sort == Sort::Recurrence && symbol.month_unsaid &&
                       symbol.role == Role::Nothing && symbol.rule.every == Every::Month &&
                       symbol.rule.interval == 1 && symbol.rule.times == 0 && symbol.rule.months == 0 &&
                       days > 1 && (days & (days - 1)) == 0;
  const auto month = heading_day(context);
  if (!one_day || !month) return;
  symbol.sort = Sort::Span;
  symbol.role = symbol.before ? Role::By : Role::At;
  symbol.first = *month;
  while (!(days & 1u << symbol.first.day)) ++symbol.first.day;
  symbol.rule_name = "day of the heading's month";
}

std::optional<Point> heading_day(const TimingContext& context) {
  if (!context.heading || !context.heading->start || !context.heading->end) return std::nullopt;
  const Date& start = *context.heading->start;
  if (start.year() != context.heading->end->year() || start.month() != context.heading->end->month())
    return std::nullopt;
  Point point;
  point.month = static_cast<std::int8_t>(month_of(start));
  point.year = static_cast<std::int16_t>(year_of(start));
  point.day = 1;
  point.from_heading = true;
  return point;
}

Resolution resolve_span(const Symbol& unplaced, const TimingContext& context) {
  Symbol symbol = unplaced;
  Resolution resolution;
  const Unit unit = symbol.first.unit;
  const bool plan = symbol.first.edge == Edge::None && (unit == Unit::Plan || unit == Unit::PlanYear);
  if (plan && symbol.role == Role::At) return resolve_plan(symbol, context);
  if (plan) {
    resolution.missing = true;
    return resolution;
  }
  if (unit == Unit::School && !symbol.first.has_year() && symbol.first.edge == Edge::None &&
      symbol.role == Role::At && context.period && is_long(*context.period))
    return whole_range(context.period);
  place(symbol.first, context, resolution);
  if (symbol.role == Role::Range) place(symbol.second, context, resolution);
  if (symbol.first.unit == Unit::Plan || (symbol.role == Role::Range && symbol.second.unit == Unit::Plan)) {
    resolution.missing = true;  // no plan is known
    return resolution;
  }
  if (const auto coming = coming_school_year(symbol, context)) {
    symbol.first.year = static_cast<std::int16_t>(*coming);
    add_inferred(resolution, "year");
  }
  const bool missing =
      symbol.first.needs_year() || (symbol.role == Role::Range && symbol.second.needs_year());
  int year = symbol.first.year;
  if (missing && !symbol.first.has_year()) {
    const auto choice = choose_year(symbol, context);
    if (!choice) {
      // Distinguish «no year known» from «no such day in any year».
      resolution.impossible = !try_year(symbol, 2000);
      resolution.missing = !resolution.impossible;
      resolution.edtf = resolution.impossible ? std::string() : spell_yearless(symbol);
      return resolution;
    }
    year = choice->year;
    resolution.ambiguous = choice->ambiguous;
    add_inferred(resolution, "year");
  }
  const auto trial = try_year(symbol, year);
  if (!trial || (trial->start && trial->end && *trial->end < *trial->start)) {
    resolution.impossible = true;
    resolution.inferred.clear();
    return resolution;
  }
  resolution.start = trial->start;
  resolution.end = trial->end;
  resolution.edtf = spell_edtf(symbol, year, *trial);
  return resolution;
}

}  // namespace prikaz::normalize::timing
