// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/readers.h"

namespace prikaz::extract {

std::span<const Reader> readers() { return {}; }

}  // namespace prikaz::extract
