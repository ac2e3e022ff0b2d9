// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What pages have in their margins besides the text: page numbers («- 3 -», «Страница 3 из 7»), running heads
// and feet (the act's title, a document system's line, a site's address), which the pages repeat at one
// place.
#pragma once

#include <vector>

#include "extract/placed/blocks.h"

namespace prikaz::extract::placed {

/// The furniture of each page's blocks: None, PageNumber or RunningHead. Tables have none.
std::vector<std::vector<Furniture>> find_running_heads(const std::vector<DraftPage>& pages);

}  // namespace prikaz::extract::placed
