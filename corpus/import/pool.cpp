// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/import/pool.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fstream>

#include "base/error.h"
#include "corpus/import/worker.h"

namespace prikaz::corpus::import {

namespace {

/// Jobs in a worker's hands, the one it reads included: enough to go on with while the importer writes a
/// batch. Their frames together stay far below what a pipe holds (64 KiB), so that writing to a worker never
/// blocks.
constexpr std::size_t kQueue = 32;
constexpr std::size_t kQueueBytes = std::size_t{24} << 10;
/// What the workers have found out waits here for the same time (Linux; pipe(7), F_SETPIPE_SZ).
constexpr int kResultBytes = 1 << 20;
/// Wall time may exceed processor time by this factor before a file is given up: the disk may be slow.
constexpr unsigned kWallFactor = 2;
/// From here on a file is looked after: what it waits for a processor is not its fault.
constexpr std::chrono::milliseconds kSlow{500};

/// Why a worker died, from its status.
Error explain(int status, unsigned seconds) {
  if (WIFEXITED(status))
    return {ErrorCode::Crashed,
            "the reading process ended with status " + std::to_string(WEXITSTATUS(status))};
  const int number = WIFSIGNALED(status) ? WTERMSIG(status) : 0;
  if (number == SIGXCPU)
    return {ErrorCode::TimeExceeded,
            "reading it takes more than " + std::to_string(seconds) + " s of processor time"};
  if (number == SIGKILL)
    return {ErrorCode::MemoryExceeded,
            "the system ended the reading process, most likely for want of memory"};
  return {ErrorCode::Crashed, "the reading process died: " + std::string(strsignal(number))};
}

/// How long a process has waited for a processor in all: zero where the system does not say (Linux,
/// Documentation/scheduler/sched-stats.rst: "/proc/<pid>/schedstat").
std::chrono::nanoseconds waited_for_processor(pid_t pid) {
  std::int64_t ran = 0, waited = 0;
  std::ifstream("/proc/" + std::to_string(pid) + "/schedstat") >> ran >> waited;
  return std::chrono::nanoseconds(waited);
}

void close_fd(int& fd) {
  if (fd >= 0) close(fd);
  fd = -1;
}

}  // namespace

struct Pool::Worker {
  pid_t pid = -1;
  int to = -1, from = -1;
  std::unique_ptr<FrameReader> reader;
  std::deque<Job> queue;  ///< the first is being read
  std::optional<Begin> current;
  Clock::time_point since;
  std::optional<std::chrono::nanoseconds> waited;  ///< for a processor, when it was found slow
  std::uint32_t failed_members = 0;                ///< of the current job, by death
  std::uint64_t blamed_member = 0;                 ///< of the current job: the last one a worker died at
  bool retiring = false;

