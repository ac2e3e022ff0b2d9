// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/layout/drawing.h"

#include <algorithm>
#include <map>
#include <memory>
#include <numeric>
#include <utility>

#include "base/utf8.h"
#include "extract/layout/grid.h"
#include "extract/layout/row_number.h"
#include "extract/layout/wrapped_text.h"

namespace prikaz::extract::layout {
namespace {

constexpr std::size_t kNoRuling = static_cast<std::size_t>(-1);

// Lines of content between two rulings.
struct Band {
  std::size_t begin = 0, end = 0;  // drawn lines
  std::size_t ruling = kNoRuling;  // drawn line of the ruling below
  bool gap = false;                // a page break above
  bool page_number = false;
};

// The positions of the vertical rules and what is drawn between them.
class Drawing {
 public:
  explicit Drawing(const std::vector<DrawnLine>& lines) : lines_(lines) { find_positions(); }

  std::size_t columns() const { return positions_.empty() ? 0 : positions_.size() - 1; }
  const std::vector<DrawnLine>& lines() const { return lines_; }

  /// Nine bars of ten stand where rules are.
  bool is_aligned() const { return bars_ > 0 && aligned_bars_ * 10 >= bars_ * 9; }

  std::u32string_view between(std::size_t line, std::size_t left, std::size_t right) const {
    const std::u32string_view text = lines_[line].text;
    const std::size_t begin = std::min(positions_[left] + 1, text.size());
    const std::size_t end = std::min(positions_[right], text.size());
    return end > begin ? text.substr(begin, end - begin) : std::u32string_view();
  }

  char32_t at(std::size_t line, std::size_t position) const {
    const std::u32string& text = lines_[line].text;
    return positions_[position] < text.size() ? text[positions_[position]] : U' ';
  }

  /// The line rules the whole of column `c`.
  bool ruled(std::size_t line, std::size_t c) const {
    const std::u32string_view segment = between(line, c, c + 1);
    if (segment.empty()) return false;
    return std::all_of(segment.begin(), segment.end(), [&](char32_t x) {
      return is_horizontal(x) || (lines_[line].ruling && is_junction(x));
    });
  }

  bool rules_any(std::size_t line) const {
    for (std::size_t c = 0; c < columns(); ++c)
      if (ruled(line, c)) return true;
    return false;
  }

 private:
  void find_positions() {
    std::map<std::size_t, std::size_t> bars, joints;
    for (const DrawnLine& line : lines_) {
      for (std::size_t x = 0; x < line.text.size(); ++x) {
        if (is_vertical(line.text[x])) ++bars[x];
        if (line.ruling && (is_junction(line.text[x]) || is_vertical(line.text[x]))) ++joints[x];
      }
    }
    std::size_t last = 0;
    for (const auto& [x, count] : bars) {
      const bool wall = count >= 2 || joints.contains(x);
      if (wall && (positions_.empty() || x > last + 1)) positions_.push_back(last = x);
    }
    for (const auto& [x, count] : bars) {
      bars_ += count;
      if (std::binary_search(positions_.begin(), positions_.end(), x)) aligned_bars_ += count;
    }
  }

  const std::vector<DrawnLine>& lines_;
  std::vector<std::size_t> positions_;
  std::size_t bars_ = 0, aligned_bars_ = 0;
};

class UnionFind {
 public:
  explicit UnionFind(std::size_t size) : parent_(size) { std::iota(parent_.begin(), parent_.end(), 0); }
  std::size_t root(std::size_t i) {
    while (parent_[i] != i) i = parent_[i] = parent_[parent_[i]];
    return i;
  }
  void join(std::size_t a, std::size_t b) {
    a = root(a);
    b = root(b);
    parent_[std::max(a, b)] = std::min(a, b);
  }

 private:
  std::vector<std::size_t> parent_;
};

class AlignedTable {
 public:
  AlignedTable(const std::vector<DrawnLine>& lines, Dialect dialect, const Limits& limits)
      : dialect_(dialect), limits_(limits), drawing_(lines) {}

