// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/reading.h"

#include <condition_variable>
#include <deque>
#include <filesystem>
#include <mutex>
#include <new>
#include <thread>
#include <vector>

#include "base/sha256.h"
#include "cli/input.h"

namespace prikaz::cli {
namespace {

// Files waiting, being worked on and done, in their order.
class OrderedQueue {
 public:
  OrderedQueue(unsigned jobs, const std::function<Outcome(const std::string&)>& read) {
    for (unsigned k = 0; k < jobs; ++k) threads_.emplace_back([this, &read] { serve(read); });
  }

  ~OrderedQueue() {
    {
      const std::lock_guard lock(mutex_);
      closed_ = true;
      waiting_.clear();
    }
    changed_.notify_all();
    for (std::thread& thread : threads_) thread.join();
  }

  void push(const std::string& path) {
    const std::lock_guard lock(mutex_);
    slots_.emplace_back();
    slots_.back().path = path;
    waiting_.push_back(&slots_.back());
    changed_.notify_all();
  }

  std::size_t size() const { return slots_.size(); }  // only the pushing thread changes it

  Outcome pop() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return slots_.front().done; });
    Outcome outcome = std::move(slots_.front().outcome);
    slots_.pop_front();
    return outcome;
  }

 private:
  struct Slot {
    std::string path;
    bool done = false;
    Outcome outcome;
  };

  void serve(const std::function<Outcome(const std::string&)>& read) {
    std::unique_lock lock(mutex_);
    for (;;) {
      changed_.wait(lock, [this] { return closed_ || !waiting_.empty(); });
      if (closed_) return;
      Slot* slot = waiting_.front();
      waiting_.pop_front();
      lock.unlock();
      Outcome outcome = read(slot->path);
      lock.lock();
      slot->outcome = std::move(outcome);
      slot->done = true;
      changed_.notify_all();
    }
  }

  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<Slot> slots_;  // a deque keeps its elements in place when its ends change
  std::deque<Slot*> waiting_;
  bool closed_ = false;
  std::vector<std::thread> threads_;
};

std::uint64_t size_of(const std::string& path) {
  std::error_code failure;
  const std::uintmax_t size = std::filesystem::file_size(path, failure);
  return failure ? 0 : size;
}

}  // namespace

Outcome read_one(const std::string& path, const Limits& limits, const Work& work) {
  Outcome outcome;
  outcome.path = path;
  outcome.name = base_name(path);
  std::optional<Input> input;
  try {
    input = Input::read(path, limits.file_bytes);
    outcome.bytes = input->bytes().size();
    work(input->bytes(), outcome);
  } catch (const Error& error) {
    outcome.error = error;
  } catch (const std::bad_alloc&) {
    outcome.error = Error(ErrorCode::MemoryExceeded, "not enough memory to read it");
  } catch (const std::exception& error) {
    outcome.error = Error(ErrorCode::Internal, std::string("internal error: ") + error.what());
  }
  if (outcome.error) {
    outcome.output.clear();
    if (input)
      outcome.sha256 = sha256_hex(input->bytes());
    else
      outcome.bytes = size_of(path);
  }
  return outcome;
}

void read_all(const FileArguments& files, const Limits& limits, unsigned jobs, const Work& work,
              const std::function<void(const Outcome&)>& emit) {
  const std::function<Outcome(const std::string&)> read = [&](const std::string& path) {
    return read_one(path, limits, work);
  };
  if (jobs <= 1) {
    files.for_each([&](const std::string& path) { emit(read(path)); });
    return;
  }
  OrderedQueue queue(jobs, read);
  files.for_each([&](const std::string& path) {
    queue.push(path);
    if (queue.size() >= jobs * 4) emit(queue.pop());
  });
  while (queue.size() > 0) emit(queue.pop());
}

}  // namespace prikaz::cli
