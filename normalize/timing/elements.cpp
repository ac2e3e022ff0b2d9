// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The walk over the atoms: which of them make a symbol, a clause or text.
#include <algorithm>
#include <utility>

#include "normalize/timing/compose.h"

namespace prikaz::normalize::timing {
namespace {

using Kind = Atom::Kind;

class Walk {
 public:
  explicit Walk(const std::vector<Atom>& atoms) : atoms_(atoms) {}

  std::vector<Element> run() {
    for (std::size_t k = 0; k < atoms_.size();) {
      if (separator(k)) {
        ++k;
        continue;
      }
      Symbol symbol;
      bare_weekday_ = false;
      std::size_t end = read_symbol(k, symbol);
      if (end) {
        Element& element = push(Element::Type::Symbol, k, end);
        element.symbol = std::move(symbol);
        element.bare_weekday = bare_weekday_;
      } else if (bool certain = false; (end = read_clause(k, certain))) {
        Element& element = push(Element::Type::Clause, k, end);
        element.certain = certain;
        element.reported_months = at(k).is(Kind::Opener) ? at(k).reported_months : std::int8_t{0};
      } else {
        bool digits = true;
        end = read_text(k, digits);
        push(Element::Type::Text, k, end).digits_only = digits;
      }
      k = end;
    }
    return std::move(elements_);
  }

 private:
  const Atom& at(std::size_t k) const { return k < atoms_.size() ? atoms_[k] : sentinel_; }

  bool separator(std::size_t k) {
    const Atom& atom = atoms_[k];
    gap_.newline |= atom.newline_before;
    switch (atom.kind) {
      case Kind::Comma:
        gap_.comma = true;
        return true;
      case Kind::Semicolon:
        gap_.semicolon = true;
        return true;
      case Kind::And:
        gap_.conjunction = true;
        return true;
      case Kind::Dash:
      case Kind::Colon:
      case Kind::Slash:
        gap_.dash = true;
        return true;
      case Kind::Further:
        gap_.further = true;
        if (!leading_set_) leading_ = atom.begin, leading_set_ = true;
        return true;
      case Kind::Open:
        gap_.open = true;
        ++depth_;
        if (!leading_set_) leading_ = atom.begin, leading_set_ = true;
        return true;
      case Kind::Close:
        gap_.close = true;
        if (depth_ > 0) --depth_;
        if (!elements_.empty()) elements_.back().end = atom.end;
        return true;
      case Kind::Noise:
        if (!leading_set_) leading_ = atom.begin, leading_set_ = true;
        return true;
      default:
        return false;
    }
  }

  Element& push(Element::Type type, std::size_t first, std::size_t last) {
    Element& element = elements_.emplace_back();
    element.type = type;
    element.gap = gap_;
    element.gap.comma |= first > 0 && atoms_[first - 1].stopped;
    element.text = Span{atoms_[first].begin, atoms_[last - 1].end};
    element.begin = leading_set_ ? leading_ : atoms_[first].begin;
    element.end = atoms_[last - 1].end;
    element.bracketed = depth_ > symbol_depth_;
    if (type == Element::Type::Symbol) symbol_depth_ = depth_;
    if (depth_ < symbol_depth_) symbol_depth_ = depth_;
    gap_ = Gap{};
    leading_set_ = false;
    return element;
  }

  // --- symbols

  bool is_point(std::size_t k) const { return at(k).is(Kind::Point) || at(k).is(Kind::Impossible); }
  std::size_t skip_in(std::size_t k) const { return at(k).is(Kind::In) || at(k).is(Kind::Noise) ? k + 1 : k; }

  bool starts_symbol(std::size_t k) const {
    switch (at(k).kind) {
      case Kind::Point:
      case Kind::Impossible:
      case Kind::Time:
      case Kind::Frequency:
      case Kind::Weekday:
      case Kind::MonthDay:
      case Kind::MonthWeek:
      case Kind::Ongoing:
        return true;
      case Kind::From:
        if (days_of_month(k)) return true;
        return is_point(k + 1) && (at(k).value == 0 || at(k + 2).is(Kind::By) || at(k + 2).is(Kind::Through));
      case Kind::After:
      case Kind::NotBefore:
        return is_point(k + 1);
      case Kind::By:
        return is_point(skip_in(k + 1)) || at(k + 1).is(Kind::MonthDay) || at(k + 1).is(Kind::Time);
      case Kind::Through:
        return is_point(k + 1) || at(k + 1).is(Kind::Weekday);
      case Kind::In:
      case Kind::During:
        if (at(k).is(Kind::In) && at(k).value == 2 && (at(k + 1).is(Kind::From) || at(k + 1).is(Kind::By)))
          return starts_symbol(k + 1);
        return is_point(k + 1) || at(k + 1).is(Kind::Time) || at(k + 1).is(Kind::Weekday) ||
               at(k + 1).is(Kind::MonthWeek);
      default:
        return false;
    }
  }

