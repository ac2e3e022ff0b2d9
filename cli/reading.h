// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// One file after another, or several at a time, with the results in the order of the files.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "base/error.h"
#include "base/limits.h"
#include "cli/file_options.h"

namespace prikaz::cli {

/// What became of one file.
struct Outcome {
  std::string path;
  std::string name;    ///< without folders
  std::string output;  ///< what to print, where it succeeded
  bool warnings = false;
  std::optional<Error> error;
  std::string sha256;  ///< of a file that failed after it was read
  std::uint64_t bytes = 0;
};

/// What is done with the bytes of one file: fills `output` and `warnings`; may throw Error.
using Work = std::function<void(std::string_view bytes, Outcome& outcome)>;

/// Reads one file and works on it. Never throws.
Outcome read_one(const std::string& path, const Limits& limits, const Work& work);

/// Works on all files with `jobs` threads and calls `emit` on the calling thread, in the order of the files.
/// At most a few files a thread are in memory at once.
void read_all(const FileArguments& files, const Limits& limits, unsigned jobs, const Work& work,
              const std::function<void(const Outcome&)>& emit);

}  // namespace prikaz::cli
