// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The reading workers as the importer sees them: jobs in, outcomes out. A worker that dies or hangs is
// replaced; the file it was at gets an outcome with the reason, the others of its queue go to the next
// worker.
#pragma once

#include <chrono>
#include <deque>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/error.h"
#include "corpus/import.h"
#include "corpus/import/frame.h"

namespace prikaz::corpus::import {

class Pool {
 public:
  struct Callbacks {
    std::function<Answer(const std::string& sha256)> ask;
    std::function<void(Outcome)> outcome;
  };
  Pool(const ImportOptions& options, unsigned jobs, Callbacks callbacks);
  Pool(const Pool&) = delete;
  Pool& operator=(const Pool&) = delete;
  /// Ends all workers at once.
  ~Pool();

  /// Whether another job finds a place: each worker has a short queue, so that it never waits for the next.
  bool has_room() const;
  void add(Job job);
  bool idle() const;
  /// Waits at most `timeout` for news and deals with them.
  void wait(std::chrono::milliseconds timeout);

 private:
  using Clock = std::chrono::steady_clock;
  struct Worker;
  void start(Worker& worker);
  void receive(Worker& worker);
  void handle(Worker& worker, const Frame& frame);
  void finish_job(Worker& worker, const Done& done);
  void bury(Worker& worker, std::optional<Error> reason);
  void blame(Worker& worker, const Error& reason);
  void enforce_time();

  const ImportOptions& options_;
  Callbacks callbacks_;
  std::vector<std::unique_ptr<Worker>> workers_;
  std::deque<Job> waiting_;  ///< of workers that died
  std::uint64_t next_job_ = 1;
};

}  // namespace prikaz::corpus::import
