// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// When something is to be done, as plans say it: a cell's text to a value. The text is first read into
// symbolic items (what it says: "October", "until the 30th of September", "twice a year"), then resolved
// against an explicit context (what year, which plan). Formats: EDTF is ISO 8601-2:2019 (levels 0-2),
// recurrence is RFC 5545 section 3.3.10. The meaning of each field and rule is docs/format.md, "timing".
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "normalize/date.h"

namespace prikaz::normalize {

enum class TimingKind {
  Date,      ///< one day: «25.01.2023»
  Deadline,  ///< by a day: «до 30.09»; only `end`
  Period,  ///< a span, also open on one side: «октябрь - ноябрь 2021», «с 1 сентября»
  Recurring,   ///< «ежеквартально»
  Ongoing,     ///< no bound of its own: «постоянно»
  External,    ///< set by another paper or event: «по графику РЦОИ»
  Unresolved,  ///< nothing sure can be said: «31 апреля», «X»
};

std::string_view kind_name(TimingKind kind);  ///< "date", "deadline", …

struct TimingItem {
  TimingKind kind = TimingKind::Unresolved;
  std::optional<Date> start, end;    ///< inclusive
  std::optional<std::string> edtf;   ///< at the precision written
  std::optional<std::string> rrule;  ///< one spelling, see docs/format.md
  std::optional<int> times;          ///< how often in one interval of the rrule
  bool at_least = false;             ///< «не реже»
  std::optional<std::string> time;   ///< "10:00" or "10:00/12:00"
  std::optional<std::string> label;  ///< the part of the work it dates: «Формирование»
  std::optional<std::string> condition;
  std::vector<std::string> inferred;  ///< what came from context: "year", "start", "end"
  std::string raw;                    ///< its part of the cell, white space squeezed
  bool operator==(const TimingItem&) const = default;
};

struct Timing {
  std::string raw;                 ///< the whole cell, white space squeezed
  std::vector<TimingItem> items;   ///< in the cell's order; never empty
  std::optional<Date> start, end;  ///< hull of the items
  bool operator==(const Timing&) const = default;
};

/// What the cell does not say itself. All parts are optional; nothing else is ever consulted (no clock).
struct TimingContext {
  std::optional<Date> order_date;
  std::optional<DateRange> period;  ///< the roadmap's; 1 September to 31 August marks an academic year
  std::optional<DateRange>
      heading;  ///< of the section row, day row or column heading above; wins over `period`
};

/// Reads one cell. std::nullopt for an empty or blank cell; otherwise at least one item (`Unresolved` with
/// the raw text where nothing fits). `diagnostics`, where given, receives `timing-unresolved`,
/// `ambiguous-year`, `timing-outside-period` (an item's dates lie outside context.period) and
/// `text-repaired`, without places. Linear in the length of the cell; never throws on text.
std::optional<Timing> read_timing(std::string_view cell, const TimingContext& context = {},
                                  std::vector<Diagnostic>* diagnostics = nullptr);

/// One timing out of several columns of a row (start and finish; quarters; years). `heading` is the column's
/// own text.
struct TimingColumn {
  std::string_view heading;
  std::string_view cell;
};
std::optional<Timing> read_timing_columns(const std::vector<TimingColumn>& columns,
                                          const TimingContext& context = {},
                                          std::vector<Diagnostic>* diagnostics = nullptr);

/// A text that is nothing but a timing, as a section row «ИЮНЬ», «13 июля (пятница)», «2022 год», «I квартал»
/// or a column heading «Сроки в 2013 году» is (`heading_words` allows words such as «Сроки» around it): the
/// range it gives to what stands below. std::nullopt for any other text («1. Кадры», «Семинар в июне»).
std::optional<DateRange> read_heading_range(std::string_view text, const TimingContext& context = {},
                                            bool heading_words = false);

/// True where the text is, as a whole, a timing phrase with a kind other than Unresolved; for telling columns
/// by content.
bool is_timing(std::string_view text);

/// For people: tokens, rules and context used, a line each. What `prikaz normalize timing --explain` prints.
std::string explain_timing(std::string_view cell, const TimingContext& context = {});

}  // namespace prikaz::normalize
