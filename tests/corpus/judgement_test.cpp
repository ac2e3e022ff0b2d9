// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>

#include "base/error.h"
#include "corpus/sqlite/database.h"
#include "tests/corpus/samples.h"

using namespace prikaz;
using namespace prikaz::corpus;
using namespace prikaz::corpus::test;

namespace {

Sample kungur() { return {}; }

Sample lysva() {
  Sample sample;
  sample.id = "ru-per/lysva/prikaz/2022-10-03/77";
  sample.activities = {"Ремонт читального зала", "Обновление книжных фондов библиотек"};
  sample.name = "lysva.txt", sample.content = "b";
  return sample;
}

Judgement judge(const Sample& a, const std::string& in_a, const Sample& b, const std::string& in_b,
                Verdict verdict, const std::string& made = "2026-01-01T00:00:00Z") {
  Judgement judgement;
  judgement.verdict = verdict;
  judgement.a = anchor_activity(make_document(a), a.id, in_a);
  judgement.b = anchor_activity(make_document(b), b.id, in_b);
  judgement.author = "Ветрова А.П.";
  judgement.made = made;
  judgement.id = judgement_id(judgement);
  return judgement;
}

std::vector<Judgement> all_of(Store& store) {
  std::vector<Judgement> all;
  store.each_judgement([&](const Judgement& judgement) {
    all.push_back(judgement);
    return true;
  });
  return all;
}

struct Corpus {
  TemporaryFolder folder;
  std::unique_ptr<Store> store = open_corpus(folder.path("corpus.sqlite"), OpenMode::Create);
  std::int64_t run = store->begin_run("test", "prikaz test");

  void put(const Sample& sample) {
    store->add(run, make_outcome(sample));
    store->commit();
  }
  Judgement only() {
    const auto all = all_of(*store);
    REQUIRE(all.size() == 1);
    return all.front();
  }
};

}  // namespace

TEST_CASE("A judgement knows where both its activities are") {
  Corpus corpus;
  corpus.put(kungur());
  corpus.store->put_judgements({judge(kungur(), "a1", lysva(), "a2", Verdict::Same)});
  CHECK(state_of(corpus.only()) == JudgementState::Stale);  // the other order is not there yet
  CHECK(corpus.only().a.found == ActivityPlace{kungur().id, 0, "a1"});
  CHECK_FALSE(corpus.only().b.found);
  corpus.put(lysva());
  CHECK(state_of(corpus.only()) == JudgementState::Active);
  CHECK(corpus.only().b.found == ActivityPlace{lysva().id, 0, "a2"});
  CHECK(corpus.only().verdict == Verdict::Same);
  CHECK(corpus.store->status().judgements == 1);
  CHECK(corpus.store->status().stale_judgements == 0);
}

TEST_CASE("Judgements survive re-reading, renumbered rows, renamed files and other ids") {
  Corpus corpus;
  corpus.put(kungur());
  corpus.put(lysva());
  corpus.store->put_judgements({judge(kungur(), "a1", lysva(), "a2", Verdict::Different)});
  Sample again = lysva();
  again.name = "renamed.txt";
  SECTION("rows moved, by a newer program") {
    again.activities = {"Обновление  книжных фондов библиотек", "Ремонт зала", "Ремонт крыльца"};
    corpus.run = corpus.store->begin_run("test", "prikaz newer");
    corpus.put(again);
    CHECK(corpus.only().b.found == ActivityPlace{lysva().id, 0, "a1"});
  }
  SECTION("the order's id is read differently") {
    again.id = "ru-per/lysva/prikaz/2022-10-03/77-a";
    corpus.put(again);
    CHECK(corpus.only().b.found == ActivityPlace{again.id, 0, "a2"});
  }
  SECTION("the activity is gone, and comes back") {
    again.activities = {"Ремонт зала"};
    corpus.put(again);
    CHECK(state_of(corpus.only()) == JudgementState::Stale);
    CHECK(corpus.store->status().stale_judgements == 1);
    corpus.put(lysva());
    CHECK(state_of(corpus.only()) == JudgementState::Active);
  }
  SECTION("its title is corrected") {
    Correction correction;
    correction.order = lysva().id, correction.field = "activity/title", correction.new_value = "Иное дело";
    anchor_correction(make_document(lysva()), "a2", correction);
    corpus.store->put_corrections({correction});
    CHECK(corpus.only().b.found == ActivityPlace{lysva().id, 0, "a2"});
  }
  SECTION("another order takes the same id") {
    Sample culture = lysva();
    culture.content = "c", culture.issuer = "Управление культуры администрации города Лысьвы";
    corpus.put(culture);
    const auto found = corpus.only().b.found;
    REQUIRE(found);
    CHECK(found->order.starts_with(lysva().id + "~"));
    CHECK(corpus.store->find_order(found->order)->summary.issuer == lysva().issuer);
  }
}

