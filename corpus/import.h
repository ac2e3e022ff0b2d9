// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Bringing files into a corpus. Files are read in worker processes, each with limits on memory, processor
// time and wall time: a file that kills its reader costs that file, and the ledger says why. The result
// depends on the files alone: stop an import at any moment, start it again, and the corpus is the same.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/limits.h"
#include "corpus/store.h"
#include "schema/order_document.h"

namespace prikaz::corpus {

/// The part of all contents that this process is to read: those whose hash falls to it.
struct Shard {
  unsigned number = 1, count = 1;
  bool holds(std::string_view sha256) const;
};
/// "2/8": the second of eight. std::nullopt for anything else.
std::optional<Shard> parse_shard(std::string_view text);

/// What the importer needs to know of the formats.
struct Reader {
  /// Bytes and file name to the order. Throws Error.
  std::function<schema::OrderDocument(std::string_view bytes, std::string_view name)> read;
  /// The bytes themselves say that they are of a known format (an office package is no archive).
  std::function<bool(std::string_view bytes, std::string_view name)> is_document;
  /// The name says so.
  std::function<bool(std::string_view name)> has_known_extension;
};
/// Of this program: all formats of extract/readers.h and the recognizer.
Reader default_reader(const Limits& limits);

struct ImportProgress {
  RunCounts counts;
  std::optional<std::uint64_t> total;  ///< files to come across, once they are counted
};

/// A file to be read again, whatever is known of it.
struct Reread {
  std::string file;
  std::string shown;  ///< the path for the ledger, where the bytes lie elsewhere
};

struct ImportOptions {
  std::vector<std::string> paths;
  /// Instead of all paths: these, one a call.
  std::function<std::optional<Reread>()> reread;
  /// More paths, one a call (a list on standard input); asked only when there is room.
  std::function<std::optional<std::string>()> more_paths;
  unsigned jobs = 0;  ///< reading processes; 0: one a processor
  Limits limits;
  bool rehash = false;                      ///< do not trust path, size and time
  std::optional<std::string> retry_failed;  ///< "": whatever failed before; else that code only
  Shard shard;
  bool keep_originals = false;
  /// Files that were changed less long ago are left for another time: somebody is still copying them.
  std::chrono::seconds settle{0};
  bool record_idle = true;   ///< whether a run that comes across nothing new is a run of the ledger, too
  bool count_ahead = false;  ///< count the files in a process of its own, for the remaining time
  std::string corpus_path;   ///< passed over when walking
  std::string command = "import";
  std::string program = program_version();
  Reader reader;
  std::function<bool()> stopped;  ///< asked often; true ends the import cleanly
  std::function<void(const ImportProgress&)> progress;
  std::function<void(const Outcome&)> report;  ///< each outcome, as it comes in
};

struct ImportResult {
  RunCounts counts;
  bool interrupted = false;
};

/// Throws Error where the corpus can no longer be written; what was committed stays.
ImportResult import_files(Store& store, const ImportOptions& options);

/// What import_files would do, without reading or writing: `visit` gets the files that it would read. `store`
/// may be null.
RunCounts plan_import(Store* store, const ImportOptions& options,
                      const std::function<void(const std::string& path)>& visit);

}  // namespace prikaz::corpus
