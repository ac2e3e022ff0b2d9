// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/place.h"

#include <algorithm>

namespace prikaz {

Box hull(const Box& a, const Box& b) {
  return {std::min(a.x0, b.x0), std::min(a.y0, b.y0), std::max(a.x1, b.x1), std::max(a.y1, b.y1)};
}

std::string describe(const Place& place) {
  std::string text;
  const auto add = [&text](const char* name, int value) {
    if (value == 0) return;
    if (!text.empty()) text += ", ";
    text += name;
    text += ' ';
    text += std::to_string(value);
  };
  add("page", place.page);
  if (!place.table) add("block", place.block);
  add("table", place.table);
  add("row", place.row);
  add("column", place.column);
  add("line", place.line);
  return text;
}

}  // namespace prikaz
