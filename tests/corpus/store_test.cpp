// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <fstream>
#include <memory>

#include <catch2/catch.hpp>

#include "base/error.h"
#include "corpus/sqlite/database.h"
#include "corpus/sqlite/sqlite_store.h"
#include "tests/corpus/samples.h"

extern "C" const char prikaz_data_corpus_001[];

using namespace prikaz;
using namespace prikaz::corpus;
using namespace prikaz::corpus::test;

namespace {

std::unique_ptr<Store> store_of(const TemporaryFolder& folder) {
  return open_corpus(folder.path("corpus.sqlite"), OpenMode::Create);
}

void put(Store& store, const std::vector<Outcome>& outcomes) {
  const std::int64_t run = store.begin_run("test", "prikaz test");
  for (const Outcome& outcome : outcomes) store.add(run, outcome);
  store.commit();
  store.end_run(run, {}, "done");
}

std::vector<std::string> keys_of(Store& store) {
  std::vector<std::string> keys;
  store.each_order({}, [&](const StoredOrder& order) {
    keys.push_back(order.key);
    return true;
  });
  return keys;
}

ErrorCode code_of_opening(const std::string& path, OpenMode mode) {
  try {
    open_corpus(path, mode);
  } catch (const Error& error) {
    return error.code();
  }
  return ErrorCode::Internal;
}

}  // namespace

TEST_CASE("An order comes out of the store as it went in") {
  TemporaryFolder folder;
  auto store = store_of(folder);
  put(*store, {make_outcome({})});
  const auto order = store->find_order(Sample{}.id);
  REQUIRE(order);
  CHECK(order->document().roadmaps.front().activities.size() == 2);
  CHECK(order->summary.municipality == "город Кунгур");
  CHECK(order->version == 1);
  CHECK(store->find_paths(order->sources.front()) == std::vector<std::string>{"/share/order.txt"});
  CHECK(store->check().empty());
}

TEST_CASE("The same content twice changes nothing; two contents of one order are one order") {
  TemporaryFolder folder;
  auto store = store_of(folder);
  Sample scan;
  scan.content = "b", scan.activities = {};
  put(*store, {make_outcome(scan)});
  put(*store, {make_outcome({})});
  const std::string once = export_all(*store);
  put(*store, {make_outcome({}), make_outcome(scan)});
  CHECK(export_all(*store) == once);
  REQUIRE(keys_of(*store).size() == 1);
  const auto order = store->find_order(Sample{}.id);
  REQUIRE(order);
  CHECK(order->sources.size() == 2);
  CHECK(order->quality.roadmaps == 1);
}

TEST_CASE("Two departments with one number on one day stay two orders") {
  TemporaryFolder folder;
  auto store = store_of(folder);
  Sample culture;
  culture.content = "b", culture.issuer = "Управление культуры администрации города Кунгура";
  put(*store, {make_outcome({})});
  put(*store, {make_outcome(culture)});
  const auto keys = keys_of(*store);
  REQUIRE(keys.size() == 2);
  CHECK(keys[0] != keys[1]);
  CHECK(keys[0].starts_with(Sample{}.id + "~"));
  CHECK_FALSE(store->find_order(Sample{}.id));
  CHECK(store->find_order(keys[1]));
}

TEST_CASE("The export does not depend on the order in which files come") {
  std::vector<Outcome> outcomes;
  for (int i = 0; i < 12; ++i) {
    Sample sample;
    sample.content = std::string(1, static_cast<char>('a' + i));
    sample.id = "ru-per/kungur/prikaz/2022-09-02/" + std::to_string(i % 3);
    sample.issuer = i % 4 == 0 ? "" : i % 4 == 1 ? "Комитет по культуре" : "Управление образования города";
    if (i % 5 == 0) sample.activities.clear();
    if (i % 5 == 1) sample.body = false;
    sample.name = "file" + std::to_string(i) + ".txt";
    outcomes.push_back(make_outcome(sample));
    outcomes.push_back(make_outcome(sample, "/share/a-copy-" + std::to_string(i) + ".txt"));
  }
  std::string expected;
  for (int round = 0; round < 6; ++round) {
    TemporaryFolder folder;
    auto store = store_of(folder);
    for (const Outcome& outcome : outcomes) put(*store, {outcome});
    const std::string exported = export_all(*store);
    if (expected.empty()) expected = exported;
    CHECK(exported == expected);
    std::rotate(outcomes.begin(), outcomes.begin() + 5, outcomes.end());
    if (round % 2 == 1) std::reverse(outcomes.begin(), outcomes.end());
  }
}

