// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The compound file ([MS-CFB]) that Word 97 keeps its streams in.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace prikaz::extract::doc {

/// Little-endian numbers out of bytes; beyond the end they are 0.
std::uint8_t byte_at(std::string_view bytes, std::size_t at);
std::uint16_t word_at(std::string_view bytes, std::size_t at);
std::uint32_t long_at(std::string_view bytes, std::size_t at);
/// The part of `bytes` that exists of [at, at + size).
std::string_view slice(std::string_view bytes, std::size_t at, std::size_t size);

bool is_compound_file(std::string_view bytes);

class CompoundFile {
 public:
  /// `bytes` must outlive the object. Throws Error Damaged.
  explicit CompoundFile(std::string_view bytes);

  bool has(std::string_view name) const { return entries_.count(std::string(name)) > 0; }
  /// A stream of the root storage, or of any storage where the root has none of this name; std::nullopt where
  /// there is none. A chain of sectors that breaks off gives what came before.
  std::optional<std::string> read(std::string_view name) const;

 private:
  struct Entry {
    std::uint32_t start = 0;
    std::uint64_t size = 0;
  };
  std::string_view sector(std::uint32_t number) const;
  std::string chain(std::uint32_t start, std::uint64_t size) const;
  std::string small_chain(std::uint32_t start, std::uint64_t size) const;
  void read_table();
  void read_directory(std::uint32_t start);

  std::string_view bytes_;
  std::size_t sector_size_ = 512;
  std::uint32_t small_limit_ = 4096;
  std::vector<std::uint32_t> next_;        // the FAT
  std::vector<std::uint32_t> small_next_;  // the mini FAT
  std::string small_;                      // the mini stream
  std::map<std::string, Entry, std::less<>> entries_;
};

}  // namespace prikaz::extract::doc
