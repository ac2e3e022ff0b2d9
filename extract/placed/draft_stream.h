// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A table that white space or rulings told, with its cells' words made to texts.
#pragma once

#include "extract/placed/blocks.h"
#include "extract/placed/stream.h"

namespace prikaz::extract::placed {

/// `signs`: counts the line ends of its cells.
DraftTable draft_stream(StreamTable&& from, int page, HyphenSigns& signs);

}  // namespace prikaz::extract::placed
