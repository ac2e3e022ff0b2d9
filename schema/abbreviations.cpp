// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/abbreviations.h"

#include <algorithm>
#include <map>

#include "base/utf8.h"
#include "normalize/abbreviation.h"

namespace prikaz::schema {
namespace {

class Collector {
 public:
  void line(const Line& line) {
    if (line.gap_before || text_.size() > kLongestGroup) flush();
    if (!text_.empty()) text_ += ' ';
    starts_.emplace_back(text_.size(), line.at);
    text_ += line.text;
  }

  // A row that a page break cut is one row: its cells' parts are read together.
  void table(const extract::Table& table) {
    flush();
    std::map<int, std::vector<const extract::Cell*>> open;  // by column
    const auto close = [&] {
      for (const auto& [column, parts] : open) {
        if (std::none_of(parts.begin(), parts.end(),
                         [](const extract::Cell* part) { return part->text.find('(') != std::string::npos; }))
          continue;
        for (const extract::Cell* part : parts) {
          if (!text_.empty()) text_ += ' ';
          starts_.emplace_back(text_.size(), part->at);
          text_ += utf8::squeeze(part->text);
        }
        flush();
      }
      open.clear();
    };
    int row = -1;
    for (const extract::Cell& cell : table.cells) {
      const extract::RowMark& mark = table.rows[static_cast<std::size_t>(cell.row)];
      if (mark.furniture != extract::Furniture::None) continue;
      if (cell.row != row && !mark.continues) close();
      row = cell.row;
      open[cell.column].push_back(&cell);
    }
    close();
  }

  void flush() {
    if (text_.find('(') != std::string::npos)
      for (auto& match : normalize::find_abbreviations(text_)) add(match);
    text_.clear();
    starts_.clear();
  }

  std::vector<PlacedAbbreviation> found;

 private:
  static constexpr std::size_t kLongestGroup = 20'000;

  void add(normalize::AbbreviationMatch& match) {
    auto& [short_form, full] = match.abbreviation;
    for (const PlacedAbbreviation& known : found)
      if (known.short_form == short_form && utf8::fold(known.full) == utf8::fold(full)) return;
    const auto after = std::upper_bound(starts_.begin(), starts_.end(), match.span.begin,
                                        [](std::size_t at, const auto& start) { return at < start.first; });
    found.push_back({short_form, full, std::prev(after)->second});
  }

  std::string text_;
  std::vector<std::pair<std::size_t, Place>> starts_;
};

}  // namespace

std::vector<PlacedAbbreviation> find_document_abbreviations(LineRange lines) {
  Collector collector;
  for (const Line& line : lines) {
    if (!line.table) {
      collector.line(line);
      continue;
    }
    collector.table(*line.table);
  }
  collector.flush();
  return std::move(collector.found);
}

}  // namespace prikaz::schema
