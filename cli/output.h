// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Where results go: standard output through one buffer, files through a temporary name, people's lines to
// standard error.
#pragma once

#include <string>
#include <string_view>

#include "base/error.h"

namespace prikaz::cli {

/// Standard output. A write that fails throws Error: a full disk must not look like success.
class Output {
 public:
  Output() { buffer_.reserve(kCapacity); }
  /// Never throws; call flush() where the result matters.
  ~Output();
  Output(const Output&) = delete;
  Output& operator=(const Output&) = delete;

  Output& write(std::string_view text) {
    buffer_ += text;
    if (buffer_.size() >= kCapacity / 2) flush();
    return *this;
  }
  Output& line(std::string_view text) {
    buffer_ += text;
    return write("\n");
  }
  void flush();

 private:
  static constexpr std::size_t kCapacity = 1 << 18;
  std::string buffer_;
};

/// Thrown where the reader of a pipe is gone: the program ends without a word.
struct BrokenPipe {};

/// Writes a whole file under a temporary name in the same folder and renames it: it is there whole or not at
/// all. Throws Error(DiskFull, Unreadable, NotFound).
void write_file(const std::string& path, std::string_view content);

/// Makes the folder with those above it where it is not there yet. Throws Error(Unreadable).
void make_folder(const std::string& path);

/// One line on standard error: "prikaz: order.docx: what is wrong".
void report(std::string_view file, const Error& error);
void report_line(std::string_view text);

/// What the system says of an errno, as part of a sentence: "no such file or directory".
std::string system_message(int number);

/// True where `descriptor` is a terminal and the user does not forbid colour (NO_COLOR,
/// https://no-color.org).
bool wants_color(int descriptor);

}  // namespace prikaz::cli
