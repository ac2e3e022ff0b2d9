// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the page shows of one order when one looks closer.
#pragma once

#include <string>
#include <string_view>

#include "schema/order_document.h"

namespace prikaz::corpus::reporting {

/// JSON, one line: {"activities": […], "roadmaps": […], "citations": […], "diagnostics": […], "unplaced":
/// […]}. Activities of all roadmaps in one list, in the order of the document.
std::string write_details(const schema::OrderDocument& order);

/// JSON, one line: who, what, when, which file, what was doubted.
std::string write_document(const schema::OrderDocument& order, std::string_view key);

}  // namespace prikaz::corpus::reporting
