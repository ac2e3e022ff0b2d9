// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Numbers of lines in a page's margin: «1, 2, 3 …» or «5, 10, 15 …» beside the lines of the text, as drafts
// and papers for discussion have them. They are no part of the lines.
#pragma once

#include <optional>
#include <vector>

#include "extract/placed/stamps.h"
#include "extract/placed/words.h"

namespace prikaz::extract::placed {

/// Finds them on the pages of one document, in their order. A page of prose shows that lines are numbered; on
/// those behind it numbers at the same place are the same.
class LineNumbers {
 public:
  /// Takes a page's numbers out of `words`; std::nullopt where it has none.
  std::optional<Stamp> take(std::vector<Word>& words);

 private:
  struct Column {
    bool left = true;      ///< of the text
    float x0 = 0, x1 = 0;  ///< of the first number: they have one side in common
    float size = 0;
    int step = 1;
    int last = 0;  ///< number of the page
  };
  bool is_known(const Column& column, bool alone) const;

  std::optional<Column> known_;
};

}  // namespace prikaz::extract::placed
