// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Judgements, and where the activities that they speak of are: worked out anew whenever an order changes.
#include <algorithm>

#include "corpus/sqlite/revocation.h"
#include "corpus/sqlite/sqlite_store.h"

namespace prikaz::corpus::sqlite {

namespace {

/// One row of `judged` as far as looking it up needs it.
struct Sought {
  std::string judgement, side;
  JudgedActivity activity;
};

JudgedActivity activity_of(Statement& row, int column) {
  JudgedActivity activity;
  activity.order = row.string(column);
  activity.sha256 = row.string(column + 1);
  activity.plan = row.string(column + 2);
  activity.section = row.string(column + 3);
  activity.quote = row.string(column + 4);
  activity.occurrence = static_cast<int>(row.integer(column + 5));
  return activity;
}

std::optional<ActivityPlace> place_of(Statement& row, int column) {
  if (row.is_null(column)) return std::nullopt;
  return ActivityPlace{row.string(column), static_cast<std::size_t>(row.integer(column + 1)),
                       row.string(column + 2)};
}

}  // namespace

void SqliteStore::each_judgement(const std::function<bool(const Judgement&)>& visit) {
  Statement query(
      database_,
      "SELECT j.judgement, j.verdict, j.author, j.made, j.note, j.revoked_by, j.revoked, "
      "a.order_key, a.sha256, a.plan, a.section, a.quote, a.occurrence, a.found_key, a.found_roadmap, "
      "a.found_activity, b.order_key, b.sha256, b.plan, b.section, b.quote, b.occurrence, b.found_key, "
      "b.found_roadmap, b.found_activity FROM judgement j "
      "JOIN judged a ON a.judgement = j.judgement AND a.side = 'a' "
      "JOIN judged b ON b.judgement = j.judgement AND b.side = 'b' ORDER BY j.judgement");
  while (query.step()) {
    Judgement judgement;
    judgement.id = query.string(0);
    judgement.verdict = verdict_by_name(query.text(1)).value_or(Verdict::Unsure);
    judgement.author = query.string(2);
    judgement.made = query.string(3);
    judgement.note = query.string(4);
    judgement.revoked_by = query.string(5);
    judgement.revoked = query.string(6);
    judgement.a = activity_of(query, 7);
    judgement.a.found = place_of(query, 13);
    judgement.b = activity_of(query, 16);
    judgement.b.found = place_of(query, 22);
    if (!visit(judgement)) return;
  }
}

void SqliteStore::put_judgements(const std::vector<Judgement>& judgements) {
  touched_ids_.clear();
  fresh_.clear();
  any_judgements_ = true;
  any_corrections_ = database_.integer("SELECT EXISTS (SELECT 1 FROM correction)") != 0;
  Transaction transaction(database_);
  for (Judgement judgement : judgements) {
    if (judgement.id.empty()) judgement.id = judgement_id(judgement);
    keep_revocation(database_.cached("SELECT revoked, revoked_by FROM judgement WHERE judgement = ?"),
                    judgement);
    write_judgement(judgement);
    for (const JudgedActivity* side : {&judgement.a, &judgement.b})
      touch_orders_of(side->sha256, side->order);
  }
  compile_touched(utc_now());
  transaction.commit();
}

void SqliteStore::write_judgement(const Judgement& judgement) {
  {
    Query insert(database_.cached(
        "INSERT INTO judgement(judgement, verdict, author, made, note, revoked_by, revoked) "
        "VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT(judgement) DO UPDATE SET verdict = excluded.verdict, "
        "author = excluded.author, made = excluded.made, note = excluded.note, "
        "revoked_by = excluded.revoked_by, revoked = excluded.revoked"));
    insert->bind(1, judgement.id).bind(2, verdict_name(judgement.verdict)).bind(3, judgement.author);
    insert->bind(4, judgement.made).bind(5, judgement.note).bind(6, judgement.revoked_by);
    insert->bind(7, judgement.revoked).run();
  }
  for (const auto& [side, activity] : {std::pair{"a", &judgement.a}, std::pair{"b", &judgement.b}}) {
    // `found` is looked up, not believed.
    Query insert(database_.cached(
        "INSERT OR REPLACE INTO judged(judgement, side, order_key, sha256, plan, section, quote, occurrence) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?)"));
    insert->bind(1, judgement.id).bind(2, side).bind(3, activity->order).bind(4, activity->sha256);
    insert->bind(5, activity->plan).bind(6, activity->section).bind(7, activity->quote);
    insert->bind(8, activity->occurrence).run();
  }
}

void SqliteStore::forget_judged(const std::string& id) {
  Query forget(database_.cached(
      "UPDATE judged SET found_key = NULL, found_roadmap = NULL, found_activity = NULL WHERE found_key IN "
      "(SELECT key FROM orders WHERE id = ?)"));
  forget->bind(1, id).run();
}

void SqliteStore::find_judged(const std::string& id, const std::string& key,
                              const std::vector<ReadingRow>& rows, const std::vector<std::size_t>& group) {
  std::vector<Sought> sought;
  const auto collect = [&](Statement& query) {
    while (query.step()) sought.push_back({query.string(0), query.string(1), activity_of(query, 2)});
  };
  for (const std::size_t member : group) {
    Query by_content(database_.cached(
        "SELECT judgement, side, order_key, sha256, plan, section, quote, occurrence FROM judged "
        "WHERE sha256 = ?"));
    by_content->bind(1, rows[member].candidate.sha256);
    collect(*by_content);
  }
  // By name only where the content it was made on is in no order: otherwise that order has it.
  Query by_name(database_.cached(
      "SELECT judgement, side, order_key, sha256, plan, section, quote, occurrence FROM judged k "
      "WHERE order_key IN (?1, ?2) AND NOT EXISTS "
      "(SELECT 1 FROM content c JOIN reading r USING (content) WHERE c.sha256 = k.sha256 AND r.current)"));
  by_name->bind(1, key).bind(2, id);
  collect(*by_name);
  if (sought.empty()) return;
  const schema::OrderDocument document = read_as_read(rows, group);
  for (const Sought& one : sought) {
    const std::optional<ActivityPlace> place = find_activity(document, key, one.activity);
    if (!place) continue;
    Query update(
        database_.cached("UPDATE judged SET found_key = ?3, found_roadmap = ?4, found_activity = ?5 "
                         "WHERE judgement = ?1 AND side = ?2"));
    update->bind(1, one.judgement).bind(2, one.side).bind(3, place->order);
    update->bind(4, static_cast<std::int64_t>(place->roadmap)).bind(5, place->activity).run();
  }
}

}  // namespace prikaz::corpus::sqlite
