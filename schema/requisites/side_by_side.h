// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// «СОГЛАСОВАНО        УТВЕРЖДАЮ»: two blocks side by side, as columns of text with a wide gap between.
#pragma once

#include <cstddef>
#include <optional>

#include "schema/lines.h"

namespace prikaz::schema::requisites {

struct SideBySide {
  Lines left, right;
  std::size_t end = 0;  ///< index of the first line behind them
};

/// Nothing where no such pair begins at line `from`.
std::optional<SideBySide> read_side_by_side(LineRange lines, std::size_t from);

}  // namespace prikaz::schema::requisites
