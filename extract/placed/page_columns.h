// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Pages set in two columns of prose, as in journals and reports: each column is read by itself, so that a
// table in one does not run into the text of the other.
#pragma once

#include <vector>

#include "extract/placed/words.h"

namespace prikaz::extract::placed {

/// Lines that are read together, and the room they stand in.
struct TextFlow {
  std::vector<TextLine> lines;
  float left = 0, right = 0;
};

/// One flow, or what stands above, the left column, the right one and what stands below. Every word once.
std::vector<TextFlow> split_page_columns(std::vector<TextLine> lines);

}  // namespace prikaz::extract::placed
