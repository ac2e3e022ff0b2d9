// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/roadmap/assemble.h"

#include <algorithm>
#include <memory>

#include "base/utf8.h"
#include "normalize/name.h"
#include "normalize/party.h"
#include "normalize/period.h"
#include "schema/roadmap/activities.h"
#include "schema/roadmap/annex.h"
#include "schema/roadmap/cell_text.h"
#include "schema/roadmap/numbering.h"
#include "schema/roadmap/sections.h"
#include "schema/stamp.h"

namespace prikaz::schema {
namespace {

constexpr std::size_t kLongestSectionLine =
    400;  // bytes of a paragraph between tables that can be a section's title

bool is_titled_as_plan(LineRange above) {
  constexpr std::size_t kMostTitleLines = 8;
  const LineRange near = above.last(std::min(above.size(), kMostTitleLines));
  for (std::size_t k = 0; k < near.size(); ++k) {
    // «ПЛАН / мероприятий …»
    const std::string text =
        std::string(near[k].text) + " " + (k + 1 < near.size() ? std::string(near[k + 1].text) : "");
    Line title = near[k];
    title.text = text;
    if (begins_plan_title(title)) return true;
  }
  return false;
}

// A table with the lines around it that are its own.
struct AnnexPart {
  AnnexPart(const Line& line, LineRange lines_above)
      : line(&line), grid(*line.table), plan(find_columns(grid)), above(lines_above) {
    if (!plan.roadmap && is_titled_as_plan(lines_above)) plan = find_columns(grid, true);
  }
  const Line* line;
  Grid grid;
  ColumnPlan plan;
  LineRange above;       // stamp, title and text; for a table that goes on: section titles
  LineRange below;       // notes, names
  bool goes_on = false;  // the plan of the part before goes on in this table
};

bool same_columns(const ColumnPlan& a, const ColumnPlan& b) {
  if (a.columns.size() != b.columns.size()) return false;
  for (std::size_t c = 0; c < a.columns.size(); ++c)
    if (a.columns[c].role != b.columns[c].role) return false;
  return true;
}

// First line of the gap between two tables that belongs to the second one: a stamp, or the title of a plan.
std::optional<std::size_t> find_new_annex(LineRange gap, bool plan_follows) {
  for (std::size_t k = 0; k < gap.size(); ++k) {
    if (begins_stamp(gap[k])) return k;
    if (plan_follows && gap[k].gap_before && begins_plan_title(gap[k])) return k;
  }
  return std::nullopt;
}

// The lines directly above a table that name it: those behind the last gap.
std::size_t caption_start(LineRange gap) {
  std::size_t start = gap.size();
  while (start > 0 && gap.size() - start < 4) {
    --start;
    if (gap[start].gap_before) break;
  }
  return start;
}

std::vector<std::unique_ptr<AnnexPart>> split_parts(LineRange lines) {
  std::vector<std::unique_ptr<AnnexPart>> parts;
  std::size_t from = 0;
  for (std::size_t k = 0; k < lines.size(); ++k) {
    if (!lines[k].table) continue;
    const LineRange gap = lines.subspan(from, k - from);
    auto part = std::make_unique<AnnexPart>(lines[k], gap);
    from = k + 1;
    if (parts.empty()) {
      parts.push_back(std::move(part));
      continue;
    }
    AnnexPart& before = *parts.back();
    if (const auto start = find_new_annex(gap, part->plan.roadmap)) {
      before.below = gap.first(*start);
      part->above = gap.subspan(*start);
    } else if (part->plan.roadmap && before.plan.roadmap &&
               (!part->plan.has_heading || same_columns(before.plan, part->plan))) {
      part->goes_on = true;
    } else {
      const std::size_t start = caption_start(gap);
      before.below = gap.first(start);
      part->above = gap.subspan(start);
    }
    parts.push_back(std::move(part));
  }
  if (!parts.empty()) {
    const LineRange rest = lines.subspan(from);
    std::size_t end = 0;
    while (end < rest.size() && !begins_stamp(rest[end])) ++end;
    parts.back()->below = rest.first(end);
  }
  return parts;
}

// Reads the stamps at the start of `lines` and places them; returns the lines below.
struct Stamped {
  std::optional<std::string> annex;
  std::optional<Approval> approval;
  std::optional<Signatory> signatory;
  Place annex_at, number_at;
};

LineRange take_stamps(LineRange lines, CoverageMap& coverage, Stamped& stamped) {
  std::size_t k = 0;
  while (k < lines.size()) {
    const auto stamp = read_stamp(lines, k);
    if (!stamp || stamp->lines == 0) break;
    for (std::size_t j = k; j < std::min(k + stamp->lines, lines.size()); ++j) place(coverage, lines[j]);
    if (stamp->annex && (!stamped.annex || stamped.annex->empty())) {
      stamped.annex = stamp->annex;
      stamped.annex_at = stamp->annex_at;
    }
    if (stamp->approval && !stamped.approval) {
      stamped.approval = stamp->approval;
      stamped.number_at = stamp->number_at;
    }
    if (stamp->signatory && !stamped.signatory) stamped.signatory = stamp->signatory;
    k += stamp->lines;
  }
  if (stamped.annex && stamped.annex->empty()) stamped.annex.reset();
  return lines.subspan(k);
}

std::string number_key(std::string_view number) {
  std::string key;
  const std::string folded = utf8::fold(number);
  for (std::size_t i = 0; i < folded.size();) {
    const char32_t c = utf8::next(folded, i);
    if (utf8::is_letter(c) || utf8::is_digit(c) || c == '/') utf8::append(key, c);
  }
  return key;
}

class Assembler {
 public:
  Assembler(CoverageMap& coverage, OrderDocument& result) : coverage_(coverage), result_(result) {
    for (const PlacedAbbreviation& a : result.abbreviations) abbreviations_.push_back({a.short_form, a.full});
  }

