// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Ranges whose dash was lost: «январь декабрь 2013 г.», «2009 2011 годы», «01.01.2011 01.07.2011 г.», «10
// апреля10 мая». Exactly two points with nothing but a space between, or with nothing at all. Two months in a
// row («апрель май») are a list: the span is the same either way.
#include <iterator>
#include <tuple>
#include <utility>

#include "normalize/timing/compose.h"

namespace prikaz::normalize::timing {
namespace {

bool plain(const Element& element) {
  const Symbol& symbol = element.symbol;
  return element.is_symbol() && symbol.sort == Sort::Span && symbol.role == Role::At && !symbol.impossible &&
         !symbol.clock.said();
}

bool same_sort(const Element& a, const Element& b) {
  if (!plain(a) || !plain(b) || a.symbol.first.unit != b.symbol.first.unit) return false;
  const Point& point = a.symbol.first;
  return point.edge == Edge::None &&
         (point.unit == Unit::Month || point.unit == Unit::Year || (is_day(point) && is_day(b.symbol.first)));
}

bool is_lost_dash(const Element& a, const Element& b) {
  const Point& first = a.symbol.first;
  const Point& second = b.symbol.first;
  if (first.unit == Unit::Month)
    return !first.has_year() && first.month != second.month && second.month != first.month % 12 + 1;
  // «2009 2011 годы»: the first bare; two years in a row are a list.
  constexpr int kMostYears = 30;
  if (first.unit == Unit::Year)
    return a.end - a.begin == std::string_view("2009").size() && second.year > first.year + 1 &&
           second.year < first.year + kMostYears;
  const auto day = [](const Point& point) { return std::tuple(point.month, point.day); };
  if (a.end == b.begin && !first.has_year()) return day(first) < day(second);
  if (!first.has_year() || !second.has_year()) return false;
  return std::tuple(first.year, day(first)) < std::tuple(second.year, day(second));
}

}  // namespace

std::vector<Element> restore_dashes(std::vector<Element> elements) {
  std::vector<Element> kept;
  kept.reserve(elements.size());
  for (std::size_t i = 0; i < elements.size();) {
    std::size_t end = i + 1;
    while (end < elements.size() && elements[end].gap.only_space() &&
           same_sort(elements[end - 1], elements[end]))
      ++end;
    if (end - i == 2 && is_lost_dash(elements[i], elements[i + 1])) {
      Element range = std::move(elements[i]);
      range.symbol.role = Role::Range;
      range.symbol.second = elements[i + 1].symbol.first;
      range.symbol.rule_name = "two points with a lost dash";
      range.end = elements[i + 1].end;
      kept.push_back(std::move(range));
    } else {
      std::move(elements.begin() + static_cast<std::ptrdiff_t>(i),
                elements.begin() + static_cast<std::ptrdiff_t>(end), std::back_inserter(kept));
    }
    i = end;
  }
  return kept;
}

namespace {

// Whether `end` closes the range that `start` opens, with only what stands in brackets between.
bool closes_range(const Element& start, const Element& between, const Element& end) {
  const Gap& gap = end.gap;
  const bool behind_bracket = gap.close && !gap.comma && !gap.newline && !gap.conjunction && !gap.dash &&
                              !gap.open && !gap.ends_segment();
  return behind_bracket && between.bracketed && !between.is_symbol() && start.is_symbol() &&
         end.is_symbol() && start.symbol.sort == Sort::Span && start.symbol.role == Role::From &&
         end.symbol.sort == Sort::Span && end.symbol.role == Role::By && !start.symbol.impossible &&
         !end.symbol.impossible;
}

}  // namespace

std::vector<Element> close_ranges(std::vector<Element> elements) {
  std::vector<Element> kept;
  kept.reserve(elements.size());
  for (Element& element : elements) {
    if (kept.size() < 2 || !closes_range(kept[kept.size() - 2], kept.back(), element)) {
      kept.push_back(std::move(element));
      continue;
    }
    Element& start = kept[kept.size() - 2];
    start.symbol.role = Role::Range;
    start.symbol.second = element.symbol.first;
    start.symbol.rule_name = "one point to another";
    start.symbol.conditions.push_back(kept.back().text);
    start.end = element.end;
    kept.pop_back();
  }
  return kept;
}

}  // namespace prikaz::normalize::timing
