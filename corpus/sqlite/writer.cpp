// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/error.h"
#include "corpus/sqlite/sqlite_store.h"

namespace prikaz::corpus::sqlite {

std::int64_t SqliteStore::begin_run(std::string_view command, std::string_view program) {
  program_ = program;
  Transaction transaction(database_);
  Query insert(database_.cached("INSERT INTO run(command, program, started) VALUES (?, ?, ?)"));
  const std::string now = utc_now();
  insert->bind(1, command).bind(2, program).bind(3, now).run();
  const std::int64_t run = database_.last_row();
  transaction.commit();
  return run;
}

void SqliteStore::end_run(std::int64_t run, const RunCounts& counts, std::string_view outcome) {
  Transaction transaction(database_);
  Query update(
      database_.cached("UPDATE run SET ended = ?, outcome = ?, seen = ?, read = ?, known = ?, failed = ?, "
                       "failed_before = ?, skipped = ?, other_shard = ?, bytes = ? WHERE run = ?"));
  const std::string now = utc_now();
  update->bind(1, now).bind(2, outcome).bind(3, counts.seen).bind(4, counts.read).bind(5, counts.known);
  update->bind(6, counts.failed).bind(7, counts.failed_before).bind(8, counts.skipped);
  update->bind(9, counts.other_shard).bind(10, counts.bytes).bind(11, run).run();
  transaction.commit();
}

std::optional<KnownFile> SqliteStore::find_file(std::string_view path) {
  Query query(database_.cached(
      "SELECT bytes, modified_ns, sha256, state, code, failed_members, program FROM file WHERE path = ?"));
  query->bind_blob(1, path);
  if (!query->step()) return std::nullopt;
  KnownFile file;
  file.bytes = static_cast<std::uint64_t>(query->integer(0));
  file.modified_ns = query->integer(1);
  file.sha256 = query->string(2);
  file.state = state_by_name(query->text(3)).value_or(FileState::Failed);
  file.code = query->string(4);
  file.failed_members = static_cast<std::uint32_t>(query->integer(5));
  file.program = query->string(6);
  return file;
}

std::optional<KnownContent> SqliteStore::find_content(std::string_view sha256) {
  Query query(database_.cached("SELECT state, code, program FROM content WHERE sha256 = ?"));
  query->bind(1, sha256);
  if (!query->step()) return std::nullopt;
  return KnownContent{state_by_name(query->text(0)).value_or(FileState::Failed), query->string(1),
                      query->string(2)};
}

bool SqliteStore::has_content_of_size(std::uint64_t bytes) {
  Query query(database_.cached("SELECT 1 FROM content WHERE bytes = ? LIMIT 1"));
  query->bind(1, bytes);
  return query->step();
}

void SqliteStore::add(std::int64_t run, Outcome outcome) { batch_.emplace_back(run, std::move(outcome)); }

void SqliteStore::commit() {
  if (batch_.empty()) return;
  touched_ids_.clear();
  fresh_.clear();
  {
    Transaction transaction(database_);
    const std::string now = utc_now();
    any_corrections_ = database_.integer("SELECT EXISTS (SELECT 1 FROM correction)") != 0;
    any_judgements_ = database_.integer("SELECT EXISTS (SELECT 1 FROM judgement)") != 0;
    for (const auto& [run, outcome] : batch_) write_outcome(outcome, run, now);
    compile_touched(now);
    transaction.commit();
  }
  fresh_.clear();
  batch_.clear();
}

void SqliteStore::write_outcome(const Outcome& outcome, std::int64_t run, const std::string& now) {
  write_attempt(outcome, run, now);
  write_file(outcome, database_.last_row());
  if (outcome.sha256.empty() || outcome.state == FileState::Archive || outcome.state == FileState::OtherShard)
    return;
  if (outcome.state == FileState::Known) {
    touch_orders_of(outcome.sha256);
    return;
  }
  const std::int64_t content = write_content(outcome);
  if (outcome.reading) write_reading(*outcome.reading, content, run, now);
}

std::int64_t SqliteStore::write_content(const Outcome& outcome) {
  // A content that was read once stays readable, whatever a later attempt says.
  Query insert(database_.cached(
      "INSERT INTO content(sha256, bytes, state, code, program, original) VALUES (?, ?, ?, ?, ?, ?) "
      "ON CONFLICT(sha256) DO UPDATE SET original = coalesce(original, excluded.original), "
      "state = CASE WHEN state = 'read' THEN state ELSE excluded.state END, "
      "code = CASE WHEN state = 'read' THEN NULL ELSE excluded.code END, "
      "program = excluded.program RETURNING content"));
  insert->bind(1, outcome.sha256).bind(2, outcome.bytes).bind(3, state_name(outcome.state));
  insert->bind_or_null(4, outcome.code).bind(5, program_);
  if (outcome.original.empty()) {
    insert->bind_null(6);
  } else {
    insert->bind_blob(6, outcome.original);
  }
  insert->step();
  return insert->integer(0);
}

void SqliteStore::write_reading(const Reading& reading, std::int64_t content, std::int64_t run,
                                const std::string& now) {
  {
    Query same(
        database_.cached("SELECT order_id, fingerprint, program FROM reading WHERE content = ? AND current"));
    same->bind(1, content);
    if (same->step()) {
      if (same->text(1) == reading.fingerprint && same->text(2) == program_) {
        touched_ids_.insert(same->string(0));
        return;
      }
      touched_ids_.insert(same->string(0));
    }
  }
  {
    Query retire(database_.cached("UPDATE reading SET current = 0 WHERE content = ? AND current"));
    retire->bind(1, content).run();
  }
  Query insert(
      database_.cached("INSERT INTO reading(content, order_id, current, program, at, run, issuer_key, "
                       "title_key, roadmaps, activities, "
                       "characters, placed, errors, warnings, has_body, fingerprint, name, document) "
                       "VALUES (?, ?, 1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"));
  const Quality& quality = reading.quality;
  insert->bind(1, content).bind(2, reading.order.id).bind(3, program_).bind(4, now).bind(5, run);
  insert->bind(6, reading.issuer_key).bind(7, reading.title_key).bind(8, quality.roadmaps);
  insert->bind(9, quality.activities).bind(10, quality.characters).bind(11, quality.placed);
  insert->bind(12, quality.errors).bind(13, quality.warnings).bind(14, quality.has_body);
  insert->bind(15, reading.fingerprint).bind(16, reading.name).bind_blob(17, reading.document).run();
  fresh_[database_.last_row()] = &reading;
  touched_ids_.insert(reading.order.id);
}

void SqliteStore::write_file(const Outcome& outcome, std::int64_t attempt) {
  Query insert(database_.cached(
      "INSERT INTO file(path, bytes, modified_ns, sha256, state, code, failed_members, program, attempt) "
      "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT(path) DO UPDATE SET bytes = excluded.bytes, "
      "modified_ns = excluded.modified_ns, sha256 = excluded.sha256, state = excluded.state, "
      "code = excluded.code, failed_members = excluded.failed_members, program = excluded.program, "
      "attempt = excluded.attempt"));
  insert->bind_blob(1, outcome.path).bind(2, outcome.bytes).bind(3, outcome.modified_ns);
  insert->bind_or_null(4, outcome.sha256).bind(5, state_name(outcome.state)).bind_or_null(6, outcome.code);
  insert->bind(7, outcome.failed_members).bind(8, program_).bind(9, attempt).run();
}

void SqliteStore::write_attempt(const Outcome& outcome, std::int64_t run, const std::string& now) {
  Query insert(database_.cached(
      "INSERT INTO attempt(run, at, path, sha256, bytes, state, code, detail, milliseconds, peak_kilobytes) "
      "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"));
  insert->bind(1, run).bind(2, now).bind_blob(3, outcome.path).bind_or_null(4, outcome.sha256);
  insert->bind(5, outcome.bytes).bind(6, state_name(outcome.state)).bind_or_null(7, outcome.code);
  insert->bind_or_null(8, outcome.detail)
      .bind(9, outcome.milliseconds)
      .bind(10, outcome.peak_kilobytes)
      .run();
}

}  // namespace prikaz::corpus::sqlite
