// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/placed/rows.h"

#include <algorithm>
#include <cmath>
#include <string_view>
#include <utility>

#include "base/utf8.h"
#include "extract/layout/row_number.h"
#include "extract/layout/words.h"
#include "extract/placed/cell_order.h"
#include "extract/placed/flow.h"

namespace prikaz::extract::placed {
namespace {

constexpr float kRowGap = 1.5f;               // points by which rows are farther apart than lines of one row
constexpr float kRowGapShare = 0.12f;         // of the font size, likewise
constexpr float kRecognizedGapShare = 0.25f;  // where words stand as their picture was recognized
constexpr float kLineGap = 0.5f;              // of the font size: lines of one text are no farther apart

// What a line says for going on with the row above (above zero) or against it.
constexpr float kGoesOn = 0.5f;
constexpr float kLowerCase = 2, kNoRoom = 0.3f, kOpenEnd = 2;  // the text above wants more, or had no room
constexpr float kHadRoom = -1.5f, kLowerHadRoom = -0.5f;       // the writer ended the text above
constexpr float kFigureBelowFigure = -2;
constexpr float kNear = 1, kFar = -2.5f, kSpaced = -1;  // where rows lie farther apart than lines
constexpr float kHeading = 1.5f;
constexpr float kFilled = -1.5f;              // every line has a text in every column: cells wrap unlike
constexpr std::size_t kTextsThatTell = 24;    // of what kind a table's are
constexpr std::size_t kLeastFilled = 5;       // lines that show it
constexpr float kShareOfFilled = 0.85f;       // of the lines
constexpr float kIndent = 3;                  // points
constexpr float kTitleMiddle = 0.04f;         // of a table's breadth, from its middle to that of a title
constexpr std::string_view kLeader = "....";  // from a text to its figures

constexpr std::size_t kLinesBack = 40;  // over which a text may wait for its next line

TextLine part_of(const TextLine& line, const Piece& piece) {
  TextLine part;
  part.size = line.size;
  part.direction = line.direction;
  part.words.assign(line.words.begin() + static_cast<std::ptrdiff_t>(piece.first),
                    line.words.begin() + static_cast<std::ptrdiff_t>(piece.end));
  part.box = part.words.front().box();
  for (const Word& word : part.words) part.box = hull(part.box, word.box());
  return part;
}

class RowFinder {
 public:
  RowFinder(const std::vector<TextLine>& lines, std::size_t first, std::size_t end,
            const std::vector<std::vector<Piece>>& pieces, const Columns& columns, std::vector<bool> cut,
            std::size_t heading_end)
      : lines_(lines),
        first_(first),
        end_(end),
        pieces_(pieces),
        columns_(columns),
        cut_(std::move(cut)),
        heading_end_(heading_end) {
    measure_gaps();
    const auto filled = static_cast<std::size_t>(std::count_if(
        pieces.begin(), pieces.end(), [&](const auto& line) { return line.size() == columns.count(); }));
    filled_ = filled >= kLeastFilled &&
              static_cast<float>(filled) >= kShareOfFilled * static_cast<float>(pieces.size());
  }

  RowStarts run() {
    RowStarts result;
    std::vector<std::size_t> numbers, texts;
    for (std::size_t k = first_; k < end_; ++k) {
      const Piece& piece = pieces_[k - first_].front();
      if (piece.column > 0 || cut_[k - first_]) continue;
      texts.push_back(k);
      if (piece.span == 1 && begins_with_number(lines_[k], piece)) numbers.push_back(k);
    }
    if (by_order(result)) return result;
    result.told = numbers.size() >= 2 && numbers.size() * 2 >= texts.size();
    if (result.told) {
      result.starts = by_gaps(numbers);
      if (result.starts.empty()) result.starts = by_numbers(numbers);
    } else {
      result.starts = {first_};
      for (std::size_t k = first_ + 1; k < end_; ++k)
        if (!goes_on(k, result.starts.back())) result.starts.push_back(k);
    }
    return result;
  }

