// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/layout/space_lines.h"

#include <algorithm>
#include <limits>
#include <utility>

#include "base/utf8.h"
#include "extract/layout/box_lines.h"
#include "extract/layout/loose.h"
#include "extract/layout/row_number.h"
#include "extract/layout/words.h"

namespace prikaz::extract::layout {
namespace {

constexpr std::size_t kWidestNumber = 8;
constexpr std::size_t kFarthestText = 12;  // positions between a number and the text that it counts

// The row number that begins a line and has a space or nothing behind it.
Piece leading_number(const SpaceLine& line) {
  if (line.pieces.empty()) return {};
  const std::string text = line.part(line.pieces.front());
  const std::size_t bytes = row_number_length(text);
  if (bytes == 0 || (bytes < text.size() && text[bytes] != ' ')) return {};
  return {line.pieces.front().begin,
          line.pieces.front().begin + utf8::length(std::string_view(text).substr(0, bytes))};
}

// "№ п/п", "№" before the next heading, "п/": what stands left of the texts.
Piece leading_heading(const SpaceLine& line, std::size_t text) {
  if (line.pieces.empty() || line.pieces.front().begin >= text) return {};
  const Piece first = line.pieces.front();
  if (first.end < text) return first;
  const std::string words = line.part(first);
  const std::size_t bytes = heading_phrase(words);
  if (bytes == 0 || bytes == words.size() || !is_number_heading(words.substr(0, bytes))) return {};
  return {first.begin, first.begin + utf8::length(std::string_view(words).substr(0, bytes))};
}

std::size_t text_behind(const SpaceLine& line, Piece number) {
  std::size_t x = number.end;
  while (x < line.text.size() && utf8::is_space(line.text[x])) ++x;
  return x;
}

}  // namespace

std::string SpaceLine::part(Piece piece) const {
  return to_utf8(std::u32string_view(text).substr(piece.begin, piece.end - piece.begin));
}

std::vector<Piece> pieces_of(const std::u32string& line) {
  std::vector<Piece> pieces;
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (utf8::is_space(line[i])) continue;
    if (!pieces.empty() && i - pieces.back().end < 2)
      pieces.back().end = i + 1;
    else
      pieces.push_back({i, i + 1});
  }
  return pieces;
}

SpaceLine space_line(const std::vector<Line>& lines, std::size_t line) {
  SpaceLine result;
  result.text = draw(lines[line].text).text;
  result.pieces = pieces_of(result.text);
  result.line = line;
  result.apart = lines[line].blanks > 0 || lines[line].page_break;
  return result;
}

std::size_t part_numbers(std::vector<SpaceLine>& lines) {
  std::vector<Piece> beside, far;  // from the number to the text
  std::size_t left = std::numeric_limits<std::size_t>::max();
  for (const SpaceLine& line : lines) {
    const Piece number = leading_number(line);
    if (number.end == 0) continue;
    left = std::min(left, number.begin);
    const std::size_t text = text_behind(line, number);
    if (text >= line.text.size()) continue;
    (text - number.end <= kFarthestText ? beside : far).push_back({number.begin, text});
  }
  if (beside.empty()) beside = std::move(far);
  std::erase_if(beside, [&](const Piece& piece) { return piece.begin > left + kWidestNumber; });
  if (beside.empty()) return 0;
  std::sort(beside.begin(), beside.end(), [](const Piece& a, const Piece& b) { return a.end < b.end; });
  const std::size_t text = beside[beside.size() / 2].end;
  for (SpaceLine& line : lines) {
    line.number = leading_number(line);
    line.numbered =
        line.number.end > 0 && line.number.begin + 1 < text && line.number.begin <= left + kWidestNumber;
    if (!line.numbered) line.number = leading_heading(line, text);
    if (line.number.end == 0) continue;
    const std::size_t behind = text_behind(line, line.number);
    if (behind < line.pieces.front().end)
      line.pieces.front().begin = behind;
    else
      line.pieces.erase(line.pieces.begin());
  }
  return text;
}

}  // namespace prikaz::extract::layout
