// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Acts of a higher level that orders cite, one entry an act however its issuer is worded: who follows it, who
// departs from it, what was copied word for word.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "corpus/comparison.h"

namespace prikaz::corpus {

class ParentActs {
 public:
  /// Takes the order's citations and its own requisites, by which it may be a parent itself.
  void add(const schema::OrderDocument& order, std::string_view key, std::uint32_t municipality);

  /// Fills `parents` and the plans' `parents`. Kept are acts of regional and federal bodies, acts that are in
  /// the corpus themselves, and acts that two municipalities cite; laws and charters are no plans to follow.
  /// `municipality_of`: the final index of each municipality given to add(), UINT32_MAX for those that are
  /// not shown.
  void fill(Comparison& comparison, const std::vector<std::uint32_t>& municipality_of);

 private:
  struct Mention {
    std::string number_date;  ///< what acts are told by first
    std::string issuer_key;
    schema::CitedAct act;
    std::string order;
    std::uint32_t municipality = 0;
    bool itself = false;  ///< the order's own requisites
  };
  std::vector<std::vector<const Mention*>> acts();

  std::vector<Mention> mentions_;
};

}  // namespace prikaz::corpus
