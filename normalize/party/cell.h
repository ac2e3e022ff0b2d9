// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A cell as the grammar of parties reads it: damage undone (normalize/repair.h) and compounds joined over
// line ends («педагог-» / «психолог»), with the way back to what stood there. Takes any text; linear, never
// throws.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"

namespace prikaz::normalize::party {

class CleanCell {
 public:
  explicit CleanCell(std::string_view written);

  /// What to read. Most cells are sound: then it is the cell itself.
  std::string_view text() const { return is_sound() ? written_ : std::string_view(text_); }
  bool is_sound() const { return sound_ && !recased_; }
  /// The bytes of the cell that a span of `text()` was made of.
  std::string_view written(Span span) const;

 private:
  bool repair();
  void join_compounds();
  void lower_capitals();

  std::string_view written_;
  bool sound_ = true;
  bool recased_ = false;  ///< `text_` is the cell, of capitals, in sentence case: byte for byte as long
  std::string text_;
  std::vector<Span> origins_;  ///< of each byte of `text_`, the character of the cell that it comes from
};

}  // namespace prikaz::normalize::party
