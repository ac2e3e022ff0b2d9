// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Everything below the order's own text: which tables are plans, which lines belong to which plan, which
// tables go on with the one above; then titles, periods, rows, and the diagnostics that need the order and
// its annex together.
#pragma once

#include "schema/coverage.h"
#include "schema/lines.h"
#include "schema/order_document.h"

namespace prikaz::schema {

/// `lines`: what follows the order's own text. Reads `result.order` and `result.abbreviations`, fills
/// roadmaps, tables and diagnostics.
void read_roadmaps(LineRange lines, CoverageMap& coverage, OrderDocument& result);

}  // namespace prikaz::schema
