// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cmath>

#include "base/error.h"
#include "base/utf8.h"
#include "extract/layout/grid.h"
#include "extract/layout/row_number.h"
#include "extract/layout/words.h"
#include "extract/placed/blocks.h"
#include "extract/placed/cuts.h"
#include "extract/placed/running_heads.h"

namespace prikaz::extract::placed {
namespace {

constexpr float kSameColumnEdge = 8.0f;  // points by which columns may shift from page to page
constexpr std::size_t kHeadingRows = 4;  // rows that a page may repeat

// Without what a line's end may have left or taken.
std::string letters_of(std::string_view text) {
  std::string letters;
  for (const char c : text)
    if (static_cast<unsigned char>(c) > ' ' && c != '-') letters += c;
  return letters;
}

std::vector<std::string> row_key(const Table& table, int row) {
  std::vector<std::string> key;
  for (const Cell& cell : table.cells) {
    if (cell.row > row) break;
    if (cell.row == row) key.push_back(utf8::fold(letters_of(cell.text)));
  }
  return key;
}

// A word of the heading may have been cut.
bool begins_with_heading(const std::string& text) {
  if (text.find(kMaybeCut) == std::string::npos) return layout::heading_phrase(text) > 0;
  std::string whole = text, parted = text;
  std::erase(whole, kMaybeCut);
  std::replace(parted.begin(), parted.end(), kMaybeCut, ' ');
  return layout::heading_phrase(whole) > 0 || layout::heading_phrase(parted) > 0;
}

// Its column may be too narrow for it.
bool is_number(std::string text) {
  std::erase(text, kMaybeCut);
  return layout::is_row_number(text);
}

// Two cells begin with words of headings; «Управление персоналом | Анализ результатов» does not.
bool is_heading_row(const Table& table, int row) {
  int heads = 0;
  for (const Cell& cell : table.cells)
    if (cell.row == row) heads += begins_with_heading(cell.text) && !layout::starts_lower(cell.text);
  return heads >= 2;
}

}  // namespace

void PageJoiner::add(DraftPage page) {
  hyphens_.add(page.hyphens);
  pages_.push_back(std::move(page));
}

void PageJoiner::finish() {
  const std::vector<std::vector<Furniture>> marks = find_running_heads(pages_);
  for (std::size_t p = 0; p < pages_.size(); ++p) {
    DraftPage& page = pages_[p];
    bool first = true;
    for (std::size_t b = 0; b < page.blocks.size(); ++b) {
      if (auto* table = std::get_if<DraftTable>(&page.blocks[b])) {
        add_table(*table, page.number, first);
        first = false;
        continue;
      }
      const auto& paragraph = std::get<DraftParagraph>(page.blocks[b]);
      const Furniture furniture = paragraph.furniture != Furniture::None ? paragraph.furniture : marks[p][b];
      const bool between = furniture == Furniture::None && layout::is_next_page_line(paragraph.text);
      add_paragraph(paragraph, page.number, between ? Furniture::RunningHead : furniture);
      if (furniture == Furniture::None && !between) first = false;
    }
    page.blocks.clear();
  }
  finish_table();
  settle_hyphens(document_, hyphens_);
  settle_cuts(document_, cuts_);
  auto breaks = breaks_.begin();
  for (Block& block : document_.blocks)
    if (auto* table = std::get_if<Table>(&block)) layout::mark_rows(*table, *breaks++);
}

void PageJoiner::add_paragraph(const DraftParagraph& draft, int page, Furniture furniture) {
  Paragraph paragraph;
  paragraph.text = utf8::nfc(draft.text);
  paragraph.at.page = page;
  paragraph.at.box = draft.box;
  paragraph.furniture = furniture;
  paragraph.gap_before = draft.gap_before;
  if (furniture != Furniture::None) {
    // What stands in the margin does not end a table or a paragraph that goes on.
    document_.blocks.emplace_back(std::move(paragraph));
    return;
  }
  finish_table();
  Paragraph* above = nullptr;
  for (auto block = document_.blocks.rbegin(); block != document_.blocks.rend(); ++block) {
    auto* candidate = std::get_if<Paragraph>(&*block);
    if (!candidate) break;
    if (candidate->furniture != Furniture::None) continue;
    above = candidate;
    break;
  }
  if (above && above->at.page == page - 1 && last_full_ && layout::starts_lower(paragraph.text)) {
    move_hyphened_part(above->text, false, paragraph.text, hyphens_);
    if (!paragraph.text.empty()) above->text += ' ' + paragraph.text;
  } else {
    if (above && above->at.page < page && !last_full_)
      paragraph.gap_before = paragraph.gap_before && !layout::starts_lower(paragraph.text);
    document_.blocks.emplace_back(std::move(paragraph));
  }
  last_full_ = draft.full;
}

// The heading of the open table stands over this one again.
bool PageJoiner::repeats_heading(const Table& table) const {
  const std::vector<std::string> first = row_key(table, 0);
  for (std::size_t row = 0; row < std::min(kHeadingRows, open_.rows.size()); ++row)
    if (row_key(open_, static_cast<int>(row)) == first) return true;
  return false;
}

// Rows at the page's top that stand at the table's beginning too.
std::size_t PageJoiner::count_repeated_rows(const Table& table) const {
  std::size_t count = 0;
  while (count < std::min({kHeadingRows, table.rows.size(), open_.rows.size()}) &&
         row_key(table, static_cast<int>(count)) == row_key(open_, static_cast<int>(count)))
    ++count;
  return count;
}

bool PageJoiner::same_places(const DraftTable& draft) const {
  if (draft.places.count() > 0 && open_places_.count() > 0) return draft.places.same_places(open_places_);
  // Margins may differ (odd and even pages): the first edges are laid over each other.
  const bool drawn = draft.table.kind == "lattice" && open_.kind == "lattice";
  const float shift = drawn ? draft.edges.front() - open_edges_.front() : 0;
  // Columns told by white space begin where the page's longest words let them.
  const float slack = drawn ? kSameColumnEdge : kSameGutter;
  for (std::size_t k = 0; k < draft.edges.size(); ++k)
    if (std::fabs(draft.edges[k] - open_edges_[k] - shift) > slack) return false;
  return true;
}

bool PageJoiner::goes_on(const DraftTable& draft) const {
  if (!has_open_ || open_.columns != draft.table.columns) return false;
  if (!is_heading_row(draft.table, 0)) return same_places(draft);
  return repeats_heading(draft.table) && (draft.places.count() > 0 || same_places(draft));
}

void PageJoiner::add_table(DraftTable& draft, int page, bool first_on_page) {
  cells_ += draft.table.cells.size();
  if (cells_ > limits_.cells)
    throw Error(ErrorCode::LimitExceeded,
                "more than " + std::to_string(limits_.cells) + " table cells (--max-cells)",
                Place{page, 0, 0, 0, 0, 0, {}});
  if (!(first_on_page && open_page_ == page - 1 && goes_on(draft))) {
    finish_table();
    open_ = std::move(draft.table);
    open_edges_ = std::move(draft.edges);
    open_places_ = std::move(draft.places);
    open_breaks_.assign(open_.rows.size(), layout::RowBreak::None);
    open_.at.page = page;
    open_.at.box = draft.box;
    has_open_ = true;
  } else {
    append_rows(draft);
  }
  open_ends_ = std::move(draft.ends);
  open_page_ = page;
}

void PageJoiner::append_rows(DraftTable& draft) {
  const int offset = static_cast<int>(open_.rows.size());
  const auto first_row = static_cast<int>(count_repeated_rows(draft.table));
  const layout::RowBreak behind_heading =
      bring_down_row(draft, first_row) ? layout::RowBreak::Break : join_row(draft, first_row);
  for (Cell& cell : draft.table.cells) {
    cell.row += offset;
    open_.cells.push_back(std::move(cell));
  }
  for (std::size_t row = 0; row < draft.table.rows.size(); ++row) {
    open_.rows.push_back(draft.table.rows[row]);
    open_breaks_.push_back(row == 0 ? layout::RowBreak::Break : layout::RowBreak::None);
  }
  if (first_row < static_cast<int>(draft.table.rows.size()))
    open_breaks_[static_cast<std::size_t>(offset + first_row)] = behind_heading;
  open_.guessed |= draft.table.guessed;
}

// «| | Отдел | май» at a page's foot, «2.4 | Сход | | » at the next one's top: makers leave the texts of a
// row that fit above a page break there and take the others, its number among them, to the next page.
bool PageJoiner::bring_down_row(DraftTable& draft, int row) {
  const std::size_t first_above = open_.cells.size() - open_ends_.size();
  const int last = static_cast<int>(open_.rows.size()) - 1;
  const auto place = [&](std::vector<Cell>& cells, std::size_t from, int of_row, int column) -> Cell* {
    for (std::size_t k = from; k < cells.size(); ++k)
      if (cells[k].row == of_row && cells[k].column == column)
        return cells[k].row_span == 1 && cells[k].column_span == 1 ? &cells[k] : nullptr;
    return nullptr;
  };
  const auto above = [&](int column) { return place(open_.cells, first_above, last, column); };
  const auto below = [&](int column) { return place(draft.table.cells, 0, row, column); };
  int left_above = 0;
  for (int column = 0; column < open_.columns; ++column) {
    const Cell *upper = above(column), *lower = below(column);
    if (!upper || !lower) return false;
    if (column == 0 && !(upper->text.empty() && is_number(lower->text))) return false;
    if (column == 1 && (!upper->text.empty() || lower->text.empty())) return false;
    if (!upper->text.empty() && !lower->text.empty()) return false;
    left_above += !upper->text.empty();
  }
  if (left_above == 0) return false;
  for (int column = 0; column < open_.columns; ++column) {
    Cell *upper = above(column), *lower = below(column);
    if (upper->text.empty()) continue;
    lower->text = std::move(upper->text);
    lower->at = upper->at;
    upper->text.clear();
  }
  return true;
}

// The first row below a page's heading may go on with the last one above the page break. Parts of words that
// were hyphenated there are put together, and it is seen whether its texts would have fitted above.
layout::RowBreak PageJoiner::join_row(DraftTable& draft, int row) {
  const std::size_t page_cells = open_ends_.size(), first_above = open_.cells.size() - page_cells;
  const int last = static_cast<int>(open_.rows.size()) - 1;
  bool no_room = false, room = false;
  for (std::size_t k = 0; k < draft.table.cells.size(); ++k) {
    Cell& cell = draft.table.cells[k];
    if (cell.row != row || cell.text.empty()) continue;
    // Where a row is numbered, it is a row of its own.
    if (cell.column == 0) return layout::RowBreak::Break;
    for (std::size_t n = page_cells; n-- > 0;) {
      Cell& above = open_.cells[first_above + n];
      if (above.row != last) break;
      if (above.column != cell.column || above.text.empty()) continue;
      (had_no_room(open_ends_[n], draft.ends[k]) ? no_room : room) = true;
      if (!move_hyphened_part(above.text, open_ends_[n].soft, cell.text, hyphens_) &&
          may_be_cut(above.text, open_ends_[n], cell.text, draft.ends[k]))
        cuts_.push_back({static_cast<std::size_t>(tables_), first_above + n, open_.cells.size() + k});
    }
  }
  return no_room && !room ? layout::RowBreak::NoRoom : layout::RowBreak::Break;
}

void PageJoiner::finish_table() {
  if (!has_open_) return;
  has_open_ = false;
  open_.at.table = ++tables_;
  for (Cell& cell : open_.cells) {
    cell.text = utf8::nfc(cell.text);
    cell.at.table = tables_;
    cell.at.row = cell.row + 1;
    cell.at.column = cell.column + 1;
  }
  breaks_.push_back(std::move(open_breaks_));
  // Furniture that was passed over while the table was open stands behind it; it has no place in reading
  // order.
  document_.blocks.emplace_back(std::move(open_));
  open_ = {};
  last_full_ = false;
}

}  // namespace prikaz::extract::placed
