// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Layout "tsv": one row a line, a tab between cells. In: lines. Out: tables. Blank lines, page numbers and
// repeated headings between the rows are page breaks; a row whose cells were wrapped over lines is put
// together where its fields then fit the table's columns exactly. Tabs that only push a name or a date to the
// right make no table.
#include <algorithm>
#include <map>
#include <utility>

#include "base/utf8.h"
#include "extract/layout/detect.h"
#include "extract/layout/grid.h"
#include "extract/layout/row_number.h"
#include "extract/layout/words.h"

namespace prikaz::extract::layout {
namespace {

constexpr int kMaxBlanksInside = 6;
constexpr std::size_t kMaxPlainLinesInside = 3;  ///< lines without a tab between two rows
constexpr std::size_t kWindow = 64;              ///< rows looked at to find the number of columns

std::vector<std::string_view> fields_of(std::string_view text) {
  std::vector<std::string_view> fields;
  for (std::size_t tab; (tab = text.find('\t')) != std::string_view::npos; text.remove_prefix(tab + 1))
    fields.push_back(text.substr(0, tab));
  fields.push_back(text);
  return fields;
}

bool starts_low(std::string_view text) {
  text = utf8::trim(text);
  if (text.empty()) return false;
  std::size_t i = 0;
  const char32_t c = utf8::next(text, i);
  return (utf8::is_letter(c) && !utf8::is_upper(c)) || c == '(' || c == ')' || c == ',' || c == ';';
}

bool looks_like_section(std::string_view text) {
  text = utf8::trim(text);
  return row_number_length(text) > 0 || begins_section(text);
}

// "А.С. Иванов", "Иванов А.С.": what stands right of a post in a signature.
bool has_initials(std::string_view text) {
  int initials = 0;
  char32_t before = ' ';
  for (std::size_t i = 0; i < text.size();) {
    const char32_t c = utf8::next(text, i);
    if (c == '.' && utf8::is_upper(before)) ++initials;
    before = c;
  }
  return initials >= 1 && text.size() < 80;
}

class TabRows {
 public:
  TabRows(const Context& context, Findings& findings)
      : lines_(context.lines), context_(context), findings_(findings) {}

  void find(LineRange range) {
    for (std::size_t i = range.begin; i < range.end;) {
      if (inner_tabs(lines_[i]) < 1) {
        ++i;
        continue;
      }
      const std::size_t end = run_end(i, range.end);
      find_in_run(i, end);
      i = end;
    }
  }

 private:
  // A run goes on while lines with tabs follow each other with at most a few blank or plain lines between.
  std::size_t run_end(std::size_t begin, std::size_t limit) const {
    std::size_t last = begin;
    for (std::size_t i = begin + 1; i < limit && i - last <= kMaxPlainLinesInside + 1; ++i) {
      if (lines_[i].blanks > kMaxBlanksInside) break;
      if (ends_run(i)) break;
      if (inner_tabs(lines_[i]) >= 1) last = i;
    }
    return std::min(limit, last + 1);
  }

  // A title or other text behind a blank line, which is nothing that a page break leaves inside a table.
  bool ends_run(std::size_t i) const {
    if (lines_[i].tabs > 0 || lines_[i].blanks == 0) return false;
    const std::string_view text = utf8::trim(lines_[i].text);
    return plain_number(text) < 0 && !is_next_page_line(text) && !looks_like_section(text);
  }

  void find_in_run(std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end;) {
      if (inner_tabs(lines_[i]) < 1) {
        ++i;
        continue;
      }
      const int columns = likely_columns(i, end);
      if (columns < 2 || !fits(i, columns)) {
        ++i;
        continue;
      }
      if (static_cast<std::size_t>(columns) > context_.limits.table_columns) {
        note_too_wide(context_, i, static_cast<std::size_t>(columns), findings_);
        ++i;
        continue;
      }
      const std::size_t after = read_table(i, end, columns);
      i = std::max(after, i + 1);
    }
  }

  bool fits(std::size_t i, int columns) const {
    return field_count(lines_[i]) == columns ||
           (i + 1 < lines_.size() && wrapped_end(i, lines_.size(), columns) > i);
  }

  // A numbered row whose last cells are empty and lost their tabs.
  bool is_short_row(std::size_t i, int columns) const {
    const int fields = field_count(lines_[i]);
    return fields >= 2 && fields < columns && is_row_number(first_field(i));
  }

  // The commonest number of fields among the next rows; of two as common, the greater.
  // A heading row may be wider: tabs at the end of rows whose last cells are empty get lost.
  int likely_columns(std::size_t begin, std::size_t end) {
    std::map<int, int> counts;
    std::size_t seen = 0;
    for (std::size_t i = begin; i < end && seen < kWindow; ++i) {
      if (lines_[i].tabs == 0) continue;
      ++seen;
      ++counts[field_count(lines_[i])];
    }
    int best = 0, most = 0;
    for (const auto& [fields, count] : counts)
      if (count >= most) {
        most = count;
        best = fields;
      }
    usual_fields_ = best;
    const int first = field_count(lines_[begin]);
    return first > best && best >= 2 && is_heading_row(begin) ? first : best;
  }

