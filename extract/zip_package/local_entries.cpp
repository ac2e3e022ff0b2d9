// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/zip_package/local_entries.h"

#include <zlib.h>

#include <algorithm>
#include <cstdint>
#include <cstring>

namespace prikaz::extract {
namespace {

constexpr std::string_view kSignature("PK\x03\x04", 4);
constexpr std::size_t kHeaderSize = 30;
constexpr unsigned kEncrypted = 1 << 0, kSizeFollows = 1 << 3;
constexpr unsigned kStored = 0, kDeflated = 8;
constexpr std::uint32_t kElsewhere = 0xFFFFFFFF;  // in the ZIP64 extra field

std::uint32_t number_at(std::string_view bytes, std::size_t at, std::size_t size) {
  std::uint32_t value = 0;
  for (std::size_t i = size; i > 0; --i) value = value << 8 | static_cast<unsigned char>(bytes[at + i - 1]);
  return value;
}

}  // namespace

std::vector<LocalEntry> find_local_entries(std::string_view bytes, std::size_t limit) {
  std::vector<LocalEntry> result;
  std::size_t at = bytes.starts_with(kSignature) ? 0 : std::string_view::npos;
  while (at != std::string_view::npos && at + kHeaderSize < bytes.size() && result.size() < limit) {
    const std::string_view header = bytes.substr(at, kHeaderSize);
    const std::uint32_t flags = number_at(header, 6, 2), method = number_at(header, 8, 2);
    const std::size_t size = number_at(header, 18, 4);
    const std::size_t name_size = number_at(header, 26, 2), extra_size = number_at(header, 28, 2);
    const std::size_t begin = at + kHeaderSize + name_size + extra_size;
    if (begin > bytes.size()) break;
    const bool told = !(flags & kSizeFollows) && size != kElsewhere;
    std::size_t next = told ? begin + size : begin;
    // A size that does not lead to a header lies.
    if (!told || (next < bytes.size() && !bytes.substr(next).starts_with("PK")))
      next = std::min(bytes.find(kSignature, begin), bytes.size());
    LocalEntry entry;
    entry.name = bytes.substr(at + kHeaderSize, name_size);
    entry.data = bytes.substr(begin, std::min(next, bytes.size()) - begin);
    entry.deflated = method == kDeflated;
    entry.encrypted = flags & kEncrypted;
    if (method == kStored || method == kDeflated) result.push_back(std::move(entry));
    at = bytes.find(kSignature, std::min(next, bytes.size()));
  }
  return result;
}

struct LocalContent::Inflater {
  z_stream stream{};
  Inflater() { inflateInit2(&stream, -MAX_WBITS); }
  ~Inflater() { inflateEnd(&stream); }
};

LocalContent::LocalContent(const LocalEntry& entry) : rest_(entry.data) {
  if (entry.deflated) inflater_ = std::make_unique<Inflater>();
}

LocalContent::~LocalContent() = default;

std::size_t LocalContent::read(char* buffer, std::size_t size) {
  if (!inflater_) {
    const std::size_t count = std::min(size, rest_.size());
    std::memcpy(buffer, rest_.data(), count);
    rest_.remove_prefix(count);
    return count;
  }
  constexpr std::size_t kMost = 1u << 30;
  z_stream& stream = inflater_->stream;
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(rest_.data()));
  stream.avail_in = static_cast<uInt>(std::min(rest_.size(), kMost));
  const uInt offered = stream.avail_in;
  stream.next_out = reinterpret_cast<Bytef*>(buffer);
  stream.avail_out = static_cast<uInt>(std::min(size, kMost));
  const uInt room = stream.avail_out;
  // Broken data end the content where they begin to be broken.
  inflate(&stream, Z_SYNC_FLUSH);
  rest_.remove_prefix(offered - stream.avail_in);
  return room - stream.avail_out;
}

}  // namespace prikaz::extract
