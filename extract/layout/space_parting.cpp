// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/layout/space_parting.h"

#include <algorithm>
#include <string>

#include "base/utf8.h"
#include "extract/layout/time_words.h"

namespace prikaz::extract::layout {
namespace {

bool holds_time(const SpaceLine& line, const Piece& piece) {
  return !find_time_runs(line.part(piece)).empty();
}

bool inside(std::size_t x, const Piece& piece) { return piece.begin < x && x < piece.end; }

}  // namespace

std::optional<Places> RowParting::part(const SpaceRow& row, const std::vector<std::size_t>& starts) const {
  std::optional<Places> places = part_row(row, starts);
  return places ? places : part_lines(row, starts);
}

// By what all lines of the row leave free.
std::optional<Places> RowParting::part_row(const SpaceRow& row,
                                           const std::vector<std::size_t>& starts) const {
  const auto cuts = cut_columns(rows_, row.begin, row.end, starts);
  if (!cuts) return std::nullopt;
  Places places = places_of(row, *cuts);
  if (holds_gaps(row, places) || !begins_alike(row, places, starts)) return std::nullopt;
  return places;
}

// Each line by itself: long texts push their neighbours off their places.
std::optional<Places> RowParting::part_lines(const SpaceRow& row,
                                             const std::vector<std::size_t>& starts) const {
  Places places;
  for (std::size_t k = row.begin; k < row.end; ++k) {
    const auto cuts = cut_columns(rows_, k, k + 1, starts);
    if (!cuts) return std::nullopt;
    places.push_back(places_in(rows_[k], *cuts));
  }
  if (holds_gaps(row, places)) return std::nullopt;
  return places;
}

Places RowParting::places_of(const SpaceRow& row, const RowCuts& cuts) const {
  Places places;
  for (std::size_t k = row.begin; k < row.end; ++k) places.push_back(places_in(rows_[k], cuts));
  return places;
}

// Where one blank parts a time from its neighbours, the words of the time say which blank.
std::vector<Piece> RowParting::places_in(const SpaceLine& line, const RowCuts& cuts) const {
  std::vector<Piece> places;
  for (std::size_t c = 0; c < cuts.columns(); ++c) places.push_back(cuts.place(line, c));
  if (!time_column_ || *time_column_ >= places.size()) return places;
  const std::size_t column = *time_column_;
  for (const Piece& piece : line.pieces) {
    bool left = column > 0 && inside(places[column].begin, piece);
    bool right = column + 1 < places.size() && inside(places[column].end, piece);
    if (!left && !right) continue;
    const std::string text = line.part(piece);
    const std::vector<Span> runs = find_time_runs(text);
    if (runs.size() != 1) continue;
    const Piece time{utf8::length(std::string_view(text).substr(0, runs[0].begin)) + piece.begin,
                     utf8::length(std::string_view(text).substr(0, runs[0].end)) + piece.begin};
    left = left && time.begin > places[column - 1].begin;
    right = right && time.end < places[column + 1].end;
    // A preposition of one letter may as well belong to the text before.
    const bool cut_link = time.begin + 2 < places[column].begin;
    if (left && (time.begin > places[column].begin || cut_link))
      places[column - 1].end = places[column].begin = time.begin;
    if (right && (time.end < places[column].end || holds_time(line, {places[column].end, piece.end})))
      places[column].end = places[column + 1].begin = time.end;
  }
  return places;
}

// A text behind a single blank begins where those above or below it in its cell begin; a lone one, where
// its column does. Else the blank may be one between two words of a cell.
bool RowParting::begins_alike(const SpaceRow& row, const Places& places,
                              const std::vector<std::size_t>& starts) const {
  for (std::size_t c = 1; c < starts.size(); ++c) {
    std::vector<std::size_t> close, all;
    for (std::size_t k = 0; k < places.size(); ++k) {
      const SpaceLine& line = rows_[row.begin + k];
      for (const Piece& piece : line.pieces) {
        if (piece.end <= places[k][c].begin || piece.begin >= places[k][c].end) continue;
        std::size_t x = std::max(piece.begin, places[k][c].begin);
        if (x > piece.begin && !parts_time(line, places[k], c)) close.push_back(x);
        all.push_back(x);
        break;
      }
    }
    for (const std::size_t x : close) {
      const auto near = std::count_if(all.begin(), all.end(), [&](std::size_t other) {
        return std::max(x, other) - std::min(x, other) <= 1;
      });
      const bool at_start = std::max(x, starts[c]) - std::min(x, starts[c]) <= 2;
      if (all.size() > 1 ? static_cast<std::size_t>(near) * 2 < all.size() + 1 && !at_start : !at_start)
        return false;
    }
  }
  return true;
}

// Column c begins where the words of a time begin or end.
bool RowParting::parts_time(const SpaceLine& line, const std::vector<Piece>& places, std::size_t c) const {
  if (!time_column_ || (c != *time_column_ && c != *time_column_ + 1)) return false;
  const std::string text = line.part(places[*time_column_]);
  const std::string_view time = utf8::trim(text);
  const std::vector<Span> runs = find_time_runs(time);
  return runs.size() == 1 && (c == *time_column_ ? runs[0].begin == 0 : runs[0].end == time.size());
}

// Wide space inside of a cell's line: there are more columns than headings.
bool RowParting::holds_gaps(const SpaceRow& row, const Places& places) const {
  for (std::size_t k = row.begin; k < row.end; ++k)
    for (const Piece& place : places[k - row.begin])
      for (std::size_t p = 1; p < rows_[k].pieces.size(); ++p) {
        const std::size_t begin = rows_[k].pieces[p - 1].end, end = rows_[k].pieces[p].begin;
        if (place.begin < begin && end < place.end && end - begin > 3) return true;
      }
  return false;
}

}  // namespace prikaz::extract::layout
