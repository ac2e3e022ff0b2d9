// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/placed/stream.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

#include "extract/layout/grid.h"
#include "extract/layout/row_number.h"
#include "extract/layout/words.h"
#include "extract/placed/columns.h"
#include "extract/placed/grounds.h"
#include "extract/placed/known_columns.h"
#include "extract/placed/row_spans.h"
#include "extract/placed/rows.h"
#include "extract/placed/rules.h"
#include "extract/placed/spanning_heads.h"
#include "extract/placed/stream_rows.h"
#include "extract/placed/table_signs.h"

namespace prikaz::extract::placed {
namespace {

constexpr float kProseShare = 0.7f;           // of the region's breadth that a line of prose takes
constexpr std::size_t kMostSingles = 14;      // lines of one cell that stands taller than its neighbours
constexpr std::size_t kEdgesOfATable = 3;     // of shaded rows
constexpr std::size_t kMostSectionLines = 5;  // a section's title in a narrow column
constexpr std::size_t kMostHeads = 4;         // lines above what goes on at a page's top
constexpr std::size_t kLinesPerCrossing = 6;  // so many lines for each that may go over columns known before
constexpr long kLeastYear = 1000;             // no page of an order has such a number
constexpr std::size_t kLongestTail = 25;      // lines that are taken off a table's end
constexpr std::size_t kRulesOfAHeading = 3;   // above it, below it, below its row of column numbers
constexpr float kSetAtEdge = 3;               // points
constexpr std::size_t kCountedSegments = 3;   // of a line: whether it has two, or more
constexpr std::size_t kLeastTextsOfARow = 3;  // around a section of several lines
constexpr float kSameSize = 0.5f;             // points
constexpr float kRecognizedSize = 0.4f;  // of the font size, by which recognized lines of one text differ
constexpr float kOneRule = 2;            // points
constexpr float kBesideOverlap = 1;      // points by which texts beside each other do at least
constexpr float kPartShare = 0.5f;       // of a table's breadth that a ruling right of its groups takes
constexpr std::size_t kLinesThatShowGaps = 6;
constexpr std::size_t kManyTexts = 4;        // of a heading
constexpr float kMargin = 10;                // points by which a text may hang over a table's edge
constexpr std::size_t kMostProseAbove = 12;  // lines
constexpr std::size_t kMostTries = 6;  // lines that are left out above a table that begins close below text

struct Region {
  std::size_t first, end;
  std::vector<float> rules;  // positions of the rulings that part its rows, top and bottom included
};

class StreamFinder {
 public:
  StreamFinder(const std::vector<TextLine>& lines, const StreamHints& hints)
      : lines_(lines),
        open_(hints.open),
        grounds_(hints.grounds),
        before_(hints.before),
        beside_(hints.beside) {
    counts_.reserve(lines.size());
    for (const TextLine& line : lines) {
      counts_.push_back(count_segments(line, kColumnGap, kCountedSegments));
      if (counts_.back() > 1 && is_evenly_spaced(line)) counts_.back() = 1;
      extent_ = {std::min(extent_.first, static_cast<float>(line.box.x0)),
                 std::max(extent_.second, static_cast<float>(line.box.x1))};
    }
    // Cells set in the middle of their rows stand side by side between each other's lines.
    for (std::size_t k = 1; k < lines.size(); ++k)
      if (stand_side_by_side(lines[k - 1], lines[k]))
        for (const std::size_t line : {k - 1, k}) counts_[line] = std::max<std::size_t>(counts_[line], 2);
  }

  std::vector<StreamTable> run() {
    std::vector<StreamTable> tables;
    const std::vector<RuleStack> stacks = stack_rules(open_, lines_, counts_);
    std::size_t stack = 0, k = 0;
    const auto take = [&](StreamTable& table) {
      floor_ = k = table.first_line + table.line_count;
      tables.push_back(std::move(table));
    };
    if (auto table = before_ ? continued(stacks) : std::nullopt) take(*table);
    while (k < lines_.size()) {
      while (stack < stacks.size() && stacks[stack].end <= k) ++stack;
      const std::size_t wall = stack < stacks.size() ? stacks[stack].first : lines_.size();
      std::optional<StreamTable> table;
      if (k >= wall) table = ruled(stacks[stack]);
      if (!table) table = by_text(k, k < wall ? wall : lines_.size());
      if (table)
        take(*table);
      else
        k = std::max(k + 1, retry_);
    }
    return tables;
  }

