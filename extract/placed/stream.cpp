// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/placed/stream.h"

#include <algorithm>
#include <cmath>

#include "extract/layout/grid.h"
#include "extract/layout/row_number.h"
#include "extract/layout/words.h"

namespace prikaz::extract::placed {
namespace {

constexpr float kColumnGap = 0.75f;    // of the font size: white space that can part columns
constexpr float kSureGap = 1.3f;       // that starts a table
constexpr float kLineDistance = 2.6f;  // of the font size between baselines: farther apart is another block
constexpr float kPlainSpace = 0.45f;   // of the font size: what a space in text takes at the most
constexpr float kNarrowestGutter = 2.0f;  // points
constexpr float kRowGap = 1.5f;           // points by which rows are farther apart than lines
constexpr std::size_t kLeastRows = 3;

struct Interval {
  float begin, end;
  float width() const { return end - begin; }
};

// White space between the words of a line, in its own extent.
std::vector<Interval> gaps_of(const TextLine& line, float least) {
  std::vector<Interval> gaps;
  for (std::size_t k = 1; k < line.words.size(); ++k) {
    const Interval gap{line.words[k - 1].x1, line.words[k].x0};
    if (gap.width() >= least * line.size) gaps.push_back(gap);
  }
  return gaps;
}

// White space that stays when a line is laid over it. The open sides of a shorter line are white too.
std::vector<Interval> lay_over(const std::vector<Interval>& gaps, const TextLine& line, float least) {
  std::vector<Interval> white = {{-1e6f, line.words.front().x0}};
  for (std::size_t k = 1; k < line.words.size(); ++k)
    if (line.words[k].x0 > line.words[k - 1].x1) white.push_back({line.words[k - 1].x1, line.words[k].x0});
  white.push_back({line.words.back().x1, 1e6f});
  std::vector<Interval> rest;
  for (const Interval& gap : gaps)
    for (const Interval& space : white) {
      const Interval common{std::max(gap.begin, space.begin), std::min(gap.end, space.end)};
      if (common.width() >= least) rest.push_back(common);
    }
  return rest;
}

bool far_apart(const TextLine& above, const TextLine& below) {
  return below.box.y0 - above.box.y1 > static_cast<double>(kLineDistance * std::max(above.size, below.size));
}

class StreamFinder {
 public:
  StreamFinder(const std::vector<TextLine>& lines, const std::vector<std::vector<Ruling>>& open)
      : lines_(lines), open_(open) {}

  std::vector<StreamTable> run() {
    std::vector<StreamTable> tables;
    for (std::size_t k = 0; k < lines_.size();) {
      const std::vector<Ruling>* rules = rules_around(k);
      auto table = rules ? half_ruled(k, *rules) : stream(k);
      if (table) {
        k = table->first_line + table->line_count;
        tables.push_back(std::move(*table));
      } else {
        ++k;
      }
    }
    return tables;
  }

 private:
  static float middle(const TextLine& line) { return static_cast<float>(line.box.y0 + line.box.y1) / 2; }

  const std::vector<Ruling>* rules_around(std::size_t k) const {
    for (const auto& rules : open_)
      if (middle(lines_[k]) > rules.front().position && middle(lines_[k]) < rules.back().position)
        return &rules;
    return nullptr;
  }

  std::optional<StreamTable> half_ruled(std::size_t first, const std::vector<Ruling>& rules) const {
    std::size_t end = first;
    while (end < lines_.size() && middle(lines_[end]) < rules.back().position) ++end;
    std::vector<Interval> gaps = common_gaps(first, end, rules.front().begin, rules.front().end);
    if (gaps.empty()) return std::nullopt;
    StreamTable table = begin(first, end, gaps, "half-ruled");
    std::vector<std::size_t> starts;
    std::size_t rule = 0;
    for (std::size_t k = first; k < end; ++k) {
      std::size_t band = rule;
      while (band < rules.size() && rules[band].position < middle(lines_[k])) ++band;
      if (band != rule || k == first) starts.push_back(k);
      rule = band;
    }
    // Rules only below the heading and at the end leave the rows to the text.
    if (starts.size() < 4 && end - first > 2 * starts.size()) {
      starts = row_starts(first, end, table.edges);
      table.guessed = true;
    }
    fill(table, starts, first, end);
    if (table.rows.size() < 2) return std::nullopt;
    return table;
  }

