// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/placed/columns.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <numeric>
#include <optional>
#include <string_view>
#include <tuple>
#include <utility>

#include "extract/layout/row_number.h"
#include "extract/layout/words.h"
#include "extract/placed/column_strips.h"

namespace prikaz::extract::placed {
namespace {

constexpr float kTextSpace = 0.3f;      // of the font size: what plain spaces take at the most
constexpr float kWiderSpace = 1.15f;    // times the usual space of a font that has wide ones
constexpr double kWidestRegion = 4000;  // points; pages are narrower
constexpr float kIndent = 6;            // points
constexpr std::size_t kHeadingLines = 3;
constexpr std::size_t kMostSectionLines = 3;
constexpr std::size_t kMostColumns = 60;
constexpr int kLeastHeadingWords = 3;
constexpr std::size_t kFewLines = 2;
constexpr std::size_t kLeastAligned = 4;      // texts that begin at one place behind a strip
constexpr std::size_t kLeastNumbers = 3;      // of rows, in a column of their own
constexpr std::size_t kLinesPerCrossing = 6;  // so many lines for each that may go over a strip

class ColumnFinder {
 public:
  ColumnFinder(const std::vector<TextLine>& lines, std::size_t first, std::size_t end)
      : lines_(lines), first_(first), end_(end) {
    texts_.reserve(end - first);
    for (std::size_t k = first; k < end; ++k) {
      left_ = std::min(left_, static_cast<float>(lines[k].box.x0));
      right_ = std::max(right_, static_cast<float>(lines[k].box.x1));
      texts_.push_back(segments_of(lines[k], kColumnGap));
      if (texts_.back().size() > 1 && is_evenly_spaced(lines[k])) {
        texts_.back().front().end = lines[k].words.size();
        texts_.back().front().x1 = texts_.back().back().x1;
        texts_.back().resize(1);
      }
    }
    text_space_ = std::clamp(kWiderSpace * usual_space(lines, first, end), kTextSpace, kPlainSpace);
  }

  Columns find() {
    Columns columns;
    if (end_ <= first_ || static_cast<double>(right_ - left_) > kWidestRegion) return columns;
    std::vector<Strip> strips = free_strips();
    std::erase_if(strips, [&](const Strip& strip) { return inner(strip) && !parts_columns(strip); });
    drop_justified(strips);
    strips = with_sparse_columns(strips);
    std::erase_if(strips, [&](const Strip& strip) { return !inner(strip); });
    for (Strip& strip : strips)
      if (strip.core) std::tie(strip.begin, strip.end) = *strip.core;
    keep_between_numbers({lines_, first_, texts_}, strips);
    join_headings(strips);
    join_headed(strips);
    join_signs(strips);
    if (auto fewer = strips_by_rank({lines_, first_, texts_}, strips)) strips = std::move(*fewer);
    if (strips.empty() || strips.size() >= kMostColumns) return columns;
    columns.edges.push_back(left_ - 1);
    for (const Strip& strip : strips) columns.edges.push_back((strip.begin + strip.end) / 2);
    columns.edges.push_back(right_ + 1);
    columns.left.push_back(left_);
    for (const Strip& strip : strips) {
      columns.right.push_back(strip.begin);
      columns.left.push_back(strip.end);
    }
    columns.right.push_back(right_);
    add_starts(lines_, first_, end_, columns);
    return columns;
  }

 private:
  const std::vector<Segment>& texts_of(std::size_t line) const { return texts_[line - first_]; }

  bool inner(const Strip& strip) const { return strip.begin > left_ + 1 && strip.end < right_ - 1; }

  // Lines of one text say nothing of columns: sections and titles go over all of them. Neither do headings
  // over several columns, which stand above a line of more texts.
  bool tells(std::size_t k, std::size_t texts) const {
    const TextLine& line = lines_[k];
    if (texts == 1 && is_over_row_below(k)) return false;
    if (texts == 1)
      return static_cast<float>(line.box.x1 - line.box.x0) < 0.4f * (right_ - left_) &&
             static_cast<float>(line.box.x0) > left_ + kIndent;
    return k >= first_ + kHeadingLines || k + 1 >= end_ || texts >= texts_of(k + 1).size();
  }

