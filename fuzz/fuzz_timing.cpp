// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Any text as a cell, a heading, a running text: a value comes out, every item has its dates in order and its
// raw text.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "base/utf8.h"
#include "normalize/period.h"
#include "normalize/timing.h"

using namespace prikaz::normalize;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string_view text(reinterpret_cast<const char*>(data) + 1, size - 1);
  TimingContext context;
  if (data[0] & 1) context.order_date = parse_iso_date("2021-08-24");
  if (data[0] & 2) context.period = DateRange{parse_iso_date("2021-09-01"), parse_iso_date("2022-08-31")};
  if (data[0] & 4) context.period = DateRange{parse_iso_date("2021-01-01"), parse_iso_date("2024-12-31")};
  if (data[0] & 8) context.heading = DateRange{parse_iso_date("2022-06-01"), parse_iso_date("2022-06-30")};
  const auto timing = read_timing(text, context);
  if (timing) {
    if (timing->items.empty()) std::abort();
    for (const TimingItem& item : timing->items) {
      if (item.start && item.end && *item.end < *item.start) std::abort();
      if (item.kind == TimingKind::Unresolved && (item.start || item.end)) std::abort();
      if (item.rrule && item.kind != TimingKind::Recurring) std::abort();
    }
  }
  is_timing(text);
  read_heading_range(text, context, data[0] & 16);
  find_period(text, context.order_date);
  std::size_t behind = 0;
  for (const DateMatch& match : find_dates(text)) {
    if (match.span.begin < behind || match.span.end > text.size() || !match.date.ok()) std::abort();
    behind = match.span.end;
  }
  const std::size_t half = text.size() / 2;
  read_timing_columns({{"начало", text.substr(0, half)}, {"завершение", text.substr(half)}}, context);
  read_timing_columns({{text.substr(0, half), text.substr(half)}, {"2022 год", text}}, context);
  return 0;
}
