// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Pages that lie tilted by some degrees, as scanned pages with a layer of text and printed photographs do:
// turned straight before lines and grids are looked for, and what was found turned back.
#pragma once

#include "extract/placed/blocks.h"
#include "extract/placed/page.h"

namespace prikaz::extract::placed {

/// By how much most lines of text rise or fall (points downwards for each to the right), or 0 where they lie
/// straight, are few or do not agree.
float find_skew(const Page& page);

/// Turns letters and lines about the page's middle so that text of this skew lies straight.
void deskew(Page& page, float skew);

/// Places of a page that was turned straight, on the page as it is.
void turn_back(DraftPage& draft, float skew);

}  // namespace prikaz::extract::placed
