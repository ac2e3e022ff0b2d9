// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the detectors of tables without delimiters share: headings in a row of words, row numbers that count
// up, blocks of lines between blank lines.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "extract/layout/detect.h"
#include "extract/layout/lines.h"

namespace prikaz::extract::layout {

/// "N п/п Мероприятие Срок Исполнители" → its four headings. Words between two headings belong to the one
/// before.
std::vector<std::string_view> split_headings(std::string_view line);

/// "№", "N п/п", "№ п\п".
bool is_number_heading(std::string_view heading);

/// Follows row numbers: 1, 2, 3; 1.1, 1.2; again from 1 in a new section.
class RowCounter {
 public:
  /// Whether `number` goes on from the last accepted one; if so it becomes the last.
  bool accepts(std::string_view number);

 private:
  std::vector<int> last_;
};

/// Lines [begin, end) that no blank line parts.
struct Block {
  std::size_t begin = 0, end = 0;
};

std::vector<Block> blocks_of(const std::vector<Line>& lines, LineRange range);

}  // namespace prikaz::extract::layout
