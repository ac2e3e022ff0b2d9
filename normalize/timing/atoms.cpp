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
  if (const Index end = name_of_something(i)) return end;  // stays Text
  if (const Index end = heading_words(i)) {
    atom.kind = Atom::Kind::Noise;
    return end;
  }
  if (token.is(Kind::Number)) return read_number(i, atom);
  if (token.is(Kind::Word) && token.word != Word::None) return read_word(i, atom);
  return 0;
}

// «ул. 1 Мая», «им. 8 Марта», «клуб «Весна»», «ДК «Октябрь»»: a street, a person, a house; 0 where nothing of
// the kind stands.
AtomReader::Index AtomReader::name_of_something(Index i) const {
  if (i == 0) return 0;
  const bool day = at(i).is(Kind::Number) && at(i).digits <= 2 && at(i + 1).is(Word::Month);
  if (!day && !at(i).is(Word::Month) && !at(i).is(Word::Season)) return 0;
  const Index before = at(i - 1).is(Kind::Dot) && i > 1 ? i - 2 : i - 1;
  const bool named = at(before).is(Word::Naming);
  const bool quoted =
      at(i - 1).is(Word::None) && at(i).mark_before && !at(i).newline_before && at(day ? i + 1 : i).upper;
  if (!named && !quoted) return 0;
  Index end = i + (day ? 2 : 1);
  while (quoted && tight(end) && !at(end).mark_before && (at(end).is(Kind::Dash) || at(end).is(Kind::Number)))
    ++end;  // «Весна-2023»
  return end;
}

// «15 чел.», «2021,5 тыс. рублей», «2,5»: how much, not when.
bool AtomReader::is_amount(Index i) const {
  Index k = i + 1;
  const bool fraction = at(k).is(Kind::Comma) && tight(k) && at(k + 1).is(Kind::Number) && tight(k + 1) &&
                        at(k + 1).digits <= 3;
  if (fraction) k += 2;
  if (at(k).is(Word::Amount)) return true;
  // «12.05 тыс. руб.»: no day of May
  if (at(k).is(Kind::Dot) && tight(k) && at(k + 1).is(Kind::Number) && tight(k + 1) &&
      at(k + 2).is(Word::Amount))
    return true;
  const bool goes_on = at(k).is(Kind::Dot) || at(k).is(Kind::Colon) || at(k).is(Kind::Dash) ||
                       at(k).is(Kind::Slash) || at(k).is(Kind::Comma) || at(k).is(Word::Month);
  return fraction && at(i).digits > 2 && !goes_on;
}

AtomReader::Index AtomReader::read_number(Index i, Atom& atom) const {
  if (i > 0 && at(i - 1).is(Kind::NumberSign)) return 0;  // «СОШ № 6 октябрь»
  if (is_amount(i)) return 0;
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
    case Word::DayGroup:
      return day_group(i, atom);
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

// «Дата и время проведения: 16.03», «Месяц: март»: words that head the cell or a line of it; 0 where there is
// none.
AtomReader::Index AtomReader::heading_words(Index i) const {
  constexpr Index kMaxHeadingWords = 5;
  if (!at(i).is(Kind::Word) || (i > 0 && at(i - 1).is(Kind::Word) && !at(i).newline_before)) return 0;
  Index k = i;
  for (; k < i + kMaxHeadingWords && at(k).is(Kind::Word); ++k) {
    switch (at(k).word) {
      case Word::Event:
      case Word::TermWord:
      case Word::TermNoun:
      case Word::Period:
      case Word::Day:
      case Word::MonthUnit:
      case Word::Quarter:
      case Word::Year:
      case Word::And:
        continue;
      default:
        break;
    }
    break;
  }
  if (k == i) return 0;
  const bool dash = at(k).is(Kind::Dash) && at(k).space_before && at(k - 1).is(Word::TermNoun);
  return at(k).is(Kind::Colon) || (dash && at(i).is(Word::Event)) ? k : 0;
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
      // «в период проведения экзаменов», «на пожароопасный период»: others set it.
      if (i == 0 ||
          !(at(i - 1).is(Word::In) || (i > 1 && at(i - 2).is(Word::In) && at(i - 1).is(Word::None) &&
                                       at(i - 1).is(Kind::Word) && !is_year_number(i + 1))))
        return 0;
      atom.kind = Atom::Kind::Event;
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
      if ((end = month_of_unit(i, atom))) return end;
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
      if ((end = reported(i, atom))) return end;
      return duration(i, atom);
    case Word::Term:
    case Word::Quarter:
    case Word::Half:
    case Word::DayAdjective:
      return duration(i, atom);
    default:
      return 0;
  }
  // «начало отопительного периода»: an event.
  // «окончание – 30 апреля» labels a date: only what governs the word makes it an event.
  const bool governed = i > 0 && at(i - 1).is(Kind::Word);
  atom.kind = tokens_[i].word == Word::EdgeEvent && governed ? Atom::Kind::Event : Atom::Kind::Text;
  return i + 1;
}

