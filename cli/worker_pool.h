// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Worker processes that answer one question after another, within limits on memory and time. A worker is
// forked when it is first needed and again after it died, so that everything the parent has loaded before is
// theirs, too.
#pragma once

#include <sys/types.h>

#include <chrono>
#include <deque>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "base/limits.h"
#include "cli/outcome.h"

namespace prikaz::cli {

class WorkerPool {
 public:
  /// `read` runs in the workers. It must not throw.
  WorkerPool(unsigned workers, const Limits& limits, std::function<Outcome(const std::string& path)> read);
  /// Ends all workers at once.
  ~WorkerPool();
  WorkerPool(const WorkerPool&) = delete;
  WorkerPool& operator=(const WorkerPool&) = delete;

  /// Gives a file to a worker, or keeps it until one is free.
  void push(const std::string& path);
  /// Files given and not yet taken back.
  std::size_t size() const { return slots_.size(); }
  /// Waits for the oldest file and takes its outcome.
  Outcome pop();

 private:
  using Clock = std::chrono::steady_clock;

  struct Slot {
    Outcome outcome;
    bool begun = false, done = false;
  };

  struct Worker {
    pid_t process = -1;
    int socket = -1;
    Slot* slot = nullptr;
    std::string answer;  // what has come of it so far
    Clock::time_point deadline;
  };

  /// Hands files to idle workers. The first worker is started at once, another one only where the others have
  /// been busy for a while: a fresh process must load its tables anew, which costs more than a few small
  /// files.
  void give_work();
  bool may_start() const;
  void start(Worker& worker);
  [[noreturn]] void serve(int socket);
  void wait_for_answers();
  void receive(Worker& worker);
  void finish(Worker& worker, std::string_view answer);
  /// The worker is gone, or has to go: its file gets `reason`, or the reason that the system tells.
  void bury(Worker& worker, const Error* reason);

  Limits limits_;
  std::function<Outcome(const std::string&)> read_;
  std::vector<Worker> workers_;
  Clock::time_point last_start_ = Clock::time_point::min();
  std::deque<Slot> slots_;  // a deque keeps its elements in place when its ends change
};

}  // namespace prikaz::cli
