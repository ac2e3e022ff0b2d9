// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/zip_package.h"

#include <zip.h>

#include <algorithm>

#include "base/error.h"
#include "base/library.h"
#include "extract/zip_package/local_entries.h"

namespace prikaz::extract {
namespace {

constexpr SharedLibrary libzip(PRIKAZ_LIBZIP);
PRIKAZ_LIBRARY_FUNCTION(libzip, zip_discard);
PRIKAZ_LIBRARY_FUNCTION(libzip, zip_error_code_zip);
PRIKAZ_LIBRARY_FUNCTION(libzip, zip_error_fini);
PRIKAZ_LIBRARY_FUNCTION(libzip, zip_error_init);
PRIKAZ_LIBRARY_FUNCTION(libzip, zip_error_init_with_code);
PRIKAZ_LIBRARY_FUNCTION(libzip, zip_error_strerror);
PRIKAZ_LIBRARY_FUNCTION(libzip, zip_fclose);
PRIKAZ_LIBRARY_FUNCTION(libzip, zip_file_get_error);
PRIKAZ_LIBRARY_FUNCTION(libzip, zip_fopen_index);
PRIKAZ_LIBRARY_FUNCTION(libzip, zip_fread);
PRIKAZ_LIBRARY_FUNCTION(libzip, zip_get_error);
PRIKAZ_LIBRARY_FUNCTION(libzip, zip_get_name);
PRIKAZ_LIBRARY_FUNCTION(libzip, zip_get_num_entries);
PRIKAZ_LIBRARY_FUNCTION(libzip, zip_name_locate);
PRIKAZ_LIBRARY_FUNCTION(libzip, zip_open_from_source);
PRIKAZ_LIBRARY_FUNCTION(libzip, zip_source_buffer_create);
PRIKAZ_LIBRARY_FUNCTION(libzip, zip_source_free);

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

std::string lower_ascii(std::string_view text) {
  std::string result(text);
  for (char& c : result)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return result;
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
    local_ = find_local_entries(bytes, limits.package_entries);
    if (local_.empty()) fail(error, "the package cannot be opened");
    zip_error_fini(&error);
    return;
  }
  const zip_int64_t entries = zip_get_num_entries(archive_of(archive_), 0);
  if (entries > static_cast<zip_int64_t>(limits.package_entries)) {
    zip_discard(archive_of(archive_));
    throw Error(ErrorCode::LimitExceeded, "the package has " + std::to_string(entries) +
                                              " entries, the limit is " +
                                              std::to_string(limits.package_entries));
  }
}

ZipPackage::~ZipPackage() {
  if (archive_) zip_discard(archive_of(archive_));
}

const LocalEntry* ZipPackage::find_local(std::string_view part) const {
  const std::string wanted = lower_ascii(part);
  for (const LocalEntry& entry : local_)
    if (lower_ascii(entry.name) == wanted) return &entry;
  return nullptr;
}

bool ZipPackage::has(std::string_view part) const {
  if (truncated()) return find_local(part) != nullptr;
  return zip_name_locate(archive_of(archive_), std::string(part).c_str(), ZIP_FL_NOCASE) >= 0;
}

std::vector<std::string> ZipPackage::names() const {
  std::vector<std::string> result;
  for (const LocalEntry& entry : local_) result.push_back(entry.name);
  if (truncated()) return result;
  const zip_int64_t entries = zip_get_num_entries(archive_of(archive_), 0);
  for (zip_int64_t i = 0; i < entries; ++i)
    if (const char* name = zip_get_name(archive_of(archive_), static_cast<zip_uint64_t>(i), 0))
      result.emplace_back(name);
  return result;
}

// A part of the archive, or what is left of one.
struct ZipPackage::Stream::Source {
  zip_file_t* file = nullptr;
  std::unique_ptr<LocalContent> content;
};

ZipPackage::Stream::Stream(ZipPackage& package, std::unique_ptr<Source> source, std::string name)
    : package_(package), source_(std::move(source)), name_(std::move(name)) {}

std::unique_ptr<ZipPackage::Stream> ZipPackage::open(std::string_view part) {
  std::string name(part);
  auto source = std::make_unique<Stream::Source>();
  if (truncated()) {
    const LocalEntry* entry = find_local(part);
    if (!entry) throw Error(ErrorCode::Damaged, "the package is cut off before its part " + name);
    if (entry->encrypted) throw Error(ErrorCode::Encrypted, name + " is encrypted");
    source->content = std::make_unique<LocalContent>(*entry);
  } else {
    const zip_int64_t index = zip_name_locate(archive_of(archive_), name.c_str(), ZIP_FL_NOCASE);
    if (index < 0) throw Error(ErrorCode::Damaged, "the package has no part " + name);
    source->file = zip_fopen_index(archive_of(archive_), static_cast<zip_uint64_t>(index), 0);
    if (!source->file) fail(*zip_get_error(archive_of(archive_)), name);
  }
  return std::unique_ptr<Stream>(new Stream(*this, std::move(source), std::move(name)));
}

ZipPackage::Stream::~Stream() {
  if (source_->file) zip_fclose(source_->file);
}

std::size_t ZipPackage::Stream::read(char* buffer, std::size_t size) {
  const zip_int64_t count = source_->content ? static_cast<zip_int64_t>(source_->content->read(buffer, size))
                                             : zip_fread(source_->file, buffer, size);
  if (count < 0) fail(*zip_file_get_error(source_->file), name_);
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
