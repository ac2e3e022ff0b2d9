// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Plans written as numbered paragraphs whose parts say what they are: «1. Очистить трубы. Срок: до 15 марта.
// Ответственный: МУП «Дороги»». Each label becomes a column, so that the list is a table like any other.
#pragma once

#include "extract/document.h"

namespace prikaz::extract::layout {

/// Puts a guessed table of the kind "labelled" in the place of every such run of paragraphs: below a plan's
/// title, numbers that count up from 1, four of five items with a time and with the same labels. The labels
/// of the first item head the columns, those of the others count as markup. Everything else stays as it was.
/// Linear in the document's text.
void tabulate_labelled_lists(Document& document);

}  // namespace prikaz::extract::layout
