// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A row that plans several things at several times: «1) Семинар 2) Конкурс» beside «октябрь / март».
#pragma once

#include <string>
#include <string_view>

#include "normalize/timing.h"

namespace prikaz::schema {

/// The cell of the times with a line for each where the title is a list whose items are marked («- …», «1)
/// …») and the times, on one line, are as many and written alike: «сентябрь январь» beside two items, as a
/// PDF gives them, which does not say where a cell's line ended. Otherwise `times` as it is.
std::string part_times(std::string_view title, std::string_view times);

/// Gives each item of `timing` the item of the title that stands in the same place of its list as its `label`
/// (named in `inferred`), where both cells are lists of equally many items, a line each, and no item has a
/// label of its own. Otherwise nothing is changed: the items stay unpaired. `title` and `times`: the cells as
/// extracted, with their line breaks.
void pair_lists(std::string_view title, std::string_view times, normalize::Timing& timing);

}  // namespace prikaz::schema
