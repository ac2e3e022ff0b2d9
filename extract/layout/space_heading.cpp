// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/layout/space_heading.h"

#include <algorithm>
#include <functional>
#include <string>

#include "base/utf8.h"
#include "extract/layout/loose.h"
#include "extract/layout/words.h"

namespace prikaz::extract::layout {
namespace {

constexpr std::size_t kMostHeadingLines = 7;

bool stands_under(const std::vector<SpaceLine>& lines, std::size_t k, const Piece& piece) {
  for (std::size_t i = 0; i < k; ++i)
    for (const Piece& above : lines[i].pieces)
      if (piece.begin <= above.end && above.begin <= piece.end) return true;
  return false;
}

bool goes_on(const std::vector<SpaceLine>& lines, std::size_t k) {
  const SpaceLine& line = lines[k];
  if (line.numbered || line.apart) return false;
  const auto is_heading = [&](const Piece& piece) { return heading_phrase(line.part(piece)) > 0; };
  const bool any = std::any_of(line.pieces.begin(), line.pieces.end(), is_heading);
  return std::all_of(line.pieces.begin(), line.pieces.end(), [&](const Piece& piece) {
    const std::string text = line.part(piece);
    return is_heading(piece) ||
           ((starts_lower(text) || text.front() == '(') && (any || stands_under(lines, k, piece)));
  });
}

// How many pieces lines below the heading have at the most, a stray one aside.
std::size_t most_pieces(const std::vector<SpaceLine>& lines, std::size_t heading) {
  std::vector<std::size_t> counts;
  std::size_t numbered = 0;
  for (std::size_t k = heading; k < lines.size(); ++k) {
    counts.push_back(lines[k].pieces.size());
    numbered += lines[k].numbered;
  }
  const std::size_t stray = std::min(1 + numbered / 10, counts.size());
  if (stray == counts.size()) return 0;
  std::nth_element(counts.begin(), counts.begin() + static_cast<std::ptrdiff_t>(stray), counts.end(),
                   std::greater<>());
  return counts[stray];
}

// A blank inside of a piece that lies in a wide gap of another line of the heading.
bool in_gap(const std::vector<SpaceLine>& lines, std::size_t heading, std::size_t own, std::size_t x) {
  for (std::size_t k = 0; k < heading; ++k)
    for (std::size_t p = 1; k != own && p < lines[k].pieces.size(); ++p)
      if (lines[k].pieces[p - 1].end <= x && x < lines[k].pieces[p].begin) return true;
  return false;
}

// "Место проведения Ответственный": where headings with one blank between are parted, by the words.
std::vector<std::size_t> part_by_words(const SpaceLine& line, const Piece& piece) {
  const std::string text = line.part(piece);
  std::vector<std::size_t> cuts;
  std::size_t position = piece.begin, byte = 0;
  for (const std::string_view part : split_headings(text)) {
    const auto begin = static_cast<std::size_t>(part.data() - text.data());
    for (; byte < begin; ++position) utf8::next(text, byte);
    if (position > piece.begin) cuts.push_back(position - 1);
  }
  return cuts;
}

void add_parts(const Piece& piece, const std::vector<std::size_t>& cuts, std::vector<Piece>& headings) {
  std::size_t begin = piece.begin;
  for (const std::size_t cut : cuts) {
    headings.push_back({begin, cut});
    begin = cut + 1;
  }
  headings.push_back({begin, piece.end});
}

// What stands over one another; `reach`: and what touches.
std::vector<Piece> merged(std::vector<Piece> headings, std::size_t reach) {
  std::sort(headings.begin(), headings.end(),
            [](const Piece& a, const Piece& b) { return a.begin < b.begin; });
  std::vector<Piece> columns;
  for (const Piece& heading : headings)
    if (!columns.empty() && heading.begin < columns.back().end + reach)
      columns.back().end = std::max(columns.back().end, heading.end);
    else
      columns.push_back(heading);
  return columns;
}

}  // namespace

std::size_t count_heading_lines(const std::vector<SpaceLine>& lines) {
  std::size_t count = 1;
  while (count < lines.size() && count < kMostHeadingLines && goes_on(lines, count)) ++count;
  return count;
}

std::vector<std::size_t> find_heading_starts(const std::vector<SpaceLine>& lines, std::size_t heading) {
  const std::size_t most = most_pieces(lines, heading);
  std::vector<Piece> whole, parts;
  for (std::size_t k = 0; k < heading; ++k)
    for (const Piece& piece : lines[k].pieces) {
      std::vector<std::size_t> cuts;
      if (lines[k].pieces.size() < most) cuts = part_by_words(lines[k], piece);
      add_parts(piece, cuts, whole);
      for (std::size_t x = piece.begin; x < piece.end && cuts.empty(); ++x)
        if (utf8::is_space(lines[k].text[x]) && in_gap(lines, heading, k, x)) cuts.push_back(x);
      add_parts(piece, cuts, parts);
    }
  std::vector<Piece> columns = merged(whole, 0);
  if (columns.size() > most) columns = merged(whole, 1);
  if (columns.size() < most)
    if (auto more = merged(parts, 0); more.size() > columns.size() && more.size() <= most) columns = more;
  if (columns.size() < most) return {};
  std::vector<std::size_t> starts;
  for (const Piece& column : columns) starts.push_back(column.begin);
  return starts;
}

}  // namespace prikaz::extract::layout
