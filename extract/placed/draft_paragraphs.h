// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Lines of a page outside its tables to paragraphs: by white space above, margins, sentences, numbers of
// clauses.
#pragma once

#include <vector>

#include "extract/placed/blocks.h"
#include "extract/placed/hyphens.h"
#include "extract/placed/words.h"

namespace prikaz::extract::placed {

constexpr float kWideGap = 2.5f;  ///< of the font size: a line with such a gap is laid out, it does not flow

/// What tells where lines must wrap, besides the lines. In points.
struct Breadth {
  float page = 0;
  float tables_left = 1e6f, tables_right = -1e6f;  ///< of all tables between the lines
};

/// `lines`: of one flow, in reading order. `barrier[k]`: a table stands above line k. What the line ends say
/// of the maker's hyphens goes to `signs`.
std::vector<DraftParagraph> make_paragraphs(const std::vector<TextLine>& lines, const Breadth& breadth,
                                            const std::vector<bool>& barrier, HyphenSigns& signs);

}  // namespace prikaz::extract::placed