  // A title or a section of the table, of several lines perhaps: it goes over gaps of the row below it.
  bool is_over_row_below(std::size_t k) const {
    std::size_t row = k + 1;
    while (row < end_ && row < k + kMostSectionLines && texts_of(row).size() == 1) ++row;
    if (row == end_) return false;
    // Cells set in the middle of the row stand between each other's lines.
    std::vector<Segment> texts = texts_of(row);
    for (std::size_t beside : {row - 1, row + 1})
      if (beside > k && beside < end_ &&
          stand_side_by_side(lines_[std::min(row, beside)], lines_[std::max(row, beside)]))
        texts.insert(texts.end(), texts_of(beside).begin(), texts_of(beside).end());
    std::sort(texts.begin(), texts.end(), [](const Segment& a, const Segment& b) { return a.x0 < b.x0; });
    return is_over_gap(texts_of(k).front(), texts);
  }

  // It reaches from one text below it to another.
  static bool is_over_gap(const Segment& head, const std::vector<Segment>& below) {
    for (std::size_t k = 1; k < below.size(); ++k)
      if (head.x0 < below[k - 1].x1 && head.x1 > below[k].x0) return true;
    return false;
  }

  std::vector<Strip> free_strips() const {
    const auto bins = static_cast<std::size_t>(std::max(right_ - left_, 1.0f)) + 1;
    std::vector<int> covered(bins + 2, 0), by_several(bins + 2, 0);
    const auto bin_of = [&](float x) {
      return static_cast<std::size_t>(std::clamp(x - left_, 0.0f, static_cast<float>(bins)));
    };
    std::size_t telling = 0;
    for (std::size_t k = first_; k < end_; ++k) {
      const std::size_t texts = texts_of(k).size();
      if (!tells(k, texts)) continue;
      telling += texts > 1;
      // Plain spaces belong to the text: two lines of prose do not make a strip.
      for (const Segment& segment : segments_of(lines_[k], text_space_)) {
        for (std::vector<int>* counts : {&covered, &by_several})
          if (counts == &covered || texts > 1) {
            ++(*counts)[bin_of(segment.x0)];
            --(*counts)[bin_of(segment.x1) + 1];
          }
      }
    }
    const auto tolerance = static_cast<int>(telling / kLinesPerCrossing);
    for (std::vector<int>* counts : {&covered, &by_several})
      std::partial_sum(counts->begin(), counts->end(), counts->begin());
    std::vector<Strip> strips;
    for (std::size_t bin = 0; bin < bins;) {
      if (covered[bin] > tolerance) {
        ++bin;
        continue;
      }
      std::size_t end = bin;
      while (end < bins && covered[end] <= tolerance) ++end;
      if (static_cast<float>(end - bin) >= kNarrowestGutter)
        strips.push_back(make_strip(by_several, bin, end));
      bin = end;
    }
    return strips;
  }

  // `covered`: how many lines of several texts go over each point.
  Strip make_strip(const std::vector<int>& covered, std::size_t begin, std::size_t end) const {
    Strip strip{left_ + static_cast<float>(begin), left_ + static_cast<float>(end), std::nullopt};
    const int least = *std::min_element(covered.begin() + static_cast<std::ptrdiff_t>(begin),
                                        covered.begin() + static_cast<std::ptrdiff_t>(end));
    std::size_t first = begin, last = end;
    while (covered[first] > least) ++first;
    while (covered[last - 1] > least) --last;
    if (last - first < end - begin && static_cast<float>(last - first) >= kNarrowestGutter)
      strip.core.emplace(left_ + static_cast<float>(first), left_ + static_cast<float>(last));
    return strip;
  }

  // Where words on both sides of a strip are mostly a plain space apart, the strip is chance and not a
  // gutter.
  bool parts_columns(const Strip& strip) const {
    const float middle = (strip.begin + strip.end) / 2;
    if (has_numbers_before(strip)) return true;
    std::size_t straddling = 0, wide = 0, aligned = 0, set_right = 0, crossing = 0, alike = 0;
    const Word* one = nullptr;
    for (std::size_t k = first_; k < end_; ++k) {
      auto [left, right] = beside(k, middle);
      if (k + 1 < end_ && stand_side_by_side(lines_[k], lines_[k + 1])) {
        const auto [next_left, next_right] = beside(k + 1, middle);
        if (next_left && (!left || next_left->x1 > left->x1)) left = next_left;
        if (next_right && (!right || next_right->x0 < right->x0)) right = next_right;
      }
      if (!left || !right || left->x1 > middle || right->x0 < middle) continue;
      ++crossing;
      // Only words that begin directly behind the strip speak for it, or figures set at its edge, where
      // several are.
      if (right->x0 > strip.end + 2 * lines_[k].size) {
        set_right += left->x1 > strip.begin - kSameStart && are_figures(left->text, right->text);
        continue;
      }
      ++straddling;
      alike += one && left->text == one->text;
      one = left;
      wide += right->x0 - left->x1 > kPlainSpace * lines_[k].size;
      // Groups of digits stand below each other too.
      aligned += right->x0 < strip.end + kSameStart && !are_figures(left->text, right->text);
    }
    if (set_right > 1) {
      straddling += set_right;
      wide += set_right;
    }
    // A column with nothing but a heading has one such line.
    const bool alone = crossing == 1 && is_below(strip.begin, one);
    const float least = (alone ? kSureGap : 2) * lines_[first_].size;
    const bool enough =
        straddling >= (end_ - first_ > 2 ? 2u : 1u) || (straddling == 1 && strip.width() > least);
    // Words of prose do not begin at one place line after line.
    // Nor is «No.» before the number of each a column.
    const bool in_line =
        aligned >= kLeastAligned && aligned * 10 >= straddling * 9 && alike * 10 < (straddling - 1) * 9;
    return enough && (wide * 2 >= straddling || in_line);
  }

