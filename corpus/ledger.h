// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The ledger: which files, when, with what result, how long. Rows are added, never changed.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/reading.h"

namespace prikaz::corpus {

enum class FileState {
  Read,       ///< a new content, read
  Known,      ///< its content is in the corpus already
  Failed,     ///< could not be read; `code` says why
  Skipped,    ///< found while walking, and no document: a picture, a program, a database
  Archive,    ///< a container whose members have rows of their own
  OtherShard  ///< another process' share (--shard)
};
std::string_view state_name(FileState state);  ///< "read", "known", …
std::optional<FileState> state_by_name(std::string_view name);

/// What came of one file or archive member.
struct Outcome {
  std::string path;  ///< absolute; a member is "archive.zip!/folder/order.docx"
  bool member = false;
  std::uint64_t bytes = 0;
  std::int64_t modified_ns = 0;  ///< 0: not to be trusted
  std::string sha256;            ///< empty where it could not be read to its end
  FileState state = FileState::Failed;
  std::string code, detail;          ///< of the failure: see error_codes.h
  std::uint32_t failed_members = 0;  ///< of an archive
  std::uint32_t milliseconds = 0, peak_kilobytes = 0;
  std::optional<Reading> reading;
  std::string original;  ///< packed bytes of the file, where the corpus is to keep them
};

struct KnownFile {
  std::uint64_t bytes = 0;
  std::int64_t modified_ns = 0;
  std::string sha256;
  FileState state = FileState::Failed;
  std::string code;
  std::uint32_t failed_members = 0;
  std::string program;
};

struct KnownContent {
  FileState state = FileState::Failed;
  std::string code, program;
};

struct RunCounts {
  std::uint64_t seen = 0, read = 0, known = 0, failed = 0, skipped = 0, other_shard = 0;
  std::uint64_t failed_before =
      0;  ///< unchanged, failed in an earlier run and not tried again; not in `failed`
  std::uint64_t bytes = 0;
};

struct RunRecord {
  std::int64_t run = 0;
  std::string command, program, started, ended, outcome;
  RunCounts counts;
};

struct AttemptRecord {
  std::int64_t run = 0;
  std::string at;  ///< UTC time
  std::string path, sha256;
  std::uint64_t bytes = 0;
  FileState state = FileState::Failed;
  std::string code, detail;
  std::uint32_t milliseconds = 0, peak_kilobytes = 0;
};

struct AttemptFilter {
  std::optional<FileState> state;
  std::optional<std::string> code;
  std::optional<std::int64_t> run;
  std::optional<std::string> path;
  bool latest = false;  ///< only the last attempt of each path
};

struct ReadingRecord {
  std::string program, at, json;
};

/// The clock, as all times of a corpus are written: UTC, whole seconds, "2026-11-22T03:25:00Z".
std::string utc_now();

}  // namespace prikaz::corpus
