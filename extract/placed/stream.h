// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Tables without a full grid of rulings: columns by the white space that runs down through all lines, rows by
// horizontal rulings, by the numbers in the first column, or by baselines.
#pragma once

#include <optional>
#include <vector>

#include "extract/document.h"
#include "extract/placed/words.h"

namespace prikaz::extract::placed {

struct StreamTable {
  std::size_t first_line = 0, line_count = 0;  ///< of the lines given
  int columns = 0;
  struct Row {
    std::vector<std::vector<Word>> cells;  ///< words of each column
    Box box;
    bool spans_all = false;  ///< one text across all columns: a section row
  };
  std::vector<Row> rows;
  std::vector<float> edges;  ///< columns + 1 positions
  std::string kind;          ///< "half-ruled" or "stream"
  bool guessed = false;
  Box box;
};

/// Lines of ordinary direction, top to bottom. `open`: groups of horizontal rulings that nothing crosses.
std::vector<StreamTable> find_stream_tables(const std::vector<TextLine>& lines,
                                            const std::vector<std::vector<Ruling>>& open);

}  // namespace prikaz::extract::placed
