// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Stamps of electronic signatures («ДОКУМЕНТ ПОДПИСАН ЭЛЕКТРОННОЙ ПОДПИСЬЮ», certificate, owner, validity):
// put on a page when it was finished, anywhere, also across its text or a table. They are written in one go,
// so the order of writing takes them apart from what they lie upon.
#pragma once

#include <vector>

#include "extract/placed/words.h"

namespace prikaz::extract::placed {

struct Stamp {
  std::vector<TextLine> lines;  ///< at least one
  Box box;
};

/// Takes the words of stamps out of `words` (in the order of the content stream) and the sides of their
/// frames out of `rulings`.
std::vector<Stamp> take_stamps(std::vector<Word>& words, std::vector<Ruling>& rulings);

}  // namespace prikaz::extract::placed
