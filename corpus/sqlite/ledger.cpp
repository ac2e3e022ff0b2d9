// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <sys/stat.h>

#include "base/error.h"
#include "corpus/sqlite/sqlite_store.h"

namespace prikaz::corpus::sqlite {

namespace {

std::uint64_t count(Database& database, const std::string& from) {
  return static_cast<std::uint64_t>(database.integer("SELECT count(*) FROM " + from));
}

RunRecord run_of(Statement& row) {
  RunRecord run;
  run.run = row.integer(0);
  run.command = row.string(1);
  run.program = row.string(2);
  run.started = row.string(3);
  run.ended = row.string(4);
  run.outcome = row.string(5);
  const auto number = [&](int column) { return static_cast<std::uint64_t>(row.integer(column)); };
  run.counts = {number(6), number(7), number(8), number(9), number(10), number(11), number(12), number(13)};
  return run;
}

/// Numbered conditions, so that each is bound whether it is used or not.
constexpr std::string_view kSelectAttempts =
    "SELECT a.run, a.at, a.path, a.sha256, a.bytes, a.state, a.code, a.detail, a.milliseconds, "
    "a.peak_kilobytes "
    "FROM attempt a WHERE (?1 IS NULL OR a.state = ?1) AND (?2 IS NULL OR a.code = ?2) AND (?3 IS NULL OR "
    "a.run = ?3) "
    "AND (?4 IS NULL OR a.path = ?4) ";
constexpr std::string_view kLatestOnly = "AND a.attempt IN (SELECT attempt FROM file) ";

}  // namespace

void SqliteStore::each_attempt(const AttemptFilter& filter,
                               const std::function<bool(const AttemptRecord&)>& visit) {
  Statement query(database_, std::string(kSelectAttempts) + std::string(filter.latest ? kLatestOnly : "") +
                                 "ORDER BY a.attempt");
  if (filter.state) query.bind(1, state_name(*filter.state));
  query.bind(2, filter.code);
  if (filter.run) query.bind(3, *filter.run);
  if (filter.path) query.bind_blob(4, *filter.path);
  while (query.step()) {
    AttemptRecord attempt;
    attempt.run = query.integer(0);
    attempt.at = query.string(1);
    attempt.path = std::string(query.blob(2));
    attempt.sha256 = query.string(3);
    attempt.bytes = static_cast<std::uint64_t>(query.integer(4));
    attempt.state = state_by_name(query.text(5)).value_or(FileState::Failed);
    attempt.code = query.string(6);
    attempt.detail = query.string(7);
    attempt.milliseconds = static_cast<std::uint32_t>(query.integer(8));
    attempt.peak_kilobytes = static_cast<std::uint32_t>(query.integer(9));
    if (!visit(attempt)) return;
  }
}

StoreStatus SqliteStore::status() {
  StoreStatus status;
  status.files = count(database_, "file WHERE state <> 'archive'");
  status.failed = count(database_, "file WHERE state = 'failed'");
  status.skipped = count(database_, "file WHERE state = 'skipped'");
  status.contents = count(database_, "content");
  status.orders = count(database_, "orders");
  status.roadmaps = static_cast<std::uint64_t>(database_.integer("SELECT total(roadmaps) FROM orders"));
  status.activities = static_cast<std::uint64_t>(database_.integer("SELECT total(activities) FROM orders"));
  status.municipalities = static_cast<std::uint64_t>(
      database_.integer("SELECT count(*) FROM (SELECT DISTINCT region, municipality FROM orders "
                        "WHERE municipality IS NOT NULL)"));
  status.readings = count(database_, "reading");
  status.attempts = count(database_, "attempt");
  status.corrections = count(database_, "correction WHERE revoked = ''");
  status.stale = count(database_, "correction WHERE state = 'stale'");
  status.judgements = count(database_, "judgement WHERE revoked = ''");
  status.stale_judgements =
      count(database_,
            "judgement j WHERE revoked = '' AND EXISTS (SELECT 1 FROM judged d WHERE d.judgement = "
            "j.judgement AND d.found_key IS NULL)");
  struct stat file {};
  if (stat(database_.path().c_str(), &file) == 0) status.bytes = static_cast<std::uint64_t>(file.st_size);
  Statement runs(database_,
                 "SELECT run, command, program, started, ended, outcome, seen, read, known, failed, skipped, "
                 "other_shard, failed_before, bytes FROM run ORDER BY run DESC LIMIT 10");
  while (runs.step()) status.runs.push_back(run_of(runs));
  return status;
}

std::vector<std::string> SqliteStore::check() {
  std::vector<std::string> faults;
  try {
    Statement integrity(database_, "PRAGMA integrity_check");
    while (integrity.step())
      if (integrity.text(0) != "ok") faults.push_back(integrity.string(0));
    Statement keys(database_, "PRAGMA foreign_key_check");
    while (keys.step())
      faults.push_back("a row of " + keys.string(0) + " points at a row of " + keys.string(2) +
                       " that is not there");
    const std::int64_t lost =
        database_.integer("SELECT count(*) FROM orders WHERE best NOT IN (SELECT reading FROM reading)");
    if (lost > 0) faults.push_back(std::to_string(lost) + " orders have lost their reading");
  } catch (const Error& error) {
    if (error.code() != ErrorCode::StoreDamaged) throw;
    faults.push_back(error.detail());
  }
  return faults;
}

}  // namespace prikaz::corpus::sqlite