  bool has_room() const {
    std::size_t bytes = 0;
    for (const Job& job : queue) bytes += job.path.size() + job.shown.size();
    return !retiring && queue.size() < kQueue && bytes < kQueueBytes;
  }
  void set_out() {
    since = Clock::now();
    waited.reset();
  }
  /// Time since the file was begun, without what it waited for a processor.
  Clock::duration lasted() {
    const Clock::duration wall = Clock::now() - since;
    if (wall < kSlow) return wall;
    const std::chrono::nanoseconds now = waited_for_processor(pid);
    if (!waited) waited = now;
    return wall - (now - *waited);
  }
};

Pool::Pool(const ImportOptions& options, unsigned jobs, Callbacks callbacks)
    : options_(options), callbacks_(std::move(callbacks)) {
  for (unsigned i = 0; i < jobs; ++i) {
    workers_.push_back(std::make_unique<Worker>());
    start(*workers_.back());
  }
}

Pool::~Pool() {
  for (const auto& worker : workers_) {
    if (worker->pid > 0) kill(worker->pid, SIGKILL);
    close_fd(worker->to);
    close_fd(worker->from);
  }
  for (const auto& worker : workers_)
    if (worker->pid > 0) waitpid(worker->pid, nullptr, 0);
}

void Pool::start(Worker& worker) {
  int to[2], from[2];
  if (pipe2(to, O_CLOEXEC) != 0)
    throw Error(ErrorCode::Internal, std::string("pipe: ") + std::strerror(errno));
  if (pipe2(from, O_CLOEXEC) != 0)
    throw Error(ErrorCode::Internal, std::string("pipe: ") + std::strerror(errno));
  const pid_t pid = fork();
  if (pid < 0) throw Error(ErrorCode::Internal, std::string("fork: ") + std::strerror(errno));
  if (pid == 0) {
    // The other workers' pipes would keep them from noticing that the importer is gone.
    for (const auto& other : workers_) {
      close_fd(other->to);
      close_fd(other->from);
    }
    close(to[1]);
    close(from[0]);
    run_worker(to[0], from[1], options_);
  }
  close(to[0]);
  close(from[1]);
  fcntl(from[0], F_SETFL, O_NONBLOCK);
  fcntl(from[0], F_SETPIPE_SZ, kResultBytes);  // where it is refused the worker waits a little more often
  worker.pid = pid;
  worker.to = to[1];
  worker.from = from[0];
  worker.reader = std::make_unique<FrameReader>(from[0]);
  worker.current.reset();
  worker.retiring = false;
  for (const Job& job : worker.queue) write_frame(worker.to, FrameKind::Job, encode(job));
  worker.set_out();
}

bool Pool::has_room() const {
  return waiting_.empty() &&
         std::any_of(workers_.begin(), workers_.end(), [](const auto& worker) { return worker->has_room(); });
}

bool Pool::idle() const {
  return waiting_.empty() && std::all_of(workers_.begin(), workers_.end(),
                                         [](const auto& worker) { return worker->queue.empty(); });
}

void Pool::add(Job job) {
  if (job.number == 0) job.number = next_job_++;
  Worker* best = nullptr;
  for (const auto& worker : workers_)
    if (!worker->retiring && (!best || worker->queue.size() < best->queue.size())) best = worker.get();
  if (!best || !best->has_room()) {
    waiting_.push_back(std::move(job));
    return;
  }
  best->queue.push_back(job);
  // A worker that is gone is found out when its pipe is read.
  write_frame(best->to, FrameKind::Job, encode(job));
}

void Pool::wait(std::chrono::milliseconds timeout) {
  std::vector<pollfd> polls;
  for (const auto& worker : workers_) polls.push_back({worker->from, POLLIN, 0});
  if (poll(polls.data(), polls.size(), static_cast<int>(timeout.count())) < 0 && errno != EINTR)
    throw Error(ErrorCode::Internal, std::string("poll: ") + std::strerror(errno));
  for (std::size_t i = 0; i < workers_.size(); ++i)
    if (polls[i].revents != 0) receive(*workers_[i]);
  enforce_time();
  while (!waiting_.empty()) {
    Job job = std::move(waiting_.front());
    waiting_.pop_front();
    const std::size_t before = waiting_.size();
    add(std::move(job));
    if (waiting_.size() > before) break;  // it came back: no room
  }
}

void Pool::receive(Worker& worker) {
  const bool open = worker.reader->fill();
  try {
    while (const std::optional<Frame> frame = worker.reader->next()) handle(worker, *frame);
  } catch (const BrokenFrame& broken) {
    bury(worker, Error(ErrorCode::Crashed, broken.what()));
    return;
  }
  if (!open) bury(worker, std::nullopt);
}

void Pool::handle(Worker& worker, const Frame& frame) {
  switch (frame.kind) {
    case FrameKind::Begin:
      worker.current = decode<Begin>(frame.payload);
      worker.set_out();
      return;
    case FrameKind::Ask:
      write_frame(worker.to, FrameKind::Answer, encode(callbacks_.ask(frame.payload)));
      return;
    case FrameKind::Result: {
      Outcome outcome = decode<Outcome>(frame.payload);
      if (outcome.state == FileState::Archive) outcome.failed_members += worker.failed_members;
      callbacks_.outcome(std::move(outcome));
      return;
    }
    case FrameKind::Done:
      finish_job(worker, decode<Done>(frame.payload));
      return;
    case FrameKind::Job:
    case FrameKind::Answer:
      break;
  }
  throw BrokenFrame();
}

void Pool::finish_job(Worker& worker, const Done& done) {
  if (worker.queue.empty() || worker.queue.front().number != done.job) throw BrokenFrame();
  worker.queue.pop_front();
  worker.current.reset();
  worker.failed_members = 0;
  worker.blamed_member = 0;
  worker.set_out();
  worker.retiring = worker.retiring || done.tired;
  if (worker.retiring && worker.queue.empty())
    close_fd(worker.to);  // it ends, and is replaced when its pipe closes
}

void Pool::blame(Worker& worker, const Error& reason) {
  Job& job = worker.queue.front();
  Outcome outcome;
  outcome.code = code_name(reason.code());
  outcome.detail = reason.detail();
  const auto lasted = std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now() - worker.since);
  outcome.milliseconds = static_cast<std::uint32_t>(lasted.count());
  const std::uint64_t member = worker.current ? worker.current->member : 0;
  // A member that was begun, and by none before: it alone is given up, the archive goes on behind it.
  if (member > worker.blamed_member) {
    outcome.path = worker.current->path;
    outcome.member = true;
    worker.blamed_member = member;
    ++worker.failed_members;
    job.skip_members = member;
    callbacks_.outcome(std::move(outcome));
    return;
  }
  outcome.path = job.shown.empty() ? job.path : job.shown;
  worker.queue.pop_front();
  worker.failed_members = 0;
  worker.blamed_member = 0;
  callbacks_.outcome(std::move(outcome));
}

void Pool::bury(Worker& worker, std::optional<Error> reason) {
  if (reason) kill(worker.pid, SIGKILL);
  int status = 0;
  waitpid(worker.pid, &status, 0);
  worker.pid = -1;
  close_fd(worker.to);
  close_fd(worker.from);
  if (!worker.queue.empty()) blame(worker, reason ? *reason : explain(status, options_.limits.seconds));
  start(worker);
}

void Pool::enforce_time() {
  const auto limit = std::chrono::seconds(options_.limits.seconds * kWallFactor + 1);
  for (const auto& worker : workers_) {
    if (worker->queue.empty() || worker->lasted() <= limit) continue;
    // What it has to say may lie in the pipe while the importer was busy elsewhere.
    pollfd news{worker->from, POLLIN, 0};
    if (poll(&news, 1, 0) > 0) continue;
    bury(*worker, Error(ErrorCode::TimeExceeded,
                        "reading it takes more than " + std::to_string(limit.count()) + " s"));
  }
}

}  // namespace prikaz::corpus::import
