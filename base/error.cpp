// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/error.h"

namespace prikaz {

std::string_view code_name(ErrorCode code) {
  switch (code) {
    case ErrorCode::NotFound:
      return "not-found";
    case ErrorCode::NotAFile:
      return "not-a-file";
    case ErrorCode::Unreadable:
      return "unreadable";
    case ErrorCode::Empty:
      return "empty";
    case ErrorCode::UnknownFormat:
      return "unknown-format";
    case ErrorCode::Damaged:
      return "damaged";
    case ErrorCode::Encrypted:
      return "encrypted";
    case ErrorCode::TooLarge:
      return "too-large";
    case ErrorCode::LimitExceeded:
      return "limit-exceeded";
    case ErrorCode::TimeExceeded:
      return "time-exceeded";
    case ErrorCode::MemoryExceeded:
      return "memory-exceeded";
    case ErrorCode::Crashed:
      return "crashed";
    case ErrorCode::MissingProgram:
      return "missing-program";
    case ErrorCode::InvalidDocument:
      return "invalid-document";
    case ErrorCode::Usage:
      return "usage";
    case ErrorCode::StoreLocked:
      return "store-locked";
    case ErrorCode::StoreForeign:
      return "store-foreign";
    case ErrorCode::StoreNewer:
      return "store-newer";
    case ErrorCode::StoreDamaged:
      return "store-damaged";
    case ErrorCode::StoreReadOnly:
      return "store-read-only";
    case ErrorCode::DiskFull:
      return "disk-full";
    case ErrorCode::Interrupted:
      return "interrupted";
    case ErrorCode::Internal:
      return "internal";
  }
  return "internal";
}

Error::Error(ErrorCode code, std::string detail, Place at)
    : std::runtime_error(detail), code_(code), detail_(std::move(detail)), at_(at) {}

std::string format_error(std::string_view file, const Error& error) {
  std::string line = "prikaz: ";
  if (!file.empty()) {
    line += file;
    line += ": ";
  }
  line += error.detail();
  if (const std::string where = describe(error.at()); !where.empty()) line += " (" + where + ")";
  return line;
}

}  // namespace prikaz
