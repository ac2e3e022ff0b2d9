// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/office/field.h"

#include <algorithm>

namespace prikaz::extract::office {

std::string hyperlink_target(std::string_view instruction) {
  constexpr std::string_view kWord = "HYPERLINK";
  const std::size_t word = instruction.find(kWord);
  if (word == std::string_view::npos) return {};
  instruction.remove_prefix(word + kWord.size());
  const std::size_t open = instruction.find('"');
  if (open == std::string_view::npos || instruction.substr(0, open).find("\\l") != std::string_view::npos)
    return {};
  const std::size_t close = std::min(instruction.find('"', open + 1), instruction.size());
  return std::string(instruction.substr(open + 1, close - open - 1));
}

bool is_page_field(std::string_view instruction) {
  const std::size_t begin = std::min(instruction.find_first_not_of(" \t\n"), instruction.size());
  const std::string_view word =
      instruction.substr(begin, instruction.find_first_of(" \t\n\\", begin) - begin);
  return word == "PAGE" || word == "NUMPAGES";
}

}  // namespace prikaz::extract::office