  // White space common to most lines: a heading or section that crosses it is passed over.
  std::vector<Interval> common_gaps(std::size_t first, std::size_t end, float left, float right) const {
    std::vector<Interval> gaps;
    std::size_t start = first;
    for (std::size_t k = first; k < end; ++k)
      if (gaps_of(lines_[k], kColumnGap).size() > gaps_of(lines_[start], kColumnGap).size()) start = k;
    gaps = {{left, right}};
    gaps = lay_over(gaps, lines_[start], kColumnGap * lines_[start].size);
    std::size_t crossed = 0;
    for (std::size_t k = first; k < end; ++k) {
      const std::vector<Interval> rest = lay_over(gaps, lines_[k], 2.0f);
      if (rest.size() + 1 < gaps.size() || (rest.size() < gaps.size() && lines_[k].words.size() > 3)) {
        ++crossed;
        continue;
      }
      gaps = rest;
    }
    std::erase_if(gaps, [&](const Interval& gap) { return gap.begin <= left + 1 || gap.end >= right - 1; });
    return crossed * 3 > end - first ? std::vector<Interval>{} : gaps;
  }

  // A table can begin with a heading, a row of column numbers or a line with clear white space in it.
  bool can_begin(std::size_t k) const {
    const TextLine& line = lines_[k];
    if (line.words.size() < 2) return false;
    if (gaps_of(line, kSureGap).size() >= 2) return true;
    std::vector<std::string_view> texts;
    for (const Word& word : line.words) texts.push_back(word.text);
    if (texts.size() >= 3 && layout::is_column_numbers(texts, static_cast<int>(texts.size()))) return true;
    return gaps_of(line, kColumnGap).size() >= 1 && layout::count_heading_words(line_text(line)) >= 2;
  }

  // Lines that fill the width without white space, two on end, are prose again.
  std::size_t reach(std::size_t first) const {
    double left = lines_[first].box.x0, right = lines_[first].box.x1;
    std::size_t end = first + 1;
    for (; end < lines_.size() && !far_apart(lines_[end - 1], lines_[end]); ++end) {
      left = std::min(left, lines_[end].box.x0);
      right = std::max(right, lines_[end].box.x1);
      const auto is_prose = [&](std::size_t k) {
        return k < lines_.size() && gaps_of(lines_[k], kColumnGap).empty() &&
               lines_[k].box.x1 - lines_[k].box.x0 > 0.7 * (right - left);
      };
      if (is_prose(end) && (is_prose(end + 1) || end + 1 == lines_.size())) break;
      if (layout::begins_signature_block(line_text(lines_[end]))) break;
    }
    return end;
  }

  // White strips that all lines but a few leave free, with text on both sides.
  std::vector<Interval> gutters(std::size_t first, std::size_t end) const {
    double left = 1e9, right = 0;
    for (std::size_t k = first; k < end; ++k) {
      left = std::min(left, lines_[k].box.x0);
      right = std::max(right, lines_[k].box.x1);
    }
    const auto bins = static_cast<std::size_t>(std::clamp(right - left, 1.0, 4000.0)) + 1;
    std::vector<int> covered(bins + 1, 0);
    for (std::size_t k = first; k < end; ++k)
      for (const Word& word : lines_[k].words) {
        const auto from = static_cast<std::size_t>(std::max(0.0, static_cast<double>(word.x0) - left));
        const auto to = static_cast<std::size_t>(std::max(0.0, static_cast<double>(word.x1) - left)) + 1;
        ++covered[std::min(from, bins)];
        --covered[std::min(to, bins)];
      }
    const auto tolerance = static_cast<int>(std::max<std::size_t>(end - first > 4, (end - first) / 7));
    std::vector<Interval> found;
    int count = 0;
    std::size_t start = bins;
    for (std::size_t bin = 0; bin < bins; ++bin) {
      count += covered[bin];
      if (count <= tolerance && start == bins) start = bin;
      if (count > tolerance && start != bins) {
        if (start > 0 && static_cast<float>(bin - start) >= kNarrowestGutter)
          found.push_back({static_cast<float>(left) + static_cast<float>(start),
                           static_cast<float>(left) + static_cast<float>(bin)});
        start = bins;
      }
    }
    std::erase_if(found, [&](const Interval& gap) { return !parts_columns(gap, first, end); });
    return found;
  }