 private:
  // «7», «7.», «7. Отчет»; «5 to 20 hectares» is no number.
  static bool begins_with_number(const TextLine& line, const Piece& piece) {
    const std::string& number = line.words[piece.first].text;
    if (!layout::is_row_number(number)) return false;
    return piece.end == piece.first + 1 || number.find_first_not_of("0123456789") != std::string::npos ||
           !layout::starts_lower(line.words[piece.first + 1].text);
  }

  bool by_order(RowStarts& result) const {
    auto rows = find_rows_by_order(lines_, first_, end_, pieces_, cut_,
                                   [&](std::size_t k, std::size_t start) { return goes_on(k, start); });
    if (!rows) return false;
    result.told = true;
    result.starts.assign(rows->rows, end_);
    for (std::size_t k = end_; k-- > first_;)
      for (const std::size_t row : rows->row_of[k - first_]) result.starts[row] = k;
    result.row_of = std::move(rows->row_of);
    return true;
  }

  void measure_gaps() {
    gaps_.assign(end_ - first_, 0);
    double bottom = lines_[first_].box.y1;
    std::vector<float> sorted;
    for (std::size_t k = first_ + 1; k < end_; ++k) {
      gaps_[k - first_] = static_cast<float>(lines_[k].box.y0 - bottom);
      sorted.push_back(gaps_[k - first_]);
      bottom = std::max(bottom, lines_[k].box.y1);
    }
    if (sorted.empty()) return;
    std::sort(sorted.begin(), sorted.end());
    const float size = lines_[first_].size;
    inner_ = sorted[sorted.size() / 5];
    // Lines of cells set in the middle of their rows lie over each other; each column shows how far apart its
    // are.
    if (inner_ < 0) {
      // Figures below each other are of rows of their own.
      inner_ = has_mostly_figures() ? 0.0f : std::max(0.0f, least_gap_within_columns());
    }
    const bool recognized = lines_[first_].words.front().first_order == 0;
    const float step = std::max(kRowGap, (recognized ? kRecognizedGapShare : kRowGapShare) * size);
    two_kinds_ = inner_ < kLineGap * size && sorted.back() > inner_ + step;
    far_ = inner_ + step;
    spaced_ = inner_ > kLineGap * size;
  }

  // Most of the first texts right of the first column.
  bool has_mostly_figures() const {
    std::size_t figures = 0, texts = 0;
    for (std::size_t k = std::max(first_, heading_end_); k < end_ && texts < kTextsThatTell; ++k)
      for (const Piece& piece : pieces_[k - first_]) {
        texts += piece.column > 0;
        figures += piece.column > 0 && is_figure(lines_[k], piece);
      }
    return figures * 2 > texts;
  }

  // The least gap between texts below each other.
  float least_gap_within_columns() const {
    std::vector<double> bottoms(columns_.count(), -1);
    double least = lines_[first_].size;
    for (std::size_t k = first_; k < end_; ++k)
      for (const Piece& piece : pieces_[k - first_]) {
        double& bottom = bottoms[piece.column];
        if (bottom >= 0) least = std::min(least, lines_[k].box.y0 - bottom);
        bottom = lines_[k].box.y1;
      }
    return static_cast<float>(least);
  }

  float gap(std::size_t k) const { return gaps_[k - first_]; }

  // Rows by the white space between them, where it is clearly wider than between the lines of a row and every
  // number has a band of its own: the number may stand in the middle of its row.
  std::vector<std::size_t> by_gaps(const std::vector<std::size_t>& numbers) const {
    if (!two_kinds_) return {};
    std::vector<std::size_t> starts = {first_};
    for (std::size_t k = first_ + 1; k < end_; ++k)
      if (gap(k) > far_) starts.push_back(k);
    if (starts.size() < numbers.size() || starts.size() > 2 * numbers.size() + 3) return {};
    std::size_t number = 0;
    for (std::size_t s = 0; s < starts.size(); ++s) {
      const std::size_t last = s + 1 < starts.size() ? starts[s + 1] : end_;
      std::size_t within = 0;
      for (; number < numbers.size() && numbers[number] < last; ++number) ++within;
      if (within > 1) return {};
    }
    return starts;
  }

