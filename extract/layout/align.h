// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Where the cells of a row that lacks some belong, judged by what the columns of the whole rows hold:
// numbers, figures, times, short or long texts. Order is never changed.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "extract/layout/grid.h"

namespace prikaz::extract::layout {

class RowAligner {
 public:
  explicit RowAligner(std::size_t columns) : profiles_(columns) {}

  /// A row with all its cells.
  void learn(const std::vector<std::string_view>& texts);

  /// The row filled with empty cells to the full width: at the end, unless the columns clearly say otherwise.
  /// `clear`: set to whether they say anything clearly.
  std::vector<GridCell> align(std::vector<GridCell> row, bool* clear = nullptr) const;

 private:
  struct Profile {
    double rows = 0, numbers = 0, figures = 0, times = 0, length = 0;
  };
  double misfit(std::string_view text, const Profile& profile) const;

  std::vector<Profile> profiles_;
};

}  // namespace prikaz::extract::layout
