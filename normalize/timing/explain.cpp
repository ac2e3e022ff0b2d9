// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the reader saw, for people: a line a token, a line an atom, the rule of each item, the context that
// was used.
#include "base/utf8.h"
#include "normalize/timing.h"
#include "normalize/timing/compose.h"
#include "normalize/timing/resolve.h"

namespace prikaz::normalize {
namespace {

using timing::Atom;
using timing::Token;

constexpr std::size_t kMaxShownBytes = 4000;

const char* atom_name(Atom::Kind kind) {
  static constexpr const char* kNames[] = {"point",        "impossible day", "number",       "time of day",
                                           "frequency",    "weekday",        "day of month", "week of month",
                                           "duration",     "until",          "from",         "through",
                                           "after",        "not before",     "in",           "during",
                                           "ahead of",     "ongoing",        "further on",   "clause opener",
                                           "event",        "noise",          "and",          "comma",
                                           "semicolon",    "colon",          "dash",         "slash",
                                           "open bracket", "close bracket",  "plus",         "text"};
  return kNames[static_cast<std::size_t>(kind)];
}

const char* unit_name(timing::Unit unit) {
  static constexpr const char* kNames[] = {"day",   "week",        "ten days",    "half-month",
                                           "month", "quarter",     "half-year",   "season",
                                           "year",  "school year", "plan's year", "whole plan"};
  return kNames[static_cast<std::size_t>(unit)];
}

std::string fields_of(const timing::Point& point) {
  std::string text = unit_name(point.unit);
  const auto field = [&](const char* name, int value) {
    if (value != 0) text += std::string(" ") + name + "=" + std::to_string(value);
  };
  field("number", point.number);
  field("weekday", point.weekday);
  field("day", point.day);
  field("month", point.month);
  field("year", point.year);
  field("to", point.last_year);
  if (point.edge != timing::Edge::None)
    text += point.edge == timing::Edge::Beginning ? " (beginning)"
            : point.edge == timing::Edge::Middle  ? " (middle)"
                                                  : " (end)";
  return text;
}

std::string show(const std::optional<Date>& date) { return date ? iso_date(*date) : std::string("…"); }
std::string show(const std::optional<DateRange>& range) {
  return range ? show(range->start) + "/" + show(range->end) : std::string("none");
}

}  // namespace

std::string explain_timing(std::string_view cell, const TimingContext& context) {
  const std::string_view shown = cell.substr(0, kMaxShownBytes);
  std::string text = "context  order date " + show(context.order_date) + ", period " + show(context.period) +
                     ", heading " + show(context.heading) + "\n";
  const std::vector<Token> tokens = timing::scan(shown);
  std::vector<Atom> atoms = timing::read_atoms(tokens);
  timing::complete_numbers(atoms, timing::heading_day(context));
  text += "tokens  ";
  for (const Token& token : tokens)
    text += " [" + std::string(shown.substr(token.begin, token.end - token.begin)) +
            (token.repaired ? "]~" : "]");
  text += "\n";
  for (const Atom& atom : atoms) {
    text += "atom     " + utf8::squeeze(shown.substr(atom.begin, atom.end - atom.begin)) + " : " +
            atom_name(atom.kind);
    if (atom.is(Atom::Kind::Point)) text += ", " + fields_of(atom.point);
    text += "\n";
  }
  const timing::Composition composition = timing::compose(tokens, timing::heading_day(context));
  std::vector<Diagnostic> diagnostics;
  const auto timing = read_timing(shown, context, &diagnostics);
  for (std::size_t i = 0; timing && i < timing->items.size(); ++i) {
    const TimingItem& item = timing->items[i];
    const std::string rule =
        i < composition.symbols.size() ? std::string(composition.symbols[i].rule_name) : std::string();
    text += "item     " + item.raw + " : " + std::string(kind_name(item.kind)) + " " + show(item.start) +
            "/" + show(item.end);
    if (item.edtf) text += ", " + *item.edtf;
    if (item.rrule) text += ", " + *item.rrule;
    if (!rule.empty()) text += ", by rule \"" + rule + "\"";
    for (const std::string& field : item.inferred) text += ", " + field + " from the context";
    text += "\n";
  }
  for (const Diagnostic& diagnostic : diagnostics) text += diagnostic.code + "  " + diagnostic.message + "\n";
  return text;
}

}  // namespace prikaz::normalize