  std::size_t read_symbol(std::size_t k, Symbol& symbol) {
    if (!starts_symbol(k)) return 0;
    switch (at(k).kind) {
      case Kind::From:
        return read_from(k, symbol);
      case Kind::After:
      case Kind::NotBefore:
        if (at(k).is(Kind::NotBefore)) {  // «не ранее 15 января и не позднее 1 марта»
          const std::size_t by = at(k + 2).is(Kind::And) || at(k + 2).is(Kind::Comma) ? k + 3 : k + 2;
          if (at(by).is(Kind::By) && at(by).value == 0 && is_point(by + 1)) {
            take(symbol, Role::Range, k + 1);
            symbol.second = at(by + 1).point;
            symbol.impossible |= at(by + 1).is(Kind::Impossible);
            symbol.rule_name = "not before one point and not later than another";
            return by + 2;
          }
        }
        take(symbol, at(k).is(Kind::After) ? Role::After : Role::From, k + 1);
        symbol.rule_name = at(k).is(Kind::After) ? "after a point" : "not before a point";
        return k + 2;
      case Kind::By:
        return read_by(k, symbol);
      case Kind::Through:
        if (is_point(k + 1)) {
          take(symbol, Role::By, k + 1);
          symbol.rule_name = "through a point";
          return k + 2;
        }
        return read_simple(k + 1, symbol);
      case Kind::In:
      case Kind::During: {
        if (at(k + 1).is(Kind::From) || at(k + 1).is(Kind::By)) return read_symbol(k + 1, symbol);
        const std::size_t end = read_simple(k + 1, symbol);
        if (at(k).is(Kind::In) && at(k + 1).is(Kind::Weekday)) bare_weekday_ = false;
        return end;
      }
      default: {
        const std::size_t end = read_simple(k, symbol);
        bare_weekday_ = at(k).is(Kind::Weekday) && at(k).ordinal == 0;
        return end;
      }
    }
  }

  void take(Symbol& symbol, Role role, std::size_t k) const {
    symbol.sort = Sort::Span;
    symbol.role = role;
    symbol.first = at(k).point;
    symbol.impossible |= at(k).is(Kind::Impossible);
  }

  // «с 20 по 25 число»
  bool days_of_month(std::size_t k) const {
    return at(k + 1).is(Kind::MonthDay) &&
           (at(k + 2).is(Kind::Through) || at(k + 2).is(Kind::Dash) || at(k + 2).is(Kind::By)) &&
           at(k + 3).is(Kind::MonthDay);
  }

  std::size_t read_from(std::size_t k, Symbol& symbol) {
    if (days_of_month(k)) {
      symbol.sort = Sort::Recurrence;
      symbol.rule.every = Every::Month;
      symbol.conditions.push_back(Span{at(k).begin, at(k + 3).end});
      symbol.rule_name = "days of each month";
      return k + 4;
    }
    take(symbol, Role::From, k + 1);
    symbol.rule_name = "from a point";
    std::size_t link = k + 2;
    const bool pause = at(link).is(Kind::Comma) || at(link).is(Kind::And);
    if (pause && (at(link + 1).is(Kind::Through) || at(link + 1).is(Kind::By))) ++link;
    const bool linked = at(link).is(Kind::Through) || at(link).is(Kind::By) || at(link).is(Kind::Dash);
    const std::size_t second = skip_in(link + 1);
    if (!linked || !is_point(second)) return k + 2;
    symbol.role = Role::Range;
    symbol.second = at(second).point;
    symbol.impossible |= at(second).is(Kind::Impossible);
    symbol.before = at(link).is(Kind::By);
    symbol.rule_name = "from one point to another";
    return second + 1;
  }

  std::size_t read_by(std::size_t k, Symbol& symbol) {
    if (at(k + 1).is(Kind::MonthDay)) {
      month_day(at(k + 1), symbol);
      symbol.before = true;
      return k + 2;
    }
    if (at(k + 1).is(Kind::Time)) return read_simple(k + 1, symbol);
    const std::size_t point = skip_in(k + 1);
    take(symbol, Role::By, point);
    symbol.before = at(k).value == 1;
    symbol.rule_name = symbol.before ? "until a point" : "not later than a point";
    if (at(point + 1).is(Kind::Dash) && is_point(point + 2) && !at(point + 1).newline_before) {
      const Point first = symbol.first;
      if (at(point + 2).point.unit == first.unit) {  // «до 10-15 мая»: by the later
        symbol.first = at(point + 2).point;
        symbol.impossible |= at(point + 2).is(Kind::Impossible);
        return point + 3;
      }
    }
    return point + 1;
  }

