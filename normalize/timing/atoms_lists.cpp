// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Lists that say a unit or a year once: «5, 12 и 19 октября», «май 2022, 2023, 2024 гг.», «2021-2022,
// 2022-2023 учебные годы».
#include "normalize/timing/atom_reader.h"

namespace prikaz::normalize::timing {
namespace {

constexpr std::size_t kMostYears = 30;  // of one list

// The largest number that the unit counts, 0 where it counts nothing.
int largest_number(const Point& point) {
  if (point.edge != Edge::None || point.weekday != 0) return 0;
  switch (point.unit) {
    case Unit::Day:
      return 31;
    case Unit::Week:
      return 5;
    case Unit::Quarter:
      return 4;
    case Unit::Decade:
      return 3;
    case Unit::Half:
    case Unit::HalfMonth:
      return 2;
    default:
      return 0;
  }
}

// A number becomes what stands to its right, with its own number; false where that counts nothing or not so
// far.
bool complete(Atom& number, const Atom& right) {
  if (right.is(Atom::Kind::MonthDay)) {
    if (number.roman || number.value < 1 || number.value > 31) return false;
    number.kind = Atom::Kind::MonthDay;
    return true;
  }
  if (right.is(Atom::Kind::Weekday)) {  // «первый и третий четверг месяца»
    if (right.ordinal == 0 || number.value == 0 || number.value > 5) return false;
    number.kind = Atom::Kind::Weekday;
    number.ordinal = static_cast<std::int8_t>(number.value);
    number.value = right.value;
    return true;
  }
  const Point& point = right.point;
  if (number.value < 1 || number.value > largest_number(point) || (number.roman && point.unit == Unit::Day))
    return false;
  number.kind = Atom::Kind::Point;
  number.point = point;
  (point.unit == Unit::Day ? number.point.day : number.point.number) = static_cast<std::int8_t>(number.value);
  return true;
}

bool is_single_year(const Atom& atom) {
  return atom.is(Atom::Kind::Point) && atom.point.unit == Unit::Year && atom.point.edge == Edge::None &&
         atom.point.has_year() && atom.point.last_year == 0;
}

bool is_listing(const Atom& atom) { return atom.is(Atom::Kind::Comma) || atom.is(Atom::Kind::And); }

}  // namespace

// «май 2022, 2023 гг.»: further years of a unit that has the first of them.
void spread_years(std::vector<Atom>& atoms) {
  for (std::size_t last = 2; last < atoms.size(); ++last) {
    if (!is_single_year(atoms[last])) continue;
    std::size_t first = last;
    while (first >= 2 && last - first < 2 * kMostYears && is_listing(atoms[first - 1]) &&
           is_single_year(atoms[first - 2]))
      first -= 2;
    if (first < 2 || !is_listing(atoms[first - 1]) || !atoms[first - 2].is(Atom::Kind::Point)) continue;
    const Point unit = atoms[first - 2].point;
    if (!unit.has_year() || unit.last_year != 0 || unit.school || unit.unit == Unit::Year) continue;
    // A day in the next year too is said with «г.» as well; behind a month that may be the whole year.
    const bool next_years = unit.unit == Unit::Day && atoms[first].point.year == unit.year + 1;
    if (!atoms[last].several_years && !next_years) continue;
    for (std::size_t i = first; i <= last; i += 2) {
      const std::int16_t year = atoms[i].point.year;
      atoms[i].point = unit;
      atoms[i].point.year = year;
    }
  }
}

// «22 августа (четверг) 2024 года»: the year behind the name of the day is the day's.
void lend_years(std::vector<Atom>& atoms) {
  bool any = false;
  for (std::size_t i = 0; i + 2 < atoms.size(); ++i) {
    Atom& day = atoms[i];
    if (!day.is(Atom::Kind::Point) || day.point.unit != Unit::Day || day.point.has_year()) continue;
    std::size_t k = i + 1;
    const bool bracket = atoms[k].is(Atom::Kind::Open), comma = atoms[k].is(Atom::Kind::Comma);
    if (!bracket && !comma) continue;
    if (!atoms[++k].is(Atom::Kind::Weekday) || atoms[k].ordinal != 0 || atoms[k].each) continue;
    if (++k >= atoms.size() || !atoms[k].is(bracket ? Atom::Kind::Close : Atom::Kind::Comma)) continue;
    if (++k >= atoms.size() || !is_single_year(atoms[k]) || atoms[k].newline_before) continue;
    day.point.year = atoms[k].point.year;
    day.end = atoms[k].end;
    while (k > i) atoms[k--].spent = any = true;
  }
  if (any) std::erase_if(atoms, [](const Atom& atom) { return atom.spent; });
}

// «первый четверг сентября, января»: the day of the week is said once.
void spread_weekdays(std::vector<Atom>& atoms) {
  for (std::size_t i = 2; i < atoms.size(); ++i) {
    Atom& month = atoms[i];
    const Atom& before = atoms[i - 2];
    const bool listed = is_listing(atoms[i - 1]) && month.is(Atom::Kind::Point) &&
                        month.point.unit == Unit::Month && month.point.edge == Edge::None &&
                        !month.newline_before;
    if (!listed || !before.is(Atom::Kind::Point) || before.point.unit != Unit::Day ||
        before.point.weekday == 0)
      continue;
    month.point.unit = Unit::Day;
    month.point.number = before.point.number;
    month.point.weekday = before.point.weekday;
  }
}

// «2021-2022, 2022-2023 учебные годы»: the pairs before are school years too.
void spread_school_years(std::vector<Atom>& atoms) {
  bool any = false;
  std::size_t school = 0;  // where the school year stands that lends its unit
  for (std::size_t i = atoms.size(); i-- > 0;) {
    const Atom& atom = atoms[i];
    if (atom.is(Atom::Kind::Point) && atom.point.unit == Unit::School && atom.point.has_year()) school = i;
    if (school == 0 || school != i + 4 || !is_listing(atoms[i + 3]) || !atoms[i + 1].is(Atom::Kind::Dash) ||
        !is_single_year(atom))
      continue;
    const int next = atom.point.year + 1;
    const Atom& last = atoms[i + 2];
    const bool pairs = is_single_year(last)
                           ? last.point.year == next
                           : last.is(Atom::Kind::Number) && !last.roman && last.value == next % 100;
    if (!pairs) continue;
    Atom& pair = atoms[i];
    pair.point.unit = Unit::School;
    pair.point.school = true;
    pair.point.last_year = static_cast<std::int16_t>(next);
    pair.end = last.end;
    atoms[i + 1].spent = atoms[i + 2].spent = any = true;
    school = i;
  }
  if (any) std::erase_if(atoms, [](const Atom& atom) { return atom.spent; });
}

void complete_numbers(std::vector<Atom>& atoms, const std::optional<Point>& heading) {
  Atom outer;
  if (heading) outer.kind = Atom::Kind::Point, outer.point = *heading;
  const Atom* right = heading ? &outer : nullptr;
  bool until = false;  // a «до» stands between
  for (std::size_t i = atoms.size(); i-- > 0;) {
    Atom& atom = atoms[i];
    switch (atom.kind) {
      case Atom::Kind::Point:
      case Atom::Kind::MonthDay:
      case Atom::Kind::Weekday:
        right = &atom;
        until = false;
        break;
      case Atom::Kind::Number: {
        // «10 до 20 мая» needs its «с»; «1. до 15 мая» is an item of a list.
        // «10.-20.04» is a span all the same.
        const bool span =
            i + 1 < atoms.size() && atoms[i + 1].is(Atom::Kind::Dash) && !atoms[i + 1].space_before;
        const bool loose =
            (atom.stopped && !span) || (until && !(i > 0 && atoms[i - 1].is(Atom::Kind::From)));
        const bool glued = i + 1 < atoms.size() && !atoms[i + 1].space_before &&
                           atoms[i + 1].begin == atom.end && &atoms[i + 1] == right;
        if (glued && right->is(Atom::Kind::Point))
          atoms[i + 1].kind = Atom::Kind::Impossible;  // «II1 квартал»: a damaged number
        right = right && !glued && !loose && complete(atom, *right) ? &atom : nullptr;
        until = false;
        break;
      }
      case Atom::Kind::Dash:
      case Atom::Kind::Comma:
      case Atom::Kind::And:
      case Atom::Kind::Slash:
      case Atom::Kind::Through:
      case Atom::Kind::From:
      case Atom::Kind::In:
        break;
      case Atom::Kind::By:
        until = true;
        break;
      default:
        right = nullptr;
        until = false;
    }
  }
}

}  // namespace prikaz::normalize::timing