  // Whether the text that ends at `edge` stands below this word.
  bool is_below(float edge, const Word* word) const {
    for (const std::vector<Segment>& texts : texts_)
      for (const Segment& text : texts)
        if (word && std::fabs(text.x1 - edge) < kSameStart && text.x0 < word->x1) return true;
    return false;
  }

  // Justified lines of a cell leave strips within it: the writing goes over the strip and comes back below.
  void drop_justified(std::vector<Strip>& strips) const {
    std::vector<const Word*> by_order;
    for (std::size_t s = 0; s < strips.size(); ++s) {
      if (!inner(strips[s])) continue;
      if (by_order.empty()) by_order = words_by_order();
      const float left = s > 0 ? strips[s - 1].end : left_;
      const float right = s + 1 < strips.size() ? strips[s + 1].begin : right_;
      if (is_justified(strips[s], left, right, by_order))
        strips.erase(strips.begin() + static_cast<std::ptrdiff_t>(s--));
    }
  }

  std::vector<const Word*> words_by_order() const {
    std::vector<const Word*> words(1, nullptr);
    for (std::size_t k = first_; k < end_; ++k)
      for (const Word& word : lines_[k].words) {
        if (word.first_order >= words.size()) words.resize(word.first_order + 1, nullptr);
        words[word.first_order] = &word;
      }
    return words;
  }

  // `left`, `right`: from the strip before to the strip behind.
  bool is_justified(const Strip& strip, float left, float right,
                    const std::vector<const Word*>& by_order) const {
    const float middle = (strip.begin + strip.end) / 2;
    const bool first_column = left <= left_ + 1;
    std::size_t straddling = 0, direct = 0, going_on = 0, first_line = end_;
    for (std::size_t k = first_; k < end_; ++k) {
      const auto [before, behind] = beside(k, middle);
      if (!before || !behind || before->x0 < left - 1 || behind->x0 > right) continue;
      ++straddling;
      first_line = std::min(first_line, k);
      if (succession(*before, *behind) != Succession::Direct) continue;
      ++direct;
      const Word* last = behind;  // in the column behind
      while (last < lines_[k].words.data() + lines_[k].words.size() - 1 && last[1].x0 < right) ++last;
      const std::size_t next = last->last_order + std::size_t{1};
      const Word* below = next < by_order.size() ? by_order[next] : nullptr;
      straddling -= k + 1 == end_ && !below && going_on > 0;  // a page cut the text
      going_on += below && below->y0 > last->y0 + last->size / 2 && below->x0 > left - 1 &&
                  below->x1 < right + 1 && below->x0 < strip.begin && last->x1 > right - lines_[k].size &&
                  (!first_column || layout::starts_lower(below->text));
    }
    if (going_on > 0 && going_on * 5 >= straddling * 3) return true;
    // Of few lines at a page's foot the rest stands on the next page.
    return direct > 0 && direct == straddling && straddling <= kFewLines &&
           lacks_heading({strip.end, right, std::nullopt}, first_line);
  }

  // Other columns have headings above line `end`, this one has none.
  bool lacks_heading(const Strip& column, std::size_t end) const {
    if (layout::count_heading_words(line_text(lines_[first_])) < kLeastHeadingWords) return false;
    for (std::size_t k = first_; k < end; ++k)
      if (touches(texts_of(k), column)) return false;
    return end > first_;
  }

