// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Bar charts: the labels of their bars and axes stand in lines and columns and are no table.
#pragma once

#include <vector>

#include "base/place.h"
#include "extract/placed/page.h"

namespace prikaz::extract::placed {

/// What the bars of each chart take: filled rectangles of one thickness that begin on one axis and end
/// anywhere. Grounds of cells and rows, which end together, are none.
std::vector<Box> find_bar_charts(const std::vector<Fill>& fills);

/// Whether a table found there is made of a chart's labels.
bool lies_over_chart(const Box& table, const std::vector<Box>& charts);

}  // namespace prikaz::extract::placed
