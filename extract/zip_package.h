// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A ZIP package (APPNOTE.TXT 6.3) in memory, read part by part. Sizes that the package declares are never
// trusted: one budget counts the bytes that really come out, over all parts together, and packages inside
// packages stay closed. Of a package that was cut off, with its directory, the parts before the cut are read.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/limits.h"

namespace prikaz::extract {

struct LocalEntry;

class ZipPackage {
 public:
  /// `bytes` must outlive the object. Throws Error: Damaged (no package), LimitExceeded (too many entries).
  ZipPackage(std::string_view bytes, const Limits& limits);
  ~ZipPackage();
  ZipPackage(const ZipPackage&) = delete;
  ZipPackage& operator=(const ZipPackage&) = delete;

  /// The directory is missing or broken: parts may be missing, and the last one may break off.
  bool truncated() const { return archive_ == nullptr; }
  bool has(std::string_view part) const;
  std::vector<std::string> names() const;

  /// One part as a stream; letters' case in the name does not matter.
  class Stream {
   public:
    ~Stream();
    Stream(const Stream&) = delete;
    Stream& operator=(const Stream&) = delete;
    /// At most `size` bytes into `buffer`; 0 at the end. Throws Error: Damaged, Encrypted, LimitExceeded.
    std::size_t read(char* buffer, std::size_t size);

   private:
    friend class ZipPackage;
    struct Source;
    Stream(ZipPackage& package, std::unique_ptr<Source> source, std::string name);
    ZipPackage& package_;
    std::unique_ptr<Source> source_;
    std::string name_;
  };
  /// Throws Error: Damaged where there is no such part, Encrypted where it wants a password.
  std::unique_ptr<Stream> open(std::string_view part);

  /// A whole part.
  std::string read(std::string_view part);

 private:
  const LocalEntry* find_local(std::string_view part) const;
  void* archive_ = nullptr;  // null where the directory is missing
  std::vector<LocalEntry> local_;
  std::uint64_t budget_;
};

/// What the names in the central directory (or, where that is cut off, in the first local headers) say,
/// without opening anything: for recognizing formats.
bool zip_mentions(std::string_view bytes, std::string_view part);
bool is_zip(std::string_view bytes);

}  // namespace prikaz::extract
