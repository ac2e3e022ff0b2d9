// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>

#include "base/error.h"
#include "tests/corpus/samples.h"

using namespace prikaz;
using namespace prikaz::corpus;
using namespace prikaz::corpus::test;

namespace {

Correction decide(const schema::OrderDocument& document, const std::string& activity,
                  const std::string& field, const std::string& value) {
  Correction correction;
  correction.order = document.id;
  correction.field = field;
  correction.new_value = value;
  correction.author = "Ветрова А.П.";
  correction.made = "2026-01-01T00:00:00Z";
  anchor_correction(document, activity, correction);
  return correction;
}

CorrectionState apply(schema::OrderDocument& document, const Correction& correction) {
  std::vector<Correction> one{correction};
  apply_corrections(document, one);
  return one.front().state;
}

}  // namespace

TEST_CASE("A correction is applied and marked") {
  schema::OrderDocument document = make_document({});
  CHECK(apply(document, decide(document, "a1", "activity/timing/items/0/end", "2022-12-15")) ==
        CorrectionState::Active);
  CHECK(normalize::iso_date(*document.roadmaps[0].activities[0].timing->items[0].end) == "2022-12-15");
  REQUIRE(document.diagnostics.size() == 1);
  CHECK(document.diagnostics[0].code == "corrected");
  CHECK(document.diagnostics[0].at.line == 20);
  CHECK(document.diagnostics[0].message.find("Ветрова А.П.") != std::string::npos);
}

TEST_CASE("Numbers that look like text stay text, phrases become values") {
  schema::OrderDocument document = make_document({});
  CHECK(apply(document, decide(document, "", "order/number", "118")) == CorrectionState::Active);
  CHECK(document.order.number == "118");
  CHECK(apply(document, decide(document, "", "order/place", "г. Кунгур")) == CorrectionState::Active);
  CHECK(apply(document, decide(document, "2", "activity/result", "null")) == CorrectionState::Active);
  CHECK_FALSE(document.roadmaps[0].activities[1].result);
}

TEST_CASE("Renumbered, moved and renamed rows keep their corrections") {
  const schema::OrderDocument before = make_document({});
  const Correction correction = decide(before, "a2", "activity/result", "Обучено 12 человек");
  Sample moved;
  moved.activities = {"Ремонт зала", "Обучение  библиотекарей", "Обновление книжного фонда"};
  moved.name = "renamed.docx", moved.content = "other bytes";
  schema::OrderDocument after = make_document(moved);
  after.roadmaps[0].activities[1].number = "7.3";
  REQUIRE(apply(after, correction) == CorrectionState::Active);
  CHECK(after.roadmaps[0].activities[1].result == "Обучено 12 человек");
  CHECK(after.roadmaps[0].activities[2].result != "Обучено 12 человек");
}

TEST_CASE("What the program reads right by now is redundant, what is gone is stale") {
  schema::OrderDocument document = make_document({});
  const Correction correction = decide(document, "a2", "activity/result", "Обучено 12 человек");
  SECTION("redundant") {
    document.roadmaps[0].activities[1].result = "Обучено 12 человек";
    CHECK(apply(document, correction) == CorrectionState::Redundant);
    CHECK(document.diagnostics.empty());
  }
  SECTION("the activity is gone") {
    document.roadmaps[0].activities.pop_back();
    CHECK(apply(document, correction) == CorrectionState::Stale);
  }
  SECTION("another content says something else in the cell") {
    document.source.sha256 = std::string(64, 'e');
    document.roadmaps[0].activities[1].result = "Закуплено 40 книг";
    CHECK(apply(document, correction) == CorrectionState::Stale);
    CHECK(document.roadmaps[0].activities[1].result == "Закуплено 40 книг");
  }
  SECTION("revoked") {
    Correction revoked = correction;
    revoked.revoked = "2026-02-01T00:00:00Z";
    CHECK(apply(document, revoked) == CorrectionState::Revoked);
    CHECK(document.roadmaps[0].activities[1].result != "Обучено 12 человек");
  }
}

