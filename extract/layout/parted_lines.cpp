// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/layout/parted_lines.h"

namespace prikaz::extract::layout {

void PartedLines::push(const Line& line, std::size_t source) {
  lines_.push_back(line);
  sources_.push_back(source);
}

std::optional<LineRange> PartedLines::in_text(LineRange range) const {
  const auto within_line = [this](std::size_t i) {
    return i > 0 && i < sources_.size() && sources_[i] == sources_[i - 1];
  };
  if (within_line(range.begin) || within_line(range.end)) return std::nullopt;
  return LineRange{sources_[range.begin], sources_[range.end - 1] + 1};
}

}  // namespace prikaz::extract::layout