// «месяца, следующего за отчётным кварталом», «года, следующего за отчётным»: the rest of «до 10 числа …».
AtomReader::Index AtomReader::reported(Index i, Atom& atom) const {
  Index k = i;
  const bool year = at(k).is(Word::Year);
  if (year || at(k).is(Word::MonthUnit)) {
    ++k;
    if (at(k).is(Kind::Comma)) ++k;
  }
  if (!at(k).is(Word::Relative) || at(k).value != 1 || !at(k + 1).is(Word::Ahead)) return 0;
  atom.kind = Atom::Kind::Opener;
  if (at(k + 2).is(Word::Relative))
    atom.reported_months = static_cast<std::int8_t>(year ? 12 : months_in(at(k + 3).word));
  return k + 2;
}

// «последнего месяца квартала», «первого месяца каждого полугодия»: the rest of «до 25 числа …».
AtomReader::Index AtomReader::month_of_unit(Index i, Atom& atom) const {
  if (!at(i + 1).is(Word::MonthUnit)) return 0;
  Index k = i + 2;
  if (at(k).is(Word::Every) || at(k).is(Word::Relative)) ++k;
  if (!at(k).is(Word::Quarter) && !at(k).is(Word::Half)) return 0;
  atom.kind = Atom::Kind::Opener;
  atom.value = 1;
  atom.reported_months = static_cast<std::int8_t>(months_in(at(k).word));
  return k + 1;
}

int AtomReader::months_in(Word unit) {
  switch (unit) {
    case Word::Quarter:
      return 3;
    case Word::Half:
      return 6;
    case Word::Year:
      return 12;
    default:
      return 1;
  }
}

// «не позднее», «не ранее», «не реже …».
AtomReader::Index AtomReader::read_not(Index i, Atom& atom) const {
  if (const Index end = frequency(i, atom)) return end;
  if (at(i + 1).is(Word::OngoingNoun)) {  // «срок не ограничен»
    atom.kind = Atom::Kind::Ongoing;
    return i + 2;
  }
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
  // «в сроки, установленные …», «в сроки проведения аттестации»
  const bool other = k == i + 1 ? !at(k).is(Kind::Colon) && !at(k).is(Kind::Dash)
                                : at(k).is(Kind::Word) && at(k).word == Word::None;
  const bool event = i > 0 && at(i - 1).is(Word::In) && other;
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
      if (at(i + 1).is(Word::Noise)) {  // «с периодичностью»
        atom.kind = Atom::Kind::Noise;
        return i + 2;
      }
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
      return at(i + 3).is(Kind::Colon) ? i + 4 : i + 3;
    }
    return read_not(i + 2, atom);
  }
  // «в период с 4 по 19 мая», «на период 2019-2022 годы»: the word adds nothing before a date.
  const bool from_term = at(i + 1).is(Word::TermWord) && at(i + 2).is(Word::From);  // «в срок с 1 по 10 мая»
  const bool plain =
      from_term || (at(i + 1).is(Word::Period) && (at(i + 2).is(Word::From) || at(i + 2).is(Kind::Number) ||
                                                   at(i + 2).is(Word::Month) || at(i + 2).is(Word::By)));
  atom.kind = Atom::Kind::In;
  atom.value = plain ? 2 : tokens_[i].value;
  return plain ? i + 2 : i + 1;
}

std::vector<Atom> read_atoms(const std::vector<Token>& tokens) { return AtomReader(tokens).run(); }

}  // namespace prikaz::normalize::timing