TEST_CASE("An order without its plan and the annex alone complete each other") {
  TemporaryFolder folder;
  auto store = store_of(folder);
  Sample annex, order;
  annex.body = false, annex.title = "", annex.issuer = "", annex.name = "annex.docx";
  order.activities = {}, order.content = "b";
  put(*store, {make_outcome(annex), make_outcome(order)});
  const auto stored = store->find_order(Sample{}.id);
  REQUIRE(stored);
  const auto document = stored->document();
  CHECK(document.order.preamble == "Во исполнение плана работы");
  CHECK(document.order.title == order.title);
  CHECK(document.roadmaps.size() == 1);
  CHECK(document.source.name == "annex.docx");
  CHECK(document.diagnostics.back().code == "order-completed");
  CHECK(document.coverage.characters == 200);
}

TEST_CASE("A newer reading of a content replaces the older one, which stays in the history") {
  TemporaryFolder folder;
  auto store = store_of(folder);
  put(*store, {make_outcome({})});
  Sample renamed;
  renamed.id = "ru-per/kungur/prikaz/2022-09-02/119-o";
  const std::int64_t run = store->begin_run("test", "prikaz newer");
  store->add(run, make_outcome(renamed));
  store->commit();
  CHECK(keys_of(*store) == std::vector<std::string>{renamed.id});
  CHECK(store->find_readings(make_outcome({}).sha256).size() == 2);
  CHECK(store->check().empty());
}

TEST_CASE("A failed attempt is in the ledger and takes nothing away") {
  TemporaryFolder folder;
  auto store = store_of(folder);
  put(*store, {make_outcome({})});
  Outcome failed = make_outcome({});
  failed.reading.reset();
  failed.state = FileState::Failed, failed.code = "crashed", failed.detail = "signal 11";
  put(*store, {failed});
  CHECK(keys_of(*store).size() == 1);
  std::vector<AttemptRecord> attempts;
  AttemptFilter filter;
  filter.state = FileState::Failed;
  store->each_attempt(filter, [&](const AttemptRecord& attempt) {
    attempts.push_back(attempt);
    return true;
  });
  REQUIRE(attempts.size() == 1);
  CHECK(attempts.front().code == "crashed");
  CHECK(attempts.front().path == "/share/order.txt");
}

TEST_CASE("Search finds words in any form and takes no operators") {
  TemporaryFolder folder;
  auto store = store_of(folder);
  put(*store, {make_outcome({})});
  CHECK(store->search("книжные фонды", 10).size() == 1);
  CHECK(store->search("БИБЛИОТЕКАРЯМ", 10).size() == 1);
  CHECK(store->search("ремонт", 10).empty());
  CHECK(store->search("\" OR * NEAR(", 10).empty());
  CHECK(store->search("", 10).empty());
}

TEST_CASE("The search index follows orders that change, move and go") {
  TemporaryFolder folder;
  auto store = store_of(folder);
  Sample other;
  other.id = "ru-per/lysva/prikaz/2022-10-03/77", other.content = "b", other.name = "other.txt";
  other.activities = {"Ремонт спортивного зала", "Закупка инвентаря"};
  put(*store, {make_outcome({}), make_outcome(other)});
  // Read again: other words, more and fewer rows, under another id; in one batch with one that is new.
  Sample again, moved = other, fresh;
  again.activities = {"Ремонт кровли", "Ремонт крыльца", "Ремонт ограды"};
  moved.id = "ru-per/lysva/prikaz/2022-10-03/78", moved.activities = {"Закупка спортивного инвентаря"};
  fresh.id = "ru-per/gubakha/prikaz/2022-10-04/1", fresh.content = "c", fresh.name = "fresh.txt";
  fresh.activities = {"Ремонт ворот"};
  put(*store, {make_outcome(again), make_outcome(moved), make_outcome(fresh)});
  CHECK(store->search("ремонт", 10).size() == 4);
  CHECK(store->search("книжный фонд", 10).empty());
  CHECK(store->search("зал", 10).empty());
  const auto hits = store->search("спортивный инвентарь", 10);
  REQUIRE(hits.size() == 1);
  CHECK(hits.front().key == moved.id);
  sqlite::Database database(folder.path("corpus.sqlite"), sqlite::Database::Access::Write);
  database.execute("INSERT INTO search(search, rank) VALUES ('integrity-check', 1)");  // throws where it lies
}

