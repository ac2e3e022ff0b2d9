// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Horizontal rulings of one extent with lines of several texts between them: what a table with rulings only
// above and below its rows looks like.
#pragma once

#include <cstddef>
#include <vector>

#include "extract/placed/words.h"

namespace prikaz::extract::placed {

struct RuleStack {
  std::vector<float> positions;    ///< at least two, downwards
  float begin = 0, end_x = 0;      ///< extent of the rulings
  std::size_t first = 0, end = 0;  ///< the lines between the first and the last ruling
};

/// `rules` and `lines` downwards; `counts`: how many texts each line has side by side. Stacks come downwards
/// and share no line.
std::vector<RuleStack> stack_rules(const std::vector<Ruling>& rules, const std::vector<TextLine>& lines,
                                   const std::vector<std::size_t>& counts);

}  // namespace prikaz::extract::placed
