// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <map>
#include <memory>
#include <new>
#include <random>
#include <thread>

#include "base/error.h"
#include "base/sha256.h"
#include "corpus/import.h"
#include "corpus/reparse.h"
#include "tests/corpus/fake_reader.h"
#include "tests/corpus/samples.h"

using namespace prikaz;
using namespace prikaz::corpus;
using namespace prikaz::corpus::test;

namespace {

ImportOptions options_for(const TemporaryFolder& folder, const std::string& what = "share") {
  ImportOptions options;
  options.paths = {folder.path(what)};
  options.jobs = 2;
  options.reader = fake_reader();
  options.program = "prikaz test";
  options.limits.seconds = 2;
  return options;
}

struct Run {
  ImportResult result;
  std::map<std::string, Outcome> outcomes;  ///< by file name

  std::string code(const std::string& name) const {
    const auto found = outcomes.find(name);
    return found == outcomes.end() ? "none" : found->second.code;
  }
};

Run import_into(Store& store, ImportOptions options) {
  Run run;
  options.report = [&](const Outcome& outcome) {
    run.outcomes[outcome.path.substr(outcome.path.find("share") + 6)] = outcome;
  };
  run.result = import_files(store, options);
  return run;
}

void write_orders(const TemporaryFolder& folder, int count) {
  for (int i = 0; i < count; ++i)
    folder.write("share/" + std::to_string(i % 7) + "/order-" + std::to_string(i) + ".txt",
                 "order " + std::to_string(i / 2) + "\nvariant " + std::to_string(i % 2) + "\n");
}

}  // namespace

TEST_CASE("Files become orders; the second import reads none of them") {
  TemporaryFolder folder;
  write_orders(folder, 40);
  std::this_thread::sleep_for(std::chrono::milliseconds(30));  // the clock's grain
  auto store = open_corpus(folder.path("corpus.sqlite"), OpenMode::Create);
  const Run first = import_into(*store, options_for(folder));
  CHECK(first.result.counts.read == 40);
  CHECK_FALSE(first.result.interrupted);
  CHECK(store->status().orders == 20);
  const std::string exported = export_all(*store);
  const Run second = import_into(*store, options_for(folder));
  CHECK(second.result.counts.read == 0);
  CHECK(second.result.counts.known == 40);
  CHECK(second.outcomes.empty());
  ImportOptions rehash = options_for(folder);
  rehash.rehash = true;
  const Run third = import_into(*store, rehash);
  CHECK(third.result.counts.read == 0);
  CHECK(third.outcomes.size() == 40);
  CHECK((export_all(*store) == exported));
}

TEST_CASE("A file that crashes, hangs, throws or eats memory costs itself alone") {
  TemporaryFolder folder;
  write_orders(folder, 10);
  for (const char* name : {"crash", "hang", "exit", "throw", "sleep"})
    folder.write("share/" + std::string(name) + ".txt", std::string("!") + name + "\n");
#ifndef PRIKAZ_SANITIZE
  folder.write("share/memory.txt", "!memory\n");
#endif
  folder.write("share/empty.txt", "");
  folder.write("share/picture.png", "?unknown");
  auto store = open_corpus(folder.path("corpus.sqlite"), OpenMode::Create);
  ImportOptions options = options_for(folder);
  options.limits.seconds = 1;
  const Run run = import_into(*store, options);
  CHECK(run.result.counts.read == 10);
  CHECK(run.code("crash.txt") == "crashed");
  CHECK(run.code("exit.txt") == "crashed");
  CHECK(run.code("hang.txt") == "time-exceeded");
  CHECK(run.code("sleep.txt") == "time-exceeded");
  CHECK(run.code("throw.txt") == "damaged");
  CHECK(run.outcomes.at("throw.txt").detail == "no good (page 3)");
  CHECK(run.code("empty.txt") == "empty");
  CHECK(run.outcomes.at("picture.png").state == FileState::Skipped);
#ifndef PRIKAZ_SANITIZE
  CHECK(run.code("memory.txt") == "memory-exceeded");
#endif
  CHECK(store->status().orders == 5);
}

TEST_CASE("What failed is tried again only when asked, by code, or by another program") {
  TemporaryFolder folder;
  folder.write("share/throw.txt", "!throw\n");
  folder.write("share/empty.txt", "");
  std::this_thread::sleep_for(std::chrono::milliseconds(30));
  auto store = open_corpus(folder.path("corpus.sqlite"), OpenMode::Create);
  CHECK(import_into(*store, options_for(folder)).result.counts.failed == 2);
  const Run again = import_into(*store, options_for(folder));
  CHECK(again.result.counts.failed == 0);
  CHECK(again.result.counts.failed_before == 2);
  ImportOptions options = options_for(folder);
  options.retry_failed = "empty";
  CHECK(import_into(*store, options).result.counts.failed == 1);
  options.retry_failed = "";
  CHECK(import_into(*store, options).result.counts.failed == 2);
  options.retry_failed.reset();
  options.program = "prikaz newer";
  CHECK(import_into(*store, options).result.counts.failed == 2);
}