  void run(LineRange lines) {
    const auto parts = split_parts(lines);
    for (std::size_t k = 0; k < parts.size();) {
      std::size_t end = k + 1;
      while (end < parts.size() && parts[end]->goes_on) ++end;
      if (parts[k]->plan.roadmap) {
        roadmap(parts, k, end);
      } else {
        other_table(*parts[k]);
      }
      k = end;
    }
    if (result_.roadmaps.empty())
      report("no-roadmap", Severity::Warning, "no table of planned activities was found", {});
    unify_keys();
  }

 private:
  void report(std::string code, Severity severity, std::string message, const Place& at) {
    result_.diagnostics.push_back({std::move(code), severity, std::move(message), at});
  }

  // The reader may have said it of this table already.
  bool reported(std::string_view code, const Place& at) const {
    return std::any_of(result_.diagnostics.begin(), result_.diagnostics.end(),
                       [&](const Diagnostic& diagnostic) {
                         return diagnostic.code == code && diagnostic.at.table == at.table;
                       });
  }

  void roadmap(const std::vector<std::unique_ptr<AnnexPart>>& parts, std::size_t first, std::size_t end) {
    Roadmap roadmap;
    Stamped stamped;
    LineRange text = take_stamps(parts[first]->above, coverage_, stamped);
    const std::optional<Line> section = take_section_line(text, parts, first, end);
    set_stamp(roadmap, stamped);
    read_footnotes(parts[end - 1]->below, roadmap, coverage_);
    read_annex_text(text, roadmap, coverage_, result_.diagnostics);
    set_title(roadmap);
    set_period(roadmap, *parts[first]);
    for (const Column& column : parts[first]->plan.columns) roadmap.columns.push_back(column);
    if (section) open_section(roadmap, *section);
    for (std::size_t k = first; k < end; ++k) {
      const AnnexPart& part = *parts[k];
      if (k > first) between(roadmap, part.above);
      if ((part.plan.guessed || part.grid.table().guessed) && !reported("columns-guessed", part.line->at))
        report("columns-guessed", Severity::Warning, "columns were told by their cells, not by a heading",
               part.line->at);
      add_rows(roadmap, {part.grid, part.plan, part.line->block, coverage_, result_.diagnostics,
                         timing_context(roadmap), abbreviations_});
    }
    read_annex_tail(parts[end - 1]->below, roadmap, coverage_);
    finish_numbers(roadmap, result_.diagnostics);
    result_.roadmaps.push_back(std::move(roadmap));
  }

  // A plan cut into a table for each chapter has the first chapter's title above its first table.
  std::optional<Line> take_section_line(LineRange& text, const std::vector<std::unique_ptr<AnnexPart>>& parts,
                                        std::size_t first, std::size_t end) {
    if (text.empty()) return std::nullopt;
    const Line& last = text.back();
    const bool chapters = end > first + 1 && !parts[first + 1]->above.empty();
    if (!chapters && !(numbers_rows(last, *parts[first]) && text.size() > 1)) return std::nullopt;
    if (last.text.size() > kLongestSectionLine || begins_plan_title(last)) return std::nullopt;
    text = text.first(text.size() - 1);
    return last;
  }

