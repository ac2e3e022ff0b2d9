// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/roadmap/rows.h"

#include <algorithm>
#include <set>

#include "base/data_file.h"
#include "base/utf8.h"
#include "base/web_address.h"
#include "normalize/party.h"
#include "normalize/timing.h"
#include "schema/roadmap/cell_text.h"
#include "schema/roadmap/numbering.h"

extern "C" const char prikaz_data_row_words[], prikaz_data_row_words_end[];

namespace prikaz::schema {
namespace {

// The words of a rule of row_words.tsv.
std::vector<std::string_view> words_of_rule(std::string_view rule) {
  std::vector<std::string_view> words;
  each_tsv_row(
      {prikaz_data_row_words, static_cast<std::size_t>(prikaz_data_row_words_end - prikaz_data_row_words)},
      [&](const std::vector<std::string_view>& fields) {
        if (fields[0] == rule) words.push_back(fields[1]);
      });
  return words;
}

// Behind the first word of a folded text where it is one of `words`; 0 otherwise.
std::size_t behind_first_word(std::string_view key, const std::vector<std::string_view>& words) {
  for (const std::string_view word : words) {
    std::size_t end = word.size();
    if (key.starts_with(word) && (end >= key.size() || !utf8::is_letter(utf8::next(key, end))))
      return word.size();
  }
  return 0;
}

bool is_total_text(std::string_view text) {
  static const std::vector<std::string_view> words = words_of_rule("total");
  return behind_first_word(utf8::fold(text.substr(0, 64)), words) > 0;
}

// «1. Организационные мероприятия», «II. Кадры», «Раздел 2. …»: no time, no list of parties.
bool titles_section(std::string_view text) {
  static const std::vector<std::string_view> words = words_of_rule("section");
  if (const std::size_t end = behind_first_word(utf8::fold(text.substr(0, 64)), words)) {
    const std::string_view rest = utf8::trim(text.substr(end));
    return is_row_number(rest.substr(0, rest.find_first_of(" .:")));
  }
  const auto leading = split_leading_number(text);
  if (!leading) return false;
  const std::string_view title = utf8::trim(leading->rest);
  return utf8::starts_with_upper(title) && !normalize::is_timing(title) && !normalize::is_party_list(title);
}

// What one grid row holds, by columns.
struct RowFacts {
  std::vector<int> own;      // columns of filled cells that begin in this row
  std::vector<int> spanned;  // columns of filled cells that reach down from above
  int widest = 1;            // largest column span among the own filled cells
};

RowFacts look_at(const Grid& grid, int row) {
  RowFacts facts;
  const extract::Cell* last = nullptr;
  for (int column = 0; column < grid.columns(); ++column) {
    const extract::Cell* cell = grid.at(row, column);
    if (!cell || cell == last || utf8::trim(cell->text).empty()) continue;
    last = cell;
    if (cell->row < row) {
      facts.spanned.push_back(column);
    } else {
      facts.own.push_back(column);
      facts.widest = std::max(facts.widest, cell->column_span);
    }
  }
  return facts;
}

bool is_column_number_row(const Grid& grid, int row, const RowFacts& facts) {
  if (facts.own.size() < 3 || static_cast<int>(facts.own.size()) < grid.columns() - 1) return false;
  int expected = 0;
  for (const int column : facts.own) {
    const std::string_view text = grid.text(row, column);
    if (text.empty() || text.size() > 3 ||
        !std::all_of(text.begin(), text.end(), [](char c) { return (c >= '0' && c <= '9') || c == '.'; }))
      return false;
    const int number = std::atoi(std::string(text).c_str());
    if (expected && number != expected) return false;
    expected = number + 1;
  }
  return true;
}

std::string heading_key(std::string_view text) {
  std::string key;
  const std::string folded = utf8::fold(text);
  for (std::size_t i = 0; i < folded.size();) {
    const char32_t c = utf8::next(folded, i);
    if (utf8::is_letter(c)) utf8::append(key, c);
  }
  return key;
}

bool is_note_text(std::string_view text) {
  return text.starts_with("*") || text.starts_with("<*") || text.starts_with("¹") || text.starts_with("²");
}

class RowTyper {
 public:
  RowTyper(const Grid& grid, const ColumnPlan& plan)
      : grid_(grid),
        plan_(plan),
        number_(plan.first(ColumnRole::Number)),
        activity_(plan.first(ColumnRole::Activity)),
        timing_(plan.first(ColumnRole::Timing)),
        responsible_(plan.first(ColumnRole::Responsible)) {
    if (plan.has_heading)
      for (const Column& column : plan.columns) heading_keys_.push_back(heading_key(column.heading));
  }

