// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// iCalendar (RFC 5545): a timing item with dates is one VEVENT (a deadline, if wished, a VTODO), a recurring
// one has an RRULE from its first day on. UIDs come from what the plan says, not from positions: a calendar
// that was imported before is updated, not doubled.
#include <algorithm>
#include <map>

#include "base/sha256.h"
#include "base/utf8.h"
#include "corpus/export/recurrence.h"
#include "corpus/export/writers.h"
#include "normalize/date.h"

namespace prikaz::corpus::exporting {

namespace {

using normalize::Date;
using normalize::TimingItem;
using normalize::TimingKind;

std::string basic_date(const Date& date) {
  std::string iso = normalize::iso_date(date);
  iso.erase(std::remove(iso.begin(), iso.end(), '-'), iso.end());
  return iso;
}

/// RFC 5545, 3.3.11.
std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '\\' || c == ';' || c == ',') out += '\\';
    if (c == '\n') {
      out += "\\n";
    } else if (static_cast<unsigned char>(c) >= 0x20) {
      out += c;
    }
  }
  return out;
}

/// RFC 5545, 3.1: at most 75 octets a line, no letter torn apart.
std::string folded(std::string_view line) {
  constexpr std::size_t kOctets = 75;
  std::string out;
  std::size_t room = kOctets;
  while (line.size() > room) {
    std::size_t cut = room;
    while (cut > 0 && (static_cast<unsigned char>(line[cut]) & 0xC0) == 0x80) --cut;
    out.append(line.substr(0, cut)).append("\r\n ");
    line.remove_prefix(cut);
    room = kOctets - 1;  // the space counts
  }
  return out.append(line).append("\r\n");
}

/// "10:00/12:00" → {"100000", "120000"}; empty where it is no such thing.
std::vector<std::string> clock_times(const std::optional<std::string>& time) {
  std::vector<std::string> times;
  for (std::string_view rest = time ? *time : std::string_view(); !rest.empty();) {
    const std::string_view part = rest.substr(0, rest.find('/'));
    const auto digit = [&](std::size_t i) { return part[i] >= '0' && part[i] <= '9'; };
    if (part.size() != 5 || part[2] != ':' || !digit(0) || !digit(1) || !digit(3) || !digit(4)) return {};
    times.push_back(std::string(part.substr(0, 2)) + std::string(part.substr(3, 2)) + "00");
    rest.remove_prefix(std::min(part.size() + 1, rest.size()));
  }
  return times;
}

/// When something takes place, as property lines; empty where it has no date.
struct When {
  std::vector<std::string> lines;
  bool todo = false;
};

When all_day(const Date& first, const Date& last) {
  return {{"DTSTART;VALUE=DATE:" + basic_date(first),
           "DTEND;VALUE=DATE:" + basic_date(normalize::add_days(last, 1))},
          false};
}

When one_day(const TimingItem& item, const Date& day) {
  const std::vector<std::string> times = clock_times(item.time);
  if (times.empty()) return all_day(day, day);
  When when{{"DTSTART:" + basic_date(day) + "T" + times[0]}, false};
  if (times.size() == 2 && times[1] > times[0])
    when.lines.push_back("DTEND:" + basic_date(day) + "T" + times[1]);
  return when;
}

When recurring(const TimingItem& item, const schema::Roadmap& roadmap,
               const std::optional<Date>& order_date) {
  std::optional<Date> from = item.start, until = item.end;
  if (!from && roadmap.period) from = roadmap.period->start;
  if (!until && roadmap.period) until = roadmap.period->end;
  if (!from) from = order_date;
  if (!from) return {};
  const std::optional<Date> first = first_occurrence(*item.rrule, *from, until);
  if (!first) return {};
  When when = all_day(*first, *first);
  when.lines.push_back("RRULE:" + *item.rrule + (until ? ";UNTIL=" + basic_date(*until) : ""));
  return when;
}

When when_of(const TimingItem& item, const schema::Roadmap& roadmap, const std::optional<Date>& order_date,
             bool todos) {
  if (item.kind == TimingKind::Unresolved) return {};
  if (item.rrule) return recurring(item, roadmap, order_date);
  if (item.kind == TimingKind::Deadline && item.end) {
    if (!todos) return all_day(*item.end, *item.end);
    return {{"DUE;VALUE=DATE:" + basic_date(*item.end)}, true};
  }
  if (item.start && item.end && *item.start == *item.end) return one_day(item, *item.start);
  if (item.start && item.end) return all_day(*item.start, *item.end);
  if (item.start) return all_day(*item.start, *item.start);
  if (item.end) return all_day(*item.end, *item.end);
  return {};
}

std::string description_of(const StoredOrder& stored, const schema::Activity& activity,
                           const TimingItem& item) {
  const OrderSummary& order = stored.summary;
  std::string text = item.raw;
  if (item.condition) text += " (" + *item.condition + ")";
  for (const normalize::Party& party : activity.responsible)
    text += "\n" + (party.name.empty() ? party.raw : party.name);
  if (activity.result) text += "\n" + *activity.result;
  text += "\n" + order.kind;
  if (order.date) text += " " + *order.date;
  if (order.number) text += " № " + *order.number;
  if (order.issuer) text += ", " + *order.issuer;
  return text;
}

}  // namespace

CalendarWriter::CalendarWriter(std::function<void(std::string_view)> write, bool todos)
    : write_(std::move(write)), todos_(todos) {}

void CalendarWriter::begin() {
  for (const char* line :
       {"BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//prikaz//prikaz//RU", "CALSCALE:GREGORIAN"})
    write_(folded(line));
}

void CalendarWriter::end() { write_(folded("END:VCALENDAR")); }

void CalendarWriter::order(const StoredOrder& stored, const schema::OrderDocument& document,
                           ExportCounts& counts) {
  std::map<std::string, int> seen;
  const std::optional<Date> order_date = document.order.date;
  const std::string stamp = (order_date ? basic_date(*order_date) : "20000101") + "T000000Z";
  for (const schema::Roadmap& roadmap : document.roadmaps) {
    for (const schema::Activity& activity : roadmap.activities) {
      if (!activity.timing) continue;
      for (const TimingItem& item : activity.timing->items) {
        const When when = when_of(item, roadmap, order_date, todos_);
        if (when.lines.empty()) {
          ++counts.without_date;
          continue;
        }
        const std::string identity = stored.key + "\n" + utf8::fold(roadmap.title.value_or("")) + "\n" +
                                     utf8::fold(activity.title) + "\n" + item.raw;
        const int repetition = ++seen[identity];
        const std::string kind = when.todo ? "VTODO" : "VEVENT";
        std::vector<std::string> lines{"BEGIN:" + kind};
        lines.push_back("UID:" + sha256_hex(identity + "\n" + std::to_string(repetition)).substr(0, 32) +
                        "@prikaz");
        lines.push_back("DTSTAMP:" + stamp);
        lines.insert(lines.end(), when.lines.begin(), when.lines.end());
        lines.push_back("SUMMARY:" + escaped((item.label ? *item.label + ": " : "") + activity.title));
        lines.push_back("DESCRIPTION:" + escaped(description_of(stored, activity, item)));
        if (stored.summary.municipality) lines.push_back("LOCATION:" + escaped(*stored.summary.municipality));
        lines.push_back("CATEGORIES:" + escaped(activity.category));
        if (!when.todo) lines.push_back("TRANSP:TRANSPARENT");
        lines.push_back("END:" + kind);
        for (const std::string& line : lines) write_(folded(line));
        ++counts.events;
      }
    }
  }
}

}  // namespace prikaz::corpus::exporting
