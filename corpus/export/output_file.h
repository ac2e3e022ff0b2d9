// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Files that appear whole or not at all, and the manifest that says what is in them.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/export.h"

namespace prikaz::corpus::exporting {

/// A file under construction: hashed and counted as it is written. Throws Error(DiskFull, Unreadable,
/// NotFound).
class OutputFile {
 public:
  explicit OutputFile(std::string path);
  OutputFile(const OutputFile&) = delete;
  OutputFile& operator=(const OutputFile&) = delete;
  ~OutputFile();

  void write(std::string_view bytes);
  /// To the disk, and closed.
  void finish();

  const std::string& path() const { return path_; }
  std::uint64_t bytes() const { return bytes_; }
  std::string sha256() const;

 private:
  void flush();
  struct Hash;
  std::string path_;
  int fd_ = -1;
  std::string buffer_;
  std::uint64_t bytes_ = 0;
  std::unique_ptr<Hash> hash_;
};

/// The hash of a file that something else wrote.
std::string sha256_of_file(const std::string& path);

/// A temporary neighbour of `target` (file or folder), removed unless put in its place by publish().
class Staging {
 public:
  explicit Staging(std::string target);
  Staging(const Staging&) = delete;
  Staging& operator=(const Staging&) = delete;
  ~Staging();
  const std::string& path() const { return path_; }
  void make_folder() const;
  /// Renames over `target`. A folder that stands there is replaced only if it is a data package.
  void publish();

 private:
  std::string target_, path_;
  bool published_ = false;
};

struct ManifestFile {
  std::string name, sha256;
  std::uint64_t bytes = 0, rows = 0;
};

/// JSON: format, files with hashes and counts, the filter. No time and no run: same input, same bytes.
std::string write_manifest(const ExportOptions& options, const ExportCounts& counts,
                           const std::vector<ManifestFile>& files);

}  // namespace prikaz::corpus::exporting
