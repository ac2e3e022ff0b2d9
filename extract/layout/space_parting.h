// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Which positions of each line of a row belong to which column, and whether that is safe to say.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "extract/layout/space_cuts.h"
#include "extract/layout/space_lines.h"
#include "extract/layout/space_rows.h"

namespace prikaz::extract::layout {

using Places = std::vector<std::vector<Piece>>;  // of each line of a row, by column

class RowParting {
 public:
  /// `time_column`: the column that holds times, counted without that of the numbers, where there is one.
  RowParting(const std::vector<SpaceLine>& lines, std::optional<std::size_t> time_column)
      : rows_(lines), time_column_(time_column) {}

  /// By what all lines of the row leave free, else each line by itself, for long texts push their neighbours
  /// off their places. Nothing where a gutter may as well be a blank between two words.
  std::optional<Places> part(const SpaceRow& row, const std::vector<std::size_t>& starts) const;

  Places places_of(const SpaceRow& row, const RowCuts& cuts) const;

 private:
  std::optional<Places> part_row(const SpaceRow& row, const std::vector<std::size_t>& starts) const;
  std::optional<Places> part_lines(const SpaceRow& row, const std::vector<std::size_t>& starts) const;
  std::vector<Piece> places_in(const SpaceLine& line, const RowCuts& cuts) const;
  bool parts_time(const SpaceLine& line, const std::vector<Piece>& places, std::size_t c) const;
  bool begins_alike(const SpaceRow& row, const Places& places, const std::vector<std::size_t>& starts) const;
  bool holds_gaps(const SpaceRow& row, const Places& places) const;

  const std::vector<SpaceLine>& rows_;
  std::optional<std::size_t> time_column_;
};

}  // namespace prikaz::extract::layout
