// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Where in a flattened row the cell of a column of times stands, by words alone (layout_words.tsv, kinds
// "dated", "time", "time-link"). What the times mean is none of this room's business.
#pragma once

#include <string_view>
#include <vector>

#include "base/span.h"

namespace prikaz::extract::layout {

/// The runs of words that are times, e.g. «до 1 июня 2012 года» in «Ремонт кровли до 1 июня 2012 года Отдел».
std::vector<Span> find_time_runs(std::string_view text);

}  // namespace prikaz::extract::layout
