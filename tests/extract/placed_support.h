// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Pages of placed glyphs to a document, and a document as one line, for tests.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "extract/placed/blocks.h"
#include "page_builder.h"

namespace prikaz::test {

using namespace extract;
using namespace extract::placed;

inline Document join(std::vector<Page> pages) {
  static const Limits limits;
  Document document;
  PageJoiner joiner(document, limits);
  std::optional<Columns> before;
  for (const Page& page : pages) {
    DraftPage draft = make_blocks(page, before ? &*before : nullptr);
    const Columns* open = open_columns(draft);
    before = open ? std::optional(*open) : std::nullopt;
    joiner.add(std::move(draft));
  }
  joiner.finish();
  return document;
}

// Paragraphs as their texts, tables as "[cell|cell / cell|cell]"; furniture in braces.
inline std::string dump(const Document& document) {
  std::string text;
  for (const Block& block : document.blocks) {
    if (!text.empty()) text += " ~ ";
    if (const auto* paragraph = std::get_if<Paragraph>(&block)) {
      text += paragraph->furniture == Furniture::None ? paragraph->text : "{" + paragraph->text + "}";
      continue;
    }
    const auto& table = std::get<Table>(block);
    text += "[";
    int row = -1;
    for (const Cell& cell : table.cells) {
      if (cell.row != row && row >= 0) text += " / ";
      if (cell.row == row) text += "|";
      if (cell.row != row) {
        const RowMark& mark = table.rows[static_cast<std::size_t>(cell.row)];
        if (mark.furniture != Furniture::None) text += "{}";
        if (mark.continues) text += "+";
      }
      row = cell.row;
      text += cell.text;
      if (cell.row_span > 1) text += " v" + std::to_string(cell.row_span);
      if (cell.column_span > 1) text += " >" + std::to_string(cell.column_span);
    }
    text += "]";
  }
  return text;
}

}  // namespace prikaz::test
