// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalize/citation.h"

namespace prikaz::normalize {

std::vector<Citation> find_citations(std::string_view) { return {}; }
std::optional<NumberMatch> find_number(std::string_view) { return std::nullopt; }

}  // namespace prikaz::normalize