  std::vector<TypedRow> run() {
    for (int row = 0; row < grid_.rows(); ++row) {
      facts_ = look_at(grid_, row);
      if (plan_.has_heading && row < plan_.first_data_row) {
        add(row < plan_.heading_row ? RowKind::Title : RowKind::Heading, row);
      } else if (is_repeated(row)) {
        add(RowKind::Repeated, row);
        after_break_ = true;
        continue;
      } else {
        data_row(row);
      }
      after_break_ = false;
    }
    demote_titled_rows();
    return std::move(rows_);
  }

 private:
  void add(RowKind kind, int row) { rows_.push_back({kind, {row}, false, false}); }

  bool is_repeated(int row) const {
    if (grid_.mark(row).furniture != extract::Furniture::None) return true;
    if (facts_.own.empty()) return true;
    if (is_column_number_row(grid_, row, facts_)) return true;
    if (heading_keys_.empty() || facts_.own.size() < 2) return false;
    for (const int column : facts_.own)
      if (heading_key(grid_.text(row, column)) != heading_keys_[static_cast<std::size_t>(column)])
        return false;
    return true;
  }

  TypedRow* last_item() {
    for (auto row = rows_.rbegin(); row != rows_.rend(); ++row) {
      if (row->kind == RowKind::Item) return &*row;
      if (row->kind == RowKind::Section || row->kind == RowKind::Note) return nullptr;
    }
    return nullptr;
  }

  void data_row(int row) {
    if (is_total(row)) return add(RowKind::Total, row);
    if (TypedRow* above = last_item(); above && continues(row)) {
      above->rows.push_back(row);
      above->continued = true;
      return;
    }
    const bool lone = facts_.own.size() == 1 && facts_.spanned.empty();
    if (lone && is_note_text(grid_.text(row, facts_.own[0]))) return add(RowKind::Note, row);
    if (lone && is_section(row, facts_.own[0])) return add(RowKind::Section, row);
    add(RowKind::Item, row);
    rows_.back().titled_only = facts_.own.size() == 2 && facts_.spanned.empty() && facts_.own[0] == number_ &&
                               facts_.own[1] == activity_;
  }

  // «Итого: | 850,0 | …»: its first text says so, and nobody and no time is named.
  bool is_total(int row) const {
    return !facts_.own.empty() && !(has(number_) && is_row_number(grid_.text(row, number_))) &&
           !has(timing_) && !has(responsible_) && is_total_text(grid_.text(row, facts_.own[0]));
  }

  bool has(int column) const {
    return column >= 0 && std::find(facts_.own.begin(), facts_.own.end(), column) != facts_.own.end();
  }

  // The rest of the row above: the layout says so, or nothing in the row could begin an activity.
  bool continues(int row) const {
    if (grid_.mark(row).continues) return true;
    if (!facts_.spanned.empty()) return false;
    if (number_ >= 0 ? has(number_) : false) return false;
    if (facts_.widest >= std::max(2, grid_.columns() - 1)) return false;
    const bool lone = facts_.own.size() == 1;
    if (!has(activity_)) {
      if (stands_alone(row)) return false;
      if (lone && facts_.own[0] == timing_ && normalize::read_heading_range(grid_.text(row, timing_)))
        return false;
      if (lone && opens_section(row, facts_.own[0])) return false;
      return number_ >= 0 || !lone || facts_.own[0] != 0;
    }
    return (after_break_ || lone) && starts_lower(grid_.text(row, activity_));
  }

  // A row that has its own timing and its own responsible beside those of the row above, each the begin of a
  // text: its activity stands merged above, or in the column of the content.
  bool stands_alone(int row) const {
    const TypedRow* above = nullptr;
    for (auto r = rows_.rbegin(); r != rows_.rend() && !above; ++r)
      if (r->kind == RowKind::Item) above = &*r;
    if (!above || timing_ < 0 || responsible_ < 0) return false;
    for (const int column : {timing_, responsible_})
      if (!has(column) || grid_.text(above->rows.front(), column).empty()) return false;
    return !starts_lower(grid_.text(row, responsible_)) && normalize::is_timing(grid_.text(row, timing_)) &&
           normalize::is_timing(grid_.text(above->rows.front(), timing_));
  }