  // Where words on both sides of a strip are mostly a plain space apart, the strip is chance and not a
  // gutter.
  bool parts_columns(const Interval& gap, std::size_t first, std::size_t end) const {
    const float middle = (gap.begin + gap.end) / 2;
    int straddling = 0, wide = 0;
    for (std::size_t k = first; k < end; ++k)
      for (std::size_t w = 1; w < lines_[k].words.size(); ++w) {
        const Word &left = lines_[k].words[w - 1], &right = lines_[k].words[w];
        // Only words that begin directly behind the strip speak for it.
        if (left.x1 > middle || right.x0 < middle || right.x0 > gap.end + 2 * lines_[k].size) continue;
        ++straddling;
        wide += right.x0 - left.x1 > kPlainSpace * lines_[k].size;
      }
    return straddling >= (end - first > 2 ? 2 : 1) && wide * 2 >= straddling;
  }

  std::optional<StreamTable> stream(std::size_t first) const {
    if (!can_begin(first)) return std::nullopt;
    std::size_t end = reach(first);
    std::vector<Interval> gaps = gutters(first, end);
    // What follows a table without a gap (a signature, a note) crosses its gutters.
    while (end > first + kLeastRows && !gaps.empty() &&
           lay_over(gaps, lines_[end - 1], 1.0f).size() + 1 < gaps.size()) {
      --end;
      gaps = gutters(first, end);
    }
    // A heading at the foot of a page has its rows on the next one.
    const bool at_foot = end == lines_.size() && layout::count_heading_words(line_text(lines_[first])) >= 3;
    if ((end < first + kLeastRows && !at_foot) || gaps.size() < 2) return std::nullopt;
    // Few lines may leave narrow strips free by chance.
    if (end - first < 6)
      std::erase_if(gaps, [&](const Interval& gap) { return gap.width() < 0.5f * lines_[first].size; });
    if (gaps.size() < 2) return std::nullopt;
    StreamTable table = begin(first, end, gaps, "stream");
    bool numbered = false;
    std::vector<std::size_t> starts = row_starts(first, end, table.edges, &numbered);
    if (at_foot && !numbered) starts = {first};
    if (numbered)
      if (auto bands = row_bands(first, end, starts, table.edges); !bands.empty()) starts = std::move(bands);
    fill(table, starts, first, end);
    table.guessed = !numbered;
    if ((table.rows.size() < kLeastRows && !at_foot) || !is_tabular(table)) return std::nullopt;
    return table;
  }

  // Rows by the white space between them, where it is clearly wider than between the lines of a row and every
  // number has a band of its own: the number may stand in the middle of its row.
  std::vector<std::size_t> row_bands(std::size_t first, std::size_t end,
                                     const std::vector<std::size_t>& by_number,
                                     const std::vector<float>& edges) const {
    std::vector<float> distances;
    double bottom = lines_[first].box.y1;
    std::vector<float> gap_above(end - first, 0);
    for (std::size_t k = first + 1; k < end; ++k) {
      gap_above[k - first] = static_cast<float>(lines_[k].box.y0 - bottom);
      distances.push_back(gap_above[k - first]);
      bottom = std::max(bottom, lines_[k].box.y1);
    }
    std::vector<float> sorted = distances;
    std::sort(sorted.begin(), sorted.end());
    const float inner = sorted[sorted.size() / 4];
    std::vector<std::size_t> starts = {first};
    for (std::size_t k = first + 1; k < end; ++k)
      if (gap_above[k - first] > inner + kRowGap) starts.push_back(k);
    if (starts.size() < by_number.size() / 2 + 1 || starts.size() > 2 * by_number.size() + 2) return {};
    for (std::size_t s = 0; s < starts.size(); ++s) {
      const std::size_t last = s + 1 < starts.size() ? starts[s + 1] : end;
      int numbers = 0;
      for (std::size_t k = starts[s]; k < last; ++k)
        numbers += lines_[k].words.front().center_x() < edges[1] &&
                   layout::is_row_number(lines_[k].words.front().text);
      if (numbers > 1) return {};
    }
    return starts;
  }

  // Prose that happens to have wide spaces fills few cells or has one in every column of few letters.
  static bool is_tabular(const StreamTable& table) {
    std::size_t filled = 0;
    for (const StreamTable::Row& row : table.rows) {
      std::size_t cells = 0;
      for (const auto& cell : row.cells) cells += !cell.empty();
      filled += cells * 2 > row.cells.size();
    }
    return filled * 2 > table.rows.size();
  }

