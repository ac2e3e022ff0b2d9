// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Layout "box": finds where a table is drawn with characters; drawing.h reads it. In: lines. Out: tables. A
// drawing that is closed at a page's end and opened again with the same bars below is one table.
#include <algorithm>
#include <set>
#include <utility>

#include "base/utf8.h"
#include "extract/layout/detect.h"
#include "extract/layout/drawing.h"
#include "extract/layout/pipe_line.h"
#include "extract/layout/row_number.h"

namespace prikaz::extract::layout {
namespace {

constexpr int kMaxBlanksInBox = 8;

class Boxes {
 public:
  Boxes(const Context& context, Findings& findings)
      : lines_(context.lines), context_(context), findings_(findings) {}

  void find(LineRange range) {
    for (std::size_t i = range.begin; i < range.end;) {
      const bool ruled = may_begin(i, range);
      const std::size_t end = ruled ? region_end(i, range.end) : unruled_end(i, range);
      if (end <= i) {
        ++i;
        continue;
      }
      read(i, end, ruled);
      i = std::max(end, i + 1);
    }
  }

 private:
  // Cheap test of the first character before a line is drawn.
  bool may_be_ruling(std::size_t i) const {
    if (lines_[i].box) return true;
    const std::string_view text = utf8::trim(lines_[i].text);
    if (text.size() < 4) return false;
    std::size_t at = 0;
    const char32_t first = utf8::next(text, at);
    return (is_vertical(first) || is_horizontal(first) || is_junction(first) || first == 'L' ||
            first == 0x413) &&
           is_ruling(draw(text).text);
  }

  bool is_ruling_line(std::size_t i) const {
    return may_be_ruling(i) && is_ruling(draw(lines_[i].text).text);
  }

  // A line of cells between bars.
  bool is_content(std::size_t i) const {
    if (lines_[i].pipes < 2) return false;
    const std::string_view text = utf8::trim(lines_[i].text);
    std::size_t at = 0;
    return is_vertical(utf8::next(text, at));
  }

  bool has_partial_ruling(std::size_t i) const { return lines_[i].box; }

  bool may_begin(std::size_t i, LineRange range) const {
    if (i + 1 >= range.end || lines_[i + 1].blanks > 1) return false;
    if (lines_[i + 1].blanks == 1 && (i + 2 >= range.end || lines_[i + 2].blanks != 1)) return false;
    const bool above_is_row = i > range.begin && lines_[i].blanks == 0 && lines_[i - 1].pipes > 1;
    if (is_content(i) && is_ruling_line(i + 1)) return !is_delimiter_row(lines_[i + 1].text) && !above_is_row;
    if (above_is_row) return false;
    return (is_content(i + 1) && is_ruling_line(i)) || heads_box(i, range.end);
  }

  // A box without its upper ruling whose heading takes several lines.
  bool heads_box(std::size_t i, std::size_t limit) const {
    constexpr std::size_t kMostHeadingLines = 8;
    std::size_t k = i;
    while (k < limit && k - i < kMostHeadingLines && is_content(k) && (k == i || lines_[k].blanks == 0)) ++k;
    return k > i + 1 && k < limit && lines_[k].blanks == 0 && is_ruling_line(k) &&
           !is_delimiter_row(lines_[k].text);
  }

  // Bars that stand in line without a ruling, cells wrapped, rows begun by their numbers: dumps of Word's
  // binary format. `i` where this is none.
  std::size_t unruled_end(std::size_t i, LineRange range) const {
    constexpr std::size_t kFewestBars = 3;
    const bool inside = i > range.begin && lines_[i].blanks == 0 && is_content(i - 1);
    if (inside || !is_content(i)) return i;
    std::set<std::size_t> known = bars(i);
    std::size_t end = i, numbered = 0, wrapped = 0;
    for (; end < range.end && is_content(end) && (end == i || lines_[end].blanks == 0); ++end) {
      const std::set<std::size_t> own = bars(end);
      // A text over all columns has but the outer bars; the first line may be one.
      if (own.size() > known.size() && end == i + 1) known = own;
      if (is_ruling_line(end) || !std::includes(known.begin(), known.end(), own.begin(), own.end())) return i;
      if (own.size() < kFewestBars) continue;
      const std::string first = first_cell(end);
      numbered += is_row_number(first);
      wrapped += first.empty();
    }
    return known.size() >= kFewestBars && numbered >= 2 && wrapped >= 1 ? end : i;
  }

