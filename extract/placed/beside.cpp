// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/placed/beside.h"

#include <algorithm>
#include <string>

#include "extract/layout/words.h"

namespace prikaz::extract::placed {
namespace {

constexpr std::size_t kLeastLines = 4;    // of text beside a table, and of those with texts of both
constexpr std::size_t kWordsOfProse = 4;  // in a line
constexpr float kFull = 0.75f;            // of the column's breadth that a line of prose takes
constexpr float kLeastShare = 0.25f;      // of the whole breadth
constexpr std::size_t kCaptionLines = 3;  // above a table's first line

// Text that was written on and on while its lines stand beside those of a table.
bool flows_on(const std::vector<TextLine>& lines, const StreamTable& table, std::size_t column) {
  const Columns& columns = table.places;
  const float breadth = columns.right[column] - columns.left[column];
  if (breadth < kLeastShare * (columns.right.back() - columns.left.front())) return false;
  std::size_t texts = 0, words = 0, full = 0, both = 0, direct = 0;
  const Word* last = nullptr;
  for (std::size_t k = table.first_line; k < table.first_line + table.line_count; ++k) {
    const std::vector<Piece> pieces = pieces_of(lines[k], columns);
    const auto own = std::find_if(pieces.begin(), pieces.end(), [&](const Piece& piece) {
      return piece.column == column && piece.span == 1;
    });
    if (own == pieces.end()) continue;
    ++texts;
    words += own->end - own->first;
    full += own->x1 - own->x0 > kFull * breadth;
    if (last && pieces.size() > 1) {
      ++both;
      direct += succession(*last, lines[k].words[own->first]) == Succession::Direct;
    }
    last = &lines[k].words[own->end - 1];
  }
  return texts >= kLeastLines && both + 1 >= kLeastLines && words >= kWordsOfProse * texts &&
         full * 10 >= texts * 6 && direct * 10 >= both * 7;
}

std::optional<BesideSplit> text_beside(const std::vector<TextLine>& lines, const StreamTable& table) {
  const std::size_t count = table.places.count();
  if (count < 3) return std::nullopt;
  for (const std::size_t column : {std::size_t{0}, count - 1})
    if (flows_on(lines, table, column))
      return BesideSplit{table.first_line, table.first_line + table.line_count,
                         table.places.edges[column == 0 ? 1 : column]};
  return std::nullopt;
}

// «Table 1. Men      Table 2. Women» above the first line.
std::optional<BesideSplit> table_beside(const std::vector<TextLine>& lines, const StreamTable& table) {
  if (table.places.count() < 4) return std::nullopt;
  const std::size_t least = table.first_line - std::min(table.first_line, kCaptionLines);
  for (std::size_t k = table.first_line + 1; k-- > least;) {
    const std::vector<Segment> texts = segments_of(lines[k], kSureGap);
    if (texts.size() != 2) continue;
    const auto begins_caption = [&](const Segment& text) {
      std::string words;
      for (std::size_t w = text.first; w < text.end; ++w) words += lines[k].words[w].text + ' ';
      return layout::begins_caption(words);
    };
    if (!begins_caption(texts[0]) || !begins_caption(texts[1])) continue;
    const float x = texts[1].x0 - 1;
    const std::size_t edge = table.places.at(x + 2);
    if (edge == 0 || table.places.right[edge - 1] > x + 2) return std::nullopt;
    return BesideSplit{k, table.first_line + table.line_count, x};
  }
  return std::nullopt;
}

}  // namespace

std::optional<BesideSplit> find_beside(const std::vector<TextLine>& lines,
                                       const std::vector<StreamTable>& tables) {
  for (const StreamTable& table : tables) {
    if (auto split = text_beside(lines, table)) return split;
    if (auto split = table_beside(lines, table)) return split;
  }
  return std::nullopt;
}

std::vector<TextLine> lines_beside(const std::vector<TextLine>& lines, const BesideSplit& split, bool left) {
  std::vector<Word> words;
  for (std::size_t k = split.first; k < split.end; ++k)
    for (const Word& word : lines[k].words)
      if ((word.center_x() < split.x) == left) words.push_back(word);
  return make_lines(std::move(words));
}

}  // namespace prikaz::extract::placed
