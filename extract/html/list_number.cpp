// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/html/list_number.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace prikaz::extract::html {

std::string list_number(long value, char type) {
  const bool upper = type == 'A' || type == 'I';
  std::string result;
  if ((type == 'a' || type == 'A') && value > 0) {
    for (long rest = value; rest > 0; rest = (rest - 1) / 26)
      result += static_cast<char>('a' + (rest - 1) % 26);
    std::reverse(result.begin(), result.end());
  } else if ((type == 'i' || type == 'I') && value > 0 && value < 4000) {
    static constexpr std::array<std::pair<int, std::string_view>, 13> kParts = {{{1000, "m"},
                                                                                 {900, "cm"},
                                                                                 {500, "d"},
                                                                                 {400, "cd"},
                                                                                 {100, "c"},
                                                                                 {90, "xc"},
                                                                                 {50, "l"},
                                                                                 {40, "xl"},
                                                                                 {10, "x"},
                                                                                 {9, "ix"},
                                                                                 {5, "v"},
                                                                                 {4, "iv"},
                                                                                 {1, "i"}}};
    for (const auto& [size, letters] : kParts)
      for (; value >= size; value -= size) result += letters;
  } else {
    return std::to_string(value);
  }
  if (upper)
    for (char& c : result) c = static_cast<char>(c - 32);
  return result;
}

}  // namespace prikaz::extract::html
