// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The name of a municipality in quotes: «"Шилкинский район"», «"Сунтарский улус (район)"».
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "normalize/place/kinds.h"

namespace prikaz::normalize::places {

struct Found {
  std::string name;     ///< as it goes into the municipality's name
  std::string proper;   ///< without inner kinds
  std::size_t end = 0;  ///< item behind it
};

/// `open`: the opening quote. std::nullopt where no name stands behind it.
std::optional<Found> quoted_name(const std::vector<Item>& items, std::size_t open);

}  // namespace prikaz::normalize::places