  static void month_day(const Atom& atom, Symbol& symbol) {
    symbol.sort = Sort::Recurrence;
    symbol.rule.every = Every::Month;
    symbol.rule.month_days |= atom.value == -1 ? 1u : 1u << atom.value;
    symbol.month_unsaid = atom.ordinal == 0 && atom.value > 0;
    symbol.rule_name = "day of each month";
  }

  std::size_t read_simple(std::size_t k, Symbol& symbol) {
    const Atom& atom = at(k);
    switch (atom.kind) {
      case Kind::Frequency:
        symbol.sort = Sort::Recurrence;
        symbol.rule = atom.rule;
        symbol.rule_name = "frequency";
        if (atom.rule.every == Every::None)
          symbol.conditions.push_back(Span{atom.begin, atom.end});  // no RRULE says it
        return k + 1;
      case Kind::MonthWeek:
        symbol.sort = Sort::Recurrence;
        symbol.rule = atom.rule;
        symbol.conditions.push_back(Span{atom.begin, atom.end});
        symbol.rule_name = "week of each month";
        return k + 1;
      case Kind::Weekday:
        symbol.sort = Sort::Recurrence;
        symbol.rule.every = atom.ordinal ? Every::Month : Every::Week;
        symbol.rule.weekdays.push_back({atom.ordinal, static_cast<std::int8_t>(atom.value)});
        symbol.rule_name = "weekday";
        if (atom.ordinal == 0 && at(k + 1).is(Kind::Dash) && at(k + 2).is(Kind::Weekday) &&
            at(k + 2).ordinal == 0) {
          for (int day = atom.value; day != at(k + 2).value;) {  // «вторник-пятница»
            day = day % 7 + 1;
            symbol.rule.weekdays.push_back({0, static_cast<std::int8_t>(day)});
          }
          return k + 3;
        }
        return k + 1;
      case Kind::MonthDay:
        month_day(atom, symbol);
        return k + 1;
      case Kind::Ongoing:
        symbol.sort = Sort::Ongoing;
        symbol.rule_name = "ongoing";
        return k + 1;
      case Kind::Time:
        symbol.sort = Sort::TimeOnly;
        symbol.clock = atom.clock;
        symbol.rule_name = "time of day";
        return k + 1;
      default:
        break;
    }
    take(symbol, Role::At, k);
    symbol.rule_name = "a point";
    const bool linked = at(k + 1).is(Kind::Dash) || at(k + 1).is(Kind::Through);
    const std::size_t second = skip_in(k + 2);
    if (!linked || !is_point(second) || at(k + 1).newline_before) return k + 1;
    symbol.role = Role::Range;
    symbol.second = at(second).point;
    symbol.impossible |= at(second).is(Kind::Impossible);
    symbol.rule_name = "one point to another";
    return second + 1;
  }

  // --- clauses and text

  // A preposition that begins a clause when no point of the calendar follows it.
  static bool governs(Kind kind) {
    switch (kind) {
      case Kind::By:
      case Kind::Through:
      case Kind::After:
      case Kind::During:
      case Kind::Ahead:
      case Kind::NotBefore:
        return true;
      default:
        return false;
    }
  }

  // Whether a clause about an event, a paper or another calendar begins at k. «по школам» is one too, but not
  // for certain.
  bool starts_clause(std::size_t k, bool& certain) const {
    certain = false;
    const Atom& atom = at(k);
    if (atom.is(Kind::Opener)) {
      certain = true;
      return atom.value == 1 || k + 1 < atoms_.size();
    }
    if (atom.is(Kind::Event)) return certain = true;
    if (atom.is(Kind::Duration))
      return !at(k + 1).is(Kind::Text) || k + 1 >= atoms_.size();  // «10 рабочих дней»
    const bool loose = atom.is(Kind::In) || atom.is(Kind::From);
    if (!governs(atom.kind) && !loose) return false;
    if (k + 1 >= atoms_.size()) return false;
    if (governs(atom.kind) && (at(k + 1).is(Kind::Ahead) || at(k + 1).is(Kind::MonthWeek)))
      return certain = true;  // «не позднее чем за день до»
    // An event word soon behind makes it certain: «по отдельному графику», «в 3-дневный срок», «со дня
    // подписания».
    for (std::size_t j = k + 1; j < atoms_.size() && j <= k + 3; ++j) {
      const Kind kind = at(j).kind;
      if (kind == Kind::Event || kind == Kind::Opener) certain = true;
      if (kind == Kind::Duration && (governs(atom.kind) || loose)) certain = true;
      if (kind != Kind::Text && kind != Kind::Number && kind != Kind::Duration && kind != Kind::Dash) break;
      if (loose && kind == Kind::Noise) break;
    }
    if (at(k + 1).is(Kind::Noise) && loose) return false;
    if (atom.is(Kind::Ahead) && is_point(k + 1)) return true;  // «за 2021 год»: what is reported on
    if (atom.is(Kind::During) || atom.is(Kind::Ahead)) {
      certain |= atom.is(Kind::During);
      return certain || at(k + 1).is(Kind::Text);
    }
    certain |= atom.is(Kind::After) && at(k + 1).is(Kind::Text);
    return certain || (governs(atom.kind) &&
                       (at(k + 1).is(Kind::Text) || at(k + 1).is(Kind::Noise) || at(k + 1).is(Kind::Number)));
  }

