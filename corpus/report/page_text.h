// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Text that may stand inside a <script> element of a page, whatever it is made of.
#pragma once

#include <string>
#include <string_view>

namespace prikaz::corpus::reporting {

/// JSON in which no HTML parser finds a tag, a comment or an entity: < > & are written as \u escapes, which
/// they may be because JSON has them in strings only (HTML, "4.12.1.3 Restrictions for contents of script
/// elements").
std::string without_markup(std::string_view json);

/// zlib (RFC 1950), then base64 (RFC 4648).
std::string packed(std::string_view bytes);

}  // namespace prikaz::corpus::reporting
