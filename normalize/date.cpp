// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalize/date.h"

#include <array>

namespace prikaz::normalize {
namespace {

int digits_at(std::string_view text, std::size_t position, std::size_t count) {
  int value = 0;
  for (std::size_t k = 0; k < count; ++k) {
    const char c = text[position + k];
    if (c < '0' || c > '9') return -1;
    value = value * 10 + (c - '0');
  }
  return value;
}

}  // namespace

std::string iso_date(const Date& date) {
  const int year = static_cast<int>(date.year());
  const unsigned month = static_cast<unsigned>(date.month()), day = static_cast<unsigned>(date.day());
  std::string text(10, '-');
  const auto put = [&](std::size_t position, std::size_t count, unsigned value) {
    for (std::size_t k = count; k-- > 0; value /= 10)
      text[position + k] = static_cast<char>('0' + value % 10);
  };
  put(0, 4, static_cast<unsigned>(year < 0 ? 0 : year));
  put(5, 2, month);
  put(8, 2, day);
  return text;
}

std::optional<Date> parse_iso_date(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const int year = digits_at(text, 0, 4), month = digits_at(text, 5, 2), day = digits_at(text, 8, 2);
  if (year < 0 || month < 0 || day < 0) return std::nullopt;
  const Date date{std::chrono::year{year}, std::chrono::month{static_cast<unsigned>(month)},
                  std::chrono::day{static_cast<unsigned>(day)}};
  if (!date.ok()) return std::nullopt;
  return date;
}

Date add_days(const Date& date, int days) { return std::chrono::sys_days{date} + std::chrono::days{days}; }

int days_between(const Date& from, const Date& to) {
  return static_cast<int>((std::chrono::sys_days{to} - std::chrono::sys_days{from}).count());
}

std::vector<DateMatch> find_dates(std::string_view text) {
  std::vector<DateMatch> found;
  for (std::size_t i = 0; i + 10 <= text.size(); ++i) {
    if (text[i + 2] != '.' || text[i + 5] != '.' || digits_at(text, i + 6, 4) < 0) continue;
    const std::string iso = std::string(text.substr(i + 6, 4)) + "-" + std::string(text.substr(i + 3, 2)) +
                            "-" + std::string(text.substr(i, 2));
    if (const auto date = parse_iso_date(iso)) found.push_back({{i, i + 10}, *date});
  }
  return found;
}

}  // namespace prikaz::normalize
