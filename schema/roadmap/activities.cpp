// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/roadmap/activities.h"

#include <algorithm>
#include <utility>

#include "base/utf8.h"
#include "normalize/category.h"
#include "normalize/party.h"
#include "normalize/repair.h"
#include "schema/roadmap/cell_text.h"
#include "schema/roadmap/numbering.h"
#include "schema/roadmap/parallel_lists.h"
#include "schema/roadmap/sections.h"

namespace prikaz::schema {
namespace {

class RowReader {
 public:
  RowReader(Roadmap& roadmap, const TableContext& context)
      : roadmap_(roadmap),
        context_(context),
        sections_(roadmap),
        number_(context.plan.first(ColumnRole::Number)) {
    for (const Footnote& note : roadmap.footnotes) notes_.push_back(note.mark);
  }

  void run() {
    const std::vector<TypedRow> rows = type_rows(context_.grid, context_.plan);
    for (const TypedRow& row : rows)
      if (row.kind == RowKind::Note) note(row);
    for (const TypedRow& row : rows) {
      switch (row.kind) {
        case RowKind::Title:
          title(row);
          break;
        case RowKind::Heading:
          place(row);
          break;
        case RowKind::Repeated:
          furniture(row);
          break;
        case RowKind::Section:
          section(row);
          break;
        case RowKind::Item:
          item(row);
          break;
        case RowKind::Total:
          total(row);
          break;
        case RowKind::Note:
          break;
      }
    }
  }

 private:
  // --- places and coverage

  template <typename Visit>
  void each_cell(const TypedRow& row, Visit visit) const {
    for (const int r : row.rows)
      for (const int c : context_.grid.own_cells(r)) visit(c);
  }

  void place(const TypedRow& row) {
    each_cell(row, [this](int c) { context_.coverage.place(unit(c)); });
  }

  void furniture(const TypedRow& row) {
    each_cell(row, [this](int c) { context_.coverage.mark_furniture(unit(c)); });
  }

  int unit(int cell) const {
    return context_.coverage.unit_of(context_.block, static_cast<std::size_t>(cell));
  }

  Place row_place(const TypedRow& row) const {
    Place at;
    each_cell(row, [&](int c) {
      const Place& cell = context_.grid.table().cells[static_cast<std::size_t>(c)].at;
      if (!at.known()) {
        at = cell;
        at.column = 0;
      } else if (at.box && cell.box && at.page == cell.page) {
        at.box = hull(*at.box, *cell.box);
      }
    });
    return at;
  }

  Place cell_place(const TypedRow& row, int column) const {
    const extract::Cell* cell = context_.grid.at(row.rows.front(), column);
    Place at = cell ? cell->at : row_place(row);
    at.row = at.row ? at.row : row.rows.front() + 1;
    at.column = column + 1;
    return at;
  }

  void report(std::string code, Severity severity, std::string message, const Place& at) {
    context_.diagnostics.push_back({std::move(code), severity, std::move(message), at});
  }

  // --- rows that are no activity

  void title(const TypedRow& row) {
    place(row);
    std::string text = lone_text(context_.grid, row);
    if (text.empty()) return;
    if (!roadmap_.title) {
      roadmap_.title = utf8::squeeze(text);
      roadmap_.at["title"] = row_place(row);
    } else {
      roadmap_.text.push_back({utf8::squeeze(text), row_place(row), {}});
    }
  }

  void note(const TypedRow& row) {
    const std::string text = lone_text(context_.grid, row);
    place(row);
    if (const auto split = split_note(text)) {
      roadmap_.footnotes.push_back({split->mark, utf8::squeeze(split->text), row_place(row)});
      notes_.push_back(split->mark);
    } else {
      roadmap_.text.push_back({utf8::squeeze(text), row_place(row), {}});
    }
  }

  void total(const TypedRow& row) {
    place(row);
    roadmap_.text.push_back({utf8::squeeze(lone_text(context_.grid, row)), row_place(row), {}});
  }

