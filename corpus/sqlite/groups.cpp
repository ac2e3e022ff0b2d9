// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Groups that comparisons have found.
#include "corpus/sqlite/sqlite_store.h"

namespace prikaz::corpus::sqlite {

std::vector<KnownGroup> SqliteStore::known_groups() {
  Statement query(database_,
                  "SELECT id, title, order_key, roadmap, activity, first_seen, retired FROM known_group "
                  "ORDER BY id");
  std::vector<KnownGroup> groups;
  while (query.step())
    groups.push_back({{query.string(0),
                       query.string(1),
                       {query.string(2), static_cast<std::size_t>(query.integer(3)), query.string(4)}},
                      query.string(5),
                      query.string(6)});
  return groups;
}

void SqliteStore::put_groups(const std::vector<KnownGroup>& groups) {
  Transaction transaction(database_);
  for (const KnownGroup& group : groups) {
    Query insert(database_.cached(
        "INSERT OR REPLACE INTO known_group(id, title, order_key, roadmap, activity, first_seen, retired) "
        "VALUES (?, ?, ?, ?, ?, ?, ?)"));
    const ActivityPlace& place = group.leader.place;
    insert->bind(1, group.leader.id).bind(2, group.leader.title).bind(3, place.order);
    insert->bind(4, static_cast<std::int64_t>(place.roadmap)).bind(5, place.activity);
    insert->bind(6, group.first_seen).bind(7, group.retired).run();
  }
  transaction.commit();
}

}  // namespace prikaz::corpus::sqlite
