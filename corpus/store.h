// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The corpus: many order documents, the ledger of how each came in, and the decisions of people about them.
// An interface, so that a server can stand beside the embedded default (sqlite/, opened by open_corpus());
// no caller knows SQL. All texts are UTF-8 but for paths, which are bytes as the file system has them.
//
// Writing is in batches: nothing of a batch is visible before commit(), and a process that dies between two
// commits leaves the corpus as the last one made it.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/correction.h"
#include "corpus/judgement.h"
#include "corpus/known_group.h"
#include "corpus/ledger.h"
#include "corpus/reading.h"

namespace prikaz::corpus {

/// One order as the corpus knows it: the best of its readings, completed and corrected.
struct StoredOrder {
  std::string key;  ///< unique: the `id`, with a suffix where several orders share it
  OrderSummary summary;
  Quality quality;
  std::string json;                  ///< "prikaz-roadmap/1", compact
  std::vector<std::string> sources;  ///< hashes of all contents it was read from, the best first
  int version = 1;                   ///< grows with each change of `json`
  std::string changed;               ///< UTC time of the last change: "2026-11-22T03:25:00Z"

  /// Parsed. Throws Error(StoreDamaged).
  schema::OrderDocument document() const;
};

/// All given conditions must hold. Empty: everything.
struct OrderFilter {
  std::vector<std::string> keys;            ///< of these orders (`key` or `id`)
  std::vector<std::string> regions;         ///< ISO codes or names
  std::vector<std::string> municipalities;  ///< names or their slugs
  std::vector<std::string> kinds;
  std::optional<std::string> date_from, date_to;  ///< the order's own date, inclusive
  std::optional<std::string> since;               ///< changed in the corpus at or after this UTC time or day
  bool only_roadmaps = false;                     ///< leave out orders without a roadmap
};

struct SearchHit {
  std::string key;
  ActivitySummary activity;
};

/// A content that is to be read again.
struct StoredContent {
  std::string sha256;
  std::uint64_t size = 0;
  std::vector<std::string> paths;    ///< where it was seen, sorted
  std::optional<std::string> bytes;  ///< the original, where the corpus keeps it
  std::string program;               ///< that made its newest reading
};

struct StoreStatus {
  std::uint64_t files = 0, contents = 0, failed = 0, skipped = 0;
  std::uint64_t orders = 0, roadmaps = 0, activities = 0, municipalities = 0, readings = 0, attempts = 0;
  std::uint64_t corrections = 0, stale = 0;  ///< not revoked; of them stale
  std::uint64_t judgements = 0, stale_judgements = 0;
  std::uint64_t bytes = 0;      ///< of the corpus file
  std::vector<RunRecord> runs;  ///< the last ten, newest first
};

class Store {
 public:
  virtual ~Store() = default;

  // --- importing -------------------------------------------------------------------------------------
  virtual std::int64_t begin_run(std::string_view command, std::string_view program) = 0;
  virtual void end_run(std::int64_t run, const RunCounts& counts, std::string_view outcome) = 0;

  /// What is known of a path; std::nullopt for one never seen.
  virtual std::optional<KnownFile> find_file(std::string_view path) = 0;
  virtual std::optional<KnownContent> find_content(std::string_view sha256) = 0;
  /// Whether some content of the corpus has this size: a new file of another size need not be looked up.
  virtual bool has_content_of_size(std::uint64_t bytes) = 0;

  /// Takes down what came of one file; becomes visible with commit().
  virtual void add(std::int64_t run, Outcome outcome) = 0;
  /// Writes the batch in one transaction. Throws Error(DiskFull, StoreLocked, …); the batch is then kept and
  /// may be tried again.
  virtual void commit() = 0;

  // --- looking ---------------------------------------------------------------------------------------
  /// By `id`, then `key`. Stops where `visit` returns false. Streams: one order in memory at a time.
  virtual void each_order(const OrderFilter& filter,
                          const std::function<bool(const StoredOrder&)>& visit) = 0;
  /// By `key`, or by `id` where one order has it.
  virtual std::optional<StoredOrder> find_order(std::string_view key) = 0;
  /// The same order without corrections: what they are anchored to.
  virtual std::optional<schema::OrderDocument> find_uncorrected(std::string_view key) = 0;
  /// Where the contents of an order were seen: paths, sorted.
  virtual std::vector<std::string> find_paths(std::string_view sha256) = 0;
  /// All readings of one content, oldest first: program and JSON.
  virtual std::vector<ReadingRecord> find_readings(std::string_view sha256) = 0;
  /// Activities that hold all words of the query, in any form; best first.
  virtual std::vector<SearchHit> search(std::string_view query, std::size_t limit) = 0;
  /// The ledger, oldest first.
  virtual void each_attempt(const AttemptFilter& filter,
                            const std::function<bool(const AttemptRecord&)>& visit) = 0;
  virtual StoreStatus status() = 0;
  /// Runs the store's own checks; empty where it is sound.
  virtual std::vector<std::string> check() = 0;

  // --- reading again ---------------------------------------------------------------------------------
  /// The first content behind the hash `after` that was last tried by another program than `program_unless`
  /// (any, where that is empty).
  virtual std::optional<StoredContent> next_content(std::string_view program_unless,
                                                    std::string_view after) = 0;

  // --- people's decisions ----------------------------------------------------------------------------
  /// By id. `state` is as of now.
  virtual std::vector<Correction> corrections() = 0;
  /// Adds or replaces (by id) and brings the orders concerned up to date, in one transaction. What was
  /// revoked stays so where the incoming row is not revoked but was made before that: an old dump revives
  /// nothing.
  virtual void put_corrections(const std::vector<Correction>& corrections) = 0;
  /// By id; stops where `visit` returns false. `found` of both sides is as of now.
  virtual void each_judgement(const std::function<bool(const Judgement&)>& visit) = 0;
  /// Adds or replaces (by id) and looks up both sides, in one transaction; revoked ones as above.
  virtual void put_judgements(const std::vector<Judgement>& judgements) = 0;

  // --- what comparisons found ------------------------------------------------------------------------
  /// By id, retired ones too.
  virtual std::vector<KnownGroup> known_groups() = 0;
  /// Adds or replaces (by id), in one transaction.
  virtual void put_groups(const std::vector<KnownGroup>& groups) = 0;
};

enum class OpenMode {
  Read,   ///< must exist; nothing is written, but an older layout is brought up to date
  Write,  ///< must exist
  Create  ///< made where it does not exist
};

/// Opens a corpus. Throws Error: NotFound, StoreForeign, StoreNewer, StoreDamaged, StoreReadOnly,
/// StoreLocked, each with what to do.
std::unique_ptr<Store> open_corpus(const std::string& path, OpenMode mode);

/// The program's name and version as readings are marked with: "prikaz 0.1.0".
std::string program_version();

}  // namespace prikaz::corpus
