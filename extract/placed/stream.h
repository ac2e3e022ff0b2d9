// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Tables without a full grid of rulings: where they begin and end, by horizontal rulings of one extent or by
// lines that share columns; columns by white space (columns.h), rows by rulings and by texts that go on
// (rows.h). What looks like a table and is none stays text: letter heads, lists, columns of prose, contents.
#pragma once

#include <string>
#include <vector>

#include "extract/placed/columns.h"
#include "extract/placed/words.h"

namespace prikaz::extract::placed {

struct StreamTable {
  struct Cell {
    int column = 0, span = 1;
    std::vector<Word> words;
    int rows = 1;  ///< over which it goes
  };
  struct Row {
    std::vector<Cell> cells;  ///< only those with text, by column
    Box box;
  };
  std::size_t first_line = 0, line_count = 0;  ///< of the lines given
  int columns = 0;
  std::vector<Row> rows;
  Columns places;        ///< of the columns
  std::string kind;      ///< "half-ruled" or "stream"
  bool guessed = false;  ///< neither rulings nor numbers told the rows
  Box box;
};

/// What a page shows besides its text.
struct StreamHints {
  std::vector<Ruling> open;         ///< horizontal rulings that nothing crosses, top to bottom
  std::vector<Ruling> grounds;      ///< edges of shaded rows (grounds.h): they part rows and make no table
  const Columns* before = nullptr;  ///< columns of the table with which the page before ended: what stands in
                                    ///< them at the top of this page goes on with it
  bool beside = false;              ///< that table stands in the page's column before: only figures tell
};

/// Lines of ordinary direction, top to bottom.
std::vector<StreamTable> find_stream_tables(const std::vector<TextLine>& lines, const StreamHints& hints);

}  // namespace prikaz::extract::placed
