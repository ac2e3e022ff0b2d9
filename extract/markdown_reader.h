// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Markdown as converters write it: CommonMark with GFM tables
// (https://github.github.com/gfm/#tables-extension-). Marks are taken off and counted; a line stays a
// paragraph of its own, since converters keep the lines of the page. Reference links and nested lists are
// read as text.
#pragma once

#include <string_view>

#include "extract/document.h"
#include "extract/read.h"

namespace prikaz::extract {

int recognize_markdown(std::string_view bytes, std::string_view name);
Document read_markdown(std::string_view bytes, std::string_view name, const ReadOptions& options);

}  // namespace prikaz::extract