  std::size_t columns() const { return drawing_.columns(); }
  bool is_aligned() const { return drawing_.is_aligned() && drawing_.columns() >= 2; }
  std::size_t markup() const { return markup_; }
  /// Every character that is no rule is in a cell.
  bool is_complete() const { return complete_; }

  Table build() {
    find_bands();
    split_bands_by_numbers();
    join_cells();
    return collect();
  }

 private:
  std::size_t index(std::size_t band, std::size_t column) const { return band * columns() + column; }

  void find_bands() {
    const auto& lines = drawing_.lines();
    Band band;
    bool open = false, gap = false;
    for (std::size_t i = 0; i < lines.size(); ++i) {
      gap |= lines[i].gap;
      if (lines[i].page_number) {
        bands_.push_back({i, i + 1, kNoRuling, true, true});
        gap = true;
        continue;
      }
      if (lines[i].ruling || drawing_.rules_any(i)) {
        if (open) {
          band.end = i;
          band.ruling = i;
          bands_.push_back(band);
        }
        open = false;
        continue;
      }
      if (!open) {
        band = {i, i, kNoRuling, std::exchange(gap, false), false};
        open = true;
      }
    }
    if (open) {
      band.end = lines.size();
      bands_.push_back(band);
    }
  }

  // Rows without a ruling between them: a new one begins at each number in the first column.
  void split_bands_by_numbers() {
    std::vector<Band> split;
    for (const Band& band : bands_) {
      std::vector<std::size_t> starts;
      for (std::size_t i = band.begin; i < band.end; ++i) {
        const std::u32string_view first = drawing_.between(i, 0, 1);
        if (!band.page_number && is_row_number(utf8::trim(to_utf8(first)))) starts.push_back(i);
      }
      if (starts.size() < 2 || starts.front() != band.begin) {
        split.push_back(band);
        continue;
      }
      for (std::size_t k = 0; k < starts.size(); ++k) {
        const bool last = k + 1 == starts.size();
        split.push_back({starts[k], last ? band.end : starts[k + 1], last ? band.ruling : kNoRuling,
                         k == 0 && band.gap, false});
      }
    }
    bands_ = std::move(split);
  }

  void join_cells() {
    cells_ = std::make_unique<UnionFind>(bands_.size() * columns());
    for (std::size_t b = 0; b < bands_.size(); ++b) {
      for (std::size_t c = 0; c + 1 < columns(); ++c)
        if (!has_bar(bands_[b], c + 1)) cells_->join(index(b, c), index(b, c + 1));
      if (b == 0 || bands_[b - 1].ruling == kNoRuling || bands_[b].gap) continue;
      const std::size_t ruling = bands_[b - 1].ruling;
      if (ruling + 1 != bands_[b].begin) continue;  // two rulings: a page break closes every cell
      for (std::size_t c = 0; c < columns(); ++c)
        if (!drawing_.ruled(ruling, c)) cells_->join(index(b - 1, c), index(b, c));
    }
  }

  bool has_bar(const Band& band, std::size_t position) const {
    if (band.page_number) return false;
    std::size_t bars = 0;
    for (std::size_t i = band.begin; i < band.end; ++i) bars += is_vertical(drawing_.at(i, position));
    return bars * 2 >= band.end - band.begin;
  }

  struct Area {
    std::size_t top, left, bottom, right;  // bands and columns, inclusive
    std::size_t members = 0;
  };

  std::map<std::size_t, Area> areas() {
    std::map<std::size_t, Area> result;
    for (std::size_t b = 0; b < bands_.size(); ++b)
      for (std::size_t c = 0; c < columns(); ++c) {
        const auto [found, fresh] = result.try_emplace(cells_->root(index(b, c)), Area{b, c, b, c, 0});
        Area& area = found->second;
        area.left = std::min(area.left, c);
        area.right = std::max(area.right, c);
        area.bottom = b;
        ++area.members;
      }
    return result;
  }

