// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Lines of the text of which some are taken apart, and the way back to the text.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "extract/layout/detect.h"

namespace prikaz::extract::layout {

class PartedLines {
 public:
  /// The next line, or the next part of line `source` of the text.
  void push(const Line& line, std::size_t source);

  const std::vector<Line>& lines() const { return lines_; }
  bool empty() const { return lines_.empty(); }

  /// The lines of the text that these make; nothing where they begin or end within one.
  std::optional<LineRange> in_text(LineRange range) const;

 private:
  std::vector<Line> lines_;
  std::vector<std::size_t> sources_;
};

}  // namespace prikaz::extract::layout
