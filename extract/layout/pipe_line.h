// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// One line of cells between pipes.
#pragma once

#include <string_view>
#include <vector>

namespace prikaz::extract::layout {

/// "|---|:--:|": the delimiter row of a Markdown table (GFM, "delimiter row"); at least one pipe and three
/// dashes in all.
bool is_delimiter_row(std::string_view line);

/// The cells between the pipes of a line. A pipe that begins or ends the line bounds a cell; "\|" and pipes
/// inside `code` do not part cells (only with `escapes`).
std::vector<std::string_view> pipe_cells(std::string_view line, bool escapes);

}  // namespace prikaz::extract::layout