  std::size_t read_clause(std::size_t k, bool& certain) const {
    if (!starts_clause(k, certain)) {
      if (!season_break(k)) return 0;
      certain = true;
    }
    bool counted = at(k).is(Kind::Ahead);  // «за 10 дней до 1 сентября»: its own «до» belongs to it
    int depth = 0;
    std::size_t j = k + 1;
    for (; j < atoms_.size(); ++j) {
      const Atom& atom = at(j);
      if (atom.is(Kind::Semicolon) || atom.is(Kind::Further) || atom.is(Kind::Frequency) ||
          atom.is(Kind::Ongoing))
        break;
      if (atom.is(Kind::Open)) {
        if (starts_symbol(j + 1)) break;
        ++depth;
      } else if (atom.is(Kind::Close)) {
        if (depth-- == 0) break;
      } else if (atom.is(Kind::Comma)) {
        if (starts_symbol(j + 1)) break;
      } else if (atom.is(Kind::Duration)) {
        counted = true;
      } else if (starts_symbol(j)) {
        if (atom.newline_before) break;
        const bool role = atom.is(Kind::By) || atom.is(Kind::NotBefore) || atom.is(Kind::From);
        if (role && counted && atom.is(Kind::By)) {
          counted = false;
        } else if (role && !at(j - 1).is(Kind::Opener)) {
          break;
        } else if (atom.is(Kind::Point) && atom.point.unit == Unit::Day && at(j - 1).is(Kind::Text)) {
          break;
        } else if (atom.is(Kind::Time)) {
          break;
        }
        if (role) ++j;
      }
    }
    while (j > k + 1 && trails(at(j - 1)) && (!at(j - 1).is(Kind::Noise) || at(j - 2).is(Kind::Comma))) --j;
    return j;
  }

  static bool trails(const Atom& atom) {
    return atom.is(Kind::And) || atom.is(Kind::Comma) || atom.is(Kind::Dash) || atom.is(Kind::Noise);
  }

  // «осенние каникулы»: a word of no kind before an event.
  bool season_break(std::size_t k) const {
    return at(k).is(Kind::Text) && at(k + 1).is(Kind::Event) && at(k).is_season;
  }

  std::size_t read_text(std::size_t k, bool& digits) const {
    digits = at(k).is(Kind::Number) ||
             (at(k).is(Kind::Text) && at(k).end - at(k).begin <= 2 && at(k + 1).is(Kind::Close));
    const bool dated = at(k).is(Kind::From) && at(k).value == 1 && is_point(k + 1);
    std::size_t j = dated ? k + 2 : k + 1, end = j;
    for (; j < atoms_.size(); ++j) {
      const Atom& atom = at(j);
      if (atom.is(Kind::Semicolon) || atom.is(Kind::Further)) break;
      if (atom.is(Kind::From) && atom.value == 1 && is_point(j + 1) &&
          !starts_symbol(j)) {  // «приказ от 12.02.2021»
        end = ++j + 1;
        digits = false;
        continue;
      }
      if (starts_symbol(j)) break;
      bool certain = false;
      if (starts_clause(j, certain) && certain) break;
      if (atom.is(Kind::Open)) {
        if (starts_symbol(j + 1) || (starts_clause(j + 1, certain) && certain)) break;
        while (j < atoms_.size() && !at(j).is(Kind::Close)) ++j;
        end = std::min(j + 1, atoms_.size());
        digits = false;
        continue;
      }
      if (atom.is(Kind::Close)) break;
      if (atom.is(Kind::Comma) || atom.is(Kind::And) || atom.is(Kind::Dash) || atom.is(Kind::Colon) ||
          atom.is(Kind::Slash) || atom.is(Kind::Noise))
        continue;
      if (!atom.is(Kind::Number)) digits = false;
      end = j + 1;
    }
    return end;
  }

  const std::vector<Atom>& atoms_;
  Atom sentinel_;
  std::vector<Element> elements_;
  Gap gap_;
  int depth_ = 0, symbol_depth_ = 0;
  std::uint32_t leading_ = 0;
  bool leading_set_ = false, bare_weekday_ = false;
};

}  // namespace

std::vector<Element> find_elements(const std::vector<Atom>& atoms) { return Walk(atoms).run(); }

}  // namespace prikaz::normalize::timing
