// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/zip_package.h"

#include <zip.h>

#include <algorithm>

#include "base/error.h"

namespace prikaz::extract {
namespace {

zip_t* archive_of(void* pointer) { return static_cast<zip_t*>(pointer); }

[[noreturn]] void fail(const zip_error_t& error, const std::string& what) {
  const int code = zip_error_code_zip(&error);
  const bool encrypted = code == ZIP_ER_NOPASSWD || code == ZIP_ER_WRONGPASSWD || code == ZIP_ER_ENCRNOTSUPP;
  // The words belong to the error they are made from.
  zip_error_t copy;
  zip_error_init_with_code(&copy, code);
  const std::string message = what + ": " + zip_error_strerror(&copy);
  zip_error_fini(&copy);
  throw Error(encrypted ? ErrorCode::Encrypted : ErrorCode::Damaged, message);
}

}  // namespace

ZipPackage::ZipPackage(std::string_view bytes, const Limits& limits) : budget_(limits.inflated_bytes) {
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
  if (!source) fail(error, "the package");
  archive_ = zip_open_from_source(source, ZIP_RDONLY, &error);
  if (!archive_) {
    zip_source_free(source);
    fail(error, "the package cannot be opened");
  }
  const zip_int64_t entries = zip_get_num_entries(archive_of(archive_), 0);
  if (entries > static_cast<zip_int64_t>(limits.package_entries)) {
    zip_discard(archive_of(archive_));
    throw Error(ErrorCode::LimitExceeded, "the package has " + std::to_string(entries) +
                                              " entries, the limit is " +
                                              std::to_string(limits.package_entries));
  }
}

ZipPackage::~ZipPackage() { zip_discard(archive_of(archive_)); }

bool ZipPackage::has(std::string_view part) const {
  return zip_name_locate(archive_of(archive_), std::string(part).c_str(), ZIP_FL_NOCASE) >= 0;
}

std::vector<std::string> ZipPackage::names() const {
  std::vector<std::string> result;
  const zip_int64_t entries = zip_get_num_entries(archive_of(archive_), 0);
  for (zip_int64_t i = 0; i < entries; ++i)
    if (const char* name = zip_get_name(archive_of(archive_), static_cast<zip_uint64_t>(i), 0))
      result.emplace_back(name);
  return result;
}

std::unique_ptr<ZipPackage::Stream> ZipPackage::open(std::string_view part) {
  const std::string name(part);
  const zip_int64_t index = zip_name_locate(archive_of(archive_), name.c_str(), ZIP_FL_NOCASE);
  if (index < 0) throw Error(ErrorCode::Damaged, "the package has no part " + name);
  zip_file_t* file = zip_fopen_index(archive_of(archive_), static_cast<zip_uint64_t>(index), 0);
  if (!file) fail(*zip_get_error(archive_of(archive_)), name);
  return std::unique_ptr<Stream>(new Stream(*this, file, name));
}

ZipPackage::Stream::~Stream() { zip_fclose(static_cast<zip_file_t*>(file_)); }

std::size_t ZipPackage::Stream::read(char* buffer, std::size_t size) {
  zip_file_t* file = static_cast<zip_file_t*>(file_);
  const zip_int64_t count = zip_fread(file, buffer, size);
  if (count < 0) fail(*zip_file_get_error(file), name_);
  if (static_cast<std::uint64_t>(count) > package_.budget_)
    throw Error(ErrorCode::LimitExceeded, name_ + ": the package inflates beyond the limit");
  package_.budget_ -= static_cast<std::uint64_t>(count);
  return static_cast<std::size_t>(count);
}

std::string ZipPackage::read(std::string_view part) {
  const auto stream = open(part);
  std::string result;
  constexpr std::size_t kChunk = 1 << 16;
  for (;;) {
    const std::size_t before = result.size();
    result.resize(before + kChunk);
    const std::size_t count = stream->read(result.data() + before, kChunk);
    result.resize(before + count);
    if (count == 0) return result;
  }
}

bool is_zip(std::string_view bytes) {
  return bytes.starts_with("PK\x03\x04") || bytes.starts_with("PK\x05\x06");
}

bool zip_mentions(std::string_view bytes, std::string_view part) {
  if (!is_zip(bytes)) return false;
  constexpr std::size_t kHead = 4096;
  // The directory stands at the end: 46 bytes and a name for each entry.
  constexpr std::size_t kTail = 1 << 17;
  if (bytes.substr(0, kHead).find(part) != std::string_view::npos) return true;
  const std::size_t begin = bytes.size() > kTail ? bytes.size() - kTail : 0;
  return bytes.substr(begin).find(part) != std::string_view::npos;
}

}  // namespace prikaz::extract
