// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Files to results, each file in a worker process: a file that crashes a parser, hangs it or eats the memory
// costs that file and is told like any other failure. Results come in the order of the files.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "base/limits.h"
#include "cli/file_options.h"
#include "cli/outcome.h"

namespace prikaz::cli {

/// What is done with the bytes of one file, in the worker: fills `output` and `warnings`; may throw Error.
using Work = std::function<void(std::string_view bytes, Outcome& outcome)>;

/// Works on all files with `jobs` workers (0: as many as there are processors) and calls `emit` in this
/// process, in the order of the files. At most a few results a worker are in memory at once.
void read_all(const FileArguments& files, const Limits& limits, unsigned jobs, const Work& work,
              const std::function<void(const Outcome&)>& emit);

}  // namespace prikaz::cli
