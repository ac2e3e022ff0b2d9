// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/import.h"

#include <signal.h>
#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <chrono>

#include "base/error.h"
#include "corpus/import/counter.h"
#include "corpus/import/pool.h"
#include "corpus/import/walk.h"

namespace prikaz::corpus {

using import::Answer;

namespace {

using Clock = std::chrono::steady_clock;

/// A batch is written when one of these is reached.
constexpr std::size_t kBatchFiles = 256;
constexpr std::size_t kBatchBytes = std::size_t{16} << 20;
constexpr std::chrono::milliseconds kBatchAge{1000};
/// Unchanged files are passed over in runs of this many before the workers are looked after again.
constexpr int kTrustedRun = 256;

/// Failures that have their reason outside the file: tried again each time.
bool is_passing(std::string_view code) {
  for (const ErrorCode passing :
       {ErrorCode::NotFound, ErrorCode::Unreadable, ErrorCode::MissingProgram, ErrorCode::Interrupted})
    if (code == code_name(passing)) return true;
  return false;
}

bool retries(const ImportOptions& options, std::string_view code, std::string_view program) {
  if (is_passing(code) || program != options.program) return true;
  return options.retry_failed && (options.retry_failed->empty() || *options.retry_failed == code);
}

/// Changed within the last moments. What comes from the future has a wrong clock and is taken as it is.
bool is_settling(const ImportOptions& options, const import::WalkedFile& file) {
  if (options.settle.count() == 0) return false;
  const std::chrono::nanoseconds age =
      std::chrono::system_clock::now().time_since_epoch() - std::chrono::nanoseconds(file.modified_ns);
  return age >= std::chrono::nanoseconds(0) && age < options.settle;
}

enum class Plan { Read, Trust, FailedBefore };

Plan plan_file(Store* store, const ImportOptions& options, const import::WalkedFile& file) {
  if (options.rehash || !store) return Plan::Read;
  const std::optional<KnownFile> known = store->find_file(file.path);
  if (!known || known->bytes != file.bytes || known->modified_ns != file.modified_ns ||
      known->modified_ns == 0)
    return Plan::Read;
  switch (known->state) {
    case FileState::Failed:
      return retries(options, known->code, known->program) ? Plan::Read : Plan::FailedBefore;
    case FileState::Archive:
      return known->failed_members > 0 && (options.retry_failed || known->program != options.program)
                 ? Plan::Read
                 : Plan::Trust;
    case FileState::OtherShard:
      return options.shard.holds(known->sha256) ? Plan::Read : Plan::Trust;
    case FileState::Skipped:  // a newer program may know its format
      return known->program == options.program ? Plan::Trust : Plan::Read;
    case FileState::Read:
    case FileState::Known:
      return Plan::Trust;
  }
  return Plan::Read;
}

class Importer {
 public:
  Importer(Store& store, const ImportOptions& options)
      : store_(store), options_(options), walker_(options.corpus_path) {
    for (const std::string& path : options.paths) walker_.add_root(path);
  }
  ImportResult run();

 private:
  bool stopped() const { return options_.stopped && options_.stopped(); }
  std::optional<import::WalkedFile> next_file();
  void feed(import::Pool& pool);
  void feed_again(import::Pool& pool);
  void take(import::Pool& pool, import::WalkedFile file);
  void receive(Outcome outcome);
  void commit_if_due(bool now);
  Answer answer(const std::string& sha256);
  void count(const Outcome& outcome);
  void begin_run() {
    if (run_ == 0) run_ = store_.begin_run(options_.command, options_.program);
  }
  void show(const std::optional<std::uint64_t>& total) const {
    if (options_.progress) options_.progress({counts_, total});
  }

