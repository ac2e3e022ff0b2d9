// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Keeps the table of orders what it must be: a function of the current readings, the file names and the
// corrections. Whatever was touched by a batch is worked out anew, by id.
#include <algorithm>

#include "base/error.h"
#include "base/sha256.h"
#include "corpus/compile.h"
#include "corpus/identity.h"
#include "corpus/packing.h"
#include "corpus/paths.h"
#include "corpus/sqlite/sqlite_store.h"
#include "schema/json.h"

namespace prikaz::corpus::sqlite {

namespace {

constexpr std::string_view kSelectCurrent =
    "SELECT r.reading, c.sha256, r.issuer_key, r.title_key, r.roadmaps, r.activities, r.characters, "
    "r.placed, "
    "r.errors, r.warnings, r.has_body, r.name, r.fingerprint FROM reading r JOIN content c USING (content) "
    "WHERE r.order_id = ? AND r.current ORDER BY c.sha256";

constexpr std::string_view kInsertOrder =
    "INSERT INTO orders(key, id, kind, number, date, title, issuer, municipality, region_iso, region, "
    "roadmaps, "
    "activities, characters, placed, errors, warnings, has_body, best, sources, compiled, fingerprint, "
    "changed) "
    "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, "
    "?22)";

constexpr std::string_view kUpdateOrder =
    "UPDATE orders SET id = ?2, kind = ?3, number = ?4, date = ?5, title = ?6, issuer = ?7, municipality = "
    "?8, "
    "region_iso = ?9, region = ?10, roadmaps = ?11, activities = ?12, characters = ?13, placed = ?14, errors "
    "= ?15, "
    "warnings = ?16, has_body = ?17, best = ?18, sources = ?19, compiled = ?20, fingerprint = ?21, changed = "
    "?22, "
    "version = version + 1 WHERE key = ?1";

/// What is about to be shown of one order.
struct Shown {
  OrderSummary summary;
  Quality quality;
  std::vector<ActivitySummary> activities;
  std::string fingerprint;
  std::string compiled;  ///< packed; empty: the best reading as it stands
};

Shown show(const schema::OrderDocument& document) {
  const std::string json = schema::write_order(document);
  return {summarize_order(document), measure_quality(document), summarize_activities(document),
          sha256_hex(json), pack(json)};
}

Candidate candidate_of(Statement& row) {
  Candidate candidate;
  candidate.sha256 = row.string(1);
  candidate.issuer_key = row.string(2);
  candidate.title_key = row.string(3);
  Quality& quality = candidate.quality;
  quality.roadmaps = static_cast<std::uint32_t>(row.integer(4));
  quality.activities = static_cast<std::uint32_t>(row.integer(5));
  quality.characters = static_cast<std::uint64_t>(row.integer(6));
  quality.placed = static_cast<std::uint64_t>(row.integer(7));
  quality.errors = static_cast<std::uint32_t>(row.integer(8));
  quality.warnings = static_cast<std::uint32_t>(row.integer(9));
  quality.has_body = row.integer(10) != 0;
  return candidate;
}

void bind_order(Statement& statement, const std::string& key, const Shown& shown) {
  const OrderSummary& order = shown.summary;
  const Quality& quality = shown.quality;
  statement.bind(1, key).bind(2, order.id).bind(3, order.kind).bind(4, order.number).bind(5, order.date);
  statement.bind(6, order.title).bind(7, order.issuer).bind(8, order.municipality).bind(9, order.region_iso);
  statement.bind(10, order.region).bind(11, quality.roadmaps).bind(12, quality.activities);
  statement.bind(13, quality.characters).bind(14, quality.placed).bind(15, quality.errors);
  statement.bind(16, quality.warnings).bind(17, quality.has_body);
}

/// The best reading is an annex that came alone: the best of the others that holds the order itself.
const ReadingRow* find_body(const std::vector<ReadingRow>& rows, const std::vector<std::size_t>& group) {
  const Quality& best = rows[group.front()].candidate.quality;
  if (best.has_body || best.roadmaps == 0) return nullptr;
  for (const std::size_t member : group)
    if (rows[member].candidate.quality.has_body && rows[member].candidate.quality.roadmaps == 0)
      return &rows[member];
  return nullptr;
}

}  // namespace

void SqliteStore::touch_orders_of(std::string_view sha256) {
  Query query(database_.cached(
      "SELECT r.order_id FROM content c JOIN reading r USING (content) WHERE c.sha256 = ? AND r.current"));
  query->bind(1, sha256);
  while (query->step()) touched_ids_.insert(query->string(0));
}

void SqliteStore::touch_orders_of(std::string_view sha256, std::string_view name) {
  touch_orders_of(sha256);
  Query named(database_.cached("SELECT id FROM orders WHERE key = ?1 OR id = ?1"));
  named->bind(1, name);
  while (named->step()) touched_ids_.insert(named->string(0));
}

void SqliteStore::compile_touched(const std::string& now) {
  unindexed_.clear();
  for (const std::string& id : touched_ids_) compile_id(id, now);
  index_activities();
}

std::vector<ReadingRow> SqliteStore::current_readings(const std::string& id) {
  std::vector<ReadingRow> rows;
  Query query(database_.cached(kSelectCurrent));
  query->bind(1, id);
  while (query->step())
    rows.push_back({query->integer(0), query->string(11), query->string(12), candidate_of(*query)});
  return rows;
}

void SqliteStore::compile_id(const std::string& id, const std::string& now) {
  const std::vector<ReadingRow> rows = current_readings(id);
  std::vector<Candidate> candidates;
  for (const ReadingRow& row : rows) candidates.push_back(row.candidate);
  const auto groups = group_readings(candidates);
  if (any_judgements_) forget_judged(id);
  std::set<std::string> keys;
  for (const auto& group : groups) {
    std::string key = order_key(id, candidates[group.front()], groups.size() == 1);
    // Two orders of equal issuer and title words, told apart by nothing else: by content then.
    if (keys.contains(key)) key += "-" + candidates[group.front()].sha256.substr(0, 8);
    keys.insert(key);
    compile_group(id, key, rows, group, now);
  }
  std::vector<std::int64_t> gone;
  {
    Query query(database_.cached("SELECT key, order_row FROM orders WHERE id = ?"));
    query->bind(1, id);
    while (query->step())
      if (!keys.contains(query->string(0))) gone.push_back(query->integer(1));
  }
  for (const std::int64_t order_row : gone) {
    remove_activities(order_row);
    Query remove(database_.cached("DELETE FROM orders WHERE order_row = ?"));
    remove->bind(1, order_row).run();
  }
}

void SqliteStore::compile_group(const std::string& id, const std::string& key,
                                const std::vector<ReadingRow>& rows, const std::vector<std::size_t>& group,
                                const std::string& now) {
  const ReadingRow& best = rows[group.front()];
  const ReadingRow* body = find_body(rows, group);
  const std::string name = shown_name(best);
  if (any_judgements_) find_judged(id, key, rows, group);
  std::vector<Correction> decisions;
  if (any_corrections_) decisions = corrections_for(id, key, rows, group);
  Shown shown;
  const auto fresh = fresh_.find(best.reading);
  const bool as_it_stands = !body && decisions.empty() && name == best.name;
  if (as_it_stands && fresh != fresh_.end()) {
    const Reading& reading = *fresh->second;
    shown = {reading.order, reading.quality, reading.activities, reading.fingerprint, {}};
  } else {
    Ingredients ingredients{document_of(best.reading), name, std::nullopt};
    if (body) ingredients.body = document_of(body->reading);
    shown = show(compile_order(ingredients, decisions));
    if (shown.fingerprint == best.fingerprint) shown.compiled.clear();
    for (const Correction& correction : decisions) write_correction(correction);
  }
  std::string sources;
  for (const std::size_t member : group)
    sources += (sources.empty() ? "" : " ") + rows[member].candidate.sha256;

  bool exists = false;
  {
    Query same(database_.cached("SELECT fingerprint, best, sources FROM orders WHERE key = ?"));
    same->bind(1, key);
    exists = same->step();
    if (exists && same->text(0) == shown.fingerprint && same->integer(1) == best.reading &&
        same->text(2) == sources)
      return;
  }
  Query write(database_.cached(exists ? kUpdateOrder : kInsertOrder));
  bind_order(*write, key, shown);
  write->bind(18, best.reading).bind(19, sources).bind(21, shown.fingerprint).bind(22, now);
  if (shown.compiled.empty()) {
    write->bind_null(20);
  } else {
    write->bind_blob(20, shown.compiled);
  }
  write->run();
  std::int64_t order_row = database_.last_row();
  if (exists) {
    Query row(database_.cached("SELECT order_row FROM orders WHERE key = ?"));
    row->bind(1, key).step();
    order_row = row->integer(0);
    remove_activities(order_row);
  }
  write_activities(order_row, shown.activities);
}

std::optional<schema::OrderDocument> SqliteStore::find_uncorrected(std::string_view key) {
  const std::optional<StoredOrder> order = find_order(key);
  if (!order) return std::nullopt;
  const std::vector<ReadingRow> rows = current_readings(order->summary.id);
  std::vector<Candidate> candidates;
  for (const ReadingRow& row : rows) candidates.push_back(row.candidate);
  for (const auto& group : group_readings(candidates)) {
    const ReadingRow& best = rows[group.front()];
    if (best.candidate.sha256 != order->sources.front()) continue;
    return read_as_read(rows, group);
  }
  return std::nullopt;
}

schema::OrderDocument SqliteStore::read_as_read(const std::vector<ReadingRow>& rows,
                                                const std::vector<std::size_t>& group) {
  const ReadingRow& best = rows[group.front()];
  Ingredients ingredients{document_of(best.reading), shown_name(best), std::nullopt};
  if (const ReadingRow* body = find_body(rows, group)) ingredients.body = document_of(body->reading);
  std::vector<Correction> none;
  return compile_order(ingredients, none);
}

void SqliteStore::write_activities(std::int64_t order_row, const std::vector<ActivitySummary>& activities) {
  for (const ActivitySummary& activity : activities) {
    Query insert(database_.cached(
        "INSERT INTO activity(order_row, roadmap, id, number, section, title, category, start, end, timing, "
        "responsible, result, stems) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"));
    insert->bind(1, order_row).bind(2, activity.roadmap).bind(3, activity.id).bind(4, activity.number);
    insert->bind(5, activity.section)
        .bind(6, activity.title)
        .bind(7, activity.category)
        .bind(8, activity.start);
    insert->bind(9, activity.end).bind(10, activity.timing).bind(11, activity.responsible);
    insert->bind(12, activity.result).bind(13, activity.stems).run();
    const std::int64_t row = database_.last_row();
    if (!unindexed_.empty() && unindexed_.back().second + 1 == row) {
      unindexed_.back().second = row;
    } else {
      unindexed_.emplace_back(row, row);
    }
  }
}

void SqliteStore::remove_activities(std::int64_t order_row) {
  // An index of outside content is told what it is to forget (SQLite, "FTS5", 6.3).
  Query forget(
      database_.cached("INSERT INTO search(search, rowid, stems) SELECT 'delete', activity, stems "
                       "FROM activity WHERE order_row = ?"));
  forget->bind(1, order_row).run();
  Query remove(database_.cached("DELETE FROM activity WHERE order_row = ?"));
  remove->bind(1, order_row).run();
}

/// All of a batch at once: FTS5 writes what it has gathered at the end of each statement.
void SqliteStore::index_activities() {
  for (const auto& [first, last] : unindexed_) {
    Query insert(
        database_.cached("INSERT INTO search(rowid, stems) SELECT activity, stems FROM activity WHERE "
                         "activity BETWEEN ? AND ?"));
    insert->bind(1, first).bind(2, last).run();
  }
  unindexed_.clear();
}

std::string SqliteStore::shown_name(const ReadingRow& row) {
  Query query(database_.cached("SELECT path FROM file WHERE sha256 = ? ORDER BY path LIMIT 1"));
  query->bind(1, row.candidate.sha256);
  return query->step() ? file_name(query->blob(0)) : row.name;
}

std::string SqliteStore::document_of(std::int64_t reading) {
  if (const auto fresh = fresh_.find(reading); fresh != fresh_.end()) return unpack(fresh->second->document);
  Query query(database_.cached("SELECT document FROM reading WHERE reading = ?"));
  query->bind(1, reading);
  if (!query->step()) throw Error(ErrorCode::StoreDamaged, "an order points at a reading that is not there");
  return unpack(query->blob(0));
}

}  // namespace prikaz::corpus::sqlite
