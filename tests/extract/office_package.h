// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Packages made in memory for the tests of office readers.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace prikaz::extract {

using Parts = std::vector<std::pair<std::string, std::string>>;

/// A ZIP package with these parts, deflated save "mimetype".
std::string make_zip(const Parts& parts);

/// A DOCX whose w:body holds `body`; `more` replaces or adds parts. Namespaces w, r, mc, wps, a, v, w14 are
/// declared.
std::string make_docx(std::string_view body, const Parts& more = {});
std::string wordprocessing_part(std::string_view root, std::string_view inside);  ///< "w:styles", …
std::string relationships_part(const std::vector<std::pair<std::string, std::string>>& type_and_target);

/// An ODT whose office:text holds `text`, with these automatic styles and styles.xml.
std::string make_odt(std::string_view text, std::string_view automatic_styles = {},
                     std::string_view styles = {});
std::string odf_part(std::string_view root, std::string_view inside);

/// The dump of what read_document makes of these bytes, or "error CODE" with the stable name of the code.
std::string read_dump(std::string_view bytes, std::string_view name);

}  // namespace prikaz::extract