  std::vector<std::size_t> by_numbers(const std::vector<std::size_t>& numbers) const {
    std::vector<std::size_t> starts = {first_};
    const auto add = [&](std::size_t k) {
      if (k > starts.back()) starts.push_back(k);
    };
    std::size_t next = 0;
    for (std::size_t k = first_; k < end_; ++k) {
      while (next < numbers.size() && numbers[next] < k) ++next;
      const bool number = next < numbers.size() && numbers[next] == k;
      // A line across several columns stands by itself, its further lines with it.
      const bool section = stands_alone(k) && !(k > first_ && stands_alone(k - 1) && goes_on(k, k - 1));
      const bool after = k > first_ && stands_alone(k - 1) && !stands_alone(k);
      const bool above_all = k < numbers.front();
      if (number || section || after || (above_all && k > first_ && !goes_on(k, starts.back()))) add(k);
    }
    return starts;
  }

  bool spans(std::size_t k) const {
    return std::any_of(pieces_[k - first_].begin(), pieces_[k - first_].end(),
                       [](const Piece& piece) { return piece.span > 1; });
  }

  bool stands_alone(std::size_t k) const { return spans(k) || is_centred_title(k); }

  bool is_centred_title(std::size_t k) const {
    return placed::is_centred_title(lines_[k], pieces_[k - first_], columns_);
  }

  // The last text of the row in a column: its line, or the row's end.
  const Piece* above(std::size_t column, std::size_t k, std::size_t start, std::size_t& line) const {
    for (line = k; line-- > start && k - line < kLinesBack;)
      for (const Piece& piece : pieces_[line - first_])
        if (piece.column == column) return &piece;
    return nullptr;
  }

  float room(const Piece& piece) const {
    return columns_.right[piece.column + piece.span - 1] - columns_.left[piece.column];
  }

  bool goes_on(std::size_t k, std::size_t start) const {
    const bool heading = k < heading_end_;
    if (is_beside(k) && !stands_below_others(k, start)) return true;
    if (!heading && is_centred_title(k) != is_centred_title(k - 1)) return false;
    if (heading && (are_years_below_head(k, start) || begins_body(k, start))) return false;
    float votes = heading ? kHeading : 0;
    if (two_kinds_)
      votes += gap(k) > far_ ? kFar : kNear;
    else if (spaced_)
      votes += kSpaced;
    // A text alone above it is the beginning of one set at its row's foot.
    if (filled_ && is_full(k) && pieces_[k - 1 - first_].size() > 1) votes += kFilled;
    float sum = 0;
    int columns = 0;
    for (const Piece& piece : pieces_[k - first_]) {
      std::size_t line = 0;
      const Piece* before = above(piece.column, k, start, line);
      if (!before) {
        if (piece.span > 1 || (heading && piece.column == 0 && pieces_[k - first_].size() == 1)) return false;
        if (piece.column == 0 && !heading) votes += two_kinds_ ? kFar / 2 : kFar;
        continue;
      }
      if (piece.span != before->span) return heads_on(k, line);
      sum += vote(k, piece, line, *before);
      ++columns;
    }
    if (columns > 0) votes += sum / static_cast<float>(columns);
    return votes > kGoesOn;
  }

  bool is_full(std::size_t k) const { return pieces_[k - first_].size() == columns_.count(); }

  // «2003 | 2004» below «Actual», which stands over some of them only: it heads all.
  bool are_years_below_head(std::size_t k, std::size_t start) const {
    std::size_t below = 0, free = 0;
    for (const Piece& piece : pieces_[k - first_]) {
      if (piece.column == 0) continue;
      std::size_t line = 0;
      const Piece* before = above(piece.column, k, start, line);
      if (!is_figure(lines_[k], piece) || (before && is_figure(lines_[line], *before))) return false;
      ++(before ? below : free);
    }
    return below > 0 && free > 0;
  }

