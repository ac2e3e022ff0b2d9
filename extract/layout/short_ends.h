// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// One or two letters at a line's beginning: a word («о порядке») or the end of the word above
// («утвержден» + «о единое меню»), by Russian spelling, punctuation and declension (short_ends.tsv).
#pragma once

#include <cstddef>
#include <string_view>

namespace prikaz::extract::layout {

constexpr std::size_t kShortEnd = 2;  // letters

/// Begins with a letter that no word begins with: «ы», «ьных».
bool begins_no_word(std::string_view letters);

/// One or two letters that are no word and, by `behind`, the text that follows them, no short form («г.
/// Орел»).
bool is_no_word(std::string_view letters, std::string_view behind);

/// Whether `end`, of one or two letters, is the end of the word that `left` begins. `known`: the document has
/// `left` as a word. `behind`: the text that follows `end`.
bool is_short_end(std::string_view left, bool known, std::string_view end, std::string_view behind);

}  // namespace prikaz::extract::layout
