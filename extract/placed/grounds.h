// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Grounds of rows (every second one shaded, or the heading) say where rows begin and end, as rulings do: the
// white rows between them too.
#pragma once

#include <vector>

#include "extract/placed/page.h"

namespace prikaz::extract::placed {

/// The upper and lower edges of shaded rows as horizontal rulings, top to bottom; grounds of one row's cells
/// become one. Nothing for grounds of the whole page and for small ones.
std::vector<Ruling> row_edges(std::vector<Fill> fills, float page_height);

/// Adds to `rules`, ascending positions of rulings, the edges of grounds that go over most of `table`.
void add_row_edges(std::vector<float>& rules, const std::vector<Ruling>& edges, const Box& table);

}  // namespace prikaz::extract::placed
