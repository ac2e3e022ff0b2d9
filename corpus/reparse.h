// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Reading the contents of a corpus again with this program, and saying what that changed.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "corpus/import.h"

namespace prikaz::corpus {

struct ReparseChange {
  std::string id;                        ///< of the order as it reads now
  std::string path;                      ///< of the file
  std::string before;                    ///< the program of the older reading
  std::vector<std::string> differences;  ///< "/order/number: \"118\" → \"118-о\"", the first of them
  std::size_t count = 0;                 ///< of all differences
};

struct ReparseResult {
  RunCounts counts;
  bool interrupted = false;
  std::uint64_t changed = 0, unchanged = 0;
  std::vector<std::string> unavailable;  ///< contents whose bytes are nowhere any more: last known paths
};

/// `everything`: also what this very program read. The reading options are those of `options`; its paths are
/// not used. `visit` gets each content that reads differently now.
ReparseResult reparse(Store& store, ImportOptions options, bool everything,
                      const std::function<void(const ReparseChange&)>& visit);

/// How two order documents differ, as lines; at most `limit` of them, `count` gets the number of all.
std::vector<std::string> describe_differences(std::string_view before, std::string_view after,
                                              std::size_t limit, std::size_t& count);

}  // namespace prikaz::corpus
