// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Weeks, decades, quarters, halves, seasons, years, school years, their beginnings and ends, and the plan's
// own period.
#include "normalize/timing/atom_reader.h"

namespace prikaz::normalize::timing {
namespace {

using Kind = Token::Kind;

void set_point(Atom& atom, Unit unit, int number = 0) {
  atom.kind = Atom::Kind::Point;
  atom.point = Point{};
  atom.point.unit = unit;
  atom.point.number = static_cast<std::int8_t>(number);
}

}  // namespace

// «3», «III», «третий», «последняя», «двадцать пятое»; Cyrillic «Ш» for III only where a unit follows
// (`damaged`).
AtomReader::Numeral AtomReader::numeral(Index i) const {
  Numeral read;
  const Token& token = at(i);
  if (token.is(Kind::Number)) {
    if (token.digits > 3) return read;
    read.value = token.value;
    // «1V квартал»: a Roman numeral with a digit for its I.
    if (token.value == 1 && token.digits == 1 && at(i + 1).is(Word::Roman) && tight(i + 1)) {
      read.value = at(i + 1).value == 5 ? 4 : at(i + 1).value <= 2 ? at(i + 1).value + 1 : 0;
      read.roman = true;
      if (read.value) read.end = i + 2;
      return read;
    }
    read.end = i + 1;
    if (at(i + 1).is(Kind::Dot) && (at(i + 2).is(Word::Quarter) || at(i + 2).is(Word::Week)))
      read.end = i + 2;
    return read;
  }
  if (!token.is(Kind::Word)) return read;
  switch (token.word) {
    case Word::Roman:
      read.roman = true;
      break;
    case Word::DamagedRoman:
      read.roman = read.damaged = true;
      break;
    case Word::Ordinal:
    case Word::Last:
      break;
    case Word::Tens:
      if (!at(i + 1).is(Word::Ordinal) || at(i + 1).value > 9) return read;
      read.value = token.value + at(i + 1).value;
      read.end = i + 2;
      return read;
    default:
      return read;
  }
  read.value = token.value;
  read.end = i + 1;
  if (!read.roman) return read;
  // «IV-й квартал», «II -ое полугодие».
  if (at(read.end).is(Kind::Dash) && tight(read.end) && at(read.end + 1).is(Kind::Word) &&
      at(read.end + 1).word == Word::None && tight(read.end + 1) &&
      at(read.end + 1).end - at(read.end + 1).begin <= 6)
    read.end += 2;
  return read;
}

// «2021-22 учебный год», «2022/2023 уч. г.», «2023/2024учебного года», «2023/2024 г.», and «учебного года
// 2022-2023».
AtomReader::Index AtomReader::school_years(Index i, Point& point) const {
  const Index year = at(i).is(Word::School) ? skip_dot(i + 1) : i;
  if (at(i).is(Word::School) && at(year).is(Word::Year)) {
    const Index k = year_word(year);
    Point inner;
    const bool pair = is_year_number(k) && (at(k + 1).is(Kind::Dash) || at(k + 1).is(Kind::Slash)) &&
                      is_year_number(k + 2) && at(k + 2).value == at(k).value + 1;
    if (pair) {
      point.year = static_cast<std::int16_t>(at(k).value);
      point.last_year = static_cast<std::int16_t>(at(k + 2).value);
      point.school = true;
      return year_word(k + 3);
    }
    if (const Index end = is_year_number(k) ? school_years(k, inner) : 0) {
      point.year = inner.year, point.last_year = inner.last_year, point.school = true;
      return end;
    }
    point.school = true;
    return k;
  }
  if (!is_year_number(i)) return 0;
  const bool slash = at(i + 1).is(Kind::Slash);
  if (!slash && !at(i + 1).is(Kind::Dash)) return 0;
  const int first = at(i).value;
  int second = 0;
  if (is_year_number(i + 2))
    second = at(i + 2).value;
  else if (at(i + 2).is(Kind::Number) && at(i + 2).digits == 2)
    second = first / 100 * 100 + at(i + 2).value;
  if (second <= first || second - first > 30) return 0;
  Index k = year_word(i + 3);
  bool school = false;
  if (at(k).is(Word::School)) {
    school = true;
    k = year_word(skip_dot(k + 1));
  }
  const bool years = at(i + 3).is(Word::Year) && at(i + 3).value == 1;  // «2021/2022 гг.»
  if (!school && (years || !(slash && second == first + 1))) return 0;
  point.year = static_cast<std::int16_t>(first);
  point.last_year = static_cast<std::int16_t>(second);
  point.school = true;
  return k;
}

AtomReader::Index AtomReader::school_year(Index i, Atom& atom) const {
  Point point;
  const Index end = school_years(i, point);
  if (!end) return 0;
  set_point(atom, Unit::School);
  atom.point.school = true;
  atom.point.year = point.year;
  atom.point.last_year = point.last_year;
  return end;
}

// «2014 год», «2021-22 гг.», «20132015 гг.» (a lost dash), a bare «2014».
AtomReader::Index AtomReader::years(Index i, Atom& atom) const {
  if (at(i).is(Kind::Number) && at(i).digits == 8) {
    const int first = at(i).value / 10000, second = at(i).value % 10000;
    if (first >= kFirstYear && second > first && second <= kLastYear && at(i + 1).is(Word::Year)) {
      set_point(atom, Unit::Year);
      atom.point.year = static_cast<std::int16_t>(first);
      atom.point.last_year = static_cast<std::int16_t>(second);
      return year_word(i + 1);
    }
    return 0;
  }
  if (!is_year_number(i)) return 0;
  set_point(atom, Unit::Year);
  atom.point.year = static_cast<std::int16_t>(at(i).value);
  const bool slashed = at(i + 1).is(Kind::Slash) && is_year_number(i + 2) && at(i + 3).is(Word::Year) &&
                       at(i + 3).value == 1 && at(i + 2).value > at(i).value;
  if (slashed) {
    atom.point.last_year = static_cast<std::int16_t>(at(i + 2).value);
    return year_word(i + 3);
  }
  if (at(i + 1).is(Kind::Dash) && at(i + 2).is(Kind::Number) && at(i + 2).digits == 2 &&
      at(i + 3).is(Word::Year)) {
    const int second = at(i).value / 100 * 100 + at(i + 2).value;
    if (second > at(i).value) {
      atom.point.last_year = static_cast<std::int16_t>(second);
      return year_word(i + 3);
    }
  }
  const Index end = year_word(i + 1);
  atom.several_years = end > i + 1 && (at(i + 1).value == 1 || end > i + 3);
  return end;
}

AtomReader::Index AtomReader::ordinal_unit(Index i, Atom& atom) const {
  const Numeral number = numeral(i);
  return number.end ? unit_after(number.end, number, atom) : 0;
}

AtomReader::Index AtomReader::unit_after(Index i, const Numeral& numeral, Atom& atom) const {
  const int n = numeral.value;
  Index k = i;
  if (at(k).is(Word::School) && at(k + 1).is(Word::Half)) ++k;
  if (at(k).is(Word::Quarter)) {
    // «11 квартал» and «111 квартал» are Roman numerals in digits.
    const int quarter = n == 11 ? 2 : n == 111 ? 3 : n == -1 ? 4 : n;
    if (quarter == 0 || quarter < -1) return 0;
    if (quarter < 1 || quarter > 4) {  // «5 квартал»
      Point point;
      atom.kind = Atom::Kind::Impossible;
      return year_after(skip_dot(k + 1), point);
    }
    set_point(atom, Unit::Quarter, quarter);
    return year_after(skip_dot(k + 1), atom.point);
  }
  const bool slashed =
      at(k).is(Word::DamagedRoman) && at(k + 1).is(Kind::Slash) && at(k + 2).is(Word::Year);  // «п/г»
  if (at(k).is(Word::Half) || slashed) {
    const int half = n == 11 ? 2 : n;
    if (half < 1 || half > 2) return 0;
    set_point(atom, Unit::Half, half);
    return year_after(skip_dot(slashed ? k + 3 : k + 1), atom.point);
  }
  if (at(k).is(Word::HalfPart) && (n == 1 || n == 2)) {
    ++k;
    if (at(k).is(Word::Month)) {
      set_point(atom, Unit::HalfMonth, n);
      atom.point.month = static_cast<std::int8_t>(at(k).value);
      return year_after(k + 1, atom.point);
    }
    if (at(k).is(Word::Year)) {
      set_point(atom, Unit::Half, n);
      return year_word(k);
    }
    const Index before = i - 1;  // the numeral itself
    if (before > 1 && (at(before - 1).is(Kind::Dash) || at(before - 1).is(Kind::Comma)) &&
        (at(before - 2).is(Word::Year) || is_year_number(before - 2))) {
      set_point(atom, Unit::Half, n);  // «2022 год – первая половина»
      return k;
    }
    if (is_year_number(k) || at(k).is(Word::School) || at(k).is(Word::Relative)) {
      Point point;
      const Index end = year_after(k, point);
      if (end == k) return 0;
      set_point(atom, Unit::Half, n);
      atom.point.year = point.year, atom.point.last_year = point.last_year;
      atom.point.school = point.school, atom.point.whose = point.whose;
      return end;
    }
    return 0;
  }
  if (at(k).is(Word::Term)) {
    atom.kind = Atom::Kind::Event;
    return k + 1;
  }
  if (at(k).is(Word::Week)) return week_or_decade(skip_dot(k + 1), numeral, Unit::Week, atom);
  if (at(k).is(Word::Decade)) return week_or_decade(k + 1, numeral, Unit::Decade, atom);
  return numeral.damaged || numeral.roman || n < 0 ? 0 : day_and_month(i, n, i, atom);
}

// «3 неделя октября», «последняя декада мая»; «третья неделя месяца» recurs; with nothing behind it is only a
// bare number's unit.
AtomReader::Index AtomReader::week_or_decade(Index i, const Numeral& numeral, Unit unit, Atom& atom) const {
  const int last = unit == Unit::Week ? 5 : 3;
  if (numeral.value != -1 && (numeral.value < 1 || numeral.value > last)) return 0;
  if (at(i).is(Word::Month)) {
    set_point(atom, unit, numeral.value);
    atom.point.month = static_cast<std::int8_t>(at(i).value);
    return year_after(skip_dot(i + 1), atom.point);
  }
  Index k = i;
  if (at(k).is(Word::Every)) ++k;
  if (!at(k).is(Word::MonthUnit)) return 0;
  atom.kind = Atom::Kind::MonthWeek;
  atom.rule = Rule{};
  atom.rule.every = Every::Month;
  return k + 1;
}

// «осень», «весной 2022 года», «в зимний период»; «осенние каникулы» are no season.
AtomReader::Index AtomReader::season(Index i, Atom& atom) const {
  Index k = i + 1;
  if (at(i).is(Word::SeasonAdjective)) {
    if (!at(k).is(Word::Period)) return 0;
    ++k;
  } else if (!at(i).is(Word::Season)) {
    return 0;
  }
  set_point(atom, Unit::Season, at(i).value);
  // «зима 2022-2023 гг.» is one winter.
  if (at(i).value == 4 && is_year_number(k) && (at(k + 1).is(Kind::Dash) || at(k + 1).is(Kind::Slash)) &&
      is_year_number(k + 2) && at(k + 2).value == at(k).value + 1 && !at(k + 3).is(Word::School)) {
    atom.point.year = static_cast<std::int16_t>(at(k).value);
    return year_word(k + 3);
  }
  return year_after(k, atom.point);
}

// «начало октября», «в конце I квартала», «конец учебного года».
AtomReader::Index AtomReader::edge(Index i, Atom& atom) const {
  Index k = i + 1;
  if (at(k).is(Word::Calendar)) ++k;
  // «в конце каждого месяца», «в начале квартала»: it recurs.
  const Index unit = at(k).is(Word::Every) ? k + 1 : k;
  if (at(unit).is(Word::MonthUnit) || at(unit).is(Word::Quarter) || at(unit).is(Word::Half)) {
    atom.kind = Atom::Kind::MonthWeek;
    atom.rule = Rule{};
    atom.rule.every = Every::Month;
    atom.rule.interval = static_cast<std::int16_t>(months_in(at(unit).word));
    atom.value = at(i).value;
    return unit + 1;
  }
  if (at(k).is(Word::Term)) {  // each school sets its own
    atom.kind = Atom::Kind::Event;
    return k + 1;
  }
  const bool whole = at(k).is(Word::Whole);
  const Index span = whole ? k + 1 : k;  // «до конца срока реализации плана», «до конца всего периода»
  const bool termed = at(span).is(Word::TermWord) || at(span).is(Word::Period);
  const Index noun = termed ? span + 1 : span;
  const Index nouns = plan_nouns(noun);
  const bool of_plan = at(noun).is(Word::TermNoun) && at(noun).value == 1 &&
                       (termed || at(nouns - 1).is(Word::Plan));  // «до конца реализации программы»
  if (of_plan || (termed && whole)) {
    const Index end = own_plan(nouns);
    if (!end) return 0;
    set_point(atom, Unit::Plan);
    atom.point.edge = static_cast<Edge>(at(i).value);
    return end;
  }
  Atom inner;
  Index end = 0;
  if (at(k).is(Word::Month))
    end = month(k, inner);
  else if (at(k).is(Word::Season))
    end = season(k, inner);
  else if (at(k).is(Word::School) || is_year_number(k)) {
    end = school_year(k, inner);
    if (!end) end = years(k, inner);
  } else if (at(k).is(Word::Year) || at(k).is(Word::Relative))
    end = plain_year(k, inner);
  else
    end = ordinal_unit(k, inner);
  if (!end || inner.kind != Atom::Kind::Point || inner.point.unit == Unit::Day) return 0;
  atom.kind = inner.kind;
  atom.point = inner.point;
  atom.point.edge = static_cast<Edge>(at(i).value);
  return end;
}

// «года», «календарного года», «текущего года» where the word before has made clear that the year is meant.
AtomReader::Index AtomReader::plain_year(Index i, Atom& atom) const {
  Index k = i;
  if (at(k).is(Word::Calendar)) ++k;
  Point point;
  const Index relative = year_after(k, point);
  if (relative != k && point.whose != Whose::Unsaid) {
    set_point(atom, Unit::Year);
    atom.point.whose = point.whose;
    return relative;
  }
  if (!at(k).is(Word::Year) || at(k).end - at(k).begin < 4) return 0;
  set_point(atom, Unit::PlanYear);
  return year_word(k);
}

// Behind «период» and the like: «реализации плана мероприятий», «действия настоящей программы». Its end; i
// where there is none.
AtomReader::Index AtomReader::plan_nouns(Index i) const {
  Index k = i, end = i;
  for (int steps = 0; steps < 8; ++steps, ++k) {
    const Token& token = at(k);
    if (token.is(Word::Plan))
      end = k + 1;
    else if (!token.is(Word::TermNoun) && !token.is(Word::PlanAdjective))
      break;
    else if (token.is(Word::TermNoun))
      end = k + 1;
  }
  return end;
}

// «срока действия контракта» is another's: 0 where a word goes on that names no plan.
AtomReader::Index AtomReader::own_plan(Index end) const {
  const Token& next = at(end);
  const bool other = next.is(Kind::Word) &&
                     (next.word == Word::None || next.word == Word::TermNoun || next.word == Word::Holidays);
  return other ? 0 : end;
}

// «весь период», «всего срока реализации программы», «весь год», «весь учебный год».
AtomReader::Index AtomReader::whole(Index i, Atom& atom) const {
  if (!at(i).is(Word::Whole)) return 0;
  Index k = i + 1;
  if (at(k).is(Word::Period) || at(k).is(Word::TermWord)) {
    set_point(atom, Unit::Plan);
    return own_plan(plan_nouns(k + 1));
  }
  if (at(k).is(Word::School)) return school_year(k, atom);
  if (is_year_number(k)) return years(k, atom);
  if (at(k).is(Word::MonthUnit) || at(k).is(Word::Quarter) || at(k).is(Word::Half)) return duration(k, atom);
  return plain_year(k, atom);
}

// «период действия Плана», «срока реализации программы»: the plan's own period.
AtomReader::Index AtomReader::plan_period(Index i, Atom& atom) const {
  if (!at(i).is(Word::Period) && !at(i).is(Word::TermWord)) return 0;
  // Without a preposition the words only head the cell: «Сроки реализации: 2022 год».
  const bool governed = i > 0 && (at(i - 1).is(Word::In) || at(i - 1).is(Word::During));
  if (!governed || !at(i + 1).is(Word::TermNoun) || at(i + 1).value != 1) return 0;
  set_point(atom, Unit::Plan);
  return own_plan(plan_nouns(i + 1));
}

}  // namespace prikaz::normalize::timing
