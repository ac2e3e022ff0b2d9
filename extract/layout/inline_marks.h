// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Marks inside a line or cell that are no text: the formatting tags and placeholders that dumps leave in any
// text, and CommonMark's emphasis, code, links, escapes and entities
// (https://spec.commonmark.org/0.31.2/#inlines) in Markdown.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace prikaz::extract::layout {

enum class Dialect { Plain, Markdown };

struct Cleaned {
  std::string text;
  std::vector<std::string> links;
};

/// The text without its marks, trimmed; `<br>` becomes '\n'. A mark without its partner is text. Visible
/// characters that vanish are added to `markup`.
Cleaned clean_inline(std::string_view text, Dialect dialect, std::size_t& markup);

}  // namespace prikaz::extract::layout
