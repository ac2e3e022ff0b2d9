// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/export/output_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <utility>

#include "base/error.h"
#include "base/sha256.h"
#include "schema/json_writer.h"

namespace prikaz::corpus::exporting {

namespace {

constexpr std::size_t kBuffer = std::size_t{1} << 16;

[[noreturn]] void fail(const std::string& path, int number) {
  ErrorCode code = ErrorCode::Unreadable;
  if (number == ENOSPC || number == EDQUOT || number == EFBIG) code = ErrorCode::DiskFull;
  if (number == ENOENT || number == ENOTDIR) code = ErrorCode::NotFound;
  throw Error(code, path + ": " + std::strerror(number));
}

/// The name must be on the disk, too.
void sync_folder_of(const std::string& path) {
  const std::string folder = std::filesystem::path(path).parent_path().string();
  const int fd = open(folder.empty() ? "." : folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (fd < 0) return;
  fsync(fd);
  close(fd);
}

/// For files that a library wrote: their bytes are on the disk before their name is.
void sync_file(const std::string& path) {
  const int fd = open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (fd < 0) fail(path, errno);
  const int result = fsync(fd);
  const int number = errno;
  close(fd);
  if (result != 0 && number != EINVAL) fail(path, number);
}

}  // namespace

struct OutputFile::Hash {
  Sha256 sum;
};

OutputFile::OutputFile(std::string path) : path_(std::move(path)), hash_(std::make_unique<Hash>()) {
  fd_ = open(path_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
  if (fd_ < 0) fail(path_, errno);
}

OutputFile::~OutputFile() {
  if (fd_ >= 0) close(fd_);
}

void OutputFile::write(std::string_view bytes) {
  buffer_ += bytes;
  if (buffer_.size() >= kBuffer) flush();
}

void OutputFile::flush() {
  hash_->sum.update(buffer_);
  bytes_ += buffer_.size();
  for (std::string_view rest = buffer_; !rest.empty();) {
    const ssize_t written = ::write(fd_, rest.data(), rest.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) fail(path_, errno);
    rest.remove_prefix(static_cast<std::size_t>(written));
  }
  buffer_.clear();
}

void OutputFile::finish() {
  flush();
  if (fsync(fd_) != 0 && errno != EINVAL) fail(path_, errno);
  if (close(std::exchange(fd_, -1)) != 0) fail(path_, errno);
}

std::string OutputFile::sha256() const { return hash_->sum.hex(); }

std::string sha256_of_file(const std::string& path) {
  std::ifstream stream(path, std::ios::binary);
  Sha256 sum;
  std::string buffer(kBuffer, '\0');
  while (stream.read(buffer.data(), static_cast<std::streamsize>(buffer.size())) || stream.gcount() > 0)
    sum.update({buffer.data(), static_cast<std::size_t>(stream.gcount())});
  return sum.hex();
}

Staging::Staging(std::string target) : target_(std::move(target)) {
  while (target_.size() > 1 && target_.ends_with('/')) target_.pop_back();
  path_ = target_ + ".prikaz-" + std::to_string(getpid());
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

Staging::~Staging() {
  std::error_code ignored;
  if (!published_) std::filesystem::remove_all(path_, ignored);
}

void Staging::make_folder() const {
  if (mkdir(path_.c_str(), 0777) != 0) fail(path_, errno);
  const std::filesystem::path target(target_);
  if (!std::filesystem::exists(target) ||
      (std::filesystem::is_directory(target) && std::filesystem::is_empty(target)) ||
      std::filesystem::exists(target / "datapackage.json"))
    return;
  throw Error(ErrorCode::Usage, target_ + " is there and is no data package; name a new folder");
}

void Staging::publish() {
  struct stat status {};
  const bool is_folder = stat(path_.c_str(), &status) == 0 && S_ISDIR(status.st_mode);
  if (is_folder && std::filesystem::exists(target_)) {
    // Exchange, so that there is a whole package at any moment.
    if (renameat2(AT_FDCWD, path_.c_str(), AT_FDCWD, target_.c_str(), RENAME_EXCHANGE) == 0) {
      sync_folder_of(target_);
      return;  // what stood there before is removed as the temporary one
    }
    // Some network file systems cannot exchange: the old one makes way first.
    const std::string old = path_ + "-old";
    if (rename(target_.c_str(), old.c_str()) != 0) fail(target_, errno);
    if (rename(path_.c_str(), target_.c_str()) != 0) fail(target_, errno);
    published_ = true;
    std::error_code ignored;
    std::filesystem::remove_all(old, ignored);
    sync_folder_of(target_);
    return;
  }
  if (!is_folder) sync_file(path_);
  if (rename(path_.c_str(), target_.c_str()) != 0) fail(target_, errno);
  published_ = true;
  sync_folder_of(target_);
}

std::string write_manifest(const ExportOptions& options, const ExportCounts& counts,
                           const std::vector<ManifestFile>& files) {
  schema::JsonWriter json;
  json.begin_object().key("format").string("prikaz-manifest/1");
  json.key("orders").number(counts.orders).key("roadmaps").number(counts.roadmaps);
  json.key("activities").number(counts.activities);
  if (options.format == ExportFormat::Calendar)
    json.key("events").number(counts.events).key("without_date").number(counts.without_date);
  const OrderFilter& filter = options.filter;
  json.key("filter").begin_object();
  json.key("orders").strings(filter.keys).key("regions").strings(filter.regions);
  json.key("municipalities").strings(filter.municipalities).key("kinds").strings(filter.kinds);
  json.key("from")
      .string(filter.date_from)
      .key("to")
      .string(filter.date_to)
      .key("since")
      .string(filter.since);
  json.key("roadmaps_only").boolean(filter.only_roadmaps).end_object();
  json.key("files").begin_array();
  for (const ManifestFile& file : files) {
    json.begin_object().key("name").string(file.name).key("sha256").string(file.sha256);
    json.key("bytes").number(file.bytes).key("rows").number(file.rows).end_object();
  }
  json.end_array().end_object();
  return json.take() + "\n";
}

}  // namespace prikaz::corpus::exporting
