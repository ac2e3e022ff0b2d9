// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A table that begins at the foot of one column of a page and goes on at the head of the next one.
#pragma once

#include "extract/placed/blocks.h"

namespace prikaz::extract::placed {

/// Appends the rows of `below` to `above` where both have the same columns, `shift` points apart, and `below`
/// has no heading of its own. False where it does not go on; then nothing has changed.
bool go_on_in_next_column(DraftTable& above, DraftTable& below, float shift);

}  // namespace prikaz::extract::placed
