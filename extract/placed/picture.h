// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A page and what was recognized on it to a picture for people to look at (SVG 1.1, W3C): its text and
// rulings, over them the cells with row and column, the blocks in reading order and the furniture.
#pragma once

#include <string>
#include <vector>

#include "extract/document.h"
#include "extract/placed/page.h"

namespace prikaz::extract::placed {

class PageDrawer {
 public:
  /// `document` must outlive the object; its places hold page and box.
  explicit PageDrawer(const Document& document);
  /// One whole SVG file. A page without blocks still shows its text.
  std::string draw(const Page& page) const;

 private:
  /// One block, as far as it stands on one page.
  struct Piece {
    std::size_t block = 0;
    std::vector<const Cell*> cells;  ///< of a table
  };
  Box box_of(const Piece& piece) const;
  void add_piece(int page, std::size_t block, const Cell* cell);

  const Document& document_;
  std::vector<std::vector<Piece>> pages_;  ///< by page number; [0] stays empty
};

}  // namespace prikaz::extract::placed
