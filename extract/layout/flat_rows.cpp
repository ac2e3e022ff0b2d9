// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Layout "flat-rows": the cells of a row run on without any delimiter under a heading line of known words.
// In: lines. Out: guessed tables. Only the shape number · text · time [· text] can be parted, at the one run
// of time words; a table is made where four rows of five part so and the numbers count up, otherwise the
// lines stay paragraphs.
#include <algorithm>
#include <utility>

#include "base/utf8.h"
#include "extract/layout/detect.h"
#include "extract/layout/grid.h"
#include "extract/layout/loose.h"
#include "extract/layout/row_number.h"
#include "extract/layout/time_words.h"
#include "extract/layout/words.h"

namespace prikaz::extract::layout {
namespace {

constexpr std::size_t kMostRowLines = 20;

class FlatRows {
 public:
  FlatRows(const Context& context, Findings& findings)
      : lines_(context.lines), context_(context), findings_(findings) {}

  void find(LineRange range) {
    for (std::size_t i = range.begin; i < range.end;) {
      const Heading heading = heading_at(i, range.end);
      if (heading.texts.size() < 3) {
        ++i;
        continue;
      }
      i = std::max(read(i, range.end, heading), i + 1);
    }
  }

 private:
  struct Heading {
    std::vector<std::string> texts;
    std::vector<std::size_t> lines;  // where each stands
    std::size_t end = 0;             // behind the last line
  };

  // The headings of lines that hold nothing else, in the shape that can be parted; empty otherwise. Wrapped
  // ones go on with a small letter.
  Heading heading_at(std::size_t i, std::size_t end) const {
    constexpr std::size_t kMostHeadingLines = 8, kLongestRest = 60;
    Heading heading;
    for (std::size_t k = i; k < end && k - i < kMostHeadingLines; ++k) {
      const std::string_view text = utf8::trim(lines_[k].text);
      if (text.size() > 300 || (k > i && lines_[k].blanks > 0)) break;
      bool only = false;
      const bool number = k > i && is_number_heading(text) && is_number_heading(heading.texts.front());
      if (number || (k > i && starts_lower(text) && text.size() <= kLongestRest)) {
        (number ? heading.texts.front() : heading.texts.back()) += "\n" + std::string(text);
      } else {
        // «Исполнители (в установленном порядке)»
        const std::string_view bare = text.ends_with(')') ? text.substr(0, text.rfind('(')) : text;
        if (heading_phrase(text) == 0 || count_heading_words(bare, &only) == 0 || !only) break;
        for (const std::string_view piece : split_headings(text)) {
          heading.texts.emplace_back(piece);
          heading.lines.push_back(k);
        }
      }
      heading.end = k + 1;
    }
    const auto& texts = heading.texts;
    const bool shape = (texts.size() == 3 || texts.size() == 4) && is_number_heading(texts[0]) &&
                       heads_times(texts[2]) && !heads_times(texts[1]) &&
                       (texts.size() == 3 || !heads_times(texts[3]));
    return shape ? heading : Heading{};
  }

  struct Row {
    std::size_t begin, end;
    bool section = false;
    bool column_numbers = false;
    bool page_number = false;
    bool lettered = false;  ///< «а) …» below a row: its last cell may be that row's
    bool plain() const { return !section && !column_numbers && !page_number; }
  };

  // A figure alone at the foot or the top of a page.
  bool is_page_number(std::size_t i) const {
    return plain_number(utf8::trim(lines_[i].text)) >= 0 &&
           (lines_[i].page_break || i + 1 >= lines_.size() || lines_[i + 1].page_break);
  }

  // "1 2 3 4"
  static std::vector<std::string_view> words_of(std::string_view text) {
    std::vector<std::string_view> words;
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t end = std::min(text.find(' ', at), text.size());
      if (end > at) words.push_back(text.substr(at, end - at));
      at = end + 1;
    }
    return words;
  }

  // "II. Досуг", "Раздел 3": a heading without a time right above a numbered line.
  bool is_section(std::size_t i, std::size_t end) const {
    const std::string_view text = utf8::trim(lines_[i].text);
    if (i + 1 >= end || (!begins_section(text) && row_number_length(text) == 0)) return false;
    const std::string_view below = utf8::trim(lines_[i + 1].text);
    if (row_number_length(below) == 0 || !find_time_runs(text).empty()) return false;
    // A row whose time is none that we know is followed by the next row.
    const long own = leading_number(text);
    return own < 0 || leading_number(below) != own + 1;
  }

