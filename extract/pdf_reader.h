// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// PDF (ISO 32000-1) with a text layer. Reads: text, rulings and thin filled rectangles, form fields by their
// appearance, in rotated pages too; tables with and without rulings, over pages. Names but does not read:
// embedded files, pictures of text
// (`needs-ocr`), fonts whose letters nothing tells (`text-undecodable`). Refuses: encrypted files without
// their password. Never runs: scripts, actions.
#pragma once

#include "extract/readers.h"

namespace prikaz::extract {

int recognize_pdf(std::string_view bytes, std::string_view name);
Document read_pdf(std::string_view bytes, std::string_view name, const ReadOptions& options);

}  // namespace prikaz::extract
