// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Words that a narrow column cut without a hyphen. Where a line ends with its only word and has no room for
// one letter more, the word may be whole or cut; the whole document's words and the letters that meet decide.
#pragma once

#include "extract/document.h"

namespace prikaz::extract::placed {

/// Stands where a word may be cut; no reader gives control characters.
constexpr char kMaybeCut = '\x1F';

/// Puts a space or nothing in the place of each kMaybeCut.
void settle_cuts(Document& document);

}  // namespace prikaz::extract::placed
