// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The short forms that a document defines anywhere, in its text or in cells, in order and each once.
#pragma once

#include <vector>

#include "extract/document.h"
#include "schema/lines.h"
#include "schema/order_document.h"

namespace prikaz::schema {

std::vector<PlacedAbbreviation> find_document_abbreviations(LineRange lines);

}  // namespace prikaz::schema
