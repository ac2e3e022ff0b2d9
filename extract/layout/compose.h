// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Text to blocks: runs the detectors from the surest to the loosest, each on the lines that none before has
// claimed, and makes paragraphs of the rest, one for each line.
#pragma once

#include <string_view>

#include "base/limits.h"
#include "extract/document.h"
#include "extract/layout/inline_marks.h"

namespace prikaz::extract::layout {

/// Appends to `document`: blocks, diagnostics, markup_characters. `text`: valid UTF-8. Tables are numbered
/// from 1.
void compose(std::string_view text, Dialect dialect, const Limits& limits, Document& document);

}  // namespace prikaz::extract::layout
