// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/import/archive.h"

#include <archive.h>
#include <archive_entry.h>
#include <locale.h>
#include <unicode/ucnv.h>

#include <algorithm>
#include <memory>

#include "base/library.h"
#include "base/utf8.h"
#include "corpus/paths.h"

namespace prikaz::corpus::import {

namespace {

constexpr SharedLibrary libarchive(PRIKAZ_LIBARCHIVE);
PRIKAZ_LIBRARY_FUNCTION(libarchive, archive_entry_filetype);
PRIKAZ_LIBRARY_FUNCTION(libarchive, archive_entry_is_encrypted);
PRIKAZ_LIBRARY_FUNCTION(libarchive, archive_entry_pathname);
PRIKAZ_LIBRARY_FUNCTION(libarchive, archive_entry_pathname_utf8);
PRIKAZ_LIBRARY_FUNCTION(libarchive, archive_error_string);
PRIKAZ_LIBRARY_FUNCTION(libarchive, archive_read_data_block);
PRIKAZ_LIBRARY_FUNCTION(libarchive, archive_read_free);
PRIKAZ_LIBRARY_FUNCTION(libarchive, archive_read_new);
PRIKAZ_LIBRARY_FUNCTION(libarchive, archive_read_next_header);
PRIKAZ_LIBRARY_FUNCTION(libarchive, archive_read_open_fd);
PRIKAZ_LIBRARY_FUNCTION(libarchive, archive_read_open_memory);
PRIKAZ_LIBRARY_FUNCTION(libarchive, archive_read_support_filter_bzip2);
PRIKAZ_LIBRARY_FUNCTION(libarchive, archive_read_support_filter_gzip);
PRIKAZ_LIBRARY_FUNCTION(libarchive, archive_read_support_filter_xz);
PRIKAZ_LIBRARY_FUNCTION(libarchive, archive_read_support_filter_zstd);
PRIKAZ_LIBRARY_FUNCTION(libarchive, archive_read_support_format_7zip);
PRIKAZ_LIBRARY_FUNCTION(libarchive, archive_read_support_format_rar);
PRIKAZ_LIBRARY_FUNCTION(libarchive, archive_read_support_format_rar5);
PRIKAZ_LIBRARY_FUNCTION(libarchive, archive_read_support_format_raw);
PRIKAZ_LIBRARY_FUNCTION(libarchive, archive_read_support_format_tar);
PRIKAZ_LIBRARY_FUNCTION(libarchive, archive_read_support_format_zip);

struct FreeArchive {
  void operator()(archive* reader) const { archive_read_free(reader); }
};
using Handle = std::unique_ptr<archive, FreeArchive>;

Handle make_handle() {
  Handle handle(archive_read_new());
  archive* reader = handle.get();
  archive_read_support_format_zip(reader);
  archive_read_support_format_7zip(reader);
  archive_read_support_format_rar(reader);
  archive_read_support_format_rar5(reader);
  archive_read_support_format_tar(reader);
  archive_read_support_format_raw(reader);
  archive_read_support_filter_gzip(reader);
  archive_read_support_filter_bzip2(reader);
  archive_read_support_filter_xz(reader);
  archive_read_support_filter_zstd(reader);
  return handle;
}

/// libarchive turns the names of members into the locale's letters, and drops what does not fit: while one of
/// these lives the letters are UTF-8, whatever the process was started with.
class Utf8Letters {
 public:
  Utf8Letters() : locale_(newlocale(LC_CTYPE_MASK, "C.UTF-8", nullptr)), before_(uselocale(locale_)) {}
  Utf8Letters(const Utf8Letters&) = delete;
  Utf8Letters& operator=(const Utf8Letters&) = delete;
  ~Utf8Letters() {
    uselocale(before_);
    if (locale_) freelocale(locale_);
  }

 private:
  locale_t locale_, before_;
};

std::string message_of(archive* reader) {
  const char* message = archive_error_string(reader);
  return message ? utf8::squeeze(printable_path(message)) : "the archive is broken";
}

/// Windows packs names in the DOS code page: 866 in Russia.
std::string from_cp866(std::string_view bytes) {
  UErrorCode status = U_ZERO_ERROR;
  std::string text(bytes.size() * 3 + 1, '\0');
  const int32_t size = ucnv_convert("UTF-8", "ibm-866", text.data(), static_cast<int32_t>(text.size()),
                                    bytes.data(), static_cast<int32_t>(bytes.size()), &status);
  if (U_FAILURE(status)) return std::string(bytes);
  text.resize(static_cast<std::size_t>(size));
  return text;
}

std::string path_of(archive_entry* entry, std::uint64_t number) {
  if (const char* name = archive_entry_pathname_utf8(entry); name && *name && utf8::is_valid(name))
    return name;
  const char* raw = archive_entry_pathname(entry);
  if (!raw || !*raw) return "member-" + std::to_string(number);
  return utf8::is_valid(raw) ? std::string(raw) : from_cp866(raw);
}

class ArchiveWalk {
 public:
  ArchiveWalk(std::uint64_t size, const Limits& limits, const ArchiveCallbacks& callbacks)
      : limits_(limits),
        callbacks_(callbacks),
        budget_(std::max<std::uint64_t>(limits.inflated_bytes, size * kArchiveExpansion)) {}

