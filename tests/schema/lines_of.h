// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A Document out of plain lines, one paragraph a line, for tests of what stands behind the readers.
#pragma once

#include <string>
#include <string_view>

#include "extract/document.h"

namespace prikaz::tests {

/// "\n" and "\t" written as two characters are a line break and a tab too, so that a whole text fits into one
/// field of a table.
inline extract::Document document_of(std::string_view text) {
  extract::Document document;
  document.source.sha256 = std::string(64, '0');
  bool gap = false;
  int number = 0;
  for (std::size_t begin = 0; begin <= text.size();) {
    std::size_t end = begin, next = text.size() + 1;
    for (; end < text.size(); ++end) {
      if (text[end] == '\n') next = end + 1;
      if (text.substr(end).starts_with("\\n")) next = end + 2;
      if (next <= text.size()) break;
    }
    ++number;
    std::string line(text.substr(begin, end - begin));
    for (std::size_t tab; (tab = line.find("\\t")) != std::string::npos;) line.replace(tab, 2, "\t");
    if (line.find_first_not_of(" \t") == std::string::npos) {
      gap = true;
    } else {
      extract::Paragraph paragraph;
      paragraph.text = line;
      paragraph.at.line = number;
      paragraph.gap_before = gap;
      document.blocks.emplace_back(std::move(paragraph));
      gap = false;
    }
    begin = next;
  }
  return document;
}

}  // namespace prikaz::tests