  Store& store_;
  const ImportOptions& options_;
  import::Walker walker_;
  RunCounts counts_;
  std::int64_t run_ = 0;
  std::size_t batch_files_ = 0, batch_bytes_ = 0;
  Clock::time_point batch_since_ = Clock::now();
  bool walked_ = false;
};

std::optional<import::WalkedFile> Importer::next_file() {
  while (true) {
    if (auto file = walker_.next()) return file;
    if (!options_.more_paths) return std::nullopt;
    const std::optional<std::string> path = options_.more_paths();
    if (!path) return std::nullopt;
    walker_.add_root(*path);
  }
}

void Importer::take(import::Pool& pool, import::WalkedFile file) {
  if (!file.error && is_settling(options_, file)) return;
  ++counts_.seen;
  if (file.error) {
    // A watcher that comes by every few seconds says it once.
    const std::optional<KnownFile> known = options_.record_idle ? std::nullopt : store_.find_file(file.path);
    if (known && known->code == code_name(file.error->code())) {
      ++counts_.failed_before;
      return;
    }
    Outcome outcome;
    outcome.path = std::move(file.path);
    outcome.code = code_name(file.error->code());
    outcome.detail = file.error->detail();
    receive(std::move(outcome));
    return;
  }
  switch (plan_file(&store_, options_, file)) {
    case Plan::Trust:
      ++counts_.known;
      return;
    case Plan::FailedBefore:
      ++counts_.failed_before;
      return;
    case Plan::Read:
      break;
  }
  import::Job job;
  job.path = std::move(file.path);
  job.named = file.named;
  job.ask = store_.has_content_of_size(file.bytes);
  pool.add(std::move(job));
}

void Importer::feed(import::Pool& pool) {
  for (int i = 0; i < kTrustedRun && !walked_ && pool.has_room(); ++i) {
    if (options_.reread) {
      feed_again(pool);
    } else if (auto file = next_file()) {
      take(pool, std::move(*file));
    } else {
      walked_ = true;
    }
  }
}

void Importer::feed_again(import::Pool& pool) {
  std::optional<Reread> again = options_.reread();
  if (!again) {
    walked_ = true;
    return;
  }
  ++counts_.seen;
  import::Job job;
  job.path = std::move(again->file);
  job.shown = std::move(again->shown);
  job.reread = true;
  pool.add(std::move(job));
}

Answer Importer::answer(const std::string& sha256) {
  const std::optional<KnownContent> known = store_.find_content(sha256);
  if (!known) return {};
  switch (known->state) {
    case FileState::Read:
      return {import::Verdict::Known, {}};
    case FileState::Failed:
      return retries(options_, known->code, known->program) ? Answer{}
                                                            : Answer{import::Verdict::Failed, known->code};
    case FileState::Skipped:
      return known->program == options_.program ? Answer{import::Verdict::Skipped, known->code} : Answer{};
    default:
      return {};
  }
}

void Importer::count(const Outcome& outcome) {
  if (outcome.member) ++counts_.seen;
  counts_.bytes += outcome.state == FileState::Read ? outcome.bytes : 0;
  switch (outcome.state) {
    case FileState::Read:
      ++counts_.read;
      break;
    case FileState::Known:
      ++counts_.known;
      break;
    case FileState::Failed:
      ++counts_.failed;
      break;
    case FileState::Skipped:
      ++counts_.skipped;
      break;
    case FileState::OtherShard:
      ++counts_.other_shard;
      break;
    case FileState::Archive:
      --counts_.seen;  // its members count
      break;
  }
}

void Importer::receive(Outcome outcome) {
  count(outcome);
  if (options_.report) options_.report(outcome);
  if (batch_files_ == 0) batch_since_ = Clock::now();
  ++batch_files_;
  batch_bytes_ += outcome.original.size() + (outcome.reading ? outcome.reading->document.size() * 3 : 0);
  begin_run();
  store_.add(run_, std::move(outcome));
}

void Importer::commit_if_due(bool now) {
  if (batch_files_ == 0) return;
  if (!now && batch_files_ < kBatchFiles && batch_bytes_ < kBatchBytes &&
      Clock::now() - batch_since_ < kBatchAge)
    return;
  store_.commit();
  batch_files_ = batch_bytes_ = 0;
}

ImportResult Importer::run() {
  if (options_.record_idle) begin_run();
  const unsigned processors = static_cast<unsigned>(std::max(1L, sysconf(_SC_NPROCESSORS_ONLN)));
  std::unique_ptr<import::FileCounter> counter;
  if (options_.count_ahead && !options_.more_paths)
    counter = std::make_unique<import::FileCounter>(options_.paths, options_.corpus_path);
  {
    import::Pool::Callbacks callbacks;
    callbacks.ask = [this](const std::string& sha256) { return answer(sha256); };
    callbacks.outcome = [this](Outcome outcome) { receive(std::move(outcome)); };
    import::Pool pool(options_, options_.jobs ? options_.jobs : processors, callbacks);
    while (!stopped()) {
      feed(pool);
      if (walked_ && pool.idle()) break;
      // With nothing to hand out but unchanged files there is no reason to wait.
      const bool busy = walked_ || !pool.has_room();
      pool.wait(std::chrono::milliseconds(busy ? 100 : 0));
      commit_if_due(false);
      show(counter ? counter->total() : std::nullopt);
    }
  }
  ImportResult result;
  result.interrupted = !walked_ || stopped();
  commit_if_due(true);
  show(std::nullopt);
  result.counts = counts_;
  if (run_ != 0) store_.end_run(run_, counts_, result.interrupted ? "interrupted" : "done");
  return result;
}

}  // namespace

bool Shard::holds(std::string_view sha256) const {
  if (count <= 1) return true;
  std::uint64_t head = 0;
  const std::string_view digits = sha256.substr(0, 16);
  std::from_chars(digits.data(), digits.data() + digits.size(), head, 16);
  return head % count == number - 1;
}

std::optional<Shard> parse_shard(std::string_view text) {
  Shard shard;
  const char* end = text.data() + text.size();
  const auto [slash, first_fault] = std::from_chars(text.data(), end, shard.number);
  if (first_fault != std::errc() || slash == end || *slash != '/') return std::nullopt;
  const auto [rest, second_fault] = std::from_chars(slash + 1, end, shard.count);
  if (second_fault != std::errc() || rest != end || shard.number < 1 || shard.number > shard.count)
    return std::nullopt;
  return shard;
}

ImportResult import_files(Store& store, const ImportOptions& options) {
  // A worker's death shows where its pipe is read, not by a signal.
  struct IgnorePipe {
    void (*before)(int) = signal(SIGPIPE, SIG_IGN);
    ~IgnorePipe() { signal(SIGPIPE, before); }
  } ignore_pipe;
  return Importer(store, options).run();
}

RunCounts plan_import(Store* store, const ImportOptions& options,
                      const std::function<void(const std::string& path)>& visit) {
  RunCounts counts;
  import::Walker walker(options.corpus_path);
  for (const std::string& path : options.paths) walker.add_root(path);
  while (!(options.stopped && options.stopped())) {
    std::optional<import::WalkedFile> file = walker.next();
    if (!file && options.more_paths) {
      const std::optional<std::string> more = options.more_paths();
      if (!more) break;
      walker.add_root(*more);
      continue;
    }
    if (!file) break;
    ++counts.seen;
    if (file->error) {
      ++counts.failed;
      continue;
    }
    const Plan plan = plan_file(store, options, *file);
    if (plan == Plan::Trust) ++counts.known;
    if (plan == Plan::FailedBefore) ++counts.failed_before;
    if (plan != Plan::Read) continue;
    ++counts.read;
    counts.bytes += file->bytes;
    visit(file->path);
  }
  return counts;
}

}  // namespace prikaz::corpus
