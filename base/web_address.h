// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Web addresses that a line, a cell or a page cut: which rest belongs to them. Layouts break them behind
// signs ("https://site.ru/category/" + "report-2024") and, where nothing else fits, anywhere.
#pragma once

#include <string_view>

namespace prikaz {

/// "https://…", "http://…", "www.…"
bool begins_web_address(std::string_view text);

/// Whether `text` ends within a web address behind a sign at which one may be broken and `rest` goes on with
/// it. `cut`: the layout broke the text for want of room, so that the break may stand behind a letter too.
bool web_address_goes_on(std::string_view text, std::string_view rest, bool cut = false);

}  // namespace prikaz
