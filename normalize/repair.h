// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Damage undone without understanding: letters of another script inside a word, Arabic look-alikes, «в„–» for
// «№», lost spaces («на2012-2014», «28.06.2014№172-ФЗ»), white space, broken quotes, lost and kept hyphens.
// Every repair is named; the caller keeps the raw.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace prikaz::normalize {

struct Repair {
  std::string from;
  std::string to;
  std::string why;  ///< "mixed-script", "mojibake", "lost-space", "ocr-digit", "lost-hyphen", "markup", …
};

struct RepairedText {
  std::string text;             ///< white space squeezed; '\n' kept with `keep_newlines`
  std::vector<Repair> repairs;  ///< in order; white space alone is no repair
};

RepairedText repair_text(std::string_view text, bool keep_newlines = false);

}  // namespace prikaz::normalize
