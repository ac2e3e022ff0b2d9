// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Words that a narrow column cut without a hyphen. Where a line ends with its only word and has no room for
// one letter more, the word may be whole or cut; the whole document's words and the letters that meet decide.
#pragma once

#include <cstddef>
#include <vector>

#include "extract/document.h"

namespace prikaz::extract::placed {

/// Stands where a word may be cut; no reader gives control characters.
constexpr char kMaybeCut = '\x1F';

/// Two cells of a table between which a page break may have cut a word.
struct PageCut {
  std::size_t table;         ///< of the document's, from 0
  std::size_t above, below;  ///< of its cells
};

/// Puts a space or nothing in the place of each kMaybeCut, and moves the rest of each word that a page break
/// cut to the cell that it begins in.
void settle_cuts(Document& document, const std::vector<PageCut>& page_cuts = {});

}  // namespace prikaz::extract::placed
