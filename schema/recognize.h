// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Document to OrderDocument: requisites first, then the plan's tables and their columns, then rows. See
// schema/README.md for the steps and the files between.
#pragma once

#include <memory>

#include "extract/document.h"
#include "normalize/municipality.h"
#include "schema/order_document.h"

namespace prikaz::schema {

struct RecognizeOptions {
  std::shared_ptr<const normalize::Gazetteer> gazetteer;  ///< may be null
};

/// Never throws on content: what cannot be understood is in `tables`, `coverage.unplaced` and diagnostics.
OrderDocument recognize(const extract::Document& document, const RecognizeOptions& options = {});

}  // namespace prikaz::schema
