// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/worker_pool.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>

#include "cli/input.h"
#include "cli/output.h"

namespace prikaz::cli {
namespace {

using Length = std::uint64_t;  // before every message

constexpr std::chrono::milliseconds kPatience{25};  // before another worker is started

bool send_fully(int socket, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t sent = ::send(socket, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent < 0 && errno == EINTR) continue;
    if (sent <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(sent));
  }
  return true;
}

bool send_message(int socket, std::string_view message) {
  const Length length = message.size();
  return send_fully(socket, {reinterpret_cast<const char*>(&length), sizeof length}) &&
         send_fully(socket, message);
}

bool receive_fully(int socket, char* data, std::size_t size) {
  while (size > 0) {
    const ssize_t got = ::recv(socket, data, size, 0);
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return false;
    data += got;
    size -= static_cast<std::size_t>(got);
  }
  return true;
}

#ifndef PRIKAZ_SANITIZE  // shadow memory counts as address space, and reports go to standard error
std::uint64_t address_space() {
  unsigned long pages = 0;
  if (std::FILE* file = std::fopen("/proc/self/statm", "re")) {
    if (std::fscanf(file, "%lu", &pages) != 1) pages = 0;
    std::fclose(file);
  }
  return std::uint64_t{pages} * static_cast<std::uint64_t>(::sysconf(_SC_PAGESIZE));
}

void bound_worker(const Limits& limits) {
  const rlim_t bytes = address_space() + limits.memory_bytes;
  const rlimit memory{bytes, bytes}, no_core{0, 0};
  ::setrlimit(RLIMIT_AS, &memory);
  ::setrlimit(RLIMIT_CORE, &no_core);
  // Libraries that complain there would break the rule of one line a failed file.
  if (const int nowhere = ::open("/dev/null", O_WRONLY | O_CLOEXEC); nowhere >= 0)
    ::dup2(nowhere, STDERR_FILENO);
}
#else
void bound_worker(const Limits&) {}
#endif

}  // namespace

WorkerPool::WorkerPool(unsigned workers, const Limits& limits,
                       std::function<Outcome(const std::string&)> read)
    : limits_(limits), read_(std::move(read)), workers_(workers) {}

WorkerPool::~WorkerPool() {
  for (Worker& worker : workers_) {
    if (worker.process < 0) continue;
    ::kill(worker.process, SIGKILL);
    ::close(worker.socket);
    ::waitpid(worker.process, nullptr, 0);
  }
}

void WorkerPool::push(const std::string& path) {
  slots_.emplace_back();
  slots_.back().outcome.path = path;
  slots_.back().outcome.name = base_name(path);
  give_work();
}

Outcome WorkerPool::pop() {
  while (!slots_.front().done) wait_for_answers();
  Outcome outcome = std::move(slots_.front().outcome);
  slots_.pop_front();
  return outcome;
}

bool WorkerPool::may_start() const {
  const bool none = std::none_of(workers_.begin(), workers_.end(),
                                 [](const Worker& worker) { return worker.process >= 0; });
  return none || Clock::now() - last_start_ >= kPatience;
}

void WorkerPool::give_work() {
  auto slot = slots_.begin();
  for (Worker& worker : workers_) {
    if (worker.slot || (worker.process < 0 && !may_start())) continue;
    slot = std::find_if(slot, slots_.end(), [](const Slot& candidate) { return !candidate.begun; });
    if (slot == slots_.end()) return;
    if (worker.process < 0) start(worker);
    slot->begun = true;
    worker.slot = &*slot;
    worker.answer.clear();
    worker.deadline = Clock::now() + std::chrono::seconds(limits_.seconds);
    if (!send_message(worker.socket, slot->outcome.path)) bury(worker, nullptr);
  }
}