  // «б) День эколога июнь 2013 г.» below its row or below «а) …».
  bool is_lettered(std::size_t i, const std::vector<Row>& rows) const {
    return !rows.empty() && has_letter(i) && !find_time_runs(utf8::trim(lines_[i].text)).empty();
  }

  bool has_letter(std::size_t i) const {
    const std::string_view text = utf8::trim(lines_[i].text);
    std::size_t at = 0;
    return lines_[i].blanks == 0 && !text.empty() && utf8::is_letter(utf8::next(text, at)) &&
           text.substr(at).starts_with(')');
  }

  // "8.", "8": its value; -1 where the number has further parts or is none.
  static long leading_number(std::string_view text) {
    std::string_view number = text.substr(0, row_number_length(text));
    while (number.ends_with('.') || number.ends_with(')')) number.remove_suffix(1);
    return plain_number(number);
  }

  std::vector<Row> rows_from(std::size_t i, std::size_t end, std::size_t columns) const {
    std::vector<Row> rows;
    RowCounter counter;
    for (; i < end; ++i) {
      const std::string_view text = utf8::trim(lines_[i].text);
      const std::size_t number = row_number_length(text);
      if (is_column_numbers(words_of(text), static_cast<int>(columns))) {
        rows.push_back({i, i + 1, false, true});
        continue;
      }
      if (!rows.empty() && is_page_number(i)) {
        rows.push_back({i, i + 1, false, false, true});
        continue;
      }
      // «3 Участие в конференциях:» above «а) …» is a row, though it has no time.
      const bool parent = i + 1 < end && has_letter(i + 1);
      const bool section = is_section(i, end) && !parent;
      if (!section && number > 0 && number < text.size() && counter.accepts(text.substr(0, number))) {
        rows.push_back({i, i + 1});
      } else if (is_lettered(i, rows)) {
        rows.push_back({i, i + 1, false, false, false, true});
      } else if (section) {
        rows.push_back({i, i + 1, true});
      } else if (lines_[i].blanks > 0 || rows.empty() || !rows.back().plain() ||
                 i - rows.back().begin >= kMostRowLines) {
        break;
      } else {
        rows.back().end = i + 1;
      }
    }
    return rows;
  }

  std::size_t read(std::size_t begin, std::size_t end, const Heading& heading) {
    const std::size_t columns = heading.texts.size();
    const std::vector<Row> rows = rows_from(heading.end, end, columns);
    const auto activities = static_cast<std::size_t>(
        std::count_if(rows.begin(), rows.end(), [](const Row& row) { return row.plain(); }));
    if (activities < 2) return heading.end;
    GridBuilder grid(context_.limits);
    std::size_t markup = 0, parted = 0;
    std::vector<GridCell> first;
    for (std::size_t k = 0; k < columns; ++k)
      first.push_back({heading.texts[k], lines_[heading.lines[k]].number, 1, 1, {}});
    grid.add_row(std::move(first), false);
    for (const Row& row : rows) {
      const Line& line = lines_[row.begin];
      if (row.column_numbers)
        grid.add_row(numbers_of(line), line.blanks > 0);
      else if (row.page_number)
        grid.add_row({{std::string(utf8::trim(line.text)), line.number, static_cast<int>(columns), 1, {}}},
                     true, Furniture::PageNumber);
      else if (row.section)
        grid.add_row({{clean_inline(line.text, context_.dialect, markup).text,
                       line.number,
                       static_cast<int>(columns),
                       1,
                       {}}},
                     line.blanks > 0);
      else
        grid.add_row(part(row, columns, parted, markup), line.blanks > 0);
    }
    const std::size_t behind = rows.back().end;
    if (parted * 5 < activities * 4) return behind;
    const auto mixed = static_cast<std::size_t>(
        std::count_if(rows.begin(), rows.end(), [&](const Row& row) { return is_mixed(row); }));
    if (mixed > 1 && mixed * 5 > activities * 2) return behind;
    grid.guessed_rows = 1;
    findings_.tables.push_back({begin, behind, grid.finish("flat-rows"), markup});
    return behind;
  }

