// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Several timing columns of one row to one timing: start and finish; a day and its time; quarters or years,
// marked or filled.
#include <algorithm>
#include <string>
#include <unordered_map>

#include "base/data_file.h"
#include "base/utf8.h"
#include "normalize/timing.h"
#include "normalize/timing/calendar.h"
#include "normalize/timing/hull.h"
#include "normalize/timing/words.h"

extern "C" const char prikaz_data_timing_columns[], prikaz_data_timing_columns_end[];

namespace prikaz::normalize {
namespace {

enum class Part { None, Start, Finish, Date, Time, Mark, Blank };

const std::unordered_map<std::string, Part>& column_words() {
  static const auto* words = [] {
    auto* read = new std::unordered_map<std::string, Part>;
    const std::string_view table{prikaz_data_timing_columns, prikaz_data_timing_columns_end};
    each_tsv_row(table, [&](const std::vector<std::string_view>& fields) {
      if (fields.size() < 3) return;
      const std::pair<std::string_view, Part> kNames[] = {{"start", Part::Start}, {"finish", Part::Finish},
                                                          {"date", Part::Date},   {"time", Part::Time},
                                                          {"mark", Part::Mark},   {"blank", Part::Blank}};
      const auto part = std::find_if(std::begin(kNames), std::end(kNames),
                                     [&](const auto& name) { return name.first == fields[2]; });
      if (part == std::end(kNames)) return;
      std::string_view endings = fields[1];
      for (bool more = true; more;) {
        const std::size_t bar = endings.find('|');
        more = bar != std::string_view::npos;
        read->emplace(utf8::fold(std::string(fields[0]) + std::string(endings.substr(0, bar))), part->second);
        if (more) endings.remove_prefix(bar + 1);
      }
    });
    return read;
  }();
  return *words;
}

Part part_of(const std::string& folded) {
  const auto found = column_words().find(folded);
  return found == column_words().end() ? Part::None : found->second;
}

// The last of a heading's levels: «II» of «Срок (квартал) / II».
std::string_view last_level(std::string_view heading) {
  const std::size_t slash = heading.rfind(" / ");
  return slash == std::string_view::npos ? heading : heading.substr(slash + 3);
}

// «Срок исполнения (квартал) / II» is the second quarter: a bare numeral below a unit is one of it. The
// heading as it stands where nothing of the kind does.
std::string whole_heading(std::string_view heading) {
  const std::string_view numeral = utf8::trim(last_level(heading));
  if (numeral.size() == heading.size() || numeral.empty() || numeral.size() > 6) return std::string(heading);
  const bool digit = numeral.size() == 1 && numeral[0] >= '1' && numeral[0] <= '4';
  if (!digit && timing::find_word(timing::word_key(numeral)).word != timing::Word::Roman)
    return std::string(heading);
  std::string word;
  for (std::size_t i = 0; i < heading.size() - numeral.size();) {
    const char32_t c = utf8::next(heading, i);
    if (utf8::is_letter(c)) {
      utf8::append(word, c);
      continue;
    }
    const timing::Word unit = timing::find_word(timing::word_key(word)).word;
    if (unit == timing::Word::Quarter || unit == timing::Word::Half) return std::string(numeral) + " " + word;
    word.clear();
  }
  return std::string(heading);
}

// What a heading's words make of its column; «Дата начала» is a start. «с» and «по» say it only alone.
Part column_part(std::string_view heading) {
  if (const Part alone = part_of(utf8::fold(utf8::trim(last_level(heading)))); alone != Part::None)
    return alone;
  constexpr std::size_t kLongestPreposition = 4;  // bytes
  std::string word;
  Part told = Part::None;
  for (std::size_t i = 0; i <= heading.size();) {
    const char32_t c = i < heading.size() ? utf8::next(heading, i) : (++i, U' ');
    if (utf8::is_letter(c)) {
      utf8::append(word, c);
      continue;
    }
    const Part part = word.size() <= kLongestPreposition ? Part::None : part_of(utf8::fold(word));
    if (part == Part::Start || part == Part::Finish) return part;
    if (told == Part::None && (part == Part::Date || part == Part::Time)) told = part;
    word.clear();
  }
  return told;
}

// A mark of the usual signs; Latin x is Cyrillic х.
Part cell_part(std::string_view cell) {
  const std::string trimmed = utf8::fold(utf8::trim(cell));
  if (trimmed.empty()) return Part::Blank;
  return part_of(trimmed == "x" ? "х" : trimmed);
}

std::string joined_raw(const std::vector<TimingColumn>& columns) {
  std::string raw;
  for (const TimingColumn& column : columns) {
    const std::string cell = utf8::squeeze(column.cell);
    if (cell.empty()) continue;
    if (!raw.empty()) raw += " | ";
    raw += cell;
  }
  return raw;
}

const TimingItem* first_dated(const std::optional<Timing>& timing) {
  if (!timing || timing->items.empty()) return nullptr;
  const TimingItem& item = timing->items.front();
  return item.start || item.end ? &item : nullptr;
}

// A day or month alone in the column «Начало» or «Завершение», with the bound that it gives.
std::optional<Timing> start_and_finish(const std::vector<TimingColumn>& columns, const TimingColumn* start,
                                       const TimingColumn* finish, const TimingContext& context,
                                       std::vector<Diagnostic>* diagnostics) {
  const auto read = [&](const TimingColumn* column, const TimingContext& within) {
    return column && cell_part(column->cell) != Part::Blank ? read_timing(column->cell, within, diagnostics)
                                                            : std::nullopt;
  };
  const std::optional<Timing> from = read(start, context);
  const std::optional<Timing> to = read(finish, context);
  const TimingItem* first = first_dated(from);
  const TimingItem* last = first_dated(to);
  const bool plain =
      (!from || (first && from->items.size() == 1)) && (!to || (last && to->items.size() == 1));
  Timing timing;
  timing.raw = joined_raw(columns);
  if (!plain || (!from && !to)) {  // what is no pair of days is kept, item by item
    for (const auto* part : {&from, &to})
      if (*part) timing.items.insert(timing.items.end(), (*part)->items.begin(), (*part)->items.end());
    if (timing.items.empty()) return std::nullopt;
    timing::set_hull(timing);
    return timing;
  }
  TimingItem item;
  item.raw = timing.raw;
  item.kind = from ? TimingKind::Period : TimingKind::Deadline;
  if (first) item.start = first->start ? first->start : first->end;
  if (last) item.end = last->end;
  if (item.start && item.end && *item.end < *item.start) {
    // The finish without a year lies in the year after: «сентябрь | май».
    const bool inferred =
        last && std::find(last->inferred.begin(), last->inferred.end(), "year") != last->inferred.end();
    const Date later{item.end->year() + std::chrono::years{1}, item.end->month(), item.end->day()};
    if (inferred && later.ok() && *item.start <= later)
      item.end = later;
    else
      item = TimingItem{}, item.raw = timing.raw;
  }
  for (const TimingItem* part : {first, last})
    if (part && item.kind != TimingKind::Unresolved)
      for (const std::string& field : part->inferred)
        if (std::find(item.inferred.begin(), item.inferred.end(), field) == item.inferred.end())
          item.inferred.push_back(field);
  const auto month_start = [](const Date& day) { return static_cast<unsigned>(day.day()) == 1; };
  if (item.kind == TimingKind::Unresolved) {
    if (diagnostics)
      diagnostics->push_back(
          {"timing-unresolved", Severity::Warning, "«" + item.raw + "» ends before it begins", {}});
  } else if (item.start && item.end) {
    const bool months =
        first->kind == TimingKind::Period && last->kind == TimingKind::Period && month_start(*item.start);
    const std::string end = months ? timing::edtf_last_day(*item.end) : std::string();
    const bool years = first->edtf && last->edtf && first->edtf->size() == 4 && last->edtf->size() == 4;
    item.edtf = end.size() == 7 && !years ? iso_date(*item.start).substr(0, 7) + "/" + end
                                          : timing::edtf_days(*item.start, *item.end);
  } else {
    item.edtf = item.start ? iso_date(*item.start) + "/.." : "../" + iso_date(*item.end);
  }
  timing.items.push_back(item);
  timing::set_hull(timing);
  return timing;
}

// «Дата» and «Время» side by side: each time goes to the day before it.
std::optional<Timing> date_and_time(const std::vector<TimingColumn>& columns, const TimingColumn& date,
                                    const TimingColumn& time, const TimingContext& context,
                                    std::vector<Diagnostic>* diagnostics) {
  auto timing = read_timing(date.cell, context, diagnostics);
  const auto clock = read_timing(time.cell, context, nullptr);
  if (!timing || !clock || clock->items.size() != 1 || !clock->items.front().time) return std::nullopt;
  for (TimingItem& item : timing->items)
    if (!item.time) item.time = clock->items.front().time;
  timing->raw = joined_raw(columns);
  if (timing->items.size() == 1) timing->items.front().raw = timing->raw;
  return timing;
}

// The whole range of a heading as the period of a marked column.
TimingItem marked(const TimingColumn& column, const DateRange& range, const TimingContext& context) {
  TimingItem item;
  const auto said = read_timing(column.heading, context);
  item.kind = TimingKind::Period;
  item.start = range.start;
  item.end = range.end;
  item.edtf = timing::edtf_days(*range.start, *range.end);
  if (said && said->items.size() == 1 && said->items.front().start == range.start &&
      said->items.front().end == range.end) {
    item.edtf = said->items.front().edtf;
    item.inferred = said->items.front().inferred;
  }
  item.raw = utf8::squeeze(column.cell);
  return item;
}

void read_column(const TimingColumn& column, bool several, const TimingContext& context,
                 std::vector<Diagnostic>* diagnostics, Timing& timing) {
  const Part part = cell_part(column.cell);
  if (part == Part::Blank) return;
  const std::string whole = whole_heading(column.heading);
  const auto range = read_heading_range(whole, context, true);
  const bool known = range && range->start && range->end;
  if (known && part == Part::Mark) {
    timing.items.push_back(marked({whole, column.cell}, *range, context));
    return;
  }
  TimingContext within = context;
  if (known) within.heading = range;
  auto read = read_timing(column.cell, within, diagnostics);
  if (!read) return;
  const std::string heading = utf8::squeeze(column.heading);
  for (TimingItem& item : read->items) {
    // «50%», «Этап 2»: what the column dates, where the heading is no date and there are several.
    if (several && !range && !heading.empty() && !item.label && column_part(heading) == Part::None)
      item.label = heading;
    timing.items.push_back(std::move(item));
  }
}

}  // namespace

std::optional<Timing> read_timing_columns(const std::vector<TimingColumn>& columns,
                                          const TimingContext& context,
                                          std::vector<Diagnostic>* diagnostics) {
  if (columns.size() == 1 && !read_heading_range(columns[0].heading, context, true))
    return read_timing(columns[0].cell, context, diagnostics);
  const TimingColumn* parts[5] = {};
  for (const TimingColumn& column : columns) {
    const auto part = static_cast<std::size_t>(column_part(column.heading));
    if (part < 5 && !parts[part]) parts[part] = &column;
  }
  const TimingColumn* start = parts[static_cast<std::size_t>(Part::Start)];
  const TimingColumn* finish = parts[static_cast<std::size_t>(Part::Finish)];
  if (start && finish) return start_and_finish(columns, start, finish, context, diagnostics);
  const TimingColumn* date = parts[static_cast<std::size_t>(Part::Date)];
  const TimingColumn* time = parts[static_cast<std::size_t>(Part::Time)];
  if (columns.size() == 2 && date && time && date != time)
    if (auto timing = date_and_time(columns, *date, *time, context, diagnostics)) return timing;
  Timing timing;
  timing.raw = joined_raw(columns);
  for (const TimingColumn& column : columns)
    read_column(column, columns.size() > 1, context, diagnostics, timing);
  if (timing.items.empty()) return std::nullopt;
  if (timing.items.size() == 1) timing.items.front().raw = timing.raw;
  timing::set_hull(timing);
  return timing;
}

}  // namespace prikaz::normalize