 private:
  bool far_apart(std::size_t below) const { return page_.far_apart(below); }
  bool is_multiple(std::size_t k) const { return page_.is_multiple(k); }

  // --- where

  std::optional<StreamTable> ruled(const RuleStack& stack) {
    Region region{stack.first, stack.end, stack.positions};
    region.first = std::max(region.first, floor_);
    // A heading above the only ruling, rows below the last one.
    while (region.first > floor_ && is_multiple(region.first - 1) && near(region.first - 1, region.first) &&
           within(region.first - 1, stack))
      --region.first;
    while (region.end < lines_.size() && is_multiple(region.end) && near(region.end - 1, region.end) &&
           within(region.end, stack))
      ++region.end;
    auto table = make(with_part_rules(region, stack), true);
    auto longer = with_rows_below(region, stack);
    // Few lines leave more strips free than there are columns.
    const auto fewer = [&] {
      return longer->columns + (longer->line_count > 2 * table->line_count) < table->columns;
    };
    return longer && (!table || !fewer()) ? std::move(longer) : std::move(table);
  }

  // Rulings that leave out the first columns part the rows of a group there.
  Region with_part_rules(Region region, const RuleStack& stack) const {
    if (stack.positions.size() < kRulesOfAHeading) return region;
    const float body = stack.positions[1], foot = stack.positions.back();
    std::vector<float> part;
    for (const Ruling& rule : open_) {
      if (rule.position < body + kOneRule || rule.position > foot - kOneRule) continue;
      const bool right = rule.begin > stack.begin + kMargin && std::fabs(rule.end - stack.end_x) < kMargin;
      if (right && rule.end - rule.begin > kPartShare * (stack.end_x - stack.begin))
        part.push_back(rule.position);
    }
    for (const float y : part)
      if (std::none_of(region.rules.begin(), region.rules.end(),
                       [&](float rule) { return std::fabs(rule - y) < kOneRule; }))
        region.rules.push_back(y);
    std::sort(region.rules.begin(), region.rules.end());
    return region;
  }

  // A heading between rulings: no ruling parts the rows below it.
  std::optional<StreamTable> with_rows_below(Region region, const RuleStack& stack) const {
    if (stack.positions.size() > kRulesOfAHeading || region.end >= lines_.size() || far_apart(region.end))
      return std::nullopt;
    std::size_t end = region.end;
    for (const std::size_t reached = reach(region.end - 1); end < reached && within(end, stack);) ++end;
    if (end < region.end + 2) return std::nullopt;
    region.end = end;
    auto table = make(region, false);
    if (table) table->kind = "half-ruled";
    return table;
  }

  bool near(std::size_t above, std::size_t below) const {
    return lines_[below].box.y0 - lines_[above].box.y1 < static_cast<double>(1.2f * lines_[above].size);
  }
  bool within(std::size_t k, const RuleStack& stack) const {
    return lines_[k].box.x0 > static_cast<double>(stack.begin - 6) &&
           lines_[k].box.x1 < static_cast<double>(stack.end_x + 6);
  }

  // --- going on with the page before