  // «Education» alone at the left, below «Branch», which had room for it; «of which:».
  bool begins_body(std::size_t k, std::size_t start) const {
    const Piece& piece = pieces_[k - first_].front();
    if (pieces_[k - first_].size() > 1 || piece.column > 0 || piece.span > 1) return false;
    std::size_t line = 0;
    const Piece* before = above(0, k, start, line);
    if (!before || line + 1 != k || !is_full(line) || before->span > 1) return false;
    return lines_[k].words.back().text.ends_with(':') || vote(k, piece, line, *before) <= kHadRoom;
  }

  // Texts of one row that stand at little different heights, none below another.
  bool is_beside(std::size_t k) const {
    if (!stand_side_by_side(lines_[k - 1], lines_[k])) return false;
    const auto& above = pieces_[k - 1 - first_];
    return std::none_of(above.begin(), above.end(), [&](const Piece& a) {
      return std::any_of(pieces_[k - first_].begin(), pieces_[k - first_].end(), [&](const Piece& b) {
        return a.column < b.column + b.span && b.column < a.column + a.span;
      });
    });
  }

  // «Bayern» in the middle of its rows stands beside the lines of two.
  bool stands_below_others(std::size_t k, std::size_t start) const {
    return std::any_of(pieces_[k - first_].begin(), pieces_[k - first_].end(), [&](const Piece& piece) {
      std::size_t line = 0;
      const Piece* before = piece.column > 0 ? above(piece.column, k, start, line) : nullptr;
      if (!before) return false;
      return (k < heading_end_ && before->span != piece.span) ||
             (is_figure(lines_[k], piece) && is_figure(lines_[line], *before));
    });
  }

  // The last line of a section's title that goes over the columns and fills them.
  bool heads_on(std::size_t k, std::size_t above) const {
    if (pieces_[k - first_].size() > 1 || pieces_[above - first_].size() > 1 || k != above + 1) return false;
    const Piece &piece = pieces_[k - first_].front(), &before = pieces_[above - first_].front();
    if (piece.column > 0 || before.column > 0 || before.span < piece.span) return false;
    if (two_kinds_ && gap(k) > far_) return false;
    return line_end(lines_[above], lines_[k], columns_.right.back() - columns_.left.front()) !=
           LineEnd::Break;
  }

  float vote(std::size_t k, const Piece& piece, std::size_t line, const Piece& before) const {
    if (piece.column == 0 && cut_[k - first_]) return kOpenEnd;
    if (is_figure(lines_[k], piece) && is_figure(lines_[line], before))
      return is_cut_figure(k, piece, line, before) ? kOpenEnd : kFigureBelowFigure;
    const std::string& first = lines_[k].words[piece.first].text;
    const std::string& last = lines_[line].words[before.end - 1].text;
    const bool lower = layout::starts_lower(first);
    if (last.ends_with(',') || (last.size() > 1 && last.ends_with('-')) || is_leader(first)) return kOpenEnd;
    if (last.ends_with(kLeader)) return kHadRoom;
    if (k < heading_end_ && is_year(first) && last.ends_with('.')) return kOpenEnd;  // «Mar.»
    if (heads_group(k, piece, line, before)) return kHadRoom;
    const LineEnd end = line_end(part_of(lines_[line], before), part_of(lines_[k], piece), room(before));
    if (end == LineEnd::Break) return lower ? kLowerHadRoom : kHadRoom;
    return lower ? kLowerCase : kNoRoom;
  }

  // «12» and «345» below it, in a column too narrow for «12 345», with nothing at the left.
  bool is_cut_figure(std::size_t k, const Piece& piece, std::size_t line, const Piece& before) const {
    const std::string& group = lines_[k].words[piece.first].text;
    const std::string& above = lines_[line].words[before.end - 1].text;
    const auto digits = [](std::string_view text) {
      return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
    };
    return pieces_[k - first_].front().column > 0 && digits(std::string_view(group).substr(0, 3)) &&
           (group.size() == 3 || (group.size() > 3 && group[3] == ',')) && digits(above) && above.size() <= 3;
  }

