// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/lines.h"

#include <algorithm>

#include "base/data_file.h"
#include "base/utf8.h"
#include "schema/requisites/crowded.h"
#include "schema/roadmap/columns.h"

extern "C" const char prikaz_data_laid_out_words[], prikaz_data_laid_out_words_end[];

namespace prikaz::schema {
namespace {

constexpr std::size_t kMostLayoutRows = 8;
constexpr int kMostLayoutColumns = 4;
constexpr std::size_t kLongestLayoutText = 400;
constexpr std::size_t kShortestCrowded = 500, kLongestCrowded = 100'000;  // bytes of an order on one line

bool starts_with_layout_word(std::string_view text) {
  static const std::vector<std::string_view> words = [] {
    std::vector<std::string_view> rows;
    each_tsv_row({prikaz_data_laid_out_words,
                  static_cast<std::size_t>(prikaz_data_laid_out_words_end - prikaz_data_laid_out_words)},
                 [&](const std::vector<std::string_view>& fields) { rows.push_back(fields[0]); });
    return rows;
  }();
  const std::string key = utf8::fold(text.substr(0, 64));
  return std::any_of(words.begin(), words.end(),
                     [&](std::string_view word) { return key.starts_with(word); });
}

void add_lines(Lines& lines, std::string_view text, Line line) {
  const std::string_view whole = text;
  bool first = true;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    const std::string_view piece = utf8::trim(text.substr(0, end));
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    if (piece.empty()) {
      line.gap_before = true;
      continue;
    }
    Line item = line;
    item.text = piece;
    item.offset = static_cast<std::size_t>(piece.data() - whole.data());
    if (!first && item.at.line)
      item.at.line += static_cast<int>(
          std::count(whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(item.offset), '\n'));
    lines.push_back(item);
    line.gap_before = first = false;
  }
}

// A whole order on one line is cut where its parts begin.
void split_crowded(Lines& lines) {
  std::size_t total = 0;
  for (const Line& line : lines) total += line.text.size();
  for (std::size_t k = 0; k < lines.size(); ++k) {
    const Line whole = lines[k];
    if (whole.text.size() < kShortestCrowded || whole.text.size() > kLongestCrowded ||
        whole.text.size() * 2 < total)
      continue;
    const std::vector<std::size_t> breaks = requisites::crowded_breaks(whole.text);
    if (breaks.empty()) return;
    Lines pieces;
    for (std::size_t b = 0; b <= breaks.size(); ++b) {
      const std::size_t begin = b == 0 ? 0 : breaks[b - 1];
      const std::size_t end = b == breaks.size() ? whole.text.size() : breaks[b];
      Line piece = whole;
      piece.text = utf8::trim(whole.text.substr(begin, end - begin));
      piece.offset = whole.offset + begin;
      if (!piece.text.empty()) pieces.push_back(piece);
    }
    lines.erase(lines.begin() + static_cast<std::ptrdiff_t>(k));
    lines.insert(lines.begin() + static_cast<std::ptrdiff_t>(k), pieces.begin(), pieces.end());
    return;
  }
}

}  // namespace

bool is_layout_table(const extract::Table& table) {
  // What lays out text is small, holds short texts and has no numbered rows.
  if (table.rows.size() > kMostLayoutRows || table.columns > kMostLayoutColumns) return false;
  if (find_columns(Grid(table)).roadmap) return false;
  std::size_t numbered = 0, filled = 0;
  bool gathered = false;
  for (const extract::Cell& cell : table.cells) {
    const std::string_view text = utf8::trim(cell.text);
    if (text.empty()) continue;
    ++filled;
    if (utf8::length(text) > kLongestLayoutText) return false;
    if (cell.column == 0 && utf8::is_digit(static_cast<unsigned char>(text.front()))) ++numbered;
    gathered |= starts_with_layout_word(text);
  }
  return filled == 0 || gathered || (numbered == 0 && table.rows.size() <= 3);
}

Lines flatten(const extract::Document& document, const CoverageMap& coverage) {
  Lines lines;
  for (std::size_t b = 0; b < document.blocks.size(); ++b) {
    if (const auto* paragraph = std::get_if<extract::Paragraph>(&document.blocks[b])) {
      if (paragraph->furniture != extract::Furniture::None) continue;
      Line line;
      line.unit = coverage.unit_of(b);
      line.at = paragraph->at;
      line.gap_before = paragraph->gap_before;
      line.note = paragraph->note;
      line.block = b;
      add_lines(lines, paragraph->text, line);
      continue;
    }
    const auto& table = std::get<extract::Table>(document.blocks[b]);
    Line line;
    line.block = b;
    line.at = table.at;
    line.gap_before = true;
    if (!is_layout_table(table)) {
      line.table = &table;
      lines.push_back(line);
      continue;
    }
    line.from_table = true;
    for (std::size_t c = 0; c < table.cells.size(); ++c) {
      line.unit = coverage.unit_of(b, c);
      line.at = table.cells[c].at;
      add_lines(lines, table.cells[c].text, line);
    }
  }
  split_crowded(lines);
  return lines;
}

}  // namespace prikaz::schema
