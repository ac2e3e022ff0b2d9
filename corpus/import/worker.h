// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The reading side: a process that takes jobs from a pipe, reads each file under limits, and answers with
// outcomes.
#pragma once

#include <string>

#include "corpus/import.h"

namespace prikaz::corpus::import {

/// Reads until `in` ends. Called in a forked process; never returns.
[[noreturn]] void run_worker(int in, int out, const ImportOptions& options);

}  // namespace prikaz::corpus::import
