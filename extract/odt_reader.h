// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// OpenDocument texts (ODF 1.0–1.3, ISO 26300), as packages and as flat XML.
//
// Reads: paragraphs, tables with spans, repeats and nesting, lists with their numbers, links, notes, frames
// and shapes, headers and footers (as furniture), tracked changes as accepted; of a package that was cut off
// what stands before the cut. Leaves out, with a diagnostic: comments, hidden text. Does not read: pictures,
// formulas, embedded objects. Refuses: encrypted packages.
#pragma once

#include <string_view>

#include "extract/document.h"
#include "extract/read.h"

namespace prikaz::extract {

int recognize_odt(std::string_view bytes, std::string_view name);

/// Throws Error: Damaged, Encrypted, LimitExceeded.
Document read_odt(std::string_view bytes, std::string_view name, const ReadOptions& options);

}  // namespace prikaz::extract