  void section(const TypedRow& row) {
    place(row);
    const Place at = row_place(row);
    std::string number;
    std::string text = lone_text(context_.grid, row);
    if (number_ >= 0) {
      const std::string cell = row_text(context_.grid, row, number_);
      if (is_row_number(cell)) {
        number = cell;
        text = utf8::trim(std::string_view(text).substr(std::min(cell.size(), text.size())));
      }
    }
    CellText clean = clean_cell(text, notes_);
    report_repairs(clean.repairs, at, context_.diagnostics);
    sections_.open(number, std::move(clean), at);
    heading_ = normalize::read_heading_range(roadmap_.sections.back().title, context_.timing);
  }

  // --- activities

  void item(const TypedRow& row) {
    Activity activity;
    activity.at = row_place(row);
    place(row);
    if (row.continued)
      report("row-continued", Severity::Info, "a row that goes on in the next was joined", activity.at);
    if (roadmap_.sections.size()) activity.section = static_cast<int>(roadmap_.sections.size()) - 1;
    if (number_ >= 0) {
      std::string raw = utf8::squeeze(row_text(context_.grid, row, number_));
      while (raw.ends_with('*')) {
        raw.pop_back();
        if (activity.footnotes.empty()) activity.footnotes.push_back("*");
      }
      if (!raw.empty() && !is_dash(raw)) activity.number_raw = std::move(raw);
    }
    int activity_column = context_.plan.first(ColumnRole::Activity);
    if (row_text(context_.grid, row, activity_column).empty())
      activity_column = content_column(row).value_or(activity_column);
    std::string title = row_text(context_.grid, row, activity_column);
    if (!activity.number_raw)
      if (const auto leading = split_leading_number(title)) {
        activity.number_raw = leading->raw;
        title = std::string(leading->rest);
      }
    set_text(activity, "title", title, cell_place(row, activity_column),
             [&](std::string text) { activity.title = std::move(text); });
    if (activity.title.empty() && !has_other_text(row, activity_column)) {
      // A number alone plans nothing: its text stays unplaced.
      return;
    }
    activity.category = normalize::category_of(activity.title);
    read_timing(activity, row);
    read_columns(activity, row, activity_column);
    add_targets(activity);
    activity.id = "a" + std::to_string(roadmap_.activities.size() + 1);
    sections_.add_item();
    roadmap_.activities.push_back(std::move(activity));
  }

  bool has_other_text(const TypedRow& row, int activity_column) const {
    for (int column = 0; column < context_.grid.columns(); ++column)
      if (column != activity_column && column != number_ && !row_text(context_.grid, row, column).empty())
        return true;
    return false;
  }

  template <typename Set>
  void set_text(Activity& activity, const char* key, std::string_view cell, const Place& at, Set set) {
    CellText clean = clean_cell(cell, notes_);
    report_repairs(clean.repairs, at, context_.diagnostics);
    if (clean.raw) activity.raw[key] = *clean.raw;
    for (std::string& link : clean.links) activity.links.push_back(std::move(link));
    for (std::string& mark : clean.marks)
      if (std::find(activity.footnotes.begin(), activity.footnotes.end(), mark) == activity.footnotes.end())
        activity.footnotes.push_back(std::move(mark));
    set(std::move(clean.text));
  }

  normalize::TimingContext timing_context(int column) const {
    normalize::TimingContext context = context_.timing;
    if (heading_) context.heading = heading_;
    if (!context.heading)
      context.heading = normalize::read_heading_range(
          context_.plan.columns[static_cast<std::size_t>(column)].heading, context_.timing, true);
    return context;
  }

  void report_timing(std::vector<Diagnostic>& found, const Place& at) {
    for (Diagnostic& diagnostic : found) {
      diagnostic.at = at;
      context_.diagnostics.push_back(std::move(diagnostic));
    }
    found.clear();
  }

