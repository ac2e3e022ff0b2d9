// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What is shown of an order: its best reading, completed by the others and corrected by people.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/correction.h"
#include "corpus/reading.h"
#include "schema/order_document.h"

namespace prikaz::corpus {

/// The order without its plan gives to the annex that came alone what it lacks: requisites, preamble,
/// clauses, signatures. Leaves the diagnostic `order-completed`, and adds up the coverage. `plan` keeps its
/// own id.
void complete_order(schema::OrderDocument& plan, const schema::OrderDocument& order);

struct Ingredients {
  std::string best;                 ///< JSON of the best reading
  std::string name;                 ///< file name to show; empty: as read
  std::optional<std::string> body;  ///< JSON of the order without plan, where `best` is an annex alone
};

/// `corrections` get their states. Throws Error(StoreDamaged) where the JSON is none.
schema::OrderDocument compile_order(const Ingredients& ingredients, std::vector<Correction>& corrections);

}  // namespace prikaz::corpus
