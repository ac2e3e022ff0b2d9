// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Neighbouring elements that are one thing: a frequency with its months, days and bounds, a day with its
// weekday or its time of day, two months with a lost dash.
#include <algorithm>
#include <utility>

#include "normalize/timing/compose.h"
#include "normalize/timing/yearly.h"

namespace prikaz::normalize::timing {
namespace {

class Merger {
 public:
  std::vector<Element> run(std::vector<Element> elements) {
    out_.reserve(elements.size());
    for (Element& element : elements) add(std::move(element));
    for (Element& element : out_) settle_due(element);
    return restore_dashes(std::move(out_));
  }

 private:
  void add(Element element) {
    if (!element.is_symbol() || out_.empty() || !out_.back().is_symbol() || element.gap.ends_segment()) {
      out_.push_back(std::move(element));
      return;
    }
    Element& before = out_.back();
    if (join_day(before, element)) return;
    if (join_day_of_month(before, element)) {
      // «ежегодно до 15 числа января»: the day is whole only now.
      if (out_.size() > 1 && out_[out_.size() - 2].is_symbol() && !before.gap.ends_segment() &&
          absorb_right(out_[out_.size() - 2], before))
        out_.pop_back();
      return;
    }
    if (element.symbol.sort == Sort::Recurrence && !element.bare_weekday && absorb_left(element)) {
      while (!out_.empty() && out_.back().is_symbol() && !element.gap.ends_segment() && absorb_left(element))
        continue;
      // What stands now before it may be a frequency too.
      if (out_.empty() || !out_.back().is_symbol() || !absorb_right(out_.back(), element))
        out_.push_back(std::move(element));
      return;
    }
    if (before.symbol.sort == Sort::Recurrence && absorb_right(before, element)) return;
    if (join_ongoing(before, element) || join_year(before, element) || narrow(before, element)) return;
    if (repeat_yearly(before, element)) {
      out_.push_back(std::move(element));
      return;
    }
    // «до 13 мая, 27 мая»: the preposition holds for the list.
    const Symbol& last = before.symbol;
    Symbol& now = element.symbol;
    const bool listed = (element.gap.comma || element.gap.conjunction) && !element.gap.open;
    if (listed && last.role == Role::By && !last.lasting && now.role == Role::At && is_day(last.first) &&
        is_day(now.first)) {
      now.role = Role::By;
      now.before = last.before;
      now.rule_name = "until a point, by the list's preposition";
    }
    out_.push_back(std::move(element));
  }

  static void extend(Element& element, const Element& by) {
    element.begin = std::min(element.begin, by.begin);
    element.end = std::max(element.end, by.end);
  }

  // «13 июля (пятница)», «пятница, 13 июля», «22 июня 10.00 ч.», «10:00 22 июня».
  bool join_day(Element& before, Element& element) {
    Symbol& last = before.symbol;
    Symbol& now = element.symbol;
    const bool last_day = last.sort == Sort::Span && is_day(last.first);
    const bool now_day = now.sort == Sort::Span && is_day(now.first) && now.role != Role::Nothing;
    if (last_day && element.bare_weekday) {
      extend(before, element);
      return true;
    }
    if (before.bare_weekday && now_day && last.rule.weekdays.size() == 1)
      return replace_last(std::move(element));
    if (now.sort == Sort::TimeOnly && last.sort != Sort::TimeOnly) {
      if (last.clock.said()) {  // «22 июня 10.00, 12.00»
        Symbol again = last;
        again.clock = now.clock;
        element.symbol = std::move(again);
        out_.push_back(std::move(element));
        return true;
      }
      last.clock = now.clock;
      extend(before, element);
      return true;
    }
    if (last.sort == Sort::TimeOnly && (now_day || now.sort == Sort::Recurrence) && !now.clock.said()) {
      now.clock = last.clock;
      return replace_last(std::move(element));
    }
    return false;
  }

  // «постоянно в течение учебного года», «постоянно до 31.12.2023»: with a bound it is a period.
  static bool join_ongoing(Element& before, const Element& element) {
    const Symbol& span = element.symbol;
    if (before.symbol.sort != Sort::Ongoing || span.sort != Sort::Span || span.impossible) return false;
    const Unit unit = span.first.unit;
    const bool long_span =
        unit == Unit::Year || unit == Unit::School || unit == Unit::PlanYear || unit == Unit::Plan;
    if (span.role == Role::At && !long_span) return false;
    const Symbol ongoing = std::exchange(before.symbol, span);
    auto& conditions = before.symbol.conditions;
    conditions.insert(conditions.begin(), ongoing.conditions.begin(), ongoing.conditions.end());
    before.symbol.lasting = true;
    extend(before, element);
    return true;
  }

