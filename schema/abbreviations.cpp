// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/abbreviations.h"

#include <algorithm>

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

  void cell(const extract::Cell& cell) {
    flush();
    starts_.emplace_back(0, cell.at);
    text_ = utf8::squeeze(cell.text);
    flush();
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
    collector.flush();
    for (const extract::Cell& cell : line.table->cells)
      if (line.table->rows[static_cast<std::size_t>(cell.row)].furniture == extract::Furniture::None)
        collector.cell(cell);
  }
  collector.flush();
  return std::move(collector.found);
}

}  // namespace prikaz::schema