  std::optional<StreamTable> continued(const std::vector<RuleStack>& stacks) const {
    const KnownColumns known(page_, *before_);
    // A page number or a running head may stand above.
    for (std::size_t first = 0; first < std::min(kMostHeads, lines_.size()); ++first) {
      if (first > 0 && counts_[first - 1] > 1) return std::nullopt;
      const long number = layout::plain_number(lines_[first].words.front().text);
      if (number >= 0 && number < kLeastYear && lines_[first].words.size() == 1) continue;
      Region region{first, known.end_of_fitting(first), {}};
      if (beside_ && (first > 0 || !are_mostly_figures(lines_, region.first, region.end, *before_)))
        return std::nullopt;
      if (!known.has_texts_in_columns(first, region.end)) continue;
      for (const RuleStack& stack : stacks)
        if (stack.first < region.end) {
          region.rules.insert(region.rules.end(), stack.positions.begin(), stack.positions.end());
          region.end = std::max(region.end, stack.end);
        }
      if (auto table = with_own_columns(region)) return table;
      // What this page shows of the same columns is nearer.
      const Columns own = find_columns(lines_, region.first, region.end);
      const std::size_t crossing = count_crossing(page_, region.first, region.end, *before_);
      const bool nearer = !beside_ && own.count() == before_->count() &&
                          count_crossing(page_, region.first, region.end, own) <= crossing;
      if (!nearer && crossing * kLinesPerCrossing > region.end - region.first) return std::nullopt;
      return make_in(region, nearer ? own : *before_, !region.rules.empty(), true);
    }
    return std::nullopt;
  }

  // Where few rows of the page before told the columns, and this page shows as many at about the same places
  // over far more lines, the page's own are the true ones.
  std::optional<StreamTable> with_own_columns(Region region) const {
    const std::size_t told = region.end;
    region.end = reach(region.first);
    if (region.end <= told + (told - region.first)) return std::nullopt;
    Columns own = columns_without_tail(region, told);
    if (region.end <= told + (told - region.first) || !own.same_places(*before_)) return std::nullopt;
    if (count_crossing(page_, region.first, region.end, own) * kLinesPerCrossing > region.end - region.first)
      return std::nullopt;
    return make_in(region, std::move(own), !region.rules.empty(), true);
  }

  // What follows a table without a gap (a signature, a note) crosses its gutters and is taken off, down to
  // line `least`.
  Columns columns_without_tail(Region& region, std::size_t least) const {
    Columns columns = find_columns(lines_, region.first, region.end);
    for (std::size_t lines = 0;
         lines < kLongestTail && region.end > least && columns.count() > 1 &&
         (crosses(pieces_of(lines_[region.end - 1], columns)) ||
          (region.end > 1 && is_signature(lines_[region.end - 2], lines_[region.end - 1], columns)));
         ++lines)
      columns = find_columns(lines_, region.first, --region.end);
    return columns;
  }

  // A table can begin with a heading, a row of column numbers or a line with clear white space in it.
  bool can_begin(std::size_t k) const {
    const TextLine& line = lines_[k];
    if (!is_multiple(k)) return false;
    if (count_segments(line, kSureGap, 2) >= 2) return true;
    if (counts_[k] >= 3) return true;
    return layout::count_heading_words(line_text(line)) >= 2;
  }

  bool is_prose(std::size_t k, double width) const {
    return k < lines_.size() && !is_multiple(k) &&
           lines_[k].box.x1 - lines_[k].box.x0 > static_cast<double>(kProseShare) * width;
  }

  // Few lines between two whose texts end at the same places, all as near as the lines of a table: a question
  // or a long title of a section. `k` where it is none.
  std::size_t row_below_section(std::size_t above, std::size_t k) const {
    std::size_t row = above + 1;
    while (row < lines_.size() && row < above + kMostSectionLines && !is_multiple(row) && near(row - 1, row))
      ++row;
    if (row <= k || row >= lines_.size() || !is_multiple(row) || !near(row - 1, row)) return k;
    const std::vector<Segment> one = segments_of(lines_[above], kColumnGap),
                               two = segments_of(lines_[row], kColumnGap);
    if (one.size() != two.size() || one.size() < kLeastTextsOfARow) return k;
    for (std::size_t s = 1; s < one.size(); ++s)
      if (std::fabs(one[s].x1 - two[s].x1) > kSetAtEdge) return k;
    return row;
  }