TEST_CASE("Of rows that say the same the one is corrected that was meant") {
  Sample twice;
  twice.activities = {"Заседание рабочей группы", "Ремонт зала", "Заседание рабочей группы"};
  schema::OrderDocument document = make_document(twice);
  REQUIRE(apply(document, decide(document, "a3", "activity/result", "Протокол")) == CorrectionState::Active);
  CHECK(document.roadmaps[0].activities[2].result == "Протокол");
  CHECK(document.roadmaps[0].activities[0].result != "Протокол");
  // The second is gone: which of them it was nobody can tell.
  const Correction second = decide(make_document(twice), "a3", "activity/result", "Протокол");
  twice.activities.pop_back();
  schema::OrderDocument shorter = make_document(twice);
  CHECK(apply(shorter, second) == CorrectionState::Stale);
}

TEST_CASE("An older dump does not revive what was revoked since") {
  TemporaryFolder folder;
  auto store = open_corpus(folder.path("corpus.sqlite"), OpenMode::Create);
  const Correction made = decide(make_document({}), "a1", "activity/result", "x");
  store->put_corrections({made});
  Correction revoked = made;
  revoked.revoked = "2026-02-01T00:00:00Z", revoked.revoked_by = "Лугин И.С.";
  store->put_corrections({revoked});
  store->put_corrections({made});
  CHECK(store->corrections().front().revoked_by == "Лугин И.С.");
  Correction again = made;
  again.made = "2026-03-01T00:00:00Z";
  store->put_corrections({again});
  CHECK(store->corrections().front().revoked.empty());
}

TEST_CASE("A value that does not fit, a field that is none, an activity that is not there: refused") {
  const schema::OrderDocument document = make_document({});
  CHECK_THROWS_AS(decide(document, "", "order/date", "soon"), Error);
  CHECK_THROWS_AS(decide(document, "", "order/colour", "red"), Error);
  CHECK_THROWS_AS(decide(document, "", "order/at", "{}"), Error);
  CHECK_THROWS_AS(decide(document, "", "roadmap/activities", "[]"), Error);
  CHECK_THROWS_AS(decide(document, "a9", "activity/title", "x"), Error);
  CHECK_THROWS_AS(decide(document, "Об", "activity/title", "x"), Error);  // begins two titles
}

TEST_CASE("Corrections live in the store: applied on import, dumped and loaded whole") {
  TemporaryFolder folder;
  auto store = open_corpus(folder.path("corpus.sqlite"), OpenMode::Create);
  const std::int64_t run = store->begin_run("test", "prikaz test");
  const Correction correction = decide(make_document({}), "a1", "activity/result", "Обновлено; \t «да»\n\\");
  store->put_corrections({correction});
  CHECK(store->corrections().front().state == CorrectionState::Stale);  // no such order yet
  store->add(run, make_outcome({}));
  store->commit();
  CHECK(store->corrections().front().state == CorrectionState::Active);
  CHECK(store->find_order(Sample{}.id)->document().roadmaps[0].activities[0].result == correction.new_value);

  Correction revoked = decide(make_document({}), "a2", "activity/result", "x");
  revoked.revoked = "2026-02-01T00:00:00Z", revoked.revoked_by = "Лугин И.С.";
  store->put_corrections({revoked});
  const std::string dump = write_corrections(store->corrections());

  auto other = open_corpus(folder.path("other.sqlite"), OpenMode::Create);
  const std::int64_t other_run = other->begin_run("test", "prikaz test");
  other->add(other_run, make_outcome({}));
  other->commit();
  other->put_corrections(read_corrections(dump));
  CHECK(write_corrections(other->corrections()) == dump);
  CHECK(export_all(*other) == export_all(*store));

  // Taken back: the order is as it was read.
  Correction taken_back = correction;
  taken_back.revoked = "2026-03-01T00:00:00Z";
  other->put_corrections({taken_back});
  CHECK(other->find_order(Sample{}.id)->document().diagnostics.empty());
}

TEST_CASE("A broken table of corrections is refused with its line") {
  CHECK_THROWS_AS(read_corrections("order\tfield\n"), Error);
  CHECK_THROWS_AS(read_corrections("order\tfield\tnew\tcolour\n"), Error);
  try {
    read_corrections("order\tfield\tnew\n# note\n\nid\torder/number\t1\t2\n");
    FAIL("read");
  } catch (const Error& error) {
    CHECK(error.at().line == 4);
  }
  CHECK(read_corrections("\xEF\xBB\xBForder\tfield\tnew\r\nid\torder/number\t1\r\n").front().new_value ==
        "1");
}
