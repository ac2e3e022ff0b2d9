// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Word 97–2003 ([MS-DOC]), read by ourselves: LibreOffice takes over a second and 200 MB for what takes a
// millisecond here, antiword and catdoc lose the tables.
//
// Reads: the text of all pieces, tables with merged and nested cells, lists with their numbers, results of
// fields, links, notes, text boxes, headers and footers (as furniture), tracked changes as accepted. Leaves
// out, with a diagnostic: comments, hidden text. Does not read: pictures, embedded objects, files of Word 6
// and 95. Refuses: encrypted files, also OOXML packages inside a compound file.
#pragma once

#include <string_view>

#include "extract/document.h"
#include "extract/read.h"

namespace prikaz::extract {

int recognize_doc(std::string_view bytes, std::string_view name);

/// Throws Error: Damaged, Encrypted, UnknownFormat (a compound file of another program or an older Word),
/// LimitExceeded.
Document read_doc(std::string_view bytes, std::string_view name, const ReadOptions& options);

}  // namespace prikaz::extract
