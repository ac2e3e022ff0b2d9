// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Lines of a page against columns that are known, from the page before: which of them go on with that table.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "extract/placed/columns.h"

namespace prikaz::extract::placed {

/// A page's lines, top to bottom, and how many texts each has side by side. Both outlive it.
class PageLines {
 public:
  PageLines(const std::vector<TextLine>& lines, const std::vector<std::size_t>& counts)
      : lines_(lines), counts_(counts) {}

  std::size_t size() const { return lines_.size(); }
  const TextLine& operator[](std::size_t k) const { return lines_[k]; }
  bool is_multiple(std::size_t k) const { return counts_[k] > 1; }
  /// Line `below` (> 0) stands so far below the one above it that it is of another block.
  bool far_apart(std::size_t below) const;
  /// Line `k` begins the signatures below a table that begins at line `first`.
  bool begins_signatures(std::size_t k, std::size_t first) const;

 private:
  const std::vector<TextLine>& lines_;
  const std::vector<std::size_t>& counts_;
};

/// Of lines [first, end), those with a text over several columns.
std::size_t count_crossing(const PageLines& lines, std::size_t first, std::size_t end,
                           const Columns& columns);

class KnownColumns {
 public:
  /// All outlive it.
  KnownColumns(const PageLines& lines, const Columns& columns) : lines_(lines), columns_(columns) {}

  /// The end of the lines from `first` on that stand in the columns, with sections between rows.
  std::size_t end_of_fitting(std::size_t first) const;
  /// Of lines [first, end): texts side by side, or a cell's rest right of the first column.
  bool has_texts_in_columns(std::size_t first, std::size_t end) const;
  /// Line `k` and few more are a section's title above a row with a number: the row's first line.
  std::optional<std::size_t> row_below_section(std::size_t k) const;

 private:
  bool fits(std::size_t k, std::size_t first) const;
  bool begins_row(std::size_t k) const;
  bool goes_on_below(std::size_t k) const;

  const PageLines& lines_;
  const Columns& columns_;
};

}  // namespace prikaz::extract::placed