  void walk(archive* reader, const std::string& prefix, int depth);
  void open_inner(const ArchiveMember& inner, int depth);

 private:
  void take(archive* reader, archive_entry* entry, const std::string& path, int depth, bool wanted);
  std::string unpack(archive* reader);

  const Limits& limits_;
  const ArchiveCallbacks& callbacks_;
  std::uint64_t budget_;
  std::uint64_t number_ = 0;
};

/// One member's bytes. Throws Error.
std::string ArchiveWalk::unpack(archive* reader) {
  std::string bytes;
  const void* block = nullptr;
  std::size_t size = 0;
  la_int64_t offset = 0;
  while (true) {
    const int result = archive_read_data_block(reader, &block, &size, &offset);
    if (result == ARCHIVE_EOF) return bytes;
    if (result < ARCHIVE_WARN) throw Error(ErrorCode::Damaged, message_of(reader));
    if (size > budget_)
      throw Error(ErrorCode::LimitExceeded, "the archive unpacks to more than it may (" +
                                                std::to_string(kArchiveExpansion) + " times its size)");
    budget_ -= size;
    const auto position = static_cast<std::uint64_t>(offset);
    if (position + size > limits_.file_bytes)
      throw Error(ErrorCode::TooLarge, "the unpacked file is too large");
    if (position > bytes.size()) bytes.resize(position);  // a hole in a sparse file
    bytes.append(static_cast<const char*>(block), size);
  }
}

void ArchiveWalk::take(archive* reader, archive_entry* entry, const std::string& path, int depth,
                       bool wanted) {
  ArchiveMember member{path, {}, std::nullopt};
  try {
    if (archive_entry_is_encrypted(entry))
      throw Error(ErrorCode::Encrypted, "the archive asks for a password");
    member.bytes = unpack(reader);
    if (callbacks_.is_archive(member.bytes, path)) {
      if (depth + 1 > kArchiveDepth)
        throw Error(ErrorCode::LimitExceeded,
                    "archives are nested deeper than " + std::to_string(kArchiveDepth));
      open_inner(member, depth + 1);
      return;
    }
  } catch (const Error& error) {
    if (error.code() == ErrorCode::LimitExceeded && budget_ == 0) throw;
    member.error = error;
  }
  if (wanted) callbacks_.member(member);
}

void ArchiveWalk::open_inner(const ArchiveMember& inner, int depth) {
  const Handle handle = make_handle();
  if (archive_read_open_memory(handle.get(), inner.bytes.data(), inner.bytes.size()) != ARCHIVE_OK)
    throw Error(ErrorCode::Damaged, message_of(handle.get()));
  walk(handle.get(), inner.path + std::string(kMemberMark), depth);
}

void ArchiveWalk::walk(archive* reader, const std::string& prefix, int depth) {
  archive_entry* entry = nullptr;
  while (true) {
    const int result = archive_read_next_header(reader, &entry);
    if (result == ARCHIVE_EOF) return;
    if (result == ARCHIVE_RETRY) continue;
    if (result < ARCHIVE_WARN) throw Error(ErrorCode::Damaged, message_of(reader));
    // A single compressed file has type 0 in libarchive's raw format.
    if (archive_entry_filetype(entry) != AE_IFREG && archive_entry_filetype(entry) != 0) continue;
    if (++number_ > kArchiveMembers)
      throw Error(ErrorCode::LimitExceeded, "the archive has too many members");
    const std::string path = prefix + path_of(entry, number_);
    // What is dealt with already is unpacked all the same: it may be an archive with members that are not.
    const bool wanted = callbacks_.begin(number_, path);
    take(reader, entry, path, depth, wanted);
  }
}

}  // namespace

bool looks_like_archive(std::string_view head) {
  using namespace std::string_view_literals;
  for (const std::string_view signature :
       {"PK\x03\x04"sv, "PK\x05\x06"sv, "7z\xBC\xAF\x27\x1C"sv, "Rar!\x1A\x07"sv, "\x1F\x8B\x08"sv, "BZh"sv,
        "\xFD\x37zXZ\0"sv, "\x28\xB5\x2F\xFD"sv})
    if (head.starts_with(signature)) return true;
  return head.size() >= 262 && head.substr(257, 5) == "ustar";
}

void each_member(int fd, std::uint64_t size, const Limits& limits, const ArchiveCallbacks& callbacks) {
  constexpr std::size_t kBlock = std::size_t{1} << 17;
  const Utf8Letters letters;
  const Handle handle = make_handle();
  if (archive_read_open_fd(handle.get(), fd, kBlock) != ARCHIVE_OK)
    throw Error(ErrorCode::Damaged, message_of(handle.get()));
  ArchiveWalk(size, limits, callbacks).walk(handle.get(), {}, 1);
}

}  // namespace prikaz::corpus::import
