// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Containers that hold files: zip, 7z, rar, tar and single files, each also compressed by gzip, bzip2, xz or
// zstd (libarchive). Archives within archives are followed to kArchiveDepth.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "base/error.h"
#include "base/limits.h"

namespace prikaz::corpus::import {

inline constexpr int kArchiveDepth = 4;
inline constexpr std::uint64_t kArchiveMembers = 1'000'000;
/// An archive may grow to this many times its size (and to Limits::inflated_bytes in any case).
inline constexpr std::uint64_t kArchiveExpansion = 200;

/// By signature: PK, 7z, Rar!, ustar, gzip, bzip2, xz, zstd. Office packages are such, too: ask the readers
/// first.
bool looks_like_archive(std::string_view head);

struct ArchiveMember {
  std::string path;  ///< within its archive; "inner.zip!/order.txt" for one in an inner archive
  std::string bytes;
  std::optional<Error> error;  ///< it cannot be had: encrypted, too large, broken
};

struct ArchiveCallbacks {
  /// Called before a member is unpacked, with its number from 1; false: it is dealt with already.
  std::function<bool(std::uint64_t number, const std::string& path)> begin;
  std::function<void(const ArchiveMember&)> member;
  /// Whether these bytes are to be opened as an archive or given to `member` as they are.
  std::function<bool(std::string_view bytes, std::string_view name)> is_archive;
};

/// Walks the archive in the open file. Throws Error(Damaged, Encrypted, LimitExceeded) for what stops the
/// whole walk.
void each_member(int fd, std::uint64_t size, const Limits& limits, const ArchiveCallbacks& callbacks);

}  // namespace prikaz::corpus::import
