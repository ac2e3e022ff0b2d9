// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "normalize/timing.h"

namespace prikaz::normalize::timing {

/// Sets `start` and `end` of the whole: null on a side where an item other than external or unresolved is
/// unbounded.
void set_hull(Timing& read);

}  // namespace prikaz::normalize::timing
