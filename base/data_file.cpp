// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/data_file.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <utility>

namespace prikaz {

void each_tsv_row(std::string_view table,
                  const std::function<void(const std::vector<std::string_view>&)>& row) {
  std::vector<std::string_view> fields;
  bool heading = true;
  while (!table.empty()) {
    const std::size_t end = table.find('\n');
    std::string_view line = table.substr(0, end);
    table.remove_prefix(end == std::string_view::npos ? table.size() : end + 1);
    if (line.empty() || line.front() == '#') continue;
    if (std::exchange(heading, false)) continue;
    fields.clear();
    for (std::size_t tab; (tab = line.find('\t')) != std::string_view::npos; line.remove_prefix(tab + 1))
      fields.push_back(line.substr(0, tab));
    fields.push_back(line);
    row(fields);
  }
}

std::optional<MappedFile> MappedFile::open(const std::string& path) {
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) return std::nullopt;
  struct stat status {};
  void* data = MAP_FAILED;
  if (fstat(descriptor, &status) == 0 && S_ISREG(status.st_mode) && status.st_size > 0)
    data = mmap(nullptr, static_cast<std::size_t>(status.st_size), PROT_READ, MAP_PRIVATE, descriptor, 0);
  ::close(descriptor);
  if (data == MAP_FAILED) return std::nullopt;
  return MappedFile(static_cast<const char*>(data), static_cast<std::size_t>(status.st_size));
}

MappedFile::MappedFile(MappedFile&& other) noexcept
    : data_(std::exchange(other.data_, nullptr)), size_(std::exchange(other.size_, 0)) {}

MappedFile& MappedFile::operator=(MappedFile&& other) noexcept {
  std::swap(data_, other.data_);
  std::swap(size_, other.size_);
  return *this;
}

MappedFile::~MappedFile() {
  if (data_) munmap(const_cast<char*>(data_), size_);
}

std::optional<std::string> find_data_file(std::string_view name) {
  namespace fs = std::filesystem;
  std::error_code error;
  const auto found = [&](const fs::path& folder) -> std::optional<std::string> {
    fs::path path = folder / name;
    if (fs::is_regular_file(path, error)) return path.string();
    return std::nullopt;
  };
  if (const char* folder = std::getenv("PRIKAZ_DATA"))
    if (auto path = found(folder)) return path;
  const fs::path program = fs::read_symlink("/proc/self/exe", error);
  if (error) return std::nullopt;
  const fs::path beside = program.parent_path().parent_path();
  for (const char* folder : {"data", "share/prikaz"})
    if (auto path = found(beside / folder)) return path;
  return std::nullopt;
}

}  // namespace prikaz
