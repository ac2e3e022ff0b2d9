// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Rich Text Format (specification 1.9.1). A reader of our own: what orders use of RTF is small, it takes a
// thousandth of the time of a converter and needs no program.
//
// Reads: code pages of fonts and \u with fallbacks, paragraphs, tables with merged and nested cells, list
// numbers as written (\listtext), results of fields, links, notes, text boxes, headers and footers (as
// furniture), tracked changes as accepted. Leaves out, with a diagnostic: comments, hidden text. Does not
// read: pictures, objects, drawings.
#pragma once

#include <string_view>

#include "extract/document.h"
#include "extract/read.h"

namespace prikaz::extract {

int recognize_rtf(std::string_view bytes, std::string_view name);

/// Throws Error: LimitExceeded.
Document read_rtf(std::string_view bytes, std::string_view name, const ReadOptions& options);

}  // namespace prikaz::extract
