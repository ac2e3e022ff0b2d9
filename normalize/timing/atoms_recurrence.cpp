// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// How often: «ежегодно», «не реже 2 раз в месяц», «1 раз в две недели», «каждый второй вторник месяца», «5
// числа», and spans of time that are only counted («10 рабочих дней»).
#include "normalize/timing/atom_reader.h"

namespace prikaz::normalize::timing {
namespace {

using Kind = Token::Kind;

Rule rule_of(int code) {
  Rule rule;
  rule.every = static_cast<Every>(code / 100);
  rule.interval = static_cast<std::int16_t>(code % 100);
  return rule;
}

}  // namespace

// «год», «полугодие», «две недели», «3 года», «учебный год» behind «раз в» or «каждые»: frequency and
// interval. A school term is read too, with no frequency.
AtomReader::Index AtomReader::unit_interval(Index i, Rule& rule) const {
  Index k = i;
  int count = 1;
  if (at(k).is(Word::Every)) ++k;
  if (at(k).is(Kind::Number) && at(k).digits <= 2 && at(k).value > 0)
    count = at(k++).value;
  else if (at(k).is(Word::Cardinal) && at(k).value > 0)
    count = at(k++).value;
  while (at(k).is(Word::School) || at(k).is(Word::Calendar)) k = skip_dot(k + 1);
  if (!at(k).is(Kind::Word)) return 0;
  switch (at(k).word) {
    case Word::Day:
      rule.every = Every::Day;
      break;
    case Word::Week:
      rule.every = Every::Week;
      break;
    case Word::MonthUnit:
      rule.every = Every::Month;
      break;
    case Word::Quarter:
      rule.every = Every::Month;
      count *= 3;
      break;
    case Word::Half:
      rule.every = Every::Month;
      count *= 6;
      if (at(k).value == 1) {  // «пол года», «пол-года»
        k = at(k + 1).is(Kind::Dash) ? k + 2 : k + 1;
        if (!at(k).is(Word::Year)) return 0;
      }
      break;
    case Word::Year:
      rule.every = Every::Year;
      break;
    case Word::Term:
    case Word::Decade:
      rule.every = Every::None;
      break;
    default:
      return 0;
  }
  rule.interval = static_cast<std::int16_t>(count);
  return at(k).is(Word::Year) ? year_word(k) : (at(k).end - at(k).begin <= 6 ? skip_dot(k + 1) : k + 1);
}

// «1 раз в квартал», «раз в год», «2 р. в год», «дважды в год», «1 раз/месяц», «один раз за полугодие».
AtomReader::Index AtomReader::times_per_unit(Index i, Atom& atom) const {
  Index k = i;
  int times = 1;
  bool range = false;
  if (at(k).is(Word::TimesAdverb)) {
    times = at(k++).value;
  } else {
    if (at(k).is(Kind::Number) && at(k).digits <= 3)
      times = at(k++).value;
    else if (at(k).is(Word::Cardinal))
      times = at(k++).value;
    const bool second = (at(k + 1).is(Kind::Number) && at(k + 1).digits <= 3) || at(k + 1).is(Word::Cardinal);
    if (k > i && at(k).is(Kind::Dash) && second && at(k + 2).is(Word::Times)) k += 2, range = true;
    if (at(k).is(Kind::Open) && at(k + 1).is(Word::Cardinal) && at(k + 2).is(Kind::Close))
      k += 3;  // «2 (два) раза»
    if (!at(k).is(Word::Times)) return 0;
    k = at(k).end - at(k).begin <= 2 ? skip_dot(k + 1) : k + 1;
  }
  if (at(k).is(Word::In) && at(k + 1).is(Word::During))
    k = skip_dot(k + 2) - 1;  // «2 раза в течение года»
  else if (!at(k).is(Word::In) && !at(k).is(Kind::Slash) && !(at(k).is(Word::Ahead) && at(k).value == 0))
    return 0;
  Rule rule;
  const Index end = unit_interval(k + 1, rule);
  if (!end || (times == 0 && at(i).is(Kind::Number))) return 0;
  atom.kind = Atom::Kind::Frequency;
  atom.rule = rule;
  atom.rule.times = static_cast<std::int16_t>(times);
  atom.rule.at_least = range;  // «1-2 раза в год» is at least once
  return end;
}

AtomReader::Index AtomReader::frequency(Index i, Atom& atom) const {
  Index k = i;
  bool least = false;
  if (at(k).is(Word::Not) &&
      (at(k + 1).is(Word::Rarer) || at(k + 1).is(Word::Less) || at(k + 1).is(Word::More))) {
    least = !at(k + 1).is(Word::More);
    k += 2;
    if (at(k).is(Kind::Comma) && at(k + 1).is(Word::Than)) ++k;
    if (at(k).is(Word::Than)) ++k;
  } else if (at(k).is(Word::Minimum)) {
    least = true;
    ++k;
    if (at(k).is(Word::Noise)) ++k;  // «хотя бы»
  }
  Index end = times_per_unit(k, atom);
  if (!end && at(k).is(Word::Frequency)) {
    atom.kind = Atom::Kind::Frequency;
    atom.rule = rule_of(at(k).value);
    end = k + 1;
  }
  if (end && least) atom.rule.at_least = true;
  return end;
}

// «каждый четверг», «каждые две недели», «каждый месяц», «каждого месяца», «каждую вторую среду месяца».
AtomReader::Index AtomReader::every(Index i, Atom& atom) const {
  if (!at(i).is(Word::Every)) return 0;
  if (const Index day = weekday(i + 1, atom)) {
    atom.each = true;
    return day;
  }
  if (const Index day = day_of_month(i + 1, atom)) return day;
  Rule rule;
  const Index end = unit_interval(i + 1, rule);
  if (!end || (rule.every == Every::None && i > 0 && at(i - 1).is(Kind::Word))) return 0;
  atom.kind = Atom::Kind::Frequency;
  atom.rule = rule;
  return end;
}

// «вторник», «последняя пятница месяца», «второй четверг октября 2022 года» (a day).
AtomReader::Index AtomReader::weekday(Index i, Atom& atom) const {
  Index k = i;
  int ordinal = 0;
  if (!at(k).is(Word::Weekday)) {
    const Numeral number = numeral(i);
    if (!number.end || !at(number.end).is(Word::Weekday) || number.value > 5) return 0;
    ordinal = number.value;
    k = number.end;
  }
  const int day = at(k).value;
  Index end = at(k).end - at(k).begin <= 4 ? skip_dot(k + 1) : k + 1;
  if (ordinal != 0) {
    Index m = end;
    if (at(m).is(Word::Every)) ++m;
    if (at(m).is(Word::Month)) {
      const Index behind = month(m, atom);
      atom.point.unit = Unit::Day;
      atom.point.number = static_cast<std::int8_t>(ordinal);
      atom.point.weekday = static_cast<std::int8_t>(day);
      return behind;
    }
    if (at(m).is(Word::MonthUnit)) end = m + 1;
  } else if (at(end).is(Word::MonthUnit)) {
    ++end;  // «каждую пятницу месяца»
  }
  atom.kind = Atom::Kind::Weekday;
  atom.value = day;
  atom.ordinal = static_cast<std::int8_t>(ordinal);
  return end;
}

// «по рабочим дням», «в будни», «по выходным»; «в выходные и праздничные дни» is set by another calendar.
AtomReader::Index AtomReader::day_group(Index i, Atom& atom) const {
  const bool days = at(i + 1).is(Word::Day);
  const bool governed = i > 0 && (at(i - 1).is(Word::Through) || at(i - 1).is(Word::In));
  if (at(i + 1).is(Word::And)) {
    atom.kind = Atom::Kind::Event;
    return i + 1;
  }
  if (!days && !governed) return 0;
  atom.kind = Atom::Kind::Frequency;
  atom.rule = Rule{};
  atom.rule.every = Every::Week;
  const bool weekend = at(i).value == 2;
  for (int day = weekend ? 6 : 1; day <= (weekend ? 7 : 5); ++day)
    atom.rule.weekdays.push_back({0, static_cast<std::int8_t>(day)});
  return days ? i + 2 : i + 1;
}

// «5 числа», «25-го числа каждого месяца», «последний день месяца», «последнее число месяца».
AtomReader::Index AtomReader::day_of_month(Index i, Atom& atom) const {
  const Numeral number = numeral(i);
  if (!number.end || number.roman) return 0;
  Index k = number.end;
  if (number.value == -1 && at(k).is(Word::DayAdjective) && at(k + 1).is(Word::Day) &&
      at(k + 2).is(Word::MonthUnit)) {
    atom.kind = Atom::Kind::MonthWeek;  // «последний рабочий день месяца»
    atom.rule = Rule{};
    atom.rule.every = Every::Month;
    return k + 3;
  }
  const bool last = number.value == -1 && (at(k).is(Word::Day) || at(k).is(Word::DayOfMonth));
  if (!last && (!at(k).is(Word::DayOfMonth) || number.value < 1 || number.value > 31)) return 0;
  ++k;
  Index m = k;
  if (at(m).is(Word::Every)) ++m;
  const bool next_month =
      at(m).is(Word::MonthUnit) &&
      (at(m + 1).is(Word::Relative) ||
       (at(m + 1).is(Kind::Comma) && at(m + 2).is(Word::Relative)));  // «месяца, следующего за отчётным»
  if (next_month) {
    atom.ordinal = 1;
  } else if (at(m).is(Word::MonthUnit)) {
    k = m + 1;
    atom.ordinal = 1;  // of every month: no month that stands beside it
  } else if (last) {
    return 0;
  }
  atom.kind = Atom::Kind::MonthDay;
  atom.value = number.value;
  return k;
}

// «10 рабочих дней», «двух недель», «месяца», «3-х месяцев», «декады», «четверти».
AtomReader::Index AtomReader::duration(Index i, Atom& atom) const {
  Index k = i;
  if (at(k).is(Kind::Number) && at(k).digits <= 3)
    ++k;
  else if (at(k).is(Word::Cardinal) || at(k).is(Word::Ordinal))
    ++k;
  const bool counted = k != i;
  if (at(k).is(Kind::Open) && at(k + 1).is(Word::Cardinal) && at(k + 2).is(Kind::Close))
    k += 3;  // «10 (десяти) дней»
  while (at(k).is(Word::DayAdjective) || at(k).is(Word::Calendar)) ++k;
  if (!at(k).is(Kind::Word)) return 0;
  switch (at(k).word) {
    case Word::Day:
    case Word::Week:
    case Word::Decade:
    case Word::MonthUnit:
    case Word::Hour:
    case Word::Minute:
    case Word::Term:
      break;
    case Word::Quarter:
    case Word::Half:
      if (counted) return 0;
      break;
    case Word::Year:
      if (!counted) return 0;
      break;
    default:
      return 0;
  }
  atom.kind = Atom::Kind::Duration;
  // «месяца» alone is one that the heading above may name.
  const bool unit = at(k).is(Word::MonthUnit) || at(k).is(Word::Quarter) || at(k).is(Word::Half);
  if (k == i && unit) atom.value = months_in(at(k).word);
  return k + 1;
}

}  // namespace prikaz::normalize::timing
