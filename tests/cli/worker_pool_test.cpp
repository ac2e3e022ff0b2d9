// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/worker_pool.h"

#include <unistd.h>

#include <csignal>
#include <new>

using prikaz::Error;
using prikaz::ErrorCode;
using prikaz::Limits;
using prikaz::cli::Outcome;
using prikaz::cli::pack_outcome;
using prikaz::cli::unpack_outcome;
using prikaz::cli::WorkerPool;

namespace {

// What the workers do by the name of the file.
Outcome work(const std::string& path) {
  Outcome outcome;
  outcome.path = path;
  outcome.name = path;
  if (path == "crash") std::raise(SIGKILL);
  if (path == "exit") ::_exit(7);
  if (path == "hang")
    for (;;) ::pause();
  if (path == "error") {
    prikaz::Place at;
    at.line = 7;
    at.box = prikaz::Box{1, 2, 3, 4};
    outcome.error = Error(ErrorCode::Damaged, "broken", at);
  }
  if (path == "memory") {
    try {
      const std::string text(std::size_t{900} << 20, 'x');
      outcome.output = text.substr(0, 1);
    } catch (const std::bad_alloc&) {
      outcome.error = Error(ErrorCode::MemoryExceeded, "too much");
    }
  }
  if (path == "large") outcome.output = std::string(std::size_t{20} << 20, 'y');
  if (outcome.output.empty()) outcome.output = "read " + path;
  return outcome;
}

std::vector<Outcome> run(const std::vector<std::string>& paths, unsigned workers, const Limits& limits = {}) {
  WorkerPool pool(workers, limits, work);
  for (const std::string& path : paths) pool.push(path);
  std::vector<Outcome> outcomes;
  while (pool.size() > 0) outcomes.push_back(pool.pop());
  return outcomes;
}

}  // namespace

TEST_CASE("outcomes come in order, whatever the number of workers") {
  std::vector<std::string> paths;
  for (int k = 0; k < 100; ++k) paths.push_back(std::to_string(k));
  for (const unsigned workers : {1u, 3u, 200u}) {
    const std::vector<Outcome> outcomes = run(paths, workers);
    REQUIRE(outcomes.size() == paths.size());
    for (std::size_t k = 0; k < paths.size(); ++k) {
      CHECK(outcomes[k].path == paths[k]);
      CHECK(outcomes[k].output == "read " + paths[k]);
    }
  }
}

TEST_CASE("a file that ends its worker costs that file alone") {
  for (const unsigned workers : {1u, 2u}) {
    const std::vector<Outcome> outcomes = run({"a", "crash", "b", "exit", "large", "error", "c"}, workers);
    REQUIRE(outcomes.size() == 7);
    CHECK(outcomes[0].output == "read a");
    REQUIRE(outcomes[1].error);
    CHECK(outcomes[1].error->code() == ErrorCode::Crashed);
    CHECK(outcomes[1].error->detail() == "the reader crashed over it (signal 9)");
    CHECK(outcomes[1].name == "crash");
    CHECK(outcomes[2].output == "read b");
    REQUIRE(outcomes[3].error);
    CHECK(outcomes[3].error->code() == ErrorCode::Crashed);
    CHECK(outcomes[4].output.size() == std::size_t{20} << 20);
    REQUIRE(outcomes[5].error);
    CHECK(outcomes[5].error->code() == ErrorCode::Damaged);
    CHECK(outcomes[5].error->detail() == "broken");
    CHECK(outcomes[5].error->at().line == 7);
    CHECK(outcomes[5].error->at().box == prikaz::Box{1, 2, 3, 4});
    CHECK(outcomes[6].output == "read c");
  }
}

TEST_CASE("a file that takes too long or too much is stopped") {
  Limits limits;
  limits.seconds = 1;
  const std::vector<Outcome> outcomes = run({"a", "hang", "b"}, 1, limits);
  REQUIRE(outcomes[1].error);
  CHECK(outcomes[1].error->code() == ErrorCode::TimeExceeded);
  CHECK(outcomes[2].output == "read b");
#ifndef PRIKAZ_SANITIZE
  limits.seconds = 60;
  limits.memory_bytes = std::size_t{256} << 20;
  const std::vector<Outcome> bounded = run({"memory", "b"}, 1, limits);
  REQUIRE(bounded[0].error);
  CHECK(bounded[0].error->code() == ErrorCode::MemoryExceeded);
  CHECK(bounded[1].output == "read b");
#endif
}

TEST_CASE("a pool that is left early ends its workers") {
  WorkerPool pool(2, {}, work);
  pool.push("hang");
  pool.push("hang");
  CHECK(pool.size() == 2);
}

TEST_CASE("bytes that are no outcome are refused") {
  const std::string good = pack_outcome(work("error"));
  Outcome outcome;
  CHECK(unpack_outcome(good, outcome));
  for (std::size_t size = 0; size < good.size(); ++size) {
    Outcome cut;
    CHECK_FALSE(unpack_outcome(good.substr(0, size), cut));
  }
  CHECK_FALSE(unpack_outcome(good + "x", outcome));
  std::string wild = good;
  wild[0] = '\xff';
  CHECK_FALSE(unpack_outcome(wild, outcome));
}
