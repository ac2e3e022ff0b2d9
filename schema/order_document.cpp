// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/order_document.h"

#include <array>

namespace prikaz::schema {
namespace {

constexpr std::array<std::string_view, 12> kRoleNames = {"number",   "activity",  "responsible",  "timing",
                                                         "result",   "indicator", "participants", "place",
                                                         "document", "funding",   "note",         "other"};

}  // namespace

std::string_view role_name(ColumnRole role) { return kRoleNames[static_cast<std::size_t>(role)]; }

std::optional<ColumnRole> role_by_name(std::string_view name) {
  for (std::size_t k = 0; k < kRoleNames.size(); ++k)
    if (kRoleNames[k] == name) return static_cast<ColumnRole>(k);
  return std::nullopt;
}

}  // namespace prikaz::schema
