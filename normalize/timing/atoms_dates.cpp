// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Days and times of day: «30.09», «08. 02. 2021», «« 24 » августа 2021 года», «март, 2022 г.», «11-30-13-30»,
// «9.00 - 9.45 час.».
#include "normalize/date.h"
#include "normalize/timing/atom_reader.h"

namespace prikaz::normalize::timing {
namespace {

using Kind = Token::Kind;

// Whether the day exists in some year, or in the year said.
bool possible_day(int day, int month, int year) {
  using namespace std::chrono;
  return year_month_day{std::chrono::year{year ? year : 2000},
                        std::chrono::month{static_cast<unsigned>(month)},
                        std::chrono::day{static_cast<unsigned>(day)}}
      .ok();
}

void set_day(Atom& atom, int day, int month, int year) {
  atom.point = Point{};
  atom.point.day = static_cast<std::int8_t>(day);
  atom.point.month = static_cast<std::int8_t>(month);
  atom.point.year = static_cast<std::int16_t>(year);
  atom.kind = possible_day(day, month, year) ? Atom::Kind::Point : Atom::Kind::Impossible;
}

}  // namespace

bool AtomReader::number_between(Index i, int low, int high, int max_digits) const {
  const Token& token = at(i);
  return token.is(Kind::Number) && token.digits <= max_digits && token.value >= low && token.value <= high;
}

bool AtomReader::is_year_number(Index i) const {
  const Token& token = at(i);
  return token.is(Kind::Number) && token.digits == 4 && token.value >= kFirstYear && token.value <= kLastYear;
}

// «г.», «года», «гг..», «г.г.» at i; i itself where there is none.
AtomReader::Index AtomReader::year_word(Index i) const {
  while (at(i).is(Word::Year)) {
    ++i;
    while (at(i).is(Kind::Dot) && (tight(i) || !at(i + 1).is(Kind::Number))) ++i;
    if (!tight(i) || at(i).end - at(i).begin > 4) break;
  }
  return i;
}

// The year behind a month, quarter, half …: «2021 г.», «, 2021 г.», «2022/2023 учебного года», «текущего
// года», «т.г.».
AtomReader::Index AtomReader::year_after(Index i, Point& point) const {
  static const Token::Kind kComma = Kind::Comma;
  Index k = i;
  if (at(k).is(kComma) && is_year_number(k + 1) && !at(k + 2).is(kComma)) ++k;
  if (at(k).is(Kind::Dot) && at(k + 1).is(Kind::Number) && is_year_number(k + 1)) ++k;
  if (const Index school = school_years(k, point)) return school;
  // «февраль (2023 г.)»
  if (at(k).is(Kind::Open) && is_year_number(k + 1) && at(year_word(k + 2)).is(Kind::Close)) {
    point.year = static_cast<std::int16_t>(at(k + 1).value);
    return year_word(k + 2) + 1;
  }
  if (is_year_number(k)) {
    // «май 2022-2024 гг.» is no month of one year, «09.2021.» and the like are no year.
    if (at(k + 1).is(Kind::Dash) && is_year_number(k + 2) && at(k + 3).is(Word::Year)) return i;
    if (at(k + 1).is(Kind::Dot) && tight(k + 1) && at(k + 2).is(Kind::Number) && tight(k + 2)) return i;
    point.year = static_cast<std::int16_t>(at(k).value);
    return year_word(k + 1);
  }
  if (number_between(k, 0, 99, 2) && at(k).digits == 2 && at(k + 1).is(Word::Year)) {
    point.year = static_cast<std::int16_t>(two_digit_year(at(k).value));
    return year_word(k + 1);
  }
  Index r = k;
  if (at(r).is(Word::Relative) && at(r + 1).is(Word::Calendar)) ++r;
  if (at(k).is(Word::Relative) && at(k).value != 2 && at(r + 1).is(Word::Year) &&
      !at(r + 2).is(Kind::Comma)) {
    point.whose = at(k).value == 0 ? Whose::This : at(k).value == 1 ? Whose::Next : Whose::Last;
    return year_word(r + 1);
  }
  // «т.г.», «с.г.»: one letter, a full stop, «г».
  const bool letter = at(k).is(Kind::Word) && at(k).end - at(k).begin <= 2 &&
                      (at(k).word == Word::None || at(k).is(Word::From));
  if (letter && at(k + 1).is(Kind::Dot) && tight(k + 1) && at(k + 2).is(Word::Year) &&
      at(k + 2).end - at(k + 2).begin <= 2) {
    point.whose = Whose::This;
    return year_word(k + 2);
  }
  return i;
}

// Behind a date: «г.», a closing full stop, the year that a space parts from it.
AtomReader::Index AtomReader::finish_date(Index i, Atom& atom) const {
  if (atom.point.year == 0) {
    Index k = i;
    if (at(k).is(Kind::Dot)) ++k;
    Point point = atom.point;
    const Index end = year_after(k, point);
    if (end != k) {
      set_day(atom, atom.point.day, atom.point.month, point.year);
      atom.point.whose = point.whose;
      atom.point.school = point.school;
      return end;
    }
    if (at(i).is(Kind::Dot) && !(at(i + 1).is(Kind::Number) && tight(i + 1))) return year_word(i + 1);
    return i;
  }
  if (at(i).is(Kind::Dot) && at(i + 1).is(Word::Year)) ++i;
  const Index end = year_word(i);
  if (end == i && at(i).is(Kind::Dot) && !at(i + 1).is(Kind::Number)) return i + 1;
  return end;
}

AtomReader::Index AtomReader::iso_date(Index i, Atom& atom) const {
  if (!is_year_number(i) || !at(i + 1).is(Kind::Dash) || !tight(i + 1)) return 0;
  if (!number_between(i + 2, 1, 12, 2) || at(i + 2).digits != 2 || !at(i + 3).is(Kind::Dash) ||
      !tight(i + 2) || !tight(i + 3))
    return 0;
  if (!number_between(i + 4, 1, 31, 2) || at(i + 4).digits != 2 || !tight(i + 4)) return 0;
  set_day(atom, at(i + 4).value, at(i + 2).value, at(i).value);
  return i + 5;
}

// «09.08.2021», «08. 02. 2021», «01/09/2021», «01-09-2021», «30.09», «09.2021» (a month).
AtomReader::Index AtomReader::dotted_date(Index i, Atom& atom) const {
  if (!number_between(i, 0, 99, 2) || at(i).ordinal) return 0;
  const Kind mark = at(i + 1).kind;
  if (mark != Kind::Dot && mark != Kind::Slash && mark != Kind::Dash && mark != Kind::Comma) return 0;
  const bool slashed = mark == Kind::Slash && !at(i + 3).is(Kind::Slash);  // «09/2021»
  if ((mark == Kind::Dot || slashed) && is_year_number(i + 2) && tight(i + 1) && tight(i + 2) &&
      at(i).value <= 12 && at(i).value > 0 && at(i).digits == 2) {
    atom.kind = Atom::Kind::Point;
    atom.point = Point{};
    atom.point.unit = Unit::Month;
    atom.point.month = static_cast<std::int8_t>(at(i).value);
    atom.point.year = static_cast<std::int16_t>(at(i + 2).value);
    return year_word(i + 3);
  }
  if (!number_between(i + 2, 0, 99, 2) || at(i + 2).ordinal) return 0;
  const bool tight_month = tight(i + 1) && tight(i + 2);
  Index y = at(i + 3).is(mark) || (at(i + 3).is(Kind::Dot) || at(i + 3).is(Kind::Comma)) ? i + 4 : 0;
  const bool long_year = y && is_year_number(y);
  const bool short_year =
      y && mark == Kind::Dot && tight_month && tight(i + 3) && tight(y) && at(y).is(Kind::Number) &&
      at(y).digits == 2 &&
      !(at(y + 1).is(Kind::Dot) && at(y + 2).is(Kind::Number) && tight(y + 1) && tight(y + 2));
  if (mark != Kind::Dot && !(long_year && tight_month && tight(i + 3) && tight(y))) return 0;
  if (at(i).value > 31 || at(i + 2).value > 12 || at(i).value == 0 || at(i + 2).value == 0) {
    if (!long_year) return 0;
    atom.kind = Atom::Kind::Impossible;
    return year_word(y + 1);
  }
  if (long_year || short_year) {
    set_day(atom, at(i).value, at(i + 2).value, long_year ? at(y).value : two_digit_year(at(y).value));
    return finish_date(y + 1, atom);
  }
  if (at(i + 2).digits != 2 || !tight(i + 1)) return 0;
  // «10.10 ч» is a time of day.
  if (at(i + 3).is(Word::Hour)) return 0;
  set_day(atom, at(i).value, at(i + 2).value, 0);
  return finish_date(i + 3, atom);
}

// A day that has been read («24», «первое») and its month: «24 августа 2021 года», «« 10»______01____2022
// г.».
AtomReader::Index AtomReader::day_and_month(Index, int day, Index i, Atom& atom) const {
  if (!at(i).is(Word::Month)) return 0;
  if (day < 1 || day > 31) {
    if (day < 0 || day > 99) return 0;
    atom.kind = Atom::Kind::Impossible;
    return i + 1;
  }
  set_day(atom, day, at(i).value, 0);
  Index k = i + 1;
  if (at(k).is(Word::MonthUnit)) ++k;
  Point point = atom.point;
  const Index end = year_after(skip_dot(k), point);
  if (end != skip_dot(k)) {
    set_day(atom, day, at(i).value, point.year);
    atom.point.whose = point.whose;
    atom.point.school = point.school;
    return finish_date(end, atom);
  }
  return at(k).is(Kind::Dot) && tight(k) ? year_word(k + 1) : k;
}

AtomReader::Index AtomReader::month(Index i, Atom& atom) const {
  if (!at(i).is(Word::Month)) return 0;
  Point point;
  point.unit = Unit::Month;
  point.month = static_cast<std::int8_t>(at(i).value);
  Index k = i + 1;
  if (at(k).is(Kind::Dot) && tight(k)) {
    atom.stopped = at(i).end - at(i).begin > 8;  // «Ноябрь. Март.»: no short form, the stop parts them
    ++k;
  }
  if (at(k).is(Word::MonthUnit) && !at(k + 1).is(Word::Year)) ++k;
  // «май 2022-2024 гг.»: a month of several years is none that a date can name.
  const bool several =
      is_year_number(k) && at(k + 1).is(Kind::Dash) && is_year_number(k + 2) && at(k + 3).is(Word::Year);
  if (several) {  // «ежегодно» may yet make sense of it
    atom.kind = Atom::Kind::Impossible;
    atom.point = point;
    atom.point.year = static_cast<std::int16_t>(at(k).value);
    atom.point.last_year = static_cast<std::int16_t>(at(k + 2).value);
    return year_word(k + 3);
  }
  k = year_after(k, point);
  atom.kind = Atom::Kind::Point;
  atom.point = point;
  return part_of_month_after(k, atom);
}

// «март (вторая декада)», «март, 2 неделя»: the part named behind its month.
AtomReader::Index AtomReader::part_of_month_after(Index i, Atom& atom) const {
  const bool bracket = at(i).is(Kind::Open);
  const Index first = bracket || at(i).is(Kind::Comma) ? i + 1 : i;
  const Numeral number = numeral(first);
  if (!number.end || number.damaged) return i;
  const bool week = at(number.end).is(Word::Week), decade = at(number.end).is(Word::Decade);
  const bool half = at(number.end).is(Word::HalfPart) && (number.value == 1 || number.value == 2);
  const Index end = skip_dot(number.end + 1);
  const bool named_again = at(end).is(Word::Month) || at(end).is(Word::MonthUnit) ||
                           at(end).is(Word::Every) || at(end).is(Word::Year);
  if ((!week && !decade && !half) || named_again || number.value == 0 || number.value > (week ? 5 : 3))
    return i;
  if (bracket && !at(end).is(Kind::Close)) return i;
  atom.point.unit = week ? Unit::Week : decade ? Unit::Decade : Unit::HalfMonth;
  atom.point.number = static_cast<std::int8_t>(number.value);
  return bracket ? end + 1 : end;
}

AtomReader::ClockPart AtomReader::clock_part(Index i, bool after_date) const {
  ClockPart part;
  if (!number_between(i, 0, 24, 2)) return part;
  part.hour = at(i).value;
  if (at(i + 1).is(Word::Hour)) {  // «15 часов», «10 ч. 30 мин.»
    part.end = skip_dot(i + 2);
    part.strong = true;
    if (number_between(part.end, 0, 59, 2) && at(part.end + 1).is(Word::Minute)) {
      part.minute = at(part.end).value;
      part.end = skip_dot(part.end + 2);
    }
    return part;
  }
  const Kind mark = at(i + 1).kind;
  if (mark != Kind::Dot && mark != Kind::Colon && mark != Kind::Dash) return part;
  if (!number_between(i + 2, 0, 59, 2) || at(i + 2).digits != 2 || !tight(i + 1) || !tight(i + 2))
    return part;
  part.minute = at(i + 2).value;
  if (part.hour == 24 && part.minute != 0) return part;
  part.end = i + 3;
  const bool hours = at(part.end).is(Word::Hour);
  if (hours) part.end = skip_dot(part.end + 1);
  const bool more = at(i + 3).is(Kind::Dot) && tight(i + 3) && at(i + 4).is(Kind::Number) && tight(i + 4);
  if (more) {
    part.end = 0;
    return part;
  }
  const bool no_date = part.minute == 0 || (mark == Kind::Dot && part.minute > 12);
  part.strong = mark == Kind::Colon || hours || no_date ||
                (mark == Kind::Dash && after_date && !at(i + 3).is(Word::Month));
  return part;
}

AtomReader::Index AtomReader::read_full_date(Index i, Atom& atom) const {
  Index end = iso_date(i, atom);
  if (!end) end = dotted_date(i, atom);
  if (!end && number_between(i, 1, 31, 2) && at(i + 1).is(Word::Month))
    end = day_and_month(i, at(i).value, i + 1, atom);
  if (!end) {  // «« 10»______01____2022 г.», «"31» 08. 2020 г.»: a form filled in, the day in quotes
    const bool form = number_between(i, 1, 31, 2) && at(i + 1).mark_before &&
                      number_between(i + 1, 1, 12, 2) && at(i + 1).digits == 2;
    const Index y = skip_dot(i + 2);
    if (form && is_year_number(y)) {
      set_day(atom, at(i).value, at(i + 1).value, at(y).value);
      end = year_word(y + 1);
    }
  }
  const bool full = end && atom.is(Atom::Kind::Point) && atom.point.unit == Unit::Day &&
                    atom.point.has_year() && !atom.point.school;
  return full ? end : 0;
}

// One time or a range: «10:00», «с 09-00 до 16-00», «11-30-13-30», «9.00 - 9.45 час.».
AtomReader::Index AtomReader::time_of_day(Index i, Atom& atom, bool after_date) const {
  if (i > 0 && (at(i - 1).is(Word::Every) || at(i - 1).is(Word::Ahead) || at(i - 1).is(Word::During)))
    return 0;  // «через 2 часа»
  const bool from = at(i).is(Word::From);
  const Index first = from ? i + 1 : i;
  ClockPart start = clock_part(first, after_date);
  const bool bare_start = !start.end && number_between(first, 0, 24, 2) &&
                          (at(first + 1).is(Word::By) || at(first + 1).is(Kind::Dash));
  if (bare_start) {  // «с 10 до 12 часов»
    const ClockPart hours = clock_part(first + 2, false);
    if (!hours.end || !at(first + 3).is(Word::Hour) || hours.hour <= at(first).value) return 0;
    atom.kind = Atom::Kind::Time;
    atom.clock = Clock{static_cast<std::int8_t>(at(first).value), 0, static_cast<std::int8_t>(hours.hour),
                       static_cast<std::int8_t>(hours.minute)};
    return hours.end;
  }
  if (!start.end) return 0;
  // «2 часа в неделю», «34 часа»: how long, unless something says when.
  const bool counted = at(first + 1).is(Word::Hour) && start.end <= skip_dot(first + 2) && !from &&
                       !after_date && (first == 0 || !at(first - 1).is(Kind::Word)) &&
                       !at(start.end).is(Kind::Dash);
  if (counted) return 0;
  Index k = start.end;
  const bool linked = at(k).is(Kind::Dash) || at(k).is(Word::By) || at(k).is(Word::Through);
  ClockPart finish;
  if (linked) finish = clock_part(k + 1, after_date);
  const Kind mark = at(first + 1).kind;
  const bool same_shape =
      linked && finish.end && at(k + 2).kind == mark &&
      (finish.hour > start.hour || (finish.hour == start.hour && finish.minute > start.minute));
  const bool four = same_shape && mark == Kind::Dash && tight(k) && tight(k + 1) && at(k).is(Kind::Dash);
  const bool ranged = same_shape && (start.strong || finish.strong || four);
  if (!start.strong && !ranged) return 0;
  atom.kind = Atom::Kind::Time;
  atom.clock = Clock{static_cast<std::int8_t>(start.hour), static_cast<std::int8_t>(start.minute), -1, 0};
  if (ranged) {
    atom.clock.end_hour = static_cast<std::int8_t>(finish.hour);
    atom.clock.end_minute = static_cast<std::int8_t>(finish.minute);
    k = finish.end;
  }
  return k;
}

}  // namespace prikaz::normalize::timing