  bool is_heading_row(std::size_t i) const {
    int filled = 0, headings = 0;
    for (const std::string_view field : fields_of(lines_[i].text)) {
      const std::string_view text = utf8::trim(field);
      filled += !text.empty();
      headings += heading_phrase(text) > 0;
    }
    return filled == field_count(lines_[i]) && headings * 2 >= filled && headings >= 2;
  }

  bool is_usual(std::size_t i, int columns) const {
    return field_count(lines_[i]) == columns || field_count(lines_[i]) == usual_fields_;
  }

  // The row that begins at `i` is spread over lines because its cells hold line breaks: behind which line it
  // is whole, or `i` where it never comes out even.
  std::size_t wrapped_end(std::size_t i, std::size_t end, int columns) const {
    constexpr std::size_t kMostLines = 40;
    int fields = field_count(lines_[i]);
    if (fields >= columns || fields < 2) return i;
    for (std::size_t k = i + 1; k < end && k - i <= kMostLines; ++k) {
      if (lines_[k].blanks > 0) return i;
      if (lines_[k].tabs > 0 && is_row_number(first_field(k))) return i;
      fields += lines_[k].tabs;
      if (fields == columns) return k + 1;
      if (fields > columns) return i;
    }
    return i;
  }

  std::string_view first_field(std::size_t i) const {
    return utf8::trim(lines_[i].text.substr(0, lines_[i].text.find('\t')));
  }

  GridCell cell(std::string_view text, int line) {
    Cleaned cleaned = clean_inline(text, context_.dialect, markup_);
    return {std::move(cleaned.text), line, 1, 1, std::move(cleaned.links)};
  }

  std::vector<GridCell> cells_of(std::size_t i, int columns, GridBuilder& grid) {
    std::vector<GridCell> row;
    for (const std::string_view field : fields_of(lines_[i].text))
      row.push_back(cell(field, lines_[i].number));
    while (static_cast<int>(row.size()) > columns) {  // one tab too many: kept in the last cell
      GridCell extra = std::move(row.back());
      row.pop_back();
      if (extra.text.empty()) continue;
      row.back().text += (row.back().text.empty() ? "" : "\t") + extra.text;
      ++grid.guessed_rows;
    }
    return row;
  }

  std::vector<GridCell> wrapped_cells(std::size_t begin, std::size_t end) {
    std::vector<GridCell> row;
    for (std::size_t i = begin; i < end; ++i) {
      auto fields = fields_of(lines_[i].text);
      for (std::size_t k = 0; k < fields.size(); ++k) {
        GridCell next = cell(fields[k], lines_[i].number);
        if (k > 0 || row.empty()) {
          row.push_back(std::move(next));
        } else if (!next.text.empty()) {
          GridCell& open = row.back();
          if (open.text.empty()) open.line = next.line;
          open.text += (open.text.empty() ? "" : "\n") + next.text;
        }
      }
    }
    return row;
  }

  // Reads from `begin` on; gives the line behind the table, or where to look on where it is none.
  std::size_t read_table(std::size_t begin, std::size_t end, int columns) {
    GridBuilder grid(context_.limits);
    markup_ = 0;
    Evidence evidence;
    std::size_t i = begin;
    while (i < end) {
      const Line& line = lines_[i];
      const bool gap = i > begin && (line.blanks > 0 || line.page_break);
      if (line.tabs == 0) {
        const std::size_t after = plain_line(i, end, columns, grid, evidence);
        if (after == i) break;
        i = after;
        continue;
      }
      if (const std::size_t after = wrapped_end(i, end, columns); after > i) {
        grid.add_row(wrapped_cells(i, after), gap);
        ++evidence.wraps;
        note_row(i, columns, evidence);
        i = after;
        continue;
      }
      if (gap && is_signature(i) && evidence.whole_rows > 0) break;
      if (!is_usual(i, columns) && changes_here(i, end, columns)) break;
      grid.add_row(cells_of(i, columns, grid), gap);
      note_row(i, columns, evidence);
      ++i;
    }
    if (!is_table(begin, i, columns, evidence)) return i - begin > kWindow ? i : begin + 1;
    findings_.tables.push_back({begin, i, grid.finish("tsv"), markup_});
    return i;
  }

  struct Evidence {
    int whole_rows = 0;  // rows with every field present
    int numbered = 0;    // rows that begin with a row number
    int wraps = 0;
    int initials = 0;     // rows of two filled fields whose last one is a name with initials
    int most_filled = 0;  // filled fields of the fullest row
    int well_filled = 0;  // rows with three filled fields or more
    int gaps_inside = 0;
  };