  bool is_section(int row, int column) const {
    const std::string_view text = grid_.text(row, column);
    if (facts_.widest > 1) return true;
    if (column == number_) return !is_row_number(text);
    if (column == timing_ && normalize::read_heading_range(text)) return true;
    if (column == activity_ || column == 0) return true;
    return opens_section(row, column);
  }

  // A section's title that slipped into a column of another kind. «2. МКУ «Парк»» under «1. Отдел» is no such
  // title but the rest of a list.
  bool opens_section(int row, int column) const {
    const std::string_view above = row > 0 ? grid_.text(row - 1, column) : std::string_view();
    return titles_section(grid_.text(row, column)) && !split_leading_number(above);
  }

  // «3. | Title» with nothing else is a section where its children follow or where numbering starts anew
  // below it.
  void demote_titled_rows() {
    for (std::size_t r = 0; r < rows_.size(); ++r) {
      if (rows_[r].kind != RowKind::Item || !rows_[r].titled_only) continue;
      const std::string own = number_of(rows_[r]);
      const std::string next = next_item_number(r);
      if (own.empty()) continue;
      const bool roman = own.find_first_not_of("IVXLХІ") == std::string::npos;
      const bool child = next.starts_with(own + ".") || next.starts_with('.');
      const bool letter_child =
          !next.empty() && !utf8::is_digit(static_cast<unsigned char>(next[0])) && !roman;
      const bool restarts = next == "1" && own != "1" && own.find('.') == std::string::npos;
      const bool first_of_restart = own == "1" && next == "1";
      if (roman || (child && !letter_child) || restarts || first_of_restart || next_is_titled_child(r, own))
        rows_[r].kind = RowKind::Section;
    }
  }

  bool next_is_titled_child(std::size_t r, const std::string& own) const {
    for (std::size_t k = r + 1; k < rows_.size(); ++k) {
      if (rows_[k].kind == RowKind::Repeated) continue;
      return rows_[k].kind != RowKind::Note && number_of(rows_[k]).starts_with(own + ".");
    }
    return false;
  }

  std::string number_of(const TypedRow& row) const {
    if (number_ < 0) return {};
    std::string_view text = grid_.text(row.rows.front(), number_);
    while (!text.empty() && (text.back() == '.' || text.back() == ')')) text.remove_suffix(1);
    return std::string(text);
  }

  std::string next_item_number(std::size_t r) const {
    for (std::size_t k = r + 1; k < rows_.size(); ++k)
      if (rows_[k].kind == RowKind::Item) return number_of(rows_[k]);
    return {};
  }

  const Grid& grid_;
  const ColumnPlan& plan_;
  int number_, activity_, timing_, responsible_;
  std::vector<std::string> heading_keys_;
  std::vector<TypedRow> rows_;
  RowFacts facts_;
  bool after_break_ = false;
};

// Joins the parts of a text that a page break cut; a hyphen at the cut belongs to the layout only before a
// small letter.
void join_part(std::string& text, std::string_view part) {
  if (part.empty()) return;
  if (text.empty()) {
    text = part;
  } else if (web_address_goes_on(text, part)) {
    text += part;
  } else if (text.ends_with('-') && !text.ends_with(" -") && starts_lower(part)) {
    text.pop_back();
    text += part;
  } else {
    text += list_goes_on(text, part) ? '\n' : ' ';
    text += part;
  }
}

}  // namespace

std::vector<TypedRow> type_rows(const Grid& grid, const ColumnPlan& plan) {
  return RowTyper(grid, plan).run();
}

std::string row_text(const Grid& grid, const TypedRow& row, int column) {
  std::string text;
  const extract::Cell* last = nullptr;
  for (const int r : row.rows) {
    const extract::Cell* cell = grid.at(r, column);
    if (!cell || cell == last) continue;
    last = cell;
    // A cell wider than one column belongs to its first column alone.
    if (cell->column != column) continue;
    join_part(text, utf8::trim(cell->text));
  }
  return text;
}

std::string lone_text(const Grid& grid, const TypedRow& row) {
  std::string text;
  for (const int r : row.rows)
    for (const int c : grid.own_cells(r))
      join_part(text, utf8::trim(grid.table().cells[static_cast<std::size_t>(c)].text));
  return text;
}

}  // namespace prikaz::schema
