// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Turned text in a page's side margin: what a document system writes up its edge («Рег. № …», where the
// original is kept). It belongs to none of the page's lines.
#pragma once

#include <vector>

#include "extract/placed/page.h"
#include "extract/placed/stamps.h"
#include "extract/placed/words.h"

namespace prikaz::extract::placed {

/// Takes these words out of `words`; `width` of the page in points.
std::vector<Stamp> take_side_texts(std::vector<Word>& words, const std::vector<Ruling>& rulings, float width);

}  // namespace prikaz::extract::placed
