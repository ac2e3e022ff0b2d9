// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The one exception type: what makes a whole file (or a whole command) fail. What can be survived is a
// Diagnostic, what is merely absent a std::optional. Codes are stable: they stand in the import's ledger and
// in `prikaz-failure/1`.
#pragma once

#include <stdexcept>
#include <string>
#include <string_view>

#include "base/place.h"

namespace prikaz {

enum class ErrorCode {
  NotFound,         ///< no such file, or it vanished while it was read
  NotAFile,         ///< a directory or a device where a file is wanted
  Unreadable,       ///< the system refused: permissions, input/output error
  Empty,            ///< zero bytes
  UnknownFormat,    ///< no reader knows these bytes
  Damaged,          ///< the format is known, its structure is broken beyond reading
  Encrypted,        ///< a password or rights management stands before the text
  TooLarge,         ///< the file exceeds the limit on bytes
  LimitExceeded,    ///< another limit: pages, depth, cells, expansion
  TimeExceeded,     ///< the limit on time
  MemoryExceeded,   ///< the limit on memory
  Crashed,          ///< the worker that read the file died
  MissingProgram,   ///< an optional external program is not installed
  InvalidDocument,  ///< JSON that is no order document
  Usage,            ///< a call that makes no sense
  StoreLocked,      ///< another process holds the corpus
  StoreForeign,     ///< the file is no corpus of ours
  StoreNewer,       ///< the corpus was written by a newer program
  StoreDamaged,     ///< the corpus fails its own checks
  StoreReadOnly,    ///< the corpus cannot be written
  DiskFull,         ///< no space left while writing
  Interrupted,      ///< stopped by a signal
  Internal,         ///< a broken promise of ours
};

/// The stable name: "not-found", "limit-exceeded", …
std::string_view code_name(ErrorCode code);

class Error : public std::runtime_error {
 public:
  /// `detail`: what is wrong, in one line without the file's name: "the central directory is cut off".
  Error(ErrorCode code, std::string detail, Place at = {});

  ErrorCode code() const { return code_; }
  const std::string& detail() const { return detail_; }
  const Place& at() const { return at_; }

 private:
  ErrorCode code_;
  std::string detail_;
  Place at_;
};

/// The one line for people: "prikaz: order.docx: the central directory is cut off (page 2)".
std::string format_error(std::string_view file, const Error& error);

}  // namespace prikaz
