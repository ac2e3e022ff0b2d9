// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Sizes of texts that are large only to show that time and memory do not explode. Growth shows in the plain
// build; sanitizers look for what is done with memory, which a smaller text does as well, ten times as
// slowly.
#pragma once

#include <cstddef>

#ifdef PRIKAZ_SANITIZE
inline constexpr std::size_t kStrainShare = 8;
#else
inline constexpr std::size_t kStrainShare = 1;
#endif

constexpr std::size_t strained(std::size_t size) { return size / kStrainShare; }