  struct Filled {
    int count = 0;
    std::string_view last;
  };

  // Fields that show something; blanks to be written on show nothing.
  Filled filled_fields(std::size_t i) const {
    Filled filled;
    for (const std::string_view field : fields_of(lines_[i].text))
      if (const std::string_view text = utf8::trim(field);
          text.find_first_not_of('_') != std::string_view::npos) {
        ++filled.count;
        filled.last = text;
      }
    return filled;
  }

  // "Секретарь⇥⇥О.О. Перова" below a table.
  bool is_signature(std::size_t i) const {
    const Filled filled = filled_fields(i);
    return filled.count == 2 && has_initials(filled.last) && !is_row_number(first_field(i)) &&
           !first_field(i).empty();
  }

  void note_row(std::size_t i, int columns, Evidence& evidence) {
    if (is_usual(i, columns)) ++evidence.whole_rows;
    const Filled filled = filled_fields(i);
    evidence.most_filled = std::max(evidence.most_filled, filled.count);
    evidence.well_filled += filled.count >= 3;
    evidence.numbered += is_row_number(first_field(i));
    evidence.initials += filled.count == 2 && has_initials(filled.last);
    evidence.gaps_inside += lines_[i].blanks > 0;
  }

  // From here on the rows have another number of fields: another table, or no table at all.
  bool changes_here(std::size_t i, std::size_t end, int columns) const {
    const int fields = field_count(lines_[i]);
    if (lines_[i].blanks == 0 && is_short_row(i, columns)) return false;
    int other = 0, seen = 0;
    for (std::size_t k = i; k < end && seen < 3; ++k) {
      if (lines_[k].tabs == 0) continue;
      ++seen;
      other += !is_usual(k, columns);
    }
    if (fields > columns) return other >= 2 || seen < 2 || fields - columns > 2;
    return other == 3 || (other == seen && (lines_[i].blanks > 0 || !is_row_number(first_field(i))));
  }

  // A line without a tab between rows: page number, section, rest of a wrapped cell, or the end of the table
  // (`i`).
  std::size_t plain_line(std::size_t i, std::size_t end, int columns, GridBuilder& grid, Evidence& evidence) {
    const Line& line = lines_[i];
    const std::string_view text = utf8::trim(line.text);
    std::size_t next = i + 1;
    while (next < end && lines_[next].tabs == 0) ++next;
    const bool row_follows = next < end && (fits(next, columns) || is_short_row(next, columns));
    if (!row_follows && !(line.blanks == 0 && starts_low(text))) return i;
    const std::size_t counted = markup_;
    GridCell only = cell(line.text, line.number);
    only.column_span = columns;
    if (row_follows && (plain_number(text) >= 0 || is_next_page_line(text))) {
      const bool number = plain_number(text) >= 0;
      grid.add_row({std::move(only)}, true, number ? Furniture::PageNumber : Furniture::RunningHead);
      return i + 1;
    }
    const bool section = looks_like_section(text) && next == i + 1;
    if (line.blanks == 0 && !section && grid.rows() > 0 && (starts_low(text) || evidence.wraps > 0)) {
      grid.append_to_last(only.text, only.line);
      ++evidence.wraps;
      return i + 1;
    }
    if (next != i + 1 || (!section && (line.blanks > 0 || lines_[next].blanks > 0))) {
      markup_ = counted;  // the line is none of the table's
      return i;
    }
    grid.add_row({std::move(only)}, line.blanks > 0);
    return i + 1;
  }

  bool is_table(std::size_t begin, std::size_t end, int columns, const Evidence& evidence) const {
    if (evidence.whole_rows < 2 || evidence.most_filled < 2) return false;
    if (begins_signature_block(lines_[begin].text) && evidence.numbered < 2) return false;
    if (evidence.most_filled >= 3) {
      if (evidence.well_filled >= 2) return true;
      return evidence.numbered >= 1 && evidence.whole_rows >= 3;
    }
    // Two filled columns: names beside posts, dates beside numbers and forms beside blanks are laid out like
    // this too.
    if (evidence.initials * 2 >= evidence.whole_rows && evidence.numbered < 2) return false;
    if (columns > 2 && evidence.numbered < 2) return false;
    if (evidence.numbered >= 2 || count_heading_words(lines_[begin].text) >= 2) return true;
    return end - begin >= 4 && evidence.gaps_inside == 0;
  }

  const std::vector<Line>& lines_;
  const Context& context_;
  Findings& findings_;
  int usual_fields_ = 0;
  std::size_t markup_ = 0;
};

}  // namespace

void find_tab_rows(const Context& context, LineRange range, Findings& findings) {
  TabRows(context, findings).find(range);
}

}  // namespace prikaz::extract::layout
