// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Bookkeeping for "nothing is lost": every paragraph and every table cell of a Document is a unit of text;
// whoever puts a piece of it into a field (labels and command words included) says so here, and what nobody
// took is `unplaced`.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "base/place.h"
#include "extract/document.h"
#include "schema/order_document.h"

namespace prikaz::schema {

class CoverageMap {
 public:
  /// Keeps views into `document`, which must outlive it. Furniture of the Document is counted at once.
  explicit CoverageMap(const extract::Document& document);

  /// The unit of a paragraph block, of a cell of a table block.
  int unit_of(std::size_t block) const { return first_unit_[block]; }
  int unit_of(std::size_t block, std::size_t cell) const {
    return first_unit_[block] + static_cast<int>(cell);
  }
  std::string_view text(int unit) const { return units_[static_cast<std::size_t>(unit)].text; }
  const Place& at(int unit) const { return units_[static_cast<std::size_t>(unit)].at; }

  /// Marks the bytes [begin, end) of the unit's text as placed; placing twice counts once.
  void place(int unit, std::size_t begin, std::size_t end);
  void place(int unit) { place(unit, 0, text(unit).size()); }
  /// The whole unit belongs to the carrier: it counts neither as placed nor as unplaced.
  void mark_furniture(int unit) { units_[static_cast<std::size_t>(unit)].furniture = true; }

  /// Visible characters of all units; what is unplaced, by unit in document order, neighbouring pieces
  /// joined.
  Coverage finish(std::size_t markup_characters) const;

 private:
  struct Unit {
    std::string_view text;
    Place at;
    bool furniture = false;
    std::vector<std::pair<std::size_t, std::size_t>> placed;
  };
  std::vector<Unit> units_;
  std::vector<int> first_unit_;
};

}  // namespace prikaz::schema