  void read_timing(Activity& activity, const TypedRow& row) {
    const std::vector<int> columns = context_.plan.all(ColumnRole::Timing);
    if (columns.empty()) return;
    std::vector<std::string> texts;
    for (const int column : columns) {
      texts.push_back(row_text(context_.grid, row, column));
      // Of several columns «х» marks the one that is meant.
      if (is_dash(texts.back()) && (columns.size() == 1 || !is_cross(texts.back()))) texts.back().clear();
    }
    std::vector<Diagnostic> found;
    if (columns.size() == 1) {
      const std::string title = row_text(context_.grid, row, context_.plan.first(ColumnRole::Activity));
      const std::string times = part_times(title, texts[0]);
      activity.timing = normalize::read_timing(times, timing_context(columns[0]), &found);
      if (activity.timing) pair_lists(title, times, *activity.timing);
    } else {
      std::vector<normalize::TimingColumn> cells;
      for (std::size_t k = 0; k < columns.size(); ++k)
        cells.push_back({context_.plan.columns[static_cast<std::size_t>(columns[k])].heading, texts[k]});
      activity.timing = normalize::read_timing_columns(cells, timing_context(columns[0]), &found);
    }
    report_timing(found, cell_place(row, columns[0]));
    if (!activity.timing) report("cell-empty", Severity::Info, "no timing", cell_place(row, columns[0]));
  }

  // «Содержание деятельности» beside an activity that is left out: the content is what is planned.
  std::optional<int> content_column(const TypedRow& row) const {
    for (const int column : context_.plan.all(ColumnRole::Other)) {
      const auto role = role_of_heading(context_.plan.columns[static_cast<std::size_t>(column)].heading);
      if (role && role->role == ColumnRole::Activity && !row_text(context_.grid, row, column).empty())
        return column;
    }
    return std::nullopt;
  }

  void read_columns(Activity& activity, const TypedRow& row, int title_column) {
    for (int column = 0; column < context_.grid.columns(); ++column) {
      const Column& heading = context_.plan.columns[static_cast<std::size_t>(column)];
      const std::string cell = row_text(context_.grid, row, column);
      const Place at = cell_place(row, column);
      if (column == title_column || heading.role == ColumnRole::Number ||
          heading.role == ColumnRole::Activity || heading.role == ColumnRole::Timing)
        continue;
      if (utf8::trim(cell).empty() || is_dash(cell)) {
        report_empty(heading.role, at);
        continue;
      }
      if (heading.role == ColumnRole::Responsible || heading.role == ColumnRole::Participants) {
        parties(activity, heading.role, cell, row, column);
      } else {
        set_text(activity, key_of(heading), cell, at,
                 [&](std::string text) { add_text(activity, heading, std::move(text)); });
      }
    }
  }

  void report_empty(ColumnRole role, const Place& at) {
    if (role == ColumnRole::Responsible) report("cell-empty", Severity::Info, "no responsible", at);
    if (role == ColumnRole::Result) report("cell-empty", Severity::Info, "no result", at);
    if (role == ColumnRole::Indicator) report("cell-empty", Severity::Info, "no indicator", at);
  }

  void parties(Activity& activity, ColumnRole role, const std::string& cell, const TypedRow& row,
               int column) {
    if (role == ColumnRole::Responsible && normalize::is_timing(cell))
      return misplaced(activity, cell, row, column);
    const normalize::PartyContext context{&context_.abbreviations};
    std::vector<normalize::Party> found = normalize::read_parties(cell, context);
    if (found.empty()) {  // «не требуется»: no party, but what was written stays
      report_empty(role, cell_place(row, column));
      const std::string& heading = context_.plan.columns[static_cast<std::size_t>(column)].heading;
      return set_text(activity, "extra", cell, cell_place(row, column),
                      [&](std::string text) { activity.extra.emplace_back(heading, std::move(text)); });
    }
    report_repairs(normalize::repair_text(cell, true).repairs, cell_place(row, column), context_.diagnostics);
    auto& into = role == ColumnRole::Responsible ? activity.responsible : activity.participants;
    into.insert(into.end(), std::make_move_iterator(found.begin()), std::make_move_iterator(found.end()));
  }

