// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Cells over several rows in tables with rulings only between rows: where a ruling leaves a column out, the
// cells above and below it are one.
#pragma once

#include <vector>

#include "extract/placed/columns.h"
#include "extract/placed/page.h"
#include "extract/placed/stream.h"

namespace prikaz::extract::placed {

/// `rulings`: all horizontal ones, downwards. `body`: where the heading's last ruling stands.
void span_rows_over_gaps(StreamTable& table, const std::vector<Ruling>& rulings, const Columns& columns,
                         float body);

}  // namespace prikaz::extract::placed
