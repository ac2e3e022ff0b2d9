// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/doc/compound_file.h"

#include <algorithm>

#include "base/error.h"
#include "base/utf8.h"

namespace prikaz::extract::doc {
namespace {

constexpr std::string_view kSignature("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8);
constexpr std::uint32_t kLastSector = 0xFFFFFFFA;
constexpr std::size_t kSmallSector = 64;
constexpr std::size_t kEntrySize = 128;
constexpr std::size_t kHeaderTableEntries = 109;

std::string name_of(std::string_view entry) {
  std::string name;
  const std::size_t size = std::min<std::size_t>(word_at(entry, 64), 64);
  for (std::size_t i = 0; i + 2 < size; i += 2) utf8::append(name, word_at(entry, i));
  return name;
}

}  // namespace

std::uint8_t byte_at(std::string_view bytes, std::size_t at) {
  return at < bytes.size() ? static_cast<std::uint8_t>(bytes[at]) : std::uint8_t{0};
}

std::uint16_t word_at(std::string_view bytes, std::size_t at) {
  return static_cast<std::uint16_t>(byte_at(bytes, at) | byte_at(bytes, at + 1) << 8);
}

std::uint32_t long_at(std::string_view bytes, std::size_t at) {
  return word_at(bytes, at) | static_cast<std::uint32_t>(word_at(bytes, at + 2)) << 16;
}

std::string_view slice(std::string_view bytes, std::size_t at, std::size_t size) {
  return at < bytes.size() ? bytes.substr(at, size) : std::string_view{};
}

bool is_compound_file(std::string_view bytes) { return bytes.starts_with(kSignature); }

CompoundFile::CompoundFile(std::string_view bytes) : bytes_(bytes) {
  const int shift = word_at(bytes, 30);
  if (!is_compound_file(bytes) || (shift != 9 && shift != 12) || bytes.size() < 1024)
    throw Error(ErrorCode::Damaged, "the compound file's header is broken");
  sector_size_ = std::size_t{1} << shift;
  small_limit_ = long_at(bytes, 56);
  read_table();
  const std::string small_table = chain(long_at(bytes, 60), std::uint64_t{long_at(bytes, 64)} * sector_size_);
  for (std::size_t i = 0; i + 4 <= small_table.size(); i += 4) small_next_.push_back(long_at(small_table, i));
  read_directory(long_at(bytes, 48));
}

std::string_view CompoundFile::sector(std::uint32_t number) const {
  return slice(bytes_, (std::size_t{number} + 1) * sector_size_, sector_size_);
}

void CompoundFile::read_table() {
  const std::size_t most = bytes_.size() / sector_size_ + 1;
  std::vector<std::uint32_t> table_sectors;
  for (std::size_t i = 0; i < kHeaderTableEntries; ++i) table_sectors.push_back(long_at(bytes_, 76 + i * 4));
  std::uint32_t more = long_at(bytes_, 68);
  for (std::size_t guard = 0; more < kLastSector && guard < most; ++guard) {
    const std::string_view list = sector(more);
    if (list.size() < sector_size_) break;
    for (std::size_t i = 0; i + 8 <= list.size(); i += 4) table_sectors.push_back(long_at(list, i));
    more = long_at(list, sector_size_ - 4);
  }
  for (const std::uint32_t number : table_sectors) {
    if (number >= kLastSector) continue;
    const std::string_view entries = sector(number);
    for (std::size_t i = 0; i + 4 <= entries.size(); i += 4) next_.push_back(long_at(entries, i));
    if (next_.size() > most + sector_size_) break;
  }
}

std::string CompoundFile::chain(std::uint32_t start, std::uint64_t size) const {
  std::string result;
  const std::uint64_t bound = std::min<std::uint64_t>(size, bytes_.size());
  for (std::uint32_t at = start; at < next_.size() && result.size() < bound; at = next_[at]) {
    const std::string_view part = sector(at);
    if (part.empty()) break;
    result += part;
  }
  if (result.size() > bound) result.resize(bound);
  return result;
}

std::string CompoundFile::small_chain(std::uint32_t start, std::uint64_t size) const {
  std::string result;
  const std::uint64_t bound = std::min<std::uint64_t>(size, small_.size());
  for (std::uint32_t at = start; at < small_next_.size() && result.size() < bound; at = small_next_[at]) {
    const std::string_view part = slice(small_, std::size_t{at} * kSmallSector, kSmallSector);
    if (part.empty()) break;
    result += part;
  }
  if (result.size() > bound) result.resize(bound);
  return result;
}

void CompoundFile::read_directory(std::uint32_t start) {
  constexpr std::uint64_t kMaxDirectory = 1 << 22;
  const std::string directory = chain(start, kMaxDirectory);
  if (directory.size() < kEntrySize) throw Error(ErrorCode::Damaged, "the compound file has no directory");
  for (std::size_t at = 0; at + kEntrySize <= directory.size(); at += kEntrySize) {
    const std::string_view entry = slice(directory, at, kEntrySize);
    const int type = byte_at(entry, 66);
    const Entry found{long_at(entry, 116), long_at(entry, 120)};
    if (type == 5) {
      small_ = chain(found.start, found.size);
    } else if (type == 1 || type == 2) {
      // The root's own streams come first in Word's files; an embedded document's bear the same names.
      entries_.emplace(name_of(entry), found);
    }
  }
}

std::optional<std::string> CompoundFile::read(std::string_view name) const {
  const auto at = entries_.find(name);
  if (at == entries_.end()) return std::nullopt;
  const Entry& entry = at->second;
  return entry.size < small_limit_ ? small_chain(entry.start, entry.size) : chain(entry.start, entry.size);
}

}  // namespace prikaz::extract::doc
