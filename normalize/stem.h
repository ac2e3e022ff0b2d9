// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Words to stems (Snowball Russian, libstemmer): the key for search, grouping and lexicon look-up. No
// nominative.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace prikaz::normalize {

/// One word, folded (lower case, ё as е) and stemmed.
std::string stem_word(std::string_view word);

/// All words of a text, in order: letters and digits, inner hyphens split. Numbers stay as they are.
std::vector<std::string> stem_text(std::string_view text);

}  // namespace prikaz::normalize