  // The words of a line before and behind a place, by their middles.
  std::pair<const Word*, const Word*> beside(std::size_t line, float middle) const {
    const std::vector<Word>& words = lines_[line].words;
    const auto behind = std::partition_point(words.begin(), words.end(),
                                             [&](const Word& word) { return word.center_x() < middle; });
    return {behind == words.begin() ? nullptr : &*std::prev(behind),
            behind == words.end() ? nullptr : &*behind};
  }

  // Nothing but numbers of rows and their heading stands at the left: they may have no text beside them where
  // cells are set in the middle of their rows.
  bool has_numbers_before(const Strip& strip) const {
    std::size_t numbers = 0, rows = 0, others = 0, behind = 0;
    bool below_heading = false;  // of those behind
    for (std::size_t k = first_; k < end_; ++k) {
      const std::vector<Segment>& texts = texts_of(k);
      const Segment& text = texts.front();
      const bool begins = std::any_of(texts.begin(), texts.end(), [&](const Segment& next) {
        return next.x0 >= strip.end - 1 && next.x0 < strip.end + 1.5f * lines_[k].size;
      });
      behind += begins;
      below_heading |= begins && k >= first_ + kHeadingLines;
      if (text.x0 > strip.begin) continue;
      const bool alone = texts.size() == 1 || texts[1].x0 > strip.begin;
      const bool number = alone && text.end == text.first + 1 && text.x1 <= strip.begin + 1 &&
                          layout::is_row_number(lines_[k].words[text.first].text);
      ++(number ? numbers : others);
      rows += number && texts.size() != 2;  // «1. Подготовка» may be a section
    }
    const bool broad = rows + 1 >= kLeastNumbers && strip.width() > kSureGap * lines_[first_].size;
    return others <= kHeadingLines && ((numbers >= kLeastNumbers && behind > 1) || (broad && below_heading));
  }

  // A column of which few cells are filled (notes, what is left to be written in) lies within a strip that is
  // free but for these few. A heading over both neighbours lies there too, but in a line without them.
  std::vector<Strip> with_sparse_columns(const std::vector<Strip>& strips) const {
    std::vector<Strip> result;
    for (std::size_t s = 0; s < strips.size(); ++s) {
      const Strip& strip = strips[s];
      const Strip before{s > 0 ? strips[s - 1].end : left_ - 1, strip.begin, {}};
      const Strip behind{strip.end, s + 1 < strips.size() ? strips[s + 1].begin : right_ + 1, {}};
      Strip taken{1e6f, -1e6f, {}};
      bool beside = false;
      for (std::size_t k = first_; k < end_; ++k) {
        const std::vector<Segment>& segments = texts_of(k);
        bool within = false;
        for (const Segment& segment : segments)
          if (segment.x0 >= strip.begin + (strip.begin <= left_ + 1 ? 0 : kNarrowestGutter) &&
              segment.x1 <= strip.end - (strip.end >= right_ - 1 ? -2 : kNarrowestGutter)) {
            taken.begin = std::min(taken.begin, segment.x0);
            taken.end = std::max(taken.end, segment.x1);
            within = true;
          }
        beside |= within && touches(segments, before) && touches(segments, behind);
      }
      if (!beside) {
        result.push_back(strip);
        continue;
      }
      if (taken.begin - strip.begin >= kNarrowestGutter) result.push_back({strip.begin, taken.begin, {}});
      if (strip.end - taken.end >= kNarrowestGutter) result.push_back({taken.end, strip.end, {}});
    }
    return result;
  }

  // A heading set at one side of its column and figures at the other leave a strip between them: one of the
  // two columns has texts in the first lines only, its neighbour none there.
  void join_headings(std::vector<Strip>& strips) const {
    for (std::size_t s = 1; s < strips.size(); ++s) {
      const Strip& strip = strips[s];
      const float right = s + 1 < strips.size() ? strips[s + 1].begin : right_ + 1;
      const auto [left_first, left_last] = lines_between(strips[s - 1].end, strip.begin);
      const auto [right_first, right_last] = lines_between(strip.end, right);
      const bool above = left_last < right_first && left_last < first_ + kHeadingLines &&
                         right_last > right_first + kHeadingLines;
      const bool behind = right_last < left_first && right_last < first_ + kHeadingLines &&
                          left_last > left_first + kHeadingLines;
      if (above || behind) strips.erase(strips.begin() + static_cast<std::ptrdiff_t>(s--));
    }
  }

