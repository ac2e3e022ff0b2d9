// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "base/error.h"
#include "corpus/sqlite/revocation.h"
#include "corpus/sqlite/sqlite_store.h"

namespace prikaz::corpus::sqlite {

namespace {

constexpr std::string_view kColumns =
    "correction, order_key, sha256, field, quote, context, old_value, new_value, author, made, note, "
    "revoked_by, "
    "revoked, occurrence, state";

Correction correction_of(Statement& row) {
  Correction correction;
  std::string* const fields[] = {&correction.id,        &correction.order,     &correction.sha256,
                                 &correction.field,     &correction.quote,     &correction.context,
                                 &correction.old_value, &correction.new_value, &correction.author,
                                 &correction.made,      &correction.note,      &correction.revoked_by,
                                 &correction.revoked};
  int column = 0;
  for (std::string* field : fields) *field = row.string(column++);
  correction.occurrence = static_cast<int>(row.integer(column++));
  correction.state = correction_state_by_name(row.text(column)).value_or(CorrectionState::Stale);
  return correction;
}

}  // namespace

std::vector<Correction> SqliteStore::corrections() {
  std::vector<Correction> corrections;
  Statement query(database_, "SELECT " + std::string(kColumns) + " FROM correction ORDER BY correction");
  while (query.step()) corrections.push_back(correction_of(query));
  return corrections;
}

void SqliteStore::write_correction(const Correction& correction) {
  Query insert(database_.cached(
      "INSERT INTO correction(correction, order_key, sha256, field, quote, context, old_value, new_value, "
      "author, "
      "made, note, revoked_by, revoked, occurrence, state) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, "
      "?) "
      "ON CONFLICT(correction) DO UPDATE SET order_key = excluded.order_key, sha256 = excluded.sha256, "
      "quote = excluded.quote, context = excluded.context, old_value = excluded.old_value, "
      "new_value = excluded.new_value, author = excluded.author, made = excluded.made, note = excluded.note, "
      "revoked_by = excluded.revoked_by, revoked = excluded.revoked, occurrence = excluded.occurrence, "
      "state = excluded.state"));
  insert->bind(1, correction.id)
      .bind(2, correction.order)
      .bind(3, correction.sha256)
      .bind(4, correction.field);
  insert->bind(5, correction.quote).bind(6, correction.context).bind(7, correction.old_value);
  insert->bind(8, correction.new_value).bind(9, correction.author).bind(10, correction.made);
  insert->bind(11, correction.note).bind(12, correction.revoked_by).bind(13, correction.revoked);
  insert->bind(14, correction.occurrence).bind(15, state_name(correction.state)).run();
}

std::vector<Correction> SqliteStore::corrections_for(const std::string& id, const std::string& key,
                                                     const std::vector<ReadingRow>& rows,
                                                     const std::vector<std::size_t>& group) {
  std::set<std::string> ours;
  for (const std::size_t member : group) ours.insert(rows[member].candidate.sha256);
  std::vector<Correction> found;
  const auto collect = [&](Statement& query) {
    while (query.step()) {
      Correction correction = correction_of(query);
      const bool seen = std::any_of(found.begin(), found.end(),
                                    [&](const Correction& other) { return other.id == correction.id; });
      if (!seen) found.push_back(std::move(correction));
    }
  };
  for (const std::string& sha256 : ours) {
    Query by_content(database_.cached(
        "SELECT correction, order_key, sha256, field, quote, context, old_value, "
        "new_value, author, made, note, revoked_by, revoked, occurrence, state FROM correction "
        "WHERE sha256 = ?"));
    by_content->bind(1, sha256);
    collect(*by_content);
  }
  // By name only where the content it was made on is in no order: otherwise that order has it.
  Query by_name(database_.cached(
      "SELECT correction, order_key, sha256, field, quote, context, old_value, new_value, author, made, "
      "note, "
      "revoked_by, revoked, occurrence, state FROM correction k WHERE order_key IN (?1, ?2) AND NOT EXISTS "
      "(SELECT 1 FROM content c JOIN reading r USING (content) WHERE c.sha256 = k.sha256 AND r.current)"));
  by_name->bind(1, key).bind(2, id);
  collect(*by_name);
  return found;
}

void SqliteStore::put_corrections(const std::vector<Correction>& corrections) {
  touched_ids_.clear();
  fresh_.clear();
  any_corrections_ = true;
  any_judgements_ = database_.integer("SELECT EXISTS (SELECT 1 FROM judgement)") != 0;
  Transaction transaction(database_);
  for (Correction correction : corrections) {
    if (correction.id.empty()) correction.id = correction_id(correction);
    keep_revocation(database_.cached("SELECT revoked, revoked_by FROM correction WHERE correction = ?"),
                    correction);
    // Until an order takes it up it has no anchor.
    correction.state = correction.revoked.empty() ? CorrectionState::Stale : CorrectionState::Revoked;
    write_correction(correction);
    touch_orders_of(correction.sha256, correction.order);
  }
  compile_touched(utc_now());
  transaction.commit();
}

}  // namespace prikaz::corpus::sqlite
