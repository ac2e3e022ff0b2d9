// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalize/category.h"

namespace prikaz::normalize {

std::string_view category_of(std::string_view) { return "other"; }

}  // namespace prikaz::normalize
