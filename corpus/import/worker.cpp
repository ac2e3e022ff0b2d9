// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/import/worker.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cstring>
#include <deque>
#include <fstream>
#include <new>

#include "base/error.h"
#include "base/sha256.h"
#include "corpus/import/archive.h"
#include "corpus/import/frame.h"
#include "corpus/packing.h"
#include "corpus/paths.h"

namespace prikaz::corpus::import {

namespace {

using Clock = std::chrono::steady_clock;

/// After this many files a worker is replaced: what a library leaks stays small.
constexpr unsigned kFilesOfOneWorker = 5'000;
/// A file written this shortly before it was read may be written again without its time showing it.
constexpr std::int64_t kClockGrain = 20'000'000;  // nanoseconds

std::uint64_t peak_kilobytes() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<std::uint64_t>(usage.ru_maxrss);
}

std::int64_t modified_of(const struct stat& status) {
  return static_cast<std::int64_t>(status.st_mtim.tv_sec) * 1'000'000'000 + status.st_mtim.tv_nsec;
}

class OpenFile {
 public:
  explicit OpenFile(const std::string& path) : fd_(open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK)) {
    if (fd_ < 0)
      throw Error(errno == ENOENT ? ErrorCode::NotFound : ErrorCode::Unreadable, std::strerror(errno));
  }
  OpenFile(const OpenFile&) = delete;
  OpenFile& operator=(const OpenFile&) = delete;
  ~OpenFile() { close(fd_); }

  struct stat status() const {
    struct stat status {};
    if (fstat(fd_, &status) != 0) throw Error(ErrorCode::Unreadable, std::strerror(errno));
    if (!S_ISREG(status.st_mode)) throw Error(ErrorCode::NotAFile, "this is no regular file");
    return status;
  }

  /// From the beginning, at most `limit` bytes.
  std::string read(std::uint64_t limit) const {
    std::string bytes(limit, '\0');
    std::size_t size = 0;
    while (size < bytes.size()) {
      const ssize_t count = pread(fd_, bytes.data() + size, bytes.size() - size, static_cast<off_t>(size));
      if (count < 0 && errno == EINTR) continue;
      if (count < 0) throw Error(ErrorCode::Unreadable, std::strerror(errno));
      if (count == 0) break;
      size += static_cast<std::size_t>(count);
    }
    bytes.resize(size);
    return bytes;
  }
  int fd() const { return fd_; }

 private:
  int fd_;
};

class Worker {
 public:
  Worker(int in, int out, const ImportOptions& options) : reader_(in), out_(out), options_(options) {}
  void run();

 private:
  std::optional<Job> next_job();
  void process(const Job& job);
  void process_archive(const Job& job, const OpenFile& file, Outcome& outcome);
  void process_bytes(const Job& job, Outcome& outcome, const std::string& bytes, bool ask);
  bool is_archive(std::string_view bytes, std::string_view name) const;
  bool take_known(const Job& job, Outcome& outcome);
  bool is_bystander(const Job& job, const Outcome& outcome, std::string_view code) const;
  void fail(const Job& job, Outcome& outcome, ErrorCode code, const std::string& detail) const;
  /// Runs `work`; whatever it throws becomes the outcome's failure.
  template <typename Work>
  void guard(const Job& job, Outcome& outcome, Work work) const;
  void begin(const Job& job, std::uint64_t member, const std::string& path);
  void send(FrameKind kind, const std::string& payload) const {
    if (!write_frame(out_, kind, payload)) _exit(0);
  }
  void send_outcome(Outcome& outcome, Clock::time_point started) const;

  FrameReader reader_;
  std::deque<Job> queue_;
  int out_;
  const ImportOptions& options_;
  unsigned files_ = 0;
};

/// Processor time counts for the process as a whole: the limit moves on with each file.
void allow_seconds([[maybe_unused]] unsigned seconds) {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  const auto used = static_cast<rlim_t>(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec);
  rlimit limit{};
  getrlimit(RLIMIT_CPU, &limit);
  limit.rlim_cur = std::min<rlim_t>(used + seconds + 2, limit.rlim_max);
  setrlimit(RLIMIT_CPU, &limit);
}

void limit_memory([[maybe_unused]] std::size_t bytes) {
#ifndef PRIKAZ_SANITIZE  // sanitizers reserve terabytes of address space
  std::uint64_t pages = 0;
  std::ifstream("/proc/self/statm") >> pages;
  const rlim_t used = static_cast<rlim_t>(pages) * static_cast<rlim_t>(sysconf(_SC_PAGESIZE));
  rlimit limit{};
  getrlimit(RLIMIT_AS, &limit);
  limit.rlim_cur = std::min<rlim_t>(used + bytes, limit.rlim_max);
  setrlimit(RLIMIT_AS, &limit);
#endif
  rlimit no_core{0, 0};
  setrlimit(RLIMIT_CORE, &no_core);
}

