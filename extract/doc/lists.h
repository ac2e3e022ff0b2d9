// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Lists of a Word 97 file ([MS-DOC] 2.9.147 LSTF, 2.9.150 LVLF, 2.9.131 LFO) and their running numbers.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extract/doc/word_file.h"
#include "extract/office/list_numbers.h"

namespace prikaz::extract::doc {

class Lists {
 public:
  explicit Lists(const WordFile& file);
  /// The next number of the list override `list` (1-based) on `level`, with a space behind; empty where there
  /// is none.
  std::string next(int list, int level);

 private:
  struct List {
    office::ListCounter::Levels levels;
    office::ListCounter counter;
  };
  struct Override {
    std::uint32_t list = 0;
    std::map<int, int> starts;
    std::map<int, office::ListLevel> levels;
    std::array<bool, office::kListLevels> begun{};
  };
  std::map<std::uint32_t, List> lists_;
  std::vector<Override> overrides_;
};

}  // namespace prikaz::extract::doc