TEST_CASE("A look that finds nothing new leaves no run; what is still being copied waits") {
  TemporaryFolder folder;
  folder.write("share/order.txt", "order 1\n");
  auto store = open_corpus(folder.path("corpus.sqlite"), OpenMode::Create);
  ImportOptions watching = options_for(folder);
  watching.record_idle = false;
  watching.settle = std::chrono::seconds(3600);
  CHECK(import_into(*store, watching).result.counts.seen == 0);
  CHECK(store->status().runs.empty());
  watching.settle = std::chrono::seconds(0);
  std::this_thread::sleep_for(std::chrono::milliseconds(30));
  folder.write("share/order.txt", "order 1\n");
  CHECK(import_into(*store, watching).result.counts.read == 1);
  CHECK(store->status().runs.size() == 1);
  std::this_thread::sleep_for(std::chrono::milliseconds(30));
  import_into(*store, watching);  // its time is trusted from now on
  const std::size_t runs = store->status().runs.size();
  CHECK(import_into(*store, watching).result.counts.known == 1);
  CHECK(store->status().runs.size() == runs);
  // A time in the future is a wrong clock, no reason to wait.
  watching.settle = std::chrono::seconds(3600);
  folder.write("share/future.txt", "order 2\n");
  std::filesystem::last_write_time(folder.path("share/future.txt"),
                                   std::filesystem::file_time_type::clock::now() + std::chrono::hours(24));
  CHECK(import_into(*store, watching).result.counts.read == 1);
}

TEST_CASE("Loops of links, names in broken encodings, unreadable and vanished files") {
  TemporaryFolder folder;
  folder.write("share/a/order.txt", "order 1\n");
  folder.write("share/a/\xEF\xF0\xE8\xEA\xE0\xE7.txt", "order 2\n");
  folder.write("share/.hidden.txt", "order 3\n");
  folder.write("share/~$order.txt", "order 4\n");
  std::filesystem::create_directory_symlink("..", folder.path("share/a/loop"));
  std::filesystem::create_directory_symlink("a", folder.path("share/again"));
  std::filesystem::create_symlink("nowhere", folder.path("share/dangling.txt"));
  mkfifo(folder.path("share/pipe.txt").c_str(), 0600);
  auto store = open_corpus(folder.path("corpus.sqlite"), OpenMode::Create);
  const Run run = import_into(*store, options_for(folder));
  CHECK(run.result.counts.read == 2);
  CHECK(run.code("dangling.txt") == "not-found");
  CHECK(run.outcomes.size() == 3);
  CHECK(export_all(*store).find(R"(\\xEF\\xF0\\xE8\\xEA\\xE0\\xE7.txt)") != std::string::npos);
  ImportOptions named = options_for(folder, "share/pipe.txt");
  named.paths.push_back(folder.path("share/none.txt"));
  const Run direct = import_into(*store, named);
  CHECK(direct.code("pipe.txt") == "not-a-file");
  CHECK(direct.code("none.txt") == "not-found");
}

TEST_CASE("Archives are looked into; a member that crashes costs that member") {
  if (std::system("command -v tar >/dev/null && command -v gzip >/dev/null") != 0) {
    WARN("no tar and gzip here");
    return;
  }
  TemporaryFolder folder;
  for (int i = 0; i < 6; ++i)
    folder.write("in/order" + std::to_string(i) + ".txt", "order " + std::to_string(i) + "\n");
  folder.write("in/order3.txt", "!crash\n");
  folder.write("inner/deep.txt", "order 77\n");
  folder.write("inner/deep-crash.txt", "!crash 2\n");
  folder.write("share/readme.bin", "?unknown");
  const auto shell = [&](const std::string& command) {
    return std::system(("cd '" + folder.root().string() + "' && " + command).c_str());
  };
  REQUIRE(shell("tar -C inner -czf in/inner.tar.gz deep-crash.txt deep.txt && tar -C in -czf share/all.tgz "
                "order0.txt order1.txt order2.txt inner.tar.gz order3.txt order4.txt order5.txt") == 0);
  REQUIRE(shell("gzip -c in/order0.txt > share/single.txt.gz") == 0);
  std::this_thread::sleep_for(std::chrono::milliseconds(30));
  auto store = open_corpus(folder.path("corpus.sqlite"), OpenMode::Create);
  const Run run = import_into(*store, options_for(folder));
  CHECK(run.outcomes.at("all.tgz").state == FileState::Archive);
  CHECK(run.outcomes.at("all.tgz").failed_members == 2);
  CHECK(run.code("all.tgz!/order3.txt") == "crashed");
  CHECK(run.code("all.tgz!/inner.tar.gz!/deep-crash.txt") == "crashed");
  CHECK(run.outcomes.at("all.tgz!/inner.tar.gz!/deep.txt").state == FileState::Read);
  CHECK(run.outcomes.at("all.tgz!/order5.txt").state == FileState::Read);
  CHECK(store->status().orders == 6);
  // Nothing is opened again; with --retry-failed only what failed is read.
  CHECK(import_into(*store, options_for(folder)).outcomes.empty());
  ImportOptions retry = options_for(folder);
  retry.retry_failed = "crashed";
  const Run again = import_into(*store, retry);
  CHECK(again.result.counts.failed == 2);
  CHECK(again.result.counts.read == 0);
}

