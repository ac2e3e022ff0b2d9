// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// HTML as browsers, portals and word processors write it, and web archives (MHTML, RFC 2557), also under the
// name of a
// `.doc`. Reads: blocks, tables with spans, nested tables, numbers of lists, links, preformatted text (as
// plain text with its tables). Skips: scripts, styles, the title, comments, pictures; hidden text with a
// diagnostic. Never fetches anything. `at` is the line of the source; of a web archive the line inside its
// HTML part.
#pragma once

#include <string_view>

#include "extract/document.h"
#include "extract/read.h"

namespace prikaz::extract {

int recognize_html(std::string_view bytes, std::string_view name);
Document read_html(std::string_view bytes, std::string_view name, const ReadOptions& options);

}  // namespace prikaz::extract
