// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The words by which amounts are read (lexicon/units.tsv), by class. Read once, at first use.
#pragma once

#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

namespace prikaz::normalize::target {

struct Quantities {
  std::unordered_map<std::string_view, std::string_view> units, compares;
  std::unordered_map<std::string_view, double> scales, numbers, ones;
  std::unordered_set<std::string_view> before, prepositions, open, shares;
  std::vector<std::string_view> stops, changes, verbs, counts;
  std::vector<std::pair<std::string_view, std::string_view>> plurals;
};
const Quantities& quantities();

/// The digits of a text as one number; anything else in it is passed over.
double number_of(std::string_view digits);

}  // namespace prikaz::normalize::target