  // The time stands in the first line, and the next goes on with a small letter: lines of cells that stand
  // beside each other, mixed up.
  bool is_mixed(const Row& row) const {
    if (!row.plain() || row.end - row.begin < 2) return false;
    return starts_lower(utf8::trim(lines_[row.begin + 1].text)) &&
           !find_time_runs(utf8::trim(lines_[row.begin].text)).empty();
  }

  static std::vector<GridCell> numbers_of(const Line& line) {
    std::vector<GridCell> cells;
    for (const std::string_view word : words_of(utf8::trim(line.text)))
      cells.push_back({std::string(word), line.number, 1, 1, {}});
    return cells;
  }

  // number · text before the time · time · text behind it.
  std::vector<GridCell> part(const Row& row, std::size_t columns, std::size_t& parted, std::size_t& markup) {
    std::string text;
    for (std::size_t i = row.begin; i < row.end; ++i) {
      if (!text.empty()) text += '\n';
      text += clean_inline(lines_[i].text, context_.dialect, markup).text;
    }
    const std::size_t number = row_number_length(text);
    std::vector<GridCell> cells(columns);
    const auto put = [&](std::size_t column, std::size_t begin, std::size_t end) {
      const std::string_view piece = utf8::trim(std::string_view(text).substr(begin, end - begin));
      const auto at = piece.empty() ? text.begin() + static_cast<std::ptrdiff_t>(begin)
                                    : text.begin() + (piece.data() - text.data());
      cells[column].text = piece;
      cells[column].line =
          lines_[row.begin + static_cast<std::size_t>(std::count(text.begin(), at, '\n'))].number;
    };
    put(0, 0, number);
    auto run = time_of(std::string_view(text).substr(number), columns);
    const bool short_row = !run && row.lettered && columns == 4;
    if (short_row) run = time_of(std::string_view(text).substr(number), 3);
    if (!run) {
      put(1, number, text.size());
      for (std::size_t k = 2; k < columns; ++k) cells[k].line = cells[1].line;
      return cells;
    }
    ++parted;
    put(1, number, number + run->begin);
    const bool whole = columns == 4 && !short_row;
    put(2, number + run->begin, whole ? number + run->end : text.size());
    if (whole) put(3, number + run->end, text.size());
    if (short_row) cells[3].line = cells[2].line;
    return cells;
  }

  // "июль 2006 г.", "до 01.05.2012": a year ends it.
  static bool ends_with_year(std::string_view run) {
    constexpr std::size_t kDigits = 4;
    const std::size_t last = run.find_last_of("0123456789");
    return last != std::string_view::npos && run.size() - last <= 8 && last + 1 >= kDigits &&
           run.find_first_not_of("0123456789", last + 1 - kDigits) >= last + 1;
  }

  // The one run of time words with text before it and, where a column follows, a capital behind it; or, where
  // all is written small, the one run that ends with a year.
  static std::optional<Span> time_of(std::string_view text, std::size_t columns) {
    std::optional<Span> found, dated;
    std::size_t years = 0;
    for (const Span run : find_time_runs(text)) {
      const std::string_view before = utf8::trim(text.substr(0, run.begin));
      const std::string_view behind = utf8::trim(text.substr(run.end));
      if (before.empty()) continue;
      std::size_t i = 0;
      const char32_t next = behind.empty() ? U' ' : utf8::next(behind, i);
      const bool fits = columns == 3
                            ? behind.empty() || behind == "."
                            : !behind.empty() && (utf8::is_upper(next) || next == U'«' || next == U'"');
      if (!fits && columns == 4 && !behind.empty() &&
          ends_with_year(text.substr(run.begin, run.end - run.begin))) {
        ++years;
        dated = run;
      }
      if (!fits) continue;
      if (found) return std::nullopt;
      found = run;
    }
    return found || years != 1 ? found : dated;
  }

  const std::vector<Line>& lines_;
  const Context& context_;
  Findings& findings_;
};

}  // namespace

void find_flat_rows(const Context& context, LineRange range, Findings& findings) {
  FlatRows(context, findings).find(range);
}

}  // namespace prikaz::extract::layout
