// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Section rows to the flat list of sections with parents: «1.» holds «1.1», a chapter of another style
// directly below a chapter is its child.
#pragma once

#include <string>
#include <vector>

#include "schema/order_document.h"
#include "schema/roadmap/cell_text.h"

namespace prikaz::schema {

class SectionTree {
 public:
  explicit SectionTree(Roadmap& roadmap) : roadmap_(roadmap) {}

  /// Adds a section. `number`: the number cell's text, may be empty: then a number leading the title is split
  /// off.
  void open(const std::string& number, CellText title, const Place& at);
  /// An activity stands below the last section.
  void add_item() { bare_ = false; }

 private:
  struct Level {
    std::string style;  // how the number is written: "1", "1.1", "I", "words", ""
    std::string number;
    int index;
  };
  Roadmap& roadmap_;
  std::vector<Level> open_;
  bool bare_ = false;  // the last row was a section
};

}  // namespace prikaz::schema
