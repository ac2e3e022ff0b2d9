// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The walk over the atoms: which of them make a symbol, a clause or text.
#include <algorithm>
#include <utility>

#include "normalize/timing/compose.h"
#include "normalize/timing/symbol_reader.h"

namespace prikaz::normalize::timing {
namespace {

using Kind = Atom::Kind;

class Walk {
 public:
  explicit Walk(const std::vector<Atom>& atoms) : atoms_(atoms), symbols_(atoms) {}

  std::vector<Element> run() {
    for (std::size_t k = 0; k < atoms_.size();) {
      if (separator(k)) {
        ++k;
        continue;
      }
      Symbol symbol;
      symbols_.after_recurrence = !elements_.empty() && elements_.back().symbol.sort == Sort::Recurrence;
      std::size_t end = symbols_.read(k, symbol);
      if (end) {
        Element& element = push(Element::Type::Symbol, k, end);
        element.symbol = std::move(symbol);
        element.bare_weekday = symbols_.bare_weekday;
      } else if (bool certain = false; (end = read_clause(k, certain))) {
        Element& element = push(Element::Type::Clause, k, end);
        element.certain = certain;
        element.reported_months = at(k).is(Kind::Opener) ? at(k).reported_months : std::int8_t{0};
        if (end == k + 2) of_heading(at(k), at(k + 1), element);
        element.begins_span = certain && at(k).is(Kind::From);
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
  const Atom& at(std::size_t k) const { return symbols_.at(k); }
  bool is_point(std::size_t k) const { return symbols_.is_point(k); }
  bool starts_symbol(std::size_t k) const { return symbols_.starts(k); }

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

  // --- clauses and text

  // «в течение месяца», «до конца квартала», and nothing else.
  static void of_heading(const Atom& first, const Atom& second, Element& element) {
    const bool during = first.is(Kind::During) && second.is(Kind::Duration);
    const bool until =
        first.is(Kind::By) && second.is(Kind::MonthWeek) && second.value == static_cast<int>(Edge::End);
    if (during) element.heading_months = static_cast<std::int8_t>(second.value);
    if (until) element.heading_months = static_cast<std::int8_t>(second.rule.interval);
    element.heading_end = until;
  }

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
    if (atom.is(Kind::Event)) {
      const bool labels = (at(k + 1).is(Kind::Dash) || at(k + 1).is(Kind::Colon)) && starts_symbol(k + 2);
      return certain = !labels;  // «Заявки – до 10 марта» only names what is dated
    }
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
    certain |= atom.is(Kind::After) && (at(k + 1).is(Kind::Text) || is_point(k + 1));
    const bool open = at(k + 1).is(Kind::Text) || at(k + 1).is(Kind::Noise) || at(k + 1).is(Kind::Number) ||
                      at(k + 1).is(Kind::Weekday);  // «к понедельнику»: of which week is not said
    return certain || (governs(atom.kind) && open);
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
        if (starts_symbol(at(j + 1).is(Kind::Noise) ? j + 2 : j + 1)) break;  // «…, но не позднее 1 мая»
      } else if (atom.is(Kind::Duration)) {
        counted |= !at(k).is(Kind::From);  // «со дня подписания до 31.12.2022»: the «до» is the cell's own
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
        if (at(k).is(Kind::From) && atom.is(Kind::Through)) break;
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
  SymbolReader symbols_;
  std::vector<Element> elements_;
  Gap gap_;
  int depth_ = 0, symbol_depth_ = 0;
  std::uint32_t leading_ = 0;
  bool leading_set_ = false;
};

}  // namespace

std::vector<Element> find_elements(const std::vector<Atom>& atoms) { return Walk(atoms).run(); }

}  // namespace prikaz::normalize::timing
