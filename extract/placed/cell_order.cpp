// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/placed/cell_order.h"

#include <algorithm>
#include <cmath>

#include "extract/layout/row_number.h"
#include "extract/placed/rows.h"

namespace prikaz::extract::placed {
namespace {

constexpr float kParagraphGap = 1.6f;  // of the font size between lines of one cell
constexpr float kTolerance = 2.5f;     // points
constexpr std::size_t kLinesOfOneRow = 8;

// A piece and where it stands: line is counted from the table's first.
struct Item {
  const Piece* piece;
  std::size_t line, place;  // place among the line's pieces
};

// Lines below each other in one column that were written directly after each other.
struct WrittenCell {
  std::size_t first, end;  // of the items
  float left, right, top, bottom;
};

class OrderReader {
 public:
  OrderReader(const std::vector<TextLine>& lines, std::size_t first, std::size_t end,
              const std::vector<std::vector<Piece>>& pieces, const std::vector<bool>& cut_numbers,
              const std::function<bool(std::size_t, std::size_t)>& goes_on)
      : lines_(lines),
        first_(first),
        end_(end),
        pieces_(pieces),
        cut_numbers_(cut_numbers),
        goes_on_(goes_on) {}

  std::optional<OrderedRows> run() {
    if (!gather_items()) return std::nullopt;
    gather_cells();
    // Figures written down a column show another order of writing.
    if (evidence_ <= 2 * figures_) return std::nullopt;
    std::vector<std::size_t> row_of_cell;
    if (!gather_rows(row_of_cell)) return std::nullopt;
    OrderedRows result;
    result.rows = row_of_cell.back() + 1;
    if (result.rows < 2 && end_ - first_ > kLinesOfOneRow) return std::nullopt;
    result.row_of.resize(end_ - first_);
    for (std::size_t k = 0; k < result.row_of.size(); ++k) result.row_of[k].resize(pieces_[k].size());
    for (std::size_t c = 0; c < cells_.size(); ++c)
      for (std::size_t i = cells_[c].first; i < cells_[c].end; ++i)
        result.row_of[items_[i].line][items_[i].place] = row_of_cell[c];
    return result;
  }

 private:
  const Word& first_word(const Item& item) const {
    return lines_[first_ + item.line].words[item.piece->first];
  }
  const Word& last_word(const Item& item) const {
    return lines_[first_ + item.line].words[item.piece->end - 1];
  }

  bool gather_items() {
    for (std::size_t k = 0; k < end_ - first_; ++k)
      for (std::size_t p = 0; p < pieces_[k].size(); ++p) items_.push_back({&pieces_[k][p], k, p});
    std::stable_sort(items_.begin(), items_.end(), [&](const Item& a, const Item& b) {
      return first_word(a).first_order < first_word(b).first_order;
    });
    return !items_.empty() && first_word(items_.front()).first_order > 0;
  }

  void gather_cells() {
    for (std::size_t i = 0; i < items_.size(); ++i) {
      const Item& item = items_[i];
      const TextLine& line = lines_[first_ + item.line];
      const auto top = static_cast<float>(line.box.y0), bottom = static_cast<float>(line.box.y1);
      if (i > 0 && is_below(items_[i - 1], item)) {
        figures_ += is_figure(lines_[first_ + items_[i - 1].line], *items_[i - 1].piece) &&
                    is_figure(line, *item.piece);
        if (goes_on_with(items_[i - 1], item)) {
          WrittenCell& cell = cells_.back();
          cell.end = i + 1;
          cell.left = std::min(cell.left, item.piece->x0);
          cell.right = std::max(cell.right, item.piece->x1);
          cell.bottom = std::max(cell.bottom, bottom);
          continue;
        }
      }
      cells_.push_back({i, i + 1, item.piece->x0, item.piece->x1, top, bottom});
    }
  }