  // A heading in the middle of its column and figures at the column's right leave a strip under the heading:
  // left of it are only the heading's own beginnings, «(kg)» below «Je Einwohner» or nothing.
  void join_headed(std::vector<Strip>& strips) const {
    for (std::size_t s = 0; s < strips.size(); ++s) {
      const float left = s > 0 ? strips[s - 1].end : left_ - 1;
      const float right = s + 1 < strips.size() ? strips[s + 1].begin : right_ + 1;
      if (s == 0 || !is_under_heading(left, strips[s], right)) continue;
      strips.erase(strips.begin() + static_cast<std::ptrdiff_t>(s--));
    }
  }

  // Whether nothing but headings stands from `left` to the strip, one of which goes on over the strip.
  bool is_under_heading(float left, const Strip& strip, float right) const {
    const std::size_t body = std::min(first_ + kHeadingLines, end_);
    bool over = false;
    for (std::size_t k = first_; k < end_; ++k) {
      bool own = false, behind = false;
      for (const Segment& text : texts_of(k)) {
        if (text.x1 < left + 1 || text.x0 > right - 1) continue;
        if (k >= body && text.x0 < strip.begin - 1) return false;
        const bool reaches = text.x0 < strip.begin - 1 && text.x1 > strip.end + 1;
        over |= reaches && text.x0 > left - 1 && text.x1 < right + 1;
        own |= text.x0 > left - 1 && text.x1 < strip.begin + 1;
        behind |= text.x0 > strip.end - 1;
      }
      if (own && behind) return false;
    }
    return over;
  }

  // «$» or «%» apart from its figures is no column.
  void join_signs(std::vector<Strip>& strips) const {
    struct Texts {
      std::size_t before = 0, behind = 0, others = 0;
    };
    std::vector<Texts> columns(strips.size() + 1);
    std::size_t signs = 0;
    for (std::size_t k = first_; k < end_; ++k)
      for (const Segment& text : texts_of(k)) {
        const std::string& word = lines_[k].words[text.first].text;
        const bool alone = text.end == text.first + 1;
        const auto column = std::upper_bound(strips.begin(), strips.end(), (text.x0 + text.x1) / 2,
                                             [](float x, const Strip& strip) { return x < strip.end; });
        Texts& texts = columns[static_cast<std::size_t>(column - strips.begin())];
        const bool before = alone && (word == "$" || word == "€" || word == "£"),
                   behind = alone && word == "%";
        // Headings stand over both.
        if (before || behind || k >= first_ + kHeadingLines)
          ++(before ? texts.before : behind ? texts.behind : texts.others);
        signs += before || behind;
      }
    if (signs == 0) return;
    for (std::size_t c = columns.size(); c-- > 0;) {
      if (columns[c].others > 0) continue;
      if (columns[c].before > 0 && columns[c].behind == 0 && c < strips.size())
        strips.erase(strips.begin() + static_cast<std::ptrdiff_t>(c));
      else if (columns[c].behind > 0 && columns[c].before == 0 && c > 0)
        strips.erase(strips.begin() + static_cast<std::ptrdiff_t>(c) - 1);
    }
  }

  // The first and the last line with a text that reaches into there; past the end and 0 where none does.
  std::pair<std::size_t, std::size_t> lines_between(float begin, float end) const {
    std::size_t first = end_, last = 0;
    for (std::size_t k = first_; k < end_; ++k) {
      const std::vector<Segment>& segments = texts_of(k);
      if (std::none_of(segments.begin(), segments.end(),
                       [&](const Segment& text) { return text.x0 < end - 1 && text.x1 > begin + 1; }))
        continue;
      first = std::min(first, k);
      last = k;
    }
    return {first, last};
  }

  // True of the outside of the region: nothing can stand there.
  bool touches(const std::vector<Segment>& segments, const Strip& column) const {
    if (column.end <= left_ + 1 || column.begin >= right_ - 1) return true;
    return std::any_of(segments.begin(), segments.end(), [&](const Segment& segment) {
      return segment.x0 < column.end && segment.x1 > column.begin;
    });
  }

  const std::vector<TextLine>& lines_;
  std::size_t first_, end_;
  float left_ = 1e6f, right_ = -1e6f;
  float text_space_ = kTextSpace;            // of the font size
  std::vector<std::vector<Segment>> texts_;  // of each line, from the first
};

}  // namespace

Columns find_columns(const std::vector<TextLine>& lines, std::size_t first, std::size_t end) {
  return ColumnFinder(lines, first, end).find();
}

}  // namespace prikaz::extract::placed
