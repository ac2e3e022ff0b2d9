// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Which paragraphs of a text belong to its pages and not to the order: page numbers that count up, the stamp
// of an electronic signature. They are marked, never taken out.
#pragma once

#include "extract/document.h"

namespace prikaz::extract::layout {

/// Marks paragraphs that have no mark yet.
void mark_page_furniture(Document& document);

}  // namespace prikaz::extract::layout
