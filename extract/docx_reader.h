// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Word documents since 2007 (ECMA-376 / ISO 29500, strict and transitional), by whatever program, and the XML
// of Word 2003.
//
// Reads: paragraphs, tables with all merges and nesting, automatic numbers, results of fields, links, notes,
// text boxes, headers and footers (as furniture), tracked changes as accepted; of a package that was cut off
// what stands before the cut. Leaves out, with a diagnostic: comments, hidden text, embedded documents,
// charts, diagrams. Does not read: pictures. Refuses: encrypted packages.
#pragma once

#include <string_view>

#include "extract/document.h"
#include "extract/read.h"

namespace prikaz::extract {

int recognize_docx(std::string_view bytes, std::string_view name);

/// Throws Error: Damaged, Encrypted, LimitExceeded.
Document read_docx(std::string_view bytes, std::string_view name, const ReadOptions& options);

}  // namespace prikaz::extract