  // Lines that fill the width without white space, two on end, are prose again.
  std::size_t reach(std::size_t first) const {
    double left = lines_[first].box.x0, right = lines_[first].box.x1;
    std::size_t last = first, singles = 0;
    for (std::size_t k = first + 1; k < lines_.size() && !far_apart(k); ++k) {
      if (page_.begins_signatures(k, first)) break;
      left = std::min(left, lines_[k].box.x0);
      right = std::max(right, lines_[k].box.x1);
      if (is_multiple(k)) {
        last = k;
        singles = 0;
        continue;
      }
      if (++singles > kMostSingles) break;
      if (lines_[k].box.x0 < left + 6 && layout::begins_caption(line_text(lines_[k]))) break;
      const bool single_next = k + 1 == lines_.size() || (!is_multiple(k + 1) && !far_apart(k + 1));
      if (!is_prose(k, right - left) || !(single_next || singles > 1)) continue;
      const std::size_t row = row_below_section(last, k);
      if (row == k) break;
      k = last = row;
      singles = 0;
    }
    return last + 1;
  }

  // `wall`: where rulings begin to part rows.
  std::optional<StreamTable> by_text(std::size_t k, std::size_t wall) {
    retry_ = k + 1;
    if (!can_begin(k)) return std::nullopt;
    if (const std::size_t head = heading_below(k); head > k) {
      // Below a ruling it is read with its rulings.
      if (head >= wall) return std::nullopt;
      if (auto table = make({head, reach(head), {}}, false)) return with_sections(std::move(*table), wall);
    }
    Region region{k, reach(k), {}};
    const std::size_t end = region.end;
    for (std::size_t attempt = 0; attempt < kMostTries && region.first < end; ++attempt) {
      if (auto table = make(region, false)) return with_sections(std::move(*table), wall);
      do ++region.first;
      while (region.first < end && !can_begin(region.first));
    }
    retry_ = end;
    return std::nullopt;
  }

  // A section's title of some lines looks like prose below the table: rows in the same columns follow.
  StreamTable with_sections(StreamTable table, std::size_t wall) const {
    for (;;) {
      const std::size_t end = table.first_line + table.line_count;
      if (end >= wall || far_apart(end) || is_multiple(end)) return table;
      const auto row = KnownColumns(page_, table.places).row_below_section(end);
      if (!row || *row >= wall) return table;
      auto longer = make({table.first_line, reach(*row), {}}, false);
      if (!longer || longer->columns != table.columns || longer->line_count <= table.line_count) return table;
      table = std::move(*longer);
    }
  }

  // Justified prose close above a table has gaps too; where the words of a heading stand below it, the table
  // begins there.
  std::size_t heading_below(std::size_t k) const {
    for (std::size_t head = k; head < lines_.size() && head < k + kMostProseAbove; ++head) {
      if (head > k && far_apart(head)) break;
      if (!is_multiple(head) || count_heading_words(lines_, head, lines_.size()) < 3) continue;
      while (head > k && is_multiple(head - 1) && near(head - 1, head) &&
             layout::count_heading_words(line_text(lines_[head - 1])) > 0)
        --head;
      return head;
    }
    return k;
  }

  // --- what

  std::vector<std::vector<Piece>> pieces_of_all(std::size_t first, std::size_t end,
                                                const Columns& columns) const {
    std::vector<std::vector<Piece>> pieces;
    for (std::size_t k = first; k < end; ++k) pieces.push_back(pieces_of(lines_[k], columns));
    return pieces;
  }

  std::optional<StreamTable> make(Region region, bool ruled) const {
    if (region.end < region.first + 2 && !at_foot(region)) return std::nullopt;
    Columns columns = ruled ? find_columns(lines_, region.first, region.end)
                            : columns_without_tail(region, region.first + kLeastUnruledRows);
    if (columns.count() < 2) return std::nullopt;
    if (ruled && region.end > region.first + 1 &&
        lines_[region.end - 1].box.y0 > static_cast<double>(region.rules.back()) &&
        is_signature(lines_[region.end - 2], lines_[region.end - 1], columns))
      columns = find_columns(lines_, region.first, --region.end);
    add_last_lines(region, columns, ruled);
    add_first_line(region, columns);
    if (ruled) return make_in(region, std::move(columns), true, false);
    Region headed = region;
    add_spanning_heads(headed, columns);
    auto table = make_in(headed, columns, false, false);
    if (!table && headed.first < region.first) table = make_in(region, std::move(columns), false, false);
    return table;
  }

