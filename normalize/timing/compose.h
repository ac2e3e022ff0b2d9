// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Third stage of a timing: atoms to symbols. First a walk makes elements (a symbol, a clause about an event
// or paper, other text), then neighbours that are one thing become one («ежегодно (август)», «с … по …», «13
// июля (пятница)»), then clauses and text go to the symbols as conditions and labels, and years are handed
// from right to left.
#pragma once

#include <string_view>
#include <vector>

#include "normalize/timing/atom.h"
#include "normalize/timing/symbol.h"

namespace prikaz::normalize::timing {

/// What stood between an element and the one before it.
struct Gap {
  bool comma = false, semicolon = false, newline = false, conjunction = false, further = false, open = false,
       close = false, dash = false;
  bool only_space() const {
    return !comma && !semicolon && !newline && !conjunction && !further && !open && !close && !dash;
  }
  bool ends_segment() const { return semicolon || further; }
};

struct Element {
  enum class Type : std::uint8_t { Symbol, Clause, Text };
  Type type = Type::Text;
  Gap gap;
  bool bracketed = false;  ///< stands in brackets that opened behind the symbol before
  bool certain = false;    ///< of a Clause
  std::int8_t reported_months = 0;  ///< of a Clause «следующего за отчётным кварталом»: 3
  std::int8_t heading_months = 0;  ///< of a Clause, see Symbol
  bool heading_end = false;
  bool begins_span = false;  ///< of a Clause: «с момента подписания», before «до …»
  bool digits_only = false;  ///< of a Text
  bool bare_weekday = false;         ///< a weekday with no word that makes it recur
  std::uint32_t begin = 0, end = 0;  ///< bytes; `begin` is that of an opening bracket before it
  Span text;                         ///< bytes without brackets
  Symbol symbol;
  Span due_text;           ///< where the days of `due` stand
  std::vector<Point> due;  ///< of a recurrence by quarter or half-year: the days named with it

  bool is_symbol() const { return type == Type::Symbol; }
};

struct Composition {
  std::vector<Symbol> symbols;  ///< in the cell's order
  bool whole = true;            ///< nothing but timing stands in the cell: for `is_timing`
};

std::vector<Element> find_elements(const std::vector<Atom>& atoms);
std::vector<Element> merge_elements(std::vector<Element> elements);
/// First step of `merge_elements`: «с 26 июня (ко Дню молодёжи) по 1 июля» is one range.
std::vector<Element> close_ranges(std::vector<Element> elements);
/// Last step of `merge_elements`: two points that lost the dash between them.
std::vector<Element> restore_dashes(std::vector<Element> elements);

inline bool is_day(const Point& point) { return point.unit == Unit::Day && point.weekday == 0; }

Composition assemble(std::vector<Element> elements);

/// Years from the other dates of the same cell, from right to left, then from left to right.
void inherit_years(std::vector<Symbol>& symbols);

/// All of it. `heading` serves bare day numbers.
Composition compose(const std::vector<Token>& tokens, const std::optional<Point>& heading);

}  // namespace prikaz::normalize::timing
