// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Where something stands in the source: the `at` of the roadmap format. Every number is one-based; 0 means
// "not known for this format". A plain-text place is {line}, a DOCX place {block} or {table,row,column}, a
// PDF place {page,bbox}.
#pragma once

#include <compare>
#include <optional>
#include <string>

namespace prikaz {

/// A rectangle in PDF points (1/72 inch) from the page's top left, y downwards; x0 <= x1, y0 <= y1.
struct Box {
  double x0 = 0, y0 = 0, x1 = 0, y1 = 0;
  bool operator==(const Box&) const = default;
};

/// The smallest rectangle that holds both.
Box hull(const Box& a, const Box& b);

struct Place {
  int page = 0;
  int block = 0;   ///< position among the document's blocks, for formats without lines
  int table = 0;   ///< position among the document's tables
  int row = 0;     ///< row of the table's grid, furniture rows counted
  int column = 0;  ///< column of the table's grid
  int line = 0;    ///< line of the source text
  std::optional<Box> box;

  bool known() const { return page || block || table || row || column || line || box; }
  bool operator==(const Place&) const = default;
};

/// "page 2, table 1, row 7, line 24": for messages; empty where nothing is known.
std::string describe(const Place& place);

}  // namespace prikaz
