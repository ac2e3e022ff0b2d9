// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The edge where files become bytes. Sizes are checked before anything is read, and again while reading: a
// file may grow, a pipe has no size.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace prikaz::cli {

/// A whole file in memory.
class Input {
 public:
  /// `path` "-" is standard input. Throws Error: NotFound, NotAFile (a directory, a device), Unreadable,
  /// Empty, TooLarge.
  static Input read(const std::string& path, std::uint64_t max_bytes);

  std::string_view bytes() const { return {data_.get(), size_}; }
  /// The file's name without folders; "-" for standard input.
  const std::string& name() const { return name_; }

 private:
  std::unique_ptr<char[]> data_;
  std::size_t size_ = 0;
  std::string name_;
};

/// `path` without its folders.
std::string base_name(std::string_view path);

/// Lines of a file or of standard input, one after another, without their '\n' or "\r\n".
class LineReader {
 public:
  /// Throws Error like Input::read. A line may have at most `max_line_bytes`.
  explicit LineReader(const std::string& path, std::size_t max_line_bytes = 64u << 20);
  ~LineReader();
  LineReader(const LineReader&) = delete;
  LineReader& operator=(const LineReader&) = delete;

  /// The next line in `line`, valid until the next call; false at the end. Throws Error(Unreadable,
  /// LimitExceeded).
  bool next(std::string_view& line) {
    if (take(line)) return true;
    return refill(line);
  }
  /// True where the next line may have to be waited for: the moment to flush output.
  bool would_wait() const;
  std::size_t line_number() const { return line_number_; }

 private:
  bool take(std::string_view& line);
  bool refill(std::string_view& line);

  int descriptor_;
  std::size_t max_line_bytes_;
  std::unique_ptr<char[]> buffer_;
  std::size_t capacity_, begin_ = 0, scanned_ = 0, end_ = 0;
  bool at_end_ = false;
  std::size_t line_number_ = 0;
};

}  // namespace prikaz::cli