  // «до 15 числа сентября», «октябрь, не позднее 15 числа»: one day.
  bool join_day_of_month(Element& before, Element& element) {
    const bool leads = before.symbol.month_unsaid;
    const Symbol& day = leads ? before.symbol : element.symbol;
    const Symbol& month = leads ? element.symbol : before.symbol;
    const bool single = day.sort == Sort::Recurrence && day.month_unsaid && day.role == Role::Nothing &&
                        (day.rule.month_days & (day.rule.month_days - 1)) == 0;
    const bool named = month.sort == Sort::Span && month.role == Role::At &&
                       month.first.unit == Unit::Month && month.first.edge == Edge::None && !month.impossible;
    if (!single || !named || day.rule.times != 0) return false;
    Symbol joined = month;
    joined.first.unit = Unit::Day;
    while (!(day.rule.month_days & 1u << joined.first.day)) ++joined.first.day;
    joined.role = day.before ? Role::By : Role::At;
    joined.before = day.before;
    joined.rule_name = "day of the month beside it";
    before.symbol = std::move(joined);
    extend(before, element);
    return true;
  }

  static bool is_long(const Point& point) {
    return point.unit == Unit::Year || point.unit == Unit::School || point.unit == Unit::PlanYear ||
           point.unit == Unit::Plan;
  }

  // «2021 год, март», «2021/2022 уч. год (I полугодие)»: the year is that of what follows. «весь период,
  // постоянно».
  bool join_year(Element& before, Element& element) {
    const Symbol& last = before.symbol;
    Symbol& now = element.symbol;
    if (last.sort != Sort::Span || last.impossible) return false;
    if (now.sort == Sort::Ongoing && (last.role == Role::Range || last.role == Role::From ||
                                      (last.role == Role::At && is_long(last.first)))) {
      extend(before, element);
      return true;
    }
    const Point& year = last.first;
    const bool named = (year.unit == Unit::Year || year.unit == Unit::School) && year.has_year() &&
                       year.edge == Edge::None && last.role == Role::At &&
                       (year.unit == Unit::School || year.last_year == 0);
    if (!named || now.sort != Sort::Span || now.role == Role::Nothing || is_long(now.first) ||
        !is_yearless(now.first))
      return false;
    now.first.year = year.year;
    now.first.school |= year.unit == Unit::School;
    now.first.last_year = year.unit == Unit::School ? year.last_year : std::int16_t{0};
    return replace_last(std::move(element));
  }

  // «май (9 мая)», «июнь (5-9 июня)», «II квартал (июнь)»: the brackets say which part of it.
  bool narrow(const Element& before, Element& element) {
    const Symbol& last = before.symbol;
    Symbol& now = element.symbol;
    const Point& whole = last.first;
    if (!element.gap.open || element.gap.comma || element.gap.newline || last.sort != Sort::Span ||
        last.role != Role::At || last.impossible || whole.edge != Edge::None || now.sort != Sort::Span ||
        now.impossible || now.first.whose != Whose::Unsaid)
      return false;
    const bool range = now.role == Role::Range;
    if (now.role != Role::At && !range) return false;
    if (!is_part(now.first, whole) || (range && !is_part(now.second, whole))) return false;
    for (Point* point : {&now.first, &now.second}) {
      if (point == &now.second && !range) break;
      if (point->has_year() && whole.has_year() && point->year != whole.year) return false;
      if (!point->has_year()) point->year = whole.year;
      point->school |= whole.school;
    }
    now.conditions.insert(now.conditions.begin(), last.conditions.begin(), last.conditions.end());
    return replace_last(std::move(element));
  }

  // A day of the month, a month of the quarter.
  static bool is_part(const Point& part, const Point& whole) {
    if (whole.unit == Unit::Month) return is_day(part) && part.month == whole.month;
    return whole.unit == Unit::Quarter && part.unit == Unit::Month && part.edge == Edge::None &&
           (part.month + 2) / 3 == whole.number;
  }

  bool replace_last(Element element) {
    element.begin = out_.back().begin;
    element.gap = out_.back().gap;
    out_.back() = std::move(element);
    return true;
  }

  // --- recurrence

  static bool has_bounds(const Symbol& symbol) { return symbol.role != Role::Nothing; }

