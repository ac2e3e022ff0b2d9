// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Counts the files ahead of the import, in a process of its own, so that a progress bar knows the end.
#pragma once

#include <sys/types.h>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace prikaz::corpus::import {

class FileCounter {
 public:
  FileCounter(const std::vector<std::string>& paths, const std::string& corpus);
  FileCounter(const FileCounter&) = delete;
  FileCounter& operator=(const FileCounter&) = delete;
  ~FileCounter();
  /// Never waits; std::nullopt while it still counts.
  std::optional<std::uint64_t> total();

 private:
  pid_t pid_ = -1;
  int fd_ = -1;
  std::optional<std::uint64_t> total_;
};

}  // namespace prikaz::corpus::import