  // «1.Организационные мероприятия» above a table whose first row is 1.1.
  static bool numbers_rows(const Line& line, const AnnexPart& part) {
    const auto number = split_leading_number(line.text);
    const int column = part.plan.first(ColumnRole::Number);
    if (!number || column < 0 || part.plan.first_data_row >= part.grid.rows()) return false;
    const std::string own = bare_number(number->raw);
    return !own.empty() && own.find('.') == std::string::npos &&
           part.grid.text(part.plan.first_data_row, column).starts_with(own + ".1");
  }

  void open_section(Roadmap& roadmap, const Line& line) {
    place(coverage_, line);
    CellText clean = clean_cell(line.text);
    report_repairs(clean.repairs, line.at, result_.diagnostics);
    SectionTree(roadmap).open({}, std::move(clean), line.at);
  }

  void between(Roadmap& roadmap, LineRange lines) {
    for (const Line& line : lines) {
      if (line.text.size() <= kLongestSectionLine && &line == &lines.back()) {
        open_section(roadmap, line);
      } else {
        place(coverage_, line);
        roadmap.text.push_back({utf8::squeeze(line.text), line.at, {}});
      }
    }
  }

  void set_stamp(Roadmap& roadmap, Stamped& stamped) {
    roadmap.annex = stamped.annex;
    if (stamped.annex) roadmap.at["annex"] = stamped.annex_at;
    if (stamped.signatory) roadmap.signatories.push_back(*stamped.signatory);
    if (!stamped.approval) return;
    compare_stamp(*stamped.approval, stamped.number_at);
    roadmap.approval = std::move(stamped.approval);
  }

  void compare_stamp(const Approval& approval, const Place& at) {
    const Order& order = result_.order;
    if (approval.number && order.number && number_key(*approval.number) != number_key(*order.number))
      report("stamp-mismatch", Severity::Warning,
             "the annex names № " + *approval.number + ", the heading № " + *order.number, at);
    if (approval.date && order.date && *approval.date != *order.date)
      report("stamp-mismatch", Severity::Warning,
             "the annex is dated " + iso(*approval.date) + ", the heading " + iso(*order.date), at);
  }

  static std::string iso(const Date& date) { return normalize::iso_date(date); }

  // Without a title of its own the plan is called what the order calls it: «Об утверждении плана …» → «план
  // …».
  void set_title(Roadmap& roadmap) {
    if (roadmap.title || !result_.order.title) return;
    const std::string& title = *result_.order.title;
    const auto kind = find_plan_kind(title);
    if (!kind) return;
    const std::size_t lead = approval_lead(title);
    std::string phrase = title.substr(lead != 0 && lead <= kind->begin ? lead : kind->begin);
    if (const auto period = normalize::find_period(phrase, result_.order.date);
        period && utf8::trim(std::string_view(phrase).substr(period->span.end)).empty())
      phrase = std::string(utf8::trim(std::string_view(phrase).substr(0, period->span.begin)));
    phrase.resize(unclosed_end(phrase));
    roadmap.title = normalize::to_nominative(phrase, normalize::Government::Genitive).name;
    roadmap.kind = kind->kind;
    if (const auto at = result_.order.at.find("title"); at != result_.order.at.end())
      roadmap.at["title"] = at->second;
  }

  // Up to a closing mark whose opening one stands before the phrase: «О внесении изменений в … «О плане …»».
  static std::size_t unclosed_end(std::string_view phrase) {
    int depth = 0;
    for (std::size_t i = 0; i < phrase.size();) {
      const std::size_t at = i;
      const char32_t c = utf8::next(phrase, i);
      depth += c == U'«' ? 1 : c == U'»' ? -1 : 0;
      if (depth < 0) return at;
    }
    return phrase.size();
  }

  // Bytes of «Об утверждении » at the start of a title, 0 where it starts otherwise.
  static std::size_t approval_lead(std::string_view title) {
    const std::string folded = utf8::fold(title);
    static constexpr std::string_view kLead = "об утверждении ";
    return folded.starts_with(kLead) ? kLead.size() : 0;
  }

