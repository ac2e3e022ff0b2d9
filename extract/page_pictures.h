// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Pictures of the pages of a file with what was recognized drawn over them, to find out why a table was read
// as it was. Only for formats whose readers see placed glyphs: PDF.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "extract/document.h"
#include "extract/read.h"

namespace prikaz::extract {

/// `bytes` is the file that `document` was read from, with the same options. Calls `take` with every page's
/// number (one-based) and SVG, in order; the pages are read anew one by one, so that memory stays bounded by
/// one page. Gives the number of pages drawn: 0 where the format has no placed glyphs. Throws what
/// read_document throws, and what `take` throws.
int draw_pages(std::string_view bytes, const Document& document, const ReadOptions& options,
               const std::function<void(int page, const std::string& svg)>& take);

}  // namespace prikaz::extract
