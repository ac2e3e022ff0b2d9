// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Tables without a full grid of rulings: where they begin and end, by horizontal rulings of one extent or by
// lines that share columns; columns by white space (columns.h), rows by rulings and by texts that go on
// (rows.h). What looks like a table and is none stays text: letter heads, lists, columns of prose, contents.
#pragma once

#include <string>
#include <vector>

#include "extract/placed/words.h"

namespace prikaz::extract::placed {

struct StreamTable {
  struct Cell {
    int column = 0, span = 1;
    std::vector<Word> words;
  };
  struct Row {
    std::vector<Cell> cells;  ///< only those with text, by column
    Box box;
  };
  std::size_t first_line = 0, line_count = 0;  ///< of the lines given
  int columns = 0;
  std::vector<Row> rows;
  std::vector<float> edges;  ///< columns + 1 positions
  std::vector<float> rooms;  ///< what the text of each column takes at the most
  std::string kind;          ///< "half-ruled" or "stream"
  bool guessed = false;      ///< neither rulings nor numbers told the rows
  Box box;
};

/// Lines of ordinary direction, top to bottom. `open`: horizontal rulings that nothing crosses, top to
/// bottom.
std::vector<StreamTable> find_stream_tables(const std::vector<TextLine>& lines,
                                            const std::vector<Ruling>& open);

}  // namespace prikaz::extract::placed