void WorkerPool::start(Worker& worker) {
  int sockets[2];
  if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, sockets) != 0)
    throw Error(ErrorCode::Internal, "cannot start a worker: " + system_message(errno));
  const pid_t parent = ::getpid();
  const pid_t process = ::fork();
  if (process < 0) {
    ::close(sockets[0]);
    ::close(sockets[1]);
    throw Error(ErrorCode::Internal, "cannot start a worker: " + system_message(errno));
  }
  if (process == 0) {
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (::getppid() != parent) ::_exit(1);
    for (const Worker& other : workers_)
      if (other.socket >= 0) ::close(other.socket);
    ::close(sockets[0]);
    bound_worker(limits_);
    serve(sockets[1]);
  }
  ::close(sockets[1]);
  last_start_ = Clock::now();
  worker.process = process;
  worker.socket = sockets[0];
}

void WorkerPool::serve(int socket) {
  for (;;) {
    Length length = 0;
    if (!receive_fully(socket, reinterpret_cast<char*>(&length), sizeof length)) ::_exit(0);
    std::string path(length, '\0');
    if (!receive_fully(socket, path.data(), path.size())) ::_exit(0);
    if (!send_message(socket, pack_outcome(read_(path)))) ::_exit(0);
  }
}

void WorkerPool::wait_for_answers() {
  std::vector<pollfd> waiting;
  std::vector<Worker*> busy;
  Clock::time_point first = Clock::time_point::max();
  for (Worker& worker : workers_) {
    if (!worker.slot) continue;
    waiting.push_back({worker.socket, POLLIN, 0});
    busy.push_back(&worker);
    first = std::min(first, worker.deadline);
  }
  const bool more = std::any_of(slots_.begin(), slots_.end(), [](const Slot& slot) { return !slot.begun; });
  if (more && busy.size() < workers_.size())
    first = std::min(first, std::max(last_start_ + kPatience, Clock::now()));
  const auto left = std::chrono::ceil<std::chrono::milliseconds>(first - Clock::now()).count();
  constexpr decltype(left) kLongestWait = 60'000;
  ::poll(waiting.data(), waiting.size(),
         static_cast<int>(std::clamp<decltype(left + 0)>(left, 0, kLongestWait)));
  for (std::size_t k = 0; k < busy.size(); ++k)
    if (waiting[k].revents != 0) receive(*busy[k]);
  const Error late(ErrorCode::TimeExceeded,
                   "reading took more than " + std::to_string(limits_.seconds) + " seconds (--max-seconds)");
  for (Worker* worker : busy)
    if (worker->slot && Clock::now() >= worker->deadline) bury(*worker, &late);
  give_work();
}

void WorkerPool::receive(Worker& worker) {
  char buffer[1 << 16];
  const ssize_t got = ::recv(worker.socket, buffer, sizeof buffer, 0);
  if (got < 0 && errno == EINTR) return;
  if (got <= 0) {
    bury(worker, nullptr);
    return;
  }
  worker.answer.append(buffer, static_cast<std::size_t>(got));
  Length length = 0;
  if (worker.answer.size() < sizeof length) return;
  std::memcpy(&length, worker.answer.data(), sizeof length);
  const std::size_t come = worker.answer.size() - sizeof length;
  if (come >= length) finish(worker, std::string_view(worker.answer).substr(sizeof length));
}

void WorkerPool::finish(Worker& worker, std::string_view answer) {
  Outcome outcome;
  outcome.path = worker.slot->outcome.path;
  if (!unpack_outcome(answer, outcome)) {
    const Error damaged(ErrorCode::Crashed, "the reader went astray over it");
    bury(worker, &damaged);
    return;
  }
  worker.slot->outcome = std::move(outcome);
  worker.slot->done = true;
  worker.slot = nullptr;
  worker.answer = {};
}

void WorkerPool::bury(Worker& worker, const Error* reason) {
  if (reason) ::kill(worker.process, SIGKILL);
  int status = 0;
  while (::waitpid(worker.process, &status, 0) < 0 && errno == EINTR) {
  }
  ::close(worker.socket);
  std::string detail = "the reader crashed over it";
  if (WIFSIGNALED(status)) detail += " (signal " + std::to_string(WTERMSIG(status)) + ")";
  worker.slot->outcome.error = reason ? *reason : Error(ErrorCode::Crashed, detail);
  worker.slot->done = true;
  worker = Worker{};
}

}  // namespace prikaz::cli
