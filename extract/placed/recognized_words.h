// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Words of a scan's own text layer as their picture shows them. The programs that write such layers often
// stretch a word together with a space behind it over the word's place or up to the next word, so that its
// letters end too far left, take the column lines of tables for the letter «|», and write in no order that
// tells of cells.
#pragma once

#include <vector>

#include "extract/placed/words.h"

namespace prikaz::extract::placed {

/// The page's text is what a program recognized in its picture, drawn invisibly over it.
bool is_recognized(const Page& page);

/// Takes off bars that were column lines, puts the ends of stretched words where these end and takes the
/// order from them. `words`: those of the page, in the order of the content stream.
void mend_recognized(std::vector<Word>& words, const Page& page);

}  // namespace prikaz::extract::placed
