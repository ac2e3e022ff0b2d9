// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The heading of a table whose cells stand beside each other: how many lines it takes and where its columns
// begin.
#pragma once

#include <cstddef>
#include <vector>

#include "extract/layout/space_lines.h"

namespace prikaz::extract::layout {

/// Lines at the start of `lines` that belong to the heading, the first among them. Those that begin with a
/// capital and are no known heading word may be missing.
std::size_t count_heading_lines(const std::vector<SpaceLine>& lines);

/// Where the headings begin: what stands over one another is one. Headings with a single blank between are
/// parted where the rows below, or the other lines of the heading, show more columns. Empty where the rows
/// have more columns than that.
std::vector<std::size_t> find_heading_starts(const std::vector<SpaceLine>& lines, std::size_t heading);

}  // namespace prikaz::extract::layout