  std::string first_cell(std::size_t i) const {
    const std::u32string line = draw(lines_[i].text).text;
    const auto left = std::find_if(line.begin(), line.end(), is_vertical);
    if (left == line.end()) return {};
    const auto right = std::find_if(left + 1, line.end(), is_vertical);
    return std::string(utf8::trim(to_utf8(std::u32string(left + 1, right))));
  }

  std::set<std::size_t> bars(std::size_t i) const {
    std::set<std::size_t> result;
    const DrawnLine line = draw(lines_[i].text);
    for (std::size_t x = 0; x < line.text.size(); ++x)
      if (is_vertical(line.text[x])) result.insert(x);
    return result;
  }

  bool same_bars(const std::set<std::size_t>& known, std::size_t i) const {
    const std::set<std::size_t> other = bars(i);
    const auto common = static_cast<std::size_t>(
        std::count_if(other.begin(), other.end(), [&](std::size_t x) { return known.contains(x); }));
    return common * 10 >= other.size() * 7;
  }

  std::size_t region_end(std::size_t begin, std::size_t limit) const {
    std::set<std::size_t> known;
    std::size_t i = begin;
    for (; i < limit; ++i) {
      const bool ruling = is_ruling_line(i);
      const bool content = !ruling && (is_content(i) || has_partial_ruling(i));
      if (lines_[i].blanks > 0 && i > begin && !goes_on_behind_gap(i, limit, known)) break;
      if (!ruling && !content && !(i > begin && is_page_number(i) && goes_on_behind_gap(i + 1, limit, known)))
        break;
      if (content && known.size() < 64)
        for (const std::size_t x : bars(i)) known.insert(x);
    }
    return i;
  }

  bool is_page_number(std::size_t i) const { return plain_number(utf8::trim(lines_[i].text)) >= 0; }

  bool goes_on_behind_gap(std::size_t i, std::size_t limit, const std::set<std::size_t>& known) const {
    if (i >= limit || lines_[i].blanks > kMaxBlanksInBox) return false;
    if (is_page_number(i)) return goes_on_behind_gap(i + 1, limit, known);
    if (is_content(i)) return known.empty() || same_bars(known, i);
    if (is_ruling_line(i) && lines_[i].blanks == 1 && lines_[i - 1].blanks == 1)
      return true;  // all lines are spaced
    return is_ruling_line(i) && i + 1 < limit && is_content(i + 1) && same_bars(known, i + 1);
  }

  void read(std::size_t begin, std::size_t end, bool ruled) {
    std::vector<DrawnLine> drawn;
    drawn.reserve(end - begin);
    std::size_t contents = 0, spaced = 0;
    for (std::size_t i = begin + 1; i < end; ++i) spaced += lines_[i].blanks == 1;
    const int usual_gap = spaced * 2 > end - begin ? 1 : 0;
    for (std::size_t i = begin; i < end; ++i) {
      drawn.push_back(draw(lines_[i].text));
      drawn.back().number = lines_[i].number;
      drawn.back().gap = i > begin && (lines_[i].blanks > usual_gap || lines_[i].page_break);
      drawn.back().page_number = is_page_number(i);
      contents += !drawn.back().ruling;
    }
    if (contents < 2) return;
    std::optional<DrawnTable> found;
    if (ruled) found = read_aligned_drawing(drawn, context_.dialect, context_.limits);
    if (!found) found = read_drawing_by_bars(drawn, context_.dialect, context_.limits);
    if (!found || found->table.columns < 2) return;
    findings_.tables.push_back({begin, end, std::move(found->table), found->markup});
  }

  const std::vector<Line>& lines_;
  const Context& context_;
  Findings& findings_;
};

}  // namespace

void find_boxes(const Context& context, LineRange range, Findings& findings) {
  Boxes(context, findings).find(range);
}

}  // namespace prikaz::extract::layout
