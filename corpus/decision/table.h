// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Tables of people's decisions as TSV: a heading, one row each; "\t", "\n", "\r", "\\" escaped as is usual
// for text/tab-separated-values (IANA).
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"

namespace prikaz::corpus::decision {

using Headings = std::vector<std::string_view>;
using Fields = std::vector<std::string>;

/// Each row has as many fields as there are headings.
std::string write_table(const Headings& headings, const std::vector<Fields>& rows);

/// Columns are found by their heading, whatever their order: `fields` are in the order of `headings`, empty
/// where the table lacks the column. Empty lines and those that begin with "#" are passed over. Throws
/// Error(InvalidDocument) with the line.
void read_table(std::string_view table, const Headings& headings, const Headings& needed,
                const std::function<void(std::size_t line, Fields fields)>& visit);

/// Which of several equals is meant: a number from 1; empty is the first. Throws Error(InvalidDocument).
int read_occurrence(std::size_t line, std::string_view field);

Error line_error(std::size_t line, const std::string& what);

}  // namespace prikaz::corpus::decision
