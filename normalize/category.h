// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What sort of work an activity is, by the first stage noun or verb of its title, else by the object. The
// closed list and its words are normalize/lexicon/categories.tsv.
#pragma once

#include <string_view>

namespace prikaz::normalize {

/// "regulation", "training", … "other".
std::string_view category_of(std::string_view title);

}  // namespace prikaz::normalize
