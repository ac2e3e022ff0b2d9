// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Russian in small Latin letters, as ICU's "Russian-Latin/BGN; Latin-ASCII; Lower" has it (CLDR,
// Russian-Latin by the rules of the U.S. Board on Geographic Names). Only text of Russian letters, or of
// ASCII alone, goes by our own table: it gives the same (tests/normalize/transliteration_test.cpp compares
// them), while ICU's registry of transliterators costs more to set up than reading several orders does.
#pragma once

#include <string>
#include <string_view>

namespace prikaz::normalize {

/// Marks and digits stay; «ь» is an apostrophe, «ъ» a quotation mark, "·" parts letters that would read as
/// one. Where ICU lacks the rules (its data are cut down), what our table does not know stays as it is.
std::string transliterate(std::string_view text);

}  // namespace prikaz::normalize
