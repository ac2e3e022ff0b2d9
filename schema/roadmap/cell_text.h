// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A cell's text made clean for a field: links and footnote marks taken out, damage repaired, line breaks kept
// only between the items of a list.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "normalize/repair.h"
#include "schema/order_document.h"

namespace prikaz::schema {

struct CellText {
  std::string text;                ///< clean; empty where nothing or only a dash stood there
  std::optional<std::string> raw;  ///< the verbatim form (links and marks still out), where it was repaired
  std::vector<std::string> links;
  std::vector<std::string> marks;  ///< «*», «**», «1» (of a superscript ¹)
  std::vector<normalize::Repair> repairs;
};

/// `cell`: as extracted. Superscript digits are marks only where `notes` (marks of the plan's footnotes) has
/// them.
CellText clean_cell(std::string_view cell, const std::vector<std::string>& notes = {});

/// Bytes of the mark that a list's item begins with («–», «•», «1)», «2.», «а)»); 0 where there is none.
std::size_t list_mark_size(std::string_view line);

/// True where `line` is the next item of the list that ends `text`, or its first behind «:».
bool list_goes_on(std::string_view text, std::string_view line);

/// Lines joined by spaces, but '\n' before list items and behind «;» and «:».
std::string join_list_lines(std::string_view text);

/// True for «-», «–», «—», «х», «...» alone: a cell that is marked as empty.
bool is_dash(std::string_view text);

/// True for «х» alone, in either script: empty, or a mark in a table of quarters.
bool is_cross(std::string_view text);

/// «* – текст», «<*> …», «¹ …»: a footnote's own line.
struct NoteText {
  std::string mark;
  std::string_view text;
};
std::optional<NoteText> split_note(std::string_view line);

/// Begins with a letter that is no capital: it goes on with what stands before.
bool starts_lower(std::string_view text);

/// Adds one diagnostic for each kind of repair.
void report_repairs(const std::vector<normalize::Repair>& repairs, const Place& at,
                    std::vector<Diagnostic>& diagnostics);

}  // namespace prikaz::schema