  // `continues`: the columns are those of the page before.
  std::optional<StreamTable> make_in(Region region, Columns columns, bool ruled, bool continues) const {
    add_row_edges(region.rules, grounds_,
                  {columns.edges.front(), lines_[region.first].box.y0, columns.edges.back(),
                   lines_[region.end - 1].box.y1});
    auto pieces = pieces_of_all(region.first, region.end, columns);
    if (!continues) spread_heads(lines_, open_, region.first, region.end, columns, pieces);
    StreamTable table;
    table.first_line = region.first;
    table.line_count = region.end - region.first;
    table.columns = static_cast<int>(columns.count());
    table.kind = ruled ? "half-ruled" : "stream";
    table.box = lines_[region.first].box;
    for (std::size_t k = region.first; k < region.end; ++k) table.box = hull(table.box, lines_[k].box);
    const RowPlan plan = plan_rows({lines_, region.first, region.end, region.rules, pieces, columns});
    table.guessed = !plan.told;
    fill_rows(table, plan, lines_, region.first, pieces);
    if (ruled && region.rules.size() > 1)
      span_rows_over_gaps(table, open_, columns, continues ? region.rules[0] : region.rules[1]);
    const bool parted = ruled || region.rules.size() >= kEdgesOfATable;
    if (!continues &&
        !is_table({lines_, region.first, region.end, pieces, columns, parted, at_foot(region)}, table))
      return std::nullopt;
    table.places = std::move(columns);
    return table;
  }

  // A heading at the foot of a page has its rows on the next one.
  bool at_foot(const Region& region) const {
    if (region.end != lines_.size()) return false;
    const int words = count_heading_words(lines_, region.first, region.end);
    return words >= 3 ||
           (words == 2 && count_segments(lines_[region.first], kColumnGap, kManyTexts) == kManyTexts);
  }

  // The last cell's further lines are lines of one text that stay in their column. Below a table's last
  // ruling only the order of writing says that a page cut its row.
  void add_last_lines(Region& region, const Columns& columns, bool ruled) const {
    while (region.end < lines_.size() && !is_multiple(region.end) && near(region.end - 1, region.end)) {
      const auto last = pieces_of(lines_[region.end - 1], columns),
                 next = pieces_of(lines_[region.end], columns);
      if (next.size() != 1 || next[0].span > 1 ||
          lines_[region.end].box.x1 > static_cast<double>(columns.edges.back()))
        return;
      const auto home = std::find_if(last.begin(), last.end(),
                                     [&](const Piece& piece) { return piece.column == next[0].column; });
      if (home == last.end()) return;
      const Word& begin = lines_[region.end].words.front();
      const Succession order = succession(lines_[region.end - 1].words[home->end - 1], begin);
      // Where the maker writes line by line the end of the whole line comes before it.
      const bool by_lines = !ruled && home->column > 0 && std::fabs(home->x0 - next[0].x0) < kSetAtEdge &&
                            succession(lines_[region.end - 1].words.back(), begin) == Succession::Direct;
      // Sizes of recognized words are as exact as their pictures.
      const float size = lines_[region.end - 1].size;
      const float same = order == Succession::Unknown ? kRecognizedSize * size : kSameSize;
      if (std::fabs(lines_[region.end].size - size) > same) return;
      if ((order == Succession::Apart && !by_lines) || (ruled && order != Succession::Direct)) return;
      // Written directly behind a text right of the first column and set below it: a new row would begin
      // left. So would it where nothing is known of the order and the text goes on in small letters.
      const bool on =
          order == Succession::Direct || (order == Succession::Unknown && layout::starts_lower(begin.text));
      if (on && home->column > 0 && std::fabs(home->x0 - next[0].x0) < kSetAtEdge) {
        ++region.end;
        continue;
      }
      const std::vector<std::vector<Piece>> two = {last, next};
      if (find_rows(lines_, region.end - 1, region.end + 1, two, columns, {false, false}, region.first)
              .starts.size() > 1)
        return;
      ++region.end;
    }
  }

