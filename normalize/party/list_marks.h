// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Marks of a list inside a cell: «1.», «2)», «а)» at the start, on a new line, behind a semicolon; on one
// line the number after that of the last mark («1. … 2. …»).
#pragma once

#include "normalize/party/token.h"

namespace prikaz::normalize::party {

class ListMarks {
 public:
  explicit ListMarks(const Tokens& tokens) : t_(tokens) {}

  /// One behind the mark at token i, or i where there is none. `free`: nothing or a hard separator stands
  /// before it.
  std::size_t read(std::size_t i, bool free);

 private:
  bool continues(std::size_t i) const;

  const Tokens& t_;
  int last_ = 0;  ///< number of the last mark, 0 where none stood
};

}  // namespace prikaz::normalize::party
