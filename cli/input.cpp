// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/input.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <utility>

#include "base/error.h"
#include "cli/output.h"

namespace prikaz::cli {
namespace {

class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  ~Descriptor() {
    if (number_ > 2) ::close(number_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  int number() const { return number_; }
  int release() { return std::exchange(number_, -1); }

 private:
  int number_;
};

[[noreturn]] void throw_system(int number) {
  const bool absent = number == ENOENT || number == ENOTDIR;
  throw Error(absent ? ErrorCode::NotFound : ErrorCode::Unreadable, system_message(number));
}

std::string too_large(const std::string& what, std::uint64_t limit) {
  return what + ", the limit is " + std::to_string(limit) + " bytes (--max-file-bytes)";
}

// Opens for reading and refuses what is no file. Gives the size where it is known, else 0.
int open_file(const std::string& path, std::uint64_t& size) {
  size = 0;
  Descriptor file(path == "-" ? STDIN_FILENO : ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY));
  if (file.number() < 0) throw_system(errno);
  struct stat status {};
  if (fstat(file.number(), &status) != 0) throw_system(errno);
  if (S_ISDIR(status.st_mode))
    throw Error(ErrorCode::NotAFile, "is a directory; use `prikaz import` for whole directories");
  const bool stream = S_ISFIFO(status.st_mode) || S_ISSOCK(status.st_mode) || path == "-";
  if (!stream && !S_ISREG(status.st_mode)) throw Error(ErrorCode::NotAFile, "is a device, not a file");
  if (S_ISREG(status.st_mode)) size = static_cast<std::uint64_t>(status.st_size);
  return file.release();
}

// Up to `size` bytes, fewer only at the end of the file.
std::size_t read_fully(int descriptor, char* data, std::size_t size) {
  std::size_t done = 0;
  while (done < size) {
    const ssize_t got = ::read(descriptor, data + done, size - done);
    if (got == 0) break;
    if (got < 0) {
      if (errno == EINTR) continue;
      throw_system(errno);
    }
    done += static_cast<std::size_t>(got);
  }
  return done;
}

}  // namespace

std::string base_name(std::string_view path) {
  while (path.size() > 1 && path.ends_with('/')) path.remove_suffix(1);
  if (const auto slash = path.rfind('/'); slash != std::string_view::npos && path.size() > 1)
    path.remove_prefix(slash + 1);
  return std::string(path);
}

Input Input::read(const std::string& path, std::uint64_t max_bytes) {
  Input input;
  input.name_ = base_name(path);
  std::uint64_t size = 0;
  const Descriptor file(open_file(path, size));
  if (size > max_bytes)
    throw Error(ErrorCode::TooLarge, too_large(std::to_string(size) + " bytes", max_bytes));
  // One byte more than is expected tells whether the file has grown; a stream starts small and doubles.
  std::size_t capacity = size > 0 ? static_cast<std::size_t>(size) + 1 : std::size_t{1} << 16;
  input.data_.reset(new char[capacity]);
  for (;;) {
    input.size_ += read_fully(file.number(), input.data_.get() + input.size_, capacity - input.size_);
    if (input.size_ < capacity) break;
    if (input.size_ > max_bytes)
      throw Error(ErrorCode::TooLarge, too_large("more bytes than allowed", max_bytes));
    capacity = static_cast<std::size_t>(std::min<std::uint64_t>(std::uint64_t{capacity} * 2, max_bytes + 1));
    std::unique_ptr<char[]> larger(new char[capacity]);
    std::memcpy(larger.get(), input.data_.get(), input.size_);
    input.data_ = std::move(larger);
  }
  if (input.size_ > max_bytes)
    throw Error(ErrorCode::TooLarge, too_large("more bytes than allowed", max_bytes));
  if (input.size_ == 0) throw Error(ErrorCode::Empty, "the file is empty");
  return input;
}

LineReader::LineReader(const std::string& path, std::size_t max_line_bytes)
    : descriptor_(-1), max_line_bytes_(max_line_bytes), capacity_(std::size_t{1} << 18) {
  std::uint64_t size = 0;
  descriptor_ = open_file(path, size);
  buffer_.reset(new char[capacity_]);
}

LineReader::~LineReader() {
  if (descriptor_ > 2) ::close(descriptor_);
}

bool LineReader::take(std::string_view& line) {
  const char* start = buffer_.get() + scanned_;
  const auto* newline = static_cast<const char*>(std::memchr(start, '\n', end_ - scanned_));
  if (!newline) {
    scanned_ = end_;
    return false;
  }
  const char* first = buffer_.get() + begin_;
  line = {first, static_cast<std::size_t>(newline - first)};
  if (line.ends_with('\r')) line.remove_suffix(1);
  begin_ = scanned_ = static_cast<std::size_t>(newline - buffer_.get()) + 1;
  ++line_number_;
  return true;
}

bool LineReader::refill(std::string_view& line) {
  while (!at_end_) {
    if (end_ - begin_ > max_line_bytes_)
      throw Error(ErrorCode::LimitExceeded, "line " + std::to_string(line_number_ + 1) + " is longer than " +
                                                std::to_string(max_line_bytes_) + " bytes");
    if (begin_ > 0) {
      std::memmove(buffer_.get(), buffer_.get() + begin_, end_ - begin_);
      end_ -= begin_;
      scanned_ -= begin_;
      begin_ = 0;
    }
    if (end_ == capacity_) {
      std::unique_ptr<char[]> larger(new char[capacity_ * 2]);
      std::memcpy(larger.get(), buffer_.get(), end_);
      buffer_ = std::move(larger);
      capacity_ *= 2;
    }
    const ssize_t got = ::read(descriptor_, buffer_.get() + end_, capacity_ - end_);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) throw_system(errno);
    if (got == 0) at_end_ = true;
    end_ += static_cast<std::size_t>(got);
    if (take(line)) return true;
  }
  if (begin_ == end_) return false;
  line = {buffer_.get() + begin_, end_ - begin_};  // the last line has no newline
  if (line.ends_with('\r')) line.remove_suffix(1);
  begin_ = scanned_ = end_;
  ++line_number_;
  return true;
}

bool LineReader::would_wait() const {
  return !at_end_ && !std::memchr(buffer_.get() + scanned_, '\n', end_ - scanned_);
}

}  // namespace prikaz::cli