TEST_CASE("Shards part the work without rest or overlap") {
  TemporaryFolder folder;
  write_orders(folder, 30);
  std::size_t read = 0;
  auto whole = open_corpus(folder.path("whole.sqlite"), OpenMode::Create);
  for (unsigned number = 1; number <= 3; ++number) {
    ImportOptions options = options_for(folder);
    options.shard = {number, 3};
    read += import_into(*whole, options).result.counts.read;
  }
  CHECK(read == 30);
  CHECK(parse_shard("2/8")->number == 2);
  for (const char* wrong : {"0/3", "4/3", "1", "1/", "a/b", "1/3x", "", "-1/3"})
    CHECK_FALSE(parse_shard(wrong));
}

TEST_CASE("A stopped import keeps what it had, and the next one ends like an undisturbed one") {
  TemporaryFolder folder;
  write_orders(folder, 300);
  auto undisturbed = open_corpus(folder.path("undisturbed.sqlite"), OpenMode::Create);
  import_into(*undisturbed, options_for(folder));
  auto store = open_corpus(folder.path("corpus.sqlite"), OpenMode::Create);
  ImportOptions options = options_for(folder);
  int seen = 0;
  options.stopped = [&] { return seen >= 20; };
  options.report = [&](const Outcome&) { ++seen; };
  CHECK(import_files(*store, options).interrupted);
  const auto orders = store->status().orders;
  CHECK(orders >= 10);
  CHECK(orders < 150);
  CHECK_FALSE(import_into(*store, options_for(folder)).result.interrupted);
  CHECK((export_all(*store) == export_all(*undisturbed)));
}

TEST_CASE("Killed ten times, the corpus is sound and in the end the same, byte for byte") {
  TemporaryFolder folder;
  write_orders(folder, 1500);
  auto undisturbed = open_corpus(folder.path("undisturbed.sqlite"), OpenMode::Create);
  import_into(*undisturbed, options_for(folder));
  std::mt19937 random(20260101);
  const std::string path = folder.path("corpus.sqlite");
  for (int round = 0; round < 10; ++round) {
    const pid_t child = fork();
    if (child == 0) {
      auto store = open_corpus(path, OpenMode::Create);
      import_files(*store, options_for(folder));
      _exit(0);
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(random() % 120));
    kill(child, SIGKILL);
    waitpid(child, nullptr, 0);
    if (!std::filesystem::exists(path)) continue;
    auto store = open_corpus(path, OpenMode::Create);
    REQUIRE(store->check().empty());
  }
  auto store = open_corpus(path, OpenMode::Create);
  import_into(*store, options_for(folder));
  CHECK(store->check().empty());
  CHECK((export_all(*store) == export_all(*undisturbed)));
}

TEST_CASE("Two imports at once into one corpus: both end, nothing is doubled") {
  TemporaryFolder folder;
  write_orders(folder, 400);
  const std::string path = folder.path("corpus.sqlite");
  std::vector<pid_t> children;
  for (int i = 0; i < 2; ++i) {
    children.push_back(fork());
    if (children.back() == 0) {
      int status = 1;
      try {
        auto store = open_corpus(path, OpenMode::Create);
        status = import_files(*store, options_for(folder)).counts.failed == 0 ? 0 : 2;
      } catch (const Error&) {
        status = 3;
      }
      _exit(status);
    }
  }
  for (const pid_t child : children) {
    int status = 0;
    waitpid(child, &status, 0);
    CHECK(WEXITSTATUS(status) == 0);
  }
  auto store = open_corpus(path, OpenMode::Read);
  CHECK(store->status().orders == 200);
  CHECK(store->status().readings == 400);
}

