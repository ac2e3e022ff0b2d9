// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The embedded store. open.cpp opens and migrates, writer.cpp takes in batches, compiler.cpp keeps orders up
// to date with their readings and corrections, judgements.cpp knows where judged activities are, groups.cpp
// the groups of comparisons, reader.cpp looks things up.
#pragma once

#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "corpus/identity.h"
#include "corpus/sqlite/database.h"
#include "corpus/store.h"

namespace prikaz::corpus::sqlite {

/// "PRKZ", in the header of every corpus file (SQLite file format, offset 68).
inline constexpr std::int64_t kApplicationId = 0x50524B5A;

/// One current reading of an order id.
struct ReadingRow {
  std::int64_t reading = 0;
  std::string name, fingerprint;
  Candidate candidate;
};

class SqliteStore final : public Store {
 public:
  SqliteStore(const std::string& path, OpenMode mode);

  std::int64_t begin_run(std::string_view command, std::string_view program) override;
  void end_run(std::int64_t run, const RunCounts& counts, std::string_view outcome) override;
  std::optional<KnownFile> find_file(std::string_view path) override;
  std::optional<KnownContent> find_content(std::string_view sha256) override;
  bool has_content_of_size(std::uint64_t bytes) override;
  void add(std::int64_t run, Outcome outcome) override;
  void commit() override;

  void each_order(const OrderFilter& filter, const std::function<bool(const StoredOrder&)>& visit) override;
  std::optional<StoredOrder> find_order(std::string_view key) override;
  std::optional<schema::OrderDocument> find_uncorrected(std::string_view key) override;
  std::vector<std::string> find_paths(std::string_view sha256) override;
  std::vector<ReadingRecord> find_readings(std::string_view sha256) override;
  std::vector<SearchHit> search(std::string_view query, std::size_t limit) override;
  void each_attempt(const AttemptFilter& filter,
                    const std::function<bool(const AttemptRecord&)>& visit) override;
  StoreStatus status() override;
  std::vector<std::string> check() override;
  std::optional<StoredContent> next_content(std::string_view program_unless, std::string_view after) override;

  std::vector<Correction> corrections() override;
  void put_corrections(const std::vector<Correction>& corrections) override;
  void each_judgement(const std::function<bool(const Judgement&)>& visit) override;
  void put_judgements(const std::vector<Judgement>& judgements) override;
  std::vector<KnownGroup> known_groups() override;
  void put_groups(const std::vector<KnownGroup>& groups) override;

 private:
  // writer.cpp
  void write_outcome(const Outcome& outcome, std::int64_t run, const std::string& now);
  std::int64_t write_content(const Outcome& outcome);
  void write_reading(const Reading& reading, std::int64_t content, std::int64_t run, const std::string& now);
  void write_file(const Outcome& outcome, std::int64_t attempt);
  void write_attempt(const Outcome& outcome, std::int64_t run, const std::string& now);
  // compiler.cpp: all within the transaction
  void touch_orders_of(std::string_view sha256);
  void touch_orders_of(std::string_view sha256, std::string_view name);  ///< `name`: key or id
  void compile_touched(const std::string& now);
  void compile_id(const std::string& id, const std::string& now);
  void compile_group(const std::string& id, const std::string& key, const std::vector<ReadingRow>& rows,
                     const std::vector<std::size_t>& group, const std::string& now);
  std::vector<ReadingRow> current_readings(const std::string& id);
  std::vector<Correction> corrections_for(const std::string& id, const std::string& key,
                                          const std::vector<ReadingRow>& rows,
                                          const std::vector<std::size_t>& group);
  std::string shown_name(const ReadingRow& row);
  std::string document_of(std::int64_t reading);
  void write_activities(std::int64_t order_row, const std::vector<ActivitySummary>& activities);
  void remove_activities(std::int64_t order_row);
  void index_activities();
  void write_correction(const Correction& correction);
  schema::OrderDocument read_as_read(const std::vector<ReadingRow>& rows,
                                     const std::vector<std::size_t>& group);
  // judgements.cpp: within the transaction
  void write_judgement(const Judgement& judgement);
  void forget_judged(const std::string& id);
  void find_judged(const std::string& id, const std::string& key, const std::vector<ReadingRow>& rows,
                   const std::vector<std::size_t>& group);

  Database database_;
  std::string program_;
  std::vector<std::pair<std::int64_t, Outcome>> batch_;
  // Alive during one commit.
  std::set<std::string> touched_ids_;
  std::unordered_map<std::int64_t, const Reading*> fresh_;        ///< readings of this batch, by row
  std::vector<std::pair<std::int64_t, std::int64_t>> unindexed_;  ///< new activities, first and last row
  bool any_corrections_ = false, any_judgements_ = false;
};

}  // namespace prikaz::corpus::sqlite
