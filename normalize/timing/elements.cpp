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

using AtomKind = Atom::Kind;

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
        element.reported_months = at(k).is(AtomKind::Opener) ? at(k).reported_months : std::int8_t{0};
        if (end == k + 2) of_heading(at(k), at(k + 1), element);
        element.begins_span = certain && at(k).is(AtomKind::From);
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
      case AtomKind::Comma:
        gap_.comma = true;
        return true;
      case AtomKind::Semicolon:
        gap_.semicolon = true;
        return true;
      case AtomKind::And:
        gap_.conjunction = true;
        return true;
      case AtomKind::Dash:
      case AtomKind::Colon:
      case AtomKind::Slash:
        gap_.dash = true;
        return true;
      case AtomKind::Further:
        gap_.further = true;
        if (!leading_set_) leading_ = atom.begin, leading_set_ = true;
        return true;
      case AtomKind::Open:
        gap_.open = true;
        ++depth_;
        if (!leading_set_) leading_ = atom.begin, leading_set_ = true;
        return true;
      case AtomKind::Close:
        gap_.close = true;
        if (depth_ > 0) --depth_;
        if (!elements_.empty()) elements_.back().end = atom.end;
        return true;
      case AtomKind::Noise:
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
    const bool during = first.is(AtomKind::During) && second.is(AtomKind::Duration);
    const bool until = first.is(AtomKind::By) && second.is(AtomKind::MonthWeek) &&
                       second.value == static_cast<int>(Edge::End);
    if (during) element.heading_months = static_cast<std::int8_t>(second.value);
    if (until) element.heading_months = static_cast<std::int8_t>(second.rule.interval);
    element.heading_end = until;
  }

  // A preposition that begins a clause when no point of the calendar follows it.
  static bool governs(AtomKind kind) {
    switch (kind) {
      case AtomKind::By:
      case AtomKind::Through:
      case AtomKind::After:
      case AtomKind::During:
      case AtomKind::Ahead:
      case AtomKind::NotBefore:
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
    if (atom.is(AtomKind::Opener)) {
      certain = true;
      return atom.value == 1 || k + 1 < atoms_.size();
    }
    if (atom.is(AtomKind::Event)) {
      const bool labels =
          (at(k + 1).is(AtomKind::Dash) || at(k + 1).is(AtomKind::Colon)) && starts_symbol(k + 2);
      return certain = !labels;  // «Заявки – до 10 марта» only names what is dated
    }
    if (atom.is(AtomKind::Duration))
      return !at(k + 1).is(AtomKind::Text) || k + 1 >= atoms_.size();  // «10 рабочих дней»
    const bool loose = atom.is(AtomKind::In) || atom.is(AtomKind::From);
    if (!governs(atom.kind) && !loose) return false;
    if (k + 1 >= atoms_.size()) return false;
    if (governs(atom.kind) && (at(k + 1).is(AtomKind::Ahead) || at(k + 1).is(AtomKind::MonthWeek)))
      return certain = true;  // «не позднее чем за день до»
    // An event word soon behind makes it certain: «по отдельному графику», «в 3-дневный срок», «со дня
    // подписания».
    for (std::size_t j = k + 1; j < atoms_.size() && j <= k + 3; ++j) {
      const AtomKind kind = at(j).kind;
      if (kind == AtomKind::Event || kind == AtomKind::Opener) certain = true;
      if (kind == AtomKind::Duration && (governs(atom.kind) || loose)) certain = true;
      if (kind != AtomKind::Text && kind != AtomKind::Number && kind != AtomKind::Duration &&
          kind != AtomKind::Dash)
        break;
      if (loose && kind == AtomKind::Noise) break;
    }
    if (at(k + 1).is(AtomKind::Noise) && loose) return false;
    if (atom.is(AtomKind::Ahead) && is_point(k + 1)) return true;  // «за 2021 год»: what is reported on
    if (atom.is(AtomKind::During) || atom.is(AtomKind::Ahead)) {
      certain |= atom.is(AtomKind::During);
      return certain || at(k + 1).is(AtomKind::Text);
    }
    certain |= atom.is(AtomKind::After) && (at(k + 1).is(AtomKind::Text) || is_point(k + 1));
    const bool open = at(k + 1).is(AtomKind::Text) || at(k + 1).is(AtomKind::Noise) ||
                      at(k + 1).is(AtomKind::Number) ||
                      at(k + 1).is(AtomKind::Weekday);  // «к понедельнику»: of which week is not said
    return certain || (governs(atom.kind) && open);
  }

  std::size_t read_clause(std::size_t k, bool& certain) const {
    if (!starts_clause(k, certain)) {
      if (!season_break(k)) return 0;
      certain = true;
    }
    bool counted = at(k).is(AtomKind::Ahead);  // «за 10 дней до 1 сентября»: its own «до» belongs to it
    int depth = 0;
    std::size_t j = k + 1;
    for (; j < atoms_.size(); ++j) {
      const Atom& atom = at(j);
      if (atom.is(AtomKind::Semicolon) || atom.is(AtomKind::Further) || atom.is(AtomKind::Frequency) ||
          atom.is(AtomKind::Ongoing))
        break;
      if (atom.is(AtomKind::Open)) {
        if (starts_symbol(j + 1)) break;
        ++depth;
      } else if (atom.is(AtomKind::Close)) {
        if (depth-- == 0) break;
      } else if (atom.is(AtomKind::Comma)) {
        if (starts_symbol(at(j + 1).is(AtomKind::Noise) ? j + 2 : j + 1)) break;  // «…, но не позднее 1 мая»
      } else if (atom.is(AtomKind::Duration)) {
        counted |=
            !at(k).is(AtomKind::From);  // «со дня подписания до 31.12.2022»: the «до» is the cell's own
      } else if (starts_symbol(j)) {
        if (atom.newline_before) break;
        const bool role = atom.is(AtomKind::By) || atom.is(AtomKind::NotBefore) || atom.is(AtomKind::From);
        if (role && counted && atom.is(AtomKind::By)) {
          counted = false;
        } else if (role && !at(j - 1).is(AtomKind::Opener)) {
          break;
        } else if (atom.is(AtomKind::Point) && atom.point.unit == Unit::Day && at(j - 1).is(AtomKind::Text)) {
          break;
        } else if (atom.is(AtomKind::Time)) {
          break;
        }
        if (role) ++j;
        if (at(k).is(AtomKind::From) && atom.is(AtomKind::Through)) break;
      }
    }
    while (j > k + 1 && trails(at(j - 1)) &&
           (!at(j - 1).is(AtomKind::Noise) || at(j - 2).is(AtomKind::Comma)))
      --j;
    return j;
  }

  static bool trails(const Atom& atom) {
    return atom.is(AtomKind::And) || atom.is(AtomKind::Comma) || atom.is(AtomKind::Dash) ||
           atom.is(AtomKind::Noise);
  }

  // «осенние каникулы»: a word of no kind before an event.
  bool season_break(std::size_t k) const {
    return at(k).is(AtomKind::Text) && at(k + 1).is(AtomKind::Event) && at(k).is_season;
  }

  std::size_t read_text(std::size_t k, bool& digits) const {
    digits = at(k).is(AtomKind::Number) ||
             (at(k).is(AtomKind::Text) && at(k).end - at(k).begin <= 2 && at(k + 1).is(AtomKind::Close));
    const bool dated = at(k).is(AtomKind::From) && at(k).value == 1 && is_point(k + 1);
    std::size_t j = dated ? k + 2 : k + 1, end = j;
    for (; j < atoms_.size(); ++j) {
      const Atom& atom = at(j);
      if (atom.is(AtomKind::Semicolon) || atom.is(AtomKind::Further)) break;
      if (atom.is(AtomKind::From) && atom.value == 1 && is_point(j + 1) &&
          !starts_symbol(j)) {  // «приказ от 12.02.2021»
        end = ++j + 1;
        digits = false;
        continue;
      }
      if (starts_symbol(j)) break;
      bool certain = false;
      if (starts_clause(j, certain) && certain) break;
      if (atom.is(AtomKind::Open)) {
        if (starts_symbol(j + 1) || (starts_clause(j + 1, certain) && certain)) break;
        while (j < atoms_.size() && !at(j).is(AtomKind::Close)) ++j;
        end = std::min(j + 1, atoms_.size());
        digits = false;
        continue;
      }
      if (atom.is(AtomKind::Close)) break;
      if (atom.is(AtomKind::Comma) || atom.is(AtomKind::And) || atom.is(AtomKind::Dash) ||
          atom.is(AtomKind::Colon) || atom.is(AtomKind::Slash) || atom.is(AtomKind::Noise))
        continue;
      if (!atom.is(AtomKind::Number)) digits = false;
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
