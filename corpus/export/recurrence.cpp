// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/export/recurrence.h"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <string>
#include <vector>

namespace prikaz::corpus::exporting {

namespace {

using normalize::Date;

struct WeekDay {
  int ordinal = 0;   ///< 0: each; 3: the third of the month; -1: the last
  unsigned day = 0;  ///< 0 is Sunday
};

struct Rule {
  std::vector<int> months, month_days;
  std::vector<WeekDay> week_days;
};

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  while (true) {
    const std::size_t end = text.find(separator);
    parts.push_back(text.substr(0, end));
    if (end == std::string_view::npos) return parts;
    text.remove_prefix(end + 1);
  }
}

std::optional<int> number(std::string_view text) {
  if (text.starts_with('+')) text.remove_prefix(1);
  int value = 0;
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (fault != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

std::optional<WeekDay> week_day(std::string_view text) {
  static constexpr std::string_view kDays[] = {"SU", "MO", "TU", "WE", "TH", "FR", "SA"};
  if (text.size() < 2) return std::nullopt;
  const auto* day = std::find(std::begin(kDays), std::end(kDays), text.substr(text.size() - 2));
  if (day == std::end(kDays)) return std::nullopt;
  const std::string_view ordinal = text.substr(0, text.size() - 2);
  const std::optional<int> count = ordinal.empty() ? 0 : number(ordinal);
  if (!count) return std::nullopt;
  return WeekDay{*count, static_cast<unsigned>(day - std::begin(kDays))};
}

std::optional<Rule> parse_rule(std::string_view rrule) {
  Rule rule;
  for (const std::string_view part : split(rrule, ';')) {
    const std::size_t equals = part.find('=');
    if (equals == std::string_view::npos) return std::nullopt;
    const std::string_view key = part.substr(0, equals);
    if (key == "FREQ" || key == "INTERVAL") continue;
    for (const std::string_view value : split(part.substr(equals + 1), ',')) {
      if (key == "BYDAY") {
        const auto day = week_day(value);
        if (!day) return std::nullopt;
        rule.week_days.push_back(*day);
        continue;
      }
      const auto parsed = number(value);
      if (!parsed) return std::nullopt;
      if (key == "BYMONTH") {
        rule.months.push_back(*parsed);
      } else if (key == "BYMONTHDAY") {
        rule.month_days.push_back(*parsed);
      } else {
        return std::nullopt;
      }
    }
  }
  return rule;
}

bool allows(const Rule& rule, const Date& date) {
  const int month = static_cast<int>(static_cast<unsigned>(date.month()));
  const int day = static_cast<int>(static_cast<unsigned>(date.day()));
  const Date last_day =
      std::chrono::year_month_day_last(date.year(), std::chrono::month_day_last(date.month()));
  const int length = static_cast<int>(static_cast<unsigned>(last_day.day()));
  const auto holds = [](const std::vector<int>& list, int value) {
    return list.empty() || std::find(list.begin(), list.end(), value) != list.end();
  };
  if (!holds(rule.months, month)) return false;
  if (!rule.month_days.empty() && !(holds(rule.month_days, day) || holds(rule.month_days, day - length - 1)))
    return false;
  if (rule.week_days.empty()) return true;
  const unsigned weekday = std::chrono::weekday(std::chrono::sys_days(date)).c_encoding();
  return std::any_of(rule.week_days.begin(), rule.week_days.end(), [&](const WeekDay& wanted) {
    if (wanted.day != weekday) return false;
    const int from_start = (day - 1) / 7 + 1, from_end = -((length - day) / 7 + 1);
    return wanted.ordinal == 0 || wanted.ordinal == from_start || wanted.ordinal == from_end;
  });
}

}  // namespace

std::optional<Date> first_occurrence(std::string_view rrule, const Date& from,
                                     const std::optional<Date>& until) {
  constexpr int kDays = 5 * 366;
  const std::optional<Rule> rule = parse_rule(rrule);
  if (!rule) return std::nullopt;
  Date day = from;
  for (int i = 0; i < kDays; ++i, day = normalize::add_days(day, 1)) {
    if (until && day > *until) return std::nullopt;
    if (allows(*rule, day)) return day;
  }
  return std::nullopt;
}

}  // namespace prikaz::corpus::exporting
