// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Section rows and column headings that carry a date: «ИЮНЬ», «13 июля (пятница)», «I квартал», «Сроки в 2013
// году».
#include <algorithm>

#include "base/utf8.h"
#include "normalize/timing.h"
#include "normalize/timing/compose.h"
#include "normalize/timing/resolve.h"

namespace prikaz::normalize {
namespace {

using timing::Atom;
using timing::Composition;
using timing::Role;
using timing::Sort;
using timing::Symbol;
using timing::Token;
using timing::Word;

// A heading is short; what is longer is a text.
constexpr std::size_t kMaxHeadingBytes = 400;

bool is_span(const Symbol& symbol) {
  const bool dated = symbol.sort == Sort::Span && (symbol.role == Role::At || symbol.role == Role::Range);
  return dated && !symbol.impossible && !symbol.label && symbol.conditions.empty();
}

// All the spans together, or an unbounded range where no context says the year.
DateRange hull_of(const std::vector<Symbol>& symbols, const TimingContext& context) {
  DateRange hull;
  for (const Symbol& symbol : symbols) {
    const timing::Resolution resolution = timing::resolve_span(symbol, context);
    if (!resolution.start || !resolution.end) return {};
    if (!hull.start || *resolution.start < *hull.start) hull.start = resolution.start;
    if (!hull.end || *resolution.end > *hull.end) hull.end = resolution.end;
  }
  return hull;
}

// The points among words such as «Сроки реализации мероприятий»: the heading of a column says them, whatever
// else it says.
std::vector<Symbol> spans_among_words(const std::vector<Token>& tokens) {
  std::vector<Atom> atoms = timing::read_atoms(tokens);
  timing::complete_numbers(atoms, std::nullopt);
  std::vector<Symbol> found;
  for (std::size_t k = 0; k < atoms.size(); ++k) {
    if (!atoms[k].is(Atom::Kind::Point)) continue;
    if (k > 0 && (atoms[k - 1].is(Atom::Kind::By) || atoms[k - 1].is(Atom::Kind::From) ||
                  atoms[k - 1].is(Atom::Kind::After)))
      return {};
    Symbol symbol;
    symbol.role = Role::At;
    symbol.first = atoms[k].point;
    const bool linked =
        k + 2 < atoms.size() && (atoms[k + 1].is(Atom::Kind::Dash) || atoms[k + 1].is(Atom::Kind::Through));
    if (linked && atoms[k + 2].is(Atom::Kind::Point)) {
      symbol.role = Role::Range;
      symbol.second = atoms[k + 2].point;
      k += 2;
    }
    found.push_back(symbol);
  }
  // «I квартал (2022 год)»: the year belongs to the quarter.
  if (found.size() == 2 && found[1].first.unit == timing::Unit::Year && found[1].role == Role::At &&
      !found[0].first.has_year()) {
    timing::inherit_years(found);
    found.pop_back();
  }
  if (found.size() > 1) return {};
  return found;
}

bool speaks_of_time(const std::vector<Token>& tokens) {
  return std::any_of(tokens.begin(), tokens.end(), [](const Token& token) {
    return token.is(Word::TermWord) || token.is(Word::Period) || token.is(Word::Event);
  });
}

}  // namespace

std::optional<DateRange> read_heading_range(std::string_view text, const TimingContext& context,
                                            bool heading_words) {
  if (utf8::trim(text).empty() || text.size() > kMaxHeadingBytes) return std::nullopt;
  const std::vector<Token> tokens = timing::scan(text);
  TimingContext outer = context;
  outer.heading = std::nullopt;
  const Composition composition = timing::compose(tokens, std::nullopt);
  const bool plain = composition.whole && !composition.symbols.empty() &&
                     std::all_of(composition.symbols.begin(), composition.symbols.end(), is_span);
  if (plain && (heading_words || !speaks_of_time(tokens))) return hull_of(composition.symbols, outer);
  if (!heading_words || !speaks_of_time(tokens)) return std::nullopt;
  const std::vector<Symbol> spans = spans_among_words(tokens);
  if (spans.empty()) return std::nullopt;
  return hull_of(spans, outer);
}

}  // namespace prikaz::normalize
