// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/reading.h"

#include <algorithm>
#include <filesystem>
#include <new>
#include <optional>
#include <thread>

#include "base/sha256.h"
#include "cli/input.h"
#include "cli/worker_pool.h"

namespace prikaz::cli {
namespace {

std::uint64_t size_of(const std::string& path) {
  std::error_code failure;
  const std::uintmax_t size = std::filesystem::file_size(path, failure);
  return failure ? 0 : size;
}

// Reads one file and works on it. Never throws.
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
    outcome.error =
        Error(ErrorCode::MemoryExceeded, "reading takes more than " + std::to_string(limits.memory_bytes) +
                                             " bytes of memory (--max-memory-bytes)");
  } catch (const std::exception& error) {
    outcome.error = Error(ErrorCode::Internal, std::string("internal error: ") + error.what());
  }
  if (outcome.error) {
    outcome.output = {};
    if (input)
      outcome.sha256 = sha256_hex(input->bytes());
    else
      outcome.bytes = size_of(path);
  }
  return outcome;
}

}  // namespace

void read_all(const FileArguments& files, const Limits& limits, unsigned jobs, const Work& work,
              const std::function<void(const Outcome&)>& emit) {
  if (jobs == 0) jobs = std::max(1u, std::thread::hardware_concurrency());
  WorkerPool pool(jobs, limits, [&](const std::string& path) { return read_one(path, limits, work); });
  const std::size_t most = jobs * 4;
  const auto drain = [&](std::size_t left) {
    while (pool.size() > left) emit(pool.pop());
  };
  files.for_each(
      [&](const std::string& path) {
        pool.push(path);
        drain(most - 1);
      },
      [&] { drain(0); });
  drain(0);
}

}  // namespace prikaz::cli
