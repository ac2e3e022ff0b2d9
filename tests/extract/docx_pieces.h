// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Pieces of WordprocessingML for the tests of the DOCX reader.
#pragma once

#include <catch2/catch.hpp>

#include "tests/extract/office_package.h"

namespace prikaz::extract {

struct DocxCase {
  const char* name;
  std::string body;
  std::string expected;
};

inline std::string p(const std::string& text) {
  return "<w:p><w:r><w:t xml:space=\"preserve\">" + text + "</w:t></w:r></w:p>";
}
inline std::string tc(const std::string& text, const std::string& properties = "") {
  return "<w:tc><w:tcPr>" + properties + "</w:tcPr>" + p(text) + "</w:tc>";
}
inline std::string tr(const std::string& cells, const std::string& properties = "") {
  return "<w:tr><w:trPr>" + properties + "</w:trPr>" + cells + "</w:tr>";
}
inline std::string tbl(const std::string& rows, const std::string& grid = "") {
  return "<w:tbl><w:tblPr/><w:tblGrid>" + grid + "</w:tblGrid>" + rows + "</w:tbl>";
}

inline void check(const std::vector<DocxCase>& cases, const Parts& parts = {}) {
  for (const DocxCase& one : cases) {
    INFO(one.name);
    CHECK(read_dump(make_docx(one.body, parts), "order.docx") == one.expected);
  }
}

}  // namespace prikaz::extract
