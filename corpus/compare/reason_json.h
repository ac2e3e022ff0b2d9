// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/reason.h"
#include "schema/json_writer.h"

namespace prikaz::corpus {

/// An object with `code` and what that code needs (definition `reason` of schema/comparison.schema.json);
/// null for None.
void put_reason(schema::JsonWriter& json, const Reason& reason);

}  // namespace prikaz::corpus