  StreamTable begin(std::size_t first, std::size_t end, const std::vector<Interval>& gaps,
                    const char* kind) const {
    StreamTable table;
    table.first_line = first;
    table.line_count = end - first;
    table.kind = kind;
    table.box = lines_[first].box;
    for (std::size_t k = first; k < end; ++k) table.box = hull(table.box, lines_[k].box);
    table.edges.push_back(static_cast<float>(table.box.x0) - 1);
    for (const Interval& gap : gaps) table.edges.push_back((gap.begin + gap.end) / 2);
    table.edges.push_back(static_cast<float>(table.box.x1) + 1);
    table.columns = static_cast<int>(table.edges.size()) - 1;
    return table;
  }

  // Where rows begin: at numbers in the first column, else where the first column has text.
  std::vector<std::size_t> row_starts(std::size_t first, std::size_t end, const std::vector<float>& edges,
                                      bool* numbered = nullptr) const {
    std::vector<std::size_t> numbers, texts;
    for (std::size_t k = first; k < end; ++k) {
      const Word& word = lines_[k].words.front();
      if (word.center_x() > edges[1]) continue;
      texts.push_back(k);
      if (layout::is_row_number(word.text)) numbers.push_back(k);
    }
    const bool by_number = numbers.size() >= 2 && numbers.size() * 2 >= texts.size();
    if (numbered) *numbered = by_number;
    std::vector<std::size_t> starts = {first};
    if (by_number) {
      for (const std::size_t k : numbers)
        if (k != first) starts.push_back(k);
      add_sections(starts, first, end, edges);
    } else if (texts.size() * 3 >= end - first) {
      for (const std::size_t k : texts)
        if (k != first) starts.push_back(k);
    } else {
      for (std::size_t k = first + 1; k < end; ++k) starts.push_back(k);
    }
    std::sort(starts.begin(), starts.end());
    return starts;
  }

  // A line across several columns stands by itself.
  void add_sections(std::vector<std::size_t>& starts, std::size_t first, std::size_t end,
                    const std::vector<float>& edges) const {
    for (std::size_t k = first + 1; k < end; ++k)
      if (spans_all(lines_[k], edges)) {
        starts.push_back(k);
        if (k + 1 < end) starts.push_back(k + 1);
      }
    std::sort(starts.begin(), starts.end());
    starts.erase(std::unique(starts.begin(), starts.end()), starts.end());
  }

  static bool spans_all(const TextLine& line, const std::vector<float>& edges) {
    int crossed = 0;
    for (std::size_t e = 1; e + 1 < edges.size(); ++e)
      for (std::size_t k = 0; k < line.words.size(); ++k) {
        const bool inside = line.words[k].x0 < edges[e] && line.words[k].x1 > edges[e];
        const bool between = k > 0 && line.words[k - 1].x1 <= edges[e] && line.words[k].x0 >= edges[e] &&
                             line.words[k].x0 - line.words[k - 1].x1 < 0.6f * line.size;
        crossed += inside || between;
      }
    return crossed >= 1 && gaps_of(line, kSureGap).empty();
  }

  void fill(StreamTable& table, const std::vector<std::size_t>& starts, std::size_t first,
            std::size_t end) const {
    for (std::size_t s = 0; s < starts.size(); ++s) {
      const std::size_t last = s + 1 < starts.size() ? starts[s + 1] : end;
      StreamTable::Row row;
      row.cells.resize(static_cast<std::size_t>(table.columns));
      row.box = lines_[starts[s]].box;
      row.spans_all =
          last == starts[s] + 1 && starts[s] >= first && spans_all(lines_[starts[s]], table.edges);
      for (std::size_t k = starts[s]; k < last; ++k) {
        row.box = hull(row.box, lines_[k].box);
        for (const Word& word : lines_[k].words) {
          const auto edge = std::upper_bound(table.edges.begin() + 1, table.edges.end() - 1, word.center_x());
          const auto column = static_cast<std::size_t>(edge - table.edges.begin()) - 1;
          row.cells[row.spans_all ? 0 : column].push_back(word);
        }
      }
      table.rows.push_back(std::move(row));
    }
  }

  const std::vector<TextLine>& lines_;
  const std::vector<std::vector<Ruling>>& open_;
};

}  // namespace

std::vector<StreamTable> find_stream_tables(const std::vector<TextLine>& lines,
                                            const std::vector<std::vector<Ruling>>& open) {
  return StreamFinder(lines, open).run();
}

}  // namespace prikaz::extract::placed