  // «№» above «п/п»: the tallest of headings that are set in the middle of their row.
  void add_first_line(Region& region, const Columns& columns) const {
    if (region.first == floor_ || !stand_side_by_side(lines_[region.first - 1], lines_[region.first])) return;
    const std::vector<Piece> pieces = pieces_of(lines_[region.first - 1], columns);
    if (pieces.size() == 1 && pieces[0].span == 1 && pieces[0].x0 > columns.edges.front() - kMargin &&
        pieces[0].x1 < columns.edges[pieces[0].column + 1])
      --region.first;
  }

  // «Reporting period» over the columns, with nothing beside it.
  void add_spanning_heads(Region& region, const Columns& columns) const {
    // A title stands farther above than the table's lines lie apart.
    double widest = 0;
    for (std::size_t k = region.first + 1; k < std::min(region.end, region.first + kLinesThatShowGaps); ++k)
      widest = std::max(widest, lines_[k].box.y0 - lines_[k - 1].box.y1);
    const bool told = layout::count_heading_words(line_text(lines_[region.first])) > 1;
    for (int lines = 0, heads = 0; lines < 4 && heads < 3 && region.first > floor_; ++lines) {
      const TextLine& line = lines_[region.first - 1];
      const bool beside = line.box.y1 > lines_[region.first].box.y0 + static_cast<double>(kBesideOverlap);
      const bool close = near(region.first - 1, region.first);
      if (is_multiple(region.first - 1) && !beside) return;
      // The heading of the labels stands in the middle of its rows.
      const bool of_labels = beside && line.box.x1 < static_cast<double>(columns.left[1]);
      const double gap = lines_[region.first].box.y0 - line.box.y1;
      const bool of_columns = heads == 0 && (close || gap <= widest) && heads_each_column(line, columns);
      if (of_labels || of_columns) {
        --region.first;
        heads += !of_labels;
        continue;
      }
      if (told && !is_over_columns(line, lines_[region.first], columns)) return;
      ++heads;
      if (!close || !may_stand_over_columns(line, columns, extent_) ||
          std::fabs(line.size - lines_[region.first].size) > 0.5f || gap > widest + kSetAtEdge)
        return;
      --region.first;
    }
  }

  // A text in one column is of the heading where it says so, or where the text below goes on with it.
  static bool is_over_columns(const TextLine& line, const TextLine& below, const Columns& columns) {
    const std::vector<Piece> pieces = pieces_of(line, columns);
    if (pieces.size() > 1 || pieces[0].span > 1 || layout::count_heading_words(line_text(line)) > 0)
      return true;
    const std::vector<Piece> next = pieces_of(below, columns);
    return std::any_of(next.begin(), next.end(), [&](const Piece& piece) {
      return piece.column == pieces[0].column && layout::starts_lower(below.words[piece.first].text);
    });
  }

  const std::vector<TextLine>& lines_;
  const std::vector<Ruling>& open_;
  const std::vector<Ruling>& grounds_;
  const Columns* before_;
  bool beside_;
  std::vector<std::size_t> counts_;  // of segments of each line
  const PageLines page_{lines_, counts_};
  std::pair<float, float> extent_{1e6f, -1e6f};  // of all lines
  std::size_t retry_ = 0;
  std::size_t floor_ = 0;  // lines before it stand in tables
};

}  // namespace

std::vector<StreamTable> find_stream_tables(const std::vector<TextLine>& lines, const StreamHints& hints) {
  return StreamFinder(lines, hints).run();
}

}  // namespace prikaz::extract::placed
