// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Word for word: a number for the words of a title, whatever its case, punctuation and white space.
#pragma once

#include <cstdint>
#include <string_view>

namespace prikaz::corpus {

/// Titles with fewer words are alike by chance («Подведение итогов»).
inline constexpr std::size_t kLeastCopiedWords = 4;

/// Equal for equal words in equal order; 0 for a title too short to be called a copy.
std::uint64_t wording_of(std::string_view title);

}  // namespace prikaz::corpus
