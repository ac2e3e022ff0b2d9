// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Where an order's own text ends and its annexes begin: lines in, the first stamp and the end out.
#pragma once

#include <cstddef>
#include <optional>

#include "schema/lines.h"

namespace prikaz::schema::requisites {

inline constexpr std::size_t kMostLines = 2000;  ///< of an order without its annexes

/// The first stamp, and where the order's own text ends at the latest: at a stamp or a table behind it.
struct Bounds {
  std::size_t end = 0;
  std::optional<std::size_t> stamp;
};

Bounds find_bounds(LineRange lines);

}  // namespace prikaz::schema::requisites
