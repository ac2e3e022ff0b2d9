// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

#include "extract/document.h"

namespace prikaz::extract::placed {

/// Calls `visit` with the text of each paragraph and each cell, to be changed in place.
template <typename Visit>
void each_text(Document& document, Visit visit) {
  for (Block& block : document.blocks)
    if (auto* paragraph = std::get_if<Paragraph>(&block))
      visit(paragraph->text);
    else
      for (Cell& cell : std::get<Table>(block).cells) visit(cell.text);
}

/// Puts what `decide(text before, text behind)` gives in the place of each `mark`; the text before is
/// settled.
template <typename Decide>
void replace_mark(std::string& text, char mark, Decide decide) {
  if (text.find(mark) == std::string::npos) return;
  std::string settled;
  settled.reserve(text.size());
  const std::string_view whole = text;
  for (std::size_t begin = 0; begin <= whole.size();) {
    const std::size_t at = std::min(whole.find(mark, begin), whole.size());
    settled += whole.substr(begin, at - begin);
    if (at < whole.size()) settled += decide(std::string_view(settled), whole.substr(at + 1));
    begin = at + 1;
  }
  text = std::move(settled);
}

}  // namespace prikaz::extract::placed
