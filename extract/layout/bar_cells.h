// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Cells that bars close, in the order of the text: lines in, runs of cells out. What rows and columns they
// make is left to "bars".
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "extract/layout/detect.h"
#include "extract/layout/parted_lines.h"

namespace prikaz::extract::layout {

struct BarCell {
  std::size_t begin = 0, end = 0;  ///< lines of its text
  int bars = 0;                    ///< bars that close it
};

/// The text of a cell's line without the bar before it and those behind it.
std::string_view without_bars(std::string_view text);

class BarCells {
 public:
  /// `range`: of the text's lines. A line of several closed cells («1. | Текст |») becomes as many lines.
  BarCells(const Context& context, LineRange range);

  LineRange range() const { return range_; }
  bool begins(std::size_t i) const;

  /// Takes the run of cells whose first bar is in line `first`; gives the line behind it.
  std::size_t collect(std::size_t first);

  /// Lines [begin, end) of `lines` as lines of the text; nothing where they begin or end within one.
  std::optional<LineRange> in_text(std::size_t begin, std::size_t end) const;

  /// The text of lines [begin, end) heads a column.
  bool is_heading(std::size_t begin, std::size_t end) const;

  std::span<const Line> lines;
  std::vector<BarCell> cells;      ///< of the run
  BarCell tail;                    ///< the last cell, where no bar closes it
  std::size_t begin = 0, end = 0;  ///< lines of the run
  std::size_t lone = 0;            ///< bars that stand alone on their line

 private:
  bool part_lines(const std::vector<Line>& text);
  void push_part(const Line& line, std::string_view text, std::size_t source);
  void take_cells(std::size_t first, std::size_t from);
  void take_tail();
  std::size_t heading_begin(std::size_t from) const;
  bool is_whole_heading(std::size_t from, std::size_t to) const;
  std::string joined(std::size_t from, std::size_t to) const;
  void drop_before_heading();
  bool bar_follows(std::size_t i) const;

  LineRange range_;
  PartedLines parts_;  // empty where no line holds several cells
};

}  // namespace prikaz::extract::layout
