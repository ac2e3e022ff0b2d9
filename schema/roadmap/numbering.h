// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Row numbers as written to row numbers as meant: «.1» under section 1 is 1.1, «1» in section 3 beside «3.6»
// is 3.1, «а)» under 3 is 3.а.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace prikaz::schema {

struct RowNumber {
  std::string raw;                     ///< as written, white space squeezed; empty where the row has none
  std::optional<std::string> section;  ///< number of the section it stands in
  int section_index = -1;
  bool same_as_above = false;  ///< its number cell spans down from the row above
  std::string number;          ///< out: repaired; empty where there is none
  bool repaired = false;       ///< out
  bool duplicate = false;      ///< out: an earlier row of the same section has it
  bool gap = false;            ///< out: a number is missing before it
};

void repair_numbers(std::vector<RowNumber>& rows);

/// Without white space, «№» and the marks at its end: «1. 1.» → "1.1", «3)» → "3", «№ 4*» → "4".
std::string bare_number(std::string_view raw);

/// A number at the start of a title or section text: «1.1. Участие …», «II. Кадры», «3) …». The split-off
/// text follows it.
struct LeadingNumber {
  std::string raw;
  std::string_view rest;
};
std::optional<LeadingNumber> split_leading_number(std::string_view text);

}  // namespace prikaz::schema
