// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Folders to files, one at a time: never the whole list in memory, each folder sorted (a folder of more than
// kSortedEntries in pieces of that size), each folder once, however many links lead to it.
#pragma once

#include <dirent.h>

#include <cstdint>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "base/error.h"

namespace prikaz::corpus::import {

inline constexpr std::size_t kSortedEntries = 50'000;
inline constexpr std::size_t kMaxFolderDepth = 200;

struct WalkedFile {
  std::string path;  ///< absolute, bytes
  std::uint64_t bytes = 0;
  std::int64_t modified_ns = 0;
  bool named = false;          ///< given by name, not found by walking
  std::optional<Error> error;  ///< it cannot be reached
};

class Walker {
 public:
  /// `corpus`: the corpus file, which is passed over with its companions (-wal, -shm, -journal).
  explicit Walker(const std::string& corpus = {});
  Walker(const Walker&) = delete;
  Walker& operator=(const Walker&) = delete;
  ~Walker();

  /// A file or a folder, as given on the command line.
  void add_root(const std::string& path);
  /// std::nullopt when all roots are walked. Hidden files, and those that office programs leave beside open
  /// ones
  /// ("~$order.docx"), are passed over unless named; so are devices, sockets and pipes.
  std::optional<WalkedFile> next();

 private:
  struct Folder;
  std::optional<WalkedFile> begin_root(const std::string& root);
  bool enter(const std::string& path, WalkedFile& failure);
  std::optional<WalkedFile> visit(Folder& folder, const std::string& name);
  bool is_corpus(const std::string& path) const;

  std::string corpus_;
  std::vector<std::string> roots_;  ///< the next one last
  std::vector<std::unique_ptr<Folder>> open_;
  std::set<std::pair<std::uint64_t, std::uint64_t>> entered_;
};

/// Absolute, links of the folder part resolved; as given where that fails.
std::string absolute_path(const std::string& path);

}  // namespace prikaz::corpus::import
