// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/import/walk.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <climits>
#include <cstdlib>
#include <cstring>
#include <functional>

namespace prikaz::corpus::import {

namespace {

Error system_error(int number) {
  const ErrorCode code = number == ENOENT || number == ENOTDIR ? ErrorCode::NotFound : ErrorCode::Unreadable;
  return {code, std::strerror(number)};
}

std::int64_t modified_of(const struct stat& status) {
  return static_cast<std::int64_t>(status.st_mtim.tv_sec) * 1'000'000'000 + status.st_mtim.tv_nsec;
}

bool is_passed_over(const std::string& name) { return name.front() == '.' || name.starts_with("~$"); }

std::string join(const std::string& folder, const std::string& name) {
  return folder.ends_with('/') ? folder + name : folder + "/" + name;
}

}  // namespace

struct Walker::Folder {
  std::string path;
  DIR* stream;
  std::vector<std::string> names;  ///< the next one last
  bool exhausted = false;

  Folder(std::string where, DIR* opened) : path(std::move(where)), stream(opened) {}
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  ~Folder() { closedir(stream); }

  void refill() {
    while (names.size() < kSortedEntries) {
      const dirent* entry = readdir(stream);
      if (!entry) {
        exhausted = true;
        break;
      }
      std::string name = entry->d_name;
      if (!is_passed_over(name)) names.push_back(std::move(name));
    }
    std::sort(names.begin(), names.end(), std::greater<>());
  }
};

std::string absolute_path(const std::string& path) {
  const std::size_t slash = path.find_last_of('/');
  const std::string folder = slash == std::string::npos ? "." : slash == 0 ? "/" : path.substr(0, slash);
  const std::string name = slash == std::string::npos ? path : path.substr(slash + 1);
  char resolved[PATH_MAX];
  if (name.empty() || name == "." || name == "..") return realpath(path.c_str(), resolved) ? resolved : path;
  return realpath(folder.c_str(), resolved) ? join(resolved, name) : path;
}

Walker::Walker(const std::string& corpus) : corpus_(corpus.empty() ? corpus : absolute_path(corpus)) {}
Walker::~Walker() = default;

void Walker::add_root(const std::string& path) { roots_.insert(roots_.begin(), path); }

bool Walker::is_corpus(const std::string& path) const {
  if (corpus_.empty() || !path.starts_with(corpus_)) return false;
  const std::string rest = path.substr(corpus_.size());
  return rest.empty() || rest == "-wal" || rest == "-shm" || rest == "-journal";
}

bool Walker::enter(const std::string& path, WalkedFile& failure) {
  failure.path = path;
  if (open_.size() >= kMaxFolderDepth) {
    failure.error = Error(ErrorCode::LimitExceeded, "folders are nested too deeply");
    return false;
  }
  const int fd = open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  struct stat status {};
  if (fd < 0 || fstat(fd, &status) != 0) {
    failure.error = system_error(errno);
    if (fd >= 0) close(fd);
    return false;
  }
  // A folder that was entered before, by a link or a loop of links, is not entered again.
  if (!entered_.emplace(status.st_dev, status.st_ino).second) {
    close(fd);
    return true;
  }
  DIR* stream = fdopendir(fd);
  if (!stream) {
    failure.error = system_error(errno);
    close(fd);
    return false;
  }
  open_.push_back(std::make_unique<Folder>(path, stream));
  return true;
}

std::optional<WalkedFile> Walker::begin_root(const std::string& root) {
  WalkedFile file;
  file.named = true;
  file.path = absolute_path(root);
  struct stat status {};
  if (stat(file.path.c_str(), &status) != 0) {
    file.error = system_error(errno);
    return file;
  }
  if (S_ISDIR(status.st_mode)) {
    char resolved[PATH_MAX];
    const std::string folder = realpath(file.path.c_str(), resolved) ? resolved : file.path;
    if (enter(folder, file)) return std::nullopt;
    return file;
  }
  if (!S_ISREG(status.st_mode)) file.error = Error(ErrorCode::NotAFile, "this is no regular file");
  file.bytes = static_cast<std::uint64_t>(status.st_size);
  file.modified_ns = modified_of(status);
  return file;
}

std::optional<WalkedFile> Walker::visit(Folder& folder, const std::string& name) {
  WalkedFile file;
  file.path = join(folder.path, name);
  if (is_corpus(file.path)) return std::nullopt;
  struct stat status {};
  if (fstatat(dirfd(folder.stream), name.c_str(), &status, 0) != 0) {
    file.error = system_error(errno);
    return file;
  }
  if (S_ISDIR(status.st_mode)) {
    if (enter(file.path, file)) return std::nullopt;
    return file;
  }
  if (!S_ISREG(status.st_mode)) return std::nullopt;
  file.bytes = static_cast<std::uint64_t>(status.st_size);
  file.modified_ns = modified_of(status);
  return file;
}

std::optional<WalkedFile> Walker::next() {
  while (true) {
    if (open_.empty()) {
      if (roots_.empty()) return std::nullopt;
      const std::string root = std::move(roots_.back());
      roots_.pop_back();
      if (auto file = begin_root(root)) return file;
      continue;
    }
    Folder& folder = *open_.back();
    if (folder.names.empty() && !folder.exhausted) folder.refill();
    if (folder.names.empty()) {
      open_.pop_back();
      continue;
    }
    const std::string name = std::move(folder.names.back());
    folder.names.pop_back();
    if (auto file = visit(folder, name)) return file;
  }
}

}  // namespace prikaz::corpus::import
