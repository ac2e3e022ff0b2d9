// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/layout/bar_cells.h"

#include <algorithm>

#include "base/utf8.h"
#include "extract/layout/words.h"

namespace prikaz::extract::layout {
namespace {

constexpr std::size_t kMostTextLines = 40;  ///< lines of one cell
constexpr int kMaxBlanksInside = 2;
constexpr std::size_t kMostHeadingCellLines = 8;
constexpr std::size_t kMostHeadingLines = 3;  ///< of the first heading, above its bar

// "text |", "text ||||", "|": how many bars end the line, and that no bar stands before its text's end.
int bars_at_end(const Line& line) {
  if (line.pipes == 0) return 0;
  int bars = 0;
  std::string_view text = line.text;
  while (!text.empty() && (text.back() == '|' || text.back() == ' ' || text.back() == '\t')) {
    bars += text.back() == '|';
    text.remove_suffix(1);
  }
  return bars == line.pipes ? bars : -1;
}

// "| text": the bar that closes the cell above stands before the next one.
bool bar_before(const Line& line) {
  if (line.pipes != 1) return false;
  const std::string_view text = utf8::trim(line.text);
  return text.size() > 1 && text.front() == '|';
}

}  // namespace

std::string_view without_bars(std::string_view text) {
  if (text = utf8::trim(text); text.starts_with("| ")) text.remove_prefix(2);
  while (!text.empty() && (text.back() == '|' || text.back() == ' ' || text.back() == '\t'))
    text.remove_suffix(1);
  return utf8::trim(text);
}

BarCells::BarCells(const Context& context, LineRange range) : lines(context.lines), range_(range) {
  if (!part_lines(context.lines)) return;
  lines = parts_.lines();
  range_ = {0, lines.size()};
}

bool BarCells::begins(std::size_t i) const { return bars_at_end(lines[i]) > 0 || bar_before(lines[i]); }

bool BarCells::part_lines(const std::vector<Line>& text) {
  const auto several = [](const Line& line) {
    return bars_at_end(line) < 0 && line.text.back() == '|' && utf8::trim(line.text).front() != '|';
  };
  const auto first = text.begin();
  if (std::none_of(first + static_cast<std::ptrdiff_t>(range_.begin),
                   first + static_cast<std::ptrdiff_t>(range_.end), several))
    return false;
  for (std::size_t i = range_.begin; i < range_.end; ++i) {
    const Line& line = text[i];
    std::string_view rest = line.text;
    if (several(line))
      while (rest.find('|') < rest.find_last_not_of("| \t")) {
        const std::size_t behind = rest.find_first_not_of('|', rest.find('|'));
        push_part(line, rest.substr(0, behind), i);
        rest.remove_prefix(behind);
      }
    push_part(line, rest, i);
  }
  return true;
}

void BarCells::push_part(const Line& line, std::string_view text, std::size_t source) {
  Line part = line;
  part.text = text;
  if (text.size() < line.text.size())
    part.pipes = static_cast<int>(std::count(text.begin(), text.end(), '|'));
  if (text.data() != line.text.data()) part.blanks = 0;
  parts_.push(part, source);
}

std::optional<LineRange> BarCells::in_text(std::size_t from, std::size_t to) const {
  return parts_.empty() ? LineRange{from, to} : parts_.in_text({from, to});
}

std::size_t BarCells::collect(std::size_t first) {
  cells.clear();
  lone = 0;
  std::size_t from = first;
  if (lines[first].text.find_first_not_of("| \t") == std::string_view::npos) {
    ++lone;
    if (first > range_.begin && lines[first].blanks == 0) from = first - 1;
  }
  begin = heading_begin(from);
  take_cells(first, begin);
  const std::size_t behind = end;
  take_tail();
  drop_before_heading();
  return behind;
}

void BarCells::take_cells(std::size_t first, std::size_t from) {
  std::size_t i = first;
  while (i < range_.end) {
    if (bar_before(lines[i]) && (i == first || lines[i].blanks <= kMaxBlanksInside)) {
      cells.push_back({from, i, 1});
      from = i++;
      continue;
    }
    const int bars = bars_at_end(lines[i]);
    if (bars < 0 || (i > first && lines[i].blanks > kMaxBlanksInside)) break;
    if (bars == 0) {
      if (i - from >= kMostTextLines || !bar_follows(i)) break;
      ++i;
      continue;
    }
    const bool alone = without_bars(lines[i].text).empty();
    lone += alone && i > from;
    cells.push_back({from, alone ? i : i + 1, bars});
    from = ++i;
  }
  end = from;
}

// Without a bar behind the last cell, its text is what stands right below.
void BarCells::take_tail() {
  tail = {};
  if (lone * 2 <= cells.size() || end >= range_.end || lines[end].blanks > 0 || lines[end].pipes > 0) return;
  constexpr std::size_t kMostTailLines = 4;
  std::size_t behind = end + 1;
  while (behind < range_.end && lines[behind].blanks == 0 && lines[behind].pipes == 0 &&
         behind - end < kMostTailLines)
    ++behind;
  tail = {end, behind, 0};
}

// «N» / «п/п |»: the first heading may begin on lines above its bar.
std::size_t BarCells::heading_begin(std::size_t from) const {
  std::size_t result = from;
  for (std::size_t above = 1; above <= kMostHeadingLines && above <= from - range_.begin; ++above) {
    if (lines[from - above + 1].blanks > 0 || lines[from - above].pipes > 0) break;
    if (is_whole_heading(from - above, bar_before(lines[from]) ? from : from + 1)) result = from - above;
  }
  return result;
}

bool BarCells::is_whole_heading(std::size_t from, std::size_t to) const {
  const std::string text = joined(from, to);
  return !text.empty() && (heading_phrase(text) == text.size() || is_lone_heading(text));
}

// The text of lines [begin, end) without bars, in one line.
std::string BarCells::joined(std::size_t from, std::size_t to) const {
  std::string text;
  for (std::size_t i = from; i < to && i - from < kMostHeadingCellLines; ++i)
    if (const std::string_view line = without_bars(lines[i].text); !line.empty()) {
      if (text.ends_with('-'))
        text.pop_back();
      else if (!text.empty())
        text += ' ';
      text += line;
    }
  return text;
}

bool BarCells::is_heading(std::size_t from, std::size_t to) const {
  if (to == from || to - from > kMostHeadingCellLines) return false;
  const std::string text = joined(from, to);
  return heading_phrase(text) > 0 || is_lone_heading(text);
}

// Bars that drew the order's own head stand in the same run as the table: what lies above three headings in
// a row is none of its cells.
void BarCells::drop_before_heading() {
  for (std::size_t k = 0; k + 3 <= cells.size(); ++k) {
    if (!is_heading(cells[k + 1].begin, cells[k + 1].end) ||
        !is_heading(cells[k + 2].begin, cells[k + 2].end))
      continue;
    BarCell& first = cells[k];
    // Its own first line stands right below text that no bar closed.
    std::size_t from = first.begin;
    if (!is_heading(first.begin, first.end))
      for (from = first.end; from > first.begin && first.end - from < kMostHeadingLines &&
                             is_whole_heading(from - 1, first.end);)
        --from;
    if (from == first.end) continue;
    // The bar that opens the table's first row closes no cell.
    if (k == 1 && cells.front().begin == cells.front().end) return;
    first.begin = begin = from;
    cells.erase(cells.begin(), cells.begin() + static_cast<std::ptrdiff_t>(k));
    return;
  }
}

bool BarCells::bar_follows(std::size_t i) const {
  for (std::size_t k = i + 1; k < range_.end && k - i < kMostTextLines; ++k) {
    if (lines[k].blanks > kMaxBlanksInside) return false;
    if (lines[k].pipes > 0) return bars_at_end(lines[k]) > 0 || bar_before(lines[k]);
  }
  return false;
}

}  // namespace prikaz::extract::layout