  static void bound(Symbol& symbol, const Symbol& span) {
    if (symbol.role == Role::From && span.role == Role::By) {
      symbol.second = span.first;
      symbol.before = span.before;
      symbol.role = Role::Range;
    } else {
      symbol.role = span.role;
      symbol.first = span.first;
      symbol.second = span.second;
      symbol.before = span.before;
    }
    symbol.impossible |= span.impossible;
  }

  static bool may_bound(const Symbol& symbol, const Symbol& span) {
    return !has_bounds(symbol) || (symbol.role == Role::From && span.role == Role::By);
  }

  static bool take_recurrence(Element& recurrence, const Element& other) {
    Rule& rule = recurrence.symbol.rule;
    const Rule& more = other.symbol.rule;
    if (other.symbol.role != Role::Nothing && recurrence.symbol.role != Role::Nothing) return false;
    const bool plain_days =
        more.month_days != 0 && more.every == Every::Month && more.times == 0 && more.interval == 1;
    if (plain_days && (rule.every == Every::Month || (rule.every == Every::Year && rule.months))) {
      rule.month_days |= more.month_days;
    } else if (!more.weekdays.empty() && more.times == 0 && rule.every != Every::None &&
               rule.every != Every::Year) {
      if (more.every == Every::Month && rule.every != Every::Month) return false;
      rule.weekdays.insert(rule.weekdays.end(), more.weekdays.begin(), more.weekdays.end());
      if (rule.every == Every::Day) rule.every = Every::Week;
    } else if (more.every == rule.every && more.interval == rule.interval && more.weekdays.empty() &&
               more.month_days == 0 && (more.times == 0 || rule.times == 0)) {
      if (more.times) rule.times = more.times;
      rule.at_least |= more.at_least;
    } else {
      return false;
    }
    auto& conditions = recurrence.symbol.conditions;
    conditions.insert(conditions.end(), other.symbol.conditions.begin(), other.symbol.conditions.end());
    if (other.symbol.role != Role::Nothing) bound(recurrence.symbol, other.symbol);
    return true;
  }

  // «ежегодно в ноябре 2021-2023 гг.»: a month of several years; any other impossible day spoils the item.
  static bool take_impossible(Symbol& symbol, const Symbol& span) {
    const Point& point = span.first;
    const bool several = span.role == Role::At && point.unit == Unit::Month && point.last_year > point.year &&
                         point.year != 0 && symbol.rule.every == Every::Year && !has_bounds(symbol);
    if (!several) {
      symbol.impossible = true;
      return true;
    }
    symbol.rule.months = static_cast<std::uint16_t>(symbol.rule.months | month_bits(point.month, 1));
    symbol.role = Role::At;
    symbol.first = Point{};
    symbol.first.unit = Unit::Year;
    symbol.first.year = point.year;
    symbol.first.last_year = point.last_year;
    return true;
  }

  // A span that bounds a recurrence or names its days.
  static bool take_span(Element& recurrence, const Element& other) {
    Symbol& symbol = recurrence.symbol;
    const Symbol& span = other.symbol;
    if (span.impossible) return take_impossible(symbol, span);
    if (symbol.rule.every == Every::Year && take_yearly(recurrence, other)) return true;
    const bool dated = !is_yearless(span.first) || span.first.unit == Unit::Plan ||
                       span.first.unit == Unit::PlanYear || span.first.unit == Unit::School;
    if (symbol.rule.every == Every::Year) {
      // «ежегодно (2021, 2022, 2023 годы)»: years in a row are one bound.
      Point& years = symbol.first;
      const int next = (years.last_year ? years.last_year : years.year) + 1;
      if (symbol.role == Role::At && years.unit == Unit::Year && span.role == Role::At &&
          span.first.unit == Unit::Year && span.first.last_year == 0 && span.first.year == next) {
        years.last_year = span.first.year;
        return true;
      }
      // A single month of a single year is a time of its own: «август 2022 года, ежегодно».
      const bool single = span.role == Role::At && span.first.unit != Unit::Year &&
                          span.first.unit != Unit::Plan && span.first.unit != Unit::School &&
                          span.first.unit != Unit::PlanYear;
      if (!dated || single || !may_bound(symbol, span)) return false;
      bound(symbol, span);
      return true;
    }
    const bool quarterly =
        symbol.rule.every == Every::Month && (symbol.rule.interval == 3 || symbol.rule.interval == 6);
    const bool month =
        span.first.unit == Unit::Month && span.first.edge == Edge::None && span.role == Role::At;
    const bool day = is_day(span.first) && (span.role == Role::By || span.role == Role::At);
    const bool same_unit = recurrence.due.empty() || recurrence.due.front().unit == span.first.unit;
    if (quarterly && (day || month) && is_yearless(span.first) && same_unit) {
      if (recurrence.due.size() >= 12) return false;
      if (recurrence.due.empty()) recurrence.due_text.begin = other.begin;
      recurrence.due_text.end = other.text.end;
      recurrence.due.push_back(span.first);
      return true;
    }
    if (!may_bound(symbol, span)) return false;
    bound(symbol, span);
    return true;
  }

