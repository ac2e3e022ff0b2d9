// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/requisites.h"

namespace prikaz::schema {

Requisites read_requisites(LineRange, CoverageMap&, std::vector<Diagnostic>&, const RequisitesOptions&) {
  return {};
}

}  // namespace prikaz::schema
