// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The reader of atoms, shared by the files that each read one family of them: atoms.cpp (the walk),
// atoms_dates.cpp, atoms_units.cpp, atoms_recurrence.cpp. A method `x(i, atom)` tries to read at token i: it
// fills the atom and returns the index behind it, or returns 0 and leaves the atom as it was.
#pragma once

#include <vector>

#include "normalize/timing/atom.h"

namespace prikaz::normalize::timing {

inline constexpr int kFirstYear = 1990, kLastYear = 2089;

class AtomReader {
 public:
  explicit AtomReader(const std::vector<Token>& tokens) : tokens_(tokens) {}
  std::vector<Atom> run();
  /// A day with month and year at token i («« 24 » августа 2021 года»): the index behind it, or 0.
  std::size_t read_full_date(std::size_t i, Atom& atom) const;

 private:
  using Index = std::size_t;
  struct Numeral {
    int value = 0;
    Index end = 0;  // 0: none here
    bool roman = false, damaged = false;
  };

  // A token that is never beyond the end: the sentinel is an Other.
  const Token& at(Index i) const { return i < tokens_.size() ? tokens_[i] : sentinel_; }
  bool tight(Index i) const { return i < tokens_.size() && !tokens_[i].space_before; }
  bool number_between(Index i, int low, int high, int max_digits) const;
  bool is_year_number(Index i) const;
  static int two_digit_year(int value) { return value >= 90 ? 1900 + value : 2000 + value; }
  Index skip_dot(Index i) const { return at(i).is(Token::Kind::Dot) ? i + 1 : i; }

  Index read(Index i, Atom& atom) const;
  Index read_number(Index i, Atom& atom) const;
  Index read_word(Index i, Atom& atom) const;
  Index read_calendar_word(Index i, Atom& atom) const;
  Index read_preposition(Index i, Atom& atom) const;
  Index reported(Index i, Atom& atom) const;
  Index month_of_unit(Index i, Atom& atom) const;
  static int months_in(Word unit);
  Index heading_words(Index i) const;
  Index name_of_something(Index i) const;
  bool is_amount(Index i) const;
  Index read_not(Index i, Atom& atom) const;
  Index read_starting(Index i, Atom& atom) const;
  Index read_term_word(Index i, Atom& atom) const;
  Index read_ongoing_phrase(Index i, Atom& atom) const;

  // Dates and times of day.
  Index iso_date(Index i, Atom& atom) const;
  Index dotted_date(Index i, Atom& atom) const;
  Index day_and_month(Index i, int day, Index after_day, Atom& atom) const;
  Index month(Index i, Atom& atom) const;
  Index part_of_month_after(Index i, Atom& atom) const;
  Index time_of_day(Index i, Atom& atom, bool after_date) const;
  struct ClockPart {
    int hour = 0, minute = 0;
    Index end = 0;
    bool strong = false;  // cannot be a date or a range of days
  };
  ClockPart clock_part(Index i, bool after_date) const;
  Index finish_date(Index i, Atom& atom) const;
  Index year_after(Index i, Point& point) const;
  Index year_word(Index i) const;
  Index school_years(Index i, Point& point) const;

  // Units of the calendar.
  Index years(Index i, Atom& atom) const;
  Index school_year(Index i, Atom& atom) const;
  Index ordinal_unit(Index i, Atom& atom) const;
  Index unit_after(Index i, const Numeral& numeral, Atom& atom) const;
  Index week_or_decade(Index i, const Numeral& numeral, Unit unit, Atom& atom) const;
  Index season(Index i, Atom& atom) const;
  Index edge(Index i, Atom& atom) const;
  Index whole(Index i, Atom& atom) const;
  Index plan_period(Index i, Atom& atom) const;
  Index plan_nouns(Index i) const;
  Index own_plan(Index end) const;
  Index plain_year(Index i, Atom& atom) const;
  Numeral numeral(Index i) const;

  // Recurrence.
  Index frequency(Index i, Atom& atom) const;
  Index times_per_unit(Index i, Atom& atom) const;
  Index unit_interval(Index i, Rule& rule) const;
  Index every(Index i, Atom& atom) const;
  Index weekday(Index i, Atom& atom) const;
  Index day_group(Index i, Atom& atom) const;
  Index day_of_month(Index i, Atom& atom) const;
  Index duration(Index i, Atom& atom) const;

  const std::vector<Token>& tokens_;
  Token sentinel_;
  bool after_date_ = false;    // the atom before is a day: what follows may be its time
  bool after_during_ = false;  // the atom before is «в течение»: «года» is the plan's year
};

}  // namespace prikaz::normalize::timing
