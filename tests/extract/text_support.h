// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the tests of the text readers share: files, a readable dump of tables, the promises every reading
// keeps.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "extract/document.h"

namespace prikaz::test {

std::string load(const std::string& path);
/// Files of a folder with one of the extensions (".txt"), sorted; empty where there is no such folder.
std::vector<std::string> files_in(const std::string& folder, const std::vector<std::string>& extensions);

extract::Document read(std::string_view bytes, std::string_view name = "order.txt");

/// The tables only, as in tests/extract/layouts/*.grid: "T kind columns [guessed]", then a line "R
/// flags<TAB>cells" a row; cells are parted by " ¦ ", '\n' is written "\n". Flags: h heading, n column
/// numbers, r repeated, e empty, c continues, p page number, - none.
std::string dump_tables(const extract::Document& document);

/// Cell texts by grid position, furniture rows left out, spans at their top left only.
std::vector<std::vector<std::string>> rows_of(const extract::Table& table);

const extract::Table* first_table(const extract::Document& document);
std::vector<std::string> paragraphs_of(const extract::Document& document);

/// Visible characters of all blocks.
std::size_t visible_in(const extract::Document& document);

/// Checks: valid UTF-8; spans inside the grid, every position covered once; rows and cells in order; `source`
/// visible characters = blocks + markup; every at.line points at a line that holds the beginning of the text.
/// Empty where all hold, else the first that does not.
std::string broken_promise(const extract::Document& document, std::string_view source);

/// Promises of the grid alone, for sources that are not plain text.
std::string broken_grid(const extract::Table& table);

}  // namespace prikaz::test