TEST_CASE("Processes that make one corpus at the same moment all open it") {
  TemporaryFolder folder;
  int failed = 0;
  for (int round = 0; round < 25; ++round) {
    const std::string path = folder.path("corpus" + std::to_string(round) + ".sqlite");
    for (int i = 0; i < 4; ++i) {
      if (fork() != 0) continue;
      int status = 0;
      try {
        status = open_corpus(path, OpenMode::Create)->check().empty() ? 0 : 1;
      } catch (const Error&) {
        status = 2;
      }
      _exit(status);
    }
    int status = 0;
    while (wait(&status) > 0) failed += WEXITSTATUS(status) == 0 ? 0 : 1;
  }
  CHECK(failed == 0);
}

TEST_CASE("A disk that fills up stops the import; with room again nothing is lost") {
  TemporaryFolder folder;
  write_orders(folder, 300);
  const std::string path = folder.path("corpus.sqlite");
  const pid_t child = fork();
  if (child == 0) {
    signal(SIGXFSZ, SIG_IGN);
    const rlimit small{200'000, 200'000};
    int status = 1;
    try {
      auto store = open_corpus(path, OpenMode::Create);
      setrlimit(RLIMIT_FSIZE, &small);
      import_files(*store, options_for(folder));
    } catch (const Error& error) {
      status = error.code() == ErrorCode::DiskFull ? 0 : 2;
    }
    _exit(status);
  }
  int status = 0;
  waitpid(child, &status, 0);
  CHECK(WEXITSTATUS(status) == 0);
  auto store = open_corpus(path, OpenMode::Create);
  CHECK(store->check().empty());
  import_into(*store, options_for(folder));
  auto undisturbed = open_corpus(folder.path("undisturbed.sqlite"), OpenMode::Create);
  import_into(*undisturbed, options_for(folder));
  CHECK((export_all(*store) == export_all(*undisturbed)));
}

TEST_CASE("Reading again with a newer program says what changed and keeps the history") {
  TemporaryFolder folder;
  write_orders(folder, 6);
  auto store = open_corpus(folder.path("corpus.sqlite"), OpenMode::Create);
  ImportOptions first = options_for(folder);
  first.keep_originals = true;
  import_into(*store, first);
  std::filesystem::remove(folder.path("share/0/order-0.txt"));  // the corpus has a copy

  ImportOptions newer = options_for(folder);
  newer.program = "prikaz newer";
  newer.reader.read = [read = fake_reader().read](std::string_view bytes, std::string_view name) {
    schema::OrderDocument document = read(bytes, name);
    if (document.id.ends_with("/1")) document.order.title = "О новом прочтении";
    return document;
  };
  std::vector<ReparseChange> changes;
  const ReparseResult result =
      reparse(*store, newer, false, [&](const ReparseChange& change) { changes.push_back(change); });
  CHECK(result.counts.read == 6);
  CHECK(result.changed == 2);  // both variants of order 1
  CHECK(result.unchanged == 4);
  CHECK(result.unavailable.empty());
  REQUIRE(changes.size() == 2);
  CHECK(changes[0].before == "prikaz test");
  CHECK(changes[0].count == 1);
  CHECK(changes[0].differences[0].starts_with("/order/title: "));
  const auto order = store->find_order("ru-per/kungur/prikaz/2022-09-02/1");
  REQUIRE(order);
  CHECK(order->summary.title == "О новом прочтении");
  CHECK(order->version == 2);
  CHECK(store->find_readings(order->sources.front()).size() == 2);
  // Nothing is left to do, and the files are still known.
  CHECK(reparse(*store, newer, false, [](const ReparseChange&) {}).counts.read == 0);
  CHECK(store->check().empty());
}

TEST_CASE("A corpus that cannot be written is read as it lies, and refused for writing") {
  TemporaryFolder folder;
  write_orders(folder, 2);
  const std::string path = folder.path("corpus.sqlite");
  { import_into(*open_corpus(path, OpenMode::Create), options_for(folder)); }
  std::filesystem::permissions(path, std::filesystem::perms(0444));
  // Without the right to write to the folder there is no place for the index of the log either.
  std::filesystem::permissions(folder.root(), std::filesystem::perms(0555));
  const pid_t child = fork();
  if (child == 0) {
    // root may write everything: the child is nobody.
    if (geteuid() == 0 && setuid(65534) != 0) _exit(9);
    int status = 0;
    try {
      open_corpus(path, OpenMode::Write);
      status = 1;
    } catch (const Error& error) {
      if (error.code() != ErrorCode::StoreReadOnly) status = 2;
    }
    try {
      if (open_corpus(path, OpenMode::Read)->status().orders != 1) status = 3;
    } catch (const Error&) {
      status = 4;
    }
    _exit(status);
  }
  int status = 0;
  waitpid(child, &status, 0);
  std::filesystem::permissions(folder.root(), std::filesystem::perms(0755));
  CHECK(WEXITSTATUS(status) == 0);
  CHECK(open_corpus(path, OpenMode::Read)->check().empty());
}