  Table collect() {
    auto found = areas();
    GridBuilder grid(limits_);
    // Cells that are no rectangle: the drawing is damaged there. Each band keeps its own cells.
    bool rectangles = true;
    for (const auto& [root, area] : found)
      rectangles &= area.members == (area.bottom - area.top + 1) * (area.right - area.left + 1);
    if (!rectangles) {
      undo_vertical_joins();
      found = areas();
      ++grid.guessed_rows;
    }
    count_rules(found);
    for (std::size_t b = 0; b < bands_.size(); ++b) {
      std::vector<GridCell> row;
      for (std::size_t c = 0; c < columns(); ++c) {
        const std::size_t root = cells_->root(index(b, c));
        const Area& area = found.at(root);
        if (area.top == b && area.left == c) row.push_back(cell(area));
      }
      grid.add_row(std::move(row), bands_[b].gap,
                   bands_[b].page_number ? Furniture::PageNumber : Furniture::None);
    }
    return grid.finish("box");
  }

  void undo_vertical_joins() {
    cells_ = std::make_unique<UnionFind>(bands_.size() * columns());
    for (std::size_t b = 0; b < bands_.size(); ++b)
      for (std::size_t c = 0; c + 1 < columns(); ++c)
        if (!has_bar(bands_[b], c + 1)) cells_->join(index(b, c), index(b, c + 1));
  }

  GridCell cell(const Area& area) {
    GridCell result;
    result.row_span = static_cast<int>(area.bottom - area.top + 1);
    result.column_span = static_cast<int>(area.right - area.left + 1);
    if (bands_[area.top].page_number) {
      const DrawnLine& line = drawing_.lines()[bands_[area.top].begin];
      result.text = utf8::trim(to_utf8(line.text));
      result.line = line.number;
      return result;
    }
    WrappedText text;
    const std::size_t end = bands_[area.bottom].end;
    for (std::size_t i = bands_[area.top].begin; i < end; ++i) {
      const std::string piece = to_utf8(drawing_.between(i, area.left, area.right + 1));
      if (text.add(piece) && result.line == 0) result.line = drawing_.lines()[i].number;
    }
    markup_ += text.dropped();
    Cleaned cleaned = clean_inline(text.text(), dialect_, markup_);
    result.text = std::move(cleaned.text);
    result.links = std::move(cleaned.links);
    if (result.line == 0) result.line = drawing_.lines()[bands_[area.top].begin].number;
    return result;
  }

  // Counts what bounds cells as markup and makes sure that all else is inside a cell.
  void count_rules(const std::map<std::size_t, Area>& found) {
    std::size_t all = 0, inside = 0, all_text = 0, inside_text = 0;
    for (const DrawnLine& line : drawing_.lines()) {
      if (!line.page_number) all += count_visible(line.text);
      if (!line.page_number && !line.ruling) all_text += count_text(line.text);
    }
    for (const auto& [root, area] : found) {
      if (bands_[area.top].page_number) continue;
      for (std::size_t i = bands_[area.top].begin; i < bands_[area.bottom].end; ++i) {
        const std::u32string_view piece = drawing_.between(i, area.left, area.right + 1);
        inside += count_visible(piece);
        inside_text += count_text(piece);
      }
    }
    complete_ = all_text == inside_text;
    markup_ += all - inside;
  }

  static std::size_t count_text(std::u32string_view text) {
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char32_t c) {
      return !utf8::is_space(c) && !is_vertical(c) && !is_horizontal(c) && !is_junction(c);
    }));
  }

  Dialect dialect_;
  const Limits& limits_;
  Drawing drawing_;
  std::vector<Band> bands_;
  std::unique_ptr<UnionFind> cells_;
  std::size_t markup_ = 0;
  bool complete_ = false;
};

}  // namespace

std::optional<DrawnTable> read_aligned_drawing(const std::vector<DrawnLine>& lines, Dialect dialect,
                                               const Limits& limits) {
  AlignedTable table(lines, dialect, limits);
  if (!table.is_aligned() || table.columns() > limits.table_columns) return std::nullopt;
  DrawnTable result{table.build(), 0};
  if (!table.is_complete() || result.table.rows.empty()) return std::nullopt;
  result.markup = table.markup();
  return result;
}

}  // namespace prikaz::extract::layout