  void set_period(Roadmap& roadmap, const AnnexPart& part) {
    struct Candidate {
      std::string_view text;
      Place at;
    };
    std::vector<Candidate> candidates;
    const auto place_of = [](const FieldPlaces& places, const char* key) {
      const auto found = places.find(key);
      return found == places.end() ? Place{} : found->second;
    };
    if (roadmap.title) candidates.push_back({*roadmap.title, place_of(roadmap.at, "title")});
    for (const PlacedText& text : roadmap.text)
      if (text.text.size() < 120) candidates.push_back({text.text, text.at});
    if (result_.order.title)
      candidates.push_back({*result_.order.title, place_of(result_.order.at, "title")});
    for (const Clause& clause : result_.order.clauses)
      if (find_plan_kind(clause.text)) candidates.push_back({clause.text, clause.at});
    for (const Column& column : part.plan.columns)
      if (column.role == ColumnRole::Timing) candidates.push_back({column.heading, part.line->at});
    std::optional<normalize::Period> best;
    Place at;
    for (const Candidate& candidate : candidates) {
      auto period = normalize::find_period(candidate.text, result_.order.date);
      if (!period || (best && (best->span_written || !period->span_written))) continue;
      best = std::move(period);
      at = candidate.at;
    }
    if (!best) best = year_of_name(roadmap, at);
    if (!best) return;
    roadmap.period = RoadmapPeriod{best->start, best->end, best->edtf, best->raw, best->inferred};
    roadmap.at["period"] = at;
  }

  // «Чистый город - 2015»: the year in the name of a plan of which nothing else says when it is, as long as
  // the order's own date does not speak against it.
  std::optional<normalize::Period> year_of_name(const Roadmap& roadmap, Place& at) const {
    const auto fits = [&](const std::optional<normalize::Period>& period) {
      const int ahead = period && result_.order.date ? static_cast<int>(period->start->year()) -
                                                           static_cast<int>(result_.order.date->year())
                                                     : 0;
      return period && ahead >= 0 && ahead <= 1;
    };
    for (const bool own : {true, false}) {
      const std::optional<std::string>& title = own ? roadmap.title : result_.order.title;
      auto period = title ? normalize::find_year_of_name(*title) : std::nullopt;
      if (!fits(period)) continue;
      const FieldPlaces& places = own ? roadmap.at : result_.order.at;
      if (const auto found = places.find("title"); found != places.end()) at = found->second;
      return period;
    }
    return std::nullopt;
  }

  normalize::TimingContext timing_context(const Roadmap& roadmap) const {
    normalize::TimingContext context;
    context.order_date = result_.order.date;
    if (roadmap.period) context.period = normalize::DateRange{roadmap.period->start, roadmap.period->end};
    return context;
  }

  void other_table(const AnnexPart& part) {
    OtherTable table;
    Stamped stamped;
    const LineRange text = take_stamps(part.above, coverage_, stamped);
    table.annex = stamped.annex;
    table.approval = stamped.approval;
    std::string title;
    const std::size_t start = caption_start(text);
    for (std::size_t k = start; k < text.size(); ++k) {
      place(coverage_, text[k]);
      if (!title.empty()) title += ' ';
      title += utf8::squeeze(text[k].text);
    }
    if (!title.empty()) table.title = std::move(title);
    table.at = part.line->at;
    for (int row = 0; row < part.grid.rows(); ++row) {
      if (part.grid.mark(row).furniture != extract::Furniture::None) continue;
      std::vector<std::string> cells;
      for (int column = 0; column < part.grid.columns(); ++column) {
        const extract::Cell* cell = part.grid.at(row, column);
        const bool own = cell && cell->row == row && cell->column == column;
        cells.push_back(own ? utf8::squeeze(cell->text) : std::string());
      }
      for (const int c : part.grid.own_cells(row))
        coverage_.place(coverage_.unit_of(part.line->block, static_cast<std::size_t>(c)));
      table.rows.push_back(std::move(cells));
    }
    report("table-skipped", Severity::Info, "a table that is no plan of activities is kept as it stands",
           table.at);
    result_.tables.push_back(std::move(table));
  }

  void unify_keys() {
    std::vector<normalize::Party*> parties;
    if (result_.order.issuer) parties.push_back(&*result_.order.issuer);
    for (Roadmap& roadmap : result_.roadmaps)
      for (Activity& activity : roadmap.activities)
        for (auto* list : {&activity.responsible, &activity.participants})
          for (normalize::Party& party : *list) parties.push_back(&party);
    normalize::unify_party_keys(parties, {&abbreviations_});
  }

  CoverageMap& coverage_;
  OrderDocument& result_;
  std::vector<normalize::Abbreviation> abbreviations_;
};

}  // namespace

void read_roadmaps(LineRange lines, CoverageMap& coverage, OrderDocument& result) {
  Assembler(coverage, result).run(lines);
}

}  // namespace prikaz::schema
