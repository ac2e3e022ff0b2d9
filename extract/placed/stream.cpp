// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/placed/stream.h"

#include <algorithm>
#include <cmath>

#include "extract/layout/row_number.h"
#include "extract/layout/words.h"

namespace prikaz::extract::placed {
namespace {

constexpr float kColumnGap = 0.75f;    // of the font size: white space that can part columns
constexpr float kSureGap = 1.3f;       // that starts a table
constexpr float kLineDistance = 2.6f;  // of the font size between baselines: farther apart is another block
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

// A text across the columns (a section row, a wrapped heading line) between lines that keep to them.
bool crosses(const std::vector<Interval>& gaps, const TextLine& line) {
  return lay_over(gaps, line, 2.0f).size() < gaps.size();
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

  std::optional<StreamTable> stream(std::size_t first) const {
    std::vector<Interval> gaps = gaps_of(lines_[first], kSureGap);
    if (gaps.size() < 2) return std::nullopt;
    std::size_t end = first + 1, kept = 1;
    for (std::size_t k = first + 1; k < lines_.size() && !far_apart(lines_[k - 1], lines_[k]); ++k) {
      const std::vector<Interval> rest = lay_over(gaps, lines_[k], 0.6f * lines_[k].size);
      if (rest.size() >= 2 || (rest.size() == gaps.size() && !rest.empty())) {
        gaps = rest;
        end = k + 1;
        ++kept;
      } else if (k + 1 < lines_.size() && crosses(gaps, lines_[k + 1])) {
        break;
      }
    }
    if (kept < kLeastRows || gaps.size() < 2) return std::nullopt;
    StreamTable table = begin(first, end, gaps, "stream");
    bool numbered = false;
    const std::vector<std::size_t> starts = row_starts(first, end, table.edges, &numbered);
    fill(table, starts, first, end);
    table.guessed = !numbered;
    if (table.rows.size() < kLeastRows || !is_tabular(table)) return std::nullopt;
    return table;
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
