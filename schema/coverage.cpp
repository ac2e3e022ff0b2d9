// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/coverage.h"

#include <algorithm>

#include "base/utf8.h"

namespace prikaz::schema {

CoverageMap::CoverageMap(const extract::Document& document) {
  for (const extract::Block& block : document.blocks) {
    first_unit_.push_back(static_cast<int>(units_.size()));
    if (const auto* paragraph = std::get_if<extract::Paragraph>(&block)) {
      units_.push_back(
          {paragraph->text, paragraph->at, paragraph->furniture != extract::Furniture::None, {}});
      continue;
    }
    const auto& table = std::get<extract::Table>(block);
    for (const extract::Cell& cell : table.cells) {
      const bool furniture =
          table.rows[static_cast<std::size_t>(cell.row)].furniture != extract::Furniture::None;
      units_.push_back({cell.text, cell.at, furniture, {}});
    }
  }
}

void CoverageMap::place(int unit, std::size_t begin, std::size_t end) {
  Unit& into = units_[static_cast<std::size_t>(unit)];
  end = std::min(end, into.text.size());
  if (begin < end) into.placed.emplace_back(begin, end);
}

Coverage CoverageMap::finish(std::size_t markup_characters) const {
  Coverage coverage;
  coverage.furniture = markup_characters;
  for (const Unit& unit : units_) {
    const std::size_t all = utf8::count_visible(unit.text);
    if (unit.furniture) {
      coverage.furniture += all;
      continue;
    }
    coverage.characters += all;
    auto placed = unit.placed;
    std::sort(placed.begin(), placed.end());
    std::size_t position = 0, missing = 0;
    const auto leave = [&](std::size_t end) {
      if (end <= position) return;
      const std::string_view rest = utf8::trim(unit.text.substr(position, end - position));
      if (rest.empty()) return;
      missing += utf8::count_visible(rest);
      coverage.unplaced.push_back({utf8::squeeze(rest), unit.at, {}});
    };
    for (const auto& [begin, end] : placed) {
      leave(begin);
      position = std::max(position, end);
    }
    leave(unit.text.size());
    coverage.placed += all - missing;
  }
  return coverage;
}

}  // namespace prikaz::schema