TEST_CASE("Rows that say the same are told apart by section, plan and which one it is") {
  Sample twice = kungur();
  twice.activities = {"Заседание рабочей группы", "Ремонт зала", "Заседание рабочей группы"};
  Corpus corpus;
  corpus.put(twice);
  corpus.store->put_judgements({judge(twice, "a1", twice, "a3", Verdict::Same)});
  CHECK(corpus.only().a.found->activity == "a1");
  CHECK(corpus.only().b.found->activity == "a3");
  twice.activities.pop_back();
  corpus.put(twice);
  CHECK_FALSE(corpus.only().b.found);
}

TEST_CASE("The same judgement twice is one, whichever side is named first; other verdicts are others") {
  const Judgement one = judge(kungur(), "a1", lysva(), "a2", Verdict::Same);
  const Judgement turned = judge(lysva(), "a2", kungur(), "a1", Verdict::Same);
  const Judgement other = judge(kungur(), "a1", lysva(), "a2", Verdict::Unsure, "2026-01-02T00:00:00Z");
  CHECK(one.id == turned.id);
  CHECK(one.id != other.id);
  CHECK(judgement_is_newer(other, one));
  Corpus corpus;
  corpus.store->put_judgements({one, turned, other});
  CHECK(all_of(*corpus.store).size() == 2);
}

TEST_CASE("Judgements are revoked, never deleted; an old dump does not revive them") {
  Corpus corpus;
  corpus.put(kungur());
  corpus.put(lysva());
  const Judgement made = judge(kungur(), "a1", lysva(), "a2", Verdict::Same);
  corpus.store->put_judgements({made});
  const std::string old_dump = write_judgements(all_of(*corpus.store));
  Judgement revoked = corpus.only();
  revoked.revoked = "2026-02-01T00:00:00Z", revoked.revoked_by = "Лугин И.С.";
  corpus.store->put_judgements({revoked});
  CHECK(state_of(corpus.only()) == JudgementState::Revoked);
  corpus.store->put_judgements(read_judgements(old_dump));
  CHECK(corpus.only().revoked_by == "Лугин И.С.");
  // Decided again, later: it holds.
  Judgement again = made;
  again.made = "2026-03-01T00:00:00Z";
  corpus.store->put_judgements({again});
  CHECK(state_of(corpus.only()) == JudgementState::Active);

  sqlite::Database database(corpus.folder.path("corpus.sqlite"), sqlite::Database::Access::Write);
  CHECK_THROWS_AS(database.execute("DELETE FROM judgement"), Error);
}

TEST_CASE("Dump, load, dump: the same bytes, revoked ones included") {
  Corpus corpus;
  for (const Sample& sample : {kungur(), lysva()}) corpus.put(sample);
  Judgement revoked = judge(kungur(), "a2", lysva(), "a1", Verdict::Different);
  revoked.revoked = "2026-02-01T00:00:00Z", revoked.revoked_by = "Лугин И.С.";
  revoked.note = "таб \t, строка \n, черта \\ и \\t";
  corpus.store->put_judgements({judge(kungur(), "a1", lysva(), "a2", Verdict::Same), revoked});
  const std::string dump = write_judgements(all_of(*corpus.store));
  Corpus other;
  for (const Sample& sample : {lysva(), kungur()}) other.put(sample);
  other.store->put_judgements(read_judgements(dump));
  CHECK(write_judgements(all_of(*other.store)) == dump);
  CHECK(all_of(*other.store) == all_of(*corpus.store));
}

TEST_CASE("A table of judgements that makes no sense is refused with its line") {
  const std::string heading = "verdict\torder_a\tquote_a\torder_b\tquote_b\n";
  const auto line_of = [&](const std::string& table) {
    try {
      read_judgements(table);
    } catch (const Error& error) {
      return error.at().line;
    }
    return 0;
  };
  CHECK(line_of(heading + "same\tx\ta\ty\tb\n") == 0);
  CHECK(line_of("verdict\torder_a\n") == 1);
  CHECK(line_of(heading + "maybe\tx\ta\ty\tb\n") == 2);
  CHECK(line_of(heading + "same\tx\t\ty\tb\n") == 2);
  CHECK(line_of(heading + "\nsame\tx\ta\tx\ta\n") == 3);
  CHECK(line_of("occurrence_a\t" + heading + "two\tsame\tx\ta\ty\tb\n") == 2);
  CHECK_THROWS_AS(anchor_activity(make_document(kungur()), "x", "Об"), Error);
}