  // «Livestock farms» with nothing beside it and, set in, «Under 5 ha   9,653».
  bool heads_group(std::size_t k, const Piece& piece, std::size_t line, const Piece& before) const {
    if (piece.column != 0 || pieces_[line - first_].size() > 1 || pieces_[k - first_].size() < 2)
      return false;
    if (piece.x0 < before.x0 + kIndent) return false;
    return !layout::starts_lower(lines_[k].words[piece.first].text) || has_sibling(k, piece);
  }

  // «urban   12» and «rural   7» below «Cars», set in alike.
  bool has_sibling(std::size_t k, const Piece& piece) const {
    if (k + 1 >= end_) return false;
    const std::vector<Piece>& next = pieces_[k + 1 - first_];
    return next.size() > 1 && next[0].column == 0 && std::fabs(next[0].x0 - piece.x0) < kSameStart;
  }

  static bool is_leader(std::string_view text) {
    return text.size() >= kLeader.size() && text.find_first_not_of('.') == std::string_view::npos;
  }

  const std::vector<TextLine>& lines_;
  std::size_t first_, end_;
  const std::vector<std::vector<Piece>>& pieces_;
  const Columns& columns_;
  std::vector<bool> cut_;  // lines with the rest of a number, from the first
  std::size_t heading_end_;
  std::vector<float> gaps_;  // white space above each line
  float inner_ = 0, far_ = 0;
  bool two_kinds_ = false;  // rows lie farther apart than lines
  bool spaced_ = false;     // all lines lie far apart
  bool filled_ = false;     // almost all lines have a text in every column
};

}  // namespace

bool is_year(std::string_view text) {
  return text.size() == 4 && (text.starts_with("19") || text.starts_with("20")) &&
         layout::plain_number(text) > 0;
}

bool is_figure(const TextLine& line, const Piece& piece) {
  std::size_t digits = 0, letters = 0, others = 0;
  for (std::size_t k = piece.first; k < piece.end; ++k) {
    const std::string& text = line.words[k].text;
    for (std::size_t i = 0; i < text.size();) {
      const char32_t c = utf8::next(text, i);
      digits += utf8::is_digit(c);
      letters += utf8::is_letter(c);
      ++others;
    }
  }
  others -= digits + letters;
  if (letters == 0) return digits > 0 || others <= 3;
  if (digits == 0)
    return letters <= 3 && others > 0 && piece.end == piece.first + 1 &&
           line.words[piece.first].text.ends_with('.') &&
           (others > 1 || layout::starts_lower(line.words[piece.first].text));  // «n.a.», not «Mar.»
  return letters <= 2 && digits > letters;
}

bool is_centred_title(const TextLine& line, const std::vector<Piece>& pieces, const Columns& columns) {
  const Piece& text = pieces.front();
  if (pieces.size() > 1 || !columns.has_start(text.column) ||
      layout::starts_lower(line.words[text.first].text))
    return false;
  const float left = columns.left.front(), right = columns.right.back();
  if (std::fabs(text.x0 + text.x1 - left - right) > 2 * kTitleMiddle * (right - left)) return false;
  const float off = std::fabs(text.x0 - columns.starts[text.column]);
  return off > line.size || (off > kSameStart && layout::begins_section(line_text(line)));
}

void RowPlan::add(const RowStarts& found, std::size_t first, std::size_t end,
                  const std::vector<std::vector<Piece>>& pieces) {
  if (!found.row_of.empty()) {
    for (const std::vector<std::size_t>& line : found.row_of) {
      row_of.push_back(line);
      for (std::size_t& row : row_of.back()) row += rows;
    }
  } else {
    std::size_t row = 0;
    for (std::size_t k = first; k < end; ++k) {
      if (row + 1 < found.starts.size() && found.starts[row + 1] == k) ++row;
      row_of.emplace_back(pieces[k - first].size(), rows + row);
    }
  }
  rows += found.starts.size();
}

RowStarts find_rows(const std::vector<TextLine>& lines, std::size_t first, std::size_t end,
                    const std::vector<std::vector<Piece>>& pieces, const Columns& columns,
                    std::vector<bool> cut_numbers, std::size_t heading_end) {
  return RowFinder(lines, first, end, pieces, columns, std::move(cut_numbers), heading_end).run();
}

}  // namespace prikaz::extract::placed
