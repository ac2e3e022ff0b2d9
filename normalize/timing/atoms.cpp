// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The walk over the tokens, and the small words.
#include "normalize/timing/atom_reader.h"

namespace prikaz::normalize::timing {
namespace {

using Kind = Token::Kind;

Atom::Kind punctuation(Kind kind) {
  switch (kind) {
    case Kind::Comma:
      return Atom::Kind::Comma;
    case Kind::Semicolon:
      return Atom::Kind::Semicolon;
    case Kind::Colon:
      return Atom::Kind::Colon;
    case Kind::Dash:
      return Atom::Kind::Dash;
    case Kind::Slash:
      return Atom::Kind::Slash;
    case Kind::Open:
      return Atom::Kind::Open;
    case Kind::Close:
      return Atom::Kind::Close;
    case Kind::Plus:
      return Atom::Kind::Plus;
    default:
      return Atom::Kind::Text;
  }
}

}  // namespace

std::vector<Atom> AtomReader::run() {
  std::vector<Atom> atoms;
  atoms.reserve(tokens_.size());
  for (Index i = 0; i < tokens_.size();) {
    Atom& atom = atoms.emplace_back();
    Index end = read(i, atom);
    if (end == 0) {
      atom = Atom{};
      end = i + 1;
      if (!tokens_[i].is(Kind::Word)) atom.kind = punctuation(tokens_[i].kind);
    }
    if (end > tokens_.size()) end = tokens_.size();
    atom.space_before = tokens_[i].space_before;
    atom.newline_before = tokens_[i].newline_before;
    atom.begin = tokens_[i].begin;
    atom.end = tokens_[end - 1].end;
    const bool quiet = atom.is(Atom::Kind::Comma) || atom.is(Atom::Kind::In) || atom.is(Atom::Kind::Open);
    if (!quiet) after_date_ = atom.is(Atom::Kind::Point) && atom.point.unit == Unit::Day;
    after_during_ = atom.is(Atom::Kind::During);
    // A lone full stop ends something and says nothing.
    if (tokens_[i].is(Kind::Dot) && end == i + 1) {
      atoms.pop_back();
      if (!atoms.empty()) atoms.back().stopped = true;
    }
    i = end;
  }
  return atoms;
}

AtomReader::Index AtomReader::read(Index i, Atom& atom) const {
  const Token& token = tokens_[i];
  if (token.is(Kind::Number)) return read_number(i, atom);
  if (token.is(Kind::Word) && token.word != Word::None) return read_word(i, atom);
  return 0;
}

AtomReader::Index AtomReader::read_number(Index i, Atom& atom) const {
  if (i > 0 && at(i - 1).is(Kind::NumberSign)) return 0;  // «СОШ № 6 октябрь»
  Index end = 0;
  if ((end = iso_date(i, atom))) return end;
  if ((end = dotted_date(i, atom))) return end;
  if ((end = time_of_day(i, atom, after_date_))) return end;
  if ((end = school_year(i, atom))) return end;
  if ((end = years(i, atom))) return end;
  if ((end = frequency(i, atom))) return end;
  if ((end = weekday(i, atom))) return end;
  if ((end = day_of_month(i, atom))) return end;
  if ((end = ordinal_unit(i, atom))) return end;
  if ((end = duration(i, atom))) return end;
  if (tokens_[i].digits > 2) return 0;
  atom.kind = Atom::Kind::Number;
  atom.value = tokens_[i].value;
  return i + 1;
}

AtomReader::Index AtomReader::read_word(Index i, Atom& atom) const {
  const auto simple = [&](Atom::Kind kind, int value = 0) {
    atom.kind = kind;
    atom.value = value;
    return i + 1;
  };
  switch (tokens_[i].word) {
    case Word::Frequency:
    case Word::Times:
    case Word::TimesAdverb:
    case Word::Minimum:
      return frequency(i, atom);
    case Word::Every:
      if (const Index end = every(i, atom)) return end;
      return numeral(i + 1).end ? simple(Atom::Kind::Noise) : 0;  // «каждый второй и четвертый понедельник»
    case Word::Weekday:
      return weekday(i, atom);
    case Word::Not:
      return read_not(i, atom);
    case Word::Starting:
      return read_starting(i, atom);
    case Word::TermWord:
      return read_term_word(i, atom);
    case Word::Ongoing:
      return simple(Atom::Kind::Ongoing);
    case Word::OngoingAdjective:
      return read_ongoing_phrase(i, atom);
    case Word::Further:
      return simple(Atom::Kind::Further);
    case Word::And:
      return simple(Atom::Kind::And);
    case Word::Noise:
      return simple(Atom::Kind::Noise);
    case Word::Opener:
      return simple(Atom::Kind::Opener, tokens_[i].value);
    case Word::Event:
    case Word::Holidays:
      return simple(Atom::Kind::Event);
    case Word::By:
    case Word::To:
    case Word::Through:
    case Word::From:
    case Word::FromDocument:
    case Word::After:
    case Word::In:
    case Word::Ahead:
    case Word::During:
      return read_preposition(i, atom);
    default:
      return read_calendar_word(i, atom);
  }
}

AtomReader::Index AtomReader::read_calendar_word(Index i, Atom& atom) const {
  Index end = 0;
  switch (tokens_[i].word) {
    case Word::Month:
      return month(i, atom);
    case Word::Season:
    case Word::SeasonAdjective:
      if (at(i).is(Word::SeasonAdjective) && at(i + 1).is(Kind::Dash) &&
          at(i + 2).is(Word::SeasonAdjective)) {
        atom.kind = Atom::Kind::Event;  // «осенне-зимний период»: others set it
        return i + 3;
      }
      if ((end = season(i, atom))) return end;
      atom.is_season = true;
      break;
    case Word::Edge:
    case Word::EdgeEvent:
      if ((end = edge(i, atom))) return end;
      if (clock_part(at(i + 1).is(Word::In) ? i + 2 : i + 1, after_date_).end) {
        atom.kind = Atom::Kind::Noise;  // «15 марта, начало в 10.00»
        return i + 1;
      }
      break;
    case Word::Whole:
      return whole(i, atom);
    case Word::Period:
      if ((end = plan_period(i, atom))) return end;
      if (i == 0 || !at(i - 1).is(Word::In)) return 0;
      atom.kind = Atom::Kind::Event;  // «в период проведения экзаменов»
      return i + 1;
    case Word::School:
      return school_year(i, atom);
    case Word::Relative:
      if ((end = plain_year(i, atom))) return end;
      return reported(i, atom);
    case Word::Year:
    case Word::Calendar:
      return after_during_ ? plain_year(i, atom) : reported(i, atom);
    case Word::Cardinal:
      if ((end = frequency(i, atom))) return end;
      return duration(i, atom);
    case Word::Ordinal:
    case Word::Tens:
    case Word::Last:
    case Word::Roman:
    case Word::DamagedRoman: {
      if ((end = weekday(i, atom))) return end;
      if ((end = day_of_month(i, atom))) return end;
      if ((end = ordinal_unit(i, atom))) return end;
      const Numeral number = numeral(i);
      if (!number.end || number.damaged) {
        // «П, Ш кварталы»: a numeral only beside another.
        if (!number.damaged ||
            !(at(i + 1).is(Kind::Comma) || at(i + 1).is(Kind::Dash) || at(i + 1).is(Word::And)))
          return 0;
      }
      if ((end = duration(i, atom))) return end;
      atom.kind = Atom::Kind::Number;
      atom.value = number.value;
      atom.roman = number.roman;
      return number.end;
    }
    case Word::Day:
    case Word::Week:
    case Word::Decade:
    case Word::MonthUnit:
    case Word::Term:
    case Word::Quarter:
    case Word::Half:
    case Word::DayAdjective:
      return duration(i, atom);
    default:
      return 0;
  }
  // «начало отопительного периода»: an event.
  atom.kind = tokens_[i].word == Word::EdgeEvent ? Atom::Kind::Event : Atom::Kind::Text;
  return i + 1;
}

// «следующего за отчётным кварталом», «года, следующего за отчётным»: the rest of «до 10 числа месяца, …».
AtomReader::Index AtomReader::reported(Index i, Atom& atom) const {
  Index k = i;
  const bool year = at(k).is(Word::Year);
  if (year) {
    ++k;
    if (at(k).is(Kind::Comma)) ++k;
  }
  if (!at(k).is(Word::Relative) || at(k).value != 1 || !at(k + 1).is(Word::Ahead)) return 0;
  atom.kind = Atom::Kind::Opener;
  if (at(k + 2).is(Word::Relative)) {
    const Word unit = at(k + 3).word;
    const int months = year || unit == Word::Year ? 12
                       : unit == Word::Quarter    ? 3
                       : unit == Word::Half       ? 6
                                                  : 1;
    atom.reported_months = static_cast<std::int8_t>(months);
  }
  return k + 2;
}

// «не позднее», «не ранее», «не реже …».
AtomReader::Index AtomReader::read_not(Index i, Atom& atom) const {
  if (const Index end = frequency(i, atom)) return end;
  const bool later = at(i + 1).is(Word::Later);
  if (!later && !at(i + 1).is(Word::Earlier)) return 0;
  Index k = i + 2;
  if (at(k).is(Kind::Comma) && at(k + 1).is(Word::Than)) ++k;
  if (at(k).is(Word::Than)) ++k;
  atom.kind = later ? Atom::Kind::By : Atom::Kind::NotBefore;
  atom.value = 0;
  return k;
}

AtomReader::Index AtomReader::read_starting(Index i, Atom& atom) const {
  if (!at(i + 1).is(Word::From)) return 0;
  atom.kind = Atom::Kind::From;
  return i + 2;
}

// «в срок до», «срок исполнения: до»: words about the cell itself.
AtomReader::Index AtomReader::read_term_word(Index i, Atom& atom) const {
  if (const Index end = plan_period(i, atom)) return end;
  Index k = i + 1;
  while (at(k).is(Word::TermNoun)) ++k;
  const bool event =
      i > 0 && at(i - 1).is(Word::In) && k == i + 1 && !at(k).is(Kind::Colon) && !at(k).is(Kind::Dash);
  atom.kind = event ? Atom::Kind::Event : Atom::Kind::Noise;
  return k;
}

// «на постоянной основе», «в постоянном режиме»: the preposition before is read with it.
AtomReader::Index AtomReader::read_ongoing_phrase(Index i, Atom& atom) const {
  if (!at(i + 1).is(Word::OngoingNoun)) return 0;
  atom.kind = Atom::Kind::Ongoing;
  return i + 2;
}

AtomReader::Index AtomReader::read_preposition(Index i, Atom& atom) const {
  const auto simple = [&](Atom::Kind kind, int value = 0) {
    atom.kind = kind;
    atom.value = value;
    return i + 1;
  };
  Index end = 0;
  switch (tokens_[i].word) {
    case Word::By:
    case Word::To:
      return simple(Atom::Kind::By, 1);
    case Word::Through:
      return simple(Atom::Kind::Through);
    case Word::FromDocument:
      return simple(Atom::Kind::From, 1);
    case Word::From:
      if ((end = time_of_day(i, atom, after_date_))) return end;
      return simple(Atom::Kind::From);
    case Word::After:
      return simple(Atom::Kind::After);
    case Word::Ahead:
      return simple(Atom::Kind::Ahead, tokens_[i].value);
    case Word::During:
      return simple(Atom::Kind::During);
    default:
      break;
  }
  // «в», «на» and what makes one thing of them.
  if ((end = at(i + 1).is(Word::OngoingAdjective) ? read_ongoing_phrase(i + 1, atom) : 0)) return end;
  if (at(i + 1).is(Word::During)) {
    atom.kind = Atom::Kind::During;
    return skip_dot(i + 2);
  }
  if (at(i + 1).is(Word::Further)) {
    atom.kind = Atom::Kind::Further;
    return i + 2;
  }
  if (at(i + 1).is(Word::TermWord) && at(i + 1).value == 0 &&
      (at(i + 2).is(Word::By) || at(i + 2).is(Word::Not))) {
    if (at(i + 2).is(Word::By)) {
      atom.kind = Atom::Kind::By;
      atom.value = 1;
      return i + 3;
    }
    return read_not(i + 2, atom);
  }
  // «в период с 4 по 19 мая», «на период 2019-2022 годы»: the word adds nothing before a date.
  const bool plain = at(i + 1).is(Word::Period) && (at(i + 2).is(Word::From) || at(i + 2).is(Kind::Number) ||
                                                    at(i + 2).is(Word::Month) || at(i + 2).is(Word::By));
  atom.kind = Atom::Kind::In;
  atom.value = plain ? 2 : tokens_[i].value;
  return plain ? i + 2 : i + 1;
}

std::vector<Atom> read_atoms(const std::vector<Token>& tokens) { return AtomReader(tokens).run(); }

namespace {

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

}  // namespace

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
        const bool loose = atom.stopped || (until && !(i > 0 && atoms[i - 1].is(Atom::Kind::From)));
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
