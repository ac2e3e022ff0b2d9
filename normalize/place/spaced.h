// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// «Г О Р О Д А  Т О М С К А» without the spaces between letters, and the way back to the written places.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"

namespace prikaz::normalize::places {

struct UnspacedText {
  std::string text;
  std::vector<std::size_t> origin;  ///< of each byte; empty where nothing was changed

  Span written(Span span) const {
    if (origin.empty() || span.empty()) return span;
    return {origin[span.begin], origin[span.end - 1] + 1};
  }
};

/// Joins runs of four or more single letters with one space between; two spaces or a line break part words.
UnspacedText unspace(std::string_view text);

}  // namespace prikaz::normalize::places
