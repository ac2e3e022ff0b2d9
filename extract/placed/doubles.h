// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Text printed twice at nearly one place: how programs without a bold font make letters bold, how shadows are
// drawn, and what a recognized layer over text that was there already comes to. It is read once.
#pragma once

#include "extract/placed/page.h"

namespace prikaz::extract::placed {

/// Takes later glyphs off the page that repeat an earlier one: the same letter, size and direction, and less
/// than a letter's part beside it.
void drop_doubles(Page& page);

}  // namespace prikaz::extract::placed