TEST_CASE("A file that is no corpus of ours is left alone") {
  TemporaryFolder folder;
  const std::string text(5000, 'x');
  folder.write("text.sqlite", text);
  CHECK(code_of_opening(folder.path("text.sqlite"), OpenMode::Create) == ErrorCode::StoreForeign);
  CHECK(read_file(folder.path("text.sqlite")) == text);
  CHECK(code_of_opening(folder.path("none.sqlite"), OpenMode::Read) == ErrorCode::NotFound);
  CHECK(code_of_opening(folder.path("no/folder.sqlite"), OpenMode::Create) == ErrorCode::StoreReadOnly);
  CHECK(code_of_opening(folder.root().string(), OpenMode::Create) == ErrorCode::StoreForeign);
}

TEST_CASE("A corpus of the first layout is brought up to date, also by a reader, and keeps what it holds") {
  TemporaryFolder folder;
  const std::string path = folder.path("corpus.sqlite");
  {
    sqlite::Database first(path, sqlite::Database::Access::Create);
    first.execute(prikaz_data_corpus_001);
    first.execute("PRAGMA user_version = 1");
    first.execute("PRAGMA application_id = " + std::to_string(sqlite::kApplicationId));
    first.execute(
        "INSERT INTO correction(correction, order_key, sha256, field, quote, context, old_value, new_value, "
        "author, made, note, state) VALUES ('c-1', 'x', '', 'order/number', '', '', '', '7', '', '', '', "
        "'stale')");
  }
  auto store = open_corpus(path, OpenMode::Read);
  REQUIRE(store->corrections().size() == 1);
  CHECK(store->corrections().front().occurrence == 1);
  CHECK(store->status().judgements == 0);
  put(*open_corpus(path, OpenMode::Write), {make_outcome({})});
  CHECK(keys_of(*store).size() == 1);
  CHECK(store->check().empty());
}

TEST_CASE("Groups of comparisons are kept, the ids of those that are no more too") {
  TemporaryFolder folder;
  auto store = store_of(folder);
  CHECK(store->known_groups().empty());
  const KnownGroup first{{"aa", "Ремонт дорог", {"k", 0, "a1"}}, "2022-01-01T00:00:00Z", {}};
  KnownGroup second{{"bb", "Ремонт мостов", {"k", 1, "a2"}}, "2022-01-01T00:00:00Z", {}};
  store->put_groups({second, first});
  CHECK(store->known_groups() == std::vector<KnownGroup>{first, second});
  second.retired = "2022-02-01T00:00:00Z";
  store->put_groups({second});
  CHECK(open_corpus(folder.path("corpus.sqlite"), OpenMode::Read)->known_groups() ==
        std::vector<KnownGroup>{first, second});
  CHECK(store->check().empty());
}

TEST_CASE("A corpus of a newer program and a damaged one are refused") {
  TemporaryFolder folder;
  const std::string path = folder.path("corpus.sqlite");
  put(*store_of(folder), {make_outcome({})});
  std::string bytes = read_file(path);
  SECTION("newer") {
    bytes[60] = 0, bytes[61] = 0, bytes[62] = 0, bytes[63] = 99;  // user_version, SQLite file format 1.3
    folder.write("corpus.sqlite", bytes);
    CHECK(code_of_opening(path, OpenMode::Create) == ErrorCode::StoreNewer);
  }
  SECTION("another program's") {
    bytes[68] = 'X';  // application_id
    folder.write("corpus.sqlite", bytes);
    CHECK(code_of_opening(path, OpenMode::Create) == ErrorCode::StoreForeign);
  }
  SECTION("damaged") {
    std::fill(bytes.begin() + 8192, bytes.end(), '\x5A');
    folder.write("corpus.sqlite", bytes);
    try {
      auto store = open_corpus(path, OpenMode::Read);
      CHECK_FALSE(store->check().empty());
      export_all(*store);
      FAIL("a damaged corpus was read");
    } catch (const Error& error) {
      CHECK(error.code() == ErrorCode::StoreDamaged);
    }
  }
}
