// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/output.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>

namespace prikaz::cli {
namespace {

// Gives 0, or the errno of what went wrong.
int write_fully(int descriptor, std::string_view text) {
  while (!text.empty()) {
    const ssize_t written = ::write(descriptor, text.data(), text.size());
    if (written < 0) {
      if (errno == EINTR) continue;
      return errno;
    }
    text.remove_prefix(static_cast<std::size_t>(written));
  }
  return 0;
}

ErrorCode code_of(int number) {
  if (number == ENOSPC || number == EDQUOT) return ErrorCode::DiskFull;
  if (number == ENOENT || number == ENOTDIR) return ErrorCode::NotFound;
  return ErrorCode::Unreadable;
}

[[noreturn]] void fail(const std::string& what, int number) {
  throw Error(code_of(number), what + ": " + system_message(number));
}

// A line for people: control characters (C0, and C1 in UTF-8) of a hostile file name must not reach the
// terminal.
std::string printable(std::string_view text) {
  std::string result;
  unsigned char before = 0;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    const bool control = byte < 0x20 || byte == 0x7F || (before == 0xC2 && byte < 0xA0);
    if (control && before == 0xC2) result.pop_back();
    result += control ? '?' : c;
    before = byte;
  }
  return result;
}

}  // namespace

std::string system_message(int number) {
  std::string text = std::strerror(number);
  const auto is_upper = [](char c) { return c >= 'A' && c <= 'Z'; };
  if (text.size() > 1 && is_upper(text[0]) && !is_upper(text[1]))
    text[0] = static_cast<char>(text[0] - 'A' + 'a');
  return text;
}

void Output::flush() {
  const int failure = write_fully(STDOUT_FILENO, buffer_);
  buffer_.clear();
  if (failure == EPIPE) throw BrokenPipe{};
  if (failure != 0) fail("standard output", failure);
}

Output::~Output() { write_fully(STDOUT_FILENO, buffer_); }

void write_file(const std::string& path, std::string_view content) {
  const std::string temporary = path + "." + std::to_string(::getpid()) + ".tmp";
  const int descriptor =
      ::open(temporary.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0666);
  if (descriptor < 0) fail("cannot write " + path, errno);
  int failure = write_fully(descriptor, content);
  if (::close(descriptor) != 0 && failure == 0) failure = errno;
  if (failure == 0 && ::rename(temporary.c_str(), path.c_str()) != 0) failure = errno;
  if (failure == 0) return;
  ::unlink(temporary.c_str());
  fail("cannot write " + path, failure);
}

void make_folder(const std::string& path) {
  std::error_code failure;
  std::filesystem::create_directories(path, failure);
  if (failure && !std::filesystem::is_directory(path))
    throw Error(ErrorCode::Unreadable,
                "cannot make the folder " + path + ": " + system_message(failure.value()));
}

void report(std::string_view file, const Error& error) { report_line(format_error(file, error)); }

void report_line(std::string_view text) {
  const std::string line = printable(text) + "\n";
  write_fully(STDERR_FILENO, line);
}

bool wants_color(int descriptor) {
  const char* forbidden = std::getenv("NO_COLOR");
  const char* terminal = std::getenv("TERM");
  return !(forbidden && *forbidden) && ::isatty(descriptor) && terminal && std::strcmp(terminal, "dumb") != 0;
}

}  // namespace prikaz::cli
