// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// One symbol to one printed item, with what a reviewer should know about it.
#include "normalize/timing/calendar.h"
#include "normalize/timing/resolve.h"

namespace prikaz::normalize::timing {
namespace {

void report(std::vector<Diagnostic>* diagnostics, const char* code, Severity severity, std::string message) {
  if (diagnostics) diagnostics->push_back(Diagnostic{code, severity, std::move(message), {}});
}

std::string quoted(std::string_view raw) { return "«" + std::string(raw) + "»"; }

TimingKind kind_of(const Symbol& symbol) {
  switch (symbol.sort) {
    case Sort::Recurrence:
      return TimingKind::Recurring;
    case Sort::Ongoing:
      return TimingKind::Ongoing;
    case Sort::External:
      return TimingKind::External;
    case Sort::TimeOnly:
    case Sort::Broken:
      return TimingKind::Unresolved;
    case Sort::Span:
      break;
  }
  switch (symbol.role) {
    case Role::By:
      return symbol.lasting ? TimingKind::Period : TimingKind::Deadline;
    case Role::At:
      return symbol.first.unit == Unit::Day ? TimingKind::Date : TimingKind::Period;
    default:
      return TimingKind::Period;
  }
}

bool outside(const TimingItem& item, const DateRange& range) {
  const auto beyond = [&](const std::optional<Date>& day) {
    return day && ((range.start && *day < *range.start) || (range.end && *day > *range.end));
  };
  return beyond(item.start) || beyond(item.end);
}

// A time of day alone is that of the day in the heading above.
bool place_time(const TimingContext& context, TimingItem& item) {
  if (!context.heading || !context.heading->start || context.heading->start != context.heading->end)
    return false;
  item.kind = TimingKind::Date;
  item.start = item.end = context.heading->start;
  item.edtf = iso_date(*item.start);
  item.inferred = {"start", "end"};
  return true;
}

void set_rule(const Symbol& symbol, TimingItem& item) {
  std::string rule = spell_rrule(symbol.rule);
  if (!rule.empty()) item.rrule = std::move(rule);
  if (symbol.rule.times > 0) item.times = symbol.rule.times;
  item.at_least = symbol.rule.at_least;
}

}  // namespace

TimingItem resolve_item(const Symbol& symbol, const TimingContext& context,
                        std::vector<Diagnostic>* diagnostics, std::string_view raw) {
  TimingItem item;
  item.kind = kind_of(symbol);
  if (symbol.clock.said()) item.time = spell_clock(symbol.clock);
  if (symbol.sort == Sort::TimeOnly && place_time(context, item)) return item;
  if (symbol.sort == Sort::Recurrence) set_rule(symbol, item);
  if (symbol.impossible) item.kind = TimingKind::Unresolved;
  if (item.kind == TimingKind::Unresolved) {
    if (symbol.impossible) item.rrule = std::nullopt, item.times = std::nullopt, item.at_least = false;
    report(diagnostics, "timing-unresolved", Severity::Warning,
           quoted(raw) +
               (symbol.impossible ? " names no day of the calendar" : " is no timing that can be read"));
    return item;
  }
  if (symbol.role == Role::Nothing) return item;
  Resolution resolution = resolve_span(symbol, context);
  if (resolution.impossible) {
    item = TimingItem{};
    report(diagnostics, "timing-unresolved", Severity::Warning,
           quoted(raw) + " names no day of the calendar");
    return item;
  }
  item.start = resolution.start;
  item.end = resolution.end;
  if (!resolution.edtf.empty()) item.edtf = std::move(resolution.edtf);
  item.inferred = std::move(resolution.inferred);
  if (resolution.missing)
    report(diagnostics, "timing-unresolved", Severity::Warning, quoted(raw) + ": nothing says the year");
  if (resolution.ambiguous)
    report(diagnostics, "ambiguous-year", Severity::Warning,
           quoted(raw) + " fits more than one year; the one at or after the order's date was taken");
  if (context.period && outside(item, *context.period))
    report(diagnostics, "timing-outside-period", Severity::Warning,
           quoted(raw) + " lies outside the plan's period");
  return item;
}

}  // namespace prikaz::normalize::timing