  // Written directly after the other one, in a line below, in the same column.
  bool is_below(const Item& above, const Item& item) const {
    if (succession(last_word(above), first_word(item)) != Succession::Direct || item.line <= above.line)
      return false;
    const TextLine &upper = lines_[first_ + above.line], &lower = lines_[first_ + item.line];
    return same_place(above, item) &&
           lower.box.y0 - upper.box.y1 < static_cast<double>(kParagraphGap * upper.size);
  }

  // One column; lines with nothing beside them may go over its edge, each as far as its text does.
  bool same_place(const Item& above, const Item& item) const {
    if (above.piece->column != item.piece->column) return false;
    return above.piece->span == item.piece->span ||
           (pieces_[above.line].size() == 1 && pieces_[item.line].size() == 1 &&
            std::fabs(above.piece->x0 - item.piece->x0) < kTolerance);
  }

  bool goes_on_with(const Item& above, const Item& item) {
    const std::vector<Piece>&upper = pieces_[above.line], &lower = pieces_[item.line];
    if (item.piece->column == 0 && layout::row_number_length(first_word(item).text) > 0)
      return cut_numbers_[item.line];
    // Where it is no line's end, or no line's beginning, the writing left the line to stay in the column.
    if ((above.place + 1 < upper.size() || item.place > 0) && is_aligned(*above.piece, *item.piece)) {
      ++evidence_;
      return true;
    }
    const WrittenCell& cell = cells_.back();
    const bool begins_row = cells_.size() < 2 || cells_[cells_.size() - 2].right > cell.left + kTolerance;
    if (!begins_row && lower.size() == 1) return true;
    return goes_on_(first_ + item.line, first_ + items_[cell.first].line);
  }

  // Lines of one cell begin, end or have their middle at one place.
  static bool is_aligned(const Piece& above, const Piece& piece) {
    const float left = std::fabs(above.x0 - piece.x0), right = std::fabs(above.x1 - piece.x1);
    return std::min(left, right) < kTolerance ||
           std::fabs(above.x0 + above.x1 - piece.x0 - piece.x1) < 2 * kTolerance;
  }

  // False where rows would not lie below each other.
  bool gather_rows(std::vector<std::size_t>& row_of_cell) const {
    float top = cells_[0].top, bottom = cells_[0].bottom, highest = top;
    std::size_t row = 0;
    row_of_cell.push_back(0);
    for (std::size_t c = 1; c < cells_.size(); ++c) {
      const WrittenCell& cell = cells_[c];
      if (cell.left > cells_[c - 1].right - kTolerance && cell.top < bottom && cell.bottom > top) {
        top = std::min(top, cell.top);
        bottom = std::max(bottom, cell.bottom);
      } else {
        if (cell.bottom < top || (row > 0 && top < highest - 2)) return false;
        highest = top;
        ++row;
        top = cell.top;
        bottom = cell.bottom;
      }
      row_of_cell.push_back(row);
    }
    return top >= highest - 2;
  }

  const std::vector<TextLine>& lines_;
  std::size_t first_, end_;
  const std::vector<std::vector<Piece>>& pieces_;
  const std::vector<bool>& cut_numbers_;
  const std::function<bool(std::size_t, std::size_t)>& goes_on_;
  std::vector<Item> items_;
  std::vector<WrittenCell> cells_;
  std::size_t evidence_ = 0;  // that the writing goes cell by cell
  std::size_t figures_ = 0;   // below figures
};

}  // namespace

std::optional<OrderedRows> find_rows_by_order(const std::vector<TextLine>& lines, std::size_t first,
                                              std::size_t end, const std::vector<std::vector<Piece>>& pieces,
                                              const std::vector<bool>& cut_numbers,
                                              const std::function<bool(std::size_t, std::size_t)>& goes_on) {
  return OrderReader(lines, first, end, pieces, cut_numbers, goes_on).run();
}

}  // namespace prikaz::extract::placed