  static bool absorb_right(Element& recurrence, const Element& other) {
    if (recurrence.symbol.sort != Sort::Recurrence) return false;
    bool taken = false;
    if (other.symbol.sort == Sort::Recurrence) {
      // «вт. 14.00, чт. 16.00» are two.
      if (recurrence.symbol.clock.said() && !other.symbol.rule.weekdays.empty()) return false;
      taken = take_recurrence(recurrence, other);
    } else if (other.symbol.sort == Sort::Span && !recurrence.bare_weekday) {
      taken = take_span(recurrence, other);
    }
    if (taken) {
      if (other.symbol.clock.said() && !recurrence.symbol.clock.said())
        recurrence.symbol.clock = other.symbol.clock;
      recurrence.bare_weekday &= other.bare_weekday;
      extend(recurrence, other);
    }
    return taken;
  }

  // The frequency `element` takes what stands just before it: «август (ежегодно)», «с октября по май
  // ежемесячно».
  bool absorb_left(Element& element) {
    Element& before = out_.back();
    Symbol& symbol = element.symbol;
    if (before.symbol.sort == Sort::Recurrence) {
      // A frequency takes days and weekdays; two frequencies are left to `absorb_right`.
      const Rule& rule = before.symbol.rule;
      if (rule.times || (rule.weekdays.empty() && rule.month_days == 0) || rule.interval != 1 ||
          rule.every == Every::Year)
        return false;
      if (!symbol.rule.weekdays.empty() || symbol.rule.month_days) return false;
      if (!take_recurrence(element, before)) return false;
    } else if (before.symbol.sort == Sort::Span) {
      if (!may_take_left(symbol, before.symbol, element.gap) || !take_span(element, before)) return false;
    } else {
      return false;
    }
    if (before.symbol.clock.said() && !symbol.clock.said()) symbol.clock = before.symbol.clock;
    extend(element, before);
    element.gap = before.gap;
    out_.pop_back();
    return true;
  }

  static bool may_take_left(const Symbol& frequency, const Symbol& span, const Gap& gap) {
    const Point& point = span.first;
    if (frequency.rule.every == Every::Year) {
      if (span.role == Role::By && !is_yearless(point)) return gap.only_space();  // «до 2024 года ежегодно»
      if (span.role == Role::By || span.role == Role::At)
        return is_yearless(point) && point.unit != Unit::PlanYear && point.unit != Unit::Plan &&
               point.unit != Unit::School;
      return true;
    }
    const bool close = !gap.comma && !gap.newline;
    if (span.role == Role::By) return close;
    if (span.role == Role::At) {
      const bool long_span = point.unit == Unit::Year || point.unit == Unit::School ||
                             point.unit == Unit::PlanYear || point.unit == Unit::Plan ||
                             point.unit == Unit::Half;
      const bool short_rule = frequency.rule.every == Every::Week || frequency.rule.every == Every::Day;
      return long_span || (short_rule && point.unit != Unit::Day);
    }
    return true;
  }

  // «один раз в полугодие до 10 января и 10 июля»: all the days of a year are named, so that the rule is a
  // yearly one.
  static void settle_due(Element& element) {
    if (element.due.empty()) return;
    Symbol& symbol = element.symbol;
    bool same = true;
    for (const Point& point : element.due) same &= point.day == element.due.front().day;
    const bool complete = static_cast<int>(element.due.size()) * symbol.rule.interval == 12;
    if (same && complete) {
      symbol.rule.every = Every::Year;
      symbol.rule.interval = 1;
      symbol.rule.times = 0;
      for (const Point& point : element.due) {
        if (is_day(point))
          set_due(symbol.rule, point.month, point.day);
        else
          symbol.rule.months |= month_bits(point.month, 1);
      }
    } else if (element.due.size() == 1 && symbol.role == Role::Nothing && is_day(element.due.front())) {
      symbol.role = Role::By;
      symbol.first = element.due.front();
    } else {
      symbol.conditions.push_back(element.due_text);
    }
  }

  std::vector<Element> out_;
};

}  // namespace

std::vector<Element> merge_elements(std::vector<Element> elements) {
  return Merger().run(close_ranges(std::move(elements)));
}

}  // namespace prikaz::normalize::timing
