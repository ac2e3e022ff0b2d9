// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/placed/draft_stream.h"

#include <optional>
#include <utility>
#include <vector>

#include "extract/placed/flow.h"

namespace prikaz::extract::placed {
namespace {

constexpr float kPadding = 6.0f;  // points; what a cell over several columns keeps free

}  // namespace

DraftTable draft_stream(StreamTable&& from, int page, HyphenSigns& signs) {
  DraftTable draft;
  draft.edges = from.places.edges;
  draft.places = std::move(from.places);
  draft.box = from.box;
  draft.table.columns = from.columns;
  draft.table.kind = from.kind;
  draft.table.guessed = from.guessed;
  draft.table.rows.resize(from.rows.size());
  std::vector<std::size_t> covered(static_cast<std::size_t>(from.columns), 0);  // from above, to this row
  for (std::size_t r = 0; r < from.rows.size(); ++r) {
    StreamTable::Row& row = from.rows[r];
    auto filled = row.cells.begin();
    for (int column = 0; column < from.columns;) {
      if (covered[static_cast<std::size_t>(column)] > r) {
        ++column;
        continue;
      }
      Cell cell;
      cell.row = static_cast<int>(r);
      cell.column = column;
      const bool told = filled != row.cells.end() && filled->column == column;
      if (told) {
        cell.column_span = filled->span;
        cell.row_span = filled->rows;
        covered[static_cast<std::size_t>(column)] = r + static_cast<std::size_t>(filled->rows);
      }
      const auto first = static_cast<std::size_t>(column);
      const auto end = first + static_cast<std::size_t>(cell.column_span);
      cell.at.page = page;
      const StreamTable::Row& last = from.rows[r + static_cast<std::size_t>(cell.row_span) - 1];
      cell.at.box = Box{draft.edges[first], row.box.y0, draft.edges[end], last.box.y1};
      TextEnds& ends = draft.ends.emplace_back();
      if (told) {
        const std::optional<float> measured = cell.column_span > 1 ? std::nullopt : draft.places.room(first);
        const float widest = cell.column_span > 1 ? draft.edges[end] - draft.edges[first] - kPadding
                                                  : draft.places.right[first] - draft.places.left[first];
        cell.text = flow_text(std::move(filled->words), measured.value_or(widest),
                              measured ? Room::Measured : Room::Guessed, &signs, &ends);
        ++filled;
      }
      column += cell.column_span;
      draft.table.cells.push_back(std::move(cell));
    }
  }
  return draft;
}

}  // namespace prikaz::extract::placed
