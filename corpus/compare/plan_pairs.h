// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// How like whole plans are, and which were copied.
#pragma once

#include "corpus/comparison.h"

namespace prikaz::corpus {

/// Fills `pairs`: those with a similarity of at least kLeastPlanSimilarity or a third of the smaller plan
/// copied, at most kMostPlanPairs, the strongest.
void fill_plan_pairs(Comparison& comparison);

inline constexpr double kLeastPlanSimilarity = 0.2;
inline constexpr double kLeastCopiedShare = 1.0 / 3;
inline constexpr std::size_t kMostPlanPairs = 2000;

}  // namespace prikaz::corpus
