// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Field instructions, which are the same in DOCX, RTF and DOC (ECMA-376 part 1, 17.16): `HYPERLINK
// "https://…" \o "…"`.
#pragma once

#include <string>
#include <string_view>

namespace prikaz::extract::office {

/// The address of a HYPERLINK; empty for other fields and for places in the same document.
std::string hyperlink_target(std::string_view instruction);

/// PAGE or NUMPAGES.
bool is_page_field(std::string_view instruction);

}  // namespace prikaz::extract::office
