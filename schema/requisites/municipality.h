// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Whose order it is: the municipality and its region.
#pragma once

#include <optional>

#include "schema/order_document.h"
#include "schema/requisites/heading.h"

namespace prikaz::schema::requisites {

struct MunicipalitySources {
  const Heading& heading;
  std::optional<Approval> approval;  ///< of the first stamp
  Place preamble_at;
};

// The heading names the municipality, else the title, the clauses, the stamp, the preamble; the region may
// stand in a line of its own, or only in the name of a regional body whose act is cited.
void read_municipality(Order& order, const MunicipalitySources& written,
                       const normalize::Gazetteer* gazetteer);

}  // namespace prikaz::schema::requisites
