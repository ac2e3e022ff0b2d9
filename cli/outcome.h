// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What became of one file, and how a worker tells it to its parent.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/error.h"

namespace prikaz::cli {

struct Outcome {
  std::string path;    ///< as on the command line
  std::string name;    ///< without folders
  std::string output;  ///< what to print, where it succeeded
  std::string note;    ///< a line for people about a file that succeeded; mostly empty
  bool warnings = false;
  std::optional<Error> error;
  std::string sha256;  ///< of a file that failed after it was read
  std::uint64_t bytes = 0;
};

/// Everything but `path`, as bytes for the same machine.
std::string pack_outcome(const Outcome& outcome);
/// Back; false where the bytes are no outcome (a worker may have been damaged by what it read).
bool unpack_outcome(std::string_view bytes, Outcome& outcome);

}  // namespace prikaz::cli
