// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Whether silence of a document means anything: only what was read completely can be said to lack something.
#pragma once

#include "corpus/reason.h"
#include "schema/order_document.h"

namespace prikaz::corpus {

/// None where the order was read completely; else the first reason why it was not: an error, columns that
/// were guessed, text that could not be read, characters that found no place.
Reason find_incompleteness(const schema::OrderDocument& order, std::string_view key);

}  // namespace prikaz::corpus