void Worker::begin(const Job& job, std::uint64_t member, const std::string& path) {
  allow_seconds(options_.limits.seconds);
  send(FrameKind::Begin, encode(Begin{job.number, member, path}));
}

/// A picture or a program among the orders is no failure of anybody.
bool Worker::is_bystander(const Job& job, const Outcome& outcome, std::string_view code) const {
  const bool asked_for = job.named && !outcome.member;
  return (code == code_name(ErrorCode::UnknownFormat) || code == code_name(ErrorCode::Empty)) && !asked_for &&
         !options_.reader.has_known_extension(file_name(outcome.path));
}

void Worker::fail(const Job& job, Outcome& outcome, ErrorCode code, const std::string& detail) const {
  outcome.reading.reset();
  outcome.code = code_name(code);
  outcome.detail = detail;
  outcome.state = is_bystander(job, outcome, outcome.code) ? FileState::Skipped : FileState::Failed;
}

template <typename Work>
void Worker::guard(const Job& job, Outcome& outcome, Work work) const {
  try {
    work();
  } catch (const Error& error) {
    std::string detail = error.detail();
    if (error.at().known()) detail += " (" + describe(error.at()) + ")";
    fail(job, outcome, error.code(), detail);
  } catch (const std::bad_alloc&) {
    fail(job, outcome, ErrorCode::MemoryExceeded, "reading it takes more memory than it may");
  } catch (const std::exception& error) {
    fail(job, outcome, ErrorCode::Internal, error.what());
  }
}

void Worker::send_outcome(Outcome& outcome, Clock::time_point started) const {
  const auto elapsed = std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now() - started);
  outcome.milliseconds = static_cast<std::uint32_t>(elapsed.count());
  outcome.peak_kilobytes = static_cast<std::uint32_t>(peak_kilobytes());
  send(FrameKind::Result, encode(std::move(outcome)));
}

/// Asks the importer; true where there is nothing to read.
bool Worker::take_known(const Job& job, Outcome& outcome) {
  send(FrameKind::Ask, outcome.sha256);
  std::optional<Frame> frame = reader_.wait();
  // Jobs of the queue stand in the pipe before the answer.
  for (; frame && frame->kind == FrameKind::Job; frame = reader_.wait())
    queue_.push_back(decode<Job>(frame->payload));
  if (!frame || frame->kind != FrameKind::Answer) _exit(0);
  const Answer answer = decode<Answer>(frame->payload);
  switch (answer.verdict) {
    case Verdict::Read:
      return false;
    case Verdict::Known:
      outcome.state = FileState::Known;
      return true;
    case Verdict::Skipped:
      outcome.state = FileState::Skipped;
      outcome.code = answer.code;
      return true;
    case Verdict::Failed:
      outcome.state = is_bystander(job, outcome, answer.code) ? FileState::Skipped : FileState::Failed;
      outcome.code = answer.code;
      outcome.detail = "the same bytes failed before";
      return true;
  }
  return false;
}

void Worker::process_bytes(const Job& job, Outcome& outcome, const std::string& bytes, bool ask) {
  outcome.bytes = bytes.size();
  outcome.sha256 = sha256_hex(bytes);
  if (!options_.shard.holds(outcome.sha256)) {
    outcome.state = FileState::OtherShard;
    return;
  }
  if (ask && !job.reread && take_known(job, outcome)) return;
  guard(job, outcome, [&] {
    if (bytes.empty()) throw Error(ErrorCode::Empty, "the file is empty");
    schema::OrderDocument document = options_.reader.read(bytes, file_name(outcome.path));
    outcome.reading = build_reading(document);
    outcome.state = FileState::Read;
    if (options_.keep_originals) outcome.original = pack(bytes);
  });
}

bool Worker::is_archive(std::string_view bytes, std::string_view name) const {
  return looks_like_archive(bytes.substr(0, 512)) && !options_.reader.has_known_extension(name) &&
         !options_.reader.is_document(bytes, name);
}

