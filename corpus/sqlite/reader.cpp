// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <sys/stat.h>

#include <algorithm>
#include <sstream>

#include "base/error.h"
#include "base/utf8.h"
#include "corpus/identity.h"
#include "corpus/packing.h"
#include "corpus/paths.h"
#include "corpus/sqlite/sqlite_store.h"
#include "schema/identity.h"
#include "schema/json.h"

namespace prikaz::corpus {

schema::OrderDocument StoredOrder::document() const {
  try {
    return schema::read_order(json);
  } catch (const Error& error) {
    throw Error(ErrorCode::StoreDamaged, "the stored order " + key + " cannot be read: " + error.detail());
  }
}

namespace sqlite {

namespace {

constexpr std::string_view kSelectOrders =
    "SELECT o.key, o.id, o.kind, o.number, o.date, o.title, o.issuer, o.municipality, o.region_iso, "
    "o.region, "
    "o.roadmaps, o.activities, o.characters, o.placed, o.errors, o.warnings, o.has_body, o.sources, "
    "o.version, "
    "o.changed, coalesce(o.compiled, r.document) FROM orders o JOIN reading r ON r.reading = o.best ";

StoredOrder order_of(Statement& row) {
  StoredOrder order;
  order.key = row.string(0);
  OrderSummary& summary = order.summary;
  summary.id = row.string(1);
  summary.kind = row.string(2);
  summary.number = row.optional(3);
  summary.date = row.optional(4);
  summary.title = row.optional(5);
  summary.issuer = row.optional(6);
  summary.municipality = row.optional(7);
  summary.region_iso = row.optional(8);
  summary.region = row.optional(9);
  order.quality.roadmaps = static_cast<std::uint32_t>(row.integer(10));
  order.quality.activities = static_cast<std::uint32_t>(row.integer(11));
  order.quality.characters = static_cast<std::uint64_t>(row.integer(12));
  order.quality.placed = static_cast<std::uint64_t>(row.integer(13));
  order.quality.errors = static_cast<std::uint32_t>(row.integer(14));
  order.quality.warnings = static_cast<std::uint32_t>(row.integer(15));
  order.quality.has_body = row.integer(16) != 0;
  std::istringstream sources(row.string(17));
  for (std::string hash; sources >> hash;) order.sources.push_back(hash);
  order.version = static_cast<int>(row.integer(18));
  order.changed = row.string(19);
  return order;
}

bool one_of(const std::vector<std::string>& wanted, const std::optional<std::string>& value) {
  if (!value) return false;
  return std::any_of(wanted.begin(), wanted.end(), [&](const std::string& want) {
    return want == *value || utf8::fold(want) == utf8::fold(*value) || want == schema::slug(*value);
  });
}

bool matches(const OrderFilter& filter, const StoredOrder& order) {
  const OrderSummary& summary = order.summary;
  const auto listed = [&](const std::string& key) { return key == order.key || key == summary.id; };
  if (!filter.keys.empty() && std::none_of(filter.keys.begin(), filter.keys.end(), listed)) return false;
  if (!filter.regions.empty() && !one_of(filter.regions, summary.region_iso) &&
      !one_of(filter.regions, summary.region))
    return false;
  if (!filter.municipalities.empty() && !one_of(filter.municipalities, summary.municipality)) return false;
  if (!filter.kinds.empty() && !one_of(filter.kinds, summary.kind)) return false;
  if (filter.date_from && (!summary.date || *summary.date < *filter.date_from)) return false;
  if (filter.date_to && (!summary.date || *summary.date > *filter.date_to)) return false;
  if (filter.since && order.changed < *filter.since) return false;
  return !filter.only_roadmaps || order.quality.roadmaps > 0;
}

/// An FTS5 query that asks for every stem, quoted: no operator of the user's text is one.
std::string fts_query(std::string_view text) {
  std::string query;
  std::istringstream stems(search_stems(text));
  for (std::string stem; stems >> stem;) query += (query.empty() ? "\"" : " \"") + stem + "\"";
  return query;
}

}  // namespace

void SqliteStore::each_order(const OrderFilter& filter,
                             const std::function<bool(const StoredOrder&)>& visit) {
  Statement query(database_, std::string(kSelectOrders) + "ORDER BY o.id, o.key");
  while (query.step()) {
    StoredOrder order = order_of(query);
    if (!matches(filter, order)) continue;
    order.json = unpack(query.blob(20));
    if (!visit(order)) return;
  }
}

std::optional<StoredOrder> SqliteStore::find_order(std::string_view key) {
  Statement query(database_, std::string(kSelectOrders) +
                                 "WHERE o.key = ?1 OR o.id = ?1 ORDER BY o.key = ?1 DESC LIMIT 2");
  query.bind(1, key);
  if (!query.step()) return std::nullopt;
  StoredOrder order = order_of(query);
  order.json = unpack(query.blob(20));
  if (order.key != key && query.step()) return std::nullopt;  // several share the id
  return order;
}

std::vector<std::string> SqliteStore::find_paths(std::string_view sha256) {
  std::vector<std::string> paths;
  Query query(database_.cached("SELECT path FROM file WHERE sha256 = ? ORDER BY path"));
  query->bind(1, sha256);
  while (query->step()) paths.emplace_back(query->blob(0));
  return paths;
}

std::vector<ReadingRecord> SqliteStore::find_readings(std::string_view sha256) {
  std::vector<ReadingRecord> readings;
  Query query(
      database_.cached("SELECT r.program, r.at, r.document FROM reading r JOIN content c USING (content) "
                       "WHERE c.sha256 = ? ORDER BY r.reading"));
  query->bind(1, sha256);
  while (query->step()) readings.push_back({query->string(0), query->string(1), unpack(query->blob(2))});
  return readings;
}

std::vector<SearchHit> SqliteStore::search(std::string_view text, std::size_t limit) {
  std::vector<SearchHit> hits;
  const std::string match = fts_query(text);
  if (match.empty()) return hits;
  Query query(database_.cached(
      "SELECT o.key, a.roadmap, a.id, a.number, a.section, a.title, a.category, a.start, a.end, a.timing, "
      "a.responsible, a.result, a.stems FROM search s JOIN activity a ON a.activity = s.rowid "
      "JOIN orders o USING (order_row) WHERE search MATCH ? ORDER BY rank, o.key, a.activity LIMIT ?"));
  query->bind(1, match).bind(2, static_cast<std::int64_t>(limit));
  while (query->step()) {
    SearchHit hit;
    hit.key = query->string(0);
    ActivitySummary& activity = hit.activity;
    activity.roadmap = static_cast<int>(query->integer(1));
    activity.id = query->string(2);
    activity.number = query->optional(3);
    activity.section = query->optional(4);
    activity.title = query->string(5);
    activity.category = query->string(6);
    activity.start = query->optional(7);
    activity.end = query->optional(8);
    activity.timing = query->optional(9);
    activity.responsible = query->string(10);
    activity.result = query->optional(11);
    activity.stems = query->string(12);
    hits.push_back(std::move(hit));
  }
  return hits;
}

std::optional<StoredContent> SqliteStore::next_content(std::string_view program_unless,
                                                       std::string_view after) {
  Query query(
      database_.cached("SELECT sha256, bytes, original, program FROM content "
                       "WHERE sha256 > ?2 AND program <> ?1 AND state <> 'skipped' ORDER BY sha256 LIMIT 1"));
  query->bind(1, program_unless).bind(2, after);
  if (!query->step()) return std::nullopt;
  StoredContent content;
  content.sha256 = query->string(0);
  content.size = static_cast<std::uint64_t>(query->integer(1));
  content.paths = find_paths(content.sha256);
  if (!query->is_null(2)) content.bytes = unpack(query->blob(2));
  content.program = query->string(3);
  return content;
}

}  // namespace sqlite

}  // namespace prikaz::corpus