  // Months in the column of the responsible date the row.
  void misplaced(Activity& activity, const std::string& cell, const TypedRow& row, int column) {
    std::vector<Diagnostic> found;
    auto timing = normalize::read_timing(cell, timing_context(column), &found);
    report_timing(found, cell_place(row, column));
    if (!timing) return;
    report("cell-misplaced", Severity::Warning,
           "a timing stands in the column of the responsible: «" + timing->raw + "»",
           cell_place(row, column));
    if (!activity.timing) {
      activity.timing = std::move(timing);
      return;
    }
    activity.timing->raw += " | " + timing->raw;
    for (const auto& item : timing->items) activity.timing->items.push_back(item);
    widen(*activity.timing, *timing);
  }

  // The hull of two timings: a side that either leaves open stays open.
  static void widen(normalize::Timing& timing, const normalize::Timing& other) {
    timing.start =
        timing.start && other.start ? std::optional(std::min(*timing.start, *other.start)) : std::nullopt;
    timing.end = timing.end && other.end ? std::optional(std::max(*timing.end, *other.end)) : std::nullopt;
  }

  static const char* key_of(const Column& column) {
    switch (column.role) {
      case ColumnRole::Result:
        return "result";
      case ColumnRole::Indicator:
        return "indicator";
      case ColumnRole::Place:
        return "place";
      case ColumnRole::Document:
        return "document";
      case ColumnRole::Funding:
        return "funding";
      case ColumnRole::Note:
        return "note";
      default:
        return "extra";
    }
  }

  static void append(std::optional<std::string>& field, std::string text) {
    if (text.empty()) return;
    if (field) {
      *field += '\n' + text;
    } else {
      field = std::move(text);
    }
  }

  static void add_text(Activity& activity, const Column& column, std::string text) {
    switch (column.role) {
      case ColumnRole::Result:
        return append(activity.result, std::move(text));
      case ColumnRole::Indicator:
        return append(activity.indicator, std::move(text));
      case ColumnRole::Place:
        return append(activity.place, std::move(text));
      case ColumnRole::Document:
        return append(activity.document, std::move(text));
      case ColumnRole::Funding:
        return append(activity.funding, std::move(text));
      case ColumnRole::Note:
        return append(activity.note, std::move(text));
      default:
        activity.extra.emplace_back(column.heading, std::move(text));
    }
  }

  static void add_targets(Activity& activity) {
    for (const auto* text : {&activity.result, &activity.indicator})
      if (*text)
        for (auto& target : normalize::find_targets(**text)) activity.targets.push_back(std::move(target));
  }

  Roadmap& roadmap_;
  const TableContext& context_;
  SectionTree sections_;
  int number_;
  std::vector<std::string> notes_;
  std::optional<normalize::DateRange> heading_;
};

}  // namespace

void add_rows(Roadmap& roadmap, const TableContext& context) { RowReader(roadmap, context).run(); }

void finish_numbers(Roadmap& roadmap, std::vector<Diagnostic>& diagnostics) {
  std::vector<RowNumber> numbers;
  for (const Activity& activity : roadmap.activities) {
    RowNumber number;
    number.raw = activity.number_raw.value_or("");
    if (activity.section) {
      number.section_index = *activity.section;
      number.section = roadmap.sections[static_cast<std::size_t>(*activity.section)].number;
    }
    numbers.push_back(std::move(number));
  }
  repair_numbers(numbers);
  for (std::size_t k = 0; k < numbers.size(); ++k) {
    Activity& activity = roadmap.activities[k];
    const RowNumber& number = numbers[k];
    if (number.number.empty()) continue;
    activity.number = number.number;
    if (number.repaired)
      diagnostics.push_back(
          {"number-repaired", Severity::Info, "«" + number.raw + "» read as " + number.number, activity.at});
    if (number.duplicate)
      diagnostics.push_back(
          {"number-duplicate", Severity::Warning, "number " + number.number + " stands twice", activity.at});
    if (number.gap)
      diagnostics.push_back(
          {"number-gap", Severity::Info, "a number is missing before " + number.number, activity.at});
  }
}

}  // namespace prikaz::schema
