// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/import/frame.h"

#include <unistd.h>

#include <algorithm>
#include <cerrno>

namespace prikaz::corpus::import {

namespace {
constexpr std::size_t kHead = 9;                             // eight bytes of length, one of kind
constexpr std::uint64_t kMaxFrame = std::uint64_t{1} << 30;  // bytes
}  // namespace

void Encoder::number(std::uint64_t value) {
  for (; value >= 0x80; value >>= 7) bytes_ += static_cast<char>(value | 0x80);
  bytes_ += static_cast<char>(value);
}

void Encoder::put(std::string& text) {
  number(text.size());
  bytes_ += text;
}

std::uint64_t Decoder::number() {
  std::uint64_t value = 0;
  for (unsigned shift = 0; shift < 64; shift += 7) {
    if (bytes_.empty()) throw BrokenFrame();
    const auto byte = static_cast<unsigned char>(bytes_.front());
    bytes_.remove_prefix(1);
    value |= static_cast<std::uint64_t>(byte & 0x7f) << shift;
    if ((byte & 0x80) == 0) return value;
  }
  throw BrokenFrame();
}

void Decoder::get(std::string& text) {
  const std::uint64_t size = number();
  if (size > bytes_.size()) throw BrokenFrame();
  text.assign(bytes_.substr(0, size));
  bytes_.remove_prefix(size);
}

bool write_frame(int fd, FrameKind kind, std::string_view payload) {
  std::string bytes(kHead, '\0');
  for (std::size_t i = 0; i < 8; ++i) bytes[i] = static_cast<char>(payload.size() >> (8 * i));
  bytes[8] = static_cast<char>(kind);
  bytes += payload;
  for (std::string_view rest = bytes; !rest.empty();) {
    const ssize_t written = write(fd, rest.data(), rest.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return false;
    rest.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

bool FrameReader::fill() {
  if (position_ > 0) {
    buffer_.erase(0, position_);
    position_ = 0;
  }
  char bytes[1 << 16];
  while (true) {
    const ssize_t count = read(fd_, bytes, sizeof bytes);
    if (count > 0) {
      buffer_.append(bytes, static_cast<std::size_t>(count));
      return true;
    }
    if (count < 0 && errno == EINTR) continue;
    return count < 0 && errno == EAGAIN;
  }
}

std::optional<Frame> FrameReader::next() {
  const std::string_view rest = std::string_view(buffer_).substr(position_);
  if (rest.size() < kHead) return std::nullopt;
  std::uint64_t size = 0;
  for (std::size_t i = 0; i < 8; ++i)
    size |= static_cast<std::uint64_t>(static_cast<unsigned char>(rest[i])) << (8 * i);
  if (size > kMaxFrame || static_cast<std::uint8_t>(rest[8]) > static_cast<std::uint8_t>(FrameKind::Done))
    throw BrokenFrame();
  if (rest.size() < kHead + size) return std::nullopt;
  position_ += kHead + size;
  return Frame{static_cast<FrameKind>(rest[8]), std::string(rest.substr(kHead, size))};
}

std::optional<Frame> FrameReader::wait() {
  while (true) {
    if (std::optional<Frame> frame = next()) return frame;
    if (!fill()) return std::nullopt;
  }
}

}  // namespace prikaz::corpus::import
