// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/placed/known_columns.h"

#include <algorithm>
#include <cmath>

#include "extract/layout/row_number.h"
#include "extract/layout/words.h"
#include "extract/placed/table_signs.h"

namespace prikaz::extract::placed {
namespace {

constexpr float kLineDistance = 2.6f;  // of the font size between lines: farther apart is another block
constexpr float kRowDistance = 8;      // between rows of known columns
constexpr std::size_t kMostSectionLines = 5;  // a section's title in a narrow column
constexpr std::size_t kLinesOfARow = 25;
constexpr float kHangingOver = 10;  // points by which a text may hang over a table's edge

}  // namespace

bool PageLines::far_apart(std::size_t below) const {
  const TextLine &above = lines_[below - 1], &line = lines_[below];
  return line.box.y0 - above.box.y1 > static_cast<double>(kLineDistance * std::max(above.size, line.size)) ||
         above.direction != line.direction;
}

// «Утверждена система оценки» below other texts of a column is a cell's text.
bool PageLines::begins_signatures(std::size_t k, std::size_t first) const {
  if (!layout::begins_signature_block(line_text(lines_[k]))) return false;
  const auto x0 = static_cast<float>(lines_[k].box.x0), x1 = static_cast<float>(lines_[k].box.x1);
  const auto is_below = [&](const Segment& text) {
    return std::fabs(text.x0 - x0) < kSameStart || std::fabs(text.x0 + text.x1 - x0 - x1) < 2 * kSameStart;
  };
  for (std::size_t above = k; above-- > first && k - above < kLinesOfARow;)
    for (const Segment& segment : segments_of(lines_[above], kColumnGap))
      if (segment.first > 0 && is_below(segment)) return false;
  return true;
}

std::size_t count_crossing(const PageLines& lines, std::size_t first, std::size_t end,
                           const Columns& columns) {
  std::size_t count = 0;
  for (std::size_t k = first; k < end; ++k) count += crosses(pieces_of(lines[k], columns));
  return count;
}

std::size_t KnownColumns::end_of_fitting(std::size_t first) const {
  std::size_t end = first;
  while (end < lines_.size() && fits(end, first)) ++end;
  return end;
}

// Every text of the line stands in one column, or it is a section before a line that fits.
bool KnownColumns::fits(std::size_t k, std::size_t first) const {
  const TextLine& line = lines_[k];
  if (k > first && ((lines_.far_apart(k) && !goes_on_below(k)) || lines_.begins_signatures(k, first)))
    return false;
  if (line.direction != Direction::Right ||
      line.box.x0 < static_cast<double>(columns_.edges.front() - kHangingOver))
    return false;
  const std::vector<Piece> pieces = pieces_of(line, columns_);
  if (!crosses(pieces)) return true;
  if (pieces.size() > 1) return false;
  return row_below_section(k).has_value();
}

std::optional<std::size_t> KnownColumns::row_below_section(std::size_t k) const {
  std::size_t row = k + 1;
  while (row < lines_.size() && row < k + kMostSectionLines && !lines_.is_multiple(row) &&
         !lines_.far_apart(row))
    ++row;
  const bool is_row =
      row < lines_.size() && lines_.is_multiple(row) && !lines_.far_apart(row) && begins_row(row);
  return is_row ? std::optional(row) : std::nullopt;
}

// The lines from `k` on stand in the columns, one text in each, down to one with a row's number at its left:
// that of a cell set in the middle of its row stands below the row's first lines.
bool KnownColumns::begins_row(std::size_t k) const {
  for (std::size_t line = k; line < std::min(lines_.size(), k + kLinesOfARow); ++line) {
    if (line > k && lines_.far_apart(line)) return false;
    const std::vector<Piece> row = pieces_of(lines_[line], columns_);
    if (crosses(row)) return false;
    if (row[0].column == 0) return row.size() > 1 && layout::is_row_number(lines_[line].words.front().text);
  }
  return false;
}

// Below white space that would end a table: rows set in the middle of tall cells leave some, and the rest of
// a row at a page's top.
bool KnownColumns::goes_on_below(std::size_t k) const {
  const TextLine &above = lines_[k - 1], &line = lines_[k];
  return above.direction == line.direction &&
         line.box.y0 - above.box.y1 < static_cast<double>(kRowDistance * std::max(above.size, line.size)) &&
         begins_row(k);
}

bool KnownColumns::has_texts_in_columns(std::size_t first, std::size_t end) const {
  for (std::size_t k = first; k < end; ++k) {
    const std::vector<Piece> pieces = pieces_of(lines_[k], columns_);
    if (pieces.size() > 1 || (k == first && pieces[0].column > 0 && pieces[0].span == 1)) return true;
  }
  return false;
}

}  // namespace prikaz::extract::placed
