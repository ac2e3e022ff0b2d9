// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalize/period.h"

namespace prikaz::normalize {

std::optional<Period> find_period(std::string_view, const std::optional<Date>&) { return std::nullopt; }

}  // namespace prikaz::normalize