void Worker::process_archive(const Job& job, const OpenFile& file, Outcome& outcome) {
  std::uint64_t current = 0;
  Clock::time_point started;
  ArchiveCallbacks callbacks;
  callbacks.is_archive = [&](std::string_view bytes, std::string_view name) {
    return is_archive(bytes, name);
  };
  callbacks.begin = [&](std::uint64_t number, const std::string& path) {
    current = number;
    if (number <= job.skip_members) return false;
    started = Clock::now();
    begin(job, number, job.path + std::string(kMemberMark) + path);
    return true;
  };
  callbacks.member = [&](const ArchiveMember& member) {
    Outcome one;
    one.path = job.path + std::string(kMemberMark) + member.path;
    one.member = true;
    if (member.error) {
      fail(job, one, member.error->code(), member.error->detail());
    } else {
      process_bytes(job, one, member.bytes, true);
    }
    if (one.state == FileState::Failed) ++outcome.failed_members;
    send_outcome(one, started);
  };
  const struct stat status = file.status();
  lseek(file.fd(), 0, SEEK_SET);
  each_member(file.fd(), static_cast<std::uint64_t>(status.st_size), options_.limits, callbacks);
  outcome.state = FileState::Archive;
}

void Worker::process(const Job& job) {
  const Clock::time_point started = Clock::now();
  begin(job, 0, job.path);
  Outcome outcome;
  outcome.path = job.shown.empty() ? job.path : job.shown;
  guard(job, outcome, [&] {
    constexpr int kTries = 3;
    for (int attempt = 1;; ++attempt) {
      const OpenFile file(job.path);
      const struct stat before = file.status();
      timespec now{};
      clock_gettime(CLOCK_REALTIME, &now);
      outcome.bytes = static_cast<std::uint64_t>(before.st_size);
      outcome.modified_ns = modified_of(before);
      const std::uint64_t limit = options_.limits.file_bytes;
      const bool small = outcome.bytes <= limit;
      const std::string bytes = file.read(small ? outcome.bytes : 512);
      const bool archive = small ? is_archive(bytes, job.path) : looks_like_archive(bytes);
      if (archive) {
        process_archive(job, file, outcome);
      } else if (!small) {
        throw Error(options_.reader.has_known_extension(job.path) || job.named ? ErrorCode::TooLarge
                                                                               : ErrorCode::UnknownFormat,
                    "the file has " + std::to_string(outcome.bytes) + " bytes, the limit is " +
                        std::to_string(limit));
      }
      const struct stat after = file.status();
      if (after.st_size != before.st_size || modified_of(after) != outcome.modified_ns) {
        if (attempt < kTries) continue;
        throw Error(ErrorCode::Unreadable, "it changes while it is read");
      }
      if (outcome.modified_ns + kClockGrain >
          static_cast<std::int64_t>(now.tv_sec) * 1'000'000'000 + now.tv_nsec)
        outcome.modified_ns = 0;
      // A copy that stands in for a file that is gone has no time of its own.
      if (!job.shown.empty()) outcome.modified_ns = 0;
      if (!archive) process_bytes(job, outcome, bytes, job.ask);
      return;
    }
  });
  send_outcome(outcome, started);
}

std::optional<Job> Worker::next_job() {
  if (queue_.empty()) {
    const std::optional<Frame> frame = reader_.wait();
    if (!frame || frame->kind != FrameKind::Job) return std::nullopt;
    return decode<Job>(frame->payload);
  }
  Job job = std::move(queue_.front());
  queue_.pop_front();
  return job;
}

void Worker::run() {
  while (const std::optional<Job> next = next_job()) {
    const Job& job = *next;
    process(job);
    ++files_;
    const bool tired =
        files_ >= kFilesOfOneWorker || peak_kilobytes() * 1024 > options_.limits.memory_bytes / 4 * 3;
    send(FrameKind::Done, encode(Done{job.number, tired}));
  }
}

}  // namespace

void run_worker(int in, int out, const ImportOptions& options) {
  // The importer decides when to stop; with its death the worker goes, too.
  for (const int number : {SIGINT, SIGTERM, SIGHUP}) signal(number, SIG_IGN);
  signal(SIGPIPE, SIG_IGN);
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  // What libraries say of a damaged file is no message of ours.
  if (const int nowhere = open("/dev/null", O_RDWR); nowhere >= 0) {
    dup2(nowhere, STDIN_FILENO);
    dup2(nowhere, STDOUT_FILENO);
    dup2(nowhere, STDERR_FILENO);
  }
  limit_memory(options.limits.memory_bytes);
  try {
    Worker(in, out, options).run();
  } catch (...) {
    _exit(70);  // sysexits: EX_SOFTWARE
  }
  _exit(0);
}

}  // namespace prikaz::corpus::import
