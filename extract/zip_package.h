// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A ZIP package (APPNOTE.TXT 6.3) in memory, read part by part. Sizes that the package declares are never
// trusted: one budget counts the bytes that really come out, over all parts together, and packages inside
// packages stay closed.
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

class ZipPackage {
 public:
  /// `bytes` must outlive the object. Throws Error: Damaged (no package, or cut off), LimitExceeded (too many
  /// entries).
  ZipPackage(std::string_view bytes, const Limits& limits);
  ~ZipPackage();
  ZipPackage(const ZipPackage&) = delete;
  ZipPackage& operator=(const ZipPackage&) = delete;

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
    Stream(ZipPackage& package, void* file, std::string name)
        : package_(package), file_(file), name_(std::move(name)) {}
    ZipPackage& package_;
    void* file_;
    std::string name_;
  };
  /// Throws Error: Damaged where there is no such part, Encrypted where it wants a password.
  std::unique_ptr<Stream> open(std::string_view part);

  /// A whole part.
  std::string read(std::string_view part);

 private:
  void* archive_ = nullptr;
  std::uint64_t budget_;
};

/// What the names in the central directory (or, where that is cut off, in the first local headers) say,
/// without opening anything: for recognizing formats.
bool zip_mentions(std::string_view bytes, std::string_view part);
bool is_zip(std::string_view bytes);

}  // namespace prikaz::extract
